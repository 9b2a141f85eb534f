/* Two programs that save one file, their system calls shuffled: neither overwrites the other
 * unasked. */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/error.h"
#include "model/file/save.h"
#include "tests/torture/traced.h"
#include "tests/torture/victim.h"

#define SIZE 3000

typedef enum
{
  TOLD_SAVED = 0,
  TOLD_CHANGED = 1,
  TOLD_FAILED = 2
} Told;

typedef struct Writer Writer;

/* @write returns what its user is told. */
struct Writer
{
  Told (*write) (Writer *writer);
  JwVictim *victim;
  JwFileStamp stamp; /* what it opened */
  char *etag;
  GBytes *bytes;
};

static char *root;

static Told
save (Writer *writer)
{
  g_autoptr (GFile) file = g_file_new_for_path (writer->victim->path);
  g_autoptr (GError) error = NULL;

  if (jw_save_bytes_over (file, writer->bytes, &writer->stamp, NULL, &error))
    return TOLD_SAVED;
  if (g_error_matches (error, JW_ERROR, JW_ERROR_CHANGED_ON_DISK))
    return TOLD_CHANGED;
  g_printerr ("# refused for another reason: %s\n", error->message);
  return TOLD_FAILED;
}

/* Another program, which looks at nothing. */
static Told
replace (Writer *writer)
{
  g_autofree char *sibling = g_strconcat (writer->victim->root, "/theirs", NULL);
  gsize size;
  const char *data = g_bytes_get_data (writer->bytes, &size);

  return g_file_set_contents (sibling, data, (gssize)size, NULL) &&
                 g_rename (sibling, writer->victim->path) == 0
             ? TOLD_SAVED
             : TOLD_FAILED;
}

/* Another one, which writes where the file stands, as many bytes, and puts its time back. */
static Told
rewrite (Writer *writer)
{
  gsize size;
  const char *data = g_bytes_get_data (writer->bytes, &size);
  int fd = open (writer->victim->path, O_WRONLY | O_CLOEXEC);
  struct timespec times[2] = { 0 };
  struct stat status;
  gboolean done;

  if (fd < 0 || fstat (fd, &status) != 0)
    return TOLD_FAILED;
  times[0] = status.st_atim;
  times[1] = status.st_mtim;
  done = pwrite (fd, data, size, 0) == (gssize)size && futimens (fd, times) == 0;
  close (fd);
  return done ? TOLD_SAVED : TOLD_FAILED;
}

static gboolean
looks_at_nothing (const Writer *writer)
{
  return writer->write == replace || writer->write == rewrite;
}

/* What is usual: to look at the time, and then to write. */
static Told
save_unsafely (Writer *writer)
{
  g_autoptr (GFile) file = g_file_new_for_path (writer->victim->path);
  gsize size;
  const char *data = g_bytes_get_data (writer->bytes, &size);
  JwFileStamp now;

  jw_file_stamp_read (file, &now);
  if (now.written != writer->stamp.written)
    return TOLD_CHANGED;
  return g_file_set_contents (writer->victim->path, data, (gssize)size, NULL) ? TOLD_SAVED
                                                                              : TOLD_FAILED;
}

/* GLib's way: what tells a change is the time. */
static Told
save_by_etag (Writer *writer)
{
  g_autoptr (GFile) file = g_file_new_for_path (writer->victim->path);
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (writer->bytes, &size);

  if (g_file_replace_contents (file, data, size, writer->etag, FALSE, G_FILE_CREATE_NONE, NULL,
                               NULL, &error))
    return TOLD_SAVED;
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG) ? TOLD_CHANGED : TOLD_FAILED;
}

static int
run (gpointer data)
{
  Writer *writer = data;

  return (int)writer->write (writer);
}

static char *
read_etag (GFile *file)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_ETAG_VALUE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return g_strdup (g_file_info_get_etag (info));
}

static void
open_as (Writer *writer, JwVictim *victim, Told (*write) (Writer *), char letter)
{
  g_autoptr (GFile) file = g_file_new_for_path (victim->path);
  char *text = g_strnfill (SIZE, letter);

  writer->write = write;
  writer->victim = victim;
  writer->bytes = g_bytes_new_take (text, SIZE);
  jw_file_stamp_read (file, &writer->stamp);
  jw_file_stamp_add_content (&writer->stamp, victim->old);
  writer->etag = read_etag (file);
}

static void
clear_writer (Writer *writer)
{
  g_bytes_unref (writer->bytes);
  g_free (writer->etag);
}

static Told
get_told (JwTraced *traced)
{
  int status = jw_traced_get_status (traced);

  g_assert_true (WIFEXITED (status));
  return (Told)WEXITSTATUS (status);
}

