#include "ui/window-private.h"

#include <glib/gi18n-lib.h>

#include "model/card.h"
#include "model/curve.h"
#include "model/edit/commands.h"
#include "model/measure.h"
#include "model/point.h"
#include "render/balance.h"
#include "render/fit.h"

/* Where a new card goes. */
typedef struct
{
  JwNode *lane;
  JwNode *stage;
  guint index;
} Place;

static void
report (JwWindow *self, GError *error)
{
  if (error)
    jw_window_say (self, error->message);
}

static JwNode *
get_selected_of_kind (JwWindow *self, JwKind kind)
{
  JwNode *node = jw_window_get_selected (self);

  return node && jw_node_get_kind (node) == kind ? node : NULL;
}

void
jw_window_show_node (JwWindow *self, JwNode *node)
{
  const char *id = jw_node_get_id (node);

  jw_selection_set_single (jw_map_get_selection (jw_window_get_map (self)), id);
  jw_canvas_scroll_to (self->canvas, id);
}

void
jw_window_go_to_node (JwWindow *self, JwNode *node)
{
  jw_window_show_node (self, node);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

gboolean
jw_window_edit_node (JwWindow *self, JwNode *node)
{
  jw_window_go_to_node (self, node);
  return jw_canvas_begin_edit (self->canvas, jw_node_get_id (node), -1, TRUE);
}

void
jw_window_show_in_panel (JwWindow *self, JwNode *node)
{
  jw_window_show_node (self, node);
  g_object_set (self, "side-panel", TRUE, NULL);
  jw_inspector_focus (self->inspector);
}

static void
edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);
  JwNode *node = jw_window_get_selected (self);

  if (!node)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  if (!jw_canvas_begin_edit (self->canvas, jw_node_get_id (node), -1,
                             g_str_equal (name, "win.rename")) &&
      !jw_window_popup_line (self, node))
    jw_window_show_in_panel (self, node);
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);
  JwMap *map = jw_window_get_map (self);
  JwSelection *selection = jw_map_get_selection (map);
  g_auto (GStrv) ids = NULL;
  g_autoptr (GError) error = NULL;

  jw_window_end_edit (self);
  ids = g_strdupv ((char **)jw_selection_get_ids (selection));
  if (!*ids)
    return;
  if (jw_edit_delete (map, (const char *const *)ids, &error))
    jw_window_offer_undo (self, g_strv_length (ids));
  report (self, error);
}

static void
merge_cards_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);
  JwMap *map = jw_window_get_map (self);
  g_autoptr (GError) error = NULL;
  JwNode *kept;

  jw_window_end_edit (self);
  kept = jw_edit_merge_cards (map, jw_selection_get_ids (jw_map_get_selection (map)), &error);
  if (kept)
    jw_window_show_node (self, kept);
  report (self, error);
}

/* Whether several cards are selected. */
static gboolean
can_merge (JwMap *map)
{
  const char *const *ids = jw_selection_get_ids (jw_map_get_selection (map));
  guint n = 0;

  for (guint i = 0; ids[i]; i++)
    {
      JwNode *node = jw_map_find (map, ids[i]);

      n += node && jw_node_get_kind (node) == JW_KIND_CARD;
    }
  return n > 1;
}

static JwNode *
find_card_lane (JwMap *map)
{
  JwNode *lane = jw_node_get_first_child (JW_NODE (map), JW_KIND_LANE);

  while (lane && !jw_lane_holds_cards (lane))
    lane = jw_node_get_next (lane);
  return lane;
}

/* After the selected card, or else in the selected lane or stage, or else in the first cell. */
static gboolean
find_place (JwWindow *self, Place *place)
{
  JwMap *map = jw_window_get_map (self);
  JwNode *node = jw_window_get_selected (self);
  JwKind kind = node ? jw_node_get_kind (node) : JW_KIND_MAP;

  *place = (Place){ .index = G_MAXUINT };
  if (kind == JW_KIND_CARD)
    *place =
        (Place){ jw_card_get_lane (node), jw_card_get_stage (node), jw_card_get_index (node) + 1 };
  if (kind == JW_KIND_LANE)
    place->lane = node;
  if (kind == JW_KIND_STAGE)
    place->stage = node;
  if (!place->lane)
    place->lane = find_card_lane (map);
  if (!place->stage)
    place->stage = jw_node_get_first_child (JW_NODE (map), JW_KIND_STAGE);
  return place->lane && place->stage && jw_lane_holds_cards (place->lane);
}

/* Behind the selected card, or before it. */
static void
add_card_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);
  Place place;

  jw_window_end_edit (self);
  if (!find_place (self, &place))
    return;
  if (g_str_equal (name, "win.add-card-above") && get_selected_of_kind (self, JW_KIND_CARD))
    place.index--;
  jw_canvas_add_card (self->canvas, place.lane, place.stage, place.index);
}

