#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define JW_FILE_DIGEST_LENGTH 32

/**
 * JwFileStamp:
 * @exists: FALSE for a file that is not there, or cannot be seen; all else is 0 then
 * @device: the disk that it is on
 * @inode: which file of that disk it is, under whatever name
 * @size: bytes
 * @written: when it was written, in nanoseconds since 1970
 * @has_digest: whether the content is known
 * @digest: SHA-256 of the content
 *
 * What tells one state of a file on disk from another. The time alone does not: it can be put back,
 * and a clock may be coarser than two saves are apart. So what decides is the content.
 */
typedef struct
{
  gboolean exists;
  guint64 device;
  guint64 inode;
  guint64 size;
  gint64 written;
  gboolean has_digest;
  guint8 digest[JW_FILE_DIGEST_LENGTH];
} JwFileStamp;

struct stat;

/* Looks at the disk, but not into the file. */
void jw_file_stamp_read (GFile *file, JwFileStamp *stamp);
/* The same from what stat() told. */
void jw_file_stamp_take (JwFileStamp *stamp, const struct stat *status);
/* Adds what the file held. */
void jw_file_stamp_add_content (JwFileStamp *stamp, GBytes *bytes);
/* TRUE if both are the same existing file, whatever it holds: under two names, for example. */
gboolean jw_file_stamp_is_same_file (const JwFileStamp *a, const JwFileStamp *b);
/* TRUE if @stamp holds @bytes. A stamp without a content holds nothing. */
gboolean jw_file_stamp_holds (const JwFileStamp *stamp, GBytes *bytes);

/**
 * JwFileDifference:
 * @JW_FILE_GONE: deleted, moved, renamed, or its disk was taken out
 */
typedef enum
{
  JW_FILE_SAME,
  JW_FILE_CHANGED,
  JW_FILE_GONE,
} JwFileDifference;

/* Whether @file still holds what @stamp says; reads it. What cannot be read counts as the same. */
JwFileDifference jw_file_stamp_compare (const JwFileStamp *stamp, GFile *file);

G_END_DECLS
