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
 * Signals: "failed" (JwRecovery *, const char *message): once, when the disk takes no more.
 */
#define JW_TYPE_RECOVERY (jw_recovery_get_type ())
G_DECLARE_FINAL_TYPE (JwRecovery, jw_recovery, JW, RECOVERY, GObject)

/* @file: where the map is saved, or %NULL if it never was. */
JwRecovery *jw_recovery_new (JwRecoveryStore *store, JwMap *map, GFile *file, GError **error);
/* To be called once the map was saved, or saved elsewhere: what was kept until now is on disk. */
gboolean jw_recovery_restart (JwRecovery *recovery, GFile *file, GError **error);
/* To be called when the map was closed as the user wanted it: nothing of it is kept any more. */
void jw_recovery_discard (JwRecovery *recovery);
/* Waits until what was kept is on the disk. */
gboolean jw_recovery_sync (JwRecovery *recovery, GError **error);

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
 * @is_set_aside: restoring it ended the program twice
 */
typedef struct
{
  char *base;
  char *title;
  char *path;
  GDateTime *time;
  guint n_changes;
  gboolean is_discarded;
  gboolean is_set_aside;
} JwLostMap;

/* For so long what was discarded can be had back. */
#define JW_RECOVERY_DAYS 30

/* Frees what is known of it; the record stays. */
void jw_lost_map_free (JwLostMap *lost);
/* What is in the folders of programs that run no more and is to be offered, the newest first:
 * JwLostMap. */
GPtrArray *jw_recovery_find_lost (const char *root);
/* The same with those that were discarded or set aside. */
GPtrArray *jw_recovery_find_all (const char *root);
/* The map as it was last, with an empty history and counted as modified if anything changed. What
 * is broken off in the record is left out. The record stays until jw_lost_map_forget(). */
JwMap *jw_lost_map_restore (JwLostMap *lost, GError **error);
/* Offers it no more, and deletes it after %JW_RECOVERY_DAYS days. */
void jw_lost_map_discard (JwLostMap *lost);
/* Deletes the record of it. */
void jw_lost_map_forget (JwLostMap *lost);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwLostMap, jw_lost_map_free)

G_END_DECLS
