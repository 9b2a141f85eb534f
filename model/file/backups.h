#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How many versions of a file are kept, how many bytes they may take, and all together. */
#define JW_BACKUPS_MAX_VERSIONS 30
#define JW_BACKUPS_MAX_BYTES (64 * 1024 * 1024)
#define JW_BACKUPS_MAX_ALL_BYTES (512 * 1024 * 1024)
/* As many of the newest are all kept; of older ones the last of each day. */
#define JW_BACKUPS_MAX_RECENT 10

/**
 * JwBackup:
 * @path: a copy of the file as it was
 * @time: when it was replaced by a newer version
 * @size: bytes
 */
typedef struct
{
  char *path;
  GDateTime *time;
  guint64 size;
} JwBackup;

/* Keeps what the file at @path holds before something else takes its place, for the user alone, in
 * the user's state directory; what is the same as the version kept last is not kept twice. FALSE if
 * it could not be kept. */
gboolean jw_backups_keep (const char *path, GBytes *bytes);
/* The versions kept of the file at @path, the newest first: JwBackup. */
GPtrArray *jw_backups_list (const char *path);
/* The folder that they are in, whether or not there is one yet. Free with g_free(). */
char *jw_backups_get_folder (const char *path);
/* Clears away what keeping a version of that file, when it was interrupted, has left behind. */
void jw_backups_tidy (const char *path);
/* Frees what is known of it; the copy stays. */
void jw_backup_free (JwBackup *backup);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwBackup, jw_backup_free)

G_END_DECLS
