#include "ui/inspector/open-choice-row.h"

#include <glib/gi18n-lib.h>

#include "ui/inspector/entry-text.h"
#include "ui/inspector/field.h"

struct _JwOpenChoiceRow
{
  AdwEntryRow parent_instance;

  GtkMenuButton *button;
};

static void jw_open_choice_row_field_init (JwFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JwOpenChoiceRow,
                               jw_open_choice_row,
                               ADW_TYPE_ENTRY_ROW,
                               G_IMPLEMENT_INTERFACE (JW_TYPE_FIELD, jw_open_choice_row_field_init))

static gboolean
is_same_word (const char *a, const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold (a, -1);
  g_autofree char *folded_b = g_utf8_casefold (b, -1);

  return g_str_equal (folded_a, folded_b);
}

/* The token of a known word, whatever its case, or the word itself. */
static const char *
find_token (const JwProperty *table_row, const char *word)
{
  for (const JwChoice *choice = table_row->choices; choice->token; choice++)
    if (is_same_word (_ (choice->label), word))
      return choice->token;
  return word;
}

static const char *
find_word (const JwProperty *table_row, const char *token)
{
  int index = token ? jw_property_choice_index (table_row, token) : -1;

  return index < 0 ? token : _ (table_row->choices[index].label);
}

static void
changed_cb (GtkEditable *editable, gpointer user_data)
{
  JwField *row = JW_FIELD (editable);
  const JwProperty *table_row = jw_field_get_table_row (row);

  if (table_row)
    jw_field_change (row, find_token (table_row, gtk_editable_get_text (editable)));
}

static void
choose_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jw_field_choose (JW_FIELD (widget), g_variant_get_string (parameter, NULL));
}

/* What was typed stays as it was typed while it means the same: "own site" for "Own site". */
static void
show (JwField *row, JwNode *node, guint property)
{
  const JwProperty *table_row = jw_node_get_property_row (node, property);
  const char *token = jw_node_get_string (node, property);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (row));

  if (g_strcmp0 (find_token (table_row, typed), token ? token : "") != 0)
    jw_entry_show_text (GTK_EDITABLE (row), find_word (table_row, token));
}

static void
show_choices (JwField *row, JwNode *node, guint property)
{
  JwOpenChoiceRow *self = JW_OPEN_CHOICE_ROW (row);
  const JwProperty *table_row = jw_node_get_property_row (node, property);
  g_autoptr (GMenu) menu = NULL;

  if (gtk_menu_button_get_menu_model (self->button))
    return;
  menu = g_menu_new ();
  for (const JwChoice *choice = table_row->choices; choice->token; choice++)
    {
      g_autofree char *action = g_strdup_printf ("row.choose::%s", choice->token);

      g_menu_append (menu, _ (choice->label), action);
    }
  gtk_menu_button_set_menu_model (self->button, G_MENU_MODEL (menu));
}

static void
jw_open_choice_row_field_init (JwFieldInterface *iface)
{
  iface->show = show;
  iface->show_choices = show_choices;
}

static void
jw_open_choice_row_class_init (JwOpenChoiceRowClass *klass)
{
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "row.choose", "s", choose_cb);
}

static void
jw_open_choice_row_init (JwOpenChoiceRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->button = GTK_MENU_BUTTON (button);
  gtk_menu_button_set_icon_name (self->button, "pan-down-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Choose from a list"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose from a list"), -1);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), button);
  jw_entry_set_up (GTK_EDITABLE (self));
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
}
