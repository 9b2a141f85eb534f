#include "ui/export/export-dialog.h"
#include "ui/window-private.h"

static void
done_cb (JwExportDialog *dialog, const char *text, JwWindow *self)
{
  if (!jw_window_is_closed (self))
    jw_window_say (self, text);
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);
  g_autofree char *suggested = NULL;
  JwExportErrand errand = { .prints = g_str_equal (name, "win.print") };
  JwExportDialog *dialog;

  jw_window_end_edit (self);
  suggested = jw_document_suggest_name (self->document, "");
  errand.map = jw_window_get_map (self);
  errand.file = jw_document_get_file (self->document);
  errand.name = suggested;
  dialog = jw_export_dialog_new (GTK_WINDOW (self), &errand);
  g_signal_connect_object (dialog, "done", G_CALLBACK (done_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
jw_window_class_install_export_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, export_cb);
}