/* Where nothing can be traced: both at once, and the system shuffles them. */
static void
let_run (Writer writers[2], GRand *random, Told told[2])
{
  pid_t children[2];

  for (guint i = 0; i < 2; i++)
    {
      guint delay = (guint)g_rand_int_range (random, 0, 300);

      children[i] = fork ();
      if (children[i] == 0)
        {
          g_usleep (delay);
          _exit (run (&writers[i]));
        }
    }
  for (guint i = 0; i < 2; i++)
    {
      int status = 0;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status));
      told[i] = (Told)WEXITSTATUS (status);
    }
}

/* A few calls of the one, then a few of the other, as the dice fall. */
static void
interleave (Writer writers[2], GRand *random, Told told[2])
{
  JwTraced *traced[2];
  gboolean runs[2] = { TRUE, TRUE };

  for (guint i = 0; i < 2; i++)
    traced[i] = jw_traced_new (NULL, run, &writers[i]);
  while (runs[0] || runs[1])
    {
      guint which = (guint)g_rand_int_range (random, 0, 2);
      guint n = (guint)g_rand_int_range (random, 1, 25);

      /* Into a file that it had opened before, and whose name is another's now, it could write
       * what nobody sees again, whatever the other does. */
      if (writers[which].write == rewrite)
        n = G_MAXUINT;

      for (guint i = 0; i < n && runs[which]; i++)
        runs[which] = jw_traced_next (traced[which], NULL);
    }
  for (guint i = 0; i < 2; i++)
    {
      told[i] = get_told (traced[i]);
      jw_traced_free (traced[i]);
    }
}

static gboolean
holds (JwVictim *victim, GBytes *bytes)
{
  g_autofree char *data = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (victim->path, &data, &size, NULL));
  return size == g_bytes_get_size (bytes) &&
         memcmp (data, g_bytes_get_data (bytes, NULL), size) == 0;
}

/* Whoever was told that it saved must be what is there; who looks at nothing is always told so. */
static gboolean
is_lost (Writer writers[2], const Told told[2])
{
  gboolean is_there[2] = { holds (writers[0].victim, writers[0].bytes),
                           holds (writers[1].victim, writers[1].bytes) };

  if (looks_at_nothing (&writers[1]))
    return is_there[0] || !is_there[1];
  for (guint i = 0; i < 2; i++)
    if ((told[i] == TOLD_SAVED) != is_there[i])
      return TRUE;
  return !is_there[0] && !is_there[1] && !holds (writers[0].victim, writers[0].victim->old);
}

typedef struct
{
  guint n;
  guint n_lost;
  guint n_asked;
  guint n_failed;
  guint n_litter;
} Result;

static void
run_once (JwVictim *victim, Told (*write[2]) (Writer *), GRand *random, Result *result)
{
  Writer writers[2];
  Told told[2] = { TOLD_FAILED, TOLD_FAILED };

  jw_victim_reset (victim);
  for (guint i = 0; i < 2; i++)
    open_as (&writers[i], victim, write[i], i == 0 ? 'a' : 'b');
  (jw_traced_is_permitted () ? interleave : let_run) (writers, random, told);
  jw_victim_start_again (victim);
  result->n++;
  result->n_lost += is_lost (writers, told);
  result->n_asked += told[0] == TOLD_CHANGED || told[1] == TOLD_CHANGED;
  result->n_failed += told[0] == TOLD_FAILED || told[1] == TOLD_FAILED;
  result->n_litter += jw_victim_has_litter (victim);
  for (guint i = 0; i < 2; i++)
    clear_writer (&writers[i]);
}

static guint
get_wanted (void)
{
  const char *wanted = g_getenv ("JW_INTERLEAVINGS");

  return wanted != NULL ? (guint)g_ascii_strtoull (wanted, NULL, 10) : 1000;
}

static Result
run_many (const char *what,
          JwVictimShape shape,
          Told (*first) (Writer *),
          Told (*second) (Writer *),
          guint n)
{
  g_autoptr (JwVictim) victim = jw_victim_new (root, shape, SIZE);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  Told (*write[2]) (Writer *) = { first, second };
  Result result = { 0 };

  for (guint i = 0; i < n; i++)
    run_once (victim, write, random, &result);
  g_test_message ("%s: %u interleavings, %u asked, %u overwritten unasked, %u failed, %u litter",
                  what, result.n, result.n_asked, result.n_lost, result.n_failed, result.n_litter);
  return result;
}

static gboolean
skip_if_untraced (void)
{
  if (jw_traced_is_permitted ())
    return FALSE;
  g_test_skip ("this machine does not let a process be traced");
  return TRUE;
}

