#pragma once

#include "render/painter.h"
#include "render/scene-private.h"

G_BEGIN_DECLS

/**
 * JwPainterMarks:
 * @begin_group: told of what stands together in a cell, before it is painted. TRUE asks for @end
 *   after it; FALSE for @begin with each item of it.
 * @begin: told of an item of no cell, or of such a group, before it is painted, as
 *   jw_scene_visit() tells. TRUE asks for @end.
 * @end: told after what was asked for
 *
 * For outputs that say what their ink stands for.
 */
typedef struct
{
  gboolean (*begin_group) (const JwGroup *group, const JwSpot *at, gpointer data);
  JwSceneVisit begin;
  void (*end) (gpointer data);
  gpointer data;
} JwPainterMarks;

/**
 * JwPainterPen:
 * @fill: the context's path, in its source
 * @stroke: the same as a line of its width and dashes
 * @write: a text with its origin at a place, in the source
 * @picture: a picture that fills a place, cut to the path; FALSE if its bytes are damaged
 *
 * Takes what is drawn instead of cairo: for an output that cairo has not.
 */
typedef struct
{
  void (*fill) (cairo_t *cr, gpointer data);
  void (*stroke) (cairo_t *cr, gpointer data);
  void (*write) (JwText *text, cairo_t *cr, double x, double y, gpointer data);
  gboolean (*picture) (JwImage *image, cairo_t *cr, const JwRect *place, gpointer data);
  gpointer data;
} JwPainterPen;

/* Paints a scene as jw_painter_paint() does, and tells of it; with a pen, onto that. */
void jw_painter_paint_marked (JwScene *scene,
                              cairo_t *cr,
                              const JwPainterMarks *marks,
                              const JwPainterPen *pen);

G_END_DECLS
