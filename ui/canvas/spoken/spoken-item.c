#include "ui/canvas/spoken/spoken-item.h"

#include <math.h>
#include <string.h>

#include "ui/canvas/spoken/spoken-sheet.h"

struct _JwSpokenItem
{
  GtkWidget parent_instance;

  char *node_id;
  char *lane_id;
  char *stage_id;
  char *label;
  char *description;
  JwRect bounds;
  double scale;
  gboolean selected;
  guint round;
  guint index, n;
};

G_DEFINE_FINAL_TYPE (JwSpokenItem, jw_spoken_item, GTK_TYPE_WIDGET)

/* Its parts lie where they lie on the sheet, which is told in points from the sheet's corner. */
static void
jw_spoken_item_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  JwSpokenItem *self = JW_SPOKEN_ITEM (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    jw_spoken_item_place (JW_SPOKEN_ITEM (child), -self->bounds.x * self->scale,
                          -self->bounds.y * self->scale, self->scale);
}

static void
jw_spoken_item_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
jw_spoken_item_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (jw_spoken_item_parent_class)->dispose (object);
}

static void
jw_spoken_item_finalize (GObject *object)
{
  JwSpokenItem *self = JW_SPOKEN_ITEM (object);

  g_free (self->node_id);
  g_free (self->lane_id);
  g_free (self->stage_id);
  g_free (self->label);
  g_free (self->description);
  G_OBJECT_CLASS (jw_spoken_item_parent_class)->finalize (object);
}

static void
jw_spoken_item_class_init (JwSpokenItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jw_spoken_item_dispose;
  object_class->finalize = jw_spoken_item_finalize;
  widget_class->measure = jw_spoken_item_measure;
  widget_class->size_allocate = jw_spoken_item_size_allocate;
  jw_spoken_class_install_actions (widget_class);
}

static void
jw_spoken_item_init (JwSpokenItem *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

JwSpokenItem *
jw_spoken_item_new (GtkAccessibleRole role,
                    const char *node_id,
                    const char *lane_id,
                    const char *stage_id)
{
  JwSpokenItem *self = g_object_new (JW_TYPE_SPOKEN_ITEM, "accessible-role", role, NULL);

  self->node_id = g_strdup (node_id);
  self->lane_id = g_strdup (lane_id);
  self->stage_id = g_strdup (stage_id);
  return self;
}

const char *
jw_spoken_item_get_node_id (JwSpokenItem *self)
{
  return self->node_id;
}

const char *
jw_spoken_item_get_lane_id (JwSpokenItem *self)
{
  return self->lane_id;
}

const char *
jw_spoken_item_get_stage_id (JwSpokenItem *self)
{
  return self->stage_id;
}

void
jw_spoken_item_set_words (JwSpokenItem *self, const char *label, const char *description)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);

  if (g_strcmp0 (label, self->label) != 0)
    {
      g_free (self->label);
      self->label = g_strdup (label);
      gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  if (g_strcmp0 (description, self->description) == 0)
    return;
  g_free (self->description);
  self->description = g_strdup (description);
  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
}

gboolean
jw_spoken_item_has_moved (JwSpokenItem *self, guint index, guint n)
{
  gboolean moved = self->label == NULL || self->index != index || self->n != n;

  self->index = index;
  self->n = n;
  return moved;
}

const char *
jw_spoken_item_get_label (JwSpokenItem *self)
{
  return self->label;
}

void
jw_spoken_item_set_selected (JwSpokenItem *self, gboolean selected)
{
  if (selected == self->selected)
    return;
  self->selected = selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

void
jw_spoken_item_set_bounds (JwSpokenItem *self, const JwRect *bounds)
{
  if (memcmp (&self->bounds, bounds, sizeof *bounds) == 0)
    return;
  self->bounds = *bounds;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
jw_spoken_item_place (JwSpokenItem *self, double x, double y, double scale)
{
  int width = (int)ceil (self->bounds.width * scale),
      height = (int)ceil (self->bounds.height * scale);
  graphene_point_t at = GRAPHENE_POINT_INIT ((float)(x + self->bounds.x * scale),
                                             (float)(y + self->bounds.y * scale));

  self->scale = scale;
  /* GTK wants to be asked before it is told. */
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (GTK_WIDGET (self), width, height, -1, gsk_transform_translate (NULL, &at));
}

void
jw_spoken_item_set_round (JwSpokenItem *self, guint round)
{
  self->round = round;
}

guint
jw_spoken_item_get_round (JwSpokenItem *self)
{
  return self->round;
}
