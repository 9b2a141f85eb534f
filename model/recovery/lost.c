#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "model/file/bytes.h"
#include "model/file/reader.h"
#include "model/recovery/delta.h"
#include "model/recovery/log.h"
#include "model/recovery/rebuild.h"
#include "model/recovery/recovery.h"
#include "model/recovery/store.h"

/* A record that crashed the program this often is not tried again. */
#define MAX_TRIES 2

static char *
get_path_beside (const char *base, const char *ending)
{
  g_autofree char *stem = g_strndup (base, strlen (base) - strlen (JW_RECOVERY_BASE));

  return g_strconcat (stem, ending, NULL);
}

static guint
count_tries (const char *base)
{
  g_autofree char *path = get_path_beside (base, JW_RECOVERY_TRIES);
  GStatBuf status;

  return g_stat (path, &status) == 0 ? (guint)status.st_size : 0;
}

/* One byte a try, on the disk before the try begins: the program may not live to tell. */
static void
note_try (const char *base)
{
  g_autofree char *path = get_path_beside (base, JW_RECOVERY_TRIES);
  FILE *file = g_fopen (path, "ae");

  if (file == NULL)
    return;
  fputc ('x', file);
  fflush (file);
  fsync (fileno (file));
  fclose (file);
}

void
jw_lost_map_clear_tries (JwLostMap *lost)
{
  g_autofree char *path = get_path_beside (lost->base, JW_RECOVERY_TRIES);

  g_unlink (path);
  lost->n_tries = 0;
}

/* What is known of a stem beside its map. */
typedef struct
{
  JwLostMap *lost;
  char *sum;
  char **supersedes;
  gboolean counts;
} Stem;

static void
stem_free (Stem *stem)
{
  g_clear_pointer (&stem->lost, jw_lost_map_free);
  g_free (stem->sum);
  g_strfreev (stem->supersedes);
  g_free (stem);
}

static void
read_info (Stem *stem, guint n_records)
{
  JwLostMap *lost = stem->lost;
  g_autoptr (GKeyFile) info = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  int n_saved;
  g_autofree char *path = get_path_beside (lost->base, JW_RECOVERY_INFO);
  g_autofree char *escaped = NULL;

  if (!g_key_file_load_from_file (info, path, G_KEY_FILE_NONE, NULL))
    return;
  escaped = g_key_file_get_string (info, JW_RECOVERY_GROUP, "path", NULL);
  lost->title = g_key_file_get_string (info, JW_RECOVERY_GROUP, "title", NULL);
  lost->path = escaped != NULL ? g_uri_unescape_string (escaped, NULL) : NULL;
  n_saved = g_key_file_get_integer (info, JW_RECOVERY_GROUP, "saved", &error);
  lost->n_changes = n_records + 1;
  if (error == NULL)
    lost->n_changes = n_records - MIN (n_records, (guint)MAX (n_saved, 0));
  stem->sum = g_key_file_get_string (info, JW_RECOVERY_GROUP, "sum", NULL);
  stem->supersedes = g_key_file_get_string_list (info, JW_RECOVERY_GROUP, "supersedes", NULL, NULL);
}

/* Seconds since the user discarded it, or -1. */
static gint64
get_discarded_age (const char *base)
{
  g_autofree char *path = get_path_beside (base, JW_RECOVERY_DISCARDED);
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    return -1;
  return MAX (0, g_get_real_time () / G_USEC_PER_SEC - (gint64)status.st_mtime);
}

/* The last one that it was given. */
static void
take_title (JwLostMap *lost, GPtrArray *records)
{
  for (guint i = records->len; i > 0; i--)
    {
      char *title;

      if (!jw_delta_find_title (g_ptr_array_index (records, i - 1), &title))
        continue;
      g_free (lost->title);
      lost->title = title;
      return;
    }
}

static GDateTime *
get_time (JwLostMap *lost)
{
  g_autofree char *edits = get_path_beside (lost->base, JW_RECOVERY_EDITS);
  GStatBuf status;

  if (g_stat (edits, &status) != 0 && g_stat (lost->base, &status) != 0)
    return g_date_time_new_now_local ();
  return g_date_time_new_from_unix_local (status.st_mtime);
}

static Stem *
make_stem (const char *folder, const char *name)
{
  Stem *stem = g_new0 (Stem, 1);
  JwLostMap *lost = g_new0 (JwLostMap, 1);
  g_autofree char *edits = NULL;
  g_autofree char *told = NULL;
  g_autoptr (GPtrArray) records = NULL;

  stem->lost = lost;
  lost->base = g_build_filename (folder, name, NULL);
  told = get_path_beside (lost->base, JW_RECOVERY_TOLD);
  edits = get_path_beside (lost->base, JW_RECOVERY_EDITS);
  records = jw_log_read (edits);
  read_info (stem, records->len);
  take_title (lost, records);
  lost->time = get_time (lost);
  lost->is_discarded = get_discarded_age (lost->base) >= 0;
  lost->n_tries = count_tries (lost->base);
  lost->is_set_aside = lost->n_tries >= MAX_TRIES;
  lost->is_told = g_file_test (told, G_FILE_TEST_EXISTS);
  return stem;
}

static GPtrArray *
list_stems (const char *folder)
{
  GPtrArray *stems = g_ptr_array_new_with_free_func ((GDestroyNotify)stem_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, JW_RECOVERY_BASE))
      g_ptr_array_add (stems, make_stem (folder, name));
  return stems;
}

