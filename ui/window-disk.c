#include "ui/window-private.h"

#include <glib/gi18n-lib.h>

#include "ui/question.h"

#define TOLD_SECONDS 20

static void
take_back (JwWindow *self)
{
  if (self->disk_toast)
    jw_toasts_take_back (self->toasts, self->disk_toast);
  g_clear_object (&self->disk_toast);
}

/* Nobody who is in the middle of something is stopped by it; under the title it stays. */
static void
tell (JwWindow *self, const char *format, const char *label, const char *action)
{
  g_autofree char *name = jw_window_get_file_name (self);
  g_autofree char *text = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (format, name);
#pragma GCC diagnostic pop
  self->disk_toast = jw_window_make_toast (self, text);
  adw_toast_set_timeout (self->disk_toast, TOLD_SECONDS);
  adw_toast_set_button_label (self->disk_toast, label);
  adw_toast_set_action_name (self->disk_toast, action);
  jw_toasts_add (self->toasts, self->disk_toast);
}

void
jw_window_tell_difference (JwWindow *self)
{
  JwFileDifference difference = jw_document_get_difference (self->document);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.reload", difference == JW_FILE_CHANGED);
  if (difference == self->told_difference)
    return;
  self->told_difference = difference;
  take_back (self);
  if (difference == JW_FILE_CHANGED)
    tell (self, _ ("“%s” was changed by another program"), _ ("_Reload"), "win.reload");
  else if (difference == JW_FILE_GONE)
    tell (self, _ ("“%s” was deleted, moved or renamed"), _ ("_Save…"), "win.save");
}

void
jw_window_watch (JwWindow *self)
{
  g_clear_object (&self->watch);
  take_back (self);
  self->told_difference = JW_FILE_SAME;
  self->watch = jw_watch_new (self->document);
  jw_window_tell_difference (self);
}

void
jw_window_stop_watching (JwWindow *self)
{
  g_clear_object (&self->disk_toast);
  g_clear_object (&self->watch);
}

/* What was done since is not lost by it: it becomes an earlier version. */
void
jw_window_reload (JwWindow *self)
{
  g_autoptr (GFile) file = g_object_ref (jw_document_get_file (self->document));

  if (jw_document_keep_version (self->document))
    jw_window_load (self, file);
  else
    jw_question_tell (GTK_WINDOW (self), _ ("The file was not loaded again"),
                      _ ("No copy of the map as it is here can be kept. Save it under another "
                         "name first."));
}

static void
reload_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);

  jw_window_end_edit (self);
  jw_window_reload (self);
}

/* Who comes back to the window may have been busy with the file elsewhere, and hears it again if
 * something is amiss. */
static void
active_cb (JwWindow *self)
{
  if (!gtk_window_is_active (GTK_WINDOW (self)) || !self->watch)
    return;
  self->told_difference = JW_FILE_SAME;
  jw_window_tell_difference (self);
  jw_watch_look (self->watch);
}

void
jw_window_look_when_active (JwWindow *self)
{
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
}

void
jw_window_class_install_disk_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.reload", NULL, reload_cb);
}
