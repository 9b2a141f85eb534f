#include "render/layout/touched.h"

#include <string.h>

#include "model/card.h"
#include "model/curve.h"
#include "model/lane.h"
#include "model/measure.h"
#include "model/stage.h"

#define BIT(property) (G_GUINT64_CONSTANT (1) << (property))

/* What the head shows of the map itself, and what the whole sheet follows from. */
#define HEAD_PROPERTIES                                                                            \
  (BIT (JW_MAP_TITLE) | BIT (JW_MAP_BUSINESS) | BIT (JW_MAP_SCOPE) | BIT (JW_MAP_STATE) |          \
   BIT (JW_MAP_DATE) | BIT (JW_MAP_SCENARIO) | BIT (JW_MAP_EXPECTATIONS) | BIT (JW_MAP_OWNER) |    \
   BIT (JW_MAP_AUTHORS) | BIT (JW_MAP_PARTICIPANTS) | BIT (JW_MAP_EDITION) |                       \
   BIT (JW_MAP_REVIEW_DATE) | BIT (JW_MAP_LOGO) | BIT (JW_MAP_RIGHTS))
#define SHEET_PROPERTIES                                                                           \
  (BIT (JW_MAP_PAPER) | BIT (JW_MAP_PORTRAIT) | BIT (JW_MAP_BODY) | BIT (JW_MAP_THEME) |           \
   BIT (JW_MAP_BRAND_COLOR) | BIT (JW_MAP_SECOND_COLOR))

typedef struct
{
  JwTouched *touched;
  JwMap *map;
  JwScene *before;
} Reading;

static gpointer
pack_cell (guint row, guint column)
{
  return GUINT_TO_POINTER ((row << 16) | column);
}

static int
find_column (JwScene *scene, const char *stage_id)
{
  for (guint i = 0; i < scene->columns->n; i++)
    if (g_strcmp0 (scene->columns->ids[i], stage_id) == 0)
      return (int)i;
  return -1;
}

/* The lane of an id, if there still is one. */
static JwNode *
find_lane (Reading *reading, const char *id)
{
  JwNode *lane = id != NULL ? jw_map_find (reading->map, id) : NULL;

  return lane != NULL && jw_node_get_kind (lane) == JW_KIND_LANE ? lane : NULL;
}

static void
touch_row (Reading *reading, JwNode *lane, JwRowTouch how)
{
  guint8 *row = lane != NULL ? &reading->touched->rows[jw_node_get_position (lane)] : NULL;

  if (row != NULL)
    *row = MAX (*row, (guint8)how);
}

/* The columns are those of the scene before: else everything is touched. */
static void
touch_cell (Reading *reading, const char *lane_id, const char *stage_id)
{
  JwNode *lane = find_lane (reading, lane_id);
  int column = find_column (reading->before, stage_id);

  if (lane == NULL || column < 0)
    return;
  touch_row (reading, lane, JW_ROW_CELLS);
  g_hash_table_add (reading->touched->cells,
                    pack_cell (jw_node_get_position (lane), (guint)column));
}

static void
touch_lanes_of_type (Reading *reading, JwLaneType type)
{
  for (JwNode *lane = jw_node_get_first_child (JW_NODE (reading->map), JW_KIND_LANE); lane != NULL;
       lane = jw_node_get_next (lane))
    if (jw_lane_get_lane_type (lane) == type)
      touch_row (reading, lane, JW_ROW_WHOLE);
}

/* Where a card stood, if it may stand elsewhere now. */
static void
touch_former_cell (Reading *reading, const JwChange *change)
{
  const guint64 place = BIT (JW_CARD_LANE) | BIT (JW_CARD_STAGE);
  const JwSceneItem *item;

  if ((change->flags & (JW_CHANGE_ADDED | JW_CHANGE_REMOVED)) == JW_CHANGE_ADDED)
    return;
  if ((change->flags & (JW_CHANGE_REMOVED | JW_CHANGE_MOVED)) == 0 &&
      (change->properties & place) == 0)
    return;
  item = jw_scene_find (reading->before, jw_node_get_id (change->node));
  if (item != NULL)
    touch_cell (reading, jw_scene_item_get_lane_id (item), jw_scene_item_get_stage_id (item));
}

static void
touch_card (Reading *reading, const JwChange *change)
{
  const guint64 place = BIT (JW_CARD_LANE) | BIT (JW_CARD_STAGE) | BIT (JW_CARD_THROUGH);
  JwNode *card = change->node;

  g_hash_table_add (reading->touched->cards, card);
  if ((change->flags & ~JW_CHANGE_SET) != 0 || (change->properties & place) != 0)
    reading->touched->ways = TRUE;
  touch_former_cell (reading, change);
  /* Points of curves stand at the steps of their cards. */
  if ((change->properties & BIT (JW_CARD_STEP)) != 0)
    touch_lanes_of_type (reading, JW_LANE_EMOTION);
  if (jw_node_get_map (card) == reading->map)
    touch_cell (reading, jw_node_get_string (card, JW_CARD_LANE),
                jw_node_get_string (card, JW_CARD_STAGE));
}

static void
touch_lane (Reading *reading, const JwChange *change)
{
  JwNode *lane = change->node;

  reading->touched->ways = TRUE;
  /* The rule above the first row is part of the head. */
  if (change->flags & (JW_CHANGE_ADDED | JW_CHANGE_REMOVED))
    reading->touched->head = TRUE;
  if (jw_node_get_map (lane) == reading->map &&
      (change->flags & (JW_CHANGE_ADDED | JW_CHANGE_REMOVED | JW_CHANGE_SET)) != 0)
    touch_row (reading, lane, JW_ROW_WHOLE);
}

