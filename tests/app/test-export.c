/* What "journeywright export" does with options of pictures, text sizes and lanes. */

#include <glib/gstdio.h>
#include <string.h>

#include "tests/app/run.h"
#include "tests/file/test-support.h"

/* What a picture may take of addresses, whatever its size, in KiB. */
#define MOST_ADDRESSES "307200"

typedef struct
{
  char *folder;
  char *map;
  char *first, *second; /* pictures */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) sample = jw_test_get_source_file ("resources/samples/mugs.journey");

  fixture->folder = jw_test_make_folder ();
  fixture->map = g_file_get_path (sample);
  fixture->first = g_build_filename (fixture->folder, "1.png", NULL);
  fixture->second = g_build_filename (fixture->folder, "2.png", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  jw_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->map);
  g_free (fixture->first);
  g_free (fixture->second);
}

static void
assert_done (JwRun *run)
{
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->status, ==, 0);
}

static void
assert_usage (JwRun *run, const char *words)
{
  if (strstr (run->err, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, run->err);
  g_assert_nonnull (strstr (run->err, "export --help"));
  g_assert_cmpint (run->status, ==, 2);
}

static GBytes *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *content;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (content, length);
}

static guint8
get_colour_type (GBytes *png)
{
  return ((const guint8 *)g_bytes_get_data (png, NULL))[25];
}

static void
test_transparent (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pdf = g_build_filename (fixture->folder, "a.pdf", NULL);
  g_autoptr (JwRun) usual = jw_run ("export", fixture->map, "-o", fixture->first, "--dpi=30", NULL);
  g_autoptr (JwRun) clear =
      jw_run ("export", fixture->map, "-o", fixture->second, "--dpi=30", "--transparent", NULL);
  g_autoptr (JwRun) refused = jw_run ("export", fixture->map, "-o", pdf, "--transparent", NULL);
  g_autoptr (GBytes) with_ground = NULL;
  g_autoptr (GBytes) without = NULL;

  assert_done (usual);
  assert_done (clear);
  with_ground = read_file (fixture->first);
  without = read_file (fixture->second);
  g_assert_cmpuint (get_colour_type (with_ground), ==, 2);
  g_assert_cmpuint (get_colour_type (without), ==, 6);
  assert_usage (refused, "can be transparent");
  g_assert_false (g_file_test (pdf, G_FILE_TEST_EXISTS));
}

static void
test_small (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JwRun) quick = jw_run ("export", fixture->map, "-o", fixture->first, NULL);
  g_autoptr (JwRun) small = jw_run ("export", fixture->map, "-o", fixture->second, "--small", NULL);
  g_autoptr (GBytes) larger = NULL;
  g_autoptr (GBytes) smaller = NULL;

  assert_done (quick);
  assert_done (small);
  larger = read_file (fixture->first);
  smaller = read_file (fixture->second);
  g_assert_cmpuint (g_bytes_get_size (smaller), <, g_bytes_get_size (larger));
}

/* Named in other letters, or by its id, it is the same lane; without it the sheet is another. */
static void
test_hide_lane (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JwRun) all = jw_run ("export", fixture->map, "-o", fixture->first, "--dpi=50", NULL);
  g_autoptr (JwRun) named = jw_run ("export", fixture->map, "-o", fixture->second, "--dpi=50",
                                    "--hide-lane", "PAIN points", NULL);
  g_autoptr (GBytes) whole = read_file (fixture->first);
  g_autoptr (GBytes) without = read_file (fixture->second);
  g_autoptr (JwRun) two = jw_run ("export", fixture->map, "-o", fixture->first, "--dpi=50",
                                  "--hide-lane", "Pain points", "--hide-lane", "Touchpoints", NULL);
  g_autoptr (GBytes) without_two = read_file (fixture->first);
  g_autoptr (JwRun) unknown =
      jw_run ("export", fixture->map, "-o", fixture->first, "--hide-lane", "Weather", NULL);

  assert_done (all);
  assert_done (named);
  assert_done (two);
  g_assert_false (g_bytes_equal (whole, without));
  g_assert_false (g_bytes_equal (without, without_two));
  assert_usage (unknown, "There is no lane “Weather”. There are: “Touchpoints”, ");
}

static void
test_body (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JwRun) usual = jw_run ("export", fixture->map, "-o", fixture->first, "--dpi=50", NULL);
  g_autoptr (JwRun) other =
      jw_run ("export", fixture->map, "-o", fixture->second, "--dpi=50", "--body", "8", NULL);
  g_autoptr (GBytes) own = read_file (fixture->first);
  g_autoptr (GBytes) eight = read_file (fixture->second);
  g_autoptr (JwRun) huge = jw_run ("export", fixture->map, "-o", fixture->first, "--body=73", NULL);
  g_autoptr (JwRun) both =
      jw_run ("export", fixture->map, "-o", fixture->first, "--body=9", "--fit", NULL);

  assert_done (usual);
  assert_done (other);
  g_assert_false (g_bytes_equal (own, eight));
  assert_usage (huge, "“--body” takes a number of points from 4 to 72");
  assert_usage (both, "exclude each other");
}

