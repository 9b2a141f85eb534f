#include "ui/inspector/page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "model/card.h"
#include "model/lane.h"
#include "model/map.h"
#include "ui/inspector/act-list.h"
#include "ui/inspector/candidates.h"
#include "ui/inspector/node-name.h"
#include "ui/inspector/people-list.h"
#include "ui/inspector/picture-list.h"
#include "ui/inspector/field.h"

struct _JwInspectorPage
{
  GtkBox parent_instance;

  JwKind kind;
  JwNode *node;
  gboolean shows_more;

  GtkWidget *heading;
  GtkWidget *list;
  GtkWidget **rows; /* one a property; NULL for one that was never shown */
  GtkWidget *more;
  GtkWidget *people;
  GtkWidget *picture;
};

G_DEFINE_FINAL_TYPE (JwInspectorPage, jw_inspector_page, GTK_TYPE_BOX)

static const JwProperty *
get_table_row (JwInspectorPage *self, guint property)
{
  return &jw_kind_get_class (self->kind)->properties[property];
}

static guint
get_n_properties (JwInspectorPage *self)
{
  return jw_kind_get_class (self->kind)->n_properties;
}

/* The text of a card comes first, before where the card stands. */
static guint
get_property_at (JwInspectorPage *self, guint place)
{
  if (self->kind != JW_KIND_CARD || place > JW_CARD_TEXT)
    return place;
  return place == 0 ? JW_CARD_TEXT : place - 1;
}

/* What a lane's cards seldom have is folded away, as what is seldom wanted anywhere is. */
static gboolean
is_usual (JwInspectorPage *self, guint property)
{
  JwNode *lane = self->kind == JW_KIND_CARD ? jw_card_get_lane (self->node) : NULL;
  JwLaneType type = lane ? jw_lane_get_lane_type (lane) : JW_LANE_TEXT;

  if (get_table_row (self, property)->flags & JW_PROPERTY_MORE)
    return FALSE;
  if (!lane)
    return TRUE;
  if (property == JW_CARD_CHANNEL || property == JW_CARD_DEVICE)
    return type == JW_LANE_TOUCHPOINTS || type == JW_LANE_CONTENT;
  if (property == JW_CARD_SEVERITY)
    return type == JW_LANE_PAIN_POINTS;
  return property != JW_CARD_STATUS || type == JW_LANE_ANSWERS;
}

/* Where only a card moves between stages and lanes, the place of anything else is part of what it
 * is; and what can name nothing yet has nothing to choose. */
static gboolean
is_possible (JwInspectorPage *self, guint property)
{
  const JwProperty *row = get_table_row (self, property);
  gboolean refers = row->type == JW_PROPERTY_REF || row->type == JW_PROPERTY_REFS;
  g_autoptr (GPtrArray) candidates = NULL;

  if (row->flags & JW_PROPERTY_HIDDEN)
    return FALSE;
  if (!refers)
    return TRUE;
  if ((row->flags & JW_PROPERTY_REQUIRED) && self->kind != JW_KIND_CARD &&
      self->kind != JW_KIND_LINK)
    return FALSE;
  candidates = jw_candidates_list (self->node, property);
  return candidates->len > 0;
}

static gboolean
has_focus_within (GtkWidget *row)
{
  return row && (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN);
}

static int
count_rows_before (JwInspectorPage *self, guint place)
{
  int n = 0;

  for (guint i = 0; i < place; i++)
    n += self->rows[get_property_at (self, i)] != NULL;
  return n;
}

static void
ensure_row (JwInspectorPage *self, guint place)
{
  guint property = get_property_at (self, place);

  if (self->rows[property])
    return;
  self->rows[property] = jw_field_new (get_table_row (self, property), property);
  gtk_list_box_insert (GTK_LIST_BOX (self->list), self->rows[property],
                       count_rows_before (self, place));
  jw_field_bind (JW_FIELD (self->rows[property]), self->node);
}

/* Makes, shows and hides rows. A row that is being typed in stays, even once it is empty. */
static void
update_visibility (JwInspectorPage *self)
{
  gboolean any_more = FALSE;

  for (guint place = 0; place < get_n_properties (self); place++)
    {
      guint property = get_property_at (self, place);
      gboolean possible = is_possible (self, property);
      gboolean more = possible && !is_usual (self, property) &&
                      !jw_node_has (self->node, property) &&
                      !has_focus_within (self->rows[property]);
      gboolean visible = possible && (!more || self->shows_more);

      any_more |= more;
      if (visible)
        ensure_row (self, place);
      if (self->rows[property])
        gtk_widget_set_visible (self->rows[property], visible);
    }
  gtk_widget_set_visible (self->more, any_more);
}

static void
update_heading (JwInspectorPage *self)
{
  g_autofree char *text = jw_node_get_display_kind (self->node);

  gtk_label_set_text (GTK_LABEL (self->heading), text);
}

