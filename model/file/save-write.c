#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "model/file/save-private.h"

/* As much as is written at once: a failure is noticed soon. */
#define MAX_WRITE (1024 * 1024)

gboolean
jw_save_write_all (int fd, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  guint interruptions = 0;

  while (size > 0)
    {
      gssize n = write (fd, data, MIN (size, MAX_WRITE));

      if (n < 0 && errno == EINTR && ++interruptions < JW_SAVE_MAX_INTERRUPTIONS)
        continue;
      if (n == 0)
        errno = ENOSPC;
      if (n <= 0)
        return FALSE;
      data += n;
      size -= (gsize)n;
    }
  return TRUE;
}

gboolean
jw_save_sync (int fd)
{
  for (guint i = 0; i < JW_SAVE_MAX_INTERRUPTIONS; i++)
    if (fsync (fd) == 0)
      return TRUE;
    else if (errno != EINTR)
      return FALSE;
  return FALSE;
}

/* A folder that may be written to but not listed cannot be opened, and some disks cannot sync
 * one. */
gboolean
jw_save_sync_folder (const char *path)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int code;

  if (fd < 0)
    return errno == EACCES || errno == EPERM;
  code = jw_save_sync (fd) ? 0 : errno;
  close (fd);
  errno = code;
  return code == 0 || code == EINVAL || code == ENOSYS;
}

gboolean
jw_save_allocate (int fd, gsize size)
{
  if (size == 0 || fallocate (fd, FALLOC_FL_KEEP_SIZE, 0, (off_t)size) == 0)
    return TRUE;
  return errno == EOPNOTSUPP || errno == ENOSYS || errno == EINTR || errno == EINVAL;
}
