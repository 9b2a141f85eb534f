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
  gboolean (*begin_group) (JwScene *scene,
                           const JwGroup *group,
                           const JwSceneRow *row,
                           const JwSceneCell *cell,
                           double dx,
                           double dy,
                           gpointer data);
  JwSceneVisit begin;
  void (*end) (gpointer data);
  gpointer data;
} JwPainterMarks;

/* Paints a scene as jw_painter_paint() does, and tells of it. */
void jw_painter_paint_marked (JwScene *scene, cairo_t *cr, const JwPainterMarks *marks);

G_END_DECLS
