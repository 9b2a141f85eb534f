#include "ui/canvas/text-breaks.h"

static void
test_chars (void)
{
  /* An e with a combining accent is one step, as is a family of three. */
  const char *text = "ae\xcc\x81👨‍👩‍👧b";

  g_assert_cmpuint (jw_text_breaks_next_char (text, 0), ==, 1);
  g_assert_cmpuint (jw_text_breaks_next_char (text, 1), ==, 4);
  g_assert_cmpuint (jw_text_breaks_next_char (text, 4), ==, 22);
  g_assert_cmpuint (jw_text_breaks_previous_char (text, 22), ==, 4);
  g_assert_cmpuint (jw_text_breaks_previous_char (text, 4), ==, 1);
}

static void
test_ends (void)
{
  g_assert_cmpuint (jw_text_breaks_next_char ("", 0), ==, 0);
  g_assert_cmpuint (jw_text_breaks_previous_char ("", 0), ==, 0);
  g_assert_cmpuint (jw_text_breaks_next_char ("ab", 2), ==, 2);
  g_assert_cmpuint (jw_text_breaks_next_word ("ab", 2), ==, 2);
  g_assert_cmpuint (jw_text_breaks_previous_word ("ab", 0), ==, 0);
}

static void
test_words (void)
{
  const char *text = "one two, three";

  g_assert_cmpuint (jw_text_breaks_next_word (text, 0), ==, 3);
  g_assert_cmpuint (jw_text_breaks_next_word (text, 3), ==, 7);
  g_assert_cmpuint (jw_text_breaks_previous_word (text, 14), ==, 9);
  g_assert_cmpuint (jw_text_breaks_previous_word (text, 9), ==, 4);
}

static void
test_word_at (void)
{
  guint start, end;

  jw_text_breaks_word_at ("one two three", 5, &start, &end);
  g_assert_cmpuint (start, ==, 4);
  g_assert_cmpuint (end, ==, 7);
  jw_text_breaks_word_at ("one", 3, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 3);
  jw_text_breaks_word_at ("", 0, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-breaks/chars", test_chars);
  g_test_add_func ("/text-breaks/ends", test_ends);
  g_test_add_func ("/text-breaks/words", test_words);
  g_test_add_func ("/text-breaks/word-at", test_word_at);
  return g_test_run ();
}
