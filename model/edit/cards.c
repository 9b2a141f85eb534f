#include <glib/gi18n-lib.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/edit/edit-private.h"
#include "model/error.h"
#include "model/map-private.h"

/* The cards of a cell, in the order in which they stand in the map's one list. */
static GPtrArray *
copy_cell (JwMap *map, JwNode *lane, JwNode *stage)
{
  GPtrArray *cards =
      jw_cells_get (jw_map_get_cells (map, TRUE), jw_node_get_id (lane), jw_node_get_id (stage));

  return cards != NULL ? g_ptr_array_copy (cards, NULL, NULL) : g_ptr_array_new ();
}

/* The place in the map's list that makes a card number @index of the cell, whose other cards are
 * these: just before the card that has that number, else just behind the last, else where it is, or
 * at the end. */
static guint
find_list_position (GPtrArray *others, guint index, JwNode *moved)
{
  guint position;

  if (index < others->len)
    position = jw_node_get_position (g_ptr_array_index (others, index));
  else if (others->len > 0)
    position = jw_node_get_position (g_ptr_array_index (others, others->len - 1)) + 1;
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
  if (jw_lane_holds_cards (lane))
    return TRUE;
  g_set_error (error, JW_ERROR, JW_ERROR_NOT_ALLOWED,
               _ ("The lane “%s” holds no cards. Choose another lane."),
               jw_lane_get_shown_name (lane));
  return FALSE;
}

static gboolean
is_step_of (JwNode *card, guint property, guint stage)
{
  JwMap *map = jw_node_get_map (card);
  JwNode *step = jw_map_find (map, jw_node_get_string (card, property));

  return step != NULL &&
         jw_node_get_parent (step) == jw_map_find (map, jw_node_get_string (card, stage));
}

gboolean
jw_edit_tidy_card (JwNode *card, GError **error)
{
  JwNode *stage = jw_card_get_stage (card);
  JwNode *through =
      jw_map_find (jw_node_get_map (card), jw_node_get_string (card, JW_CARD_THROUGH));

  if (jw_node_has (card, JW_CARD_STEP) && !is_step_of (card, JW_CARD_STEP, JW_CARD_STAGE) &&
      !jw_edit_unset (card, JW_CARD_STEP, error))
    return FALSE;
  if (through != NULL && jw_node_get_position (through) < jw_node_get_position (stage) &&
      !jw_edit_unset (card, JW_CARD_THROUGH, error))
    return FALSE;
  return !jw_node_has (card, JW_CARD_THROUGH_STEP) ||
         is_step_of (card, JW_CARD_THROUGH_STEP, JW_CARD_STAGE) ||
         is_step_of (card, JW_CARD_THROUGH_STEP, JW_CARD_THROUGH) ||
         jw_edit_unset (card, JW_CARD_THROUGH_STEP, error);
}

static gboolean
place (JwNode *card, JwNode *lane, JwNode *stage, GError **error)
{
  return jw_edit_set_string (card, JW_CARD_LANE, jw_node_get_id (lane), error) &&
         jw_edit_set_string (card, JW_CARD_STAGE, jw_node_get_id (stage), error) &&
         jw_edit_tidy_card (card, error);
}

JwNode *
jw_edit_add_card (JwMap *map,
                  JwNode *lane,
                  JwNode *stage,
                  guint index,
                  const char *text,
                  GError **error)
{
  g_autoptr (GPtrArray) others = NULL;
  JwNode *card;

  if (!check_lane_holds_cards (lane, error))
    return NULL;
  others = copy_cell (map, lane, stage);
  jw_edit_begin (map, jw_lane_type_add_label (jw_lane_get_lane_type (lane)));
  card =
      jw_edit_insert (JW_NODE (map), JW_KIND_CARD, find_list_position (others, index, NULL), error);
  if (!jw_edit_finish (map, card != NULL && place (card, lane, stage, error) &&
                                jw_edit_set_string (card, JW_CARD_TEXT, text, error)))
    return NULL;
  return card;
}

gboolean
jw_edit_move_card (JwNode *card, JwNode *lane, JwNode *stage, guint index, GError **error)
{
  JwMap *map = jw_node_get_map (card);
  g_autoptr (GPtrArray) others = NULL;
  guint old;

  if (!jw_edit_is_on_map (card, error) || !check_lane_holds_cards (lane, error))
    return FALSE;
  others = copy_cell (map, lane, stage);
  if (g_ptr_array_find (others, card, &old))
    {
      g_ptr_array_remove_index (others, old);
      /* It is there already; past the end stands for the last. */
      if (old == MIN (index, others->len))
        return TRUE;
    }
  jw_edit_begin (map, _ ("Move card"));
  return jw_edit_finish (map,
                         jw_edit_move (card, find_list_position (others, index, card), error) &&
                             place (card, lane, stage, error));
}

guint
jw_map_get_n_cell_cards (JwMap *map, JwNode *lane, JwNode *stage)
{
  GPtrArray *cards =
      jw_cells_get (jw_map_get_cells (map, TRUE), jw_node_get_id (lane), jw_node_get_id (stage));

  return cards != NULL ? cards->len : 0;
}

JwNode *
jw_map_get_cell_card (JwMap *map, JwNode *lane, JwNode *stage, guint index)
{
  GPtrArray *cards =
      jw_cells_get (jw_map_get_cells (map, TRUE), jw_node_get_id (lane), jw_node_get_id (stage));

  return cards != NULL && index < cards->len ? g_ptr_array_index (cards, index) : NULL;
}

guint
jw_card_get_index (JwNode *card)
{
  JwMap *map = jw_node_get_map (card);
  const char *lane_id = jw_node_get_string (card, JW_CARD_LANE);
  const char *stage_id = jw_node_get_string (card, JW_CARD_STAGE);
  guint index = 0;

  /* One that was removed, or that is being made, is in no cell. */
  if (map != NULL && lane_id != NULL && stage_id != NULL)
    g_ptr_array_find (jw_cells_get (jw_map_get_cells (map, TRUE), lane_id, stage_id), card, &index);
  return index;
}
