#include "tests/file/test-support.h"

static const char *const folders[] = { "resources/samples", "resources/templates" };

/* Every map that the program ships is as the writer would write it, and faultless. */
static void
test_canonical (gconstpointer data)
{
  g_autoptr (GFile) file = jw_test_get_source_file (data);
  g_autoptr (JwFindings) findings = jw_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map = jw_reader_read_file (file, findings, &error);
  g_autofree char *written = NULL;
  g_autofree char *shipped = NULL;

  g_assert_no_error (error);
  if (jw_findings_get_n (findings) > 0)
    g_test_message ("%s", jw_findings_get (findings, 0)->message);
  g_assert_cmpuint (jw_findings_get_n (findings), ==, 0);
  g_assert_true (g_file_load_contents (file, NULL, &shipped, NULL, NULL, &error));
  written = jw_test_write (map);
  jw_test_assert_same_text (written, shipped);
}

/* One test for each map of a folder. */
static guint
add_folder (const char *folder)
{
  g_autoptr (GFile) file = jw_test_get_source_file (folder);
  g_autoptr (GDir) dir = g_dir_open (g_file_peek_path (file), 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      char *source = g_build_filename (folder, name, NULL);
      g_autofree char *path = g_strconcat ("/shipped/canonical/", source, NULL);

      if (g_str_has_suffix (name, JW_FILE_SUFFIX))
        {
          g_test_add_data_func_full (path, source, test_canonical, g_free);
          n++;
        }
      else
        g_free (source);
    }
  return n;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    g_assert_cmpuint (add_folder (folders[i]), >, 0);
  return g_test_run ();
}
