#pragma once

#include "model/recovery/recovery.h"

G_BEGIN_DECLS

/* What recovery.c and lost.c share: the names in a store's folder. A map has three files of one
 * stem: STEM.base, the map; STEM.edits, the log; STEM.info, a key file. */
#define JW_RECOVERY_LOCK "lock"
#define JW_RECOVERY_BASE ".base"
#define JW_RECOVERY_EDITS ".edits"
#define JW_RECOVERY_INFO ".info"
#define JW_RECOVERY_TRIES ".tries"
#define JW_RECOVERY_TOLD ".told"
#define JW_RECOVERY_DISCARDED ".discarded"
#define JW_RECOVERY_PART ".part"
#define JW_RECOVERY_GROUP "map"

/* A stem that no map of this store has had. Free with g_free(). */
char *jw_recovery_store_make_stem (JwRecoveryStore *store);
/* The user's own folder of such folders. */
char *jw_recovery_get_root (const char *root);
/* Opens and locks a folder's lock file; -1 if another program holds it. */
int jw_recovery_lock (const char *folder, gboolean create);
/* Deletes the folder, with what is left of maps that are gone, unless there is a map in it. */
void jw_recovery_delete_folder (const char *folder);
void jw_recovery_delete_stem (const char *stem);

/* What is told where the disk takes nothing, with the reason that is in errno. FALSE. */
gboolean jw_recovery_fail (GError **error);
/* FALSE, with the reason in errno, if not all of it was taken. */
gboolean jw_recovery_write_all (int fd, const guint8 *data, gsize length);
/* Writes one of a stem's files, or puts another in its place. Whole as soon as it is there, for a
 * program that is killed; the disk is not waited for, since somebody is typing. */
gboolean jw_recovery_write_beside (const char *stem,
                                   const char *ending,
                                   const char *data,
                                   gsize length,
                                   GError **error);
/* Waits until a stem's base and what is told of it are on the disk. */
gboolean jw_recovery_sync_stem (const char *stem, GError **error);

G_END_DECLS
