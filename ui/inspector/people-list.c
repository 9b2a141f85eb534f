#include "ui/inspector/people-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "model/persona.h"

struct _JwPeopleList
{
  GtkBox parent_instance;

  GtkWidget *list;
  GListModel *people;
};

G_DEFINE_FINAL_TYPE (JwPeopleList, jw_people_list, GTK_TYPE_BOX)

static gboolean
show_name (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  const char *name = g_value_get_string (from);

  g_value_set_string (to, name && *name ? name : _ ("Nobody in particular"));
  return TRUE;
}

/* Looks like an AdwActionRow, whose own label may wrap as well as be cut: such a one wants more
 * room for a single letter than it says, of which GTK warns. */
static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("avatar-default-symbolic");
  GtkWidget *name = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (name, "title");
  gtk_widget_add_css_class (icon, "icon");
  gtk_widget_add_css_class (box, "header");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), name);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "activatable");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, name,
                                  NULL, -1);
  g_object_bind_property_full (item, "name", name, "label", G_BINDING_SYNC_CREATE, show_name, NULL,
                               NULL, NULL);
  return row;
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, JwPeopleList *self)
{
  g_autoptr (JwNode) persona =
      g_list_model_get_item (self->people, (guint)gtk_list_box_row_get_index (row));
  JwMap *map = persona ? jw_node_get_map (persona) : NULL;

  if (map)
    jw_selection_set_single (jw_map_get_selection (map), jw_node_get_id (persona));
}

static void
items_cb (GListModel *people, guint position, guint removed, guint added, JwPeopleList *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), g_list_model_get_n_items (people) > 0);
}

static void
jw_people_list_dispose (GObject *object)
{
  JwPeopleList *self = JW_PEOPLE_LIST (object);

  if (self->people)
    g_signal_handlers_disconnect_by_data (self->people, self);
  g_clear_object (&self->people);
  G_OBJECT_CLASS (jw_people_list_parent_class)->dispose (object);
}

static void
jw_people_list_class_init (JwPeopleListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jw_people_list_dispose;
}

static void
jw_people_list_init (JwPeopleList *self)
{
  GtkWidget *heading = gtk_label_new (_ ("People"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (self), heading);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  heading, NULL, -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (self), self->list);
}

GtkWidget *
jw_people_list_new (void)
{
  return g_object_new (JW_TYPE_PEOPLE_LIST, NULL);
}

void
jw_people_list_set_map (JwPeopleList *self, JwMap *map)
{
  if (self->people)
    g_signal_handlers_disconnect_by_data (self->people, self);
  g_clear_object (&self->people);
  if (map)
    self->people = g_object_ref (jw_node_get_children (JW_NODE (map), JW_KIND_PERSONA));
  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), self->people, create_row_cb, NULL, NULL);
  if (!self->people)
    return;
  g_signal_connect (self->people, "items-changed", G_CALLBACK (items_cb), self);
  items_cb (self->people, 0, 0, 0, self);
}
