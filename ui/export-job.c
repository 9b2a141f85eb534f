#include "ui/export-job.h"

#include "model/file/reader.h"
#include "model/file/writer.h"

typedef struct
{
  GBytes *bytes;
  JwExportFormat format;
  GFile *file;
} Job;

static void
job_free (Job *job)
{
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_object (&job->file);
  g_free (job);
}

static void
export_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (JwMap) map = jw_reader_read_bytes (job->bytes, NULL, &error);

  if (map && jw_export_to_file (map, job->format, NULL, job->file, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
jw_export_job_async (JwMap *map,
                     JwExportFormat format,
                     GFile *file,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Job *job = g_new0 (Job, 1);
  GError *error = NULL;

  job->format = format;
  job->file = g_object_ref (file);
  job->bytes = jw_writer_write (map, &error);
  g_task_set_task_data (task, job, (GDestroyNotify)job_free);
  if (job->bytes)
    g_task_run_in_thread (task, export_in_thread);
  else
    g_task_return_error (task, error);
}

gboolean
jw_export_job_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
