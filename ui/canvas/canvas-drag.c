#include <math.h>

#include "model/curve.h"
#include "model/edit/commands.h"
#include "model/point.h"
#include "ui/canvas/canvas-private.h"

/* So near to the edge of the view a drag scrolls, and so fast at most, in pixels a frame. */
#define SCROLL_ZONE 40.0
#define SCROLL_SPEED 14.0
#define GHOST_OPACITY 0.88f

static void
clear_drag (JwCanvas *self)
{
  JwDrag *drag = &self->drag;

  if (drag->scroll_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), drag->scroll_tick);
  g_clear_pointer (&drag->ghost, gsk_render_node_unref);
  g_clear_pointer (&drag->selected, g_ptr_array_unref);
  g_clear_pointer (&drag->other_marks, g_array_unref);
  g_free (drag->to_id);
  jw_cell_ref_set (&drag->target, NULL, NULL);
  g_free (drag->node_id);
  *drag = (JwDrag){ .kind = JW_DRAG_NONE };
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static JwDragKind
find_drag_kind (const JwPick *pick)
{
  if (pick->is_handle)
    return JW_DRAG_LINK;
  if (pick->is_border)
    return JW_DRAG_WIDTH;
  switch (pick->kind)
    {
    case JW_ITEM_CARD:
      return JW_DRAG_CARD;
    case JW_ITEM_STAGE:
      return JW_DRAG_STAGE;
    case JW_ITEM_LANE:
      return JW_DRAG_LANE;
    case JW_ITEM_POINT:
    case JW_ITEM_QUOTE:
      return JW_DRAG_POINT;
    default:
      return JW_DRAG_NONE;
    }
}

/* What was pressed is picked up where it was pressed, not where the pointer is by now. */
static void
pick_up (JwCanvas *self, const JwPick *pick)
{
  JwDrag *drag = &self->drag;
  graphene_rect_t place;
  JwRect bounds;

  drag->node_id = g_strdup (pick->node_id);
  /* A feeling goes along by its words, too. */
  jw_scene_item_get_bounds (jw_scene_find (self->scene, drag->node_id), &bounds);
  jw_canvas_rect_to_widget (self, &bounds, &place);
  drag->grab_x = drag->press_x - place.origin.x;
  drag->grab_y = drag->press_y - place.origin.y;
  if (drag->kind == JW_DRAG_POINT)
    {
      drag->grab_y -= place.size.height / 2;
      jw_edit_end_merging (self->map);
      return;
    }
  drag->ghost = jw_tiles_paint_part (self->tiles, &bounds);
  if (drag->kind != JW_DRAG_CARD)
    return;
  drag->n_cards = jw_canvas_count_dragged (self);
  drag->other_marks = g_array_new (FALSE, FALSE, sizeof (JwRect));
}

static JwRect
get_sheet_pointer (JwCanvas *self)
{
  JwRect place = { 0, 0, 0, 0 };

  jw_canvas_widget_to_sheet (self, self->drag.x, self->drag.y, &place.x, &place.y);
  return place;
}

static void
aim_card (JwCanvas *self)
{
  JwDrag *drag = &self->drag;
  JwRect at = get_sheet_pointer (self);
  const char *lane_id, *stage_id;

  drag->can_drop = jw_scene_find_drop (self->scene, at.x, at.y, drag->node_id, &lane_id, &stage_id,
                                       &drag->target_index, &drag->mark);
  if (!drag->can_drop)
    return;
  /* The others land at the end of their cells: they are looked at once a cell. */
  if (g_strcmp0 (drag->target.lane_id, lane_id) != 0 ||
      g_strcmp0 (drag->target.stage_id, stage_id) != 0)
    {
      jw_cell_ref_set (&drag->target, lane_id, stage_id);
      drag->has_room = drag->n_cards == 1 || jw_canvas_aim_others (self);
    }
  drag->can_drop = drag->has_room;
}

