#include "model/file/save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "model/error.h"

/* As many as the kernel follows. */
#define MAX_SYMLINKS 40
#define TEMPORARY_NAME ".journeywright-XXXXXX"

/**
 * Save:
 *
 * One saving. @target is what the symlinks end in; @temporary stands beside it until it is renamed
 * over it.
 */
typedef struct
{
  char *target;
  char *directory;
  char *temporary;
  struct stat old; /* of the target, if @exists */
  gboolean exists;
  int fd;
} Save;

static void
clear_save (Save *save)
{
  if (save->fd >= 0)
    close (save->fd);
  if (save->temporary != NULL)
    g_unlink (save->temporary);
  g_free (save->target);
  g_free (save->directory);
  g_free (save->temporary);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Save, clear_save)

static const char *
get_advice (int code)
{
  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
      return _ ("There is no room left on the disk. Make room, or save to another disk.");
    case EFBIG:
      return _ ("The disk does not take files of this size. Save to another disk.");
    case EACCES:
    case EPERM:
      return _ ("You are not allowed to write there. Save to another folder.");
    case EROFS:
      return _ ("The disk can only be read. Save to another disk.");
    case ENOENT:
    case ENOTDIR:
      return _ ("The folder does not exist. Create it, or save to another one.");
    case ENAMETOOLONG:
      return _ ("The name is too long. Choose a shorter one.");
    case ELOOP:
      return _ ("It is a link that leads back to itself. Save under another name.");
    default:
      return NULL;
    }
}

static gboolean
set_error (Save *save, int code, GError **error)
{
  g_autofree char *name = g_filename_display_name (save->target);
  const char *advice = get_advice (code);

  if (advice != NULL)
    g_set_error (error, JW_ERROR, JW_ERROR_FILE, _ ("“%s” was not saved. %s"), name, advice);
  else
    g_set_error (error, JW_ERROR, JW_ERROR_FILE,
                 _ ("“%s” was not saved (%s). Try again, or save to another disk."), name,
                 g_strerror (code));
  return FALSE;
}

static gboolean
refuse (Save *save, const char *reason, GError **error)
{
  g_autofree char *name = g_filename_display_name (save->target);

  g_set_error (error, JW_ERROR, JW_ERROR_FILE, _ ("“%s” was not saved. %s"), name, reason);
  return FALSE;
}

/* A link stays a link: what it ends in, be it there or not, is what is replaced. */
static gboolean
resolve_symlinks (Save *save, GError **error)
{
  for (guint i = 0; i < MAX_SYMLINKS; i++)
    {
      g_autofree char *link = NULL;
      g_autofree char *parent = NULL;
      struct stat status;

      if (lstat (save->target, &status) != 0 || !S_ISLNK (status.st_mode))
        return TRUE;
      link = g_file_read_link (save->target, NULL);
      if (link == NULL)
        return set_error (save, EACCES, error);
      parent = g_path_get_dirname (save->target);
      g_free (save->target);
      save->target =
          g_path_is_absolute (link) ? g_strdup (link) : g_build_filename (parent, link, NULL);
    }
  return set_error (save, ELOOP, error);
}

static gboolean
look_at_target (Save *save, GError **error)
{
  save->directory = g_path_get_dirname (save->target);
  if (stat (save->target, &save->old) != 0)
    return errno == ENOENT ? TRUE : set_error (save, errno, error);
  save->exists = TRUE;
  if (S_ISDIR (save->old.st_mode))
    return refuse (save, _ ("There is a folder of this name. Choose another one."), error);
  if (!S_ISREG (save->old.st_mode))
    return refuse (save, _ ("It is not an ordinary file. Choose another name."), error);
  if (faccessat (AT_FDCWD, save->target, W_OK, AT_EACCESS) != 0)
    return refuse (save, _ ("The file can only be read. Save under another name."), error);
  if (save->old.st_nlink > 1)
    return refuse (
        save,
        _ ("The file has several names (hard links), which saving would part. Save under "
           "another name."),
        error);
  return TRUE;
}

/* A new file gets the mode that the user's mask leaves; nobody else may look into the copy of one
 * that is there until it has that one's mode. */
static gboolean
create_temporary (Save *save, GError **error)
{
  g_autofree char *path = g_build_filename (save->directory, TEMPORARY_NAME, NULL);

  save->fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, save->exists ? 0600 : 0666);
  if (save->fd < 0)
    return set_error (save, errno, error);
  save->temporary = g_steal_pointer (&path);
  return TRUE;
}

/* Takes the room before a byte is written. Not every disk can. */
static gboolean
allocate (Save *save, gsize size, GError **error)
{
  if (size == 0 || fallocate (save->fd, 0, 0, (off_t)size) == 0)
    return TRUE;
  if (errno == EOPNOTSUPP || errno == ENOSYS || errno == EINTR || errno == EINVAL)
    return TRUE;
  return set_error (save, errno, error);
}

