#include "ui/window-private.h"

#include <glib/gi18n-lib.h>

#include "model/error.h"
#include "model/file/reader.h"
#include "ui/application.h"
#include "ui/file-dialog.h"
#include "ui/question.h"
#include "ui/versions-window.h"

static const JwFileType journey_type = { N_ ("Journey maps"), JW_FILE_SUFFIX };

static GFile *
get_folder (JwWindow *self)
{
  GFile *file = self->document ? jw_document_get_file (self->document) : NULL;

  return file ? g_file_get_parent (file) : NULL;
}

char *
jw_window_name_file (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_filename_display_name (name);
}

char *
jw_window_get_file_name (JwWindow *self)
{
  GFile *file = jw_document_get_file (self->document);

  return file ? jw_window_name_file (file) : NULL;
}

static void
open_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JwWindow) self = JW_WINDOW (user_data);
  g_autoptr (GFile) file = jw_file_dialog_finish (result, NULL);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (file && application)
    jw_application_open_file (JW_APPLICATION (application), file, self);
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);
  g_autoptr (GFile) folder = get_folder (self);

  jw_window_end_edit (self);
  jw_file_dialog_open_async (GTK_WINDOW (self), _ ("Open a Journey Map"), &journey_type, folder,
                             open_chosen_cb, g_object_ref (self));
}

/* --- Saving: a task goes from step to step until the map is saved or the user gives up --- */

static void save_to (GTask *task, GFile *file, gboolean overwrite);

static void
save_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GFile) file = jw_file_dialog_finish (result, NULL);

  if (file)
    save_to (task, file, TRUE);
  else
    g_task_return_boolean (task, FALSE);
}

static void
choose_and_save (GTask *task)
{
  JwWindow *self = g_task_get_source_object (task);
  g_autoptr (GFile) folder = get_folder (self);
  g_autofree char *name = jw_document_suggest_name (self->document, JW_FILE_SUFFIX);

  jw_file_dialog_save_async (GTK_WINDOW (self), _ ("Save the Journey Map"), &journey_type, folder,
                             name, save_chosen_cb, g_object_ref (task));
}

static void
save_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  JwWindow *self = g_task_get_source_object (task);
  const char *answer = jw_question_finish (result);

  self->asking_about_save = FALSE;
  if (g_str_equal (answer, "save-as"))
    choose_and_save (task);
  else if (g_str_equal (answer, "overwrite"))
    save_to (task, g_task_get_task_data (task), TRUE);
  else
    {
      if (g_str_equal (answer, "reload"))
        jw_window_reload (self);
      g_task_return_boolean (task, FALSE);
    }
}

static void
ask_about_save (GTask *task, const char *heading, const char *body, const JwAnswer *answers)
{
  JwWindow *self = g_task_get_source_object (task);

  self->asking_about_save = TRUE;
  jw_question_async (GTK_WINDOW (self), heading, body, answers, save_answer_cb,
                     g_object_ref (task));
}

