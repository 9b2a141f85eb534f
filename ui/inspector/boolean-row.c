#include "ui/inspector/boolean-row.h"

#include "ui/inspector/field.h"

struct _JwBooleanRow
{
  AdwActionRow parent_instance;

  GtkSwitch *toggle;
};

static void jw_boolean_row_field_init (JwFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JwBooleanRow,
                               jw_boolean_row,
                               ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (JW_TYPE_FIELD, jw_boolean_row_field_init))

static void
active_cb (GtkSwitch *toggle, GParamSpec *pspec, JwBooleanRow *self)
{
  jw_field_choose (JW_FIELD (self), gtk_switch_get_active (toggle) ? "1" : "0");
}

static void
show (JwField *row, JwNode *node, guint property)
{
  gtk_switch_set_active (JW_BOOLEAN_ROW (row)->toggle, jw_node_get_boolean (node, property));
}

static void
jw_boolean_row_field_init (JwFieldInterface *iface)
{
  iface->show = show;
}

static void
jw_boolean_row_class_init (JwBooleanRowClass *klass)
{
}

static void
jw_boolean_row_init (JwBooleanRow *self)
{
  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  g_signal_connect (self->toggle, "notify::active", G_CALLBACK (active_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));
}
