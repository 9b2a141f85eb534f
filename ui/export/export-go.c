#include <glib/gi18n-lib.h>

#include "ui/export/export-dialog-private.h"
#include "ui/export/export-job.h"
#include "ui/export/print.h"
#include "ui/file-dialog.h"
#include "ui/question.h"

static const JwFileType types[] = {
  [JW_EXPORT_PDF] = { N_ ("PDF documents"), ".pdf" },
  [JW_EXPORT_PNG] = { N_ ("PNG pictures"), ".png" },
  [JW_EXPORT_SVG] = { N_ ("SVG drawings"), ".svg" },
};

/* So often it is looked how much is done. */
#define TICK_MSEC 100

static void
remember (JwExportDialog *self)
{
  if (self->file != NULL)
    jw_export_choices_save (self->choices, self->file);
}

/* The dialog goes with it. */
static void
finish (JwExportDialog *self, const char *text)
{
  remember (self);
  g_signal_emit_by_name (self, "done", text);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
set_busy (JwExportDialog *self, gboolean busy)
{
  gtk_stack_set_visible_child_name (self->stack, busy ? "busy" : "choose");
  gtk_widget_set_visible (self->go_button, !busy);
  if (busy)
    return;
  g_clear_handle_id (&self->ticking, g_source_remove);
  gtk_widget_grab_focus (self->go_button);
}

static gboolean
tick_cb (gpointer data)
{
  JwExportDialog *self = data;

  gtk_progress_bar_set_fraction (self->progress, g_atomic_int_get (&self->done) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static char *
get_shown_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_filename_display_name (name);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JwExportDialog) self = JW_EXPORT_DIALOG (user_data);
  g_autofree char *name = g_steal_pointer (&self->target_name);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean exported = jw_export_finish (result, &error);

  g_application_release (g_application_get_default ());
  g_clear_object (&self->exporting);
  if (self->bytes == NULL)
    return;
  text = g_strdup_printf (exported ? _ ("Exported “%s”") : _ ("“%s” could not be exported"), name);
  if (exported)
    {
      finish (self, text);
      return;
    }
  set_busy (self, FALSE);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    jw_question_tell (GTK_WINDOW (self), text, error->message);
}

static void
start_export (JwExportDialog *self, GFile *file)
{
  g_autofree char *text = NULL;

  self->target_name = get_shown_name (file);
  text = g_strdup_printf (_ ("Exporting “%s”"), self->target_name);
  gtk_label_set_text (self->busy_label, text);
  self->exporting = g_cancellable_new ();
  self->ticking = g_timeout_add (TICK_MSEC, tick_cb, self);
  g_atomic_int_set (&self->done, 0);
  set_busy (self, TRUE);
  /* The program must not end while a file is being written. */
  g_application_hold (g_application_get_default ());
  jw_export_async (self->bytes, self->choices, file, &self->done, self->exporting, exported_cb,
                   g_object_ref (self));
}

void
jw_export_dialog_stop (JwExportDialog *self)
{
  g_cancellable_cancel (self->exporting);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JwExportDialog) self = JW_EXPORT_DIALOG (user_data);
  g_autoptr (GFile) file = jw_file_dialog_finish (result, NULL);

  if (file != NULL && self->bytes != NULL && self->exporting == NULL)
    start_export (self, file);
}

static void
choose_file (JwExportDialog *self)
{
  const JwFileType *type = &types[self->choices->format];
  g_autofree char *name = g_strconcat (self->name, type->suffix, NULL);
  g_autoptr (GFile) folder = self->file != NULL ? g_file_get_parent (self->file) : NULL;

  jw_file_dialog_save_async (GTK_WINDOW (self), _ ("Export the Map"), type, folder, name,
                             file_chosen_cb, g_object_ref (self));
}

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JwExportDialog) self = JW_EXPORT_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  gboolean printed = jw_print_finish (result, &error);

  if (self->bytes == NULL)
    return;
  if (printed)
    finish (self, _ ("Sent to the printer"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    jw_question_tell (GTK_WINDOW (self), _ ("The map could not be printed"), error->message);
}

static void
go_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwExportDialog *self = JW_EXPORT_DIALOG (widget);

  if (self->exporting != NULL)
    return;
  if (!self->prints)
    choose_file (self);
  else if (self->draft != NULL && !self->is_stale)
    jw_print_async (GTK_WINDOW (self), self->draft->sheets, self->name, printed_cb,
                    g_object_ref (self));
}

void
jw_export_dialog_install_go_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "export.go", NULL, go_cb);
}
