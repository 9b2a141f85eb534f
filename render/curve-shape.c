#include "render/curve-shape.h"

#include <math.h>

static double
get_secant (const JwCurveKnot *a, const JwCurveKnot *b)
{
  return (b->y - a->y) / (b->x - a->x);
}

/* The slopes of a segment must lie in the circle of radius three secants. */
static void
limit (JwCurveKnot *a, JwCurveKnot *b)
{
  double secant = get_secant (a, b);
  double alpha, beta, length;

  if (secant == 0)
    {
      a->slope = b->slope = 0;
      return;
    }
  alpha = a->slope / secant;
  beta = b->slope / secant;
  length = hypot (alpha, beta);
  if (length > 3)
    {
      a->slope = 3 / length * alpha * secant;
      b->slope = 3 / length * beta * secant;
    }
}

void
jw_curve_shape_set_slopes (JwCurveKnot *knots, guint n)
{
  if (n == 0)
    return;
  knots[0].slope = knots[n - 1].slope = 0;
  for (guint i = 1; i + 1 < n; i++)
    {
      double before = get_secant (&knots[i - 1], &knots[i]);
      double after = get_secant (&knots[i], &knots[i + 1]);

      knots[i].slope = before * after <= 0 ? 0 : (before + after) / 2;
    }
  for (guint i = 0; i + 1 < n; i++)
    limit (&knots[i], &knots[i + 1]);
}

double
jw_curve_shape_get_y (const JwCurveKnot *a, const JwCurveKnot *b, double x)
{
  double h = b->x - a->x, t = (x - a->x) / h;
  double u = 1 - t;

  return (1 + 2 * t) * u * u * a->y + t * u * u * h * a->slope + t * t * (3 - 2 * t) * b->y -
         t * t * u * h * b->slope;
}

double
jw_curve_shape_get_slope (const JwCurveKnot *a, const JwCurveKnot *b, double x)
{
  double h = b->x - a->x, t = (x - a->x) / h;

  return 6 * t * (1 - t) * (b->y - a->y) / h + (1 - t) * (1 - 3 * t) * a->slope +
         t * (3 * t - 2) * b->slope;
}

gboolean
jw_curve_shape_find_crossing (const JwCurveKnot *a, const JwCurveKnot *b, double y, double *x)
{
  double low = a->x, high = b->x;
  gboolean rises = b->y > a->y;

  if ((a->y - y) * (b->y - y) >= 0)
    return FALSE;
  /* Monotone, so halving finds the one crossing; 50 steps reach the limit of a double. */
  for (int i = 0; i < 50; i++)
    {
      double middle = (low + high) / 2;

      if ((jw_curve_shape_get_y (a, b, middle) < y) == rises)
        low = middle;
      else
        high = middle;
    }
  *x = (low + high) / 2;
  return TRUE;
}
