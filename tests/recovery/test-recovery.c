#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utime.h>

#include "model/edit/commands.h"
#include "model/file/reader.h"
#include "model/file/writer.h"
#include "model/map-private.h"
#include "model/recovery/delta.h"
#include "model/recovery/log.h"
#include "model/recovery/recovery.h"
#include "tests/recovery/edits.h"
#include "tests/torture/stumble.h"
#include "tests/torture/traced.h"

static char *
make_root (void)
{
  g_autoptr (GError) error = NULL;
  char *root = g_dir_make_tmp ("jw-recovery-XXXXXX", &error);

  g_assert_no_error (error);
  return root;
}

static void
delete_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      delete_tree (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

static void
assert_same (JwMap *a, JwMap *b)
{
  g_autoptr (GBytes) first = jw_writer_write (a, NULL);
  g_autoptr (GBytes) second = jw_writer_write (b, NULL);

  g_assert_cmpmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first),
                   g_bytes_get_data (second, NULL), g_bytes_get_size (second));
}

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
        assert_same (map, shadow);
    }
  while (jw_map_undo (map))
    continue;
  assert_same (map, shadow);
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
  assert_same (map, shadow);
  g_assert_true (jw_map_undo (map));
  assert_same (map, shadow);
  g_assert_true (jw_map_redo (map));
  assert_same (map, shadow);
  g_signal_handlers_disconnect_by_data (map, shadow);
}

static void
test_restore (void)
{
  g_autofree char *root = make_root ();
  g_autoptr (JwRecoveryStore) store = jw_recovery_store_new (root, NULL);
  g_autoptr (JwMap) map = jw_test_make_map (3);
  g_autoptr (GFile) file = g_file_new_for_path ("/somewhere/m\xe9.journey");
  g_autoptr (JwRecovery) recovery = jw_recovery_new (store, map, file, NULL);
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
  assert_same (map, restored);
  g_assert_true (jw_map_is_modified (restored));
  g_assert_false (jw_map_can_undo (restored));
  jw_lost_map_forget (found);
  g_assert_cmpint (g_rmdir (root), ==, 0);
}

static void
test_nothing_is_left (void)
{
  g_autofree char *root = make_root ();
  g_autoptr (JwRecoveryStore) store = jw_recovery_store_new (root, NULL);
  g_autoptr (JwMap) map = jw_test_make_map (3);
  g_autoptr (JwRecovery) recovery = jw_recovery_new (store, map, NULL, NULL);

  jw_edit_change (JW_NODE (map), JW_MAP_TITLE, "Saved", FALSE, NULL);
  jw_map_mark_saved (map);
  g_assert_true (jw_recovery_restart (recovery, NULL, NULL));
  jw_recovery_discard (recovery);
  g_clear_object (&recovery);
  g_clear_object (&store);
  g_assert_cmpint (g_rmdir (root), ==, 0);
}

/* A log that breaks off, or is damaged, at any byte gives every whole record before that place. */
static void
test_torn_log (void)
{
  g_autofree char *root = make_root ();
  g_autofree char *path = g_build_filename (root, "log", NULL);
  g_autoptr (JwLog) log = jw_log_create (path, NULL);
  gsize ends[4] = { 0 };
  g_autofree char *whole = NULL;
  gsize size;

  for (guint i = 1; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *text = g_strnfill (i * 7, (char)('a' + i));
      g_autoptr (GBytes) record = g_bytes_new (text, strlen (text));

      g_assert_true (jw_log_append (log, record, NULL));
      ends[i] = jw_log_get_size (log);
    }
  g_assert_true (g_file_get_contents (path, &whole, &size, NULL));
  for (gsize cut = 0; cut <= size; cut++)
    {
      guint expected = 0;
      g_autoptr (GPtrArray) torn = NULL;
      g_autoptr (GPtrArray) damaged = NULL;

      while (expected + 1 < G_N_ELEMENTS (ends) && ends[expected + 1] <= cut)
        expected++;
      g_assert_true (g_file_set_contents (path, whole, (gssize)cut, NULL));
      torn = jw_log_read (path);
      g_assert_cmpuint (torn->len, ==, expected);
      if (cut == size)
        continue;
      whole[cut] ^= 0x40;
      g_assert_true (g_file_set_contents (path, whole, (gssize)size, NULL));
      whole[cut] ^= 0x40;
      damaged = jw_log_read (path);
      g_assert_cmpuint (damaged->len, ==, expected);
    }
  delete_tree (root);
}

