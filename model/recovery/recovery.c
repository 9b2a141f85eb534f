#include "model/recovery/recovery-private.h"

#include <glib/gstdio.h>
#include <string.h>

#include "model/recovery/base.h"
#include "model/recovery/delta.h"
#include "model/recovery/log.h"
#include "model/recovery/store.h"

/* Milliseconds until what was kept is forced to the disk; a power cut costs at most that much. */
#define SYNC_DELAY 800

/* Bytes of log beyond which a new start is cheaper to read than the log. It is made when there is
 * time for it; beyond the second limit at once. */
#define LONG_LOG (4 * 1024 * 1024)
#define MAX_LOG (32 * 1024 * 1024)

/* A base is written for so long at once, in microseconds, and then others have their turn: that of
 * 20,000 cards takes ten times as long, and somebody may be typing. */
#define TURN 2000

/* What a thread makes durable. */
typedef struct
{
  JwLog *log;
  char *stem; /* NULL if it is durable already */
  guint n_infos;
} Sync;

struct _JwRecovery
{
  GObject parent_instance;
  JwRecoveryStore *store;
  JwMap *map;
  GFile *file;
  char *stem; /* NULL until there is a record */
  char *sum;  /* of its base */
  JwLog *log;
  guint n_records;   /* in the log */
  gint n_saved;      /* of them, that are in the file; -1 if its base is not */
  gboolean is_saved; /* the map is as in its file now */
  guint n_tries;     /* how often restoring it may have ended the program */

  JwBase *next; /* of the stem that follows, as far as it is written; NULL if it is not begun */
  char *next_stem;
  gint64 turn;
  guint turn_source;

  gboolean is_durable;   /* the stem's base and info are on the disk */
  guint n_infos;         /* how often the info was written */
  GPtrArray *superseded; /* stems to be deleted once it is */
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

/* Gives up the base that is being written: it is of what the map was. */
static void
drop_next (JwRecovery *self)
{
  g_clear_pointer (&self->next, jw_base_free);
  g_clear_pointer (&self->next_stem, g_free);
}

static void
stop (JwRecovery *self)
{
  g_clear_handle_id (&self->sync_source, g_source_remove);
  g_clear_handle_id (&self->turn_source, g_source_remove);
  drop_next (self);
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
  g_clear_pointer (&self->sum, g_free);
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
  self->turn = TURN;
}

static void
tell_failure (JwRecovery *self, const GError *error)
{
  if (!self->has_failed)
    g_signal_emit (self, signals[FAILED], 0, error->message);
  self->has_failed = TRUE;
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

  if (jw_log_sync (sync->log, &error) &&
      (sync->stem == NULL || jw_recovery_sync_stem (sync->stem, &error)))
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
  else if (sync->stem != NULL && g_strcmp0 (sync->stem, self->stem) == 0 &&
           sync->n_infos == self->n_infos)
    take_durable (self);
}

static void sync_soon (JwRecovery *self);

/* A slow disk must not hold up who types. */
static gboolean
sync_cb (gpointer data)
{
  JwRecovery *self = data;
  g_autoptr (GTask) task = NULL;
  Sync *sync;

  self->sync_source = 0;
  if (self->log == NULL)
    return G_SOURCE_REMOVE;
  /* The disk took no more, and may do so now. */
  if (!jw_log_flush (self->log, NULL))
    {
      sync_soon (self);
      return G_SOURCE_REMOVE;
    }
  self->has_failed = FALSE;
  task = g_task_new (self, NULL, synced_cb, NULL);
  sync = g_new0 (Sync, 1);
  sync->log = jw_log_ref (self->log);
  sync->stem = self->is_durable ? NULL : g_strdup (self->stem);
  sync->n_infos = self->n_infos;
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

/* What the record stands for, should a crash leave older ones with it. */
static void
set_superseded (JwRecovery *self, GKeyFile *info, const char *stem)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->superseded->len; i++)
    g_ptr_array_add (names, g_path_get_basename (g_ptr_array_index (self->superseded, i)));
  if (self->stem != NULL && strcmp (self->stem, stem) != 0)
    g_ptr_array_add (names, g_path_get_basename (self->stem));
  if (names->len > 0)
    g_key_file_set_string_list (info, JW_RECOVERY_GROUP, "supersedes",
                                (const char *const *)names->pdata, names->len);
}

