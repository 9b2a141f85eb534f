#include <locale.h>
#include <math.h>
#include <string.h>

#include "model/card.h"
#include "model/edit.h"
#include "model/edit/commands.h"
#include "model/file/number.h"
#include "model/stage.h"
#include "tests/file/test-support.h"

static void
test_numbers (void)
{
  static const struct
  {
    double value;
    const char *text;
  } cases[] = {
    { 0, "0" },
    { -0.0, "0" },
    { 1, "1" },
    { -1.6, "-1.6" },
    { 0.1, "0.1" },
    { 12400, "12400" },
    { 1e15, "1e+15" },
    { 1.0 / 3, "0.3333333333333333" },
    { 0.1 + 0.2, "0.30000000000000004" },
    { 5e-324, "4.94065645841247e-324" },
    { 1.7976931348623157e308, "1.7976931348623157e+308" },
    { 9007199254740993.0, "9007199254740992" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char buffer[JW_NUMBER_BUFFER];
      double back = NAN;

      g_assert_true (jw_number_format (cases[i].value, buffer) == buffer);
      g_assert_cmpstr (buffer, ==, cases[i].text);
      g_assert_true (jw_number_parse (buffer, &back));
      g_assert_cmpfloat (back, ==, cases[i].value);
    }
}

static void
test_random_numbers (void)
{
  for (guint i = 0; i < 100000; i++)
    {
      char buffer[JW_NUMBER_BUFFER];
      union
      {
        guint32 bits[2];
        double value;
      } number;
      double back = NAN;

      number.bits[0] = (guint32)g_test_rand_int ();
      number.bits[1] = (guint32)g_test_rand_int ();
      if (!isfinite (number.value))
        continue;
      jw_number_format (number.value, buffer);
      g_assert_cmpuint (strlen (buffer), <, sizeof buffer);
      g_assert_true (jw_number_parse (buffer, &back));
      g_assert_cmpfloat (back, ==, number.value);
    }
}

static void
test_no_numbers (void)
{
  static const char *const texts[] = { "",      " 1",  "1 ",  "1,5", "0x10", "inf",   "nan",
                                       "1e",    "e5",  ".",   "-",   "+-1",  "1.2.3", "1e5.5",
                                       "1e999", "--1", "1_0", "1e+", "１２", "1f" };
  double value;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("“%s”", texts[i]);
      g_assert_false (jw_number_parse (texts[i], &value));
    }
  g_assert_true (jw_number_parse ("+.5E1", &value));
  g_assert_cmpfloat (value, ==, 5);
  g_assert_true (jw_number_parse ("1.", &value));
}

static JwMap *
make_map (void)
{
  g_autoptr (JwMap) map = jw_map_new ();
  JwNode *stage, *lane;

  jw_map_set_seed (map, 1);
  jw_edit_begin (map, "test");
  stage = jw_edit_insert_with_id (JW_NODE (map), JW_KIND_STAGE, 0, "s1", NULL);
  lane = jw_edit_insert_with_id (JW_NODE (map), JW_KIND_LANE, 0, "l1", NULL);
  jw_edit_set_string (lane, JW_LANE_TYPE, "touchpoints", NULL);
  jw_edit_insert_with_id (JW_NODE (map), JW_KIND_CARD, 0, "k1", NULL);
  jw_edit_set_string (jw_map_find (map, "k1"), JW_CARD_LANE, "l1", NULL);
  jw_edit_set_string (jw_map_find (map, "k1"), JW_CARD_STAGE, jw_node_get_id (stage), NULL);
  jw_edit_commit (map);
  return g_steal_pointer (&map);
}

static void
set_text (JwMap *map, const char *id, guint property, const char *text)
{
  g_autoptr (GError) error = NULL;

  jw_edit_begin (map, "test");
  jw_edit_set_string (jw_map_find (map, id), property, text, &error);
  g_assert_no_error (error);
  jw_edit_commit (map);
}

