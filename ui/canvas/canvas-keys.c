#include "model/edit/commands.h"
#include "ui/canvas/canvas-private.h"

#define COMMAND_MASK (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK)

/* The keys that lead from place to place. */
static const struct
{
  guint key, keypad_key;
  GdkModifierType state;
  JwMove move;
} moves[] = {
  { GDK_KEY_Left, GDK_KEY_KP_Left, 0, JW_MOVE_LEFT }, /* as the map runs: see turn_key() */
  { GDK_KEY_Right, GDK_KEY_KP_Right, 0, JW_MOVE_RIGHT },
  { GDK_KEY_Up, GDK_KEY_KP_Up, 0, JW_MOVE_UP },
  { GDK_KEY_Down, GDK_KEY_KP_Down, 0, JW_MOVE_DOWN },
  { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, JW_MOVE_PREVIOUS_LANE },
  { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, JW_MOVE_NEXT_LANE },
  { GDK_KEY_Home, GDK_KEY_KP_Home, 0, JW_MOVE_FIRST_STAGE },
  { GDK_KEY_End, GDK_KEY_KP_End, 0, JW_MOVE_LAST_STAGE },
  { GDK_KEY_Up, GDK_KEY_KP_Up, GDK_CONTROL_MASK, JW_MOVE_PREVIOUS_LANE },
  { GDK_KEY_Down, GDK_KEY_KP_Down, GDK_CONTROL_MASK, JW_MOVE_NEXT_LANE },
  { GDK_KEY_Left, GDK_KEY_KP_Left, GDK_CONTROL_MASK, JW_MOVE_FIRST_STAGE },
  { GDK_KEY_Right, GDK_KEY_KP_Right, GDK_CONTROL_MASK, JW_MOVE_LAST_STAGE },
  { GDK_KEY_Home, GDK_KEY_KP_Home, GDK_CONTROL_MASK, JW_MOVE_FIRST },
  { GDK_KEY_End, GDK_KEY_KP_End, GDK_CONTROL_MASK, JW_MOVE_LAST },
};

static gboolean
find_move (guint key, GdkModifierType state, JwMove *move)
{
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if ((key == moves[i].key || key == moves[i].keypad_key) && state == moves[i].state)
      {
        *move = moves[i].move;
        return TRUE;
      }
  return FALSE;
}

static void
move_place (JwCanvas *self, JwMove move)
{
  JwNode *lane = jw_node_get_first_child (JW_NODE (self->map), JW_KIND_LANE);
  JwNode *stage = jw_node_get_first_child (JW_NODE (self->map), JW_KIND_STAGE);
  JwPlace from, to;

  if (jw_canvas_get_place (self, &from))
    {
      if (jw_place_move (self->map, &from, move, &to))
        jw_canvas_set_place (self, &to);
      return;
    }
  if (lane == NULL || stage == NULL)
    to = (JwPlace){ JW_NODE (self->map), NULL, NULL };
  else
    jw_place_in_cell (self->map, lane, stage, 0, &to);
  jw_canvas_set_place (self, &to);
}

static gboolean
move_selected (JwCanvas *self, guint key)
{
  gboolean sideways = key == GDK_KEY_Left || key == GDK_KEY_Right;

  return jw_canvas_move_selection (self, sideways,
                                   key == GDK_KEY_Right || key == GDK_KEY_Down ? 1 : -1);
}

static void
select_all_cards (JwCanvas *self)
{
  guint n = jw_node_get_n_children (JW_NODE (self->map), JW_KIND_CARD);
  g_autofree const char **ids = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    ids[i] = jw_node_get_id (jw_node_get_child (JW_NODE (self->map), JW_KIND_CARD, i));
  jw_selection_set (jw_canvas_get_selection (self), ids);
}

void
jw_canvas_select_all (JwCanvas *self)
{
  g_return_if_fail (JW_IS_CANVAS (self));
  if (jw_canvas_is_editing (self))
    jw_inline_editor_select_all (self->editor);
  else if (self->map != NULL)
    select_all_cards (self);
}

/* The title is selected like anything else, but a map cannot be deleted from itself. */
static GPtrArray *
get_deletable (JwCanvas *self)
{
  const char *const *ids = jw_selection_get_ids (jw_canvas_get_selection (self));
  GPtrArray *deletable = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; ids[i] != NULL; i++)
    if (jw_map_find (self->map, ids[i]) != JW_NODE (self->map))
      g_ptr_array_add (deletable, g_strdup (ids[i]));
  g_ptr_array_add (deletable, NULL);
  return deletable;
}