/* The sample's columns can be balanced only together with larger type. */
static void
test_balance (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JwRun) usual =
      jw_run ("export", fixture->map, "-o", fixture->first, "--dpi=50", "--body=12", NULL);
  g_autoptr (JwRun) other = jw_run ("export", fixture->map, "-o", fixture->second, "--dpi=50",
                                    "--body=12", "--balance", NULL);
  g_autoptr (GBytes) equal = read_file (fixture->first);
  g_autoptr (GBytes) balanced = read_file (fixture->second);

  assert_done (usual);
  assert_done (other);
  g_assert_false (g_bytes_equal (equal, balanced));
}

/* Type that was fitted is not made small without a word. */
static void
test_fit_tells (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JwRun) small = jw_run ("export", fixture->map, "-o", fixture->first, "--dpi=30",
                                    "--fit", "--paper=a5", NULL);
  g_autoptr (JwRun) fine = jw_run ("export", fixture->map, "-o", fixture->first, "--dpi=30",
                                   "--fit", "--paper=a2", NULL);

  g_assert_cmpint (small->status, ==, 0);
  g_assert_nonnull (strstr (small->err, "are small on this sheet, down to "));
  assert_done (fine);
}

static void
assert_says (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

/* What it says helps does help. */
static void
test_check (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JwRun) fine =
      jw_run ("export", fixture->map, "-o", fixture->first, "--dpi=30", "--check", NULL);
  g_autoptr (JwRun) small = jw_run ("export", fixture->map, "-o", fixture->first, "--dpi=30",
                                    "--check", "--paper=a5", NULL);
  g_autoptr (JwRun) repaired = jw_run ("export", fixture->map, "-o", fixture->first, "--dpi=30",
                                       "--check", "--paper=a3", "--fit", NULL);

  assert_done (fine);
  g_assert_cmpint (small->status, ==, 0);
  assert_says (small->err, "are small on this sheet, down to ");
  assert_says (small->err, "That would help: --paper a3 --fit\n");
  g_assert_true (g_file_test (fixture->first, G_FILE_TEST_IS_REGULAR));
  assert_done (repaired);
}

/* What does not go together is told before anything is written. */
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pdf = g_strconcat (fixture->first, ".pdf", NULL);
  g_autoptr (JwRun) split =
      jw_run ("export", fixture->map, "-o", pdf, "--pages=stages", "--split-after=3", NULL);
  g_autoptr (JwRun) none =
      jw_run ("export", fixture->map, "-o", pdf, "--pages=stages", "--split-after=0", NULL);
  g_autoptr (JwRun) alone = jw_run ("export", fixture->map, "-o", pdf, "--split-after=3", NULL);
  g_autoptr (JwRun) cut = jw_run ("export", fixture->map, "-o", pdf, "--bleed=3", "--marks", NULL);
  g_autoptr (JwRun) picture =
      jw_run ("export", fixture->map, "-o", fixture->first, "--bleed=3", NULL);
  g_autoptr (JwRun) poster =
      jw_run ("export", fixture->map, "-o", pdf, "--pages=poster", "--marks", NULL);

  assert_done (split);
  assert_done (cut);
  assert_usage (none, "“--split-after” takes a number of stages from 1 to 200");
  assert_usage (alone, "Add “--pages stages”");
  assert_usage (picture, "Bleed and marks are for the pages of a PDF");
  assert_usage (poster, "Bleed and marks are for the pages of a PDF");
  g_assert_false (g_file_test (fixture->first, G_FILE_TEST_EXISTS));
  g_remove (pdf);
}

/* A picture of 418 MB of pixels, where there are not so many addresses. */
static void
test_memory (Fixture *fixture, gconstpointer data)
{
#if defined(__SANITIZE_ADDRESS__)
  g_test_skip ("the sanitizer takes all addresses there are");
#else
  g_autoptr (JwRun) run =
      jw_run_within (MOST_ADDRESSES, "export", fixture->map, "-o", fixture->first, "--paper", "a0",
                     "--fit", "--dpi", "300", NULL);
  g_autoptr (GBytes) png = NULL;
  const guint8 *header;

  assert_done (run);
  png = read_file (fixture->first);
  header = g_bytes_get_data (png, NULL);
  /* A0 on its side, 1189 × 841 mm. */
  g_assert_cmpuint ((guint)(header[18] << 8 | header[19]), ==, 14043);
  g_assert_cmpuint ((guint)(header[22] << 8 | header[23]), ==, 9933);
#endif
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/export-command/transparent", test_transparent },
    { "/export-command/small", test_small },
    { "/export-command/hide-lane", test_hide_lane },
    { "/export-command/body", test_body },
    { "/export-command/balance", test_balance },
    { "/export-command/fit-tells", test_fit_tells },
    { "/export-command/check", test_check },
    { "/export-command/pages", test_pages },
    { "/export-command/memory", test_memory },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
