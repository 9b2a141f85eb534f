#include <glib/gi18n-lib.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/edit/edit-private.h"
#include "model/error.h"

static gboolean
is_in_cell (JwNode *card, const char *lane_id, const char *stage_id)
{
  return g_strcmp0 (jw_node_get_string (card, JW_CARD_LANE), lane_id) == 0 &&
         g_strcmp0 (jw_node_get_string (card, JW_CARD_STAGE), stage_id) == 0;
}

/* The cards of a cell stand in the map's one list in their order. Finds the one that is number
 * @index among them, @skip not counted, and the last one before it. */
static JwNode *
find_in_cell (JwMap *map, JwNode *lane, JwNode *stage, guint index, JwNode *skip, JwNode **last)
{
  const char *lane_id = jw_node_get_id (lane);
  const char *stage_id = jw_node_get_id (stage);
  guint n = 0;

  if (last != NULL)
    *last = NULL;
  for (JwNode *card = jw_node_get_first_child (JW_NODE (map), JW_KIND_CARD); card != NULL;
       card = jw_node_get_next (card))
    {
      if (card == skip || !is_in_cell (card, lane_id, stage_id))
        continue;
      if (n++ == index)
        return card;
      if (last != NULL)
        *last = card;
    }
  return NULL;
}

/* The place in the map's list that makes a card number @index of the cell: just before the card
 * that has that number, else just behind the cell's last, else at the end. */
static guint
find_list_position (JwMap *map, JwNode *lane, JwNode *stage, guint index, JwNode *moved)
{
  JwNode *last = NULL;
  JwNode *next = find_in_cell (map, lane, stage, index, moved, &last);
  guint position;

  if (next != NULL)
    position = jw_node_get_position (next);
  else if (last != NULL)
    position = jw_node_get_position (last) + 1;
  else
    return moved != NULL ? jw_node_get_position (moved) : G_MAXUINT;
  /* A card that leaves a place before that one pulls it forward by one. */
  if (moved != NULL && jw_node_get_position (moved) < position)
    position--;
  return position;
}

static gboolean
check_lane_holds_cards (JwNode *lane, GError **error)
{
  if (jw_lane_type_holds_cards (jw_lane_get_lane_type (lane)))
    return TRUE;
  g_set_error (error, JW_ERROR, JW_ERROR_NOT_ALLOWED,
               _ ("The lane “%s” holds no cards. Choose another lane."),
               jw_lane_get_shown_name (lane));
  return FALSE;
}

static gboolean
place (JwNode *card, JwNode *lane, JwNode *stage, GError **error)
{
  return jw_edit_set_string (card, JW_CARD_LANE, jw_node_get_id (lane), error) &&
         jw_edit_set_string (card, JW_CARD_STAGE, jw_node_get_id (stage), error);
}

JwNode *
jw_edit_add_card (JwMap *map,
                  JwNode *lane,
                  JwNode *stage,
                  guint index,
                  const char *text,
                  GError **error)
{
  JwNode *card;

  if (!check_lane_holds_cards (lane, error))
    return NULL;
  jw_edit_begin (map, jw_lane_type_add_label (jw_lane_get_lane_type (lane)));
  card = jw_edit_insert (JW_NODE (map), JW_KIND_CARD,
                         find_list_position (map, lane, stage, index, NULL), error);
  if (!jw_edit_finish (map, card != NULL && place (card, lane, stage, error) &&
                                jw_edit_set_string (card, JW_CARD_TEXT, text, error)))
    return NULL;
  return card;
}

/* Whether the card has this number in the cell already; past the end stands for the last. */
static gboolean
is_at (JwNode *card, JwNode *lane, JwNode *stage, guint index)
{
  if (!is_in_cell (card, jw_node_get_id (lane), jw_node_get_id (stage)))
    return FALSE;
  return jw_card_get_index (card) ==
         MIN (index, jw_map_get_n_cell_cards (jw_node_get_map (card), lane, stage) - 1);
}

gboolean
jw_edit_move_card (JwNode *card, JwNode *lane, JwNode *stage, guint index, GError **error)
{
  JwMap *map = jw_node_get_map (card);
  guint position;

  if (!jw_edit_is_on_map (card, error) || !check_lane_holds_cards (lane, error))
    return FALSE;
  if (is_at (card, lane, stage, index))
    return TRUE;
  position = find_list_position (map, lane, stage, index, card);
  jw_edit_begin (map, _ ("Move card"));
  return jw_edit_finish (map,
                         jw_edit_move (card, position, error) && place (card, lane, stage, error));
}

guint
jw_map_get_n_cell_cards (JwMap *map, JwNode *lane, JwNode *stage)
{
  const char *lane_id = jw_node_get_id (lane);
  const char *stage_id = jw_node_get_id (stage);
  guint n = 0;

  for (JwNode *card = jw_node_get_first_child (JW_NODE (map), JW_KIND_CARD); card != NULL;
       card = jw_node_get_next (card))
    if (is_in_cell (card, lane_id, stage_id))
      n++;
  return n;
}

JwNode *
jw_map_get_cell_card (JwMap *map, JwNode *lane, JwNode *stage, guint index)
{
  return find_in_cell (map, lane, stage, index, NULL, NULL);
}

guint
jw_card_get_index (JwNode *card)
{
  const char *lane_id = jw_node_get_string (card, JW_CARD_LANE);
  const char *stage_id = jw_node_get_string (card, JW_CARD_STAGE);
  guint index = 0;

  for (JwNode *before = jw_node_get_previous (card); before != NULL;
       before = jw_node_get_previous (before))
    if (is_in_cell (before, lane_id, stage_id))
      index++;
  return index;
}