static void
assert_safe (Result result)
{
  g_assert_cmpuint (result.n_lost, ==, 0);
  /* One who holds a lock may be stopped here for longer than the other waits. */
  g_assert_cmpuint (result.n_failed, <=, 1 + result.n / 1000);
  g_assert_cmpuint (result.n_litter, ==, 0);
  if (jw_traced_is_permitted ())
    g_assert_cmpuint (result.n_asked, >, result.n / 4);
}

static void
test_two (void)
{
  assert_safe (run_many ("two of this program", JW_VICTIM_PLAIN, save, save, get_wanted () / 2));
}

static void
test_two_in_place (void)
{
  assert_safe (run_many ("two of this program, in place", JW_VICTIM_HARD_LINK, save, save,
                         get_wanted () / 4));
}

static void
test_other_program (void)
{
  assert_safe (
      run_many ("this program and another one", JW_VICTIM_PLAIN, save, replace, get_wanted () / 4));
}

static void
test_other_program_in_place (void)
{
  if (!skip_if_untraced ())
    assert_safe (run_many ("this program and one that puts the time back", JW_VICTIM_PLAIN, save,
                           rewrite, get_wanted () / 4));
}

/* Runs to behind the next call that opens a sibling file. */
static void
run_past_open (JwTraced *traced)
{
  g_autofree char *path = NULL;
  JwCall call = { 0 };

  while (path == NULL || strstr (path, "/.journeywright-") == NULL)
    {
      g_assert_true (jw_traced_next (traced, &call));
      g_free (path);
      path = call.number == SYS_openat ? jw_traced_read_string (traced, call.arguments[1]) : NULL;
    }
  g_assert_true (jw_traced_next (traced, NULL));
}

/* The one has made its sibling file and not locked it yet; the other takes it for one that was left
 * behind, and is stopped before it deletes it. Both go on, and neither is told of an error. */
static void
test_sibling_taken_for_left_behind (void)
{
  g_autoptr (JwVictim) victim = NULL;
  Writer writers[2];
  JwTraced *traced[2];

  if (skip_if_untraced ())
    return;
  victim = jw_victim_new (root, JW_VICTIM_PLAIN, SIZE);
  jw_victim_reset (victim);
  for (guint i = 0; i < 2; i++)
    {
      open_as (&writers[i], victim, save, i == 0 ? 'a' : 'b');
      traced[i] = jw_traced_new (NULL, run, &writers[i]);
    }
  run_past_open (traced[0]);
  run_past_open (traced[1]);
  g_assert_true (jw_traced_next (traced[1], NULL));
  for (guint i = 0; i < 20; i++)
    g_assert_true (jw_traced_next (traced[0], NULL));
  for (guint i = 2; i > 0; i--)
    while (jw_traced_next (traced[i - 1], NULL))
      continue;
  g_assert_cmpint (get_told (traced[1]), ==, TOLD_SAVED);
  g_assert_cmpint (get_told (traced[0]), ==, TOLD_CHANGED);
  for (guint i = 0; i < 2; i++)
    {
      jw_traced_free (traced[i]);
      clear_writer (&writers[i]);
    }
}

static void
assert_caught (const char *what, Told (*first) (Writer *), Told (*second) (Writer *))
{
  Result result = run_many (what, JW_VICTIM_PLAIN, first, second, 100);

  g_assert_cmpuint (result.n_lost, >, 0);
}

/* What this test is worth is seen from what it finds in the usual ways. */
static void
test_unsafe (void)
{
  if (skip_if_untraced ())
    return;
  assert_caught ("a look at the time, then g_file_set_contents()", save_unsafely, save_unsafely);
  assert_caught ("g_file_replace_contents() with an etag", save_by_etag, save_by_etag);
  assert_caught ("g_file_replace_contents() with an etag, and one that puts the time back",
                 save_by_etag, rewrite);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  root = jw_victim_make_root ();
  g_vfs_get_default ();
  g_test_add_func ("/torture/two-at-once/plain", test_two);
  g_test_add_func ("/torture/two-at-once/in-place", test_two_in_place);
  g_test_add_func ("/torture/two-at-once/other-program", test_other_program);
  g_test_add_func ("/torture/two-at-once/other-program-in-place", test_other_program_in_place);
  g_test_add_func ("/torture/two-at-once/sibling-taken-for-left-behind",
                   test_sibling_taken_for_left_behind);
  g_test_add_func ("/torture/two-at-once/unsafe-ways-are-caught", test_unsafe);
  result = g_test_run ();
  jw_victim_delete (root);
  g_free (root);
  return result;
}
