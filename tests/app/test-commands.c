#include <string.h>
#include <sys/stat.h>

#include "tests/app/run.h"
#include "tests/file/test-support.h"

typedef struct
{
  char *folder;
  char *sample;
  char *map;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) sample = jw_test_get_source_file ("resources/samples/mugs.journey");

  fixture->folder = jw_test_make_folder ();
  fixture->sample = g_file_get_path (sample);
  fixture->map = g_build_filename (fixture->folder, "a.journey", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  jw_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->sample);
  g_free (fixture->map);
}

static void
assert_says (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_test_message ("“%s” is not in:\n%s", words, text);
  g_assert_nonnull (strstr (text, words));
}

/* A wrong command line: status 2, the reason and a hint, nothing else. */
static void
assert_usage (JwRun *run, const char *words)
{
  g_assert_cmpint (run->status, ==, 2);
  g_assert_cmpstr (run->out, ==, "");
  assert_says (run->err, "journeywright: ");
  assert_says (run->err, words);
  assert_says (run->err, "--help");
}

static void
assert_fails (JwRun *run, const char *words)
{
  g_assert_cmpint (run->status, ==, 1);
  g_assert_cmpstr (run->out, ==, "");
  assert_says (run->err, words);
}

static void
assert_done (JwRun *run)
{
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->status, ==, 0);
}

static void
write_document (const char *path, const char *body)
{
  g_autofree char *document = g_strdup_printf (
      "<journey xmlns=\"%s\" version=\"1.0\">\n%s</journey>\n", JW_FILE_NAMESPACE, body);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, document, -1, &error);
  g_assert_no_error (error);
}

static void
test_help (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JwRun) run = jw_run ("--help", NULL);
  g_autoptr (JwRun) brief = jw_run ("-h", NULL);
  g_autoptr (JwRun) export = jw_run ("export", "--help", NULL);
  g_autoptr (JwRun) version = jw_run ("--version", NULL);

  assert_done (run);
  assert_says (run->out, "journeywright export FILE -o OUTPUT");
  assert_says (run->out, "journeywright check FILE");
  assert_says (run->out, "journeywright new --template NAME -o FILE");
  g_assert_cmpstr (run->out, ==, brief->out);
  assert_done (export);
  assert_says (export->out, "--dpi=N");
  assert_says (export->out, "--paper=SIZE");
  assert_done (version);
  g_assert_cmpstr (version->out, ==, "journeywright " JW_VERSION "\n");
}

static void
test_usage (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JwRun) command = jw_run ("exprot", NULL);
  g_autoptr (JwRun) option = jw_run ("--exprot", NULL);
  g_autoptr (JwRun) late_option = jw_run (fixture->sample, "--exprot", NULL);
  g_autoptr (JwRun) export_option = jw_run ("export", "--exprot", NULL);
  g_autoptr (JwRun) no_file = jw_run ("check", NULL);
  g_autoptr (JwRun) two_files = jw_run ("check", "a", "b", NULL);

  assert_usage (command, "“exprot” is neither a command nor a file");
  assert_usage (option, "no option “--exprot”");
  assert_usage (late_option, "no option “--exprot”");
  assert_usage (export_option, "--exprot");
  assert_says (export_option->err, "journeywright export --help");
  assert_usage (no_file, "takes one file");
  assert_usage (two_files, "takes one file");
}

static void
test_check_good (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JwRun) run = jw_run ("check", fixture->sample, NULL);

  assert_done (run);
  assert_says (run->out, "no faults");
}

