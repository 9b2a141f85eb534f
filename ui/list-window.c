#include "ui/list-window.h"

#include "ui/dialog-window.h"

#define WIDTH 440
#define HEIGHT 480
#define MARGIN 12

typedef struct
{
  JwListWindowFunc chosen;
  gpointer data;
  GDestroyNotify free_data;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  if (row->free_data)
    row->free_data (row->data);
  g_free (row);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *widget, GtkWindow *window)
{
  Row *row = g_object_get_data (G_OBJECT (widget), "row");

  row->chosen (gtk_window_get_transient_for (window), row->data);
  gtk_window_destroy (window);
}

static GtkWidget *
create_list (GtkWidget *window, const char *title)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_widget_set_margin_top (list, MARGIN);
  gtk_widget_set_margin_bottom (list, MARGIN);
  gtk_widget_set_margin_start (list, MARGIN);
  gtk_widget_set_margin_end (list, MARGIN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), window);
  g_object_set_data (G_OBJECT (window), "list", list);
  return list;
}

static GtkWidget *
wrap_list (GtkWidget *list)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  adw_clamp_set_child (ADW_CLAMP (clamp), list);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  return scrolled;
}

static GtkWidget *
create_empty (const char *title, const char *about)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "document-open-recent-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), about);
  return page;
}

static GtkWidget *
create_content (GtkWidget *window, const char *title, const char *empty, const char *about)
{
  GtkWidget *stack = gtk_stack_new ();

  gtk_stack_add_named (GTK_STACK (stack), create_empty (empty, about), "empty");
  gtk_stack_add_named (GTK_STACK (stack), wrap_list (create_list (window, title)), "list");
  gtk_widget_set_vexpand (stack, TRUE);
  g_object_set_data (G_OBJECT (window), "stack", stack);
  return stack;
}

static GtkWidget *
create_bar (GtkWidget *window, const char *title, const char *name)
{
  GtkWidget *bar = adw_header_bar_new ();

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (title, name));
  g_object_set_data (G_OBJECT (window), "bar", bar);
  return bar;
}

GtkWidget *
jw_list_window_new (GtkWindow *parent,
                    const char *title,
                    const char *name,
                    const char *empty,
                    const char *about)
{
  GtkWidget *window = jw_dialog_window_new (parent, title, WIDTH, HEIGHT);

  jw_dialog_window_fill (window, create_bar (window, title, name),
                         create_content (window, title, empty, about));
  return window;
}

void
jw_list_window_add (GtkWidget *window,
                    const char *title,
                    const char *subtitle,
                    JwListWindowFunc chosen,
                    gpointer data,
                    GDestroyNotify free_data)
{
  GtkWidget *widget = adw_action_row_new ();
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle, -1);
  Row *row = g_new0 (Row, 1);

  *row = (Row){ chosen, data, free_data };
  g_object_set_data_full (G_OBJECT (widget), "row", row, row_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title_markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), subtitle_markup);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), TRUE);
  gtk_list_box_append (g_object_get_data (G_OBJECT (window), "list"), widget);
  gtk_stack_set_visible_child_name (g_object_get_data (G_OBJECT (window), "stack"), "list");
}

void
jw_list_window_add_button (GtkWidget *window, GtkWidget *button)
{
  adw_header_bar_pack_start (g_object_get_data (G_OBJECT (window), "bar"), button);
}
