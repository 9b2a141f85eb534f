#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * JwFileStamp:
 *
 * What tells one state of a file on disk from another without reading it: which file it is, its
 * size, and when it was written.
 */
typedef struct
{
  gboolean exists;
  guint64 device;
  guint64 inode;
  guint64 size;
  gint64 written; /* microseconds since 1970 */
} JwFileStamp;

/* Looks at the disk; a file that is not there, or cannot be seen, has a stamp that does not
 * exist. */
void jw_file_stamp_read (GFile *file, JwFileStamp *stamp);
gboolean jw_file_stamp_equal (const JwFileStamp *a, const JwFileStamp *b);
/* TRUE if both are the same existing file, whatever it holds: under two names, for example. */
gboolean jw_file_stamp_is_same_file (const JwFileStamp *a, const JwFileStamp *b);

G_END_DECLS