static void
aim (JwCanvas *self)
{
  JwDrag *drag = &self->drag;
  JwRect at = get_sheet_pointer (self);

  if (drag->kind == JW_DRAG_CARD)
    aim_card (self);
  else if (drag->kind == JW_DRAG_STAGE)
    drag->can_drop = jw_scene_find_stage_drop (self->scene, at.x, drag->node_id,
                                               &drag->target_index, &drag->mark);
  else
    drag->can_drop = jw_scene_find_lane_drop (self->scene, at.y, drag->node_id, &drag->target_index,
                                              &drag->mark);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Live, as one step of undo; the curve follows the pointer. */
static void
drag_point (JwCanvas *self)
{
  JwDrag *drag = &self->drag;
  JwNode *point = jw_map_find (self->map, drag->node_id);
  g_autoptr (GError) error = NULL;
  double x, y, score;
  JwPlace place;

  if (point == NULL || !jw_place_of_node (point, &place) || place.lane == NULL)
    return;
  jw_canvas_widget_to_sheet (self, drag->x, drag->y - drag->grab_y, &x, &y);
  if (!jw_scene_get_score_at (self->scene, jw_node_get_id (place.lane), y, &score))
    return;
  score = jw_canvas_snap_score (jw_node_get_parent (point), score);
  if (fabs (score - jw_node_get_number (point, JW_POINT_SCORE)) < 1e-9)
    return;
  if (jw_edit_change_number (point, JW_POINT_SCORE, score, TRUE, &error))
    drag->changed = TRUE;
  jw_canvas_report (self, error);
}

static void
follow (JwCanvas *self)
{
  switch (self->drag.kind)
    {
    case JW_DRAG_POINT:
      drag_point (self);
      break;
    case JW_DRAG_BAND:
      jw_canvas_follow_band (self);
      break;
    case JW_DRAG_LINK:
      jw_canvas_aim_link (self);
      break;
    case JW_DRAG_WIDTH:
      jw_canvas_aim_width (self);
      break;
    default:
      aim (self);
    }
}

/* How fast to scroll where the pointer is that near to an edge. */
static double
get_scroll_speed (double position, double length)
{
  if (position < SCROLL_ZONE)
    return -MIN (1, (SCROLL_ZONE - position) / SCROLL_ZONE) * SCROLL_SPEED;
  if (position > length - SCROLL_ZONE)
    return MIN (1, (position - length + SCROLL_ZONE) / SCROLL_ZONE) * SCROLL_SPEED;
  return 0;
}

static gboolean
scroll_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  JwCanvas *self = JW_CANVAS (widget);
  double dx = get_scroll_speed (self->drag.x, gtk_widget_get_width (widget));
  double dy = get_scroll_speed (self->drag.y, gtk_widget_get_height (widget));

  if (dx == 0 && dy == 0)
    {
      self->drag.scroll_tick = 0;
      return G_SOURCE_REMOVE;
    }
  jw_canvas_pan (self, dx, dy);
  follow (self);
  return G_SOURCE_CONTINUE;
}

static void
scroll_at_edges (JwCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->drag.scroll_tick == 0 &&
      (get_scroll_speed (self->drag.x, gtk_widget_get_width (widget)) != 0 ||
       get_scroll_speed (self->drag.y, gtk_widget_get_height (widget)) != 0))
    self->drag.scroll_tick = gtk_widget_add_tick_callback (widget, scroll_tick_cb, NULL, NULL);
}

static void
move_picture (JwCanvas *self, double x, double y)
{
  jw_canvas_pan (self, self->drag.x - x, self->drag.y - y);
}

static void
select_text_to (JwCanvas *self, double x, double y)
{
  double sheet_x, sheet_y;

  jw_canvas_widget_to_sheet (self, x, y, &sheet_x, &sheet_y);
  jw_inline_editor_drag_to (self->editor, sheet_x, sheet_y);
}

/* From where there is nothing to drag, a finger moves the sheet and a mouse selects. */
static JwDragKind
begin_on_nothing (JwCanvas *self)
{
  GtkEventController *gesture = GTK_EVENT_CONTROLLER (self->drag_gesture);
  GdkDevice *device = gtk_event_controller_get_current_event_device (gesture);
  GdkModifierType state = gtk_event_controller_get_current_event_state (gesture);

  if (device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN)
    return self->drag.kind = JW_DRAG_PAN;
  jw_canvas_begin_band (self, (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0);
  return self->drag.kind = JW_DRAG_BAND;
}

/* The kind of a drag that begins at the press; DRAG_NONE where there is nothing to drag. */
static JwDragKind
begin_drag (JwCanvas *self)
{
  JwDrag *drag = &self->drag;
  JwPick pick;

  if (self->space_down)
    return drag->kind = JW_DRAG_PAN;
  if (jw_canvas_is_editing (self))
    return drag->kind = JW_DRAG_TEXT;
  if (self->trail.kind != JW_TRAIL_NONE)
    return JW_DRAG_NONE;
  jw_canvas_pick (self, drag->press_x, drag->press_y, &pick);
  if (pick.is_insert)
    return JW_DRAG_NONE;
  if (pick.node_id == NULL || pick.is_add)
    return begin_on_nothing (self);
  drag->kind = find_drag_kind (&pick);
  if (drag->kind == JW_DRAG_NONE)
    return begin_on_nothing (self);
  if (drag->kind == JW_DRAG_LINK || drag->kind == JW_DRAG_WIDTH)
    drag->node_id = g_strdup (pick.node_id);
  else
    pick_up (self, &pick);
  return drag->kind;
}

void
jw_canvas_set_copying (JwCanvas *self, gboolean copies)
{
  JwDrag *drag = &self->drag;

  if (drag->kind != JW_DRAG_CARD || copies == drag->copies)
    return;
  drag->copies = copies;
  jw_cell_ref_set (&drag->target, NULL, NULL);
  aim (self);
  jw_canvas_update_hover (self);
}

/* With Ctrl, as in a spreadsheet: it counts when the button is let go. */
static gboolean
has_control (GtkGestureDrag *gesture)
{
  return (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) &
          GDK_CONTROL_MASK) != 0;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, JwCanvas *self)
{
  jw_canvas_cancel_drag (self);
  self->drag.press_x = self->drag.x = x;
  self->drag.press_y = self->drag.y = y;
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, JwCanvas *self)
{
  JwDrag *drag = &self->drag;
  double x = drag->press_x + dx, y = drag->press_y + dy;

  if (self->map == NULL)
    return;
  if (drag->kind == JW_DRAG_NONE)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int)dx, (int)dy))
        return;
      if (begin_drag (self) == JW_DRAG_NONE)
        {
          gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
          return;
        }
      g_clear_pointer (&self->click_id, g_free);
      self->press_was_add = FALSE;
      self->press_is_single = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    }
  if (drag->kind == JW_DRAG_PAN)
    move_picture (self, x, y);
  drag->x = x;
  drag->y = y;
  jw_canvas_set_copying (self, has_control (gesture));
  if (drag->kind == JW_DRAG_TEXT)
    select_text_to (self, x, y);
  else if (drag->kind != JW_DRAG_PAN)
    {
      follow (self);
      scroll_at_edges (self);
    }
  jw_canvas_update_hover (self);
}