static void
test_escapes (void)
{
  static const char attribute[] = "<a href=\"x\">&amp;'\t]]>";
  static const char text[] = "<b> & \"q\"\n\tin\r\nline ]]>\n";
  g_autoptr (JwMap) map = make_map ();
  g_autoptr (JwMap) back = NULL;
  g_autofree char *written = NULL;
  g_autoptr (GError) error = NULL;

  set_text (map, "s1", JW_STAGE_NAME, attribute);
  set_text (map, "k1", JW_CARD_TEXT, text);
  written = jw_test_write (map);
  g_assert_nonnull (
      strstr (written, "name=\"&lt;a href=&quot;x&quot;&gt;&amp;amp;'&#9;]]&gt;\"/>"));
  g_assert_nonnull (
      strstr (written, "<text>&lt;b&gt; &amp; \"q\"\n\tin&#13;\nline ]]&gt;\n</text>"));
  back = jw_test_read_document (written, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (jw_node_get_string (jw_map_find (back, "s1"), JW_STAGE_NAME), ==, attribute);
  g_assert_cmpstr (jw_node_get_string (jw_map_find (back, "k1"), JW_CARD_TEXT), ==, text);
}

/* One word edited is one line changed. */
static void
test_small_diff (void)
{
  g_autoptr (GFile) file = jw_test_get_source_file ("resources/samples/mugs.journey");
  g_autoptr (JwMap) map = jw_reader_read_file (file, NULL, NULL);
  g_autofree char *before = jw_test_write (map);
  g_autofree char *after = NULL;
  g_auto (GStrv) old_lines = NULL;
  g_auto (GStrv) new_lines = NULL;
  guint n_changed = 0;

  set_text (map, "k7", JW_CARD_TEXT, "Till");
  after = jw_test_write (map);
  old_lines = g_strsplit (before, "\n", -1);
  new_lines = g_strsplit (after, "\n", -1);
  g_assert_cmpuint (g_strv_length (old_lines), ==, g_strv_length (new_lines));
  for (guint i = 0; old_lines[i] != NULL; i++)
    n_changed += strcmp (old_lines[i], new_lines[i]) != 0;
  g_assert_cmpuint (n_changed, ==, 1);
}

/* The order of setting leaves no trace, nor does what was set and unset. */
static void
test_history_leaves_no_trace (void)
{
  g_autoptr (JwMap) first = make_map ();
  g_autoptr (JwMap) second = make_map ();

  set_text (first, "s1", JW_STAGE_NAME, "N");
  set_text (first, "s1", JW_STAGE_WHO, "W");
  set_text (second, "s1", JW_STAGE_WHO, "W");
  set_text (second, "s1", JW_STAGE_DURATION, "D");
  set_text (second, "s1", JW_STAGE_NAME, "N");
  set_text (second, "s1", JW_STAGE_DURATION, NULL);
  jw_test_assert_same_map (first, second);
}

static void
test_verified (void)
{
  g_autoptr (JwMap) map = make_map ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) plain = jw_writer_write (map, &error);
  g_autoptr (GBytes) verified = jw_writer_write_verified (map, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (plain, verified));
}

/* A German comma must not get into the file, nor be wanted from it. The locale is made here, as few
 * systems have it. */
static void
test_locale (void)
{
  g_autofree char *folder = jw_test_make_folder ();
  g_autofree char *locale = g_build_filename (folder, "de_DE.UTF-8", NULL);
  const char *const command[] = { "localedef", "-i", "de_DE", "-f", "UTF-8", locale, NULL };
  g_autoptr (GFile) file = jw_test_get_source_file ("resources/samples/mugs.journey");
  g_autofree char *shipped = NULL;
  gboolean made =
      g_spawn_sync (NULL, (char **)command, NULL,
                    G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                    NULL, NULL, NULL, NULL, NULL, NULL);

  g_setenv ("LOCPATH", folder, TRUE);
  if (!made || setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    g_test_skip ("the system cannot make a German locale");
  else
    {
      g_autofree char *written = NULL;
      g_autoptr (JwMap) map = NULL;
      char buffer[JW_NUMBER_BUFFER];

      g_assert_cmpstr (localeconv ()->decimal_point, ==, ",");
      g_assert_cmpstr (jw_number_format (-1.6, buffer), ==, "-1.6");
      map = jw_reader_read_file (file, NULL, NULL);
      written = jw_test_write (map);
      g_assert_true (g_file_load_contents (file, NULL, &shipped, NULL, NULL, NULL));
      jw_test_assert_same_text (written, shipped);
    }
  setlocale (LC_ALL, "C.UTF-8");
  g_unsetenv ("LOCPATH");
  jw_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/writer/numbers", test_numbers);
  g_test_add_func ("/writer/random-numbers", test_random_numbers);
  g_test_add_func ("/writer/no-numbers", test_no_numbers);
  g_test_add_func ("/writer/escapes", test_escapes);
  g_test_add_func ("/writer/small-diff", test_small_diff);
  g_test_add_func ("/writer/history-leaves-no-trace", test_history_leaves_no_trace);
  g_test_add_func ("/writer/verified", test_verified);
  g_test_add_func ("/writer/locale", test_locale);
  return g_test_run ();
}
