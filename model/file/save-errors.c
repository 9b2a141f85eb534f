#include <errno.h>
#include <glib/gi18n-lib.h>

#include "model/error.h"
#include "model/file/save-private.h"

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
    case EMFILE:
    case ENFILE:
      return _ ("Too many files are open. Close some windows, and save again.");
    case ENOMEM:
      return _ ("There is not enough memory. Close some windows, and save again.");
    default:
      return NULL;
    }
}

gboolean
jw_save_refuse (JwSave *save, const char *reason, GError **error)
{
  g_autofree char *name = g_filename_display_name (save->target);

  g_set_error (error, JW_ERROR, JW_ERROR_FILE, _ ("“%s” was not saved. %s"), name, reason);
  return FALSE;
}

gboolean
jw_save_set_error (JwSave *save, int code, GError **error)
{
  g_autofree char *name = g_filename_display_name (save->target);
  const char *advice = get_advice (code);

  if (advice != NULL)
    return jw_save_refuse (save, advice, error);
  g_set_error (error, JW_ERROR, JW_ERROR_FILE,
               _ ("“%s” was not saved (%s). Try again, or save to another disk."), name,
               g_strerror (code));
  return FALSE;
}

gboolean
jw_save_set_changed (JwSave *save, GError **error)
{
  g_set_error (error, JW_ERROR, JW_ERROR_CHANGED_ON_DISK,
               _ ("The file was changed by another program since it was opened or last saved. "
                  "Overwriting it replaces that change."));
  return FALSE;
}

/* The name that the file has now in its folder, if it was renamed there. */
static char *
find_new_name (JwSave *save)
{
  g_autoptr (GDir) dir = g_dir_open (save->directory, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (save->directory, name, NULL);
      struct stat status;

      if (stat (path, &status) == 0 && S_ISREG (status.st_mode) &&
          status.st_ino == save->expected->inode && status.st_dev == save->expected->device &&
          (guint64)status.st_size == save->expected->size)
        return g_filename_display_name (name);
    }
  return NULL;
}

gboolean
jw_save_set_gone (JwSave *save, GError **error)
{
  g_autofree char *name = find_new_name (save);

  if (name != NULL)
    g_set_error (error, JW_ERROR, JW_ERROR_GONE,
                 _ ("The file was renamed to “%s” since it was opened or last saved. Saving writes "
                    "a second one under the old name."),
                 name);
  else
    g_set_error (error, JW_ERROR, JW_ERROR_GONE,
                 _ ("The file was deleted or moved since it was opened or last saved. Saving "
                    "writes it again where it was."));
  return FALSE;
}
