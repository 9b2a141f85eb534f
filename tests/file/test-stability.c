#include <locale.h>
#include <string.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/templates.h"
#include "tests/file/random-map.h"
#include "tests/file/test-support.h"

/* Maps are kept under version control and merged: a small edit is a small difference, ids stay, and
 * nothing depends on whose machine it is. */

static GPtrArray *
list_samples (void)
{
  g_autoptr (GFile) folder = jw_test_get_source_file ("resources/samples");
  g_autoptr (GDir) dir = g_dir_open (g_file_peek_path (folder), 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, JW_FILE_SUFFIX))
      g_ptr_array_add (paths, g_build_filename (g_file_peek_path (folder), name, NULL));
  g_assert_cmpuint (paths->len, >=, 7);
  return paths;
}

static JwMap *
open_map (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  JwMap *map = jw_reader_read_file (file, NULL, &error);

  g_assert_no_error (error);
  return map;
}

static void
collect_nodes (GPtrArray *nodes, JwNode *node)
{
  JwNodeClass *klass = jw_kind_get_class (jw_node_get_kind (node));

  g_ptr_array_add (nodes, node);
  for (guint i = 0; i < klass->n_child_kinds; i++)
    for (JwNode *child = jw_node_get_first_child (node, klass->child_kinds[i]); child != NULL;
         child = jw_node_get_next (child))
      collect_nodes (nodes, child);
}

/* How many lines differ; the two must have equally many. */
static guint
count_changed_lines (const char *before, const char *after)
{
  g_auto (GStrv) old = g_strsplit (before, "\n", -1);
  g_auto (GStrv) new = g_strsplit (after, "\n", -1);
  guint n = 0;

  g_assert_cmpuint (g_strv_length (old), ==, g_strv_length (new));
  for (guint i = 0; old[i] != NULL; i++)
    n += strcmp (old[i], new[i]) != 0;
  return n;
}

/* The first word made another one. */
static char *
change_word (const char *text)
{
  const char *rest = strpbrk (text, " \n");

  return g_strconcat ("Otherwise", rest != NULL ? rest : "", NULL);
}

/* Changes one word, looks at the difference, and takes it back. */
static guint
edit_word (JwMap *map, JwNode *node, guint property, const char *before)
{
  JwPropertyType type = jw_node_get_property_row (node, property)->type;
  g_autofree char *changed = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  if ((type != JW_PROPERTY_STRING && type != JW_PROPERTY_TEXT) || !jw_node_has (node, property))
    return 0;
  changed = change_word (jw_node_get_string (node, property));
  jw_edit_change (node, property, changed, FALSE, &error);
  g_assert_no_error (error);
  after = jw_test_write (map);
  g_assert_cmpuint (count_changed_lines (before, after), ==, 1);
  g_assert_true (jw_map_undo (map));
  return 1;
}

/* Any word of any text of any sample. */
static void
test_one_word_is_one_line (void)
{
  g_autoptr (GPtrArray) paths = list_samples ();
  guint n_edits = 0;

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (JwMap) map = open_map (paths->pdata[i]);
      g_autofree char *before = jw_test_write (map);
      g_autofree char *after = NULL;
      g_autoptr (GPtrArray) nodes = g_ptr_array_new ();

      collect_nodes (nodes, JW_NODE (map));
      for (guint j = 0; j < nodes->len; j++)
        for (guint k = 0; k < jw_node_get_n_properties (nodes->pdata[j]); k++)
          n_edits += edit_word (map, nodes->pdata[j], k, before);
      after = jw_test_write (map);
      jw_test_assert_same_text (after, before);
    }
  g_test_message ("%u edits", n_edits);
  g_assert_cmpuint (n_edits, >, 1000);
}

