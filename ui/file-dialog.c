#include "ui/file-dialog.h"

#include <glib/gi18n-lib.h>

#include "ui/question.h"

typedef struct
{
  GtkFileChooserNative *chooser;
  GtkWindow *parent;
  const JwFileType *type;
  gboolean saving;
} Dialog;

static void
dialog_free (Dialog *dialog)
{
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (dialog->chooser));
  g_clear_object (&dialog->chooser);
  g_clear_object (&dialog->parent);
  g_free (dialog);
}

static void
return_cancelled (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("No file was chosen."));
}

static GFile *
append_suffix (GFile *file, const char *suffix)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *longer = g_strconcat (uri, suffix, NULL);

  return g_file_new_for_uri (longer);
}

static gboolean
has_suffix (GFile *file, const char *suffix)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_str_has_suffix (folded, suffix);
}

static void
overwrite_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GFile *file = g_object_get_data (G_OBJECT (task), "file");

  if (g_strcmp0 (jw_question_finish (result), "replace") == 0)
    g_task_return_pointer (task, g_object_ref (file), g_object_unref);
  else
    return_cancelled (task);
}

/* The chooser asked about the name as it was typed; the name with the ending is another one. */
static void
ask_to_overwrite (GTask *task, GFile *file)
{
  static const JwAnswer answers[] = {
    { "cancel", N_ ("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "replace", N_ ("_Replace"), ADW_RESPONSE_DESTRUCTIVE },
    { NULL, NULL, ADW_RESPONSE_DEFAULT },
  };
  Dialog *dialog = g_task_get_task_data (task);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *heading = g_strdup_printf (_ ("Replace “%s”?"), name);

  g_object_set_data_full (G_OBJECT (task), "file", g_object_ref (file), g_object_unref);
  jw_question_async (dialog->parent, heading,
                     _ ("A file of this name is there already. Replacing it overwrites what it "
                        "holds."),
                     answers, overwrite_cb, g_object_ref (task));
}

static void
finish_save (GTask *task, GFile *chosen)
{
  Dialog *dialog = g_task_get_task_data (task);
  g_autoptr (GFile) file = NULL;

  if (has_suffix (chosen, dialog->type->suffix))
    {
      g_task_return_pointer (task, g_object_ref (chosen), g_object_unref);
      return;
    }
  file = append_suffix (chosen, dialog->type->suffix);
  if (g_file_query_exists (file, NULL))
    ask_to_overwrite (task, file);
  else
    g_task_return_pointer (task, g_steal_pointer (&file), g_object_unref);
}

static void
response_cb (GtkNativeDialog *native, int response, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Dialog *dialog = g_task_get_task_data (task);
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));

  gtk_native_dialog_hide (native);
  if (response != GTK_RESPONSE_ACCEPT || !file)
    return_cancelled (task);
  else if (dialog->saving)
    finish_save (task, file);
  else
    g_task_return_pointer (task, g_steal_pointer (&file), g_object_unref);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *pattern)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (chooser, filter);
}

static GTask *
create_task (GtkWindow *parent,
             const char *title,
             const JwFileType *type,
             GtkFileChooserAction action,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Dialog *dialog = g_new0 (Dialog, 1);
  g_autofree char *pattern = g_strconcat ("*", type->suffix, NULL);

  dialog->type = type;
  dialog->parent = parent ? g_object_ref (parent) : NULL;
  dialog->saving = action == GTK_FILE_CHOOSER_ACTION_SAVE;
  dialog->chooser = gtk_file_chooser_native_new (title, parent, action, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog->chooser), TRUE);
  add_filter (GTK_FILE_CHOOSER (dialog->chooser), _ (type->name), pattern);
  g_task_set_task_data (task, dialog, (GDestroyNotify)dialog_free);
  return task;
}

static void
show_dialog (GTask *task, GFile *folder)
{
  Dialog *dialog = g_task_get_task_data (task);

  if (folder)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog->chooser), folder, NULL);
  g_signal_connect (dialog->chooser, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog->chooser));
}

void
jw_file_dialog_open_async (GtkWindow *parent,
                           const char *title,
                           const JwFileType *type,
                           GFile *folder,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task =
      create_task (parent, title, type, GTK_FILE_CHOOSER_ACTION_OPEN, callback, user_data);
  Dialog *dialog = g_task_get_task_data (task);

  add_filter (GTK_FILE_CHOOSER (dialog->chooser), _ ("All files"), "*");
  show_dialog (task, folder);
}

void
jw_file_dialog_save_async (GtkWindow *parent,
                           const char *title,
                           const JwFileType *type,
                           GFile *folder,
                           const char *name,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task =
      create_task (parent, title, type, GTK_FILE_CHOOSER_ACTION_SAVE, callback, user_data);
  Dialog *dialog = g_task_get_task_data (task);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog->chooser), name);
  show_dialog (task, folder);
}

GFile *
jw_file_dialog_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
