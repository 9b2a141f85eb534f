#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "model/file/backups.h"
#include "model/file/save-private.h"
#include "model/file/state.h"

#define TEMPLATE JW_SAVE_PREFIX "XXXXXX"

/* How often a file that somebody else cleared away at once is made anew. */
#define MAX_CREATIONS 10

static JwSaveOutcome
fail (JwSave *save, int code, GError **error)
{
  jw_save_set_error (save, code, error);
  return JW_SAVE_FAILED;
}

static JwSaveOutcome
fail_or_go_in_place (JwSave *save, int code, GError **error)
{
  if (save->exists && (code == EACCES || code == EPERM))
    return JW_SAVE_NO_SIBLING;
  return fail (save, code, error);
}

/* A new file gets the mode that the user's mask leaves; nobody else may look into the copy of one
 * that is there until it has that one's mode. */
static char *
open_temporary (JwSave *save)
{
  mode_t mode = save->exists ? 0600 : 0666;
  char *path = NULL;

  save->fd = -1;
  errno = EEXIST;
  if (save->record != NULL)
    {
      path = jw_save_record_get_temporary (save->record, save->directory);
      save->fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    }
  /* Where there is one file to be opened, it is better to save without a record than not at all. */
  if (save->fd < 0 && errno == EMFILE && save->record != NULL)
    {
      jw_save_record_end (g_steal_pointer (&save->record));
      errno = EEXIST;
    }
  if (save->fd >= 0 || errno != EEXIST)
    return path;
  g_free (path);
  path = g_build_filename (save->directory, TEMPLATE, NULL);
  save->fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, (int)mode);
  return path;
}

/* The lock tells others that it is being written. One who took it between the two calls is about to
 * clear the name away, which shows once it is given back. */
static JwSaveOutcome
create_temporary (JwSave *save, GError **error)
{
  for (guint i = 0; i < MAX_CREATIONS; i++)
    {
      g_autofree char *path = open_temporary (save);
      struct stat status;

      if (save->fd < 0)
        return fail_or_go_in_place (save, errno, error);
      jw_state_lock (save->fd);
      if (fstat (save->fd, &status) != 0 || status.st_nlink > 0)
        {
          save->temporary = g_steal_pointer (&path);
          return JW_SAVE_DONE;
        }
      close (save->fd);
      save->fd = -1;
    }
  return fail (save, EAGAIN, error);
}

/* Written is what the disk has confirmed. */
static JwSaveOutcome
fill_temporary (JwSave *save, GError **error)
{
  JwSaveOutcome outcome = JW_SAVE_DONE;
  struct stat status;

  if (!jw_save_allocate (save->fd, g_bytes_get_size (save->bytes)) ||
      !jw_save_write_all (save->fd, save->bytes))
    return fail (save, errno, error);
  if (save->exists)
    outcome = jw_save_keep_attributes (save, error);
  if (outcome != JW_SAVE_DONE)
    return outcome;
  if (!jw_save_sync (save->fd) || fstat (save->fd, &status) != 0)
    return fail (save, errno, error);
  jw_file_stamp_take (&save->saved, &status);
  save->saved.exists = FALSE; /* not yet */
  return JW_SAVE_DONE;
}

/* Some network disks tell a failure only on close. */
static JwSaveOutcome
close_temporary (JwSave *save, GError **error)
{
  int fd = save->fd;

  save->fd = -1;
  return close (fd) == 0 || errno == EINTR ? JW_SAVE_DONE : fail (save, errno, error);
}

static gboolean
is_unsupported (int code)
{
  return code == EINVAL || code == ENOSYS || code == EOPNOTSUPP;
}

/* Such a name can be renamed over but not exchanged, or is where another disk begins. */
static gboolean
cannot_rename (int code)
{
  return code == EBUSY || code == EXDEV || code == EACCES || code == EPERM;
}

static JwSaveOutcome
take_rename_error (JwSave *save, int code, GError **error)
{
  if (save->exists && cannot_rename (code))
    return JW_SAVE_NO_SIBLING;
  return fail (save, code, error);
}

static JwSaveOutcome
set_changed (JwSave *save, GError **error)
{
  jw_save_set_changed (save, error);
  return JW_SAVE_FAILED;
}

static JwSaveOutcome
take_temporary_as_saved (JwSave *save)
{
  g_clear_pointer (&save->temporary, g_free);
  save->saved.exists = TRUE;
  return JW_SAVE_DONE;
}

/* For disks that can only rename. */
static JwSaveOutcome
rename_over (JwSave *save, GError **error)
{
  if (save->exists ? save->expected != NULL && !jw_save_is_as_before (save, save->target)
                   : g_file_test (save->target, G_FILE_TEST_EXISTS))
    return set_changed (save, error);
  if (rename (save->temporary, save->target) != 0)
    return take_rename_error (save, errno, error);
  return take_temporary_as_saved (save);
}

static JwSaveOutcome
put_new (JwSave *save, GError **error)
{
  if (renameat2 (AT_FDCWD, save->temporary, AT_FDCWD, save->target, RENAME_NOREPLACE) == 0)
    return take_temporary_as_saved (save);
  if (is_unsupported (errno))
    return rename_over (save, error);
  if (errno == EEXIST)
    return set_changed (save, error);
  return take_rename_error (save, errno, error);
}

