#pragma once

#include "render/export/export.h"

G_BEGIN_DECLS

/* Exports the map as it is now to @file, in a worker thread that draws a copy of its own, so that
 * edits may go on meanwhile. */
void jw_export_job_async (JwMap *map,
                          JwExportFormat format,
                          GFile *file,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean jw_export_job_finish (GAsyncResult *result, GError **error);

G_END_DECLS