static void
drop (JwCanvas *self)
{
  JwDrag *drag = &self->drag;
  JwNode *node = jw_map_find (self->map, drag->node_id);
  g_autoptr (GError) error = NULL;

  if (node == NULL)
    return;
  if (drag->kind == JW_DRAG_CARD)
    jw_canvas_drop_cards (self);
  else if (drag->target_index == jw_node_get_position (node))
    return;
  else if (drag->kind == JW_DRAG_STAGE)
    jw_edit_move_stage (node, drag->target_index, &error);
  else if (drag->kind == JW_DRAG_LANE)
    jw_edit_move_lane (node, drag->target_index, &error);
  jw_canvas_report (self, error);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, JwCanvas *self)
{
  JwDrag *drag = &self->drag;

  if (self->map != NULL)
    {
      jw_canvas_set_copying (self, has_control (gesture));
      if (drag->kind == JW_DRAG_POINT)
        jw_edit_end_merging (self->map);
      else if (drag->kind == JW_DRAG_LINK)
        jw_canvas_drop_link (self);
      else if (drag->kind == JW_DRAG_WIDTH)
        jw_canvas_drop_width (self);
      else if (drag->can_drop)
        drop (self);
    }
  clear_drag (self);
  jw_canvas_update_hover (self);
  if (self->map != NULL)
    jw_canvas_refit (self);
}

static void
drag_cancelled_cb (GtkGesture *gesture, GdkEventSequence *sequence, JwCanvas *self)
{
  jw_canvas_cancel_drag (self);
}

void
jw_canvas_cancel_drag (JwCanvas *self)
{
  JwDrag *drag = &self->drag;

  if (drag->kind == JW_DRAG_NONE)
    return;
  if (drag->kind == JW_DRAG_POINT && drag->changed && self->map != NULL)
    jw_edit_revert_last (self->map);
  else if (drag->kind == JW_DRAG_BAND && self->map != NULL)
    jw_canvas_cancel_band (self);
  clear_drag (self);
  gtk_gesture_set_state (self->drag_gesture, GTK_EVENT_SEQUENCE_DENIED);
  jw_canvas_update_hover (self);
}

/* The middle button pans from anywhere. A click with it pastes, in a text as everywhere. */

static void
pan_begin_cb (GtkGestureDrag *gesture, double x, double y, JwCanvas *self)
{
  jw_canvas_cancel_drag (self);
  self->drag.kind = JW_DRAG_PAN;
  self->drag.press_x = self->drag.x = x;
  self->drag.press_y = self->drag.y = y;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  jw_canvas_update_hover (self);
}

static void
pan_update_cb (GtkGestureDrag *gesture, double dx, double dy, JwCanvas *self)
{
  double x = self->drag.press_x + dx, y = self->drag.press_y + dy;

  if (self->drag.kind != JW_DRAG_PAN)
    return;
  move_picture (self, x, y);
  self->drag.x = x;
  self->drag.y = y;
}