/* A new card adds its own lines and touches no other; nor does one that goes. */
static void
test_one_card_is_its_lines (void)
{
  g_autoptr (GPtrArray) paths = list_samples ();

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (JwMap) map = open_map (paths->pdata[i]);
      JwNode *first = jw_node_get_first_child (JW_NODE (map), JW_KIND_CARD);
      g_autofree char *before = jw_test_write (map);
      g_autofree char *after = NULL;
      g_autofree char *lines = NULL;
      g_autoptr (GString) without = NULL;
      JwNode *card = jw_edit_add_card (map, jw_card_get_lane (first), jw_card_get_stage (first), 1,
                                       "New", NULL);

      g_assert_nonnull (card);
      after = jw_test_write (map);
      lines = g_strdup_printf ("  <card id=\"%s\" lane=\"%s\" stage=\"%s\">\n    <text>New</text>\n"
                               "  </card>\n",
                               jw_node_get_id (card), jw_node_get_string (card, JW_CARD_LANE),
                               jw_node_get_string (card, JW_CARD_STAGE));
      without = g_string_new (after);
      g_assert_cmpuint (g_string_replace (without, lines, "", 0), ==, 1);
      jw_test_assert_same_text (without->str, before);
    }
}

static char *
list_ids (JwMap *map)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  GString *ids = g_string_new (NULL);

  collect_nodes (nodes, JW_NODE (map));
  for (guint i = 0; i < nodes->len; i++)
    g_string_append_printf (ids, "%s\n", jw_node_get_id (nodes->pdata[i]));
  return g_string_free (ids, FALSE);
}

static JwMap *
save_and_open (JwMap *map)
{
  g_autofree char *written = jw_test_write (map);

  return jw_test_read_document (written, NULL, NULL);
}

static void
test_ids_stay (void)
{
  g_autoptr (GPtrArray) paths = list_samples ();

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (JwMap) map = open_map (paths->pdata[i]);
      g_autoptr (JwMap) again = save_and_open (map);
      g_autoptr (JwMap) edited = NULL;
      JwNode *card = jw_node_get_first_child (JW_NODE (again), JW_KIND_CARD);
      JwNode *stage = jw_node_get_child (JW_NODE (again), JW_KIND_STAGE, 2);
      g_autofree char *ids = list_ids (map);
      g_autofree char *same = list_ids (again);
      g_autofree char *changed = NULL;
      g_autofree char *kept = NULL;

      jw_test_assert_same_text (same, ids);
      jw_edit_move_card (card, jw_card_get_lane (card), stage, 0, NULL);
      jw_edit_move_stage (stage, 0, NULL);
      jw_edit_change (card, JW_CARD_TEXT, "Other words", FALSE, NULL);
      changed = list_ids (again);
      edited = save_and_open (again);
      kept = list_ids (edited);
      jw_test_assert_same_text (kept, changed);
      g_assert_cmpstr (
          jw_node_get_string (jw_map_find (edited, jw_node_get_id (card)), JW_CARD_TEXT), ==,
          "Other words");
      g_assert_cmpuint (strlen (changed), ==, strlen (ids));
    }
}

/* The id of what was deleted does not come back with something else. */
static void
test_ids_are_not_used_again (void)
{
  g_autoptr (GPtrArray) paths = list_samples ();
  g_autoptr (JwMap) map = open_map (paths->pdata[0]);
  JwNode *card = jw_node_get_first_child (JW_NODE (map), JW_KIND_CARD);
  JwNode *lane = jw_card_get_lane (card);
  JwNode *stage = jw_card_get_stage (card);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 500; i++)
    {
      JwNode *added = jw_edit_add_card (map, lane, stage, 0, "x", NULL);
      g_autofree char *id = g_strdup (jw_node_get_id (added));
      const char *const ids[] = { id, NULL };

      jw_edit_delete (map, ids, NULL);
      g_assert_true (g_hash_table_add (seen, g_steal_pointer (&id)));
    }
}

/* The same one each time, with every type of value; read back, too. */
static void
append_random_map (GString *all)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autoptr (JwMap) map = jw_test_make_random_map (random);
  g_autofree char *written = jw_test_write (map);
  g_autoptr (JwFindings) findings = jw_findings_new ();
  g_autoptr (JwMap) back = jw_test_read_document (written, findings, NULL);

  g_assert_cmpuint (jw_findings_get_n (findings), ==, 0);
  jw_test_assert_same_map (map, back);
  g_string_append (all, written);
}