static void
touch_stage (Reading *reading, const JwChange *change)
{
  const guint64 chevron = BIT (JW_STAGE_NAME) | BIT (JW_STAGE_WHO) | BIT (JW_STAGE_DURATION) |
                          BIT (JW_STAGE_TIME) | BIT (JW_STAGE_PLACE) | BIT (JW_STAGE_FLOW) |
                          BIT (JW_STAGE_LEADS_TO) | BIT (JW_STAGE_NOTE);

  if (change->flags == JW_CHANGE_SET && (change->properties & ~chevron) == 0)
    reading->touched->head = TRUE;
  else
    reading->touched->everything = TRUE;
}

/* All cards that name a node in a property, which may be a list. */
static void
touch_cards_naming (Reading *reading, guint property, JwNode *node)
{
  for (JwNode *card = jw_node_get_first_child (JW_NODE (reading->map), JW_KIND_CARD); card != NULL;
       card = jw_node_get_next (card))
    {
      const char *ids = jw_node_get_string (card, property);

      if (ids == NULL || strstr (ids, jw_node_get_id (node)) == NULL)
        continue;
      g_hash_table_add (reading->touched->cards, card);
      touch_cell (reading, jw_node_get_string (card, JW_CARD_LANE),
                  jw_node_get_string (card, JW_CARD_STAGE));
    }
}

/* What a step says is shown under its chevron and on its cards; how many steps there are decides
 * where feelings stand. */
static void
touch_step (Reading *reading, const JwChange *change)
{
  if (change->flags != JW_CHANGE_SET)
    {
      reading->touched->everything = TRUE;
      return;
    }
  reading->touched->head = TRUE;
  touch_cards_naming (reading, JW_CARD_STEP, change->node);
  touch_cards_naming (reading, JW_CARD_THROUGH_STEP, change->node);
}

/* A persona is named by cards, curves and measures; how many there are, on all cards. */
static void
touch_persona (Reading *reading, const JwChange *change)
{
  if (change->flags != JW_CHANGE_SET)
    {
      reading->touched->everything = TRUE;
      return;
    }
  reading->touched->head = TRUE;
  touch_cards_naming (reading, JW_CARD_PERSONAS, change->node);
  touch_lanes_of_type (reading, JW_LANE_EMOTION);
  touch_lanes_of_type (reading, JW_LANE_NUMBERS);
}

static void
touch_map (Reading *reading, const JwChange *change)
{
  if ((change->properties & SHEET_PROPERTIES) != 0 ||
      (change->flags & ~(JW_CHANGE_SET | JW_CHANGE_CHILDREN)) != 0)
    reading->touched->everything = TRUE;
  else if ((change->properties & HEAD_PROPERTIES) != 0)
    reading->touched->head = TRUE;
}

static void
read_change (Reading *reading, const JwChange *change)
{
  switch (jw_node_get_kind (change->node))
    {
    case JW_KIND_MAP:
      touch_map (reading, change);
      break;
    case JW_KIND_STAGE:
      touch_stage (reading, change);
      break;
    case JW_KIND_LANE:
      touch_lane (reading, change);
      break;
    case JW_KIND_CARD:
      touch_card (reading, change);
      break;
    case JW_KIND_CURVE:
    case JW_KIND_POINT:
      touch_lanes_of_type (reading, JW_LANE_EMOTION);
      break;
    case JW_KIND_MEASURE:
      touch_lanes_of_type (reading, JW_LANE_NUMBERS);
      break;
    case JW_KIND_PHASE:
      reading->touched->head = TRUE;
      break;
    case JW_KIND_STEP:
      touch_step (reading, change);
      break;
    case JW_KIND_PERSONA:
      touch_persona (reading, change);
      break;
    case JW_KIND_LINK: /* the legend is made anew each time */
    case JW_KIND_PATH:
    case JW_KIND_LEG:
      reading->touched->ways = TRUE;
      break;
    default:
      reading->touched->everything = TRUE;
    }
}

JwTouched *
jw_touched_new_empty (JwMap *map)
{
  JwTouched *touched = g_new0 (JwTouched, 1);

  touched->n_rows = jw_node_get_n_children (JW_NODE (map), JW_KIND_LANE);
  touched->rows = g_new0 (guint8, touched->n_rows + 1);
  touched->cells = g_hash_table_new (NULL, NULL);
  touched->cards = g_hash_table_new (NULL, NULL);
  return touched;
}

JwTouched *
jw_touched_new (JwMap *map, JwScene *before, JwChangeSet *changes)
{
  JwTouched *touched = jw_touched_new_empty (map);
  Reading reading = { touched, map, before };
  guint n = jw_change_set_get_n (changes);

  touched->everything = jw_change_set_is_everything (changes);
  for (guint i = 0; i < n && !touched->everything; i++)
    read_change (&reading, jw_change_set_get (changes, i));
  return touched;
}

void
jw_touched_free (JwTouched *touched)
{
  g_hash_table_unref (touched->cells);
  g_hash_table_unref (touched->cards);
  g_free (touched->rows);
  g_free (touched);
}

gboolean
jw_touched_has_cell (const JwTouched *touched, guint row, guint column)
{
  return g_hash_table_contains (touched->cells, pack_cell (row, column));
}

gboolean
jw_touched_has_card (const JwTouched *touched, JwNode *card)
{
  return g_hash_table_contains (touched->cards, card);
}
