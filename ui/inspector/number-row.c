#include "ui/inspector/number-row.h"

#include <math.h>

#include "model/curve.h"
#include "ui/inspector/clear-button.h"
#include "ui/inspector/field.h"

/* Numbers are shown with as many digits as a double holds for sure. */
#define MAX_DIGITS 15

struct _JwNumberRow
{
  AdwActionRow parent_instance;

  GtkSpinButton *spin;
  GtkWidget *clear;
};

static void jw_number_row_field_init (JwFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JwNumberRow,
                               jw_number_row,
                               ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (JW_TYPE_FIELD, jw_number_row_field_init))

static gboolean
is_unset (JwNumberRow *self)
{
  JwField *row = JW_FIELD (self);
  JwNode *node = jw_field_get_node (row);

  return !node || !jw_node_has (node, jw_field_get_property (row));
}

/* A number without a default that is not set is not known: not the same as 0. */
static gboolean
shows_nothing (JwNumberRow *self)
{
  const JwProperty *table_row = jw_field_get_table_row (JW_FIELD (self));

  return is_unset (self) && (!table_row || fabs (table_row->number) <= 0);
}

static gboolean
output_cb (GtkSpinButton *spin, JwNumberRow *self)
{
  char text[64] = "";

  if (!shows_nothing (self))
    g_snprintf (text, sizeof text, "%.*g", MAX_DIGITS, gtk_spin_button_get_value (spin));
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (spin)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

static void
changed_cb (GtkSpinButton *spin, JwNumberRow *self)
{
  jw_field_change_number (JW_FIELD (self), gtk_spin_button_get_value (spin));
}

/* A typed "0" is no change to the spin button if it stood at nothing, nor is nothing to "0". */
static void
take_text (JwNumberRow *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->spin)));

  g_strstrip (text);
  if (*text == '\0' && !is_unset (self))
    jw_field_change (JW_FIELD (self), NULL);
  else if (*text != '\0' && shows_nothing (self))
    jw_field_change (JW_FIELD (self), text);
}

/* Enter was pressed, or the keyboard left. */
static int
input_cb (GtkSpinButton *spin, double *value, JwNumberRow *self)
{
  if (!jw_field_is_showing (JW_FIELD (self)))
    take_text (self);
  /* Nothing is no number, so GTK must not read it. */
  if (*gtk_editable_get_text (GTK_EDITABLE (spin)) != '\0')
    return FALSE;
  *value = gtk_spin_button_get_value (spin);
  return TRUE;
}

/* A feeling goes from the lowest to the highest score of its curve. */
static void
find_range (JwNode *node, guint property, double *min, double *max)
{
  const JwProperty *table_row = jw_node_get_property_row (node, property);
  JwNode *curve = jw_node_get_kind (node) == JW_KIND_POINT ? jw_node_get_parent (node) : NULL;

  *min = curve ? jw_node_get_number (curve, JW_CURVE_LOW) : table_row->min;
  *max = curve ? jw_node_get_number (curve, JW_CURVE_HIGH) : table_row->max;
}

static void
configure (JwNumberRow *self, JwNode *node, guint property)
{
  double min, max, step;

  find_range (node, property, &min, &max);
  step = max - min <= 4 ? 0.5 : 1;
  gtk_spin_button_set_digits (self->spin, 3);
  gtk_spin_button_set_increments (self->spin, step, step * 10);
  gtk_spin_button_set_range (self->spin, min, max);
}

static void
show (JwField *row, JwNode *node, guint property)
{
  JwNumberRow *self = JW_NUMBER_ROW (row);

  configure (self, node, property);
  gtk_spin_button_set_value (self->spin, jw_node_get_number (node, property));
  gtk_widget_set_visible (self->clear, !is_unset (self));
  output_cb (self->spin, self);
}

static void
jw_number_row_field_init (JwFieldInterface *iface)
{
  iface->show = show;
}

static void
jw_number_row_class_init (JwNumberRowClass *klass)
{
}

static void
jw_number_row_init (JwNumberRow *self)
{
  self->clear = jw_clear_button_new (JW_FIELD (self));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->clear);
  self->spin = GTK_SPIN_BUTTON (gtk_spin_button_new (NULL, 1, 2));
  gtk_widget_set_valign (GTK_WIDGET (self->spin), GTK_ALIGN_CENTER);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->spin), 9);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->spin), FALSE);
  gtk_spin_button_set_update_policy (self->spin, GTK_UPDATE_IF_VALID);
  g_signal_connect (self->spin, "output", G_CALLBACK (output_cb), self);
  g_signal_connect (self->spin, "input", G_CALLBACK (input_cb), self);
  g_signal_connect (self->spin, "value-changed", G_CALLBACK (changed_cb), self);
  g_object_bind_property (self, "title", self->spin, "tooltip-text", G_BINDING_SYNC_CREATE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->spin));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->spin));
}
