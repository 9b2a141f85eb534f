#include "tests/file/test-support.h"

static const char *const files[] = {
  "resources/samples/mugs.journey",
  "resources/templates/five-phases.journey",
  "resources/templates/full-journey.journey",
};

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/shipped/canonical/", files[i], NULL);

      g_test_add_data_func (path, files[i], test_canonical);
    }
  return g_test_run ();
}
