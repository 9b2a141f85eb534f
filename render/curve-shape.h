#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JwCurveKnot:
 *
 * A place that the curve goes through, and its slope there.
 */
typedef struct
{
  double x, y, slope;
} JwCurveKnot;

/* Sets the slopes so that the cubic through the knots (x rising) is monotone between any two of
 * them and never overshoots; flat at both ends.
 * Source: F. N. Fritsch, R. E. Carlson, "Monotone Piecewise Cubic Interpolation", SIAM Journal on
 * Numerical Analysis 17 (1980), 238–246. */
void jw_curve_shape_set_slopes (JwCurveKnot *knots, guint n);

/* The height of the cubic between two knots at @x between them. */
double jw_curve_shape_get_y (const JwCurveKnot *a, const JwCurveKnot *b, double x);

/* Where between two knots the cubic crosses the height @y; FALSE if it does not. */
gboolean
jw_curve_shape_find_crossing (const JwCurveKnot *a, const JwCurveKnot *b, double y, double *x);

/* The slope of the cubic between two knots at @x: with it, a piece of the cubic is a cubic again.
 */
double jw_curve_shape_get_slope (const JwCurveKnot *a, const JwCurveKnot *b, double x);

G_END_DECLS
