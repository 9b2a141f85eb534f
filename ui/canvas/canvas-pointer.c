#include <math.h>

#include "ui/canvas/canvas-private.h"

/* One notch of the wheel. */
#define WHEEL_STEP 1.15
/* So near to the first one a second tap of a finger has to be, in pixels. */
#define TAP_REACH 24.0

/* The lines under a stage's or lane's name are edited by pressing on them. */
static int
find_text_kind (JwCanvas *self, const JwPick *pick, double x, double y)
{
  const JwItemKind lines[] = { JW_ITEM_STAGE_WHO, JW_ITEM_LANE_HINT };
  double sheet_x, sheet_y;

  jw_canvas_widget_to_sheet (self, x, y, &sheet_x, &sheet_y);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const JwSceneItem *line = jw_scene_find_kind (self->scene, pick->node_id, lines[i]);
      JwRect bounds;

      if (line == NULL)
        continue;
      jw_scene_item_get_bounds (line, &bounds);
      if (sheet_y >= bounds.y && sheet_y < bounds.y + bounds.height)
        return (int)lines[i];
    }
  return -1;
}

static void
edit_picked (JwCanvas *self, const JwPick *pick, double x, double y)
{
  int kind = find_text_kind (self, pick, x, y);
  double sheet_x, sheet_y;

  if (!jw_canvas_begin_edit (self, pick->node_id, kind, FALSE))
    {
      g_signal_emit_by_name (self, "edit-elsewhere", pick->node_id);
      return;
    }
  jw_canvas_widget_to_sheet (self, x, y, &sheet_x, &sheet_y);
  jw_inline_editor_press (self->editor, sheet_x, sheet_y, 1, FALSE);
  /* That of a new map asks to be typed over. */
  if (pick->kind == JW_ITEM_TITLE)
    jw_inline_editor_select_all (self->editor);
}

static void
add_picked (JwCanvas *self, const JwPick *pick, double y)
{
  const JwCellRef ref = { (char *)pick->lane_id, (char *)pick->stage_id };
  double sheet_x, sheet_y;
  JwPlace place;

  jw_canvas_widget_to_sheet (self, 0, y, &sheet_x, &sheet_y);
  if (jw_canvas_find_cell (self, &ref, &place))
    jw_canvas_add_here (self, &place, sheet_y);
}

/* A press on something selected may begin a drag of all that is: what a click does to the selection
 * is done when it turns out to be one. */
static void
select_picked (JwCanvas *self, const JwPick *pick, GdkModifierType state)
{
  JwSelection *selection = jw_canvas_get_selection (self);
  JwNode *node = jw_map_find (self->map, pick->node_id);
  JwPlace place;

  g_clear_pointer (&self->click_id, g_free);
  if ((state & GDK_SHIFT_MASK) != 0 && node != NULL && jw_place_of_node (node, &place))
    jw_canvas_select_to (self, &place);
  else if ((state & GDK_CONTROL_MASK) != 0 &&
           (pick->kind == JW_ITEM_LINK || pick->kind == JW_ITEM_LEG))
    jw_canvas_follow_line (self, pick->node_id);
  else if (jw_selection_contains (selection, pick->node_id))
    {
      self->click_id = g_strdup (pick->node_id);
      self->click_toggles = state != 0;
    }
  else if (state != 0)
    jw_selection_toggle (selection, pick->node_id);
  else
    jw_selection_set_single (selection, pick->node_id);
}

gboolean
jw_canvas_is_on_edited (JwCanvas *self, double x, double y)
{
  const JwSceneItem *item = jw_inline_editor_get_item (self->editor);
  double sheet_x, sheet_y;
  JwRect bounds;

  if (item == NULL)
    return FALSE;
  jw_scene_item_get_bounds (item, &bounds);
  jw_canvas_widget_to_sheet (self, x, y, &sheet_x, &sheet_y);
  return sheet_x >= bounds.x && sheet_x < bounds.x + bounds.width && sheet_y >= bounds.y &&
         sheet_y < bounds.y + bounds.height;
}

