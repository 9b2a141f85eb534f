#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utime.h>

#include "model/edit/commands.h"
#include "model/recovery/log.h"
#include "model/recovery/recovery-private.h"
#include "tests/recovery/edits.h"
#include "tests/recovery/records.h"
#include "tests/torture/stumble.h"

static void
test_nothing_is_left (void)
{
  g_autofree char *root = jw_test_make_root ();
  g_autoptr (JwRecoveryStore) store = jw_recovery_store_new (root, NULL);
  g_autoptr (JwMap) map = jw_test_make_map (3);
  g_autoptr (JwRecovery) recovery = jw_test_keep (store, map, NULL);

  jw_edit_change (JW_NODE (map), JW_MAP_TITLE, "Saved", FALSE, NULL);
  jw_map_mark_saved (map);
  jw_recovery_mark (recovery, NULL, TRUE);
  jw_recovery_renew (recovery);
  jw_test_run_idle ();
  jw_recovery_discard (recovery);
  g_clear_object (&recovery);
  g_clear_object (&store);
  g_assert_cmpint (g_rmdir (root), ==, 0);
}

/* A log that breaks off, or is damaged, at any byte gives every whole record before that place. */
static void
test_torn_log (void)
{
  g_autofree char *root = jw_test_make_root ();
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
  jw_test_delete_tree (root);
}

static int
restore_only (gpointer data)
{
  jw_lost_map_restore (data, NULL);
  return 0;
}

/* As the program does with it, until it ends when the new record has long begun. */
static void
restore_and_end (JwLostMap *lost, gboolean is_seen)
{
  g_autofree char *folder = g_path_get_dirname (lost->base);
  g_autofree char *root = g_path_get_dirname (folder);
  g_autoptr (JwMap) map = jw_lost_map_restore (lost, NULL);
  g_autoptr (JwRecoveryStore) store = jw_recovery_store_new (root, NULL);
  g_autoptr (JwRecovery) recovery = jw_recovery_new (store, map, NULL);

  jw_recovery_set_tries (recovery, lost->n_tries);
  g_assert_true (jw_recovery_begin (recovery, NULL));
  jw_lost_map_forget (lost);
  jw_edit_change (JW_NODE (map), JW_MAP_NOTE, "Restored", FALSE, NULL);
  if (is_seen)
    jw_recovery_clear_tries (recovery);
  raise (SIGKILL);
}

static int
restore_and_show (gpointer data)
{
  restore_and_end (data, FALSE);
  return 0;
}

static int
restore_and_see (gpointer data)
{
  restore_and_end (data, TRUE);
  return 0;
}

/* TRUE if there was one to be restored. */
static gboolean
crash_when_restored (const char *root, int (*restore) (gpointer))
{
  g_autoptr (GPtrArray) lost = jw_recovery_find_lost (root);
  int status = 0;

  g_assert_cmpuint (lost->len, <=, 1);
  if (lost->len == 0)
    return FALSE;
  /* Where it is not killed by itself: the first call is right behind the note that it tries to. */
  jw_stumble_begin (root, JW_STUMBLE_DIE, 0, FALSE, restore == restore_only ? 0 : G_MAXINT);
  jw_stumble_run (NULL, restore, g_ptr_array_index (lost, 0), &status);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  return TRUE;
}

/* A record whose restoring ends the program twice, while it is read or after that, is not offered a
 * third time. It is kept, and told of once. */
static void
test_set_aside (gconstpointer data)
{
  int (*restore) (gpointer) = data;
  g_autofree char *root = jw_test_make_root ();
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) to_be_told = NULL;
  g_autoptr (JwMap) map = NULL;

  jw_test_leave_record (root, 5);
  none = jw_recovery_find_set_aside (root);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (crash_when_restored (root, restore));
  g_assert_true (crash_when_restored (root, restore));
  g_assert_false (crash_when_restored (root, restore));
  to_be_told = jw_recovery_find_set_aside (root);
  g_assert_cmpuint (to_be_told->len, ==, 1);
  jw_lost_map_take_told (g_ptr_array_index (to_be_told, 0));
  g_clear_pointer (&none, g_ptr_array_unref);
  none = jw_recovery_find_set_aside (root);
  g_assert_cmpuint (none->len, ==, 0);
  all = jw_recovery_find_all (root);
  g_assert_cmpuint (all->len, ==, 1);
  map = jw_lost_map_restore (g_ptr_array_index (all, 0), NULL);
  g_assert_cmpuint (jw_test_get_number (map), ==, restore == restore_only ? 5 : 0);
  jw_test_delete_tree (root);
}

/* One that was on screen for a while is not to blame for what came after that. */
static void
test_seen (void)
{
  g_autofree char *root = jw_test_make_root ();

  jw_test_leave_record (root, 5);
  for (guint i = 0; i < 4; i++)
    g_assert_true (crash_when_restored (root, restore_and_see));
  jw_test_delete_tree (root);
}

