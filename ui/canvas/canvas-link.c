#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/leg.h"
#include "model/link.h"
#include "ui/canvas/canvas-private.h"

/*
 * Links and paths by hand. A link is dragged from the handle at the edge of a card to another card;
 * or else a trail is begun, by a click on the handle or out of a menu, and cards are chosen one
 * after the other, by clicks or with the keys.
 */

/* The handle's radius as drawn and as hit, in pixels; lower cards have none. */
#define HANDLE 5.5f
#define HANDLE_REACH 9.0
#define HANDLE_MIN_HEIGHT 13.0f
/* The line that is being drawn, and its head, in pixels. */
#define LINE 2.0
#define HEAD 9.0
/* So far beside a card a click still means it, in pixels: the first line of a map makes room
 * between the columns, and what is about to be clicked moves by as much. */
#define TRAIL_REACH 12

/* Where lines leave a card: towards what comes later. */
static double
get_leaving_edge (JwCanvas *self, const graphene_rect_t *place)
{
  return place->origin.x + (jw_scene_is_right_to_left (self->scene) ? 0 : place->size.width);
}

/* The handle */

static gboolean
find_handle (JwCanvas *self, const char *id, graphene_point_t *middle)
{
  const JwSceneItem *item = id != NULL ? jw_scene_find (self->scene, id) : NULL;
  graphene_rect_t place;
  JwRect bounds;

  if (item == NULL || jw_scene_item_get_kind (item) != JW_ITEM_CARD ||
      jw_canvas_is_editing (self) || self->trail.kind != JW_TRAIL_NONE)
    return FALSE;
  jw_scene_item_get_bounds (item, &bounds);
  jw_canvas_rect_to_widget (self, &bounds, &place);
  *middle = GRAPHENE_POINT_INIT ((float)get_leaving_edge (self, &place),
                                 place.origin.y + place.size.height / 2);
  return place.size.height >= HANDLE_MIN_HEIGHT;
}

gboolean
jw_canvas_is_on_handle (JwCanvas *self, const char *id, double x, double y)
{
  graphene_point_t middle;

  return find_handle (self, id, &middle) && hypot (x - middle.x, y - middle.y) <= HANDLE_REACH;
}

static void
snapshot_handle (JwCanvas *self, GtkSnapshot *snapshot, const char *id)
{
  const GdkRGBA paper = { 1, 1, 1, 1 };
  graphene_point_t middle;
  GskRoundedRect outline;
  GdkRGBA accent;

  if (!find_handle (self, id, &middle))
    return;
  jw_canvas_get_accent (self, &accent);
  gsk_rounded_rect_init_from_rect (
      &outline, &GRAPHENE_RECT_INIT (middle.x - HANDLE, middle.y - HANDLE, 2 * HANDLE, 2 * HANDLE),
      HANDLE);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &paper, &outline.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, (const float[]){ 2, 2, 2, 2 },
                              (const GdkRGBA[]){ accent, accent, accent, accent });
}

/* The drag */

static const char *
find_card_at (JwCanvas *self, double x, double y)
{
  double sheet_x, sheet_y;
  const JwSceneItem *item;

  jw_canvas_widget_to_sheet (self, x, y, &sheet_x, &sheet_y);
  item = jw_scene_hit (self->scene, sheet_x, sheet_y, 0);
  return item != NULL && jw_scene_item_get_kind (item) == JW_ITEM_CARD
             ? jw_scene_item_get_node_id (item)
             : NULL;
}

