#include "ui/inspector/rating-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ui/inspector/clear-button.h"
#include "ui/inspector/field.h"

#define N_DOTS 5u

struct _JwRatingRow
{
  AdwActionRow parent_instance;

  GtkCheckButton *dots[N_DOTS]; /* one group, so that the arrow keys go from one to the next */
  GtkWidget *clear;
};

static void jw_rating_row_field_init (JwFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JwRatingRow,
                               jw_rating_row,
                               ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (JW_TYPE_FIELD, jw_rating_row_field_init))

static void
fill (JwRatingRow *self, guint n)
{
  for (guint i = 0; i < N_DOTS; i++)
    if (i < n)
      gtk_widget_add_css_class (GTK_WIDGET (self->dots[i]), "filled");
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self->dots[i]), "filled");
}

static void
toggled_cb (GtkCheckButton *dot, JwRatingRow *self)
{
  char number[] = "1";

  if (!gtk_check_button_get_active (dot))
    return;
  for (guint i = 0; i < N_DOTS; i++)
    if (self->dots[i] == dot)
      {
        number[0] = (char)('1' + i);
        jw_field_choose (JW_FIELD (self), number);
      }
}

static void
show (JwField *row, JwNode *node, guint property)
{
  JwRatingRow *self = JW_RATING_ROW (row);
  guint n = (guint)lround (CLAMP (jw_node_get_number (node, property), 0, N_DOTS));

  for (guint i = 0; i < N_DOTS; i++)
    gtk_check_button_set_active (self->dots[i], i + 1 == n);
  fill (self, n);
  gtk_widget_set_visible (self->clear, jw_node_has (node, property));
}

static void
jw_rating_row_field_init (JwFieldInterface *iface)
{
  iface->show = show;
}

static void
jw_rating_row_class_init (JwRatingRowClass *klass)
{
}

static void
title_cb (JwRatingRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));

  for (guint i = 0; i < N_DOTS; i++)
    {
      /* Translators: what is rated, and one of the five steps, such as "Severity, 3 of 5". */
      g_autofree char *label = g_strdup_printf (_ ("%s, %u of %u"), title, i + 1, N_DOTS);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self->dots[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      label, -1);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->dots[i]), label);
    }
}

static GtkWidget *
create_dots (JwRatingRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint i = 0; i < N_DOTS; i++)
    {
      GtkWidget *dot = gtk_check_button_new ();

      self->dots[i] = GTK_CHECK_BUTTON (dot);
      gtk_check_button_set_group (self->dots[i], i > 0 ? self->dots[0] : NULL);
      g_signal_connect (dot, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (GTK_BOX (box), dot);
    }
  gtk_widget_add_css_class (box, "rating");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static void
jw_rating_row_init (JwRatingRow *self)
{
  self->clear = jw_clear_button_new (JW_FIELD (self));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->clear);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), create_dots (self));
  g_signal_connect (self, "notify::title", G_CALLBACK (title_cb), NULL);
}
