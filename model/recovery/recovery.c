#include "model/recovery/recovery.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "model/error.h"
#include "model/file/writer.h"
#include "model/recovery/delta.h"
#include "model/recovery/log.h"
#include "model/recovery/store.h"

/* Milliseconds until what was kept is forced to the disk; a power cut costs at most that much. */
#define SYNC_DELAY 800

/* Bytes of log beyond which a new start is cheaper to read than the log. */
#define MAX_LOG (4 * 1024 * 1024)

/* What a thread makes durable. */
typedef struct
{
  JwLog *log;
  char *stem; /* NULL if its base is durable already */
} Sync;

struct _JwRecovery
{
  GObject parent_instance;
  JwRecoveryStore *store;
  JwMap *map;
  GFile *file;
  char *stem;
  gboolean is_durable;   /* the stem's base is on the disk */
  GPtrArray *superseded; /* stems to be deleted once it is */
  JwLog *log;
  guint sync_source;
  gboolean has_failed;
};

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JwRecovery, jw_recovery, G_TYPE_OBJECT)

static void
stop (JwRecovery *self)
{
  g_clear_handle_id (&self->sync_source, g_source_remove);
  g_clear_pointer (&self->log, jw_log_unref);
}

static void
jw_recovery_dispose (GObject *object)
{
  JwRecovery *self = JW_RECOVERY (object);

  if (self->map != NULL)
    g_signal_handlers_disconnect_by_data (self->map, self);
  stop (self);
  g_clear_object (&self->map);
  g_clear_object (&self->file);
  g_clear_object (&self->store);
  g_clear_pointer (&self->stem, g_free);
  g_clear_pointer (&self->superseded, g_ptr_array_unref);
  G_OBJECT_CLASS (jw_recovery_parent_class)->dispose (object);
}

static void
jw_recovery_class_init (JwRecoveryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jw_recovery_dispose;
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
jw_recovery_init (JwRecovery *self)
{
  self->superseded = g_ptr_array_new_with_free_func (g_free);
}

static gboolean
fail (GError **error)
{
  g_set_error (error, JW_ERROR, JW_ERROR_FILE,
               _ ("The map cannot be kept for recovery (%s). Save it soon."), g_strerror (errno));
  return FALSE;
}

static gboolean
write_file (const char *path, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  gboolean written = fd >= 0;

  while (written && size > 0)
    {
      gssize n = write (fd, data, size);

      written = n > 0 || (n < 0 && errno == EINTR);
      data += MAX (n, 0);
      size -= (gsize)MAX (n, 0);
    }
  if (fd >= 0 && close (fd) != 0)
    written = FALSE;
  return written;
}

/* Whole as soon as it is there, for a program that is killed; the disk is not waited for here,
 * since somebody is typing. */
static gboolean
write_beside (const char *stem, const char *ending, GBytes *bytes, GError **error)
{
  g_autofree char *path = g_strconcat (stem, ending, NULL);
  g_autofree char *part = g_strconcat (path, JW_RECOVERY_PART, NULL);

  if (write_file (part, bytes) && g_rename (part, path) == 0)
    return TRUE;
  fail (error);
  g_unlink (part);
  return FALSE;
}

static void
tell_failure (JwRecovery *self, const GError *error)
{
  if (!self->has_failed)
    g_signal_emit (self, signals[FAILED], 0, error->message);
  self->has_failed = TRUE;
}

static gboolean
sync_path (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean synced;

  /* Discarded meanwhile, and so of no interest. */
  if (fd < 0)
    return errno == ENOENT;
  synced = fsync (fd) == 0 || errno == EINVAL;
  close (fd);
  return synced;
}

static gboolean
sync_stem (const char *stem, GError **error)
{
  g_autofree char *base = g_strconcat (stem, JW_RECOVERY_BASE, NULL);
  g_autofree char *info = g_strconcat (stem, JW_RECOVERY_INFO, NULL);
  g_autofree char *folder = g_path_get_dirname (stem);

  return (sync_path (base) && sync_path (info) && sync_path (folder)) || fail (error);
}

static void
sync_free (Sync *sync)
{
  jw_log_unref (sync->log);
  g_free (sync->stem);
  g_free (sync);
}

static void
sync_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Sync *sync = data;
  GError *error = NULL;

  if (jw_log_sync (sync->log, &error) && (sync->stem == NULL || sync_stem (sync->stem, &error)))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
take_durable (JwRecovery *self)
{
  self->is_durable = TRUE;
  for (guint i = 0; i < self->superseded->len; i++)
    jw_recovery_delete_stem (g_ptr_array_index (self->superseded, i));
  g_ptr_array_set_size (self->superseded, 0);
}

static void
synced_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  JwRecovery *self = JW_RECOVERY (object);
  Sync *sync = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    tell_failure (self, error);
  else if (sync->stem != NULL && g_strcmp0 (sync->stem, self->stem) == 0)
    take_durable (self);
}

/* A slow disk must not hold up who types. */
static gboolean
sync_cb (gpointer data)
{
  JwRecovery *self = data;
  g_autoptr (GTask) task = g_task_new (self, NULL, synced_cb, NULL);
  Sync *sync;

  self->sync_source = 0;
  if (self->log == NULL)
    return G_SOURCE_REMOVE;
  sync = g_new0 (Sync, 1);
  sync->log = jw_log_ref (self->log);
  sync->stem = self->is_durable ? NULL : g_strdup (self->stem);
  g_task_set_task_data (task, sync, (GDestroyNotify)sync_free);
  g_task_run_in_thread (task, sync_in_thread);
  return G_SOURCE_REMOVE;
}