void
jw_canvas_aim_link (JwCanvas *self)
{
  JwDrag *drag = &self->drag;
  const char *id = find_card_at (self, drag->x, drag->y);

  g_free (drag->to_id);
  drag->to_id = g_strcmp0 (id, drag->node_id) != 0 ? g_strdup (id) : NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
link_cards (JwCanvas *self, const char *from_id, const char *to_id)
{
  JwNode *from = jw_map_find (self->map, from_id), *to = jw_map_find (self->map, to_id);
  g_autoptr (GError) error = NULL;
  JwNode *link = from != NULL && to != NULL ? jw_edit_add_link (self->map, from, to, &error) : NULL;

  if (link != NULL)
    jw_selection_set_single (jw_canvas_get_selection (self), jw_node_get_id (link));
  jw_canvas_report (self, error);
}

void
jw_canvas_drop_link (JwCanvas *self)
{
  if (self->drag.to_id != NULL)
    link_cards (self, self->drag.node_id, self->drag.to_id);
}

/* Following */

static JwNode *
find_end (JwCanvas *self, JwNode *line, gboolean is_start)
{
  gboolean is_link = jw_node_get_kind (line) == JW_KIND_LINK;
  guint property =
      is_link ? (is_start ? JW_LINK_FROM : JW_LINK_TO) : (is_start ? JW_LEG_FROM : JW_LEG_TO);

  return jw_map_find (self->map, jw_node_get_string (line, property));
}

static double
get_distance (JwCanvas *self, JwNode *card)
{
  const JwSceneItem *item = jw_scene_find (self->scene, jw_node_get_id (card));
  double x, y;
  JwRect bounds;

  if (item == NULL)
    return 0;
  jw_canvas_widget_to_sheet (self, self->pointer_x, self->pointer_y, &x, &y);
  jw_scene_item_get_bounds (item, &bounds);
  return hypot (x - bounds.x - bounds.width / 2, y - bounds.y - bounds.height / 2);
}

void
jw_canvas_follow_line (JwCanvas *self, const char *id)
{
  JwNode *line = jw_map_find (self->map, id);
  JwNode *start, *end;
  JwPlace place;

  if (line == NULL || (!JW_IS_LINK (line) && !JW_IS_LEG (line)))
    return;
  start = find_end (self, line, TRUE);
  end = find_end (self, line, FALSE);
  if (end == NULL || (start != NULL && get_distance (self, start) > get_distance (self, end)))
    end = start;
  if (end != NULL && jw_place_of_node (end, &place))
    jw_canvas_set_place (self, &place);
}

/* The trail */

/* What was begun before is ended first, as that may select something else. */
static const char *
get_begin (JwCanvas *self)
{
  jw_canvas_end_edit (self);
  jw_canvas_end_trail (self, TRUE);
  return jw_selection_get_single (jw_canvas_get_selection (self));
}

static void
begin_trail (JwCanvas *self, JwTrailKind kind, const char *from_id, const char *path_id)
{
  self->trail = (JwTrail){ kind, g_strdup (from_id), g_strdup (path_id), FALSE, FALSE };
  jw_edit_end_merging (self->map);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  jw_canvas_update_hover (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
jw_canvas_draw_link (JwCanvas *self)
{
  const char *id;

  g_return_if_fail (JW_IS_CANVAS (self));
  id = get_begin (self);
  begin_trail (self, JW_TRAIL_LINK, id, NULL);
  jw_canvas_emit_message (self, _ ("Click the card to link to. Escape gives up."));
}

/* Where a path goes on from: the end of its last leg. */
static const char *
get_path_end (JwNode *path)
{
  guint n = jw_node_get_n_children (path, JW_KIND_LEG);
  JwNode *leg = n > 0 ? jw_node_get_child (path, JW_KIND_LEG, n - 1) : NULL;

  return leg != NULL ? jw_node_get_string (leg, JW_LEG_TO) : NULL;
}

void
jw_canvas_draw_path (JwCanvas *self)
{
  const char *id;
  JwNode *node;

  g_return_if_fail (JW_IS_CANVAS (self));
  id = get_begin (self);
  node = id != NULL ? jw_map_find (self->map, id) : NULL;
  if (node != NULL && jw_node_get_kind (node) == JW_KIND_LEG)
    node = jw_node_get_parent (node);
  if (node != NULL && jw_node_get_kind (node) == JW_KIND_PATH)
    begin_trail (self, JW_TRAIL_PATH, get_path_end (node), jw_node_get_id (node));
  else
    begin_trail (self, JW_TRAIL_PATH, node != NULL && JW_IS_CARD (node) ? id : NULL, NULL);
  jw_canvas_emit_message (
      self, _ ("Click the touchpoints in turn. Enter ends the path, Escape gives up."));
}

gboolean
jw_canvas_is_drawing (JwCanvas *self)
{
  g_return_val_if_fail (JW_IS_CANVAS (self), FALSE);
  return self->trail.kind != JW_TRAIL_NONE;
}

/* The path itself comes with its first leg; all of it is one step of undo. */
static gboolean
add_leg (JwCanvas *self, JwNode *from, JwNode *to, GError **error)
{
  JwNode *path = self->trail.path_id != NULL ? jw_map_find (self->map, self->trail.path_id) : NULL;

  self->trail.is_adding = TRUE;
  jw_edit_begin_merging (self->map, _ ("Draw path"), "draw-path");
  if (path == NULL)
    path = jw_edit_add_path (self->map, error);
  if (path == NULL || jw_edit_add_leg (path, from, to, error) == NULL)
    {
      jw_edit_cancel (self->map);
      return self->trail.is_adding = FALSE;
    }
  g_free (self->trail.path_id);
  self->trail.path_id = g_strdup (jw_node_get_id (path));
  jw_edit_commit (self->map);
  self->trail.is_adding = FALSE;
  return self->trail.changed = TRUE;
}

static void
add_stop (JwCanvas *self, const char *id)
{
  JwTrail *trail = &self->trail;
  JwNode *from = trail->from_id != NULL ? jw_map_find (self->map, trail->from_id) : NULL;
  JwNode *to = jw_map_find (self->map, id);
  g_autoptr (GError) error = NULL;

  if (from != to && (from == NULL || add_leg (self, from, to, &error)))
    {
      g_free (trail->from_id);
      trail->from_id = g_strdup (id);
    }
  jw_canvas_report (self, error);
}

void
jw_canvas_trail_to (JwCanvas *self, const char *id)
{
  g_autofree char *to = g_strdup (id);
  g_autofree char *from = NULL;
  JwNode *card = jw_map_find (self->map, to);

  if (card == NULL || !JW_IS_CARD (card))
    return;
  jw_selection_set_single (jw_canvas_get_selection (self), to);
  if (self->trail.kind == JW_TRAIL_PATH)
    add_stop (self, to);
  else if (g_strcmp0 (to, self->trail.from_id) != 0)
    {
      from = g_steal_pointer (&self->trail.from_id);
      jw_canvas_end_trail (self, TRUE);
      link_cards (self, from, to);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
jw_canvas_trail_press (JwCanvas *self, double x, double y)
{
  const int tries[][2] = { { 0, 0 }, { 0, -1 }, { 0, 1 }, { -1, 0 }, { 1, 0 } };
  JwPick pick;

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      jw_canvas_pick (self, x + tries[i][0] * TRAIL_REACH, y + tries[i][1] * TRAIL_REACH, &pick);
      if (pick.kind != JW_ITEM_CARD)
        continue;
      jw_canvas_trail_to (self, pick.node_id);
      return;
    }
}

static void
forget_trail (JwCanvas *self)
{
  g_free (self->trail.from_id);
  g_free (self->trail.path_id);
  self->trail = (JwTrail){ .kind = JW_TRAIL_NONE };
  /* What to do next is over, too. */
  jw_canvas_emit_message (self, NULL);
  jw_canvas_update_hover (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
jw_canvas_drop_lost_trail (JwCanvas *self)
{
  if (self->trail.kind != JW_TRAIL_NONE && !self->trail.is_adding)
    forget_trail (self);
}

void
jw_canvas_end_trail (JwCanvas *self, gboolean keep)
{
  gboolean changed = self->trail.changed;
  g_autofree char *path_id = g_steal_pointer (&self->trail.path_id);

  if (self->trail.kind == JW_TRAIL_NONE)
    return;
  forget_trail (self);
  if (!changed || self->map == NULL)
    return;
  if (!keep)
    {
      jw_edit_revert_last (self->map);
      return;
    }
  jw_edit_end_merging (self->map);
  jw_selection_set_single (jw_canvas_get_selection (self), path_id);
}

static void
choose_selected (JwCanvas *self)
{
  const char *id = jw_selection_get_single (jw_canvas_get_selection (self));

  if (id != NULL)
    jw_canvas_trail_to (self, id);
}

gboolean
jw_canvas_trail_key (JwCanvas *self, guint key)
{
  if (self->trail.kind == JW_TRAIL_NONE)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Escape:
      jw_canvas_end_trail (self, FALSE);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (self->trail.kind == JW_TRAIL_PATH)
        jw_canvas_end_trail (self, TRUE);
      else
        choose_selected (self);
      return TRUE;
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      choose_selected (self);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Drawing */

static gboolean
find_card_place (JwCanvas *self, const char *id, graphene_rect_t *place)
{
  const JwSceneItem *item = id != NULL ? jw_scene_find (self->scene, id) : NULL;
  JwRect bounds;

  if (item == NULL)
    return FALSE;
  jw_scene_item_get_bounds (item, &bounds);
  jw_canvas_rect_to_widget (self, &bounds, place);
  return TRUE;
}

static void
paint_line (cairo_t *cr, double x, double y, double to_x, double to_y, gboolean is_turned)
{
  double bend = MAX (20, fabs (to_x - x) / 2);
  double side = is_turned ? -bend : bend;
  double angle = atan2 (to_y - y, to_x - x - side / 2);

  cairo_move_to (cr, x, y);
  cairo_curve_to (cr, x + side, y, to_x - bend * cos (angle), to_y - bend * sin (angle), to_x,
                  to_y);
  cairo_set_line_width (cr, LINE);
  cairo_stroke (cr);
  cairo_move_to (cr, to_x, to_y);
  cairo_line_to (cr, to_x - HEAD * cos (angle - 0.45), to_y - HEAD * sin (angle - 0.45));
  cairo_line_to (cr, to_x - HEAD * cos (angle + 0.45), to_y - HEAD * sin (angle + 0.45));
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
snapshot_line (JwCanvas *self, GtkSnapshot *snapshot, const char *from_id, const char *to_id)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_turned = jw_scene_is_right_to_left (self->scene);
  graphene_rect_t from, to;
  GdkRGBA accent;
  cairo_t *cr;

  if (!find_card_place (self, from_id, &from))
    return;
  jw_canvas_get_accent (self, &accent);
  jw_canvas_append_item_outline (self, snapshot, jw_scene_find (self->scene, from_id), 1.5f,
                                 &accent);
  if (to_id != NULL)
    jw_canvas_append_item_outline (self, snapshot, jw_scene_find (self->scene, to_id), 3, &accent);
  if (to_id == NULL || !find_card_place (self, to_id, &to))
    to = GRAPHENE_RECT_INIT ((float)self->pointer_x, (float)self->pointer_y, 0, 0);
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (widget),
                                                       (float)gtk_widget_get_height (widget)));
  gdk_cairo_set_source_rgba (cr, &accent);
  paint_line (cr, get_leaving_edge (self, &from), from.origin.y + from.size.height / 2,
              to.origin.x + (is_turned ? to.size.width : 0), to.origin.y + to.size.height / 2,
              is_turned);
  cairo_destroy (cr);
}

void
jw_canvas_snapshot_links (JwCanvas *self, GtkSnapshot *snapshot)
{
  const char *selected = jw_selection_get_single (jw_canvas_get_selection (self));
  const char *hovered = self->hover_id;

  if (self->drag.kind == JW_DRAG_LINK)
    snapshot_line (self, snapshot, self->drag.node_id, self->drag.to_id);
  else if (self->trail.kind != JW_TRAIL_NONE)
    {
      if (g_strcmp0 (hovered, self->trail.from_id) == 0)
        hovered = g_strcmp0 (selected, self->trail.from_id) != 0 ? selected : NULL;
      snapshot_line (self, snapshot, self->trail.from_id, hovered);
    }
  else if (self->drag.kind == JW_DRAG_NONE)
    {
      snapshot_handle (self, snapshot, selected);
      if (g_strcmp0 (hovered, selected) != 0)
        snapshot_handle (self, snapshot, hovered);
    }
}
