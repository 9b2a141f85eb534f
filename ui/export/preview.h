#pragma once

#include <gtk/gtk.h>

#include "render/export/sheets.h"

G_BEGIN_DECLS

/**
 * JwExportPreview:
 *
 * Shows one page of sheets as a whole, as large as there is room.
 */
#define JW_TYPE_EXPORT_PREVIEW (jw_export_preview_get_type ())
G_DECLARE_FINAL_TYPE (JwExportPreview, jw_export_preview, JW, EXPORT_PREVIEW, GtkWidget)

/* Without anything to show yet. */
GtkWidget *jw_export_preview_new (void);
/* Shows a page; @sheets may be %NULL. Where the paper has no colour, @is_clear shows squares. */
void
jw_export_preview_show (JwExportPreview *preview, JwSheets *sheets, guint page, gboolean is_clear);

G_END_DECLS
