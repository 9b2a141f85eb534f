#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "model/file/save-private.h"

/* As many as the kernel follows. */
#define MAX_SYMLINKS 40

/* A link stays a link: what it ends in, be it there or not, is what is looked at and replaced. */
static gboolean
resolve_symlinks (JwSave *save, GError **error)
{
  for (guint i = 0; i < MAX_SYMLINKS; i++)
    {
      g_autofree char *link = NULL;
      g_autofree char *parent = NULL;

      save->exists = lstat (save->target, &save->old) == 0;
      if (!save->exists)
        return errno == ENOENT || jw_save_set_error (save, errno, error);
      if (!S_ISLNK (save->old.st_mode))
        return TRUE;
      link = g_file_read_link (save->target, NULL);
      if (link == NULL)
        return jw_save_set_error (save, EIO, error);
      parent = g_path_get_dirname (save->target);
      g_free (save->target);
      save->target =
          g_path_is_absolute (link) ? g_strdup (link) : g_build_filename (parent, link, NULL);
    }
  return jw_save_set_error (save, ELOOP, error);
}

static gboolean
check_kind (JwSave *save, GError **error)
{
  if (S_ISDIR (save->old.st_mode))
    return jw_save_refuse (save, _ ("There is a folder of this name. Choose another one."), error);
  if (!S_ISREG (save->old.st_mode))
    return jw_save_refuse (save, _ ("It is not an ordinary file. Choose another name."), error);
  if (faccessat (AT_FDCWD, save->target, W_OK, AT_EACCESS) != 0)
    return jw_save_refuse (save, _ ("The file can only be read. Save under another name."), error);
  return TRUE;
}

GBytes *
jw_save_read_descriptor (int fd, gsize max)
{
  struct stat status;
  g_autofree char *data = NULL;
  gsize size, done = 0;
  guint interruptions = 0;
  gssize n = 1;

  if (fstat (fd, &status) != 0)
    return NULL;
  size = (gsize)status.st_size;
  errno = EFBIG;
  data = size <= max ? g_try_malloc (size + 1) : NULL;
  if (data == NULL)
    return NULL;
  while (done < size && n > 0)
    {
      n = pread (fd, data + done, size - done, (off_t)done);
      if (n < 0 && (errno != EINTR || ++interruptions > JW_SAVE_MAX_INTERRUPTIONS))
        return NULL;
      done += n > 0 ? (gsize)n : 0;
      n = n < 0 ? 1 : n;
    }
  return g_bytes_new_take (g_steal_pointer (&data), done);
}

/* Somebody may have put a pipe in its place just now: nothing waits for it. */
GBytes *
jw_save_read_file (const char *path)
{
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  GBytes *bytes;
  int code;

  if (fd < 0)
    return NULL;
  bytes = jw_save_read_descriptor (fd, JW_SAVE_MAX_OLD);
  code = errno;
  close (fd);
  errno = code;
  return bytes;
}

/* Who may write a file but not read it can still save it; then the stamp alone must do. */
static gboolean
has_expected_stamp (JwSave *save)
{
  JwFileStamp now;

  jw_file_stamp_take (&now, &save->old);
  return jw_file_stamp_is_same_file (&now, save->expected) && now.size == save->expected->size &&
         now.written == save->expected->written;
}

static gboolean
read_old (JwSave *save, GError **error)
{
  save->old_bytes = jw_save_read_file (save->target);
  if (save->old_bytes == NULL && errno != EACCES && errno != EPERM && errno != EFBIG)
    return jw_save_set_error (save, errno, error);
  if (save->expected == NULL)
    return TRUE;
  if (save->old_bytes != NULL ? jw_file_stamp_holds (save->expected, save->old_bytes)
                              : has_expected_stamp (save))
    return TRUE;
  return jw_save_set_changed (save, error);
}

gboolean
jw_save_look (JwSave *save, GError **error)
{
  if (!resolve_symlinks (save, error))
    return FALSE;
  save->directory = g_path_get_dirname (save->target);
  if (save->exists)
    return check_kind (save, error) && read_old (save, error);
  return save->expected == NULL || !save->expected->exists || jw_save_set_gone (save, error);
}

gboolean
jw_save_is_as_before (JwSave *save, const char *path)
{
  g_autoptr (GBytes) now = NULL;
  struct stat status;

  if (save->old_bytes != NULL)
    {
      now = jw_save_read_file (path);
      return now != NULL && g_bytes_equal (now, save->old_bytes);
    }
  return stat (path, &status) == 0 && status.st_ino == save->old.st_ino &&
         status.st_dev == save->old.st_dev && status.st_size == save->old.st_size &&
         status.st_mtim.tv_sec == save->old.st_mtim.tv_sec &&
         status.st_mtim.tv_nsec == save->old.st_mtim.tv_nsec;
}