/* What the program would write of all samples and templates, with numbers as a user types them. */
static char *
write_everything (void)
{
  g_autoptr (GPtrArray) paths = list_samples ();
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (JwMap) map = open_map (paths->pdata[i]);
      JwNode *card = jw_node_get_first_child (JW_NODE (map), JW_KIND_CARD);
      g_autofree char *written = NULL;

      jw_edit_change_number (card, JW_CARD_VALUE, 2.5, FALSE, NULL);
      jw_edit_change_number (card, JW_CARD_WAITING, 1234567.875, FALSE, NULL);
      written = jw_test_write (map);
      g_string_append (all, written);
    }
  for (const JwTemplate *template = jw_templates_list (); template->name != NULL; template ++)
    {
      g_autoptr (JwMap) map = jw_templates_create (template->name, NULL);
      g_autofree char *written = jw_test_write (map);

      g_string_append (all, written);
    }
  append_random_map (all);
  return g_string_free (all, FALSE);
}

/* The tests may run where no locale but C is installed, so they bring their own: only letters and
 * numbers, as a whole one takes seconds. */
static gboolean
make_locale (const char *folder, const char *letters, const char *numbers, const char *name)
{
  g_autofree char *tool = g_find_program_in_path ("localedef");
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *source = g_build_filename (folder, "source", NULL);
  g_autofree char *text =
      g_strdup_printf ("comment_char %%\nescape_char /\nLC_CTYPE\ncopy \"%s\"\nEND LC_CTYPE\n"
                       "LC_NUMERIC\ncopy \"%s\"\nEND LC_NUMERIC\n",
                       letters, numbers);
  const char *arguments[] = { tool, "--no-archive", "-c", "-i", source, "-f", "UTF-8", path, NULL };

  return tool != NULL && g_file_set_contents (source, text, -1, NULL) &&
         g_spawn_sync (NULL, (char **)arguments, NULL,
                       G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                       NULL, NULL, NULL) &&
         g_file_test (path, G_FILE_TEST_IS_DIR);
}

/* Decimal commas; letters in which the small I has no dot, and decimal signs beyond ASCII; other
 * groups of digits. */
static void
test_locales (void)
{
  static const struct
  {
    const char *letters;
    const char *numbers;
    const char *name;
    gboolean has_point;
  } locales[] = {
    { "de_DE", "de_DE", "german.UTF-8", FALSE },  { "fr_FR", "fr_FR", "french.UTF-8", FALSE },
    { "tr_TR", "tr_TR", "turkish.UTF-8", FALSE }, { "fa_IR", "fa_IR", "persian.UTF-8", TRUE },
    { "hi_IN", "hi_IN", "hindi.UTF-8", TRUE },    { "tr_TR", "ps_AF", "strange.UTF-8", FALSE },
  };
  g_autofree char *folder = jw_test_make_folder ();
  g_autofree char *expected = write_everything ();
  guint n = 0;

  g_setenv ("LOCPATH", folder, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      const char *name = locales[i].name;
      g_autofree char *written = NULL;

      if (!make_locale (folder, locales[i].letters, locales[i].numbers, name) ||
          setlocale (LC_CTYPE, name) == NULL || setlocale (LC_NUMERIC, name) == NULL)
        continue;
      g_assert_true (locales[i].has_point == (strcmp (localeconv ()->decimal_point, ".") == 0));
      written = write_everything ();
      setlocale (LC_ALL, "C.UTF-8");
      jw_test_assert_same_text (written, expected);
      n++;
    }
  setlocale (LC_ALL, "C.UTF-8");
  g_unsetenv ("LOCPATH");
  jw_test_remove_folder (folder);
  if (n == 0)
    g_test_skip ("No locale could be made: localedef or the package “locales” is missing");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stability/one-word-is-one-line", test_one_word_is_one_line);
  g_test_add_func ("/stability/one-card-is-its-lines", test_one_card_is_its_lines);
  g_test_add_func ("/stability/ids-stay", test_ids_stay);
  g_test_add_func ("/stability/ids-are-not-used-again", test_ids_are_not_used_again);
  g_test_add_func ("/stability/locales", test_locales);
  return g_test_run ();
}
