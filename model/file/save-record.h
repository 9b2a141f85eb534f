#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * JwSaveRecord:
 *
 * What is to be known of a save should the program not live to end it: a file in the recovery
 * folder, or a folder there with copies, for as long as the map is being written. It is locked by
 * whoever writes.
 */
typedef struct _JwSaveRecord JwSaveRecord;

/* Begins one for a save to @path; %NULL where nothing can be kept. */
JwSaveRecord *jw_save_record_new (const char *path);
/* Deletes it and frees it: the save has ended, well or not. */
void jw_save_record_end (JwSaveRecord *record);
/* Frees it and leaves it to jw_save_finish_broken(). */
void jw_save_record_leave (JwSaveRecord *record);
/* The folder with the copies, after jw_save_record_keep(). */
const char *jw_save_record_get_folder (JwSaveRecord *record);
/* The name of the sibling that is written beside the file: known before there is one, so that it is
 * found however early the program ends. Free with g_free(). */
char *jw_save_record_get_temporary (JwSaveRecord *record, const char *directory);
/* The name of a sibling that is exchanged. Free with g_free(). */
char *jw_save_record_get_exchanged_name (const char *temporary);
/* Makes both durable before a file of that inode is written in place. On failure errno is set. */
gboolean jw_save_record_keep (JwSaveRecord *record, guint64 inode, GBytes *old, GBytes *bytes);
/* From now on the old content is the one to have, and no longer the new one. */
void jw_save_record_put_back (JwSaveRecord *record);

G_END_DECLS