/* Adds whatever the lane holds: a card, a feeling or a number. */
static void
add_here_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);
  JwMap *map = jw_window_get_map (self);
  g_autoptr (GError) error = NULL;
  const char *lane_id, *stage_id;
  JwNode *lane, *stage, *node = NULL;

  g_variant_get (parameter, "(&s&s)", &lane_id, &stage_id);
  jw_window_end_edit (self);
  lane = jw_map_find (map, lane_id);
  stage = jw_map_find (map, stage_id);
  if (!lane || !stage)
    return;
  if (jw_lane_get_lane_type (lane) == JW_LANE_EMOTION)
    node = jw_edit_ensure_point (map, lane, stage, &error);
  else if (jw_lane_get_lane_type (lane) == JW_LANE_NUMBERS)
    node = jw_edit_ensure_measure (map, lane, stage, &error);
  else
    jw_canvas_add_card (self->canvas, lane, stage, G_MAXUINT);
  if (node)
    jw_window_show_in_panel (self, node);
  report (self, error);
}

static guint
get_position_after (JwWindow *self, JwKind kind)
{
  JwNode *node = jw_window_get_selected (self);
  JwNode *named = NULL;

  if (node && jw_node_get_kind (node) == kind)
    named = node;
  else if (node && jw_node_get_kind (node) == JW_KIND_CARD)
    named = kind == JW_KIND_STAGE ? jw_card_get_stage (node) : jw_card_get_lane (node);
  return named ? jw_node_get_position (named) + 1 : G_MAXUINT;
}

static void
add_stage (JwWindow *self, guint position)
{
  g_autoptr (GError) error = NULL;
  JwNode *stage;

  jw_window_end_edit (self);
  stage = jw_edit_add_stage (jw_window_get_map (self), position, _ ("New stage"), &error);
  if (stage)
    jw_window_edit_node (self, stage);
  report (self, error);
}

static void
add_stage_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);

  add_stage (self, get_position_after (self, JW_KIND_STAGE));
}

static void
insert_stage_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  add_stage (JW_WINDOW (widget), g_variant_get_uint32 (parameter));
}

static void
add_lane (JwWindow *self, const char *token, guint position)
{
  g_autoptr (GError) error = NULL;
  guint type = 0;
  JwNode *lane;

  while (type < JW_N_LANE_TYPES && g_strcmp0 (jw_lane_types[type].token, token) != 0)
    type++;
  if (type == JW_N_LANE_TYPES)
    return;
  jw_window_end_edit (self);
  lane = jw_edit_add_lane (jw_window_get_map (self), position, (JwLaneType)type, &error);
  if (lane)
    jw_window_edit_node (self, lane);
  report (self, error);
}

static void
add_lane_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);

  add_lane (self, g_variant_get_string (parameter, NULL), get_position_after (self, JW_KIND_LANE));
}

static void
insert_lane_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *token;
  guint position;

  g_variant_get (parameter, "(&su)", &token, &position);
  add_lane (JW_WINDOW (widget), token, position);
}

static void
add_persona_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  JwNode *persona;

  jw_window_end_edit (self);
  persona = jw_edit_add_persona (jw_window_get_map (self), _ ("New persona"), &error);
  if (persona)
    jw_window_show_in_panel (self, persona);
  report (self, error);
}

/* Moves the selected stage or lane by one place. */
static void
move_selected (JwWindow *self, JwKind kind, int step)
{
  g_autoptr (GError) error = NULL;
  JwNode *node = get_selected_of_kind (self, kind);
  guint position;

  jw_window_end_edit (self);
  if (!node || !(step < 0 ? jw_node_get_previous (node) : jw_node_get_next (node)))
    return;
  position = (guint)((int)jw_node_get_position (node) + step);
  if (kind == JW_KIND_STAGE)
    jw_edit_move_stage (node, position, &error);
  else
    jw_edit_move_lane (node, position, &error);
  jw_canvas_scroll_to (self->canvas, jw_node_get_id (node));
  jw_window_update_actions (self);
  report (self, error);
}

static void
stage_left_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_selected (JW_WINDOW (widget), JW_KIND_STAGE, -1);
}

static void
stage_right_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_selected (JW_WINDOW (widget), JW_KIND_STAGE, 1);
}

static void
lane_up_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_selected (JW_WINDOW (widget), JW_KIND_LANE, -1);
}

static void
lane_down_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_selected (JW_WINDOW (widget), JW_KIND_LANE, 1);
}

static void
zoom_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);

  if (g_str_equal (name, "win.zoom-in"))
    jw_canvas_zoom_in (self->canvas);
  else if (g_str_equal (name, "win.zoom-out"))
    jw_canvas_zoom_out (self->canvas);
  else if (g_str_equal (name, "win.zoom-fit"))
    jw_canvas_zoom_fit (self->canvas);
  else if (g_str_equal (name, "win.zoom-stage"))
    jw_canvas_zoom_stage (self->canvas);
  else
    jw_canvas_zoom_at (self->canvas, 1.0, -1, -1);
}

/* What a user should know of the size that was found. */
static char *
describe_fit (JwMap *map, double body, gboolean fits)
{
  double smallest = jw_fit_get_smallest_type (map, body);

  if (!fits)
    return g_strdup_printf (_ ("Even at %g points the map is larger than its paper. Take larger "
                               "paper, or fewer lanes."),
                            body);
  if (smallest < JW_FIT_READABLE)
    return g_strdup_printf (
        _ ("The text is %g points now, the smallest %.1f. Below %g it is hard to "
           "read: larger paper or fewer lanes would help."),
        body, smallest, JW_FIT_READABLE);
  return g_strdup_printf (_ ("The text is %g points now: the largest that the sheet holds."), body);
}

