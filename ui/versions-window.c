#include "ui/versions-window.h"

#include <glib/gi18n-lib.h>

#include "model/file/backups.h"
#include "ui/document.h"
#include "ui/list-window.h"
#include "ui/question.h"
#include "ui/window.h"

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) parent = GTK_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (JwDocument) document = jw_document_open_finish (result, &error);
  GtkApplication *application = gtk_window_get_application (parent);
  JwMap *map;

  if (!application)
    return;
  if (!document)
    {
      jw_question_tell (parent, _ ("The version could not be opened"), error->message);
      return;
    }
  map = jw_document_get_map (document);
  /* It is in no file that the user knows of. */
  jw_map_mark_saved_state (map, G_MAXUINT64);
  jw_window_show_restored (jw_window_new (application), map, 0);
}

static void
chosen_cb (GtkWindow *parent, gpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (data);

  jw_document_open_async (file, opened_cb, g_object_ref (parent));
}

static void
open_folder_cb (GtkButton *button, GtkWindow *window)
{
  g_autofree char *uri =
      g_filename_to_uri (g_object_get_data (G_OBJECT (button), "folder"), NULL, NULL);

  gtk_show_uri (window, uri, GDK_CURRENT_TIME);
}

static GtkWidget *
create_folder_button (const char *path, GtkWidget *window)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("folder-open-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Open the Folder of These Versions"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Open the Folder of These Versions"), -1);
  g_object_set_data_full (G_OBJECT (button), "folder", jw_backups_get_folder (path), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_folder_cb), window);
  return button;
}

static void
add_version (GtkWidget *window, JwBackup *backup)
{
  g_autofree char *time = g_date_time_format (backup->time, "%x %X");
  g_autofree char *size = g_format_size (backup->size);

  jw_list_window_add (window, time, size, chosen_cb, g_strdup (backup->path), g_free);
}

GtkWidget *
jw_versions_window_new (GtkWindow *parent, GFile *file)
{
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  g_autofree char *base = file ? g_file_get_basename (file) : NULL;
  g_autofree char *name = base ? g_filename_display_name (base) : NULL;
  g_autoptr (GPtrArray) backups = path ? jw_backups_list (path) : g_ptr_array_new ();
  GtkWidget *window = jw_list_window_new (
      parent, _ ("Earlier Versions"), name, _ ("No Earlier Versions"),
      _ ("Each time the map is saved over its file, the version before is kept here."));

  if (backups->len > 0)
    jw_list_window_add_button (window, create_folder_button (path, window));
  for (guint i = 0; i < backups->len; i++)
    add_version (window, g_ptr_array_index (backups, i));
  return window;
}