static void
test_check_faults (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JwRun) run = NULL;
  g_autofree char *first = NULL;

  write_document (fixture->map, "<stage id=\"s1\" mood=\"x\"/>\n"
                                "<lane id=\"l1\" type=\"text\"/>\n"
                                "<card id=\"k1\" lane=\"l1\" stage=\"s9\"/>\n");
  run = jw_run ("check", fixture->map, NULL);
  g_assert_cmpint (run->status, ==, 1);
  g_assert_cmpstr (run->err, ==, "");
  first = g_strconcat (fixture->map, ":2: <stage id=\"s1\">: The attribute “mood”", NULL);
  g_assert_true (g_str_has_prefix (run->out, first));
  assert_says (run->out, "a.journey:4: <card id=\"k1\">: “stage” names “s9”");
}

static void
test_check_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *fifo = g_build_filename (fixture->folder, "fifo", NULL);
  g_autoptr (JwRun) missing = jw_run ("check", fixture->map, NULL);
  g_autoptr (JwRun) folder = jw_run ("check", fixture->folder, NULL);
  g_autoptr (JwRun) pipe = NULL;
  g_autoptr (JwRun) damaged = NULL;

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  pipe = jw_run ("check", fifo, NULL);
  write_document (fixture->map, "<stage>");
  damaged = jw_run ("check", fixture->map, NULL);
  g_assert_cmpint (missing->status, ==, 2);
  assert_says (missing->err, "There is no file");
  g_assert_cmpint (folder->status, ==, 2);
  assert_says (folder->err, "is a folder");
  g_assert_cmpint (pipe->status, ==, 2);
  assert_says (pipe->err, "not an ordinary file");
  g_assert_cmpint (damaged->status, ==, 2);
  assert_says (damaged->err, "a.journey: Line 2: </journey> stands where </stage> was expected");
}

static void
test_new (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JwRun) run = jw_run ("new", "--template", "five-phases", "-o", fixture->map, NULL);
  g_autoptr (JwRun) again = jw_run ("new", "-t", "full-journey", "-o", fixture->map, NULL);
  g_autoptr (GFile) template = jw_test_get_source_file ("resources/templates/five-phases.journey");
  g_autofree char *shipped = NULL;
  g_autofree char *written = NULL;
  g_autoptr (JwRun) forced = NULL;
  g_autofree char *replaced = NULL;

  assert_done (run);
  assert_fails (again, "is there already");
  g_assert_true (g_file_load_contents (template, NULL, &shipped, NULL, NULL, NULL));
  g_assert_true (g_file_get_contents (fixture->map, &written, NULL, NULL));
  jw_test_assert_same_text (written, shipped);
  forced = jw_run ("new", "-t", "full-journey", "--force", "-o", fixture->map, NULL);
  assert_done (forced);
  g_assert_true (g_file_get_contents (fixture->map, &replaced, NULL, NULL));
  assert_says (replaced, "Advocacy");
}

static void
test_new_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "none", "a.journey", NULL);
  g_autoptr (JwRun) nothing = jw_run ("new", NULL);
  g_autoptr (JwRun) unknown = jw_run ("new", "-t", "six-phases", "-o", fixture->map, NULL);
  g_autoptr (JwRun) no_output = jw_run ("new", "-t", "five-phases", NULL);
  g_autoptr (JwRun) no_folder = jw_run ("new", "-t", "five-phases", "-o", nowhere, NULL);

  assert_usage (nothing, "full-journey");
  g_assert_cmpint (unknown->status, ==, 2);
  assert_says (unknown->err, "There are: five-phases, ");
  assert_usage (no_output, "“-o” is missing");
  assert_fails (no_folder, "The folder does not exist");
}

/* Width and height stand behind the signature and the chunk's head: PNG, section 11.2.2. */
static void
assert_png (const char *path, guint width, guint height)
{
  g_autofree char *content = NULL;
  const guint8 *png;
  gsize size;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  png = (const guint8 *)content;
  g_assert_cmpuint (size, >, 1000);
  g_assert_cmpmem (png, 8, "\x89PNG\r\n\x1a\n", 8);
  g_assert_cmpuint ((guint)(png[16] << 24 | png[17] << 16 | png[18] << 8 | png[19]), ==, width);
  g_assert_cmpuint ((guint)(png[20] << 24 | png[21] << 16 | png[22] << 8 | png[23]), ==, height);
}

