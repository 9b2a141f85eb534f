#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/card.h"
#include "model/curve.h"
#include "model/edit/commands.h"
#include "model/lane.h"
#include "model/point.h"
#include "model/stage.h"
#include "ui/canvas/canvas-private.h"

/* The feeling that a point gets which is made without the pointer saying one. */
#define NEUTRAL_SCORE 0.0
/* A curve is so fine from its lowest score to its highest: tenths from -2 to 2. */
#define SCORE_STEPS 40.0

/* The item whose text editing a node means, if none is named. */
static const JwSceneItem *
find_main_text (JwCanvas *self, JwNode *node)
{
  const char *id = jw_node_get_id (node);

  switch (jw_node_get_kind (node))
    {
    case JW_KIND_MAP:
      return jw_scene_find_kind (self->scene, id, JW_ITEM_TITLE);
    case JW_KIND_POINT:
      return jw_scene_find_kind (self->scene, id, JW_ITEM_QUOTE);
    case JW_KIND_MEASURE:
      return NULL;
    default:
      return jw_scene_find (self->scene, id);
    }
}

static gboolean
is_text (JwNode *node, int property)
{
  const JwProperty *row;

  if (property < 0)
    return FALSE;
  row = jw_node_get_property_row (node, (guint)property);
  return row->type == JW_PROPERTY_STRING || row->type == JW_PROPERTY_TEXT;
}

/* What had the keyboard may change the map as it lets go of it, as a number that was typed but not
 * entered does: before, and not amid, what begins now. */
