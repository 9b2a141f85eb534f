#include "model/edit/commands.h"
#include "ui/canvas/canvas-private.h"

/* How far beside a small thing such as a marker a press still counts, in pixels. */
#define SLOP 6.0
/* Air round the offer in a cell that holds no cards, in points. */
#define CELL_INSET 4.0

static gboolean
is_selectable (JwItemKind kind)
{
  switch (kind)
    {
    case JW_ITEM_TITLE:
    case JW_ITEM_PERSONA:
    case JW_ITEM_STAGE:
    case JW_ITEM_LANE:
    case JW_ITEM_CARD:
    case JW_ITEM_POINT:
    case JW_ITEM_QUOTE:
    case JW_ITEM_MEASURE:
    case JW_ITEM_PHASE:
    case JW_ITEM_STEP:
    case JW_ITEM_LINK:
    case JW_ITEM_LEG:
    case JW_ITEM_PATH:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
contains (const JwRect *rect, double x, double y)
{
  return x >= rect->x && x < rect->x + rect->width && y >= rect->y && y < rect->y + rect->height;
}

gboolean
jw_canvas_find_cell (JwCanvas *self, const JwCellRef *ref, JwPlace *place)
{
  JwNode *lane, *stage;

  if (self->map == NULL || ref->lane_id == NULL || ref->stage_id == NULL)
    return FALSE;
  lane = jw_map_find (self->map, ref->lane_id);
  stage = jw_map_find (self->map, ref->stage_id);
  if (lane == NULL || stage == NULL)
    return FALSE;
  jw_place_in_cell (self->map, lane, stage, 0, place);
  return TRUE;
}

/* Where the offer stands: below the last card, or all of an empty cell that holds no cards. */
gboolean
jw_canvas_get_add_rect (JwCanvas *self, const JwCellRef *ref, JwRect *rect)
{
  const JwSceneItem *cell;
  JwPlace place;

  if (self->scene == NULL || !jw_canvas_find_cell (self, ref, &place))
    return FALSE;
  if (jw_scene_get_add_rect (self->scene, ref->lane_id, ref->stage_id, rect))
    return TRUE;
  cell = jw_scene_find_cell (self->scene, ref->lane_id, ref->stage_id);
  if (cell == NULL || place.node != NULL)
    return FALSE;
  jw_scene_item_get_bounds (cell, rect);
  *rect = (JwRect){ rect->x + CELL_INSET, rect->y + CELL_INSET, rect->width - 2 * CELL_INSET,
                    rect->height - 2 * CELL_INSET };
  return rect->width > 0 && rect->height > 0;
}

static gboolean
is_on_offer (JwCanvas *self, const JwCellRef *cell, double x, double y)
{
  JwRect rect;

  return jw_canvas_get_add_rect (self, cell, &rect) && contains (&rect, x, y);
}

/* The cell whose offer is shown is asked first, as the offer may stand below its cell. */
static void
pick_offer (JwCanvas *self, double x, double y, JwPick *pick)
{
  const JwCellRef own = { (char *)pick->lane_id, (char *)pick->stage_id };
  const JwCellRef *refs[] = { &self->hover_cell, &self->cell, &own };

  for (guint i = 0; i < G_N_ELEMENTS (refs); i++)
    if (is_on_offer (self, refs[i], x, y))
      {
        pick->is_add = TRUE;
        pick->lane_id = refs[i]->lane_id;
        pick->stage_id = refs[i]->stage_id;
        return;
      }
}

static void
take_item (JwCanvas *self, const char *id, JwPick *pick)
{
  pick->item = jw_scene_find (self->scene, id);
  pick->kind = jw_scene_item_get_kind (pick->item);
  pick->node_id = jw_scene_item_get_node_id (pick->item);
  pick->lane_id = jw_scene_item_get_lane_id (pick->item);
  pick->stage_id = jw_scene_item_get_stage_id (pick->item);
}

/* What belongs to the thing under the pointer and to the selected card stands over all else. */
static gboolean
pick_handle (JwCanvas *self, double x, double y, JwPick *pick)
{
  const char *ids[] = { self->hover_id, jw_selection_get_single (jw_canvas_get_selection (self)) };

  pick->is_insert = jw_canvas_is_on_insert (self, self->hover_id, x, y);
  if (pick->is_insert)
    take_item (self, self->hover_id, pick);
  for (guint i = 0; i < G_N_ELEMENTS (ids) && !pick->is_insert && !pick->is_handle; i++)
    if (jw_canvas_is_on_handle (self, ids[i], x, y))
      {
        take_item (self, ids[i], pick);
        pick->is_handle = TRUE;
      }
  return pick->is_handle || pick->is_insert;
}

/* The air between two chevrons, too: what is dragged there is the border. */
static gboolean
pick_border (JwCanvas *self, double x, double y, JwPick *pick)
{
  JwNode *stage = jw_canvas_find_border (self, x, y);

  if (stage == NULL)
    return FALSE;
  take_item (self, jw_node_get_id (stage), pick);
  return pick->is_border = TRUE;
}

void
jw_canvas_pick (JwCanvas *self, double x, double y, JwPick *pick)
{
  double sheet_x, sheet_y;

  *pick = (JwPick){ .kind = JW_ITEM_DECORATION };
  if (self->scene == NULL || pick_handle (self, x, y, pick) || pick_border (self, x, y, pick))
    return;
  jw_canvas_widget_to_sheet (self, x, y, &sheet_x, &sheet_y);
  pick->item = jw_scene_hit (self->scene, sheet_x, sheet_y, SLOP / jw_canvas_get_scale (self));
  if (pick->item == NULL)
    return;
  pick->kind = jw_scene_item_get_kind (pick->item);
  pick->lane_id = jw_scene_item_get_lane_id (pick->item);
  pick->stage_id = jw_scene_item_get_stage_id (pick->item);
  if (is_selectable (pick->kind))
    pick->node_id = jw_scene_item_get_node_id (pick->item);
  else
    pick_offer (self, sheet_x, sheet_y, pick);
}

void
jw_canvas_set_cell (JwCanvas *self, const char *lane_id, const char *stage_id)
{
  jw_cell_ref_set (&self->cell, lane_id, stage_id);
  jw_cell_ref_set (&self->last_cell, lane_id, stage_id);
  jw_selection_clear (jw_canvas_get_selection (self));
  jw_spoken_sheet_follow (self->spoken);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Where the keyboard is: the one selected node, or the last selected of several, or the cell. */
gboolean
jw_canvas_get_place (JwCanvas *self, JwPlace *place)
{
  JwSelection *selection = jw_canvas_get_selection (self);
  guint n = jw_selection_get_n (selection);
  JwNode *node;

  if (n == 0)
    return jw_canvas_find_cell (self, &self->cell, place);
  node = jw_map_find (self->map, jw_selection_get_ids (selection)[n - 1]);
  return node != NULL && jw_place_of_node (node, place);
}

static void
scroll_to_cell (JwCanvas *self, const JwPlace *place)
{
  const JwSceneItem *cell =
      jw_scene_find_cell (self->scene, jw_node_get_id (place->lane), jw_node_get_id (place->stage));
  JwRect bounds;

  if (cell == NULL)
    return;
  jw_scene_item_get_bounds (cell, &bounds);
  jw_canvas_scroll_to_rect (self, &bounds);
}

void
jw_canvas_set_place (JwCanvas *self, const JwPlace *place)
{
  if (place->node != NULL)
    {
      jw_selection_set_single (jw_canvas_get_selection (self), jw_node_get_id (place->node));
      jw_canvas_scroll_to (self, jw_node_get_id (place->node));
      return;
    }
  jw_canvas_set_cell (self, jw_node_get_id (place->lane), jw_node_get_id (place->stage));
  scroll_to_cell (self, place);
}
