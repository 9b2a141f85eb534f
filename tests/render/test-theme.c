#include <math.h>

#include "render/sight.h"
#include "render/theme-private.h"

#define N_RING JW_THEME_N_RING

static double
get_contrast (JwRole a, JwRole b)
{
  JwColor first, second;

  jw_theme_get_color (jw_theme_get_paper (), a, &first);
  jw_theme_get_color (jw_theme_get_paper (), b, &second);
  return jw_color_get_contrast (&first, &second);
}

static void
test_texts_can_be_read (void)
{
  static const JwRole grounds[] = { JW_ROLE_PAPER, JW_ROLE_WASH, JW_ROLE_POSITIVE_AREA,
                                    JW_ROLE_NEGATIVE_AREA };

  for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
    {
      g_assert_cmpfloat (get_contrast (JW_ROLE_INK, grounds[i]), >=, 4.5);
      g_assert_cmpfloat (get_contrast (JW_ROLE_MUTED, grounds[i]), >=, 4.5);
    }
  g_assert_cmpfloat (get_contrast (JW_ROLE_NEGATIVE, JW_ROLE_PAPER), >=, 4.5);
  g_assert_cmpfloat (get_contrast (JW_ROLE_POSITIVE, JW_ROLE_PAPER), >=, 4.5);
  g_assert_cmpfloat (get_contrast (JW_ROLE_WARNING, JW_ROLE_PAPER), >=, 4.5);
}

static void
test_stages_carry_text_and_stand_out (void)
{
  for (guint i = 0; i < N_RING; i++)
    {
      g_assert_cmpfloat (get_contrast (JW_ROLE_STAGE + i, JW_ROLE_ON_STAGE), >=, 4.5);
      g_assert_cmpfloat (get_contrast (JW_ROLE_STAGE + i, JW_ROLE_PAPER), >=, 3);
      /* The filled part of a bar against its track. */
      g_assert_cmpfloat (get_contrast (JW_ROLE_STAGE + i, JW_ROLE_LINE), >=, 3);
    }
}

static void
test_ring_goes_on (void)
{
  JwColor first, again, other;

  jw_theme_get_color (jw_theme_get_paper (), JW_ROLE_STAGE, &first);
  jw_theme_get_color (jw_theme_get_paper (), JW_ROLE_STAGE + N_RING, &again);
  jw_theme_get_color (jw_theme_get_paper (), JW_ROLE_STAGE + 1, &other);
  g_assert_cmphex (jw_color_pack (&first), ==, jw_color_pack (&again));
  g_assert_cmphex (jw_color_pack (&first), !=, jw_color_pack (&other));
  jw_theme_get_color (jw_theme_get_paper (), JW_ROLE_LAST_STAGE, &other);
  g_assert_cmpfloat (other.alpha, ==, 1);
}

static void
test_parse (void)
{
  static const char *const wrong[] = {
    "", "#", "#12345", "#1234567", "123456", "#12345g", "#12 456"
  };
  JwColor color = { 0 };

  g_assert_true (jw_color_parse ("#0b6e99", &color));
  g_assert_cmphex (jw_color_pack (&color), ==, 0x0b6e99);
  g_assert_true (jw_color_parse ("#FFffFF", &color));
  g_assert_cmphex (jw_color_pack (&color), ==, 0xffffff);
  g_assert_false (jw_color_parse (NULL, &color));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (jw_color_parse (wrong[i], &color));
  g_assert_cmphex (jw_color_pack (&color), ==, 0xffffff);
}

static void
test_contrast_is_that_of_the_guidelines (void)
{
  JwColor black, white, grey;

  jw_color_unpack (0, &black);
  jw_color_unpack (0xffffff, &white);
  jw_color_unpack (0x777777, &grey);
  g_assert_cmpfloat_with_epsilon (jw_color_get_contrast (&black, &white), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (jw_color_get_contrast (&white, &black), 21, 1e-9);
  /* The example that the guidelines' own material gives. */
  g_assert_cmpfloat_with_epsilon (jw_color_get_contrast (&grey, &white), 4.48, 0.005);
}

/* Greys look the same to everybody; red and green of one lightness do not differ without green. */
static void
test_sights (void)
{
  JwColor grey, red, green, seen, other;

  jw_color_unpack (0x808080, &grey);
  jw_color_unpack (0xc03030, &red);
  jw_color_unpack (0x3f7d3a, &green);
  for (JwSight sight = 0; sight < JW_N_SIGHTS; sight++)
    {
      jw_sight_see (sight, &grey, &seen);
      g_assert_cmpfloat_with_epsilon (seen.red, grey.red, 0.01);
      g_assert_cmpfloat_with_epsilon (seen.blue, grey.blue, 0.01);
    }
  jw_sight_see (JW_SIGHT_NO_GREEN, &red, &seen);
  jw_sight_see (JW_SIGHT_NO_GREEN, &green, &other);
  g_assert_cmpfloat (fabs (seen.red - other.red), <, 0.15);
  g_assert_cmpfloat (fabs (red.red - green.red), >, 0.4);
  jw_sight_see (JW_SIGHT_GREY, &red, &seen);
  g_assert_cmpfloat_with_epsilon (jw_color_get_luminance (&seen), jw_color_get_luminance (&red),
                                  1e-6);
}

/* Whatever colour a user gives a stage, its text can be read and its edge be seen. */
static void
test_own_colours_are_corrected (void)
{
  const JwTheme *theme = jw_theme_get_paper ();
  JwColor ground, text;

  jw_theme_get_color (theme, JW_ROLE_PAPER, &ground);
  for (guint32 packed = 0; packed <= 0xffffff; packed += 0x010b07)
    {
      JwColor color;
      JwRole on;

      jw_color_unpack (packed, &color);
      on = jw_theme_correct_fill (theme, &color);
      jw_theme_get_color (theme, on, &text);
      g_assert_cmpfloat (jw_color_get_contrast (&color, &text), >=, 4.5);
      g_assert_cmpfloat (jw_color_get_contrast (&color, &ground), >=, 3);
    }
}

static void
test_good_colours_are_kept (void)
{
  JwColor color;

  g_assert_true (jw_color_parse ("#0b6e99", &color));
  g_assert_cmpint (jw_theme_correct_fill (jw_theme_get_paper (), &color), ==, JW_ROLE_ON_STAGE);
  g_assert_cmphex (jw_color_pack (&color), ==, 0x0b6e99);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/theme/texts-can-be-read", test_texts_can_be_read);
  g_test_add_func ("/theme/stages-carry-text", test_stages_carry_text_and_stand_out);
  g_test_add_func ("/theme/ring-goes-on", test_ring_goes_on);
  g_test_add_func ("/theme/parse", test_parse);
  g_test_add_func ("/theme/contrast", test_contrast_is_that_of_the_guidelines);
  g_test_add_func ("/theme/sights", test_sights);
  g_test_add_func ("/theme/own-colours-are-corrected", test_own_colours_are_corrected);
  g_test_add_func ("/theme/good-colours-are-kept", test_good_colours_are_kept);
  return g_test_run ();
}
