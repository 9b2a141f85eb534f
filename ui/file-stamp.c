#include "ui/file-stamp.h"

#define ATTRIBUTES                                                                                 \
  G_FILE_ATTRIBUTE_UNIX_DEVICE                                                                     \
  "," G_FILE_ATTRIBUTE_UNIX_INODE "," G_FILE_ATTRIBUTE_STANDARD_SIZE                               \
  "," G_FILE_ATTRIBUTE_TIME_MODIFIED "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC

static gint64
get_written (GFileInfo *info)
{
  guint64 seconds = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED);
  guint32 rest = g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC);

  return (gint64)seconds * G_USEC_PER_SEC + rest;
}

void
jw_file_stamp_read (GFile *file, JwFileStamp *stamp)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  *stamp = (JwFileStamp){ .exists = info != NULL };
  if (!info)
    return;
  stamp->device = g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_DEVICE);
  stamp->inode = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_UNIX_INODE);
  stamp->size = (guint64)g_file_info_get_size (info);
  stamp->written = get_written (info);
}

gboolean
jw_file_stamp_equal (const JwFileStamp *a, const JwFileStamp *b)
{
  return a->exists == b->exists && a->device == b->device && a->inode == b->inode &&
         a->size == b->size && a->written == b->written;
}

gboolean
jw_file_stamp_is_same_file (const JwFileStamp *a, const JwFileStamp *b)
{
  return a->exists && b->exists && a->device == b->device && a->inode == b->inode;
}
