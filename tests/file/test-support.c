#include "tests/file/test-support.h"

#include <glib/gstdio.h>
#include <string.h>

JwMap *
jw_test_read_document (const char *document, JwFindings *findings, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (document, strlen (document));

  return jw_reader_read_bytes (bytes, findings, error);
}

JwMap *
jw_test_read (const char *body, JwFindings *findings, GError **error)
{
  g_autofree char *document =
      g_strconcat ("<journey xmlns=\"" JW_FILE_NAMESPACE "\" version=\"" JW_FILE_VERSION "\">\n",
                   body, "\n</journey>\n", NULL);

  return jw_test_read_document (document, findings, error);
}

JwMap *
jw_test_read_told (const char *body, guint n_findings)
{
  g_autoptr (JwFindings) findings = jw_findings_new ();
  g_autoptr (GError) error = NULL;
  JwMap *map = jw_test_read (body, findings, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (jw_findings_get_n (findings), ==, n_findings);
  return map;
}

char *
jw_test_write (JwMap *map)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = jw_writer_write (map, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

void
jw_test_assert_same_text (const char *a, const char *b)
{
  g_auto (GStrv) first = g_strsplit (a, "\n", -1);
  g_auto (GStrv) second = g_strsplit (b, "\n", -1);
  guint i = 0;

  if (strcmp (a, b) == 0)
    return;
  while (first[i] != NULL && g_strcmp0 (first[i], second[i]) == 0)
    i++;
  g_test_message ("The texts differ in line %u", i + 1);
  g_assert_cmpstr (first[i], ==, second[i]);
  g_assert_cmpstr (a, ==, b);
}

void
jw_test_assert_same_map (JwMap *a, JwMap *b)
{
  g_autofree char *first = jw_test_write (a);
  g_autofree char *second = jw_test_write (b);

  jw_test_assert_same_text (first, second);
}

GFile *
jw_test_get_source_file (const char *path)
{
  /* tests/, one below the top. */
  g_autofree char *top = g_path_get_dirname (g_test_get_dir (G_TEST_DIST));

  return g_file_new_build_filename (top, path, NULL);
}

char *
jw_test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("journeywright-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

char *
jw_test_make_state_folder (void)
{
  static const char *const folders[] = { "", "journeywright", "journeywright/recovery",
                                         "journeywright/backups" };
  char *state = jw_test_make_folder ();

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (state, folders[i], NULL);

      g_mkdir (folder, 0777);
      g_assert_cmpint (g_chmod (folder, 0777), ==, 0);
    }
  g_assert_true (g_setenv ("XDG_STATE_HOME", state, TRUE));
  g_assert_cmpstr (g_get_user_state_dir (), ==, state);
  return state;
}

void
jw_test_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        jw_test_remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

char *
jw_test_list_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, (gpointer)name);
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **)names->pdata);
}
