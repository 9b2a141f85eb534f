#include "ui/inspector/choice-row.h"

#include <glib/gi18n-lib.h>

#include "ui/inspector/field.h"

struct _JwChoiceRow
{
  AdwComboRow parent_instance;
};

static void jw_choice_row_field_init (JwFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JwChoiceRow,
                               jw_choice_row,
                               ADW_TYPE_COMBO_ROW,
                               G_IMPLEMENT_INTERFACE (JW_TYPE_FIELD, jw_choice_row_field_init))

/* A choice that need not be made begins with an entry for none. */
static guint
count_before (const JwProperty *table_row)
{
  return table_row->flags & JW_PROPERTY_REQUIRED ? 0 : 1;
}

static void
selected_cb (AdwComboRow *combo, GParamSpec *pspec, gpointer user_data)
{
  JwField *row = JW_FIELD (combo);
  guint selected = adw_combo_row_get_selected (combo);
  const JwProperty *table_row = jw_field_get_table_row (row);
  guint before = table_row ? count_before (table_row) : 0;

  if (!table_row || selected == GTK_INVALID_LIST_POSITION)
    return;
  jw_field_choose (row, selected < before ? NULL : table_row->choices[selected - before].token);
}

static void
show (JwField *row, JwNode *node, guint property)
{
  const JwProperty *table_row = jw_node_get_property_row (node, property);
  int choice = jw_node_get_choice (node, property);
  guint before = count_before (table_row);

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), choice < 0 ? 0 : (guint)choice + before);
}

static void
show_choices (JwField *row, JwNode *node, guint property)
{
  const JwProperty *table_row = jw_node_get_property_row (node, property);
  g_autoptr (GtkStringList) list = NULL;

  /* They are those of the class, and so never change. */
  if (adw_combo_row_get_model (ADW_COMBO_ROW (row)))
    return;
  list = gtk_string_list_new (NULL);
  if (count_before (table_row) > 0)
    gtk_string_list_append (list, _ ("Not set"));
  for (const JwChoice *choice = table_row->choices; choice->token; choice++)
    gtk_string_list_append (list, _ (choice->label));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
}

static void
jw_choice_row_field_init (JwFieldInterface *iface)
{
  iface->show = show;
  iface->show_choices = show_choices;
}

static void
jw_choice_row_class_init (JwChoiceRowClass *klass)
{
}

static void
jw_choice_row_init (JwChoiceRow *self)
{
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self), TRUE);
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}
