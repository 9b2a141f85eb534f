/* An allocation that fails, wherever, in whatever library: the program ends with a sentence
 * (app/memory.c). No command that reads, saves or exports crashes or costs a file, and none says
 * that it did what it did not do. JW_HOSTILE=all tries ten times as many. */

#include <gio/gio.h>
#include <string.h>

#include "tests/file/test-support.h"
#include "tests/hostile/measure.h"

/* More than any of the commands makes. */
#define MAX_ALLOCATIONS 100000
#define SAYS "journeywright: There is too little memory to go on."
/* After which it counts as ended in the middle. */
#define SECONDS "20"

typedef struct
{
  char *folder;
  char *outside;
  char *program;
  char *preload;
  char *file;
  char *answer; /* what it says, and what it leaves in the file, if all goes well */
  char *good;
  gsize good_size;
} Fixture;

static JwMeasured *
run (Fixture *fixture, const char *const *command, guint failing)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autofree char *timeout = g_find_program_in_path ("timeout");
  g_autofree char *preload = g_strconcat ("LD_PRELOAD=", fixture->preload, NULL);
  g_autofree char *count = g_strdup_printf ("JW_ALLOCATIONS=%u", failing);
  g_auto (GStrv) all = NULL;

  g_strv_builder_add_many (words, timeout, "-s", "KILL", SECONDS, "env", preload, count,
                           fixture->program, NULL);
  g_strv_builder_addv (words, (const char **)command);
  all = g_strv_builder_end (words);
  return jw_measure_run (fixture->outside, (const char *const *)all);
}

static void
put_old (Fixture *fixture, const char *old)
{
  g_assert_true (g_file_set_contents (fixture->file, old, -1, NULL));
}

/* TRUE if it did its work. */
static gboolean
try_one (Fixture *fixture, const char *const *command, const char *old, guint failing)
{
  g_autoptr (JwMeasured) measured = NULL;
  g_autofree char *now = NULL;
  gsize size;
  gboolean is_old, is_good;

  put_old (fixture, old);
  measured = run (fixture, command, failing);
  g_assert_true (g_file_get_contents (fixture->file, &now, &size, NULL));
  is_old = size == strlen (old) && memcmp (now, old, size) == 0;
  is_good = size == fixture->good_size && memcmp (now, fixture->good, size) == 0;
  if (!is_old && !is_good)
    g_error ("allocation %u of “%s” cost a file: status %d, signal %d, %zu bytes, %.40s: %s",
             failing, command[0], measured->status, measured->signal, size, now, measured->err);
  if (measured->status == 1 && g_str_has_prefix (measured->err, SAYS))
    return FALSE;
  if (measured->status != 0)
    g_error ("allocation %u of “%s” ended it without a word: status %d, signal %d: %s", failing,
             command[0], measured->status, measured->signal, measured->err);
  if (!is_good || strcmp (measured->out, fixture->answer) != 0)
    g_error ("allocation %u of “%s”: it says that all went well: %s", failing, command[0],
             measured->out);
  return TRUE;
}

static void
try_each (Fixture *fixture, const char *const *command, const char *old)
{
  guint step = g_strcmp0 (g_getenv ("JW_HOSTILE"), "all") == 0 ? 100 : 8;
  guint n = 0, n_done = 0;
  g_autoptr (JwMeasured) measured = NULL;

  put_old (fixture, old);
  measured = run (fixture, command, G_MAXINT);
  g_assert_cmpstr (measured->err, ==, "");
  g_assert_cmpint (measured->status, ==, 0);
  fixture->answer = g_strdup (measured->out);
  g_assert_true (g_file_get_contents (fixture->file, &fixture->good, &fixture->good_size, NULL));
  for (guint failing = 0; failing < MAX_ALLOCATIONS; failing += 1 + failing / step, n++)
    n_done += try_one (fixture, command, old, failing);
  g_test_message (
      "%s: %u allocations failed, one at a time: %u times it did its work all the same, else it "
      "said why it did not, and nothing was lost",
      command[0], n, n_done);
  g_assert_cmpuint (n_done, >, 0);
  g_assert_cmpuint (n_done, <, n);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *top = g_path_get_dirname (g_test_get_dir (G_TEST_BUILT));

  fixture->folder = jw_test_make_folder ();
  fixture->outside = jw_test_make_folder ();
  fixture->program = g_build_filename (top, "app", "journeywright", NULL);
  fixture->preload = g_test_build_filename (G_TEST_BUILT, "hostile", "allocations.so", NULL);
  fixture->file = g_build_filename (fixture->folder, data, NULL);
  g_setenv ("XDG_STATE_HOME", fixture->outside, TRUE);
}

/* What a program that ended in the middle left behind the next one clears away. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *map = g_build_filename (fixture->folder, "a.journey", NULL);
  const char *const command[] = { "new", "-f", "-t", "five-phases", "-o", map, NULL };
  g_autoptr (JwMeasured) measured = run (fixture, command, G_MAXINT);
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_assert_cmpint (measured->status, ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_cmpint (*name, !=, '.');
  jw_test_remove_folder (fixture->folder);
  jw_test_remove_folder (fixture->outside);
  g_free (fixture->folder);
  g_free (fixture->outside);
  g_free (fixture->program);
  g_free (fixture->preload);
  g_free (fixture->file);
  g_free (fixture->answer);
  g_free (fixture->good);
}

static char *
read_sample (void)
{
  g_autoptr (GFile) file = jw_test_get_source_file ("resources/samples/mugs.journey");
  char *text = NULL;

  g_assert_true (g_file_get_contents (g_file_peek_path (file), &text, NULL, NULL));
  return text;
}

static void
test_check (Fixture *fixture, gconstpointer data)
{
  const char *const command[] = { "check", fixture->file, NULL };
  g_autofree char *sample = read_sample ();

  try_each (fixture, command, sample);
}

static void
test_new (Fixture *fixture, gconstpointer data)
{
  const char *const command[] = { "new", "-f", "-t", "five-phases", "-o", fixture->file, NULL };

  try_each (fixture, command, "the version before");
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) map = jw_test_get_source_file ("resources/samples/mugs.journey");
  const char *const command[] = { "export", "--dpi=20", "-o", fixture->file, g_file_peek_path (map),
                                  NULL };

  try_each (fixture, command, "the version before");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (jw_measure_is_sanitized ())
    return 0;
  g_test_add ("/allocations/check", Fixture, "a.journey", set_up, test_check, tear_down);
  g_test_add ("/allocations/new", Fixture, "a.journey", set_up, test_new, tear_down);
  g_test_add ("/allocations/export-png", Fixture, "a.png", set_up, test_export, tear_down);
  g_test_add ("/allocations/export-pdf", Fixture, "a.pdf", set_up, test_export, tear_down);
  g_test_add ("/allocations/export-svg", Fixture, "a.svg", set_up, test_export, tear_down);
  return g_test_run ();
}
