#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * JwLog:
 *
 * A file to which records are added, each in a frame with its length and a CRC-32, so that after a
 * crash everything up to the last whole record can be read, whatever stands behind it. A record is
 * one write; it survives the program at once, and a power cut after jw_log_sync().
 */
typedef struct _JwLog JwLog;

/* Makes the file, for the user alone; fails with %JW_ERROR_FILE, also if there is one already. */
JwLog *jw_log_create (const char *path, GError **error);
/* Counted, so that a thread that waits for the disk keeps the file open. */
JwLog *jw_log_ref (JwLog *log);
void jw_log_unref (JwLog *log);
/* What the disk did not take is kept, and is written before the next record. */
gboolean jw_log_append (JwLog *log, GBytes *record, GError **error);
/* Writes what the disk did not take before, if there is anything. */
gboolean jw_log_flush (JwLog *log, GError **error);
/* Waits for the disk; may be called from another thread than the one that appends. */
gboolean jw_log_sync (JwLog *log, GError **error);
/* Bytes that the file has, once the disk has taken all. */
gsize jw_log_get_size (JwLog *log);
/* The whole records of a file, in order: GBytes. Empty if it cannot be read. */
GPtrArray *jw_log_read (const char *path);
/* The same of what such a file holds. */
GPtrArray *jw_log_parse (GBytes *bytes);
/* A record as it stands in a file, with its frame. */
GBytes *jw_log_frame (GBytes *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwLog, jw_log_unref)

G_END_DECLS
