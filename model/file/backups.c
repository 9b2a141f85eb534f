#include "model/file/backups.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/file/save-private.h"
#include "model/file/state.h"

/* Of the name of a file, as much as helps to find its folder. */
#define MAX_NAME 60
#define PART ".part"
/* A look at the copies of all files takes longer with each file that there is. The first copy of a
 * file is followed by one, and then each of so many: in between, a file's own folder stays within
 * its own bounds. */
#define COPIES_A_LOOK 16

void
jw_backup_free (JwBackup *backup)
{
  g_free (backup->path);
  g_clear_pointer (&backup->time, g_date_time_unref);
  g_free (backup);
}

static char *
make_readable_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);
  GString *readable = g_string_new (NULL);

  for (const char *p = name; *p != '\0' && readable->len < MAX_NAME; p = g_utf8_next_char (p))
    g_string_append_unichar (
        readable, g_unichar_isalnum (g_utf8_get_char (p)) || *p == '.' ? g_utf8_get_char (p) : '-');
  return g_string_free (readable, FALSE);
}

/* One file has one folder, whatever links lead to it. */
static char *
find_real_path (const char *path)
{
  g_autofree char *directory = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  char *real = realpath (path, NULL);
  char *found;

  if (real != NULL)
    {
      found = g_strdup (real);
      free (real);
      return found;
    }
  real = realpath (directory, NULL);
  found = real != NULL ? g_build_filename (real, base, NULL) : g_canonicalize_filename (path, NULL);
  free (real);
  return found;
}

/* The path itself would not do as a name: it may be as long, and need not be UTF-8. */
char *
jw_backups_get_folder (const char *path)
{
  g_autofree char *absolute = find_real_path (path);
  g_autofree char *root = jw_state_get_folder ("backups");
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, absolute, -1);
  g_autofree char *readable = make_readable_name (absolute);
  g_autofree char *name = g_strdup_printf ("%.12s-%s", digest, readable);

  return g_build_filename (root, name, NULL);
}

static JwBackup *
make_backup (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  JwBackup *backup;
  GStatBuf status;

  if (g_stat (path, &status) != 0 || !S_ISREG (status.st_mode))
    return NULL;
  backup = g_new0 (JwBackup, 1);
  backup->path = g_steal_pointer (&path);
  backup->time = g_date_time_new_from_unix_utc (status.st_mtime);
  backup->size = (guint64)status.st_size;
  return backup;
}

/* By the number that each name begins with: a clock may have been put back. */
static int
compare_backups (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(JwBackup *const *)b)->path, (*(JwBackup *const *)a)->path);
}

static void
delete_part (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_unlink (path);
}

/* The newest first. Who has the folder locked also deletes what was broken off. */
static GPtrArray *
list_folder (const char *folder, gboolean is_locked)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify)jw_backup_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      gboolean is_part = g_str_has_suffix (name, PART);
      JwBackup *backup = is_part ? NULL : make_backup (folder, name);

      if (backup != NULL)
        g_ptr_array_add (backups, backup);
      else if (is_part && is_locked)
        delete_part (folder, name);
    }
  g_ptr_array_sort (backups, compare_backups);
  return backups;
}

/* The zone is looked up once: each time anew it costs more than a copy's own facts. */
static void
turn_to_local_time (GPtrArray *backups)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  for (guint i = 0; i < backups->len; i++)
    {
      JwBackup *backup = g_ptr_array_index (backups, i);
      g_autoptr (GDateTime) time = backup->time;

      backup->time = time != NULL ? g_date_time_to_timezone (time, zone) : NULL;
    }
}

GPtrArray *
jw_backups_list (const char *path)
{
  g_autofree char *folder = jw_backups_get_folder (path);
  GPtrArray *backups = list_folder (folder, FALSE);

  turn_to_local_time (backups);
  return backups;
}

static gboolean
is_same_day (JwBackup *a, JwBackup *b)
{
  return g_date_time_get_year (a->time) == g_date_time_get_year (b->time) &&
         g_date_time_get_day_of_year (a->time) == g_date_time_get_day_of_year (b->time);
}

/* Deletes what there is too much of in one file's folder; the newest always stays. */
static void
thin (const char *folder)
{
  g_autoptr (GPtrArray) backups = list_folder (folder, TRUE);
  guint64 size = 0;
  guint n = 0;

  if (backups->len > JW_BACKUPS_MAX_RECENT)
    turn_to_local_time (backups);
  for (guint i = 0; i < backups->len; i++)
    {
      JwBackup *backup = g_ptr_array_index (backups, i);
      JwBackup *newer = i > 0 ? g_ptr_array_index (backups, i - 1) : NULL;
      gboolean is_old = i >= JW_BACKUPS_MAX_RECENT && is_same_day (backup, newer);

      if (newer != NULL &&
          (is_old || n >= JW_BACKUPS_MAX_VERSIONS || size + backup->size > JW_BACKUPS_MAX_BYTES))
        {
          g_unlink (backup->path);
          continue;
        }
      n++;
      size += backup->size;
    }
}