static void
fit_text_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);
  JwMap *map = jw_window_get_map (self);
  g_autoptr (JwLayoutContext) context = jw_layout_context_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  gboolean fits;
  double body = jw_fit_body (context, map, &fits);

  if (jw_edit_change_number (JW_NODE (map), JW_MAP_BODY, body, FALSE, &error))
    words = describe_fit (map, body, fits);
  jw_window_say (self, error != NULL ? error->message : words);
}

/* By how much the rows are lower than they were. */
static char *
describe_balance (double before, double after)
{
  return g_strdup_printf (_ ("The rows of the map take %.0f %% less height now."),
                          MAX (1, 100 * (1 - after / before)));
}

static void
balance_columns_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const JwLayoutOptions own = { 0 };
  JwWindow *self = JW_WINDOW (widget);
  JwMap *map = jw_window_get_map (self);
  g_autoptr (JwLayoutContext) context = jw_layout_context_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  g_autofree double *widths = NULL;
  double before, after;

  jw_window_end_edit (self);
  widths = jw_balance_columns (context, map, NULL, &own, &before, &after);
  if (widths == NULL)
    words = g_strdup (_ ("No other widths of the columns would make the map shorter."));
  else if (jw_edit_set_stage_widths (map, widths, &error))
    words = describe_balance (before, after);
  jw_window_say (self, error != NULL ? error->message : words);
}

static void
equal_columns_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  jw_window_end_edit (self);
  jw_edit_set_stage_widths (jw_window_get_map (self), NULL, &error);
  report (self, error);
}

static void
say_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jw_window_say (JW_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

void
jw_window_class_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } entries[] = {
    { "win.edit", NULL, edit_cb },
    { "win.rename", NULL, edit_cb },
    { "win.delete", NULL, delete_cb },
    { "win.merge-cards", NULL, merge_cards_cb },
    { "win.add-card", NULL, add_card_cb },
    { "win.add-card-above", NULL, add_card_cb },
    { "win.add-here", "(ss)", add_here_cb },
    { "win.insert-stage", "u", insert_stage_cb },
    { "win.insert-lane", "(su)", insert_lane_cb },
    { "win.add-stage", NULL, add_stage_cb },
    { "win.add-lane", "s", add_lane_cb },
    { "win.add-persona", NULL, add_persona_cb },
    { "win.stage-left", NULL, stage_left_cb },
    { "win.stage-right", NULL, stage_right_cb },
    { "win.lane-up", NULL, lane_up_cb },
    { "win.lane-down", NULL, lane_down_cb },
    { "win.zoom-in", NULL, zoom_cb },
    { "win.zoom-out", NULL, zoom_cb },
    { "win.zoom-fit", NULL, zoom_cb },
    { "win.zoom-stage", NULL, zoom_cb },
    { "win.balance-columns", NULL, balance_columns_cb },
    { "win.equal-columns", NULL, equal_columns_cb },
    { "win.fit-text", NULL, fit_text_cb },
    { "win.zoom-actual", NULL, zoom_cb },
    /* How other widgets of the window have a message shown; in no menu. */
    { "win.say", "s", say_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    gtk_widget_class_install_action (widget_class, entries[i].name, entries[i].parameter,
                                     entries[i].activate);
}

static void
enable (JwWindow *self, const char *name, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), name, enabled);
}

void
jw_window_update_actions (JwWindow *self)
{
  JwMap *map = jw_window_get_map (self);
  JwSelection *selection = jw_map_get_selection (map);
  JwNode *node = jw_window_get_selected (self);
  JwNode *stage = get_selected_of_kind (self, JW_KIND_STAGE);
  JwNode *lane = get_selected_of_kind (self, JW_KIND_LANE);
  Place place;

  enable (self, "win.undo", jw_map_can_undo (map));
  enable (self, "win.redo", jw_map_can_redo (map) || jw_canvas_edit_can_redo (self->canvas));
  enable (self, "win.edit", node != NULL);
  enable (self, "win.rename", node != NULL);
  enable (self, "win.delete",
          jw_selection_get_n (selection) > 0 &&
              !jw_selection_contains (selection, jw_node_get_id (JW_NODE (map))));
  enable (self, "win.merge-cards", can_merge (map));
  jw_window_update_picture_actions (self);
  jw_window_update_structure_actions (self);
  jw_window_update_link_actions (self);
  enable (self, "win.add-card", find_place (self, &place));
  enable (self, "win.add-card-above", get_selected_of_kind (self, JW_KIND_CARD) != NULL);
  enable (self, "win.stage-left", stage && jw_node_get_previous (stage));
  enable (self, "win.stage-right", stage && jw_node_get_next (stage));
  enable (self, "win.lane-up", lane && jw_node_get_previous (lane));
  enable (self, "win.lane-down", lane && jw_node_get_next (lane));
}