static void
show_more (JwInspectorPage *self, gboolean more)
{
  self->shows_more = more;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->more),
                                 more ? _ ("Show Less") : _ ("Show More"));
  update_visibility (self);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, JwInspectorPage *self)
{
  if (GTK_WIDGET (row) == self->more)
    show_more (self, !self->shows_more);
}

static void
create_more_row (JwInspectorPage *self)
{
  self->more = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->more), _ ("Show More"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->more), TRUE);
  gtk_widget_add_css_class (self->more, "more");
  gtk_list_box_append (GTK_LIST_BOX (self->list), self->more);
}

static void
create_list (JwInspectorPage *self)
{
  self->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->heading), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->heading, "heading");
  gtk_box_append (GTK_BOX (self), self->heading);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_add_css_class (self->list, "properties");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->heading, NULL, -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (self), self->list);
  create_more_row (self);
}

static void
jw_inspector_page_dispose (GObject *object)
{
  JwInspectorPage *self = JW_INSPECTOR_PAGE (object);

  g_clear_object (&self->node);
  G_OBJECT_CLASS (jw_inspector_page_parent_class)->dispose (object);
}

static void
jw_inspector_page_finalize (GObject *object)
{
  g_free (JW_INSPECTOR_PAGE (object)->rows);
  G_OBJECT_CLASS (jw_inspector_page_parent_class)->finalize (object);
}

static void
jw_inspector_page_class_init (JwInspectorPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jw_inspector_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = jw_inspector_page_finalize;
}

static void
jw_inspector_page_init (JwInspectorPage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
}

GtkWidget *
jw_inspector_page_new (JwKind kind)
{
  JwInspectorPage *self = g_object_new (JW_TYPE_INSPECTOR_PAGE, NULL);

  self->kind = kind;
  self->rows = g_new0 (GtkWidget *, get_n_properties (self));
  create_list (self);
  if (kind == JW_KIND_MAP)
    {
      self->people = jw_people_list_new ();
      gtk_box_append (GTK_BOX (self), self->people);
    }
  self->picture = jw_picture_list_new ();
  gtk_box_append (GTK_BOX (self), self->picture);
  gtk_box_append (GTK_BOX (self), jw_act_list_new (kind));
  return GTK_WIDGET (self);
}

void
jw_inspector_page_bind (JwInspectorPage *self, JwNode *node)
{
  if (self->node == node)
    return;
  g_set_object (&self->node, node);
  for (guint i = 0; i < get_n_properties (self); i++)
    if (self->rows[i])
      jw_field_bind (JW_FIELD (self->rows[i]), node);
  jw_picture_list_set_owner (JW_PICTURE_LIST (self->picture), node);
  if (self->people)
    jw_people_list_set_map (JW_PEOPLE_LIST (self->people), node ? jw_node_get_map (node) : NULL);
  if (!node)
    return;
  update_heading (self);
  update_visibility (self);
}

JwNode *
jw_inspector_page_get_node (JwInspectorPage *self)
{
  return self->node;
}

/* Which kinds of node came, went, moved or were given another name; bit n is kind n. */
static guint
find_changed_kinds (JwChangeSet *changes)
{
  guint kinds = 0;

  if (jw_change_set_is_everything (changes))
    return G_MAXUINT;
  for (guint i = 0; i < jw_change_set_get_n (changes); i++)
    kinds |= 1u << jw_node_get_kind (jw_change_set_get (changes, i)->node);
  return kinds;
}

static void
refresh_row (JwInspectorPage *self, guint property, const JwChange *change, guint kinds)
{
  JwField *row = JW_FIELD (self->rows[property]);
  JwKind ref_kind = get_table_row (self, property)->ref_kind;

  if (ref_kind != JW_KIND_MAP && (kinds & (1u << ref_kind)))
    jw_field_refresh_choices (row);
  else if (!change || (change->properties & (G_GUINT64_CONSTANT (1) << property)))
    jw_field_refresh (row);
}

void
jw_inspector_page_take_changes (JwInspectorPage *self, JwChangeSet *changes)
{
  gboolean everything = jw_change_set_is_everything (changes);
  const JwChange *change;
  guint kinds;

  /* A node that was deleted belongs to no map; the panel shows another one in a moment. */
  if (!self->node || !jw_node_get_map (self->node))
    return;
  change = everything ? NULL : jw_change_set_find (changes, self->node);
  kinds = find_changed_kinds (changes);
  for (guint i = 0; i < get_n_properties (self); i++)
    if (self->rows[i] && (everything || change || get_table_row (self, i)->ref_kind))
      refresh_row (self, i, change, kinds);
  jw_picture_list_take_changes (JW_PICTURE_LIST (self->picture), changes);
  update_heading (self);
  update_visibility (self);
}

GtkWidget *
jw_inspector_page_get_row (JwInspectorPage *self, guint property)
{
  if (!self->node || !jw_node_get_map (self->node) || !is_possible (self, property))
    return NULL;
  if (!self->rows[property] || !gtk_widget_get_visible (self->rows[property]))
    show_more (self, TRUE);
  return self->rows[property];
}
