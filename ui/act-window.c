#include "ui/act-window.h"

#include <glib/gi18n-lib.h>

#include "ui/dialog-window.h"

#define WIDTH 480
#define HEIGHT 600
#define MARGIN 18
#define SPACING 12

static GtkWidget *
create_bar (GtkWidget *window, const char *act)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *button = gtk_button_new_with_mnemonic (act);

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_add_css_class (button, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), button);
  gtk_window_set_default_widget (GTK_WINDOW (window), button);
  g_object_set_data (G_OBJECT (window), "button", button);
  return bar;
}

static GtkWidget *
create_content (GtkWidget *window)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);

  gtk_widget_set_margin_top (box, MARGIN);
  gtk_widget_set_margin_bottom (box, MARGIN);
  gtk_widget_set_margin_start (box, MARGIN);
  gtk_widget_set_margin_end (box, MARGIN);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  g_object_set_data (G_OBJECT (window), "box", box);
  return scrolled;
}

GtkWidget *
jw_act_window_new (GtkWindow *parent, const char *title, const char *act)
{
  GtkWidget *window = jw_dialog_window_new (parent, title, WIDTH, HEIGHT);

  jw_dialog_window_fill (window, create_bar (window, act), create_content (window));
  return window;
}

void
jw_act_window_add (GtkWidget *window, GtkWidget *widget)
{
  gtk_box_append (g_object_get_data (G_OBJECT (window), "box"), widget);
}

GtkWidget *
jw_act_window_get_button (GtkWidget *window)
{
  return g_object_get_data (G_OBJECT (window), "button");
}

GtkWidget *
jw_act_window_add_list (GtkWidget *window, const char *heading)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *label = gtk_label_new (heading);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  jw_act_window_add (window, label);
  jw_act_window_add (window, list);
  return list;
}