/* A power cut may have left a base that was never on the disk. */
static gboolean
is_whole (Stem *stem)
{
  g_autoptr (GFile) file = g_file_new_for_path (stem->lost->base);
  g_autoptr (GBytes) bytes = jw_bytes_read_file (file, JW_FILE_MAX_BYTES, NULL);
  g_autofree char *sum =
      bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_MD5, bytes) : NULL;

  return stem->sum != NULL && g_strcmp0 (sum, stem->sum) == 0;
}

/* One that was begun anew in the middle of a crash has two stems; the newer stands for both once it
 * is whole. */
static gboolean
is_superseded (Stem *stem, GPtrArray *stems)
{
  g_autofree char *base = g_path_get_basename (stem->lost->base);
  g_autofree char *name = g_strndup (base, strlen (base) - strlen (JW_RECOVERY_BASE));

  for (guint i = 0; i < stems->len; i++)
    {
      Stem *other = g_ptr_array_index (stems, i);

      if (other != stem && other->supersedes != NULL &&
          g_strv_contains ((const char *const *)other->supersedes, name) && is_whole (other))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_past (JwLostMap *lost)
{
  return get_discarded_age (lost->base) > (gint64)JW_RECOVERY_DAYS * 24 * 60 * 60;
}

/* It was as in its file when the program ended, and so were those that it stands for. */
static void
forget_saved (Stem *stem)
{
  g_autofree char *folder = g_path_get_dirname (stem->lost->base);

  for (char **name = stem->supersedes; name != NULL && *name != NULL && is_whole (stem); name++)
    {
      g_autofree char *older = g_build_filename (folder, *name, NULL);

      jw_recovery_delete_stem (older);
    }
  jw_lost_map_forget (stem->lost);
}

static void
collect_folder (GPtrArray *found, const char *folder)
{
  g_autoptr (GPtrArray) stems = list_stems (folder);

  for (guint i = 0; i < stems->len; i++)
    {
      Stem *stem = g_ptr_array_index (stems, i);

      stem->counts = !is_past (stem->lost) && stem->lost->n_changes > 0 && is_whole (stem) &&
                     !is_superseded (stem, stems);
    }
  for (guint i = 0; i < stems->len; i++)
    {
      Stem *stem = g_ptr_array_index (stems, i);

      if (stem->counts)
        g_ptr_array_add (found, g_steal_pointer (&stem->lost));
      else if (is_past (stem->lost))
        jw_lost_map_forget (stem->lost);
      else if (stem->sum != NULL && stem->lost->n_changes == 0)
        forget_saved (stem);
    }
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const JwLostMap *first = *(JwLostMap *const *)a;
  const JwLostMap *second = *(JwLostMap *const *)b;

  return g_date_time_compare (second->time, first->time);
}

GPtrArray *
jw_recovery_find_all (const char *root)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify)jw_lost_map_free);
  g_autofree char *real = jw_recovery_get_root (root);
  g_autoptr (GDir) dir = g_dir_open (real, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (real, name, NULL);
      int lock = g_str_has_prefix (name, "run-") ? jw_recovery_lock (folder, FALSE) : -1;

      if (lock < 0)
        continue;
      collect_folder (found, folder);
      jw_recovery_delete_folder (folder);
      close (lock);
    }
  g_ptr_array_sort (found, compare_times);
  return found;
}

static gboolean
is_to_be_offered (JwLostMap *lost)
{
  return !lost->is_discarded && !lost->is_set_aside;
}

static gboolean
is_to_be_told (JwLostMap *lost)
{
  return !lost->is_discarded && lost->is_set_aside && !lost->is_told;
}

static GPtrArray *
find (const char *root, gboolean (*is_wanted) (JwLostMap *lost))
{
  GPtrArray *found = jw_recovery_find_all (root);

  for (guint i = found->len; i > 0; i--)
    if (!is_wanted (g_ptr_array_index (found, i - 1)))
      g_ptr_array_remove_index (found, i - 1);
  return found;
}

GPtrArray *
jw_recovery_find_lost (const char *root)
{
  return find (root, is_to_be_offered);
}

GPtrArray *
jw_recovery_find_set_aside (const char *root)
{
  return find (root, is_to_be_told);
}

void
jw_lost_map_free (JwLostMap *lost)
{
  g_free (lost->base);
  g_free (lost->title);
  g_free (lost->path);
  g_clear_pointer (&lost->time, g_date_time_unref);
  g_free (lost);
}

JwMap *
jw_lost_map_restore (JwLostMap *lost, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (lost->base);
  g_autofree char *edits = get_path_beside (lost->base, JW_RECOVERY_EDITS);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GBytes) base = NULL;
  JwMap *map = NULL;

  note_try (lost->base);
  lost->n_tries++;
  base = jw_bytes_read_file (file, JW_FILE_MAX_BYTES, error);
  records = jw_log_read (edits);
  if (base != NULL)
    map = jw_rebuild_map (base, records, error);
  if (map == NULL)
    jw_lost_map_clear_tries (lost);
  return map;
}

static gboolean
put_marker (JwLostMap *lost, const char *ending)
{
  g_autofree char *path = get_path_beside (lost->base, ending);

  return g_file_set_contents (path, "", 0, NULL);
}

void
jw_lost_map_take_told (JwLostMap *lost)
{
  lost->is_told = put_marker (lost, JW_RECOVERY_TOLD);
}

void
jw_lost_map_discard (JwLostMap *lost)
{
  lost->is_discarded = put_marker (lost, JW_RECOVERY_DISCARDED);
}

void
jw_lost_map_forget (JwLostMap *lost)
{
  g_autofree char *stem = get_path_beside (lost->base, "");
  g_autofree char *folder = g_path_get_dirname (lost->base);

  jw_recovery_delete_stem (stem);
  jw_recovery_delete_folder (folder);
}
