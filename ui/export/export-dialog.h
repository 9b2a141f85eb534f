#pragma once

#include <adwaita.h>

#include "ui/export/choices.h"

G_BEGIN_DECLS

/**
 * JwExportDialog:
 *
 * Asks how a map is to be exported or printed, shows the pages as they will come out and what will
 * not come out well on them, and does it, in the background. Modal over its parent.
 *
 * Signals:
 *   "done" (JwExportDialog *dialog, const char *text): it was exported or printed, as the text says
 */
#define JW_TYPE_EXPORT_DIALOG (jw_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JwExportDialog, jw_export_dialog, JW, EXPORT_DIALOG, AdwWindow)

/**
 * JwExportErrand:
 * @map: what is exported, as it is now
 * @file: where the map is, or %NULL; its choices are remembered
 * @name: what the exported file may be called, without an ending
 * @prints: whether it is to be printed
 */
typedef struct
{
  JwMap *map;
  GFile *file;
  const char *name;
  gboolean prints;
} JwExportErrand;

/* Nothing of the errand is kept. The dialog belongs to GTK, and destroys itself when it is done. */
JwExportDialog *jw_export_dialog_new (GtkWindow *parent, const JwExportErrand *errand);
/* Whether the pages that it shows are those of what is chosen now. For tests. */
gboolean jw_export_dialog_is_settled (JwExportDialog *dialog);

G_END_DECLS
