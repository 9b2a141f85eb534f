#include <string.h>

#include "model/card.h"
#include "model/curve.h"
#include "model/lane.h"
#include "model/measure.h"
#include "model/point.h"
#include "ui/canvas/canvas-private.h"

/*
 * Which tiles a change makes wrong. The two scenes are compared by their rows: where a row moved
 * or grew, all from there on is painted anew; else only what the changed nodes stand in.
 */

/* Lines and the soft edges of letters reach so far out of their bounds, in points. */
#define SPREAD 4.0

static void
damage_rect (JwCanvas *self, const JwRect *rect)
{
  JwRect wide = { rect->x - SPREAD, rect->y - SPREAD, rect->width + 2 * SPREAD,
                  rect->height + 2 * SPREAD };

  jw_tiles_invalidate (self->tiles, &wide);
}

static gboolean
get_cell (JwScene *scene, const char *lane_id, const char *stage_id, JwRect *rect)
{
  const JwSceneItem *cell =
      lane_id != NULL && stage_id != NULL ? jw_scene_find_cell (scene, lane_id, stage_id) : NULL;

  if (cell != NULL)
    jw_scene_item_get_bounds (cell, rect);
  return cell != NULL;
}

/* A row as wide as the sheet, as high as its cells. */
static gboolean
get_row (JwCanvas *self, JwScene *scene, const char *lane_id, JwRect *rect)
{
  JwNode *stage = jw_node_get_first_child (JW_NODE (self->map), JW_KIND_STAGE);

  if (stage == NULL || !get_cell (scene, lane_id, jw_node_get_id (stage), rect))
    return FALSE;
  rect->x = 0;
  rect->width = jw_scene_get_width (scene);
  return TRUE;
}

/* Whether all rows stand where they stood; the caller paints everything if not. */
static gboolean
rows_are_equal (JwCanvas *self, JwScene *old)
{
  guint n = jw_node_get_n_children (JW_NODE (self->map), JW_KIND_LANE);

  if (jw_scene_get_width (old) != jw_scene_get_width (self->scene) ||
      jw_scene_get_height (old) != jw_scene_get_height (self->scene))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const char *id = jw_node_get_id (jw_node_get_child (JW_NODE (self->map), JW_KIND_LANE, i));
      JwRect before, after;

      if (!get_row (self, old, id, &before) || !get_row (self, self->scene, id, &after) ||
          before.y != after.y || before.height != after.height)
        return FALSE;
    }
  return TRUE;
}

static gboolean
damage_row (JwCanvas *self, const char *lane_id)
{
  JwRect row;

  if (!get_row (self, self->scene, lane_id, &row))
    return FALSE;
  damage_rect (self, &row);
  return TRUE;
}

/* What happens in a lane of pills or numbers shows in its neighbours, too. */
static gboolean
shows_beyond_cell (JwNode *lane)
{
  JwLaneType type = jw_lane_get_lane_type (lane);

  return type == JW_LANE_MICRO_CONVERSIONS || type == JW_LANE_NUMBERS || type == JW_LANE_EMOTION;
}

static gboolean
damage_cell (JwCanvas *self, const char *lane_id, const char *stage_id)
{
  JwNode *lane = lane_id != NULL ? jw_map_find (self->map, lane_id) : NULL;
  JwRect cell;

  if (lane == NULL)
    return FALSE;
  if (shows_beyond_cell (lane))
    return damage_row (self, lane_id);
  if (!get_cell (self->scene, lane_id, stage_id, &cell))
    return FALSE;
  damage_rect (self, &cell);
  return TRUE;
}