void
jw_canvas_delete_selection (JwCanvas *self)
{
  g_autoptr (GPtrArray) ids = get_deletable (self);
  g_autoptr (GError) error = NULL;
  JwPlace place = { NULL, NULL, NULL };
  JwCellRef cell = { NULL, NULL };

  if (ids->len < 2)
    return;
  if (jw_canvas_get_place (self, &place) && place.lane != NULL && place.stage != NULL)
    jw_cell_ref_set (&cell, jw_node_get_id (place.lane), jw_node_get_id (place.stage));
  if (jw_edit_delete (self->map, (const char *const *)ids->pdata, &error))
    {
      if (jw_canvas_find_cell (self, &cell, &place))
        jw_canvas_set_place (self, &place);
      else
        jw_selection_clear (jw_canvas_get_selection (self));
      g_signal_emit_by_name (self, "deleted", ids->len - 1);
    }
  jw_canvas_report (self, error);
  jw_cell_ref_set (&cell, NULL, NULL);
}

/* To write on: what replaces the text is typed without further ado. */
static void
edit_selected (JwCanvas *self)
{
  JwPlace place;

  if (!jw_canvas_get_place (self, &place))
    return;
  jw_canvas_edit_place (self, &place);
  if (jw_canvas_is_editing (self))
    jw_inline_editor_move_to_end (self->editor);
}

static void
clear_selection (JwCanvas *self)
{
  jw_canvas_set_cell (self, NULL, NULL);
}

void
jw_canvas_open_menu_here (JwCanvas *self)
{
  const char *id = jw_selection_get_single (jw_canvas_get_selection (self));
  const JwSceneItem *item;
  GdkRectangle place = { 0, 0, 0, 0 };
  JwRect bounds;

  if (jw_canvas_is_editing (self) && jw_inline_editor_get_caret_rect (self->editor, &bounds))
    {
      jw_canvas_sheet_to_widget (self, &bounds, &place);
      g_signal_emit_by_name (self, "text-menu", (double)place.x, (double)(place.y + place.height));
      return;
    }
  if (id != NULL)
    jw_canvas_scroll_to (self, id);
  item = id != NULL ? jw_scene_find (self->scene, id) : NULL;
  if (item != NULL)
    {
      jw_scene_item_get_bounds (item, &bounds);
      jw_canvas_sheet_to_widget (self, &bounds, &place);
    }
  g_signal_emit_by_name (self, "context-menu", place.x + place.width / 2.0,
                         (double)(place.y + place.height), id);
}

static gboolean
handle_single_key (JwCanvas *self, guint key, GdkModifierType state)
{
  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_F2:
      edit_selected (self);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      jw_canvas_delete_selection (self);
      return TRUE;
    case GDK_KEY_Escape:
      clear_selection (self);
      return TRUE;
    case GDK_KEY_space:
      self->space_down = TRUE;
      return TRUE;
    case GDK_KEY_Menu:
      jw_canvas_open_menu_here (self);
      return TRUE;
    default:
      return FALSE;
    }
}

/* On a sheet that runs from right to left, the left arrow leads to the next stage. */
static guint
turn_key (JwCanvas *self, guint key)
{
  static const guint turned[][2] = { { GDK_KEY_Left, GDK_KEY_Right },
                                     { GDK_KEY_KP_Left, GDK_KEY_KP_Right } };

  if (self->scene == NULL || !jw_scene_is_right_to_left (self->scene))
    return key;
  for (guint i = 0; i < G_N_ELEMENTS (turned); i++)
    if (key == turned[i][0] || key == turned[i][1])
      return turned[i][key == turned[i][0]];
  return key;
}

/* Keys while nothing is edited. */
static gboolean
handle_map_key (JwCanvas *self, guint key, GdkModifierType state)
{
  JwMove move;

  key = turn_key (self, key);
  if (state == 0 && jw_canvas_trail_key (self, key))
    return TRUE;
  if ((state & GDK_SHIFT_MASK) != 0 && find_move (key, state & ~GDK_SHIFT_MASK, &move))
    {
      jw_canvas_extend_range (self, move);
      return TRUE;
    }
  if (find_move (key, state, &move))
    {
      move_place (self, move);
      return TRUE;
    }
  if (state == GDK_ALT_MASK && key >= GDK_KEY_Left && key <= GDK_KEY_Down)
    return move_selected (self, key);
  if (state == GDK_CONTROL_MASK && gdk_keyval_to_lower (key) == GDK_KEY_a)
    {
      select_all_cards (self);
      return TRUE;
    }
  if (state == GDK_SHIFT_MASK && key == GDK_KEY_F10)
    {
      jw_canvas_open_menu_here (self);
      return TRUE;
    }
  return state == 0 && handle_single_key (self, key, state);
}

