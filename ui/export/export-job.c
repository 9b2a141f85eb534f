#include "ui/export/export-job.h"

#include "model/file/reader.h"

struct _JwExportJob
{
  GBytes *bytes;
  JwExportChoices *choices;
  GCancellable *cancellable;
  GFile *file; /* where to, or NULL */
  gint *done;  /* thousandths, or NULL */
};

JwExportJob *
jw_export_job_new (GBytes *bytes, const JwExportChoices *choices, GCancellable *cancellable)
{
  JwExportJob *job = g_new0 (JwExportJob, 1);

  job->bytes = g_bytes_ref (bytes);
  job->choices = jw_export_choices_copy (choices);
  job->cancellable = g_object_ref (cancellable);
  return job;
}

void
jw_export_job_free (JwExportJob *job)
{
  g_bytes_unref (job->bytes);
  jw_export_choices_free (job->choices);
  g_object_unref (job->cancellable);
  g_clear_object (&job->file);
  g_free (job);
}

JwMap *
jw_export_job_read (JwExportJob *job, JwExportOptions *options, GError **error)
{
  JwMap *map = jw_reader_read_bytes (job->bytes, NULL, error);

  *options = (JwExportOptions){ 0 };
  if (map == NULL)
    return NULL;
  jw_export_choices_strip (job->choices, map);
  jw_export_choices_to_options (job->choices, map, options);
  return map;
}

gboolean
jw_export_job_go_on (double done, gpointer data)
{
  JwExportJob *job = data;

  if (job->done != NULL)
    g_atomic_int_set (job->done, (int)(done * 1000));
  return !g_cancellable_is_cancelled (job->cancellable);
}

static void
export_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  JwExportJob *job = data;
  JwExportOptions options;
  GError *error = NULL;
  g_autoptr (JwMap) map = jw_export_job_read (job, &options, &error);

  options.progress = jw_export_job_go_on;
  options.progress_data = job;
  if (map && jw_export_to_file (map, job->choices->format, &options, job->file, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
jw_export_async (GBytes *bytes,
                 const JwExportChoices *choices,
                 GFile *file,
                 gint *done,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  JwExportJob *job = jw_export_job_new (bytes, choices, cancellable);

  /* What was written before it was cancelled is written. */
  g_task_set_check_cancellable (task, FALSE);
  job->file = g_object_ref (file);
  job->done = done;
  g_task_set_task_data (task, job, (GDestroyNotify)jw_export_job_free);
  g_task_run_in_thread (task, export_in_thread);
}

gboolean
jw_export_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
