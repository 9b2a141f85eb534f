#include "render/paper.h"

#include "model/edit.h"
#include "render/layout.h"

static void
test_every_paper_has_a_size (void)
{
  double before = 0;

  for (guint i = 0; jw_map_papers[i].token != NULL; i++)
    {
      double width, height;

      g_assert_true (jw_paper_find (jw_map_papers[i].token, &width, &height));
      g_assert_cmpfloat (height, >, width);
    }
  for (int size = 5; size >= 0; size--)
    {
      g_autofree char *token = g_strdup_printf ("a%d", size);
      double width, height;

      jw_paper_find (token, &width, &height);
      g_assert_cmpfloat (width * height, >, before * 1.98);
      before = width * height;
    }
}

static void
test_sizes_are_those_of_the_standard (void)
{
  double width, height;

  g_assert_true (jw_paper_find ("a3", &width, &height));
  g_assert_cmpfloat_with_epsilon (width, 841.89, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 1190.55, 0.01);
  g_assert_true (jw_paper_find ("letter", &width, &height));
  g_assert_cmpfloat_with_epsilon (width, 612, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 792, 0.01);
  g_assert_false (jw_paper_find ("b4", &width, &height));
  g_assert_false (jw_paper_find (NULL, &width, &height));
}

static void
test_own_sizes (void)
{
  static const struct
  {
    const char *words;
    double width, height; /* millimetres, or 0 */
  } cases[] = {
    { "300x200mm", 300, 200 },
    { "300 × 200", 300, 200 },
    { "30X20cm", 300, 200 },
    { "12x18in", 304.8, 457.2 },
    { "72x144pt", 25.4, 50.8 },
    { "1.5x0.5 m", 1500, 500 },
    { "300", 0, 0 },
    { "300x", 0, 0 },
    { "x200", 0, 0 },
    { "300x200x100", 0, 0 },
    { "300x200ft", 0, 0 },
    { "-300x200", 0, 0 },
    { "nanxinf", 0, 0 },
    { "3a0x200", 0, 0 },
    { "", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double width, height;

      g_assert_cmpint (jw_paper_read (cases[i].words, &width, &height), ==, cases[i].width > 0);
      if (cases[i].width == 0)
        continue;
      g_assert_cmpfloat_with_epsilon (width / 72 * 25.4, cases[i].width, 1e-6);
      g_assert_cmpfloat_with_epsilon (height / 72 * 25.4, cases[i].height, 1e-6);
    }
}

static void
test_describe (void)
{
  g_autofree char *landscape = jw_paper_describe (1190.55, 841.89);
  g_autofree char *upright = jw_paper_describe (612, 792);
  g_autofree char *other = jw_paper_describe (720, 360);

  g_assert_cmpstr (landscape, ==, "A3 landscape");
  g_assert_cmpstr (upright, ==, "Letter upright");
  g_assert_cmpstr (other, ==, "254 × 127 mm");
}

static void
test_of_a_map (void)
{
  g_autoptr (JwMap) map = jw_map_new ();
  double width, height;

  jw_paper_get_size (map, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 1190.55, 0.01);
  jw_edit_begin (map, "paper");
  g_assert_true (jw_edit_set_string (JW_NODE (map), JW_MAP_PAPER, "a5", NULL));
  g_assert_true (jw_edit_set_number (JW_NODE (map), JW_MAP_PORTRAIT, 1, NULL));
  jw_edit_commit (map);
  jw_paper_get_size (map, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 419.53, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 595.28, 0.01);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/every-paper", test_every_paper_has_a_size);
  g_test_add_func ("/paper/standard", test_sizes_are_those_of_the_standard);
  g_test_add_func ("/paper/own", test_own_sizes);
  g_test_add_func ("/paper/describe", test_describe);
  g_test_add_func ("/paper/map", test_of_a_map);
  return g_test_run ();
}