static gboolean
is_text_property (JwCanvas *self)
{
  return jw_node_get_property_row (jw_inline_editor_get_node (self->editor),
                                   jw_inline_editor_get_property (self->editor))
             ->type == JW_PROPERTY_TEXT;
}

/* Keys while a text is edited: those that end it; the editor knows those that move in it. */
static gboolean
handle_edit_key (JwCanvas *self, guint key, GdkModifierType state)
{
  switch (key)
    {
    case GDK_KEY_Escape:
      jw_canvas_cancel_edit (self);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if ((state & GDK_SHIFT_MASK) != 0 && is_text_property (self))
        jw_inline_editor_insert (self->editor, "\n");
      else
        jw_canvas_edit_next_card (self);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      if ((state & GDK_CONTROL_MASK) != 0)
        return FALSE;
      jw_canvas_edit_next_text (
          self, (state & GDK_SHIFT_MASK) != 0 || key == GDK_KEY_ISO_Left_Tab ? -1 : 1);
      return TRUE;
    case GDK_KEY_F2:
      return TRUE;
    case GDK_KEY_Menu:
      jw_canvas_open_menu_here (self);
      return TRUE;
    case GDK_KEY_F10:
      if (state != GDK_SHIFT_MASK)
        return FALSE;
      jw_canvas_open_menu_here (self);
      return TRUE;
    default:
      return jw_inline_editor_handle_key (self->editor, key, state);
    }
}

/* Whether the input method may begin a text with this key: the number of a character, too. */
static gboolean
may_begin_text (JwCanvas *self, guint key, GdkModifierType state)
{
  if (state == (GDK_CONTROL_MASK | GDK_SHIFT_MASK) && gdk_keyval_to_lower (key) == GDK_KEY_u)
    return self->trail.kind == JW_TRAIL_NONE;
  return key != GDK_KEY_space && self->trail.kind == JW_TRAIL_NONE &&
         (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) == 0;
}

static gboolean
is_control (guint key)
{
  return key == GDK_KEY_Control_L || key == GDK_KEY_Control_R;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint keycode,
                GdkModifierType state,
                JwCanvas *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));

  state &= COMMAND_MASK;
  if (self->map == NULL)
    return FALSE;
  if (self->drag.kind != JW_DRAG_NONE && self->drag.kind != JW_DRAG_TEXT)
    {
      if (key == GDK_KEY_Escape)
        jw_canvas_cancel_drag (self);
      else if (is_control (key))
        jw_canvas_set_copying (self, TRUE);
      return TRUE;
    }
  if (jw_canvas_is_editing (self))
    return jw_inline_editor_filter (self->editor, event) || handle_edit_key (self, key, state);
  if (handle_map_key (self, key, state))
    return TRUE;
  return may_begin_text (self, key, state) && jw_inline_editor_filter (self->editor, event);
}

static void
key_released_cb (GtkEventControllerKey *controller,
                 guint key,
                 guint keycode,
                 GdkModifierType state,
                 JwCanvas *self)
{
  if (key == GDK_KEY_space)
    self->space_down = FALSE;
  else if (is_control (key))
    jw_canvas_set_copying (self, FALSE);
  if (jw_canvas_is_editing (self))
    jw_inline_editor_filter (
        self->editor, gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller)));
}

static void
focus_entered_cb (JwCanvas *self)
{
  jw_inline_editor_focus (self->editor, TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
is_inside (JwCanvas *self, GtkWidget *focus)
{
  return focus != NULL &&
         (focus == GTK_WIDGET (self) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));
}

gboolean
jw_canvas_has_keyboard (JwCanvas *self)
{
  return gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (self->focus));
}

/* The keyboard left for another widget, or the whole window lost it for a while: to a menu that was
 * open, or to another program. Then editing goes on when it comes back. */
static void
focus_left_cb (JwCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->space_down = FALSE;
  if (!self->holds_edit && (root == NULL || !is_inside (self, gtk_root_get_focus (root))))
    jw_canvas_end_edit (self);
  jw_inline_editor_focus (self->editor, FALSE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
jw_canvas_add_key_controllers (JwCanvas *self)
{
  self->focus = gtk_event_controller_focus_new ();
  self->keys = gtk_event_controller_key_new ();
  g_signal_connect (self->keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (self->keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), self->keys);
  g_signal_connect_swapped (self->focus, "enter", G_CALLBACK (focus_entered_cb), self);
  g_signal_connect_swapped (self->focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), self->focus);
}