static void
ask_about_change (GTask *task, const char *name, GError *error)
{
  static const JwAnswer own[] = {
    { "cancel", N_ ("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "reload", N_ ("_Reload"), ADW_RESPONSE_DEFAULT },
    { "overwrite", N_ ("_Overwrite"), ADW_RESPONSE_DESTRUCTIVE },
    { "save-as", N_ ("Save _As…"), ADW_RESPONSE_SUGGESTED },
    { NULL, NULL, ADW_RESPONSE_DEFAULT },
  };
  static const JwAnswer other[] = {
    { "cancel", N_ ("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "overwrite", N_ ("_Overwrite"), ADW_RESPONSE_DESTRUCTIVE },
    { "save-as", N_ ("Save _As…"), ADW_RESPONSE_SUGGESTED },
    { NULL, NULL, ADW_RESPONSE_DEFAULT },
  };
  JwWindow *self = g_task_get_source_object (task);
  GFile *file = jw_document_get_file (self->document);
  gboolean is_own = file && g_file_equal (file, g_task_get_task_data (task));
  g_autofree char *heading = g_strdup_printf (_ ("“%s” has changed on disk"), name);
  g_autofree char *body = g_strdup_printf (
      _ ("%s\n\nWhat is overwritten here, or is replaced by reloading, is kept among the earlier "
         "versions."),
      error->message);

  ask_about_save (task, heading, body, is_own ? own : other);
}

static void
ask_about_loss (GTask *task, const char *name, GError *error)
{
  static const JwAnswer answers[] = {
    { "cancel", N_ ("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "save-as", N_ ("Save _As…"), ADW_RESPONSE_DEFAULT },
    { "overwrite", N_ ("_Save"), ADW_RESPONSE_SUGGESTED },
    { NULL, NULL, ADW_RESPONSE_DEFAULT },
  };
  g_autofree char *heading = g_strdup_printf (_ ("“%s” is no longer there"), name);

  ask_about_save (task, heading, error->message, answers);
}

static void
ask_about_failure (GTask *task, const char *name, GError *error)
{
  static const JwAnswer answers[] = {
    { "cancel", N_ ("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "save-as", N_ ("Save _As…"), ADW_RESPONSE_SUGGESTED },
    { NULL, NULL, ADW_RESPONSE_DEFAULT },
  };
  g_autofree char *heading = g_strdup_printf (_ ("“%s” could not be saved"), name);
  g_autofree char *body = g_strdup_printf (
      _ ("%s\n\nThe map is still open. It can be saved in another place."), error->message);

  ask_about_save (task, heading, body, answers);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = jw_window_name_file (g_task_get_task_data (task));
  JwWindow *self = g_task_get_source_object (task);

  g_application_release (g_application_get_default ());
  if (jw_document_save_finish (JW_DOCUMENT (source), result, &error))
    {
      gtk_label_set_text (self->said, _ ("Saved"));
      g_task_return_boolean (task, TRUE);
    }
  else if (g_error_matches (error, JW_ERROR, JW_ERROR_CHANGED_ON_DISK))
    ask_about_change (task, name, error);
  else if (g_error_matches (error, JW_ERROR, JW_ERROR_GONE))
    ask_about_loss (task, name, error);
  else
    ask_about_failure (task, name, error);
}

static void
save_to (GTask *task, GFile *file, gboolean overwrite)
{
  JwWindow *self = g_task_get_source_object (task);

  if (file != g_task_get_task_data (task))
    g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  /* The program must not end while a file is being written. */
  g_application_hold (g_application_get_default ());
  jw_document_save_async (self->document, file, overwrite, saved_cb, g_object_ref (task));
}

void
jw_window_save_async (JwWindow *self, gboolean as, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  GFile *file = jw_document_get_file (self->document);

  jw_window_end_edit (self);
  if (file && !as)
    save_to (task, file, FALSE);
  else
    choose_and_save (task);
}

gboolean
jw_window_save_finish (JwWindow *self, GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jw_window_save_async (JW_WINDOW (widget), FALSE, NULL, NULL);
}

static void
save_as_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jw_window_save_async (JW_WINDOW (widget), TRUE, NULL, NULL);
}

static void
versions_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);
  GtkWidget *window;

  jw_window_end_edit (self);
  window = jw_versions_window_new (GTK_WINDOW (self), jw_document_get_file (self->document));
  gtk_window_present (GTK_WINDOW (window));
}

/* --- Closing --- */

static void
finish_close (GTask *task, gboolean close)
{
  JwWindow *self = g_task_get_source_object (task);

  self->asking = FALSE;
  if (close)
    gtk_window_destroy (GTK_WINDOW (self));
  g_task_return_boolean (task, close);
}

static void
close_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);

  finish_close (task, jw_window_save_finish (JW_WINDOW (source), result));
}

static void
close_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  const char *answer = jw_question_finish (result);

  if (g_str_equal (answer, "save"))
    jw_window_save_async (g_task_get_source_object (task), FALSE, close_saved_cb,
                          g_object_ref (task));
  else
    finish_close (task, g_str_equal (answer, "discard"));
}

static void
ask_to_save (GTask *task)
{
  static const JwAnswer answers[] = {
    { "cancel", N_ ("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "discard", N_ ("_Discard"), ADW_RESPONSE_DESTRUCTIVE },
    { "save", N_ ("_Save"), ADW_RESPONSE_SUGGESTED },
    { NULL, NULL, ADW_RESPONSE_DEFAULT },
  };
  JwWindow *self = g_task_get_source_object (task);
  g_autofree char *title = jw_document_get_title (self->document);
  g_autofree char *heading = g_strdup_printf (_ ("Save the changes to “%s”?"), title);

  gtk_window_present (GTK_WINDOW (self));
  jw_question_async (GTK_WINDOW (self), heading,
                     _ ("What was changed since it was last saved is lost if it is not saved."),
                     answers, close_answer_cb, g_object_ref (task));
}

static void
close_or_ask (GTask *task)
{
  JwWindow *self = g_task_get_source_object (task);

  if (self->asking_about_save)
    finish_close (task, FALSE); /* that question comes first, and is enough */
  else if (self->document && jw_document_is_modified (self->document))
    ask_to_save (task);
  else
    finish_close (task, TRUE);
}

static gboolean
close_or_ask_cb (gpointer user_data)
{
  close_or_ask (G_TASK (user_data));
  return G_SOURCE_REMOVE;
}

/* Ctrl+S and at once Ctrl+W: what is being saved is no reason to ask. The window closes only after
 * all who wait for the saving have been told. */
static void
saving_cb (JwDocument *document, GTask *task)
{
  if (jw_document_is_saving (document))
    return;
  g_signal_handlers_disconnect_by_func (document, saving_cb, task);
  g_idle_add_full (G_PRIORITY_DEFAULT, close_or_ask_cb, task, g_object_unref);
}

void
jw_window_close_async (JwWindow *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  jw_window_end_edit (self);
  if (self->asking)
    {
      g_task_return_boolean (task, FALSE);
      return;
    }
  self->asking = TRUE;
  if (self->document && jw_document_is_saving (self->document))
    g_signal_connect (self->document, "changed", G_CALLBACK (saving_cb), g_object_ref (task));
  else
    close_or_ask (task);
}

gboolean
jw_window_close_finish (JwWindow *self, GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

void
jw_window_class_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, save_as_cb);
  gtk_widget_class_install_action (widget_class, "win.versions", NULL, versions_cb);
}
