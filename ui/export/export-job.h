#pragma once

#include "ui/export/choices.h"

G_BEGIN_DECLS

/**
 * JwExportJob:
 *
 * A map and what was chosen for its export, for a worker thread that draws a copy of its own.
 */
typedef struct _JwExportJob JwExportJob;

/* @bytes is the map as it would be saved. */
JwExportJob *
jw_export_job_new (GBytes *bytes, const JwExportChoices *choices, GCancellable *cancellable);
void jw_export_job_free (JwExportJob *job);
/* The map, without what is left out, and the options; in the worker thread. */
JwMap *jw_export_job_read (JwExportJob *job, JwExportOptions *options, GError **error);
/* The JwExportProgress of a job: goes on until it is cancelled. */
gboolean jw_export_job_go_on (double done, gpointer job);

/* Exports the map to @file in a worker thread; cancelled, it leaves the file as it was. @done,
 * which must live until the end, tells how many thousandths are done, to be read as an atomic. */
void jw_export_async (GBytes *bytes,
                      const JwExportChoices *choices,
                      GFile *file,
                      gint *done,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
gboolean jw_export_finish (GAsyncResult *result, GError **error);

G_END_DECLS