/* An offer or a sign is taken on release: the press may begin a rubber band. */
static void
press_picked (JwCanvas *self,
              const JwPick *pick,
              int n_press,
              double x,
              double y,
              GdkModifierType state)
{
  self->press_was_add = (pick->is_add || pick->is_insert) && n_press == 1;
  if (self->trail.kind != JW_TRAIL_NONE)
    {
      jw_canvas_trail_press (self, x, y);
      return;
    }
  if (pick->is_add || pick->is_insert || pick->is_border)
    return;
  if (pick->node_id != NULL && n_press == 2 && state == 0 && !pick->is_handle)
    edit_picked (self, pick, x, y);
  else if (pick->node_id != NULL && n_press == 1)
    select_picked (self, pick, state);
  else if (n_press == 1 && state == 0)
    jw_canvas_set_cell (self, pick->kind == JW_ITEM_CELL ? pick->lane_id : NULL, pick->stage_id);
}

/* GTK 4.8 counts the presses of a mouse, but begins anew with each finger. */
static int
count_press (JwCanvas *self, GtkEventController *gesture, int n_press, double x, double y)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (gesture);
  guint32 time = gtk_event_controller_get_current_event_time (gesture);
  gboolean again;
  int longest;

  if (device == NULL || gdk_device_get_source (device) != GDK_SOURCE_TOUCHSCREEN)
    return n_press;
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-double-click-time", &longest,
                NULL);
  again = self->tap_time != 0 && time - self->tap_time <= (guint32)longest &&
          hypot (x - self->tap_x, y - self->tap_y) <= TAP_REACH;
  self->tap_x = x;
  self->tap_y = y;
  self->tap_time = again ? 0 : time;
  return again ? 2 : 1;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, JwCanvas *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  double sheet_x, sheet_y;
  JwPick pick;

  if (self->map == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  n_press = count_press (self, GTK_EVENT_CONTROLLER (gesture), n_press, x, y);
  if (self->press_is_single)
    n_press = 1;
  self->press_is_single = (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0;
  if (self->space_down)
    return;
  if (jw_canvas_is_on_edited (self, x, y))
    {
      jw_canvas_widget_to_sheet (self, x, y, &sheet_x, &sheet_y);
      jw_inline_editor_press (self->editor, sheet_x, sheet_y, n_press,
                              (state & GDK_SHIFT_MASK) != 0);
      return;
    }
  jw_canvas_end_edit (self);
  jw_canvas_pick (self, x, y, &pick);
  press_picked (self, &pick, n_press, x, y, state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK));
}

static void
click_selected (JwCanvas *self)
{
  JwSelection *selection = jw_canvas_get_selection (self);

  if (self->click_toggles)
    jw_selection_toggle (selection, self->click_id);
  else if (jw_selection_get_n (selection) > 1)
    jw_selection_set_single (selection, self->click_id);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, JwCanvas *self)
{
  JwPick pick;

  if (self->click_id != NULL && self->map != NULL)
    click_selected (self);
  g_clear_pointer (&self->click_id, g_free);
  if (!self->press_was_add || self->map == NULL)
    return;
  self->press_was_add = FALSE;
  jw_canvas_pick (self, x, y, &pick);
  if (pick.is_add)
    add_picked (self, &pick, y);
  else if (pick.is_insert)
    jw_canvas_insert_at (self, pick.node_id, x, y);
}