static void
test_export_png (Fixture *fixture, gconstpointer data)
{
  g_autofree char *png = g_build_filename (fixture->folder, "a.png", NULL);
  g_autoptr (JwRun) own = jw_run ("export", fixture->sample, "-o", png, NULL);
  g_autoptr (JwRun) small = NULL;
  g_autoptr (JwRun) own_paper = NULL;
  g_autoptr (JwRun) upright = NULL;

  assert_done (own);
  /* A3 on its side, 420 × 297 mm, at 150 dots per inch. */
  assert_png (png, 2480, 1754);
  small = jw_run ("export", fixture->sample, "-o", png, "--dpi", "72", "--paper", "A4", NULL);
  assert_done (small);
  assert_png (png, 842, 595);
  own_paper = jw_run ("export", fixture->sample, "-o", png, "--dpi=72", "--paper=20x30CM", NULL);
  assert_done (own_paper);
  assert_png (png, 567, 850);
  upright = jw_run ("export", "--portrait", "--dpi=72", fixture->sample, "-o", png, NULL);
  assert_done (upright);
  assert_png (png, 842, 1191);
}

/* Whatever the map says, and the paper of each is another. */
static void
test_export_theme (Fixture *fixture, gconstpointer data)
{
  static const char *const themes[] = { "paper", "projector", "ink-saver", "brand", "wall" };
  g_autoptr (GHashTable) pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      g_autofree char *png = g_build_filename (fixture->folder, "theme.png", NULL);
      g_autofree char *bytes = NULL;
      g_autoptr (JwRun) run =
          jw_run ("export", fixture->sample, "-o", png, "--dpi=30", "--theme", themes[i], NULL);
      gsize length;

      assert_done (run);
      g_assert_true (g_file_get_contents (png, &bytes, &length, NULL));
      g_hash_table_add (pictures,
                        g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *)bytes, length));
    }
  g_assert_cmpuint (g_hash_table_size (pictures), ==, G_N_ELEMENTS (themes));
}

