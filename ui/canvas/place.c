#include "ui/canvas/place.h"

#include "model/card.h"
#include "model/curve.h"
#include "model/edit/commands.h"
#include "model/lane.h"
#include "model/leg.h"
#include "model/link.h"
#include "model/measure.h"
#include "model/point.h"

static JwNode *
find_ref (JwNode *node, guint property)
{
  const char *id = jw_node_get_string (node, property);

  return id != NULL ? jw_map_find (jw_node_get_map (node), id) : NULL;
}

static JwNode *
get_last_child (JwMap *map, JwKind kind)
{
  guint n = jw_node_get_n_children (JW_NODE (map), kind);

  return n > 0 ? jw_node_get_child (JW_NODE (map), kind, n - 1) : NULL;
}

static JwNode *
get_first_child (JwMap *map, JwKind kind)
{
  return jw_node_get_first_child (JW_NODE (map), kind);
}

static guint
get_index (const JwPlace *place)
{
  if (place->node == NULL || jw_node_get_kind (place->node) != JW_KIND_CARD)
    return 0;
  return jw_card_get_index (place->node);
}

static gboolean
set_place (JwPlace *to, JwNode *node, JwNode *lane, JwNode *stage)
{
  if (node == NULL)
    return FALSE;
  *to = (JwPlace){ node, lane, stage };
  return TRUE;
}

static gboolean
is_cell (const JwPlace *place)
{
  return place->lane != NULL && place->stage != NULL;
}

/* A line is where it begins. */
static gboolean
place_of_line (JwNode *line, JwNode *card, JwPlace *place)
{
  return card != NULL && set_place (place, line, jw_card_get_lane (card), jw_card_get_stage (card));
}

gboolean
jw_place_of_node (JwNode *node, JwPlace *place)
{
  switch (jw_node_get_kind (node))
    {
    case JW_KIND_MAP:
    case JW_KIND_PERSONA:
      return set_place (place, node, NULL, NULL);
    case JW_KIND_STAGE:
      return set_place (place, node, NULL, node);
    case JW_KIND_LANE:
      return set_place (place, node, node, NULL);
    case JW_KIND_CARD:
      return set_place (place, node, jw_card_get_lane (node), jw_card_get_stage (node));
    case JW_KIND_MEASURE:
      return set_place (place, node, find_ref (node, JW_MEASURE_LANE),
                        find_ref (node, JW_MEASURE_STAGE));
    case JW_KIND_POINT:
      return set_place (place, node, find_ref (jw_node_get_parent (node), JW_CURVE_LANE),
                        find_ref (node, JW_POINT_STAGE));
    case JW_KIND_STEP:
      return set_place (place, node, NULL, jw_node_get_parent (node));
    case JW_KIND_LINK:
      return place_of_line (node, find_ref (node, JW_LINK_FROM), place);
    case JW_KIND_LEG:
      return place_of_line (node, find_ref (node, JW_LEG_FROM), place);
    default:
      return FALSE;
    }
}

void
jw_place_in_cell (JwMap *map, JwNode *lane, JwNode *stage, guint index, JwPlace *place)
{
  JwLaneType type = jw_lane_get_lane_type (lane);
  guint n_cards;

  *place = (JwPlace){ NULL, lane, stage };
  if (type == JW_LANE_EMOTION)
    place->node = jw_map_find_point (map, lane, stage);
  else if (type == JW_LANE_NUMBERS)
    place->node = jw_map_find_measure (map, lane, stage);
  else if ((n_cards = jw_map_get_n_cell_cards (map, lane, stage)) > 0)
    place->node = jw_map_get_cell_card (map, lane, stage, MIN (index, n_cards - 1));
}

static gboolean
enter_cell (JwMap *map, JwNode *lane, JwNode *stage, guint index, JwPlace *to)
{
  if (lane == NULL || stage == NULL)
    return FALSE;
  jw_place_in_cell (map, lane, stage, index, to);
  return TRUE;
}

static gboolean
move_to_lane (JwMap *map, const JwPlace *from, JwNode *lane, guint index, JwPlace *to)
{
  if (lane == NULL)
    return FALSE;
  if (from->stage == NULL)
    return set_place (to, lane, lane, NULL);
  return enter_cell (map, lane, from->stage, index, to);
}

static gboolean
move_up_to_head (JwMap *map, const JwPlace *from, JwPlace *to)
{
  guint n_stages = jw_node_get_n_children (JW_NODE (map), JW_KIND_STAGE);
  JwNode *persona = get_first_child (map, JW_KIND_PERSONA);

  if (from->stage != NULL && persona != NULL && jw_node_get_position (from->stage) * 2 >= n_stages)
    return set_place (to, persona, NULL, NULL);
  return set_place (to, JW_NODE (map), NULL, NULL);
}

