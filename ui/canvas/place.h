#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/**
 * JwPlace:
 * @node: what stands there, or %NULL at an empty cell
 * @lane: the lane of a cell or of a rail place, else %NULL
 * @stage: the stage of a cell or of a chevron, else %NULL
 *
 * A place on the sheet where the keyboard can be: the title, a persona, a chevron, a lane's place
 * in the rail, something in a cell, or an empty cell. It owns nothing.
 */
typedef struct
{
  JwNode *node;
  JwNode *lane;
  JwNode *stage;
} JwPlace;

typedef enum
{
  JW_MOVE_LEFT,
  JW_MOVE_RIGHT,
  JW_MOVE_UP,
  JW_MOVE_DOWN,
  JW_MOVE_PREVIOUS_LANE, /* Page Up: over the cards of a cell */
  JW_MOVE_NEXT_LANE,
  JW_MOVE_FIRST_STAGE, /* Home */
  JW_MOVE_LAST_STAGE,
  JW_MOVE_FIRST, /* Ctrl+Home: the title */
  JW_MOVE_LAST,  /* the last cell of the last lane */
} JwMove;

/* Where a node stands; a link stands at the card that it comes from.
 * %FALSE for nodes without a place, such as paths. */
gboolean jw_place_of_node (JwNode *node, JwPlace *place);
/* The cell of a lane and stage: its thing number @index, or the last one before it, or none. */
void jw_place_in_cell (JwMap *map, JwNode *lane, JwNode *stage, guint index, JwPlace *place);
/* Where a key leads to; %FALSE if nowhere, @to is not touched then. */
gboolean jw_place_move (JwMap *map, const JwPlace *from, JwMove move, JwPlace *to);
/* The cell that Tab leads to: the next one whose text is edited on the sheet, in reading order, or
 * the previous one with @direction -1. */
gboolean jw_place_next_cell (JwMap *map, const JwPlace *from, int direction, JwPlace *to);

G_END_DECLS
