#include "ui/inspector/picture-list.h"

#include <glib/gi18n-lib.h>

#include "model/edit/commands.h"
#include "model/picture.h"
#include "ui/inspector/field.h"

static const guint shown[] = { JW_PICTURE_ALT, JW_PICTURE_CREDIT };

struct _JwPictureList
{
  GtkBox parent_instance;

  JwNode *owner;
  JwNode *picture;
  GtkWidget *rows[G_N_ELEMENTS (shown)];
};

G_DEFINE_FINAL_TYPE (JwPictureList, jw_picture_list, GTK_TYPE_BOX)

static void
jw_picture_list_dispose (GObject *object)
{
  JwPictureList *self = JW_PICTURE_LIST (object);

  g_clear_object (&self->owner);
  g_clear_object (&self->picture);
  G_OBJECT_CLASS (jw_picture_list_parent_class)->dispose (object);
}

static void
jw_picture_list_class_init (JwPictureListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jw_picture_list_dispose;
}

/* Most nodes have no picture, and a row costs time when the window opens. */
static void
create_rows (JwPictureList *self)
{
  const JwProperty *table = jw_kind_get_class (JW_KIND_PICTURE)->properties;
  GtkWidget *heading = gtk_label_new (_ ("Picture"));
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "properties");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  heading, NULL, -1);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      self->rows[i] = jw_field_new (&table[shown[i]], shown[i]);
      gtk_list_box_append (GTK_LIST_BOX (list), self->rows[i]);
    }
  gtk_box_append (GTK_BOX (self), heading);
  gtk_box_append (GTK_BOX (self), list);
}

static void
jw_picture_list_init (JwPictureList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
jw_picture_list_new (void)
{
  return g_object_new (JW_TYPE_PICTURE_LIST, NULL);
}

static JwNode *
find_picture (JwNode *owner)
{
  JwMap *map = owner ? jw_node_get_map (owner) : NULL;
  int property = map ? jw_node_get_picture_property (owner) : -1;

  return property >= 0 ? jw_map_find (map, jw_node_get_string (owner, (guint)property)) : NULL;
}

static void
follow_owner (JwPictureList *self)
{
  if (!g_set_object (&self->picture, find_picture (self->owner)))
    return;
  if (!self->rows[0])
    create_rows (self);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    jw_field_bind (JW_FIELD (self->rows[i]), self->picture);
  gtk_widget_set_visible (GTK_WIDGET (self), self->picture != NULL);
}

void
jw_picture_list_set_owner (JwPictureList *self, JwNode *owner)
{
  g_set_object (&self->owner, owner);
  follow_owner (self);
}

void
jw_picture_list_take_changes (JwPictureList *self, JwChangeSet *changes)
{
  follow_owner (self);
  if (self->picture &&
      (jw_change_set_is_everything (changes) || jw_change_set_find (changes, self->picture)))
    for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
      jw_field_refresh (JW_FIELD (self->rows[i]));
}
