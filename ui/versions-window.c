#include "ui/versions-window.h"

#include <glib/gi18n-lib.h>

#include "model/file/backups.h"
#include "ui/document.h"
#include "ui/question.h"
#include "ui/window.h"

#define WIDTH 420
#define HEIGHT 480

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
  jw_window_show_restored (jw_window_new (application), map);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, GtkWindow *window)
{
  const char *path = g_object_get_data (G_OBJECT (row), "path");
  g_autoptr (GFile) file = g_file_new_for_path (path);

  jw_document_open_async (file, opened_cb, g_object_ref (gtk_window_get_transient_for (window)));
  gtk_window_destroy (window);
}

static GtkWidget *
create_row (JwBackup *backup)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *time = g_date_time_format (backup->time, "%x %X");
  g_autofree char *size = g_format_size (backup->size);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), time);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (backup->path), g_free);
  return row;
}

static GtkWidget *
create_list (GPtrArray *backups, GtkWidget *window)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *list = gtk_list_box_new ();

  for (guint i = 0; i < backups->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), create_row (g_ptr_array_index (backups, i)));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_widget_set_margin_top (list, 12);
  gtk_widget_set_margin_bottom (list, 12);
  gtk_widget_set_margin_start (list, 12);
  gtk_widget_set_margin_end (list, 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Earlier versions"), -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), window);
  adw_clamp_set_child (ADW_CLAMP (clamp), list);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  return scrolled;
}

static GtkWidget *
create_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "document-open-recent-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Earlier Versions"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("Each time the map is saved over its file, the version before is kept here."));
  return page;
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
close_on_escape (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"),
                                            gtk_named_action_new ("window.close"));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  gtk_widget_add_controller (window, controller);
}

static GtkWidget *
create_bar (GFile *file)
{
  g_autofree char *base = file ? g_file_get_basename (file) : NULL;
  g_autofree char *name = base ? g_filename_display_name (base) : NULL;
  GtkWidget *bar = adw_header_bar_new ();

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar),
                                   adw_window_title_new (_ ("Earlier Versions"), name));
  return bar;
}

GtkWidget *
jw_versions_window_new (GtkWindow *parent, GFile *file)
{
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  g_autoptr (GPtrArray) backups = path ? jw_backups_list (path) : g_ptr_array_new ();
  GtkWidget *window = adw_window_new ();
  GtkWidget *bar = create_bar (file);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = backups->len > 0 ? create_list (backups, window) : create_empty ();

  if (backups->len > 0)
    adw_header_bar_pack_start (ADW_HEADER_BAR (bar), create_folder_button (path, window));
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), content);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Earlier Versions"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  close_on_escape (window);
  return window;
}