/* A record whose restoring ends the program twice is not offered a third time. */
static void
test_set_aside (void)
{
  g_autofree char *root = make_root ();
  g_autoptr (JwRecoveryStore) store = jw_recovery_store_new (root, NULL);
  g_autoptr (JwMap) map = jw_test_make_map (3);
  g_autoptr (JwRecovery) recovery = jw_recovery_new (store, map, NULL, NULL);

  jw_edit_change (JW_NODE (map), JW_MAP_TITLE, "Crashes its reader", FALSE, NULL);
  g_clear_object (&recovery);
  g_clear_object (&store);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GPtrArray) lost = jw_recovery_find_lost (root);
      int status = 0;
      pid_t child;

      g_assert_cmpuint (lost->len, ==, i < 2 ? 1 : 0);
      if (lost->len == 0)
        break;
      child = fork ();
      if (child == 0)
        {
          /* The first call is right behind the note that it tries to. */
          jw_stumble_begin (root, JW_STUMBLE_DIE, 0, FALSE, 0);
          jw_lost_map_restore (g_ptr_array_index (lost, 0), NULL);
          _exit (0);
        }
      waitpid (child, &status, 0);
      g_assert_true (WIFSIGNALED (status));
    }
  delete_tree (root);
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

/* A record as a crash leaves it, with @n edits. */
static void
leave_record (const char *root, guint n)
{
  g_autoptr (JwRecoveryStore) store = jw_recovery_store_new (root, NULL);
  g_autoptr (JwMap) map = jw_test_make_map (3);
  g_autoptr (JwRecovery) recovery = jw_recovery_new (store, map, NULL, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint i = 1; i <= n; i++)
    jw_test_do_edit (map, random, i);
  g_assert_true (jw_recovery_sync (recovery, NULL));
}

/* What is discarded can be had back, but not for ever. */
static void
test_discard (void)
{
  g_autofree char *root = make_root ();
  g_autofree char *stem = NULL;
  g_autofree char *marker = NULL;
  g_autoptr (GPtrArray) lost = NULL;
  g_autoptr (GPtrArray) offered = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (JwMap) map = NULL;
  JwLostMap *found;
  struct utimbuf times = { 0 };

  leave_record (root, 5);
  lost = jw_recovery_find_lost (root);
  g_assert_cmpuint (lost->len, ==, 1);
  jw_lost_map_discard (g_ptr_array_index (lost, 0));
  offered = jw_recovery_find_lost (root);
  g_assert_cmpuint (offered->len, ==, 0);
  all = jw_recovery_find_all (root);
  g_assert_cmpuint (all->len, ==, 1);
  found = g_ptr_array_index (all, 0);
  g_assert_true (found->is_discarded);
  map = jw_lost_map_restore (found, NULL);
  g_assert_cmpuint (jw_test_get_number (map), ==, 5);

  stem = g_strndup (found->base, strlen (found->base) - strlen (".base"));
  marker = g_strconcat (stem, ".discarded", NULL);
  times.modtime = (time_t)(g_get_real_time () / G_USEC_PER_SEC - 31 * 24 * 60 * 60);
  g_assert_cmpint (g_utime (marker, &times), ==, 0);
  later = jw_recovery_find_all (root);
  g_assert_cmpuint (later->len, ==, 0);
  g_assert_cmpint (g_rmdir (root), ==, 0);
}

static char *
find_base (const char *root, const char *name)
{
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *folder = g_dir_read_name (dir);

  return g_build_filename (root, folder, name, NULL);
}

/* A crash between a new start and its way to the disk leaves two records of one map: one is
 * offered, the newer if it is whole. */
