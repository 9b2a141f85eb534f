#include "model/recovery/recovery.h"

#include "model/file/save.h"
#include "model/file/writer.h"
#include "model/recovery/delta.h"
#include "model/recovery/log.h"
#include "model/recovery/store.h"

/* Milliseconds until what was kept is forced to the disk; a power cut costs at most that much. */
#define SYNC_DELAY 800

/* Bytes of log beyond which a new start is cheaper to read than the log. */
#define MAX_LOG (4 * 1024 * 1024)

struct _JwRecovery
{
  GObject parent_instance;
  JwRecoveryStore *store;
  JwMap *map;
  GFile *file;
  char *stem;
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
}

static gboolean
save_beside (const char *stem, const char *ending, GBytes *bytes, GError **error)
{
  g_autofree char *path = g_strconcat (stem, ending, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return jw_save_bytes (file, bytes, error);
}

/* The path as it is, in the encoding of file names, which need not be UTF-8. */
static gboolean
save_info (JwRecovery *self, const char *stem, GError **error)
{
  g_autoptr (GKeyFile) info = g_key_file_new ();
  g_autofree char *path = self->file != NULL ? g_file_get_path (self->file) : NULL;
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
  data = g_key_file_to_data (info, &length, NULL);
  bytes = g_bytes_new_take (data, length);
  return save_beside (stem, JW_RECOVERY_INFO, bytes, error);
}

/* Begins anew under another stem, and only then lets the old one go: there is no moment without a
 * whole record. The base is written last, since it is what makes a stem count. */
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
  if (log == NULL || !save_info (self, stem, error) ||
      !save_beside (stem, JW_RECOVERY_BASE, base, error))
    {
      jw_recovery_delete_stem (stem);
      return FALSE;
    }
  stop (self);
  if (self->stem != NULL)
    jw_recovery_delete_stem (self->stem);
  g_free (self->stem);
  self->stem = g_steal_pointer (&stem);
  self->log = g_steal_pointer (&log);
  return TRUE;
}

static void
tell_failure (JwRecovery *self, const GError *error)
{
  if (!self->has_failed)
    g_signal_emit (self, signals[FAILED], 0, error->message);
  self->has_failed = TRUE;
}

static void
sync_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  JwLog *log = data;
  GError *error = NULL;

  if (jw_log_sync (log, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
synced_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    tell_failure (JW_RECOVERY (object), error);
}

/* A slow disk must not hold up who types. */
static gboolean
sync_cb (gpointer data)
{
  JwRecovery *self = data;
  g_autoptr (GTask) task = g_task_new (self, NULL, synced_cb, NULL);

  self->sync_source = 0;
  if (self->log == NULL)
    return G_SOURCE_REMOVE;
  g_task_set_task_data (task, jw_log_ref (self->log), (GDestroyNotify)jw_log_unref);
  g_task_run_in_thread (task, sync_in_thread);
  return G_SOURCE_REMOVE;
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
  if (self->sync_source == 0)
    self->sync_source = g_timeout_add (SYNC_DELAY, sync_cb, self);
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
  if (self->stem != NULL)
    jw_recovery_delete_stem (self->stem);
  g_clear_pointer (&self->stem, g_free);
}

gboolean
jw_recovery_sync (JwRecovery *self, GError **error)
{
  return self->log == NULL || jw_log_sync (self->log, error);
}