/* The path as it is, in the encoding of file names, which need not be UTF-8. */
static gboolean
write_info (JwRecovery *self, const char *stem, const char *sum, gint n_saved, GError **error)
{
  g_autoptr (GKeyFile) info = g_key_file_new ();
  g_autofree char *path = self->file != NULL ? g_file_get_path (self->file) : NULL;
  const char *title = jw_node_get_string (JW_NODE (self->map), JW_MAP_TITLE);
  g_autofree char *escaped = path != NULL ? g_uri_escape_string (path, "/", FALSE) : NULL;
  g_autofree char *data = NULL;
  gsize length;

  if (escaped != NULL)
    g_key_file_set_string (info, JW_RECOVERY_GROUP, "path", escaped);
  if (title != NULL)
    g_key_file_set_string (info, JW_RECOVERY_GROUP, "title", title);
  if (n_saved >= 0)
    g_key_file_set_integer (info, JW_RECOVERY_GROUP, "saved", n_saved);
  g_key_file_set_string (info, JW_RECOVERY_GROUP, "sum", sum);
  set_superseded (self, info, stem);
  data = g_key_file_to_data (info, &length, NULL);
  return jw_recovery_write_beside (stem, JW_RECOVERY_INFO, data, length, error);
}

static gboolean
write_tries (JwRecovery *self, const char *stem, GError **error)
{
  g_autofree char *data = g_strnfill (self->n_tries, 'x');

  return self->n_tries == 0 ||
         jw_recovery_write_beside (stem, JW_RECOVERY_TRIES, data, self->n_tries, error);
}

static void
take_next (JwRecovery *self, JwLog *log)
{
  g_clear_pointer (&self->log, jw_log_unref);
  self->log = jw_log_ref (log);
  if (self->stem != NULL)
    g_ptr_array_add (self->superseded, g_steal_pointer (&self->stem));
  self->stem = g_steal_pointer (&self->next_stem);
  g_free (self->sum);
  self->sum = g_strdup (jw_base_get_sum (self->next));
  g_clear_pointer (&self->next, jw_base_free);
  self->n_records = 0;
  self->n_saved = self->is_saved ? 0 : -1;
  self->is_durable = FALSE;
  self->n_infos++;
  /* What is not changed yet needs no disk. */
  if (!self->is_saved || self->superseded->len > 0)
    sync_soon (self);
}

/* Puts in its place what was written. The record before stays until this one is on the disk: there
 * is no moment without a whole one. The base comes last, since it is what makes a stem count. */
static gboolean
put_next (JwRecovery *self, GError **error)
{
  g_autofree char *edits = g_strconcat (self->next_stem, JW_RECOVERY_EDITS, NULL);
  g_autoptr (JwLog) log = jw_log_create (edits, error);
  gint n_saved = self->is_saved ? 0 : -1;

  if (log != NULL &&
      write_info (self, self->next_stem, jw_base_get_sum (self->next), n_saved, error) &&
      write_tries (self, self->next_stem, error) && jw_base_put (self->next, error))
    {
      take_next (self, log);
      return TRUE;
    }
  jw_recovery_delete_stem (self->next_stem);
  drop_next (self);
  return FALSE;
}

/* Goes on with a new start; FALSE with an error if that failed, and it is given up. */
static gboolean
go_on (JwRecovery *self, gint64 microseconds, gboolean *is_done, GError **error)
{
  if (self->next == NULL)
    {
      g_autofree char *path = NULL;

      self->next_stem = jw_recovery_store_make_stem (self->store);
      path = g_strconcat (self->next_stem, JW_RECOVERY_BASE, NULL);
      self->next = jw_base_new (self->map, path);
    }
  if (jw_base_go_on (self->next, microseconds, is_done, error))
    return !*is_done || put_next (self, error);
  drop_next (self);
  return FALSE;
}

/* Nobody waits for it, so nobody is told that it failed: the next change makes it begin at once. */
static gboolean
turn_cb (gpointer data)
{
  JwRecovery *self = data;
  gboolean is_done = FALSE;

  if (go_on (self, self->turn, &is_done, NULL) && !is_done)
    return G_SOURCE_CONTINUE;
  self->turn_source = 0;
  return G_SOURCE_REMOVE;
}

void
jw_recovery_renew (JwRecovery *self)
{
  if (self->turn_source == 0)
    self->turn_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, turn_cb, self, NULL);
}