/* What cannot be deleted now is left to jw_save_finish_broken(). */
static void
leave_temporary (JwSave *save)
{
  if (save->record != NULL)
    jw_save_record_leave (g_steal_pointer (&save->record));
  g_clear_pointer (&save->temporary, g_free);
}

static void
delete_temporary (JwSave *save)
{
  if (g_unlink (save->temporary) == 0 || errno == ENOENT)
    g_clear_pointer (&save->temporary, g_free);
  else
    leave_temporary (save);
}

static gboolean
is_ours (JwSave *save)
{
  struct stat status;

  return stat (save->temporary, &status) == 0 && status.st_ino == save->saved.inode;
}

/* What came out is not what was looked at: it goes back, and ours comes out again. Should somebody
 * have written a third one meanwhile, that came out instead, and is the one to stay. */
static JwSaveOutcome
put_back (JwSave *save, GError **error)
{
  for (guint i = 0; i < 2; i++)
    {
      if (renameat2 (AT_FDCWD, save->temporary, AT_FDCWD, save->target, RENAME_EXCHANGE) != 0)
        {
          fail (save, errno, error);
          leave_temporary (save);
          return JW_SAVE_FAILED;
        }
      if (is_ours (save))
        return set_changed (save, error);
    }
  leave_temporary (save);
  return set_changed (save, error);
}

static JwSaveOutcome
exchange (JwSave *save, GError **error)
{
  if (renameat2 (AT_FDCWD, save->temporary, AT_FDCWD, save->target, RENAME_EXCHANGE) != 0)
    {
      if (is_unsupported (errno))
        return rename_over (save, error);
      if (errno != ENOENT)
        return take_rename_error (save, errno, error);
      if (save->expected == NULL)
        return put_new (save, error);
      jw_save_set_gone (save, error);
      return JW_SAVE_FAILED;
    }
  if (save->expected != NULL && !jw_save_is_as_before (save, save->temporary))
    return put_back (save, error);
  delete_temporary (save);
  return take_temporary_as_saved (save);
}

/* From here on the sibling may be the version before, and no longer one that is half written:
 * another name tells, should the program be killed. */
static gboolean
name_as_exchanged (JwSave *save)
{
  char *path = jw_save_record_get_exchanged_name (save->temporary);

  if (rename (save->temporary, path) != 0)
    {
      g_free (path);
      return FALSE;
    }
  g_free (save->temporary);
  save->temporary = path;
  return TRUE;
}

/* Programs like this one take turns in a folder. Others are noticed by what comes out. Without the
 * folder's lock, that of the sibling is kept, so that it is not taken for a dead one's. */
static JwSaveOutcome
replace (JwSave *save, GError **error)
{
  int lock = jw_state_lock_folder (save->directory);
  JwSaveOutcome outcome = lock >= 0 ? close_temporary (save, error) : JW_SAVE_DONE;

  if (outcome == JW_SAVE_DONE && !save->exists)
    outcome = put_new (save, error);
  else if (outcome == JW_SAVE_DONE)
    outcome =
        name_as_exchanged (save) ? exchange (save, error) : take_rename_error (save, errno, error);
  if (lock >= 0)
    close (lock);
  return outcome;
}

JwSaveOutcome
jw_save_by_sibling (JwSave *save, GError **error)
{
  JwSaveOutcome outcome;

  if (save->exists && save->old.st_nlink > 1)
    return JW_SAVE_NO_SIBLING;
  outcome = create_temporary (save, error);
  if (outcome == JW_SAVE_DONE)
    outcome = fill_temporary (save, error);
  if (outcome == JW_SAVE_DONE && save->old_bytes != NULL)
    jw_backups_keep (save->target, save->old_bytes);
  if (outcome == JW_SAVE_DONE)
    outcome = replace (save, error);
  if (save->fd >= 0)
    close (save->fd);
  save->fd = -1;
  if (save->temporary != NULL)
    delete_temporary (save);
  return outcome;
}

static void
clear_if_dead (const char *path)
{
  int fd = open (path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

  if (fd < 0)
    return;
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    g_unlink (path);
  close (fd);
}

/* One that was exchanged, and whose record a power cut has taken. Which file it was is not known;
 * it was beside this one, and most likely is it. */
static void
clear_exchanged (JwSave *save, const char *path)
{
  g_autoptr (GBytes) bytes = jw_save_read_file (path);

  if (bytes == NULL)
    return;
  if (g_bytes_get_size (bytes) == 0 ||
      (save->old_bytes != NULL && g_bytes_equal (bytes, save->old_bytes)) ||
      jw_backups_keep (save->target, bytes))
    g_unlink (path);
}

static void
clear (JwSave *save, const char *name)
{
  g_autofree char *exchanged = jw_save_record_get_exchanged_name (TEMPLATE);
  g_autofree char *path = g_build_filename (save->directory, name, NULL);

  if (strlen (name) == strlen (TEMPLATE))
    clear_if_dead (path);
  else if (strlen (name) == strlen (exchanged))
    clear_exchanged (save, path);
}

/* Under the folder's lock no other program exchanges anything. Mostly there is nothing to lock it
 * for. */
void
jw_save_clear_folder (JwSave *save)
{
  g_autoptr (GDir) dir = g_dir_open (save->directory, 0, NULL);
  int lock = -1;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (!g_str_has_prefix (name, JW_SAVE_PREFIX))
        continue;
      if (lock < 0)
        lock = jw_state_lock_folder (save->directory);
      if (lock < 0)
        break;
      clear (save, name);
    }
  if (lock >= 0)
    close (lock);
}
