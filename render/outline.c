#include "render/outline.h"

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