static gboolean
write_all (Save *save, const char *data, gsize size, GError **error)
{
  while (size > 0)
    {
      gssize n = write (save->fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return set_error (save, n < 0 ? errno : ENOSPC, error);
      data += n;
      size -= (gsize)n;
    }
  return TRUE;
}

/* Only root may give files away. Where the group cannot be kept, it gets no more than everybody
 * has, so that nobody can read what they could not before. */
static gboolean
restore_owner_and_mode (Save *save, GError **error)
{
  mode_t mode = save->old.st_mode & 0777;
  struct stat now;

  if (fstat (save->fd, &now) != 0)
    return set_error (save, errno, error);
  if (now.st_uid != save->old.st_uid || now.st_gid != save->old.st_gid)
    {
      gboolean kept = fchown (save->fd, save->old.st_uid, save->old.st_gid) == 0 ||
                      fchown (save->fd, (uid_t)-1, save->old.st_gid) == 0;

      if (!kept)
        mode = (mode & ~(mode_t)0070) | ((mode & 0007) << 3);
    }
  return fchmod (save->fd, mode) == 0 ? TRUE : set_error (save, errno, error);
}

static gboolean
is_lasting_xattr_error (int code)
{
  return code != ENOTSUP && code != EPERM && code != EACCES && code != ENODATA;
}

static gboolean
restore_xattr (Save *save, const char *name, GError **error)
{
  gssize size = getxattr (save->target, name, NULL, 0);
  g_autofree char *value = NULL;

  if (size < 0)
    return is_lasting_xattr_error (errno) ? set_error (save, errno, error) : TRUE;
  value = g_malloc ((gsize)size + 1);
  size = getxattr (save->target, name, value, (gsize)size);
  if (size < 0)
    return is_lasting_xattr_error (errno) ? set_error (save, errno, error) : TRUE;
  if (fsetxattr (save->fd, name, value, (gsize)size, 0) != 0 && is_lasting_xattr_error (errno))
    return set_error (save, errno, error);
  return TRUE;
}

static gboolean
restore_xattrs (Save *save, GError **error)
{
  gssize size = listxattr (save->target, NULL, 0);
  g_autofree char *names = NULL;

  if (size <= 0)
    return size == 0 || !is_lasting_xattr_error (errno) ? TRUE : set_error (save, errno, error);
  names = g_malloc ((gsize)size);
  size = listxattr (save->target, names, (gsize)size);
  for (gssize at = 0; at < size; at += (gssize)strlen (names + at) + 1)
    if (!restore_xattr (save, names + at, error))
      return FALSE;
  return size >= 0 ? TRUE : set_error (save, errno, error);
}

/* Written is what the disk has confirmed. Some network disks tell a failure only on close. */
static gboolean
sync_and_close (Save *save, GError **error)
{
  int fd = save->fd;

  if (fsync (fd) != 0)
    return set_error (save, errno, error);
  save->fd = -1;
  return close (fd) == 0 || errno == EINTR ? TRUE : set_error (save, errno, error);
}

static gboolean
fill_temporary (Save *save, GBytes *bytes, GError **error)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  if (!allocate (save, size, error) || !write_all (save, data, size, error))
    return FALSE;
  if (save->exists && (!restore_owner_and_mode (save, error) || !restore_xattrs (save, error)))
    return FALSE;
  return sync_and_close (save, error);
}

static gboolean
rename_over (Save *save, GError **error)
{
  if (g_rename (save->temporary, save->target) != 0)
    return set_error (save, errno, error);
  g_clear_pointer (&save->temporary, g_free);
  return TRUE;
}

/* The new name is on the disk only once its folder is. A folder that may be written to but not
 * listed cannot be opened, and some disks cannot sync one. */
static gboolean
sync_directory (Save *save, GError **error)
{
  int fd = open (save->directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int code = 0;

  if (fd < 0)
    return TRUE;
  if (fsync (fd) != 0)
    code = errno;
  close (fd);
  if (code == 0 || code == EINVAL || code == ENOSYS)
    return TRUE;
  return refuse (save,
                 _ ("It was written, but the disk did not confirm it. Save again, also to another "
                    "disk."),
                 error);
}

gboolean
jw_save_bytes (GFile *file, GBytes *bytes, GError **error)
{
  g_auto (Save) save = { .fd = -1 };

  save.target = g_file_get_path (file);
  if (save.target == NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);

      g_set_error (error, JW_ERROR, JW_ERROR_FILE,
                   _ ("“%s” is not on this computer. Save here first, then copy it there."), uri);
      return FALSE;
    }
  return resolve_symlinks (&save, error) && look_at_target (&save, error) &&
         create_temporary (&save, error) && fill_temporary (&save, bytes, error) &&
         rename_over (&save, error) && sync_directory (&save, error);
}
