#include "model/file/stamp.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "model/file/bytes.h"

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

JwFileDifference
jw_file_stamp_compare (const JwFileStamp *stamp, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GBytes) bytes = NULL;
  struct stat status;

  if (path == NULL || !stamp->has_digest)
    return JW_FILE_SAME;
  if (stat (path, &status) != 0)
    return errno == ENOENT || errno == ENOTDIR ? JW_FILE_GONE : JW_FILE_SAME;
  if (!S_ISREG (status.st_mode) || (guint64)status.st_size != stamp->size)
    return JW_FILE_CHANGED;
  bytes = jw_bytes_read_file (file, (gsize)stamp->size, NULL);
  return bytes == NULL || jw_file_stamp_holds (stamp, bytes) ? JW_FILE_SAME : JW_FILE_CHANGED;
}
