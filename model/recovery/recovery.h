#pragma once

#include <gio/gio.h>

#include "model/map.h"

G_BEGIN_DECLS

/**
 * JwRecoveryStore:
 *
 * The folder of this running program under the user's state directory, where what is done to its
 * maps is kept until they are saved and closed. It is locked while the program lives, so that
 * another one sees which folders a crash has left behind.
 */
#define JW_TYPE_RECOVERY_STORE (jw_recovery_store_get_type ())
G_DECLARE_FINAL_TYPE (JwRecoveryStore, jw_recovery_store, JW, RECOVERY_STORE, GObject)

/* @root: the folder of all such folders, or %NULL for the user's own. Made when it is missing, for
 * the user alone. Fails with %JW_ERROR_FILE where nothing can be kept. */
JwRecoveryStore *jw_recovery_store_new (const char *root, GError **error);

/**
 * JwRecovery:
 *
 * Keeps one map: its state when the keeping began, and every transaction, undo and redo since. A
 * change is kept, safe from a crash of the program, when the map's "changed" has been told, and
 * from a power cut a second later.
 *
 * The record begins as soon as the program has time for it, in turns of two milliseconds, and goes
 * on when the map is saved: who types waits for no more than the one change to be written. Who
 * changes the map before the record has begun waits until the map as it is then is written.
 *
 * Signals: "failed" (JwRecovery *, const char *message): when the disk takes no more, once until
 * it does again.
 */
#define JW_TYPE_RECOVERY (jw_recovery_get_type ())
G_DECLARE_FINAL_TYPE (JwRecovery, jw_recovery, JW, RECOVERY, GObject)

/* @file: where the map is saved, or %NULL if it never was. */
JwRecovery *jw_recovery_new (JwRecoveryStore *store, JwMap *map, GFile *file);
/* Begins the record at once, for a map that is nowhere else. */
gboolean jw_recovery_begin (JwRecovery *recovery, GError **error);
/* To be told where the map is saved, and whether it is there as it is now: then nothing of it would
 * be lost. */
void jw_recovery_mark (JwRecovery *recovery, GFile *file, gboolean is_saved);
/* To be called when the map was closed as the user wanted it: nothing of it is kept any more. */
void jw_recovery_discard (JwRecovery *recovery);
/* Waits until what was kept is on the disk. */
gboolean jw_recovery_sync (JwRecovery *recovery, GError **error);
/* That restoring this map may have ended the program @n times, jw_lost_map_restore() included: to
 * be said before jw_recovery_begin(), and taken back once the map has been seen for a while. */
void jw_recovery_set_tries (JwRecovery *recovery, guint n);
void jw_recovery_clear_tries (JwRecovery *recovery);

/**
 * JwLostMap:
 *
 * A map that a crash has left behind.
 *
 * @base: the file that holds its state when the keeping began
 * @title: its title then, or %NULL
 * @path: where it was saved, in the encoding of file names, or %NULL if it never was
 * @time: when it was last changed
 * @n_changes: how many changes were kept since it was last saved; none is lost where it is 0
 * @is_discarded: the user wanted it no more, less than %JW_RECOVERY_DAYS days ago
 * @n_tries: how often it was restored without having been seen for a while
 * @is_set_aside: that is, restoring it ended the program twice
 * @is_told: the user has been told of that
 */
typedef struct
{
  char *base;
  char *title;
  char *path;
  GDateTime *time;
  guint n_changes;
  gboolean is_discarded;
  guint n_tries;
  gboolean is_set_aside;
  gboolean is_told;
} JwLostMap;

/* For so long what was discarded can be had back. */
#define JW_RECOVERY_DAYS 30

/* Frees what is known of it; the record stays. */
void jw_lost_map_free (JwLostMap *lost);
/* What is in the folders of programs that run no more and is to be offered, the newest first:
 * JwLostMap. */
GPtrArray *jw_recovery_find_lost (const char *root);
/* What was set aside since the user was told last. */
GPtrArray *jw_recovery_find_set_aside (const char *root);
/* The same with those that were discarded or set aside. */
GPtrArray *jw_recovery_find_all (const char *root);
/* The map as it was last, with an empty history and counted as modified if anything changed. What
 * is broken off in the record is left out. The record stays until jw_lost_map_forget(). It counts
 * as one more try that ended the program, unless jw_recovery_set_tries() hands the count on. */
JwMap *jw_lost_map_restore (JwLostMap *lost, GError **error);
/* To be called if the program lived on, but there is no new record that has the count. */
void jw_lost_map_clear_tries (JwLostMap *lost);
/* Remembers that the user has been told that it was set aside. */
void jw_lost_map_take_told (JwLostMap *lost);
/* Offers it no more, and deletes it after %JW_RECOVERY_DAYS days. */
void jw_lost_map_discard (JwLostMap *lost);
/* Deletes the record of it. */
void jw_lost_map_forget (JwLostMap *lost);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwLostMap, jw_lost_map_free)

G_END_DECLS
