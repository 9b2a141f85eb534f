#include "ui/watch.h"

/* Milliseconds without anything new after which it is looked: who replaces a file deletes or
 * renames it first, and who writes one takes a while. */
#define QUIET 300

struct _JwWatch
{
  GObject parent_instance;
  JwDocument *document;
  GFile *file; /* that the monitor is for, or NULL */
  GFileMonitor *monitor;
  guint delay;
  gboolean is_looking;
};

/* One look: what was expected, and what was found. */
typedef struct
{
  GFile *file;
  JwFileStamp stamp;
  JwFileDifference difference;
} Look;

G_DEFINE_FINAL_TYPE (JwWatch, jw_watch, G_TYPE_OBJECT)

static void
look_free (Look *look)
{
  g_object_unref (look->file);
  g_free (look);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Look *look = data;

  look->difference = jw_file_stamp_compare (&look->stamp, look->file);
  g_task_return_boolean (task, TRUE);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  JwWatch *self = JW_WATCH (source);
  Look *look = g_task_get_task_data (G_TASK (result));

  self->is_looking = FALSE;
  if (self->document &&
      !jw_document_take_difference (self->document, &look->stamp, look->difference))
    jw_watch_look (self);
}

static gboolean
look_cb (gpointer data)
{
  JwWatch *self = JW_WATCH (data);
  g_autoptr (GTask) task = NULL;
  GFile *file = jw_document_get_file (self->document);
  Look *look;

  /* What is seen in the middle of a save says nothing. */
  if (self->is_looking || jw_document_is_saving (self->document))
    return G_SOURCE_CONTINUE;
  self->delay = 0;
  if (!file)
    return G_SOURCE_REMOVE;
  look = g_new0 (Look, 1);
  look->file = g_object_ref (file);
  look->stamp = *jw_document_get_stamp (self->document);
  task = g_task_new (self, NULL, looked_cb, NULL);
  g_task_set_task_data (task, look, (GDestroyNotify)look_free);
  self->is_looking = TRUE;
  g_task_run_in_thread (task, look_in_thread);
  return G_SOURCE_REMOVE;
}

static void
event_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, JwWatch *self)
{
  jw_watch_look (self);
}

static void
stop (JwWatch *self)
{
  if (self->monitor)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
    }
  g_clear_object (&self->monitor);
  g_clear_object (&self->file);
}

/* Where nothing can be monitored, the look as the window becomes active must do. */
static void
follow (JwWatch *self)
{
  GFile *file = jw_document_get_file (self->document);

  if (file == self->file || (file && self->file && g_file_equal (file, self->file)))
    return;
  stop (self);
  g_set_object (&self->file, file);
  if (!file)
    return;
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_HARD_LINKS, NULL, NULL);
  if (self->monitor)
    g_signal_connect (self->monitor, "changed", G_CALLBACK (event_cb), self);
}

static void
changed_cb (JwDocument *document, JwWatch *self)
{
  follow (self);
}

static void
jw_watch_dispose (GObject *object)
{
  JwWatch *self = JW_WATCH (object);

  g_clear_handle_id (&self->delay, g_source_remove);
  stop (self);
  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (jw_watch_parent_class)->dispose (object);
}

static void
jw_watch_class_init (JwWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jw_watch_dispose;
}

static void
jw_watch_init (JwWatch *self)
{
}

JwWatch *
jw_watch_new (JwDocument *document)
{
  JwWatch *self = g_object_new (JW_TYPE_WATCH, NULL);

  self->document = g_object_ref (document);
  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), self);
  follow (self);
  return self;
}

void
jw_watch_look (JwWatch *self)
{
  g_clear_handle_id (&self->delay, g_source_remove);
  self->delay = g_timeout_add (QUIET, look_cb, self);
}
