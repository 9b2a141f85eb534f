#include "ui/inspector/refs-row.h"

#include <glib/gi18n-lib.h>

#include "model/map.h"
#include "model/node/refs.h"
#include "ui/inspector/candidates.h"
#include "ui/inspector/node-name.h"
#include "ui/inspector/field.h"

struct _JwRefsRow
{
  AdwExpanderRow parent_instance;

  GPtrArray *checks; /* GtkCheckButton, each with the id of its node as "id"; owned by their rows */
  GPtrArray *rows;
};

static void jw_refs_row_field_init (JwFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JwRefsRow,
                               jw_refs_row,
                               ADW_TYPE_EXPANDER_ROW,
                               G_IMPLEMENT_INTERFACE (JW_TYPE_FIELD, jw_refs_row_field_init))

static const char *
get_id (gpointer check)
{
  return g_object_get_data (G_OBJECT (check), "id");
}

static void
toggled_cb (GtkCheckButton *check, JwRefsRow *self)
{
  JwField *row = JW_FIELD (self);
  const char *refs;
  g_autofree char *changed = NULL;

  if (jw_field_is_showing (row))
    return;
  refs = jw_node_get_string (jw_field_get_node (row), jw_field_get_property (row));
  changed = gtk_check_button_get_active (check) ? jw_refs_with (refs, get_id (check))
                                                : jw_refs_without (refs, get_id (check));
  jw_field_choose (row, changed);
}

static char *
list_names (JwNode *node, const char *refs)
{
  g_auto (GStrv) ids = g_strsplit (refs ? refs : "", " ", -1);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; ids[i]; i++)
    {
      JwNode *other = jw_map_find (jw_node_get_map (node), ids[i]);
      g_autofree char *name = other ? jw_node_get_display_name (other) : NULL;

      if (name)
        g_strv_builder_add (names, name);
    }
  list = g_strv_builder_end (names);
  return g_strjoinv (", ", list);
}

static void
show (JwField *row, JwNode *node, guint property)
{
  JwRefsRow *self = JW_REFS_ROW (row);
  const char *refs = jw_node_get_string (node, property);
  g_autofree char *names = list_names (node, refs);
  g_autofree char *markup = g_markup_escape_text (*names ? names : _ ("Not set"), -1);

  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (self->checks->pdata[i],
                                 refs && jw_refs_contain (refs, get_id (self->checks->pdata[i])));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), markup);
}

static void
add_check (JwRefsRow *self, JwNode *other)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *name = jw_node_get_display_name (other);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  g_object_set_data_full (G_OBJECT (check), "id", g_strdup (jw_node_get_id (other)), g_free);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->checks, check);
  g_ptr_array_add (self->rows, row);
}

static gboolean
is_up_to_date (JwRefsRow *self, GPtrArray *nodes)
{
  if (nodes->len != self->checks->len)
    return FALSE;
  for (guint i = 0; i < nodes->len; i++)
    {
      g_autofree char *name = jw_node_get_display_name (nodes->pdata[i]);

      if (g_strcmp0 (get_id (self->checks->pdata[i]), jw_node_get_id (nodes->pdata[i])) != 0 ||
          g_strcmp0 (adw_preferences_row_get_title (self->rows->pdata[i]), name) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
show_choices (JwField *row, JwNode *node, guint property)
{
  JwRefsRow *self = JW_REFS_ROW (row);
  g_autoptr (GPtrArray) nodes = NULL;

  if (!jw_node_get_map (node))
    return;
  nodes = jw_candidates_list (node, property);
  if (!is_up_to_date (self, nodes))
    {
      for (guint i = 0; i < self->rows->len; i++)
        adw_expander_row_remove (ADW_EXPANDER_ROW (self), self->rows->pdata[i]);
      g_ptr_array_set_size (self->rows, 0);
      g_ptr_array_set_size (self->checks, 0);
      for (guint i = 0; i < nodes->len; i++)
        add_check (self, nodes->pdata[i]);
    }
  show (row, node, property);
}

static void
jw_refs_row_field_init (JwFieldInterface *iface)
{
  iface->show = show;
  iface->show_choices = show_choices;
}

static void
jw_refs_row_finalize (GObject *object)
{
  JwRefsRow *self = JW_REFS_ROW (object);

  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (jw_refs_row_parent_class)->finalize (object);
}

static void
jw_refs_row_class_init (JwRefsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jw_refs_row_finalize;
}

static void
jw_refs_row_init (JwRefsRow *self)
{
  self->checks = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
}
