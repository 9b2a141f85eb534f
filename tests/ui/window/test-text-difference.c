/* The stretch in which two texts differ. */

#include "ui/inspector/text-difference.h"

/* Applies the difference to the old text, by characters, as a text field would. */
static char *
apply (const char *text, const JwTextDifference *difference)
{
  g_autofree char *before = g_utf8_substring (text, 0, difference->start);
  g_autofree char *after = g_utf8_substring (text, difference->old_end, -1);
  g_autofree char *inserted = g_strndup (difference->inserted, (gsize)difference->n_inserted);

  g_assert_cmpint (g_utf8_strlen (inserted, -1), ==, difference->new_end - difference->start);
  return g_strconcat (before, inserted, after, NULL);
}

static void
check (const char *a, const char *b, int start, int old_end)
{
  JwTextDifference difference;
  g_autofree char *applied = NULL;

  g_assert_true (jw_text_difference_find (a, b, &difference));
  applied = apply (a, &difference);
  g_assert_cmpstr (applied, ==, b);
  g_assert_cmpint (difference.start, ==, start);
  g_assert_cmpint (difference.old_end, ==, old_end);
}

static void
test_same (void)
{
  JwTextDifference difference;

  g_assert_false (jw_text_difference_find ("", "", &difference));
  g_assert_false (jw_text_difference_find ("für €5", "für €5", &difference));
}

static void
test_different (void)
{
  check ("", "new", 0, 0);
  check ("old", "", 0, 3);
  check ("one three", "one two three", 5, 5);
  check ("für €5", "für €55", 6, 6);
  check ("aaa", "aa", 2, 3);
  /* é and è share their first byte, € and ₧ their first two. */
  check ("é", "è", 0, 1);
  check ("a€b", "a₧b", 1, 2);
}

static char *
make_text (void)
{
  static const char *const letters[] = { "a", "b", "é", "€", "𝄞" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 8); n > 0; n--)
    g_string_append (text, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_random (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *a = make_text ();
      g_autofree char *b = make_text ();
      g_autofree char *applied = NULL;
      JwTextDifference difference;

      if (!jw_text_difference_find (a, b, &difference))
        {
          g_assert_cmpstr (a, ==, b);
          continue;
        }
      applied = apply (a, &difference);
      g_assert_cmpstr (applied, ==, b);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-difference/same", test_same);
  g_test_add_func ("/text-difference/different", test_different);
  g_test_add_func ("/text-difference/random", test_random);
  return g_test_run ();
}
