#include "ui/export/draft.h"

#include "ui/export/export-job.h"

void
jw_draft_free (JwDraft *draft)
{
  g_clear_pointer (&draft->sheets, jw_sheets_unref);
  g_clear_pointer (&draft->warnings, g_ptr_array_unref);
  g_free (draft);
}

static void
draw_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  JwExportOptions options;
  GError *error = NULL;
  g_autoptr (JwMap) map = jw_export_job_read (data, &options, &error);
  g_autoptr (JwDraft) draft = g_new0 (JwDraft, 1);

  options.progress = jw_export_job_go_on;
  options.progress_data = data;
  if (map)
    draft->sheets = jw_sheets_new (map, &options, &error);
  if (draft->sheets && !g_cancellable_is_cancelled (cancellable))
    draft->warnings = jw_preflight (map, &options);
  if (g_task_return_error_if_cancelled (task))
    g_clear_error (&error);
  else if (error)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&draft), (GDestroyNotify)jw_draft_free);
}

void
jw_draft_async (GBytes *bytes,
                const JwExportChoices *choices,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, jw_export_job_new (bytes, choices, cancellable),
                        (GDestroyNotify)jw_export_job_free);
  g_task_run_in_thread (task, draw_in_thread);
}

JwDraft *
jw_draft_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
