#include <errno.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "model/file/save-private.h"

/* Made by the system from the content or for programs: they would be wrong on another content. */
static gboolean
is_of_content (const char *name)
{
  return strcmp (name, "security.ima") == 0 || strcmp (name, "security.evm") == 0 ||
         strcmp (name, "security.capability") == 0;
}

/* What cannot be given to a sibling the file itself still has: then it is written in place. */
static JwSaveOutcome
judge (JwSave *save, int code, GError **error)
{
  if (code == EPERM || code == EACCES || code == ENOTSUP || code == EINVAL)
    return JW_SAVE_NO_SIBLING;
  jw_save_set_error (save, code, error);
  return JW_SAVE_FAILED;
}

static gboolean
has_xattr (int fd, const char *name, const char *value, gsize size)
{
  g_autofree char *own = g_malloc (size + 1);
  gssize n = fgetxattr (fd, name, own, size + 1);

  return n >= 0 && (gsize)n == size && memcmp (own, value, size) == 0;
}

static JwSaveOutcome
keep_xattr (JwSave *save, const char *name, GError **error)
{
  gssize size = getxattr (save->target, name, NULL, 0);
  g_autofree char *value = g_malloc (size < 0 ? 1 : (gsize)size + 1);

  if (size >= 0)
    size = getxattr (save->target, name, value, (gsize)size);
  if (size < 0 && errno == ENODATA)
    return JW_SAVE_DONE;
  if (size < 0)
    return judge (save, errno, error);
  if (has_xattr (save->fd, name, value, (gsize)size) ||
      fsetxattr (save->fd, name, value, (gsize)size, 0) == 0)
    return JW_SAVE_DONE;
  return judge (save, errno, error);
}

static JwSaveOutcome
keep_xattrs (JwSave *save, GError **error)
{
  gssize size = listxattr (save->target, NULL, 0);
  g_autofree char *names = g_malloc (size < 0 ? 1 : (gsize)size + 1);

  if (size > 0)
    size = listxattr (save->target, names, (gsize)size);
  if (size < 0)
    return errno == ENOTSUP ? JW_SAVE_DONE : judge (save, errno, error);
  for (gssize at = 0; at < size; at += (gssize)strlen (names + at) + 1)
    {
      JwSaveOutcome outcome =
          is_of_content (names + at) ? JW_SAVE_DONE : keep_xattr (save, names + at, error);

      if (outcome != JW_SAVE_DONE)
        return outcome;
    }
  return JW_SAVE_DONE;
}

/* The mode comes last: giving a file away takes bits from it, and until then nobody else may look
 * into it. */
JwSaveOutcome
jw_save_keep_attributes (JwSave *save, GError **error)
{
  JwSaveOutcome outcome;
  struct stat now;

  if (fstat (save->fd, &now) != 0)
    return judge (save, errno, error);
  if ((now.st_uid != save->old.st_uid || now.st_gid != save->old.st_gid) &&
      fchown (save->fd, save->old.st_uid, save->old.st_gid) != 0)
    return judge (save, errno, error);
  outcome = keep_xattrs (save, error);
  if (outcome != JW_SAVE_DONE)
    return outcome;
  if (fchmod (save->fd, save->old.st_mode & 07777) != 0)
    return judge (save, errno, error);
  return JW_SAVE_DONE;
}