static void
test_new_start (gconstpointer is_torn)
{
  g_autofree char *root = make_root ();
  g_autoptr (JwRecoveryStore) store = jw_recovery_store_new (root, NULL);
  g_autoptr (JwMap) map = jw_test_make_map (3);
  g_autoptr (JwRecovery) recovery = jw_recovery_new (store, map, NULL, NULL);
  g_autofree char *newer = find_base (root, "000002.base");
  g_autoptr (GPtrArray) lost = NULL;
  g_autoptr (JwMap) restored = NULL;

  jw_edit_change (JW_NODE (map), JW_MAP_TITLE, "First", FALSE, NULL);
  g_assert_true (jw_recovery_sync (recovery, NULL));
  g_assert_true (jw_recovery_restart (recovery, NULL, NULL));
  jw_edit_change (JW_NODE (map), JW_MAP_TITLE, "Second", FALSE, NULL);
  g_clear_object (&recovery);
  g_clear_object (&store);
  if (is_torn != NULL)
    g_assert_cmpint (truncate (newer, 100), ==, 0);
  lost = jw_recovery_find_lost (root);
  g_assert_cmpuint (lost->len, ==, 1);
  restored = jw_lost_map_restore (g_ptr_array_index (lost, 0), NULL);
  g_assert_cmpstr (jw_node_get_string (JW_NODE (restored), JW_MAP_TITLE), ==,
                   is_torn != NULL ? "First" : "Second");
  delete_tree (root);
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
  g_autoptr (JwRecovery) recovery = jw_recovery_new (store, map, NULL, NULL);

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
  g_autofree char *root = make_root ();
  g_autoptr (JwMap) map = NULL;
  gboolean goes_on;

  leave_record (root, 20);
  goes_on = jw_traced_is_permitted () ? restore_until_killed (root, index)
                                      : restore_until_dead (root, index);
  map = restore_furthest (root);
  g_assert_nonnull (map);
  g_assert_cmpuint (jw_test_get_number (map), ==, 20);
  delete_tree (root);
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

/* Edits until it is killed, and tells the number of each edit once it is kept. */
static void
edit_until_killed (const char *root, guint32 seed, int pipe_fd)
{
  g_autoptr (JwRecoveryStore) store = jw_recovery_store_new (root, NULL);
  g_autoptr (JwMap) map = jw_test_make_map (seed);
  g_autoptr (JwRecovery) recovery = jw_recovery_new (store, map, NULL, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (guint i = 1; i < 100000; i++)
    {
      jw_test_do_edit (map, random, i);
      if (write (pipe_fd, &i, sizeof i) != sizeof i)
        break;
      /* Now and then a new start of the record, to be killed in the middle of, too. */
      if (i % 37 == 0)
        jw_recovery_restart (recovery, NULL, NULL);
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
        g_object_unref (jw_recovery_new (store, map, NULL, NULL));
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

static void
kill_once (guint32 seed, guint *n_acknowledged)
{
  g_autofree char *root = make_root ();
  g_autoptr (JwMap) replica = jw_test_make_map (seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (JwMap) restored = NULL;
  guint acknowledged = edit_and_kill (edit_until_killed, root, seed);

  restored = restore_furthest (root);
  g_assert_nonnull (restored);
  g_assert_cmpuint (jw_test_get_number (restored), >=, acknowledged);
  for (guint i = 1; i <= jw_test_get_number (restored); i++)
    jw_test_do_edit (replica, random, i);
  assert_same (replica, restored);
  *n_acknowledged += acknowledged;
  delete_tree (root);
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
      g_autofree char *root = make_root ();
      guint acknowledged = edit_and_kill (edit_and_keep_now_and_then, root, i);
      g_autoptr (JwMap) restored = restore_furthest (root);

      n_lost += acknowledged - MIN (acknowledged, jw_test_get_number (restored));
      delete_tree (root);
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
  g_test_add_func ("/recovery/nothing-is-left", test_nothing_is_left);
  g_test_add_func ("/recovery/torn-log", test_torn_log);
  g_test_add_func ("/recovery/set-aside", test_set_aside);
  g_test_add_func ("/recovery/discard", test_discard);
  g_test_add_data_func ("/recovery/new-start", NULL, test_new_start);
  g_test_add_data_func ("/recovery/new-start-that-is-torn", "torn", test_new_start);
  g_test_add_func ("/recovery/kill-while-restoring", test_kill_while_restoring);
  g_test_add_func ("/recovery/kill", test_kill);
  g_test_add_func ("/recovery/unsafe-way-is-caught", test_unsafe);
  return g_test_run ();
}
