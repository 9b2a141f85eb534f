#include "ui/inspector/clear-button.h"

#include <glib/gi18n-lib.h>

static void
clicked_cb (GtkButton *button, JwField *row)
{
  jw_field_choose (row, NULL);
}

GtkWidget *
jw_clear_button_new (JwField *row)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-clear-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Clear"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Clear"), -1);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), row);
  return button;
}
