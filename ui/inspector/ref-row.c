#include "ui/inspector/ref-row.h"

#include <glib/gi18n-lib.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "ui/inspector/candidates.h"
#include "ui/inspector/node-name.h"
#include "ui/inspector/field.h"

struct _JwRefRow
{
  AdwComboRow parent_instance;

  GtkStringList *names;
  GPtrArray *ids; /* of the same length; the empty string is no node */
};

static void jw_ref_row_field_init (JwFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JwRefRow,
                               jw_ref_row,
                               ADW_TYPE_COMBO_ROW,
                               G_IMPLEMENT_INTERFACE (JW_TYPE_FIELD, jw_ref_row_field_init))

static gboolean
moves_card (JwNode *node, guint property)
{
  return jw_node_get_kind (node) == JW_KIND_CARD &&
         (property == JW_CARD_LANE || property == JW_CARD_STAGE);
}

/* A card goes to the end of its new cell, and does so as one act with its own name. */
static void
move_card (JwField *row, JwNode *card, guint property, const char *id)
{
  JwNode *target = jw_map_find (jw_node_get_map (card), id);
  JwNode *lane = property == JW_CARD_LANE ? target : jw_card_get_lane (card);
  JwNode *stage = property == JW_CARD_STAGE ? target : jw_card_get_stage (card);
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (jw_node_get_string (card, property), id) == 0)
    return;
  if (!jw_edit_move_card (card, lane, stage, G_MAXUINT, &error))
    jw_field_refuse (row, error);
}

static void
selected_cb (AdwComboRow *combo, GParamSpec *pspec, gpointer user_data)
{
  JwRefRow *self = JW_REF_ROW (combo);
  JwField *row = JW_FIELD (combo);
  guint selected = adw_combo_row_get_selected (combo);
  JwNode *node;

  if (jw_field_is_showing (row) || selected >= self->ids->len)
    return;
  node = jw_field_get_node (row);
  if (moves_card (node, jw_field_get_property (row)))
    move_card (row, node, jw_field_get_property (row), self->ids->pdata[selected]);
  else
    jw_field_choose (row, self->ids->pdata[selected]);
}

static void
show (JwField *row, JwNode *node, guint property)
{
  JwRefRow *self = JW_REF_ROW (row);
  const char *id = jw_node_get_string (node, property);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < self->ids->len; i++)
    if (g_strcmp0 (self->ids->pdata[i], id ? id : "") == 0)
      selected = i;
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
}

static void
collect (JwNode *node, guint property, GPtrArray *ids, GPtrArray *names)
{
  const JwProperty *table_row = jw_node_get_property_row (node, property);
  g_autoptr (GPtrArray) nodes = jw_candidates_list (node, property);

  if (!(table_row->flags & JW_PROPERTY_REQUIRED))
    {
      g_ptr_array_add (ids, g_strdup (""));
      g_ptr_array_add (names, g_strdup (_ ("Not set")));
    }
  for (guint i = 0; i < nodes->len; i++)
    {
      g_ptr_array_add (ids, g_strdup (jw_node_get_id (nodes->pdata[i])));
      g_ptr_array_add (names, jw_node_get_display_name (nodes->pdata[i]));
    }
  g_ptr_array_add (names, NULL);
}

static gboolean
is_same_list (GtkStringList *list, GPtrArray *names)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (list)) != names->len - 1)
    return FALSE;
  for (guint i = 0; i + 1 < names->len; i++)
    if (g_strcmp0 (gtk_string_list_get_string (list, i), names->pdata[i]) != 0)
      return FALSE;
  return TRUE;
}

static void
show_choices (JwField *row, JwNode *node, guint property)
{
  JwRefRow *self = JW_REF_ROW (row);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (!jw_node_get_map (node))
    return;
  g_ptr_array_set_size (self->ids, 0);
  collect (node, property, self->ids, names);
  if (!is_same_list (self->names, names))
    gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                            (const char *const *)names->pdata);
  show (row, node, property);
}

static void
jw_ref_row_field_init (JwFieldInterface *iface)
{
  iface->show = show;
  iface->show_choices = show_choices;
}

static void
jw_ref_row_finalize (GObject *object)
{
  JwRefRow *self = JW_REF_ROW (object);

  g_clear_object (&self->names);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  G_OBJECT_CLASS (jw_ref_row_parent_class)->finalize (object);
}

static void
jw_ref_row_class_init (JwRefRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jw_ref_row_finalize;
}

static void
jw_ref_row_init (JwRefRow *self)
{
  self->names = gtk_string_list_new (NULL);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (self->names));
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}
