#include <glib/gi18n-lib.h>

#include "ui/export/export-dialog-private.h"

#define SPACING 6
#define PADDING 12
/* As wide as the icon, in pixels. */
#define ICON 16

static void
repair_cb (GtkButton *button, JwExportDialog *self)
{
  const JwRepair *repair = g_object_get_data (G_OBJECT (button), "repair");

  jw_export_choices_apply (self->choices, repair);
  jw_export_dialog_show_choices (self);
  jw_export_dialog_draw (self);
  /* The button goes with its warning. */
  gtk_widget_grab_focus (self->go_button);
}

static GtkWidget *
create_button (JwExportDialog *self, const JwRepair *repair)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (repair->label);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_start (button, ICON + PADDING);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  repair->label, -1);
  g_object_set_data (G_OBJECT (button), "repair", (gpointer)repair);
  g_signal_connect (button, "clicked", G_CALLBACK (repair_cb), self);
  return button;
}

static GtkWidget *
create_words (const JwWarning *warning)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, PADDING);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (warning->message);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "warning");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
create_row (JwExportDialog *self, const JwWarning *warning)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);

  gtk_box_append (GTK_BOX (box), create_words (warning));
  for (guint i = 0; i < warning->repairs->len; i++)
    gtk_box_append (GTK_BOX (box), create_button (self, g_ptr_array_index (warning->repairs, i)));
  gtk_widget_set_margin_top (box, PADDING);
  gtk_widget_set_margin_bottom (box, PADDING);
  gtk_widget_set_margin_start (box, PADDING);
  gtk_widget_set_margin_end (box, PADDING);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  warning->message, -1);
  return row;
}

void
jw_export_dialog_list_warnings (JwExportDialog *self)
{
  GPtrArray *warnings = self->draft != NULL ? self->draft->warnings : NULL;

  for (guint i = 0; i < self->warning_rows->len; i++)
    adw_preferences_group_remove (self->warnings, g_ptr_array_index (self->warning_rows, i));
  g_ptr_array_set_size (self->warning_rows, 0);
  for (guint i = 0; warnings != NULL && i < warnings->len; i++)
    {
      GtkWidget *row = create_row (self, g_ptr_array_index (warnings, i));

      adw_preferences_group_add (self->warnings, row);
      g_ptr_array_add (self->warning_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->warnings), self->warning_rows->len > 0);
}