void
jw_recovery_set_turn (JwRecovery *self, gint64 microseconds)
{
  self->turn = microseconds;
}

gboolean
jw_recovery_begin (JwRecovery *self, GError **error)
{
  gboolean is_done;

  g_clear_handle_id (&self->turn_source, g_source_remove);
  drop_next (self);
  return go_on (self, G_MAXINT64, &is_done, error);
}

static gboolean
keep (JwRecovery *self, JwChangeSet *changes, GError **error)
{
  g_autoptr (GVariant) delta = NULL;
  g_autoptr (GBytes) record = NULL;

  if (self->log == NULL || jw_change_set_is_everything (changes) ||
      jw_log_get_size (self->log) > MAX_LOG)
    return jw_recovery_begin (self, error);
  delta = g_variant_ref_sink (jw_delta_encode (self->map, changes));
  record = g_variant_get_data_as_bytes (delta);
  self->n_records++;
  if (jw_log_get_size (self->log) > LONG_LOG)
    jw_recovery_renew (self);
  return jw_log_append (self->log, record, error);
}

static void
changed_cb (JwMap *map, JwChangeSet *changes, JwRecovery *self)
{
  g_autoptr (GError) error = NULL;

  drop_next (self);
  self->is_saved = self->is_saved && !jw_map_is_modified (map);
  if (keep (self, changes, &error))
    self->has_failed = FALSE;
  else
    tell_failure (self, error);
  sync_soon (self);
}

JwRecovery *
jw_recovery_new (JwRecoveryStore *store, JwMap *map, GFile *file)
{
  JwRecovery *self = g_object_new (JW_TYPE_RECOVERY, NULL);

  self->store = g_object_ref (store);
  self->map = g_object_ref (map);
  self->is_saved = !jw_map_is_modified (map);
  g_set_object (&self->file, file);
  g_signal_connect (map, "changed", G_CALLBACK (changed_cb), self);
  jw_recovery_renew (self);
  return self;
}

static gboolean
has_file (JwRecovery *self, GFile *file)
{
  return file == self->file ||
         (file != NULL && self->file != NULL && g_file_equal (file, self->file));
}

static void
forget_record (JwRecovery *self)
{
  stop (self);
  take_durable (self);
  if (self->stem != NULL)
    jw_recovery_delete_stem (self->stem);
  g_clear_pointer (&self->stem, g_free);
}

/* Where the disk does not take it, what was kept is more than is needed, and is let go. */
static void
rewrite_info (JwRecovery *self)
{
  if (write_info (self, self->stem, self->sum, self->n_saved, NULL))
    self->n_infos++;
  else if (self->is_saved)
    {
      forget_record (self);
      jw_recovery_renew (self);
      return;
    }
  self->is_durable = FALSE;
  if (!self->is_saved)
    sync_soon (self);
}

void
jw_recovery_mark (JwRecovery *self, GFile *file, gboolean is_saved)
{
  g_autoptr (GError) error = NULL;

  if (is_saved == self->is_saved && has_file (self, file))
    return;
  g_set_object (&self->file, file);
  if (is_saved)
    self->n_saved = (gint)self->n_records;
  else if (self->is_saved)
    self->n_saved = -1; /* nothing was changed, so it is the file that went */
  self->is_saved = is_saved;
  if (self->log != NULL)
    rewrite_info (self);
  else if (!is_saved && !jw_recovery_begin (self, &error))
    tell_failure (self, error);
}

void
jw_recovery_set_tries (JwRecovery *self, guint n)
{
  self->n_tries = n;
}

void
jw_recovery_clear_tries (JwRecovery *self)
{
  g_autofree char *path = NULL;

  self->n_tries = 0;
  if (self->stem == NULL)
    return;
  path = g_strconcat (self->stem, JW_RECOVERY_TRIES, NULL);
  g_unlink (path);
}

void
jw_recovery_discard (JwRecovery *self)
{
  g_signal_handlers_disconnect_by_data (self->map, self);
  forget_record (self);
}

gboolean
jw_recovery_sync (JwRecovery *self, GError **error)
{
  if (self->log == NULL)
    return TRUE;
  if (!jw_log_flush (self->log, error) || !jw_log_sync (self->log, error) ||
      (!self->is_durable && !jw_recovery_sync_stem (self->stem, error)))
    return FALSE;
  if (!self->is_durable)
    take_durable (self);
  return TRUE;
}