static GPtrArray *
list_all (const char *root, guint64 *size)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify)jw_backup_free);
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (root, name, NULL);
      g_autoptr (GPtrArray) backups = list_folder (folder, FALSE);

      for (guint i = 0; i < backups->len; i++)
        *size += ((JwBackup *)g_ptr_array_index (backups, i))->size;
      g_ptr_array_extend_and_steal (all, g_steal_pointer (&backups));
    }
  return all;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare ((*(JwBackup *const *)a)->time, (*(JwBackup *const *)b)->time);
}

/* All files together: the oldest go first, whosever they are, but for the folder just written to.
 */
static void
thin_all (const char *root, const char *own)
{
  guint64 size = 0;
  g_autoptr (GPtrArray) all = list_all (root, &size);

  if (size <= JW_BACKUPS_MAX_ALL_BYTES)
    return;
  g_ptr_array_sort (all, compare_times);
  for (guint i = 0; i < all->len && size > JW_BACKUPS_MAX_ALL_BYTES; i++)
    {
      JwBackup *backup = g_ptr_array_index (all, i);
      g_autofree char *folder = g_path_get_dirname (backup->path);

      if (strcmp (folder, own) == 0)
        continue;
      g_unlink (backup->path);
      g_rmdir (folder);
      size -= backup->size;
    }
}

/* The first of list_folder(), in a folder that is locked, without a look at all the others. */
static JwBackup *
find_newest (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  JwBackup *newest = NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      JwBackup *backup;

      if (g_str_has_suffix (name, PART))
        {
          delete_part (folder, name);
          continue;
        }
      if (newest != NULL && strcmp (name, newest->path + strlen (folder) + 1) < 0)
        continue;
      backup = make_backup (folder, name);
      if (backup == NULL)
        continue;
      g_clear_pointer (&newest, jw_backup_free);
      newest = backup;
    }
  return newest;
}

static gboolean
is_kept (JwBackup *newest, GBytes *bytes)
{
  g_autoptr (GBytes) kept = NULL;

  if (newest == NULL || newest->size != g_bytes_get_size (bytes))
    return FALSE;
  kept = jw_save_read_file (newest->path);
  return kept != NULL && g_bytes_equal (kept, bytes);
}

/* From 1. */
static guint64
get_next_number (JwBackup *newest)
{
  g_autofree char *last = newest != NULL ? g_path_get_basename (newest->path) : NULL;

  if (newest == NULL)
    return 1;
  return g_ascii_strtoull (last, NULL, 10) + 1;
}

static char *
make_path (const char *folder, const char *path, guint64 number)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H-%M-%S");
  const char *ending = strrchr (path, '.');
  g_autofree char *name = NULL;

  if (ending == NULL || strchr (ending, '/') != NULL || strlen (ending) > 16)
    ending = "";
  name = g_strdup_printf ("%06" G_GUINT64_FORMAT " %s%s", number, time, ending);
  return g_build_filename (folder, name, NULL);
}

static gboolean
write_copy (const char *path, GBytes *bytes)
{
  g_autofree char *part = g_strconcat (path, PART, NULL);
  int fd = open (part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  gboolean written;

  if (fd < 0)
    return FALSE;
  written = jw_save_write_all (fd, bytes) && jw_save_sync (fd);
  if (close (fd) != 0 || !written || g_rename (part, path) != 0)
    {
      g_unlink (part);
      return FALSE;
    }
  return TRUE;
}

/* In a folder that is locked. */
static gboolean
keep_in (const char *folder, const char *path, GBytes *bytes)
{
  g_autofree char *root = jw_state_get_folder ("backups");
  g_autoptr (JwBackup) newest = find_newest (folder);
  guint64 number = get_next_number (newest);
  g_autofree char *copy = NULL;
  gboolean kept;

  if (is_kept (newest, bytes))
    return TRUE;
  copy = make_path (folder, path, number);
  kept = write_copy (copy, bytes);
  thin (folder);
  if (number % COPIES_A_LOOK == 1)
    thin_all (root, folder);
  return kept;
}

gboolean
jw_backups_keep (const char *path, GBytes *bytes)
{
  g_autofree char *folder = jw_backups_get_folder (path);
  int lock = jw_state_lock_folder (folder);
  gboolean kept;

  if (lock < 0 && errno == ENOENT)
    {
      if (g_mkdir_with_parents (folder, 0700) != 0)
        return FALSE;
      lock = jw_state_lock_folder (folder);
    }
  kept = keep_in (folder, path, bytes);
  if (lock >= 0)
    close (lock);
  return kept;
}

void
jw_backups_tidy (const char *path)
{
  g_autofree char *folder = jw_backups_get_folder (path);
  int lock = jw_state_lock_folder (folder);

  if (lock < 0)
    return;
  g_ptr_array_unref (list_folder (folder, TRUE));
  close (lock);
}