/* What is discarded can be had back, but not for ever. */
static void
test_discard (void)
{
  g_autofree char *root = jw_test_make_root ();
  g_autofree char *stem = NULL;
  g_autofree char *marker = NULL;
  g_autoptr (GPtrArray) lost = NULL;
  g_autoptr (GPtrArray) offered = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (JwMap) map = NULL;
  JwLostMap *found;
  struct utimbuf times = { 0 };

  jw_test_leave_record (root, 5);
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
  g_autofree char *root = jw_test_make_root ();
  g_autoptr (JwRecoveryStore) store = jw_recovery_store_new (root, NULL);
  g_autoptr (JwMap) map = jw_test_make_map (3);
  g_autoptr (JwRecovery) recovery = jw_test_keep (store, map, NULL);
  g_autofree char *newer = find_base (root, "000002.base");
  g_autoptr (GPtrArray) lost = NULL;
  g_autoptr (JwMap) restored = NULL;

  jw_edit_change (JW_NODE (map), JW_MAP_TITLE, "First", FALSE, NULL);
  g_assert_true (jw_recovery_sync (recovery, NULL));
  jw_recovery_renew (recovery);
  jw_test_run_idle ();
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
  jw_test_delete_tree (root);
}

/* The record goes on behind a save; what was saved is not offered, and leaves nothing behind. */
static void
test_saved (gconstpointer is_changed)
{
  g_autofree char *root = jw_test_make_root ();
  g_autoptr (JwRecoveryStore) store = jw_recovery_store_new (root, NULL);
  g_autoptr (JwMap) map = jw_test_make_map (3);
  g_autoptr (GFile) file = g_file_new_for_path ("/somewhere/else.journey");
  g_autoptr (JwRecovery) recovery = jw_test_keep (store, map, NULL);
  g_autoptr (GPtrArray) lost = NULL;
  g_autoptr (JwMap) restored = NULL;

  jw_edit_change (JW_NODE (map), JW_MAP_TITLE, "Saved", FALSE, NULL);
  jw_recovery_renew (recovery);
  jw_test_run_idle ();
  jw_edit_change (JW_NODE (map), JW_MAP_NOTE, "Saved, too", FALSE, NULL);
  jw_map_mark_saved (map);
  jw_recovery_mark (recovery, file, TRUE);
  if (is_changed != NULL)
    jw_edit_change (JW_NODE (map), JW_MAP_NOTE, "Not saved", FALSE, NULL);
  g_clear_object (&recovery);
  g_clear_object (&store);
  lost = jw_recovery_find_all (root);
  if (is_changed != NULL)
    {
      g_assert_cmpuint (jw_test_get_only (lost)->n_changes, ==, 1);
      g_assert_cmpstr (jw_test_get_only (lost)->path, ==, "/somewhere/else.journey");
      g_assert_cmpstr (jw_test_get_only (lost)->title, ==, "Saved");
      restored = jw_lost_map_restore (jw_test_get_only (lost), NULL);
      jw_test_assert_same (map, restored);
      jw_lost_map_forget (jw_test_get_only (lost));
    }
  g_assert_cmpuint (lost->len, ==, is_changed != NULL ? 1 : 0);
  if (is_changed != NULL)
    jw_test_delete_tree (root);
  else
    g_assert_cmpint (g_rmdir (root), ==, 0);
}

/* Who deletes the file makes the map one that is nowhere else. */
static void
test_file_is_gone (void)
{
  g_autofree char *root = jw_test_make_root ();
  g_autoptr (JwRecoveryStore) store = jw_recovery_store_new (root, NULL);
  g_autoptr (JwMap) map = jw_test_make_map (3);
  g_autoptr (JwRecovery) recovery = NULL;
  g_autoptr (GPtrArray) lost = NULL;

  jw_map_mark_saved (map);
  recovery = jw_test_keep (store, map, NULL);
  jw_recovery_mark (recovery, NULL, FALSE);
  g_clear_object (&recovery);
  g_clear_object (&store);
  lost = jw_recovery_find_lost (root);
  g_assert_cmpuint (jw_test_get_only (lost)->n_changes, ==, 1);
  jw_test_delete_tree (root);
}

/* So does who saves one state elsewhere while the next is made. */
static void
test_other_file (void)
{
  g_autofree char *root = jw_test_make_root ();
  g_autoptr (JwRecoveryStore) store = jw_recovery_store_new (root, NULL);
  g_autoptr (JwMap) map = jw_test_make_map (3);
  g_autoptr (GFile) file = g_file_new_for_path ("/somewhere/else.journey");
  g_autoptr (JwRecovery) recovery = jw_test_keep (store, map, NULL);
  g_autoptr (GPtrArray) lost = NULL;

  jw_edit_change (JW_NODE (map), JW_MAP_TITLE, "Not saved", FALSE, NULL);
  jw_recovery_renew (recovery);
  jw_test_run_idle ();
  jw_recovery_mark (recovery, file, FALSE);
  g_clear_object (&recovery);
  g_clear_object (&store);
  lost = jw_recovery_find_lost (root);
  g_assert_cmpuint (jw_test_get_only (lost)->n_changes, ==, 1);
  g_assert_cmpstr (jw_test_get_only (lost)->path, ==, "/somewhere/else.journey");
  jw_test_delete_tree (root);
}