static void
open_context_menu (JwCanvas *self, double x, double y)
{
  g_autofree char *id = NULL;
  JwPick pick;

  if (self->map == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (jw_canvas_is_on_edited (self, x, y))
    {
      g_signal_emit_by_name (self, "text-menu", x, y);
      return;
    }
  jw_canvas_end_edit (self);
  jw_canvas_pick (self, x, y, &pick);
  id = g_strdup (pick.node_id);
  if (id != NULL && !jw_selection_contains (jw_canvas_get_selection (self), id))
    jw_selection_set_single (jw_canvas_get_selection (self), id);
  else if (id == NULL)
    jw_canvas_set_cell (self, pick.kind == JW_ITEM_CELL ? pick.lane_id : NULL, pick.stage_id);
  g_signal_emit_by_name (self, "context-menu", x, y, id);
}

static void
menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, JwCanvas *self)
{
  open_context_menu (self, x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, JwCanvas *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  open_context_menu (self, x, y);
}

/* Hover */

static const char *
find_cursor (JwCanvas *self, const JwPick *pick)
{
  if (self->drag.kind == JW_DRAG_POINT)
    return "ns-resize";
  if (self->drag.kind == JW_DRAG_WIDTH)
    return "col-resize";
  if (self->drag.kind == JW_DRAG_BAND)
    return "default";
  if (self->drag.kind == JW_DRAG_LINK)
    return "crosshair";
  if (self->drag.kind == JW_DRAG_CARD && !self->drag.can_drop)
    return "no-drop";
  if (self->drag.copies)
    return "copy";
  if (self->drag.kind != JW_DRAG_NONE && self->drag.kind != JW_DRAG_TEXT)
    return "grabbing";
  if (self->space_down)
    return "grab";
  if (self->trail.kind != JW_TRAIL_NONE || pick->is_handle)
    return "crosshair";
  if (jw_canvas_is_on_edited (self, self->pointer_x, self->pointer_y))
    return "text";
  if (pick->is_add || pick->is_insert)
    return "pointer";
  if (pick->is_border)
    return "col-resize";
  return pick->kind == JW_ITEM_POINT ? "ns-resize" : "default";
}

void
jw_canvas_update_hover (JwCanvas *self)
{
  JwPick pick = { .kind = JW_ITEM_DECORATION };
  g_autofree char *id = NULL;

  if (self->pointer_inside && self->map != NULL)
    jw_canvas_pick (self, self->pointer_x, self->pointer_y, &pick);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), find_cursor (self, &pick));
  if (pick.kind == JW_ITEM_CELL && !pick.is_add && !jw_canvas_is_busy (self))
    pick.node_id = jw_canvas_find_below_gap (self, self->pointer_x, self->pointer_y);
  id = g_strdup (pick.node_id);
  if (id != NULL && (pick.kind == JW_ITEM_CELL || pick.kind == JW_ITEM_STAGE ||
                     pick.kind == JW_ITEM_LANE || pick.kind == JW_ITEM_CARD))
    gtk_widget_queue_draw (GTK_WIDGET (self)); /* the sign follows the pointer */
  if (g_strcmp0 (id, self->hover_id) == 0 &&
      g_strcmp0 (pick.lane_id, self->hover_cell.lane_id) == 0 &&
      g_strcmp0 (pick.stage_id, self->hover_cell.stage_id) == 0)
    return;
  jw_cell_ref_set (&self->hover_cell, pick.lane_id, pick.stage_id);
  g_free (self->hover_id);
  self->hover_id = g_steal_pointer (&id);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, JwCanvas *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
  self->pointer_inside = TRUE;
  jw_canvas_update_hover (self);
  if (self->trail.kind != JW_TRAIL_NONE)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
left_cb (GtkEventControllerMotion *controller, JwCanvas *self)
{
  self->pointer_inside = FALSE;
  jw_canvas_update_hover (self);
}

/* Zoom */

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, JwCanvas *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0)
    return FALSE;
  jw_canvas_zoom_at (self, self->zoom * pow (WHEEL_STEP, -dy), self->pointer_x, self->pointer_y);
  return TRUE;
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, JwCanvas *self)
{
  double x, y;

  self->pinch_zoom = self->zoom;
  self->pinch_place = (JwRect){ 0, 0, 0, 0 };
  if (gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    jw_canvas_widget_to_sheet (self, x, y, &self->pinch_place.x, &self->pinch_place.y);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* What was between the fingers stays there, also when both of them move on. */
static void
pinch_cb (GtkGestureZoom *gesture, double factor, JwCanvas *self)
{
  graphene_rect_t place;
  double x, y;

  if (!gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    return;
  jw_canvas_zoom_at (self, self->pinch_zoom * factor, x, y);
  jw_canvas_rect_to_widget (self, &self->pinch_place, &place);
  jw_canvas_pan (self, place.origin.x - x, place.origin.y - y);
}

static void
add_click (JwCanvas *self, guint button, GCallback pressed, GCallback released)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), button);
  g_signal_connect (click, "pressed", pressed, self);
  if (released != NULL)
    g_signal_connect (click, "released", released, self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
add_motion_controllers (JwCanvas *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

void
jw_canvas_add_pointer_controllers (JwCanvas *self)
{
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *long_press = gtk_gesture_long_press_new ();

  add_click (self, GDK_BUTTON_PRIMARY, G_CALLBACK (pressed_cb), G_CALLBACK (released_cb));
  add_click (self, GDK_BUTTON_SECONDARY, G_CALLBACK (menu_pressed_cb), NULL);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  g_signal_connect (long_press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (long_press));
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  add_motion_controllers (self);
}