static void
take_keyboard (JwCanvas *self)
{
  jw_canvas_end_edit (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
start_editing (JwCanvas *self, JwNode *node, const JwSceneItem *item, const char *label)
{
  int property = item != NULL ? jw_scene_item_get_property (item) : -1;

  if (!is_text (node, property))
    return FALSE;
  jw_tiles_wait (self->tiles);
  jw_selection_set_single (jw_canvas_get_selection (self), jw_node_get_id (node));
  jw_inline_editor_start (self->editor, node, (guint)property, jw_scene_item_get_kind (item),
                          label);
  return TRUE;
}

gboolean
jw_canvas_begin_edit (JwCanvas *self, const char *node_id, int item_kind, gboolean select_all)
{
  JwNode *node;
  const JwSceneItem *item;

  g_return_val_if_fail (JW_IS_CANVAS (self), FALSE);
  g_return_val_if_fail (node_id != NULL, FALSE);

  take_keyboard (self);
  node = self->map != NULL ? jw_map_find (self->map, node_id) : NULL;
  if (node == NULL)
    return FALSE;
  jw_canvas_settle_node (self, node_id);
  item = item_kind < 0 ? find_main_text (self, node)
                       : jw_scene_find_kind (self->scene, node_id, (JwItemKind)item_kind);
  if (!start_editing (self, node, item, NULL))
    return FALSE;
  if (select_all)
    jw_inline_editor_select_all (self->editor);
  else
    jw_inline_editor_move_to_end (self->editor);
  return TRUE;
}

static gboolean
is_in_cell (JwCanvas *self, const char *lane, const char *stage)
{
  JwPlace place;

  return jw_canvas_get_place (self, &place) && place.lane != NULL && place.stage != NULL &&
         g_str_equal (jw_node_get_id (place.lane), lane) &&
         g_str_equal (jw_node_get_id (place.stage), stage);
}

/* The cell of a card that went away stays where the keyboard is. */
static void
stop_editing (JwCanvas *self, gboolean keep)
{
  JwPlace place = { NULL, NULL, NULL };
  g_autofree char *lane = NULL, *stage = NULL;
  gboolean was_there;

  if (!jw_inline_editor_is_active (self->editor))
    return;
  if (jw_place_of_node (jw_inline_editor_get_node (self->editor), &place) && place.lane != NULL &&
      place.stage != NULL)
    {
      lane = g_strdup (jw_node_get_id (place.lane));
      stage = g_strdup (jw_node_get_id (place.stage));
    }
  was_there = lane != NULL && is_in_cell (self, lane, stage);
  jw_inline_editor_stop (self->editor, keep);
  if (was_there && !is_in_cell (self, lane, stage))
    jw_canvas_set_cell (self, lane, stage);
  jw_canvas_refit (self);
}

void
jw_canvas_end_edit (JwCanvas *self)
{
  g_return_if_fail (JW_IS_CANVAS (self));
  stop_editing (self, TRUE);
}

void
jw_canvas_cancel_edit (JwCanvas *self)
{
  gboolean has_typed = jw_inline_editor_has_typed (self->editor);

  stop_editing (self, FALSE);
  if (has_typed)
    jw_canvas_emit_message (self, _ ("What you typed was not kept. Redo brings it back."));
}

gboolean
jw_canvas_is_editing (JwCanvas *self)
{
  g_return_val_if_fail (JW_IS_CANVAS (self), FALSE);
  return jw_inline_editor_is_active (self->editor);
}

/* Adds something and edits it, as one step of undo. */
static void
begin_adding (JwCanvas *self, const char *label)
{
  take_keyboard (self);
  jw_edit_end_merging (self->map);
  jw_edit_begin_merging (self->map, label, jw_inline_editor_next_key (self->editor));
}

static void
finish_adding (JwCanvas *self, JwNode *node, const char *label, GError *error)
{
  if (node == NULL)
    {
      jw_edit_cancel (self->map);
      jw_canvas_report (self, error);
      return;
    }
  jw_edit_commit (self->map);
  if (!start_editing (self, node, find_main_text (self, node), label))
    jw_selection_set_single (jw_canvas_get_selection (self), jw_node_get_id (node));
  jw_canvas_scroll_to (self, jw_node_get_id (node));
}

void
jw_canvas_add_card (JwCanvas *self, JwNode *lane, JwNode *stage, guint index)
{
  const char *label = jw_lane_type_add_label (jw_lane_get_lane_type (lane));
  g_autoptr (GError) error = NULL;
  JwNode *card;

  begin_adding (self, label);
  card = jw_edit_add_card (self->map, lane, stage, index, NULL, &error);
  finish_adding (self, card, label, error);
}

double
jw_canvas_snap_score (JwNode *curve, double score)
{
  double low = jw_node_get_number (curve, JW_CURVE_LOW);
  double high = jw_node_get_number (curve, JW_CURVE_HIGH);
  double steps = round ((CLAMP (score, -2, 2) + 2) / 4 * SCORE_STEPS);

  /* Rounded again, so that three tenths are 0.3 in the file. */
  return round ((low + steps * (high - low) / SCORE_STEPS) * 1000) / 1000;
}

static void
add_point (JwCanvas *self, const JwPlace *place, double score)
{
  const char *label = jw_lane_type_add_label (JW_LANE_EMOTION);
  g_autoptr (GError) error = NULL;
  JwNode *point = NULL;

  begin_adding (self, label);
  if (jw_edit_set_score (self->map, place->lane, place->stage, NEUTRAL_SCORE, FALSE, &error))
    point = jw_map_find_point (self->map, place->lane, place->stage);
  if (point != NULL &&
      !jw_edit_set_number (point, JW_POINT_SCORE,
                           jw_canvas_snap_score (jw_node_get_parent (point), score), &error))
    point = NULL;
  finish_adding (self, point, label, error);
}

static void
add_measure (JwCanvas *self, const JwPlace *place)
{
  g_autoptr (GError) error = NULL;
  JwNode *measure = jw_edit_ensure_measure (self->map, place->lane, place->stage, &error);

  jw_canvas_report (self, error);
  if (measure == NULL)
    return;
  jw_selection_set_single (jw_canvas_get_selection (self), jw_node_get_id (measure));
  g_signal_emit_by_name (self, "edit-elsewhere", jw_node_get_id (measure));
}

/* What the offer in a cell does; @sheet_y is the pressed height in points, negative for none. */
void
jw_canvas_add_here (JwCanvas *self, const JwPlace *place, double sheet_y)
{
  double score = NEUTRAL_SCORE;

  switch (jw_lane_get_lane_type (place->lane))
    {
    case JW_LANE_EMOTION:
      if (sheet_y >= 0)
        jw_scene_get_score_at (self->scene, jw_node_get_id (place->lane), sheet_y, &score);
      add_point (self, place, score);
      /* Of one that was not put at a height, the score is nobody's choice. */
      if (sheet_y >= 0)
        jw_inline_editor_keep_without_text (self->editor);
      break;
    case JW_LANE_NUMBERS:
      add_measure (self, place);
      break;
    default:
      jw_canvas_add_card (self, place->lane, place->stage, G_MAXUINT);
    }
}

/* Edits what stands at a place, with its text selected, or makes it. */
void
jw_canvas_edit_place (JwCanvas *self, const JwPlace *place)
{
  const char *id;

  if (place->node == NULL)
    {
      jw_canvas_add_here (self, place, -1);
      return;
    }
  id = jw_node_get_id (place->node);
  if (!jw_canvas_begin_edit (self, id, -1, TRUE))
    g_signal_emit_by_name (self, "edit-elsewhere", id);
}

void
jw_canvas_type_elsewhere (JwCanvas *self, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !GTK_IS_TEXT (focus))
    return;
  gtk_editable_delete_text (GTK_EDITABLE (focus), 0, -1);
  g_signal_emit_by_name (focus, "insert-at-cursor", text);
}

/* Typing without having said "edit" first: replaces the text of what is selected. */
gboolean
jw_canvas_begin_typing (JwCanvas *self)
{
  JwPlace place;

  if (self->map == NULL || jw_selection_get_n (jw_canvas_get_selection (self)) > 1 ||
      !jw_canvas_get_place (self, &place))
    return FALSE;
  jw_canvas_edit_place (self, &place);
  return jw_canvas_is_editing (self);
}

/* Enter: the next card of the same cell; other texts just end. */
void
jw_canvas_edit_next_card (JwCanvas *self)
{
  JwNode *node = jw_inline_editor_get_node (self->editor);
  g_autofree char *id = g_strdup (jw_node_get_id (node));
  gboolean is_card = jw_node_get_kind (node) == JW_KIND_CARD;

  jw_canvas_end_edit (self);
  node = jw_map_find (self->map, id);
  if (is_card && node != NULL)
    jw_canvas_add_card (self, jw_card_get_lane (node), jw_card_get_stage (node),
                        jw_card_get_index (node) + 1);
}

/* Tab goes over a stage's name and its line, a lane's name and its line, and the personas. */
static gboolean
edit_beside (JwCanvas *self, JwNode *node, JwItemKind first, JwItemKind second, int direction)
{
  gboolean is_second = jw_inline_editor_get_item_kind (self->editor) == second;
  JwNode *target = node;

  if (is_second == (direction > 0) || first == second)
    target = direction > 0 ? jw_node_get_next (node) : jw_node_get_previous (node);
  if (target == NULL)
    return FALSE;
  return jw_canvas_begin_edit (self, jw_node_get_id (target), (int)(is_second ? first : second),
                               TRUE);
}

static void
edit_next_cell (JwCanvas *self, JwNode *node, int direction)
{
  JwPlace from, to;

  if (!jw_place_of_node (node, &from) || !jw_place_next_cell (self->map, &from, direction, &to))
    {
      jw_canvas_end_edit (self);
      return;
    }
  jw_canvas_end_edit (self);
  jw_canvas_edit_place (self, &to);
}

/* Tab and Shift+Tab while editing. */
void
jw_canvas_edit_next_text (JwCanvas *self, int direction)
{
  JwNode *node = jw_inline_editor_get_node (self->editor);
  gboolean found = FALSE;

  switch (jw_node_get_kind (node))
    {
    case JW_KIND_STAGE:
      found = edit_beside (self, node, JW_ITEM_STAGE, JW_ITEM_STAGE_WHO, direction);
      break;
    case JW_KIND_LANE:
      found = edit_beside (self, node, JW_ITEM_LANE, JW_ITEM_LANE_HINT, direction);
      break;
    case JW_KIND_PERSONA:
      found = edit_beside (self, node, JW_ITEM_PERSONA, JW_ITEM_PERSONA, direction);
      break;
    default:
      edit_next_cell (self, node, direction);
      return;
    }
  if (!found)
    jw_canvas_end_edit (self);
}

gboolean
jw_canvas_edit_cut (JwCanvas *self)
{
  g_return_val_if_fail (JW_IS_CANVAS (self), FALSE);
  if (!jw_canvas_is_editing (self))
    return FALSE;
  jw_inline_editor_cut (self->editor);
  return TRUE;
}

gboolean
jw_canvas_edit_copy (JwCanvas *self)
{
  g_return_val_if_fail (JW_IS_CANVAS (self), FALSE);
  if (!jw_canvas_is_editing (self))
    return FALSE;
  jw_inline_editor_copy (self->editor);
  return TRUE;
}

gboolean
jw_canvas_edit_paste (JwCanvas *self)
{
  g_return_val_if_fail (JW_IS_CANVAS (self), FALSE);
  if (!jw_canvas_is_editing (self))
    return FALSE;
  jw_inline_editor_paste (self->editor);
  return TRUE;
}

gboolean
jw_canvas_edit_insert (JwCanvas *self, const char *text)
{
  g_return_val_if_fail (JW_IS_CANVAS (self), FALSE);
  if (!jw_canvas_is_editing (self))
    return FALSE;
  jw_inline_editor_insert (self->editor, text);
  return TRUE;
}

gboolean
jw_canvas_edits_blank_card (JwCanvas *self)
{
  g_return_val_if_fail (JW_IS_CANVAS (self), FALSE);
  return jw_inline_editor_is_untouched (self->editor) &&
         JW_IS_CARD (jw_inline_editor_get_node (self->editor));
}

/* What was begun and has no text yet is taken back as a whole. */
gboolean
jw_canvas_edit_undo (JwCanvas *self)
{
  g_return_val_if_fail (JW_IS_CANVAS (self), FALSE);
  if (!jw_canvas_is_editing (self))
    return FALSE;
  if (jw_inline_editor_undo (self->editor))
    return TRUE;
  if (!jw_inline_editor_is_untouched (self->editor))
    return FALSE;
  jw_canvas_cancel_edit (self);
  return TRUE;
}

gboolean
jw_canvas_edit_redo (JwCanvas *self)
{
  g_return_val_if_fail (JW_IS_CANVAS (self), FALSE);
  return jw_canvas_is_editing (self) && jw_inline_editor_redo (self->editor);
}

gboolean
jw_canvas_edit_can_redo (JwCanvas *self)
{
  g_return_val_if_fail (JW_IS_CANVAS (self), FALSE);
  return jw_inline_editor_can_redo (self->editor);
}

void
jw_canvas_hold_edit (JwCanvas *self, gboolean hold)
{
  g_return_if_fail (JW_IS_CANVAS (self));
  self->holds_edit = hold;
}

void
jw_canvas_get_target (JwCanvas *self, JwNode **lane, JwNode **stage, guint *index)
{
  JwPlace place = { NULL, NULL, NULL };

  *index = G_MAXUINT;
  if (!jw_canvas_get_place (self, &place))
    place = (JwPlace){ NULL, NULL, NULL };
  *lane = place.lane;
  *stage = place.stage;
  if (place.node != NULL && jw_node_get_kind (place.node) == JW_KIND_CARD)
    *index = jw_card_get_index (place.node) + 1;
}

void
jw_canvas_start (JwCanvas *self)
{
  JwNode *lane = jw_node_get_first_child (JW_NODE (self->map), JW_KIND_LANE);
  JwNode *stage = jw_node_get_first_child (JW_NODE (self->map), JW_KIND_STAGE);
  JwPlace place;

  if (lane == NULL || stage == NULL)
    return;
  jw_place_in_cell (self->map, lane, stage, 0, &place);
  jw_canvas_set_place (self, &place);
}