/* The offer names the map as it was called last. */
static void
test_title (void)
{
  g_autofree char *root = jw_test_make_root ();
  g_autoptr (JwRecoveryStore) store = jw_recovery_store_new (root, NULL);
  g_autoptr (JwMap) map = jw_test_make_map (3);
  g_autoptr (JwRecovery) recovery = jw_test_keep (store, map, NULL);
  g_autoptr (GPtrArray) lost = NULL;

  jw_edit_change (JW_NODE (map), JW_MAP_TITLE, "First", FALSE, NULL);
  jw_edit_change (JW_NODE (map), JW_MAP_TITLE, "Second", FALSE, NULL);
  jw_edit_change (JW_NODE (map), JW_MAP_NOTE, "First", FALSE, NULL);
  g_clear_object (&recovery);
  g_clear_object (&store);
  lost = jw_recovery_find_lost (root);
  g_assert_cmpstr (jw_test_get_only (lost)->title, ==, "Second");
  jw_test_delete_tree (root);
}

/* What the disk does not take once is there with the next change. */
static void
test_full_for_a_while (gconstpointer data)
{
  JwStumbleHow how = GPOINTER_TO_UINT (data);
  g_autofree char *root = jw_test_make_root ();
  g_autoptr (JwRecoveryStore) store = jw_recovery_store_new (root, NULL);
  g_autoptr (JwMap) map = jw_test_make_map (3);
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  g_autoptr (JwRecovery) recovery = jw_test_keep (store, map, NULL);
  g_autoptr (GPtrArray) lost = NULL;
  g_autoptr (JwMap) restored = NULL;

  for (guint i = 1; i <= 60; i++)
    {
      if (i % 10 == 5)
        jw_stumble_begin (root, how, ENOSPC, TRUE, 0);
      jw_test_do_edit (map, random, i);
      if (i % 10 == 8)
        g_assert_true (jw_stumble_end ());
    }
  g_clear_object (&recovery);
  g_clear_object (&store);
  lost = jw_recovery_find_lost (root);
  restored = jw_lost_map_restore (jw_test_get_only (lost), NULL);
  jw_test_assert_same (map, restored);
  jw_test_delete_tree (root);
}

/* The map is changed after so many turns of a new start, and goes on or not. */
static void
change_between_turns (guint n_turns, gboolean goes_on)
{
  g_autofree char *root = jw_test_make_root ();
  g_autoptr (JwRecoveryStore) store = jw_recovery_store_new (root, NULL);
  g_autoptr (JwMap) map = jw_test_make_map (3);
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  g_autoptr (JwRecovery) recovery = jw_recovery_new (store, map, NULL);
  g_autoptr (GPtrArray) lost = NULL;
  g_autoptr (JwMap) restored = NULL;

  jw_recovery_set_turn (recovery, 0);
  jw_test_do_edit (map, random, 1);
  jw_recovery_renew (recovery);
  for (guint i = 0; i < n_turns; i++)
    g_main_context_iteration (NULL, FALSE);
  jw_test_do_edit (map, random, 2);
  if (goes_on)
    jw_test_run_idle ();
  g_clear_object (&recovery);
  g_clear_object (&store);
  lost = jw_recovery_find_lost (root);
  restored = jw_lost_map_restore (jw_test_get_only (lost), NULL);
  jw_test_assert_same (map, restored);
  jw_test_delete_tree (root);
}

/* Ten parts, a turn each, some more for the file: whenever the change comes, it is kept. */
static void
test_turns (void)
{
  for (guint i = 0; i < 30; i++)
    {
      change_between_turns (i, FALSE);
      change_between_turns (i, TRUE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/nothing-is-left", test_nothing_is_left);
  g_test_add_func ("/record/torn-log", test_torn_log);
  g_test_add_data_func ("/record/set-aside-when-read", restore_only, test_set_aside);
  g_test_add_data_func ("/record/set-aside-when-shown", restore_and_show, test_set_aside);
  g_test_add_func ("/record/seen", test_seen);
  g_test_add_data_func ("/record/saved", NULL, test_saved);
  g_test_add_data_func ("/record/saved-and-changed", "changed", test_saved);
  g_test_add_func ("/record/file-is-gone", test_file_is_gone);
  g_test_add_func ("/record/other-file", test_other_file);
  g_test_add_func ("/record/title", test_title);
  g_test_add_data_func ("/record/full-for-a-while", GUINT_TO_POINTER (JW_STUMBLE_FAIL),
                        test_full_for_a_while);
  g_test_add_func ("/record/turns", test_turns);
  g_test_add_func ("/record/discard", test_discard);
  g_test_add_data_func ("/record/new-start", NULL, test_new_start);
  g_test_add_data_func ("/record/new-start-that-is-torn", "torn", test_new_start);
  return g_test_run ();
}
