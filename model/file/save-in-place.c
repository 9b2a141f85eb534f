#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "model/file/backups.h"
#include "model/file/save-private.h"
#include "model/file/state.h"

static gboolean
overwrite (int fd, GBytes *bytes)
{
  return lseek (fd, 0, SEEK_SET) == 0 && jw_save_write_all (fd, bytes) &&
         ftruncate (fd, (off_t)g_bytes_get_size (bytes)) == 0 && jw_save_sync (fd);
}

/* Neither the old nor the new is there now; both are in the recovery folder. */
static gboolean
tell_where_both_are (JwSave *save, GError **error)
{
  const char *folder = jw_save_record_get_folder (save->record);
  g_autofree char *place = g_filename_display_name (folder);
  g_autofree char *reason =
      g_strdup_printf (_ ("The disk failed in the middle. The version before is kept in “%s”, and "
                          "is put back when the program starts again. Save to another disk."),
                       place);

  jw_save_record_leave (g_steal_pointer (&save->record));
  return jw_save_refuse (save, reason, error);
}

static gboolean
write_or_put_back (JwSave *save, int fd, GError **error)
{
  int code;

  if (overwrite (fd, save->bytes))
    return TRUE;
  code = errno;
  jw_save_record_put_back (save->record);
  if (!overwrite (fd, save->old_bytes))
    return tell_where_both_are (save, error);
  return jw_save_set_error (save, code, error);
}

/* Whoever else writes like this has it locked meanwhile. */
static gboolean
check_still_the_same (JwSave *save, int fd, GError **error)
{
  g_autoptr (GBytes) now = NULL;
  struct stat status;

  jw_state_lock (fd);
  if (fstat (fd, &status) != 0)
    return jw_save_set_error (save, errno, error);
  now = jw_save_read_descriptor (fd, JW_SAVE_MAX_OLD);
  if (now == NULL)
    return jw_save_set_error (save, errno, error);
  if (status.st_ino != save->old.st_ino || !g_bytes_equal (now, save->old_bytes))
    return jw_save_set_changed (save, error);
  return TRUE;
}

static gboolean
write_target (JwSave *save, int fd, GError **error)
{
  struct stat status;

  if (!check_still_the_same (save, fd, error))
    return FALSE;
  if (!jw_save_allocate (fd, g_bytes_get_size (save->bytes)))
    return jw_save_set_error (save, errno, error);
  if (!jw_save_record_keep (save->record, save->old.st_ino, save->old_bytes, save->bytes))
    return jw_save_refuse (save,
                           _ ("It has to be written where it stands, and there is no room for the "
                              "copy that makes this safe. Save under another name."),
                           error);
  if (!write_or_put_back (save, fd, error))
    return FALSE;
  if (fstat (fd, &status) == 0)
    jw_file_stamp_take (&save->saved, &status);
  return TRUE;
}

gboolean
jw_save_in_place (JwSave *save, GError **error)
{
  gboolean written;
  int fd;

  if (save->record == NULL || save->old_bytes == NULL)
    return jw_save_refuse (save,
                           _ ("It would have to be written where it stands, and no copy can be "
                              "kept that makes this safe. Save under another name."),
                           error);
  fd = open (save->target, O_RDWR | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (fd < 0)
    return jw_save_set_error (save, errno, error);
  jw_backups_keep (save->target, save->old_bytes);
  written = write_target (save, fd, error);
  close (fd);
  return written;
}