/* A card that stands where it stood, as large as it was: all that typing mostly does. */
static gboolean
damage_steady_card (JwCanvas *self, const JwSceneItem *before, JwNode *card)
{
  const JwSceneItem *after = jw_scene_find (self->scene, jw_node_get_id (card));
  JwRect old_bounds, new_bounds;

  if (before == NULL || after == NULL || shows_beyond_cell (jw_card_get_lane (card)))
    return FALSE;
  jw_scene_item_get_bounds (before, &old_bounds);
  jw_scene_item_get_bounds (after, &new_bounds);
  if (old_bounds.x != new_bounds.x || old_bounds.y != new_bounds.y ||
      old_bounds.width != new_bounds.width || old_bounds.height != new_bounds.height)
    return FALSE;
  damage_rect (self, &new_bounds);
  return TRUE;
}

static gboolean
damage_card (JwCanvas *self, JwScene *old, JwNode *card)
{
  const JwSceneItem *before = jw_scene_find (old, jw_node_get_id (card));

  if (damage_steady_card (self, before, card))
    return TRUE;
  if (before != NULL &&
      !damage_cell (self, jw_scene_item_get_lane_id (before), jw_scene_item_get_stage_id (before)))
    return FALSE;
  /* Of a card that is gone only the place before is to be painted. */
  return jw_node_get_parent (card) == NULL ||
         damage_cell (self, jw_node_get_string (card, JW_CARD_LANE),
                      jw_node_get_string (card, JW_CARD_STAGE));
}

static void
damage_head (JwCanvas *self)
{
  JwNode *lane = jw_node_get_first_child (JW_NODE (self->map), JW_KIND_LANE);
  JwRect head = { 0, 0, jw_scene_get_width (self->scene), jw_scene_get_height (self->scene) };
  JwRect row;

  if (lane != NULL && get_row (self, self->scene, jw_node_get_id (lane), &row))
    head.height = row.y;
  damage_rect (self, &head);
}

/* FALSE if it cannot be said where the change shows. */
static gboolean
damage_change (JwCanvas *self, JwScene *old, const JwChange *change)
{
  const guint64 title = G_GUINT64_CONSTANT (1) << JW_MAP_TITLE;
  JwNode *node = change->node;

  /* What came and went tells of itself. */
  if (change->flags == JW_CHANGE_CHILDREN)
    return TRUE;
  switch (jw_node_get_kind (node))
    {
    case JW_KIND_CARD:
      return damage_card (self, old, node);
    case JW_KIND_POINT:
      return jw_node_get_parent (node) != NULL &&
             damage_row (self, jw_node_get_string (jw_node_get_parent (node), JW_CURVE_LANE));
    case JW_KIND_MEASURE:
      return damage_row (self, jw_node_get_string (node, JW_MEASURE_LANE));
    case JW_KIND_LANE:
      return change->flags == JW_CHANGE_SET &&
             (change->properties & (G_GUINT64_CONSTANT (1) << JW_LANE_TYPE)) == 0 &&
             damage_row (self, jw_node_get_id (node));
    case JW_KIND_MAP:
      if ((change->flags & ~(JW_CHANGE_SET | JW_CHANGE_CHILDREN)) != 0 ||
          (change->properties & ~title) != 0)
        return FALSE;
      damage_head (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
has_links (JwCanvas *self)
{
  return jw_node_get_n_children (JW_NODE (self->map), JW_KIND_LINK) > 0;
}

static gboolean
damage_changes (JwCanvas *self, JwScene *old, JwChangeSet *changes)
{
  guint n = jw_change_set_get_n (changes);

  for (guint i = 0; i < n; i++)
    if (!damage_change (self, old, jw_change_set_get (changes, i)))
      return FALSE;
  return TRUE;
}

void
jw_canvas_damage (JwCanvas *self, JwScene *old, JwChangeSet *changes)
{
  /* Links run across the sheet: where one ends is not known from the cell that changed. */
  if (old == NULL || changes == NULL || jw_change_set_is_everything (changes) || has_links (self) ||
      !rows_are_equal (self, old) || !damage_changes (self, old, changes))
    jw_tiles_invalidate_all (self->tiles);
}