static void
test_export_pdf (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = g_build_filename (fixture->folder, "1.pdf", NULL);
  g_autofree char *second = g_build_filename (fixture->folder, "2.PDF", NULL);
  g_autoptr (JwRun) run = jw_run ("export", fixture->sample, "-o", first, NULL);
  g_autoptr (JwRun) again = jw_run ("export", fixture->sample, "--output", second, NULL);
  g_autofree char *content = NULL;
  g_autofree char *same = NULL;
  gsize size = 0;
  gsize same_size = 0;

  assert_done (run);
  assert_done (again);
  g_assert_true (g_file_get_contents (first, &content, &size, NULL));
  g_assert_true (g_file_get_contents (second, &same, &same_size, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-1."));
  g_assert_cmpmem (content, size, same, same_size);
}

static void
test_export_usage (Fixture *fixture, gconstpointer data)
{
  const char *map = fixture->sample;
  g_autoptr (JwRun) no_output = jw_run ("export", map, NULL);
  g_autoptr (JwRun) no_file = jw_run ("export", "-o", "a.pdf", NULL);
  g_autoptr (JwRun) no_number = jw_run ("export", map, "-o", "a.png", "--dpi", "many", NULL);
  g_autoptr (JwRun) nothing = jw_run ("export", map, "-o", "a.png", "--dpi", "0", NULL);
  g_autoptr (JwRun) theme = jw_run ("export", map, "-o", "a.png", "--theme", "dark", NULL);
  g_autoptr (JwRun) undefined = jw_run ("export", map, "-o", "a.png", "--dpi", "nan", NULL);
  g_autoptr (JwRun) paper = jw_run ("export", map, "-o", "a.png", "--paper", "a9", NULL);
  g_autoptr (JwRun) margin = jw_run ("export", map, "-o", "a.pdf", "--margin=200", NULL);
  g_autoptr (JwRun) bleed = jw_run ("export", map, "-o", "a.png", "--bleed=3", NULL);
  g_autoptr (JwRun) both = jw_run ("export", map, "-o", "a.png", "--portrait", "--landscape", NULL);

  assert_usage (no_output, "“-o” is missing");
  assert_usage (no_file, "takes one map file");
  assert_usage (no_number, "many");
  assert_usage (nothing, "“--dpi” takes a number");
  assert_usage (undefined, "“--dpi” takes a number");
  assert_usage (paper, "There is no paper “a9”");
  assert_usage (margin, "A margin of 200 mm leaves too little");
  assert_usage (bleed, "Bleed and marks are for the pages of a PDF");
  assert_usage (theme, "There is no theme “dark”");
  assert_usage (both, "exclude each other");
}

static void
test_export_poster (Fixture *fixture, gconstpointer data)
{
  const char *map = fixture->sample;
  g_autofree char *pdf = g_build_filename (fixture->folder, "a.pdf", NULL);
  g_autofree char *png = g_build_filename (fixture->folder, "a.png", NULL);
  g_autoptr (JwRun) done = jw_run ("export", map, "-o", pdf, "--pages", "poster", "--paper", "A2",
                                   "--tile", "Letter", "--edge", "0", NULL);
  g_autoptr (JwRun) stages = jw_run ("export", map, "-o", pdf, "--pages", "stages", NULL);
  g_autoptr (JwRun) picture = jw_run ("export", map, "-o", png, "--pages", "poster", NULL);
  g_autoptr (JwRun) pages = jw_run ("export", map, "-o", pdf, "--pages", "two", NULL);
  g_autoptr (JwRun) tile = jw_run ("export", map, "-o", pdf, "--tile", "a4", NULL);
  g_autoptr (JwRun) odd =
      jw_run ("export", map, "-o", pdf, "--pages", "poster", "--tile", "b4", NULL);
  g_autoptr (JwRun) overlap =
      jw_run ("export", map, "-o", pdf, "--pages", "poster", "--overlap", "0", NULL);

  assert_done (done);
  assert_done (stages);
  g_assert_true (g_file_test (pdf, G_FILE_TEST_IS_REGULAR));
  assert_usage (picture, "A picture has one page");
  assert_usage (pages, "not “two”");
  assert_usage (tile, "Add “--pages poster”");
  assert_usage (odd, "There is no paper “b4”");
  assert_usage (overlap, "overlap by 6 to 50 mm, not 0 mm");
  g_assert_false (g_file_test (png, G_FILE_TEST_EXISTS));
}

static void
test_export_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *odd = g_build_filename (fixture->folder, "a.doc", NULL);
  g_autofree char *good = g_build_filename (fixture->folder, "a.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "none", "a.pdf", NULL);
  g_autoptr (JwRun) format = jw_run ("export", fixture->sample, "-o", odd, NULL);
  g_autoptr (JwRun) no_map = jw_run ("export", fixture->map, "-o", good, NULL);
  g_autoptr (JwRun) no_folder = jw_run ("export", fixture->sample, "-o", nowhere, NULL);
  g_autofree char *left = jw_test_list_folder (fixture->folder);

  assert_usage (format, ".pdf");
  assert_fails (no_map, "There is no file");
  assert_fails (no_folder, "The folder does not exist");
  g_assert_cmpstr (left, ==, "");
}

static void
test_export_faults (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pdf = g_build_filename (fixture->folder, "a.pdf", NULL);
  g_autoptr (JwRun) run = NULL;

  write_document (fixture->map, "<stage id=\"s1\"/><card id=\"k1\"/>");
  run = jw_run ("export", fixture->map, "-o", pdf, NULL);
  g_assert_cmpint (run->status, ==, 0);
  assert_says (run->err, "has faults");
  g_assert_true (g_file_test (pdf, G_FILE_TEST_IS_REGULAR));
}

/* Names are bytes; only what is shown of them has to be UTF-8. */
static void
test_odd_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *map = g_build_filename (fixture->folder, "\xe4\xff \n.journey", NULL);
  g_autofree char *png = g_build_filename (fixture->folder, "\xfc%s.png", NULL);
  g_autoptr (JwRun) new = jw_run ("new", "-t", "five-phases", "-o", map, NULL);
  g_autoptr (JwRun) check = jw_run ("check", map, NULL);
  g_autoptr (JwRun) export = jw_run ("export", map, "-o", png, "--dpi", "20", NULL);
  g_autoptr (JwRun) latin = jw_run_with ("LC_ALL=C", "check", map, NULL);
  g_autoptr (JwRun) missing = jw_run ("check", "\xe4", NULL);
  g_autoptr (JwRun) dash = jw_run ("check", "--", "-x", NULL);

  assert_done (new);
  assert_done (check);
  assert_done (export);
  g_assert_true (g_file_test (png, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpint (latin->status, ==, 0);
  g_assert_cmpint (missing->status, ==, 2);
  g_assert_true (g_utf8_validate (missing->err, -1, NULL));
  g_assert_cmpint (dash->status, ==, 2);
  assert_says (dash->err, "There is no file");
  assert_says (dash->err, "-x”");
}

static void
assert_tells_commands (JwRun *run)
{
  assert_fails (run, "There is no display");
  assert_says (run->err, "journeywright export FILE -o OUTPUT");
  assert_says (run->err, "journeywright check FILE");
}

static void
test_no_display (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JwRun) bare = jw_run (NULL, NULL);
  g_autoptr (JwRun) file = jw_run (fixture->sample, NULL);
  g_autoptr (JwRun) dead = jw_run_with ("DISPLAY=:4095", fixture->sample, NULL);

  assert_tells_commands (bare);
  assert_tells_commands (file);
  assert_tells_commands (dead);
}

static void
test_no_module (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JwRun) run = NULL;

  g_setenv ("JW_MODULE_DIR", fixture->folder, TRUE);
  run = jw_run_with ("DISPLAY=:4095", fixture->sample, NULL);
  g_unsetenv ("JW_MODULE_DIR");
  assert_fails (run, "The window cannot be opened");
  assert_says (run->err, fixture->folder);
}

/* GTK takes longer to load than the whole of a small export. The loader itself tells what it
 * loads. */
static void
test_no_gtk (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pdf = g_build_filename (fixture->folder, "a.pdf", NULL);
  g_autoptr (JwRun) run =
      jw_run_with ("LD_DEBUG=files", "export", fixture->sample, "-o", pdf, NULL);

  g_assert_cmpint (run->status, ==, 0);
  assert_says (run->err, "libcairo.so");
  g_assert_null (strstr (run->err, "libgtk"));
  g_assert_null (strstr (run->err, "libadwaita"));
  g_assert_null (strstr (run->err, "journeywright-ui"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/commands/help", test_help },
    { "/commands/usage", test_usage },
    { "/commands/check/good", test_check_good },
    { "/commands/check/faults", test_check_faults },
    { "/commands/check/unreadable", test_check_unreadable },
    { "/commands/new", test_new },
    { "/commands/new/refused", test_new_refused },
    { "/commands/export/png", test_export_png },
    { "/commands/export/theme", test_export_theme },
    { "/commands/export/pdf", test_export_pdf },
    { "/commands/export/usage", test_export_usage },
    { "/commands/export/poster", test_export_poster },
    { "/commands/export/refused", test_export_refused },
    { "/commands/export/faults", test_export_faults },
    { "/commands/odd-names", test_odd_names },
    { "/commands/no-display", test_no_display },
    { "/commands/no-module", test_no_module },
    { "/commands/no-gtk", test_no_gtk },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
