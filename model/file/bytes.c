#include "model/file/bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/error.h"
#include "model/file/excerpt.h"

static gboolean
set_open_error (GError **error, const char *path, int code)
{
  g_autofree char *name = jw_excerpt_file_name (path);

  if (code == ENOENT)
    g_set_error (error, JW_ERROR, JW_ERROR_FILE, _ ("There is no file “%s”. Check its name."),
                 name);
  else if (code == EACCES || code == EPERM)
    g_set_error (error, JW_ERROR, JW_ERROR_FILE,
                 _ ("You are not allowed to read “%s”. Ask its owner for access."), name);
  else
    g_set_error (error, JW_ERROR, JW_ERROR_FILE,
                 _ ("“%s” cannot be read: %s. Check its name and its disk."), name,
                 g_strerror (code));
  return FALSE;
}

static gboolean
check_is_regular (const struct stat *status, const char *path, gsize max_bytes, GError **error)
{
  g_autofree char *name = jw_excerpt_file_name (path);

  if (S_ISDIR (status->st_mode))
    g_set_error (error, JW_ERROR, JW_ERROR_FILE, _ ("“%s” is a folder. Name a file."), name);
  else if (!S_ISREG (status->st_mode))
    g_set_error (error, JW_ERROR, JW_ERROR_FILE,
                 _ ("“%s” is not an ordinary file. Name a file on a disk."), name);
  else if ((guint64)status->st_size > max_bytes)
    g_set_error (error, JW_ERROR, JW_ERROR_LIMIT,
                 _ ("“%s” is larger than %" G_GSIZE_FORMAT
                    " MiB, the most that a map may take. Make its "
                    "pictures smaller."),
                 name, max_bytes / (1024 * 1024));
  else
    return TRUE;
  return FALSE;
}

/* The read buffer has one byte more than the file, so that one which grows meanwhile is noticed. */
static gssize
read_all (int fd, char *buffer, gsize size)
{
  gsize done = 0;

  while (done < size)
    {
      gssize n = read (fd, buffer + done, size - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0)
        break;
      done += (gsize)n;
    }
  return (gssize)done;
}

static GBytes *
read_descriptor (int fd, const char *path, gsize max_bytes, GError **error)
{
  g_autofree char *buffer = NULL;
  g_autofree char *name = jw_excerpt_file_name (path);
  struct stat status;
  gsize size;
  gssize n;

  if (fstat (fd, &status) != 0)
    {
      set_open_error (error, path, errno);
      return NULL;
    }
  if (!check_is_regular (&status, path, max_bytes, error))
    return NULL;
  size = (gsize)status.st_size;
  buffer = g_malloc (size + 1);
  n = read_all (fd, buffer, size + 1);
  if (n < 0)
    {
      set_open_error (error, path, errno);
      return NULL;
    }
  if ((gsize)n != size)
    {
      g_set_error (error, JW_ERROR, JW_ERROR_FILE,
                   _ ("“%s” changed while it was read. Open it again."), name);
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&buffer), size);
}

GBytes *
jw_bytes_read_file (GFile *file, gsize max_bytes, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  struct stat status;
  GBytes *bytes;
  int fd;

  if (path == NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);

      g_set_error (error, JW_ERROR, JW_ERROR_FILE,
                   _ ("“%s” is not on this computer. Copy it here first, then open the copy."),
                   uri);
      return NULL;
    }
  /* Some devices do something when they are opened; what was put in the file's place meanwhile is
   * looked at again. */
  if (stat (path, &status) == 0 && !check_is_regular (&status, path, max_bytes, error))
    return NULL;
  fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (fd < 0)
    {
      set_open_error (error, path, errno);
      return NULL;
    }
  bytes = read_descriptor (fd, path, max_bytes, error);
  close (fd);
  return bytes;
}