static gboolean
move_vertically (JwMap *map, const JwPlace *from, int direction, gboolean over_cards, JwPlace *to)
{
  guint index = get_index (from);
  JwNode *lane;

  if (from->lane == NULL && from->stage == NULL)
    {
      JwNode *stage = from->node == JW_NODE (map) ? get_first_child (map, JW_KIND_STAGE)
                                                  : get_last_child (map, JW_KIND_STAGE);
      return direction > 0 && set_place (to, stage, NULL, stage);
    }
  if (from->lane == NULL)
    return direction > 0 ? move_to_lane (map, from, get_first_child (map, JW_KIND_LANE), 0, to)
                         : move_up_to_head (map, from, to);
  if (is_cell (from) && !over_cards)
    {
      if (direction < 0 && index > 0)
        return enter_cell (map, from->lane, from->stage, index - 1, to);
      if (direction > 0 && index + 1 < jw_map_get_n_cell_cards (map, from->lane, from->stage))
        return enter_cell (map, from->lane, from->stage, index + 1, to);
    }
  lane = direction > 0 ? jw_node_get_next (from->lane) : jw_node_get_previous (from->lane);
  if (lane != NULL)
    return move_to_lane (map, from, lane, direction < 0 && !over_cards ? G_MAXUINT : 0, to);
  if (direction > 0)
    return FALSE;
  return from->stage != NULL ? set_place (to, from->stage, NULL, from->stage)
                             : move_up_to_head (map, from, to);
}

static gboolean
move_in_head (JwMap *map, const JwPlace *from, int direction, JwPlace *to)
{
  if (from->node == JW_NODE (map))
    return direction > 0 && set_place (to, get_first_child (map, JW_KIND_PERSONA), NULL, NULL);
  if (direction > 0)
    return set_place (to, jw_node_get_next (from->node), NULL, NULL);
  if (jw_node_get_previous (from->node) != NULL)
    return set_place (to, jw_node_get_previous (from->node), NULL, NULL);
  return set_place (to, JW_NODE (map), NULL, NULL);
}

static gboolean
move_horizontally (JwMap *map, const JwPlace *from, int direction, JwPlace *to)
{
  JwNode *stage;

  if (from->lane == NULL && from->stage == NULL)
    return move_in_head (map, from, direction, to);
  if (from->stage == NULL)
    return direction > 0 &&
           enter_cell (map, from->lane, get_first_child (map, JW_KIND_STAGE), 0, to);
  stage = direction > 0 ? jw_node_get_next (from->stage) : jw_node_get_previous (from->stage);
  if (from->lane == NULL)
    return set_place (to, stage, NULL, stage);
  if (stage != NULL)
    return enter_cell (map, from->lane, stage, get_index (from), to);
  return direction < 0 && set_place (to, from->lane, from->lane, NULL);
}

static gboolean
move_to_stage (JwMap *map, const JwPlace *from, JwNode *stage, JwPlace *to)
{
  if (from->lane != NULL)
    return enter_cell (map, from->lane, stage, get_index (from), to);
  return set_place (to, stage, NULL, stage);
}

gboolean
jw_place_move (JwMap *map, const JwPlace *from, JwMove move, JwPlace *to)
{
  switch (move)
    {
    case JW_MOVE_LEFT:
    case JW_MOVE_RIGHT:
      return move_horizontally (map, from, move == JW_MOVE_LEFT ? -1 : 1, to);
    case JW_MOVE_UP:
    case JW_MOVE_DOWN:
      return move_vertically (map, from, move == JW_MOVE_UP ? -1 : 1, FALSE, to);
    case JW_MOVE_PREVIOUS_LANE:
    case JW_MOVE_NEXT_LANE:
      return move_vertically (map, from, move == JW_MOVE_PREVIOUS_LANE ? -1 : 1, TRUE, to);
    case JW_MOVE_FIRST_STAGE:
      return move_to_stage (map, from, get_first_child (map, JW_KIND_STAGE), to);
    case JW_MOVE_LAST_STAGE:
      return move_to_stage (map, from, get_last_child (map, JW_KIND_STAGE), to);
    case JW_MOVE_FIRST:
      return set_place (to, JW_NODE (map), NULL, NULL);
    case JW_MOVE_LAST:
      return enter_cell (map, get_last_child (map, JW_KIND_LANE),
                         get_last_child (map, JW_KIND_STAGE), G_MAXUINT, to);
    default:
      return FALSE;
    }
}

gboolean
jw_place_next_cell (JwMap *map, const JwPlace *from, int direction, JwPlace *to)
{
  JwNode *lane = from->lane, *stage = from->stage;

  if (!is_cell (from))
    return FALSE;
  do
    {
      stage = direction > 0 ? jw_node_get_next (stage) : jw_node_get_previous (stage);
      if (stage == NULL)
        {
          lane = direction > 0 ? jw_node_get_next (lane) : jw_node_get_previous (lane);
          stage = direction > 0 ? get_first_child (map, JW_KIND_STAGE)
                                : get_last_child (map, JW_KIND_STAGE);
        }
    }
  while (lane != NULL && jw_lane_get_lane_type (lane) == JW_LANE_NUMBERS);
  return enter_cell (map, lane, stage, 0, to);
}
