#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  JW_OUTLINE_MOVE,
  JW_OUTLINE_LINE,
  JW_OUTLINE_CURVE,
  JW_OUTLINE_CLOSE,
} JwOutlineOp;

/* One step; a move or line uses the first point only. */
typedef struct
{
  JwOutlineOp op;
  double x[3];
  double y[3];
} JwOutlineStep;

/**
 * JwOutline:
 *
 * An outline in points, for shapes that are more than a rectangle.
 */
typedef struct _JwOutline JwOutline;

/* An empty outline, owned by the caller. */
JwOutline *jw_outline_new (void);
/* Items free theirs with themselves. */
void jw_outline_free (JwOutline *outline);
/* Steps as cairo's of the same names; lengths in points. */
void jw_outline_move_to (JwOutline *outline, double x, double y);
/* A straight line from the last point. */
void jw_outline_line_to (JwOutline *outline, double x, double y);
/* A cubic from the last point: two control points and the end. */
void jw_outline_curve_to (JwOutline *outline,
                          double x1,
                          double y1,
                          double x2,
                          double y2,
                          double x3,
                          double y3);
/* Back to the last move. */
void jw_outline_close (JwOutline *outline);
/* Turns left into right, in a room of so many points. */
void jw_outline_mirror (JwOutline *outline, double width);
/* How many steps there are. */
guint jw_outline_get_n_steps (const JwOutline *outline);
/* One of them, owned by the outline. */
const JwOutlineStep *jw_outline_get_step (const JwOutline *outline, guint index);
/* Whether two outlines, of which each may be %NULL, have the same steps. */
gboolean jw_outline_equals (const JwOutline *a, const JwOutline *b);
/* How far a place is from the nearest point of the line, in points; curves are taken for a few
 * straight lines. INFINITY where there is no line. */
double jw_outline_get_distance (const JwOutline *outline, double x, double y);
/* Adds it to the current path of @cr, moved by @dx, @dy. */
void jw_outline_trace (JwOutline *outline, cairo_t *cr, double dx, double dy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwOutline, jw_outline_free)

G_END_DECLS