static void
sync_soon (JwRecovery *self)
{
  if (self->sync_source == 0)
    self->sync_source = g_timeout_add (SYNC_DELAY, sync_cb, self);
}

/* What the new start stands for, should a crash leave both. */
static void
set_superseded (JwRecovery *self, GKeyFile *info)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->superseded->len; i++)
    g_ptr_array_add (names, g_path_get_basename (g_ptr_array_index (self->superseded, i)));
  if (self->stem != NULL)
    g_ptr_array_add (names, g_path_get_basename (self->stem));
  if (names->len > 0)
    g_key_file_set_string_list (info, JW_RECOVERY_GROUP, "supersedes",
                                (const char *const *)names->pdata, names->len);
}

/* The path as it is, in the encoding of file names, which need not be UTF-8. */
static gboolean
write_info (JwRecovery *self, const char *stem, GBytes *base, GError **error)
{
  g_autoptr (GKeyFile) info = g_key_file_new ();
  g_autofree char *path = self->file != NULL ? g_file_get_path (self->file) : NULL;
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_MD5, base);
  const char *title = jw_node_get_string (JW_NODE (self->map), JW_MAP_TITLE);
  g_autofree char *escaped = path != NULL ? g_uri_escape_string (path, "/", FALSE) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  char *data;

  if (escaped != NULL)
    g_key_file_set_string (info, JW_RECOVERY_GROUP, "path", escaped);
  if (title != NULL)
    g_key_file_set_string (info, JW_RECOVERY_GROUP, "title", title);
  g_key_file_set_boolean (info, JW_RECOVERY_GROUP, "modified", jw_map_is_modified (self->map));
  g_key_file_set_string (info, JW_RECOVERY_GROUP, "sum", sum);
  set_superseded (self, info);
  data = g_key_file_to_data (info, &length, NULL);
  bytes = g_bytes_new_take (data, length);
  return write_beside (stem, JW_RECOVERY_INFO, bytes, error);
}

/* Begins anew under another stem. The old one stays until this one is on the disk: there is no
 * moment without a whole record. The base is written last, since it is what makes a stem count. */
static gboolean
begin (JwRecovery *self, GError **error)
{
  g_autoptr (GBytes) base = jw_writer_write (self->map, error);
  g_autofree char *stem = jw_recovery_store_make_stem (self->store);
  g_autofree char *edits = g_strconcat (stem, JW_RECOVERY_EDITS, NULL);
  g_autoptr (JwLog) log = NULL;

  if (base == NULL)
    return FALSE;
  log = jw_log_create (edits, error);
  if (log == NULL || !write_info (self, stem, base, error) ||
      !write_beside (stem, JW_RECOVERY_BASE, base, error))
    {
      jw_recovery_delete_stem (stem);
      return FALSE;
    }
  stop (self);
  if (self->stem != NULL)
    g_ptr_array_add (self->superseded, g_steal_pointer (&self->stem));
  self->stem = g_steal_pointer (&stem);
  self->log = g_steal_pointer (&log);
  self->is_durable = FALSE;
  sync_soon (self);
  return TRUE;
}

static gboolean
keep (JwRecovery *self, JwChangeSet *changes, GError **error)
{
  g_autoptr (GVariant) delta = NULL;
  g_autoptr (GBytes) record = NULL;

  if (self->log == NULL || jw_change_set_is_everything (changes) ||
      jw_log_get_size (self->log) > MAX_LOG)
    return begin (self, error);
  delta = g_variant_ref_sink (jw_delta_encode (self->map, changes));
  record = g_variant_get_data_as_bytes (delta);
  return jw_log_append (self->log, record, error);
}

static void
changed_cb (JwMap *map, JwChangeSet *changes, JwRecovery *self)
{
  g_autoptr (GError) error = NULL;

  if (!keep (self, changes, &error))
    {
      tell_failure (self, error);
      return;
    }
  self->has_failed = FALSE;
  sync_soon (self);
}

JwRecovery *
jw_recovery_new (JwRecoveryStore *store, JwMap *map, GFile *file, GError **error)
{
  g_autoptr (JwRecovery) self = g_object_new (JW_TYPE_RECOVERY, NULL);

  self->store = g_object_ref (store);
  self->map = g_object_ref (map);
  g_set_object (&self->file, file);
  if (!begin (self, error))
    return NULL;
  g_signal_connect (map, "changed", G_CALLBACK (changed_cb), self);
  return g_steal_pointer (&self);
}

gboolean
jw_recovery_restart (JwRecovery *self, GFile *file, GError **error)
{
  g_set_object (&self->file, file);
  return begin (self, error);
}

void
jw_recovery_discard (JwRecovery *self)
{
  g_signal_handlers_disconnect_by_data (self->map, self);
  stop (self);
  take_durable (self);
  if (self->stem != NULL)
    jw_recovery_delete_stem (self->stem);
  g_clear_pointer (&self->stem, g_free);
}

gboolean
jw_recovery_sync (JwRecovery *self, GError **error)
{
  if (self->log == NULL)
    return TRUE;
  if (!jw_log_sync (self->log, error) || (!self->is_durable && !sync_stem (self->stem, error)))
    return FALSE;
  if (!self->is_durable)
    take_durable (self);
  return TRUE;
}
