#include <string.h>

#include "model/file/number.h"
#include "tests/file/test-support.h"

#define FOLDER "tests/file/versions"

static void
append_value (GString *out, JwNode *node, guint property)
{
  const JwProperty *row = jw_node_get_property_row (node, property);
  g_autofree char *escaped = NULL;
  char buffer[JW_NUMBER_BUFFER];

  if (!jw_node_has (node, property))
    return;
  if (jw_property_is_number (row))
    escaped = g_strdup (jw_number_format (jw_node_get_number (node, property), buffer));
  else
    escaped = g_strescape (jw_node_get_string (node, property), NULL);
  g_string_append_printf (out, "%s %s=%s\n", jw_node_get_id (node), row->name, escaped);
}

/* A line for each node, with its id and that of the node around it, and one for each value. */
static void
append_node (GString *out, JwNode *node)
{
  JwNodeClass *klass = jw_kind_get_class (jw_node_get_kind (node));
  JwNode *parent = jw_node_get_parent (node);

  g_string_append_printf (out, "%s is %s", jw_node_get_id (node), klass->element);
  if (parent != NULL)
    g_string_append_printf (out, " %u of %s", jw_node_get_position (node), jw_node_get_id (parent));
  g_string_append_c (out, '\n');
  for (guint i = 0; i < klass->n_properties; i++)
    append_value (out, node, i);
  for (guint i = 0; i < klass->n_child_kinds; i++)
    for (JwNode *child = jw_node_get_first_child (node, klass->child_kinds[i]); child != NULL;
         child = jw_node_get_next (child))
      append_node (out, child);
}

static char *
list_content (GFile *file)
{
  g_autoptr (JwFindings) findings = jw_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map = jw_reader_read_file (file, findings, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < jw_findings_get_n (findings); i++)
    g_test_message ("%s", jw_findings_get (findings, i)->message);
  g_assert_cmpuint (jw_findings_get_n (findings), ==, 0);
  append_node (out, JW_NODE (map));
  return g_string_free (out, FALSE);
}

/* A newer program may read more out of a file, but nothing less. */
static void
assert_holds (const char *content, const char *expected)
{
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);
  g_auto (GStrv) wanted = g_strsplit (expected, "\n", -1);
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; lines[i] != NULL; i++)
    g_hash_table_add (found, lines[i]);
  for (guint i = 0; wanted[i] != NULL; i++)
    {
      if (!g_hash_table_contains (found, wanted[i]))
        g_test_message ("Lost: %s", wanted[i]);
      g_assert_true (g_hash_table_contains (found, wanted[i]));
    }
}

static char *
load_list (const char *name)
{
  g_autofree char *stem = g_strndup (name, strlen (name) - strlen (JW_FILE_SUFFIX));
  g_autofree char *path = g_strconcat (FOLDER "/", stem, ".txt", NULL);
  g_autoptr (GFile) file = jw_test_get_source_file (path);
  g_autoptr (GError) error = NULL;
  char *list = NULL;

  g_file_load_contents (file, NULL, &list, NULL, NULL, &error);
  g_assert_no_error (error);
  return list;
}

static void
test_opens (gconstpointer data)
{
  g_autofree char *path = g_strconcat (FOLDER "/", data, NULL);
  g_autoptr (GFile) file = jw_test_get_source_file (path);
  g_autofree char *content = list_content (file);
  g_autofree char *expected = load_list (data);

  g_assert_cmpuint (strlen (expected), >, 1000);
  assert_holds (content, expected);
}

