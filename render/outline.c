#include "render/outline.h"

#include <math.h>
#include <string.h>

struct _JwOutline
{
  GArray *steps;
};

static void
add (JwOutline *outline, JwOutlineStep step)
{
  g_array_append_val (outline->steps, step);
}

static gboolean
steps_equal (const JwOutlineStep *a, const JwOutlineStep *b)
{
  return a->op == b->op && memcmp (a->x, b->x, sizeof a->x) == 0 &&
         memcmp (a->y, b->y, sizeof a->y) == 0;
}

JwOutline *
jw_outline_new (void)
{
  JwOutline *outline = g_new0 (JwOutline, 1);

  outline->steps = g_array_new (FALSE, FALSE, sizeof (JwOutlineStep));
  return outline;
}

void
jw_outline_free (JwOutline *outline)
{
  g_array_unref (outline->steps);
  g_free (outline);
}

void
jw_outline_move_to (JwOutline *outline, double x, double y)
{
  add (outline, (JwOutlineStep){ JW_OUTLINE_MOVE, { x }, { y } });
}

void
jw_outline_line_to (JwOutline *outline, double x, double y)
{
  add (outline, (JwOutlineStep){ JW_OUTLINE_LINE, { x }, { y } });
}

void
jw_outline_curve_to (JwOutline *outline,
                     double x1,
                     double y1,
                     double x2,
                     double y2,
                     double x3,
                     double y3)
{
  add (outline, (JwOutlineStep){ JW_OUTLINE_CURVE, { x1, x2, x3 }, { y1, y2, y3 } });
}

void
jw_outline_close (JwOutline *outline)
{
  add (outline, (JwOutlineStep){ JW_OUTLINE_CLOSE });
}

void
jw_outline_mirror (JwOutline *outline, double width)
{
  for (guint i = 0; i < outline->steps->len; i++)
    {
      JwOutlineStep *step = &g_array_index (outline->steps, JwOutlineStep, i);

      for (guint j = 0; j < G_N_ELEMENTS (step->x); j++)
        step->x[j] = width - step->x[j];
    }
}

guint
jw_outline_get_n_steps (const JwOutline *outline)
{
  return outline->steps->len;
}

const JwOutlineStep *
jw_outline_get_step (const JwOutline *outline, guint index)
{
  return &g_array_index (outline->steps, JwOutlineStep, index);
}

gboolean
jw_outline_equals (const JwOutline *a, const JwOutline *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  if (a->steps->len != b->steps->len)
    return FALSE;
  for (guint i = 0; i < a->steps->len; i++)
    if (!steps_equal (jw_outline_get_step (a, i), jw_outline_get_step (b, i)))
      return FALSE;
  return TRUE;
}

void
jw_outline_trace (JwOutline *outline, cairo_t *cr, double dx, double dy)
{
  for (guint i = 0; i < outline->steps->len; i++)
    {
      const JwOutlineStep *step = jw_outline_get_step (outline, i);
      const double *x = step->x, *y = step->y;

      if (step->op == JW_OUTLINE_MOVE)
        cairo_move_to (cr, x[0] + dx, y[0] + dy);
      else if (step->op == JW_OUTLINE_LINE)
        cairo_line_to (cr, x[0] + dx, y[0] + dy);
      else if (step->op == JW_OUTLINE_CURVE)
        cairo_curve_to (cr, x[0] + dx, y[0] + dy, x[1] + dx, y[1] + dy, x[2] + dx, y[2] + dy);
      else
        cairo_close_path (cr);
    }
}

/* A curve is taken for so many straight lines. */
#define PIECES 8

static double
get_cubic (double a, double b, double c, double d, double t)
{
  double u = 1 - t;

  return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
}

/* From a place to the straight line between two others. */
static double
get_line_distance (double x, double y, double x1, double y1, double x2, double y2)
{
  double dx = x2 - x1, dy = y2 - y1, square = dx * dx + dy * dy;
  double along = square > 0 ? ((x - x1) * dx + (y - y1) * dy) / square : 0;

  along = CLAMP (along, 0, 1);
  return hypot (x - x1 - along * dx, y - y1 - along * dy);
}

double
jw_outline_get_distance (const JwOutline *outline, double x, double y)
{
  double nearest = INFINITY, last_x = 0, last_y = 0;

  for (guint i = 0; i < jw_outline_get_n_steps (outline); i++)
    {
      const JwOutlineStep *step = jw_outline_get_step (outline, i);
      guint n = step->op == JW_OUTLINE_CURVE ? PIECES : 1, end = n > 1 ? 2 : 0;
      double from_x = last_x, from_y = last_y;

      if (step->op == JW_OUTLINE_CLOSE)
        continue;
      for (guint piece = 1; piece <= n && step->op != JW_OUTLINE_MOVE; piece++)
        {
          double t = (double)piece / n;
          double to_x =
              n > 1 ? get_cubic (last_x, step->x[0], step->x[1], step->x[2], t) : step->x[0];
          double to_y =
              n > 1 ? get_cubic (last_y, step->y[0], step->y[1], step->y[2], t) : step->y[0];

          nearest = MIN (nearest, get_line_distance (x, y, from_x, from_y, to_x, to_y));
          from_x = to_x;
          from_y = to_y;
        }
      last_x = step->x[end];
      last_y = step->y[end];
    }
  return nearest;
}
