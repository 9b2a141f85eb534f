#include "model/file/stamp.h"

#include <string.h>
#include <sys/stat.h>

static void
compute_digest (GBytes *bytes, guint8 *digest)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  gsize length = JW_FILE_DIGEST_LENGTH;

  g_checksum_update (checksum, data, (gssize)size);
  g_checksum_get_digest (checksum, digest, &length);
}

void
jw_file_stamp_take (JwFileStamp *stamp, const struct stat *status)
{
  *stamp = (JwFileStamp){
    .exists = TRUE,
    .device = status->st_dev,
    .inode = status->st_ino,
    .size = (guint64)status->st_size,
    .written = (gint64)status->st_mtim.tv_sec * 1000000000 + status->st_mtim.tv_nsec,
  };
}

void
jw_file_stamp_read (GFile *file, JwFileStamp *stamp)
{
  g_autofree char *path = g_file_get_path (file);
  struct stat status;

  if (path != NULL && stat (path, &status) == 0)
    jw_file_stamp_take (stamp, &status);
  else
    *stamp = (JwFileStamp){ .exists = FALSE };
}

void
jw_file_stamp_add_content (JwFileStamp *stamp, GBytes *bytes)
{
  stamp->has_digest = TRUE;
  compute_digest (bytes, stamp->digest);
}

gboolean
jw_file_stamp_is_same_file (const JwFileStamp *a, const JwFileStamp *b)
{
  return a->exists && b->exists && a->device == b->device && a->inode == b->inode;
}

gboolean
jw_file_stamp_holds (const JwFileStamp *stamp, GBytes *bytes)
{
  guint8 digest[JW_FILE_DIGEST_LENGTH];

  if (!stamp->exists || !stamp->has_digest)
    return FALSE;
  compute_digest (bytes, digest);
  return memcmp (digest, stamp->digest, sizeof digest) == 0;
}
