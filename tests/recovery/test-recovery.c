#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/edit/commands.h"
#include "model/file/reader.h"
#include "model/file/writer.h"
#include "model/map-private.h"
#include "model/recovery/delta.h"
#include "model/recovery/recovery-private.h"
#include "tests/recovery/edits.h"
#include "tests/recovery/records.h"
#include "tests/torture/stumble.h"
#include "tests/torture/traced.h"

/* A file in the root, beside the folders of programs. */
#define SAVED "saved.journey"

static void
follow_cb (JwMap *map, JwChangeSet *changes, JwMap *shadow)
{
  g_autoptr (GVariant) delta = g_variant_ref_sink (jw_delta_encode (map, changes));
  g_autoptr (GError) error = NULL;

  jw_map_begin_load (shadow);
  g_assert_true (jw_delta_apply (shadow, delta, &error));
  g_assert_no_error (error);
  jw_map_end_load (shadow);
}

/* A second map that is told deltas alone stays equal to the first through edits, undo and redo. */
static void
test_deltas (void)
{
  g_autoptr (JwMap) map = jw_test_make_map (3);
  g_autoptr (GBytes) bytes = jw_writer_write (map, NULL);
  g_autoptr (JwMap) shadow = jw_reader_read_bytes (bytes, NULL, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  g_signal_connect (map, "changed", G_CALLBACK (follow_cb), shadow);
  for (guint i = 1; i <= 2000; i++)
    {
      guint what = g_rand_int (random) % 10;

      if (what == 0)
        jw_map_undo (map);
      else if (what == 1)
        jw_map_redo (map);
      else
        jw_test_do_edit (map, random, i);
      if (i % 20 == 0)
        jw_test_assert_same (map, shadow);
    }
  while (jw_map_undo (map))
    continue;
  jw_test_assert_same (map, shadow);
  g_signal_handlers_disconnect_by_data (map, shadow);
}

/* So does what neither knows, when it changes hands. */
static void
test_unknown (void)
{
  static const char document[] =
      "<journey xmlns=\"" JW_FILE_NAMESPACE "\" version=\"1.0\"><stage id=\"s1\" a=\"1\"/>"
      "<stage id=\"s2\" b=\"2\"><x/></stage></journey>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (document, sizeof document - 1);
  g_autoptr (JwMap) map = jw_reader_read_bytes (bytes, NULL, NULL);
  g_autoptr (JwMap) shadow = jw_reader_read_bytes (bytes, NULL, NULL);

  g_signal_connect (map, "changed", G_CALLBACK (follow_cb), shadow);
  g_assert_true (jw_edit_merge_stages (jw_map_find (map, "s1"), jw_map_find (map, "s2"), NULL));
  jw_test_assert_same (map, shadow);
  g_assert_true (jw_map_undo (map));
  jw_test_assert_same (map, shadow);
  g_assert_true (jw_map_redo (map));
  jw_test_assert_same (map, shadow);
  g_signal_handlers_disconnect_by_data (map, shadow);
}

static void
test_restore (void)
{
  g_autofree char *root = jw_test_make_root ();
  g_autoptr (JwRecoveryStore) store = jw_recovery_store_new (root, NULL);
  g_autoptr (JwMap) map = jw_test_make_map (3);
  g_autoptr (GFile) file = g_file_new_for_path ("/somewhere/m\xe9.journey");
  g_autoptr (JwRecovery) recovery = jw_test_keep (store, map, file);
  g_autoptr (GPtrArray) none = jw_recovery_find_lost (root);
  g_autoptr (GPtrArray) lost = NULL;
  g_autoptr (JwMap) restored = NULL;
  JwLostMap *found;

  g_assert_cmpuint (none->len, ==, 0);
  jw_edit_change (JW_NODE (map), JW_MAP_TITLE, "Nearly lost", FALSE, NULL);
  g_assert_true (jw_recovery_sync (recovery, NULL));
  /* As after a crash: nothing is discarded, and the lock is gone with the program. */
  g_clear_object (&recovery);
  g_clear_object (&store);
  lost = jw_recovery_find_lost (root);
  g_assert_cmpuint (lost->len, ==, 1);
  found = g_ptr_array_index (lost, 0);
  g_assert_cmpstr (found->path, ==, "/somewhere/m\xe9.journey");
  g_assert_cmpuint (found->n_changes, >=, 1);
  restored = jw_lost_map_restore (found, NULL);
  jw_test_assert_same (map, restored);
  g_assert_true (jw_map_is_modified (restored));
  g_assert_false (jw_map_can_undo (restored));
  jw_lost_map_forget (found);
  g_assert_cmpint (g_rmdir (root), ==, 0);
}

/* Of what two stems there may be the one that came further is the one to have. */
static JwMap *
restore_furthest (const char *root)
{
  g_autoptr (GPtrArray) lost = jw_recovery_find_all (root);
  JwMap *best = NULL;

  for (guint i = 0; i < lost->len; i++)
    {
      g_autoptr (JwMap) map = jw_lost_map_restore (g_ptr_array_index (lost, i), NULL);

      if (map != NULL && (best == NULL || jw_test_get_number (map) > jw_test_get_number (best)))
        {
          g_clear_object (&best);
          best = g_steal_pointer (&map);
        }
    }
  return best;
}

/* What the program does when the user wants a map back. */
static int
restore_and_keep (gpointer data)
{
  const char *root = data;
  g_autoptr (GPtrArray) lost = jw_recovery_find_all (root);
  JwLostMap *first = g_ptr_array_index (lost, 0);
  g_autoptr (JwMap) map = jw_lost_map_restore (first, NULL);
  g_autoptr (JwRecoveryStore) store = jw_recovery_store_new (root, NULL);
  g_autoptr (JwRecovery) recovery = jw_test_keep (store, map, NULL);

  if (!jw_recovery_sync (recovery, NULL))
    return 1;
  jw_lost_map_forget (first);
  return 0;
}

/* Before that system call of it; FALSE if it has ended before. */
static gboolean
restore_until_killed (char *root, guint index)
{
  g_autoptr (JwTraced) traced = jw_traced_new (NULL, restore_and_keep, root);
  gboolean goes_on = TRUE;

  for (guint i = 0; i <= index && goes_on; i++)
    goes_on = jw_traced_next (traced, NULL);
  jw_traced_kill (traced);
  return goes_on;
}

/* The same at that call of the C library, where nothing can be traced. */
static gboolean
restore_until_dead (char *root, guint index)
{
  int status;

  jw_stumble_begin (root, JW_STUMBLE_DIE, 0, FALSE, index);
  return jw_stumble_run (NULL, restore_and_keep, root, &status);
}

/* FALSE once it has ended before that call. */
static gboolean
kill_while_restoring (guint index)
{
  g_autofree char *root = jw_test_make_root ();
  g_autoptr (JwMap) map = NULL;
  gboolean goes_on;

  jw_test_leave_record (root, 20);
  goes_on = jw_traced_is_permitted () ? restore_until_killed (root, index)
                                      : restore_until_dead (root, index);
  map = restore_furthest (root);
  g_assert_nonnull (map);
  g_assert_cmpuint (jw_test_get_number (map), ==, 20);
  jw_test_delete_tree (root);
  return goes_on;
}

static void
test_kill_while_restoring (void)
{
  guint n = 0;

  while (kill_while_restoring (n))
    n++;
  g_test_message ("killed at each of %u calls of a recovery, nothing lost", n);
  g_assert_cmpuint (n, >, jw_traced_is_permitted () ? 30 : 10);
}

/* As far as it is saved in a file, as a user does now and then. */
static void
save (JwRecovery *recovery, JwMap *map, const char *root)
{
  g_autofree char *path = g_build_filename (root, SAVED, NULL);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autoptr (GBytes) bytes = jw_writer_write (map, NULL);

  g_assert_true (g_file_set_contents_full (part, g_bytes_get_data (bytes, NULL),
                                           (gssize)g_bytes_get_size (bytes),
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  g_assert_cmpint (g_rename (part, path), ==, 0);
  jw_map_mark_saved (map);
  jw_recovery_mark (recovery, NULL, TRUE);
}

/* Edits until it is killed, and tells the number of each edit once it is kept. Now and then it
 * saves, or a new start of the record is begun, to be killed in the middle of, too: a part of the
 * map a turn, and a few turns between edits, so that many are given up. */
static void
edit_until_killed (const char *root, guint32 seed, int pipe_fd)
{
  g_autoptr (JwRecoveryStore) store = jw_recovery_store_new (root, NULL);
  g_autoptr (JwMap) map = jw_test_make_map (seed);
  g_autoptr (JwRecovery) recovery = jw_recovery_new (store, map, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  jw_recovery_set_turn (recovery, 0);
  for (guint i = 1; i < 100000; i++)
    {
      jw_test_do_edit (map, random, i);
      if (write (pipe_fd, &i, sizeof i) != sizeof i)
        break;
      if (i % 29 == 0)
        save (recovery, map, root);
      if (i % 37 == 0)
        jw_recovery_renew (recovery);
      for (guint k = (i * seed) % 97; k > 0; k--)
        g_main_context_iteration (NULL, FALSE);
    }
  _exit (0);
}

/* What is usual: the whole map is kept now and then. */
static void
edit_and_keep_now_and_then (const char *root, guint32 seed, int pipe_fd)
{
  g_autoptr (JwRecoveryStore) store = jw_recovery_store_new (root, NULL);
  g_autoptr (JwMap) map = jw_test_make_map (seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (guint i = 1; i < 100000; i++)
    {
      jw_test_do_edit (map, random, i);
      if (i % 10 == 1)
        g_object_unref (jw_test_keep (store, map, NULL));
      if (write (pipe_fd, &i, sizeof i) != sizeof i)
        break;
    }
  _exit (0);
}

typedef void (*Editor) (const char *root, guint32 seed, int pipe_fd);

static guint
read_acknowledged (int fd, guint until)
{
  guint number = 0;
  guint last = 0;

  while (last < until && read (fd, &number, sizeof number) == sizeof number)
    last = number;
  return last;
}

/* The number of the last edit that was told as kept. */
static guint
edit_and_kill (Editor editor, const char *root, guint32 seed)
{
  guint until = 1 + (seed * 2654435761u) % 200;
  guint acknowledged, later;
  int status = 0;
  int fds[2];
  pid_t child;

  g_assert_cmpint (pipe (fds), ==, 0);
  child = fork ();
  if (child == 0)
    editor (root, seed, fds[1]);
  close (fds[1]);
  acknowledged = read_acknowledged (fds[0], until);
  g_usleep (seed % 5 * 90);
  kill (child, SIGKILL);
  waitpid (child, &status, 0);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  later = read_acknowledged (fds[0], G_MAXUINT);
  close (fds[0]);
  return MAX (acknowledged, later);
}

/* What was not saved if there is anything, and else what was. */
static JwMap *
find_furthest (const char *root)
{
  g_autofree char *path = g_build_filename (root, SAVED, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (JwMap) saved = jw_reader_read_file (file, NULL, NULL);
  g_autoptr (JwMap) restored = restore_furthest (root);

  if (restored == NULL ||
      (saved != NULL && jw_test_get_number (saved) > jw_test_get_number (restored)))
    return g_steal_pointer (&saved);
  return g_steal_pointer (&restored);
}

static void
kill_once (guint32 seed, guint *n_acknowledged)
{
  g_autofree char *root = jw_test_make_root ();
  g_autoptr (JwMap) replica = jw_test_make_map (seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (JwMap) restored = NULL;
  guint acknowledged = edit_and_kill (edit_until_killed, root, seed);

  restored = find_furthest (root);
  g_assert_nonnull (restored);
  g_assert_cmpuint (jw_test_get_number (restored), >=, acknowledged);
  for (guint i = 1; i <= jw_test_get_number (restored); i++)
    jw_test_do_edit (replica, random, i);
  jw_test_assert_same (replica, restored);
  *n_acknowledged += acknowledged;
  jw_test_delete_tree (root);
}

/* JW_KILLS sets how often; each time none of the edits that were told as kept may be lost. */
static void
test_kill (void)
{
  const char *wanted = g_getenv ("JW_KILLS");
  guint n = wanted != NULL ? (guint)g_ascii_strtoull (wanted, NULL, 10) : 60;
  guint n_acknowledged = 0;

  for (guint i = 1; i <= n; i++)
    kill_once (i, &n_acknowledged);
  g_test_message ("%u kills, %u edits acknowledged, none lost", n, n_acknowledged);
  g_assert_cmpuint (n_acknowledged, >, n * 20);
}

/* What this test is worth is seen from what it finds in the usual way. */
static void
test_unsafe (void)
{
  guint n_lost = 0;

  for (guint i = 1; i <= 20; i++)
    {
      g_autofree char *root = jw_test_make_root ();
      guint acknowledged = edit_and_kill (edit_and_keep_now_and_then, root, i);
      g_autoptr (JwMap) restored = restore_furthest (root);

      n_lost += acknowledged - MIN (acknowledged, jw_test_get_number (restored));
      jw_test_delete_tree (root);
    }
  g_test_message ("A copy every ten edits: %u edits lost in 20 kills", n_lost);
  g_assert_cmpuint (n_lost, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recovery/deltas", test_deltas);
  g_test_add_func ("/recovery/unknown", test_unknown);
  g_test_add_func ("/recovery/restore", test_restore);
  g_test_add_func ("/recovery/kill-while-restoring", test_kill_while_restoring);
  g_test_add_func ("/recovery/kill", test_kill);
  g_test_add_func ("/recovery/unsafe-way-is-caught", test_unsafe);
  return g_test_run ();
}
