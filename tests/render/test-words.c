#include "render/layout/words.h"

static void
test_minutes (void)
{
  static const struct
  {
    double minutes;
    const char *words;
  } cases[] = {
    { 0, "0 min" },
    { 0.5, "0.5 min" },
    { 1, "1 min" },
    { 89, "89 min" },
    { 90, "1 h 30 min" },
    { 120, "2 h" },
    { 119.7, "2 h" },
    { 1439, "23 h 59 min" },
    { 1440, "24 h" },
    { 2880, "2 days" },
    { 8640, "6 days" },
    { 3600, "2.5 days" },
    { 1e9, "694,444.4 days" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = jw_words_format_minutes (cases[i].minutes);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_dates (void)
{
  g_autofree char *day = jw_words_format_date ("2026-05-14");
  g_autofree char *odd = jw_words_format_date ("soon");

  g_assert_cmpstr (day, ==, "14 May 2026");
  g_assert_cmpstr (odd, ==, "soon");
  g_assert_null (jw_words_format_date (NULL));
}

static void
test_links (void)
{
  g_autofree char *page = jw_words_format_link ("https://example.org/a/b");
  g_autofree char *host = jw_words_format_link ("http://example.org/");
  g_autofree char *address = jw_words_format_link ("mailto:a@example.org");

  g_assert_cmpstr (page, ==, "example.org/a/b");
  g_assert_cmpstr (host, ==, "example.org");
  g_assert_cmpstr (address, ==, "a@example.org");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/minutes", test_minutes);
  g_test_add_func ("/words/dates", test_dates);
  g_test_add_func ("/words/links", test_links);
  return g_test_run ();
}