/* What was read of an old file is still there once it has been saved and opened again. */
static void
test_saves (gconstpointer data)
{
  g_autofree char *path = g_strconcat (FOLDER "/", data, NULL);
  g_autoptr (GFile) file = jw_test_get_source_file (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map = jw_reader_read_file (file, NULL, &error);
  g_autofree char *written = NULL;
  g_autoptr (JwMap) again = NULL;
  g_autoptr (GString) content = g_string_new (NULL);
  g_autofree char *expected = load_list (data);

  g_assert_no_error (error);
  written = jw_test_write (map);
  again = jw_test_read_document (written, NULL, &error);
  g_assert_no_error (error);
  append_node (content, JW_NODE (again));
  assert_holds (content->str, expected);
}

/* The version that is written now is kept, too. */
static void
test_present (void)
{
  g_autofree char *path = g_strdup_printf ("%s/%d.%d%s", FOLDER, JW_FILE_MAJOR_VERSION,
                                           JW_FILE_MINOR_VERSION, JW_FILE_SUFFIX);
  g_autoptr (GFile) file = jw_test_get_source_file (path);

  g_test_message ("%s", path);
  g_assert_true (g_file_query_exists (file, NULL));
}

static void
assert_sum (const char *version, const char *expected)
{
  g_autofree char *path = g_strconcat (FOLDER "/", version, JW_FILE_SUFFIX, NULL);
  g_autoptr (GFile) file = jw_test_get_source_file (path);
  g_autofree char *text = NULL;
  g_autofree char *sum = NULL;
  gsize size = 0;

  g_test_message ("%s", path);
  g_assert_true (g_file_load_contents (file, NULL, &text, &size, NULL, NULL));
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)text, size);
  g_assert_cmpstr (sum, ==, expected);
}

/* A kept file that was written anew would stand for nothing. */
static void
test_unchanged (void)
{
  assert_sum ("1.0", "637a01140a8d9f8755ad6e8def3f98e5ff9f3eab87c708179081c43c4f6d6aac");
  assert_sum ("1.1", "630072022a92a2301a9383c7f1d9173f3b7c570d7bf17321247ee74a42f6a1b8");
  assert_sum ("1.2", "b1420a534135ee4b363e5f777e6a5c17888584bceae2c1f8009239759093b532");
}

static void
note_properties (JwNode *node, GHashTable *used)
{
  JwNodeClass *klass = jw_kind_get_class (jw_node_get_kind (node));

  for (guint i = 0; i < klass->n_properties; i++)
    if (jw_node_has (node, i))
      g_hash_table_add (used, (gpointer)&klass->properties[i]);
  for (guint i = 0; i < klass->n_child_kinds; i++)
    for (JwNode *child = jw_node_get_first_child (node, klass->child_kinds[i]); child != NULL;
         child = jw_node_get_next (child))
      note_properties (child, used);
}

/* The file of the present version has all that the version can hold. */
static void
test_complete (void)
{
  g_autofree char *path = g_strconcat (FOLDER "/" JW_FILE_VERSION JW_FILE_SUFFIX, NULL);
  g_autoptr (GFile) file = jw_test_get_source_file (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map = jw_reader_read_file (file, NULL, &error);
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);

  g_assert_no_error (error);
  note_properties (JW_NODE (map), used);
  for (JwKind kind = 0; kind < JW_N_KINDS; kind++)
    {
      JwNodeClass *klass = jw_kind_get_class (kind);

      for (guint i = 0; i < klass->n_properties; i++)
        {
          g_test_message ("%s@%s", klass->element, klass->properties[i].name);
          g_assert_true (klass->properties[i].flags & JW_PROPERTY_HIDDEN ||
                         g_hash_table_contains (used, &klass->properties[i]));
        }
    }
}

static void
add_tests (const char *name)
{
  g_autofree char *opens = g_strconcat ("/versions/opens/", name, NULL);
  g_autofree char *saves = g_strconcat ("/versions/saves/", name, NULL);

  g_test_add_data_func_full (opens, g_strdup (name), test_opens, g_free);
  g_test_add_data_func_full (saves, g_strdup (name), test_saves, g_free);
}

int
main (int argc, char **argv)
{
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  if (g_getenv ("JW_TEST_LIST") != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_path (g_getenv ("JW_TEST_LIST"));
      g_autofree char *content = list_content (file);

      g_print ("%s", content);
      return 0;
    }
  folder = jw_test_get_source_file (FOLDER);
  dir = g_dir_open (g_file_peek_path (folder), 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, JW_FILE_SUFFIX))
      add_tests (name);
  g_test_add_func ("/versions/present", test_present);
  g_test_add_func ("/versions/unchanged", test_unchanged);
  g_test_add_func ("/versions/complete", test_complete);
  return g_test_run ();
}
