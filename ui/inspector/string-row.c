#include "ui/inspector/string-row.h"

#include "ui/inspector/entry-text.h"
#include "ui/inspector/field.h"

struct _JwStringRow
{
  AdwEntryRow parent_instance;
};

static void jw_string_row_field_init (JwFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JwStringRow,
                               jw_string_row,
                               ADW_TYPE_ENTRY_ROW,
                               G_IMPLEMENT_INTERFACE (JW_TYPE_FIELD, jw_string_row_field_init))

static void
changed_cb (GtkEditable *editable, gpointer user_data)
{
  jw_field_change (JW_FIELD (editable), gtk_editable_get_text (editable));
}

static void
show (JwField *row, JwNode *node, guint property)
{
  jw_entry_show_text (GTK_EDITABLE (row), jw_node_get_string (node, property));
}

static void
jw_string_row_field_init (JwFieldInterface *iface)
{
  iface->show = show;
}

static void
jw_string_row_class_init (JwStringRowClass *klass)
{
}

static void
jw_string_row_init (JwStringRow *self)
{
  jw_entry_set_up (GTK_EDITABLE (self));
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
}
