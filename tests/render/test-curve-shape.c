#include "render/curve-shape.h"

#include <math.h>

static void
fill (JwCurveKnot *knots, guint n, GRand *random)
{
  double x = 0;

  for (guint i = 0; i < n; i++)
    {
      x += g_rand_double_range (random, 5, 60);
      knots[i] = (JwCurveKnot){ x, g_rand_double_range (random, -100, 100), 77 };
      if (i > 0 && g_rand_int_range (random, 0, 4) == 0)
        knots[i].y = knots[i - 1].y;
    }
}

/* Between two scores the curve stays between them, and goes one way only. */
static void
test_never_overshoots (void)
{
  GRand *random = g_rand_new_with_seed (7);
  JwCurveKnot knots[12];

  for (int round = 0; round < 500; round++)
    {
      fill (knots, G_N_ELEMENTS (knots), random);
      jw_curve_shape_set_slopes (knots, G_N_ELEMENTS (knots));
      for (guint i = 0; i + 1 < G_N_ELEMENTS (knots); i++)
        {
          const JwCurveKnot *a = &knots[i], *b = &knots[i + 1];
          double before = a->y;

          for (int j = 0; j <= 60; j++)
            {
              double y = jw_curve_shape_get_y (a, b, a->x + (b->x - a->x) * j / 60);

              g_assert_cmpfloat (y, >=, MIN (a->y, b->y) - 1e-9);
              g_assert_cmpfloat (y, <=, MAX (a->y, b->y) + 1e-9);
              g_assert_cmpfloat ((y - before) * (b->y - a->y), >=, -1e-9);
              before = y;
            }
        }
    }
  g_rand_free (random);
}

static void
test_goes_through_the_knots_smoothly (void)
{
  JwCurveKnot knots[] = { { 0, 0 }, { 10, 4 }, { 20, 20 }, { 30, 22 } };

  jw_curve_shape_set_slopes (knots, G_N_ELEMENTS (knots));
  g_assert_cmpfloat (knots[0].slope, ==, 0);
  g_assert_cmpfloat (knots[3].slope, ==, 0);
  g_assert_cmpfloat (knots[1].slope, >, 0);
  for (guint i = 0; i < 3; i++)
    {
      const JwCurveKnot *a = &knots[i], *b = &knots[i + 1];

      g_assert_cmpfloat_with_epsilon (jw_curve_shape_get_y (a, b, a->x), a->y, 1e-9);
      g_assert_cmpfloat_with_epsilon (jw_curve_shape_get_y (a, b, b->x), b->y, 1e-9);
      g_assert_cmpfloat_with_epsilon (jw_curve_shape_get_slope (a, b, a->x), a->slope, 1e-9);
      g_assert_cmpfloat_with_epsilon (jw_curve_shape_get_slope (a, b, b->x), b->slope, 1e-9);
    }
}

static void
test_highs_and_lows_are_flat (void)
{
  JwCurveKnot knots[] = { { 0, 0 }, { 10, 9 }, { 20, -5 }, { 30, -5 }, { 40, 3 } };

  jw_curve_shape_set_slopes (knots, G_N_ELEMENTS (knots));
  g_assert_cmpfloat (knots[1].slope, ==, 0);
  g_assert_cmpfloat (knots[2].slope, ==, 0);
  g_assert_cmpfloat (knots[3].slope, ==, 0);
}

static void
test_crossing (void)
{
  JwCurveKnot knots[] = { { 0, -3 }, { 10, 5 }, { 20, 5 } };
  double x = -1;

  jw_curve_shape_set_slopes (knots, G_N_ELEMENTS (knots));
  g_assert_true (jw_curve_shape_find_crossing (&knots[0], &knots[1], 0, &x));
  g_assert_cmpfloat_with_epsilon (jw_curve_shape_get_y (&knots[0], &knots[1], x), 0, 1e-9);
  x = -1;
  g_assert_false (jw_curve_shape_find_crossing (&knots[0], &knots[1], 6, &x));
  g_assert_false (jw_curve_shape_find_crossing (&knots[1], &knots[2], 5, &x));
  g_assert_cmpfloat (x, ==, -1);
}

static void
test_few_knots (void)
{
  JwCurveKnot one = { 3, 4, 5 };

  jw_curve_shape_set_slopes (NULL, 0);
  jw_curve_shape_set_slopes (&one, 1);
  g_assert_cmpfloat (one.slope, ==, 0);
  g_assert_cmpfloat (one.y, ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/curve-shape/never-overshoots", test_never_overshoots);
  g_test_add_func ("/curve-shape/through-the-knots", test_goes_through_the_knots_smoothly);
  g_test_add_func ("/curve-shape/highs-and-lows", test_highs_and_lows_are_flat);
  g_test_add_func ("/curve-shape/crossing", test_crossing);
  g_test_add_func ("/curve-shape/few-knots", test_few_knots);
  return g_test_run ();
}