static void
pan_end_cb (GtkGestureDrag *gesture, double dx, double dy, JwCanvas *self)
{
  double press_x = self->drag.press_x, press_y = self->drag.press_y, x, y;

  if (self->drag.kind == JW_DRAG_PAN && jw_canvas_is_on_edited (self, press_x, press_y) &&
      !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int)dx, (int)dy))
    {
      jw_canvas_widget_to_sheet (self, press_x, press_y, &x, &y);
      jw_inline_editor_paste_primary (self->editor, x, y);
    }
  clear_drag (self);
  jw_canvas_update_hover (self);
}

/* Drawing */

static void
snapshot_mark (JwCanvas *self, GtkSnapshot *snapshot, const JwRect *mark)
{
  graphene_rect_t place;
  GskRoundedRect outline;
  GdkRGBA accent;
  float thin;

  jw_canvas_get_accent (self, &accent);
  jw_canvas_rect_to_widget (self, mark, &place);
  thin = MIN (place.size.width, place.size.height);
  if (thin < 4 && place.size.width < place.size.height)
    graphene_rect_inset (&place, -(4 - thin) / 2, 0);
  else if (thin < 4)
    graphene_rect_inset (&place, 0, -(4 - thin) / 2);
  gsk_rounded_rect_init_from_rect (&outline, &place, 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &accent, &place);
  gtk_snapshot_pop (snapshot);
}

/* How many cards go along, and whether they are copied, on the upper end of the one that is shown.
 */
static void
snapshot_count (JwCanvas *self, GtkSnapshot *snapshot, const graphene_rect_t *ghost)
{
  g_autofree char *number = g_strdup_printf ("%u", self->drag.n_cards);
  g_autofree char *text =
      g_strconcat (self->drag.copies ? "+" : "", self->drag.n_cards > 1 ? number : "", NULL);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  const GdkRGBA white = { 1, 1, 1, 1 };
  GskRoundedRect outline;
  graphene_rect_t place;
  GdkRGBA accent;
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  graphene_rect_init (&place, ghost->origin.x + ghost->size.width - (float)width,
                      ghost->origin.y - (float)height / 2, (float)MAX (width + 12, height),
                      (float)height);
  gsk_rounded_rect_init_from_rect (&outline, &place, (float)height / 2);
  jw_canvas_get_accent (self, &accent);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &accent, &place);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (place.origin.x + (place.size.width - (float)width) / 2,
                                      place.origin.y));
  gtk_snapshot_append_layout (snapshot, layout, &white);
}

static void
snapshot_ghost (JwCanvas *self, GtkSnapshot *snapshot)
{
  const GdkRGBA shade = { 0, 0, 0, 0.35f };
  JwDrag *drag = &self->drag;
  graphene_rect_t bounds;
  GskRoundedRect outline;

  gsk_render_node_get_bounds (drag->ghost, &bounds);
  gsk_rounded_rect_init_from_rect (&outline, &bounds,
                                   (float)(JW_CARD_CORNER * jw_canvas_get_scale (self)));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)floor (drag->x - drag->grab_x),
                                                          (float)floor (drag->y - drag->grab_y)));
  gtk_snapshot_push_opacity (snapshot, GHOST_OPACITY);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 3, 0, 8);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_node (snapshot, drag->ghost);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_pop (snapshot);
  if (drag->n_cards > 1 || drag->copies)
    snapshot_count (self, snapshot, &bounds);
  gtk_snapshot_restore (snapshot);
}

void
jw_canvas_snapshot_drag (JwCanvas *self, GtkSnapshot *snapshot)
{
  if (self->drag.kind == JW_DRAG_BAND)
    jw_canvas_snapshot_band (self, snapshot);
  if (self->drag.ghost != NULL)
    snapshot_ghost (self, snapshot);
  /* Over the ghost, which would hide it right where it says most. */
  if (!self->drag.can_drop)
    return;
  snapshot_mark (self, snapshot, &self->drag.mark);
  for (guint i = 0; self->drag.other_marks != NULL && i < self->drag.other_marks->len; i++)
    snapshot_mark (self, snapshot, &g_array_index (self->drag.other_marks, JwRect, i));
}

static GtkGesture *
add_drag (JwCanvas *self, guint button, GCallback begin, GCallback update, GCallback end)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), button);
  g_signal_connect (drag, "drag-begin", begin, self);
  g_signal_connect (drag, "drag-update", update, self);
  g_signal_connect (drag, "drag-end", end, self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  return drag;
}

void
jw_canvas_add_drag_controllers (JwCanvas *self)
{
  self->drag_gesture = add_drag (self, GDK_BUTTON_PRIMARY, G_CALLBACK (drag_begin_cb),
                                 G_CALLBACK (drag_update_cb), G_CALLBACK (drag_end_cb));
  g_signal_connect (self->drag_gesture, "cancel", G_CALLBACK (drag_cancelled_cb), self);
  add_drag (self, GDK_BUTTON_MIDDLE, G_CALLBACK (pan_begin_cb), G_CALLBACK (pan_update_cb),
            G_CALLBACK (pan_end_cb));
}
