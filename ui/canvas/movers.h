#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/**
 * JwMover:
 * @node: a card, stage or lane that goes elsewhere
 * @lane: the position of the lane that it stands in; of a stage or lane its own
 * @stage: likewise
 * @index: among the cards of its cell
 *
 * One of many that go at once, and where it stood before any of them went.
 */
typedef struct
{
  JwNode *node;
  guint lane, stage, index;
} JwMover;

/* Those of the ids that are of a kind, in the order in which they stand on the map, however they
 * were selected. Free with g_array_unref(). */
GArray *jw_movers_list (JwMap *map, const char *const *ids, JwKind kind);
/* By lane, stage and index, as a GCompareFunc. */
int jw_mover_compare (const JwMover *a, const JwMover *b);
/* The next lane that holds cards, below (1) or above (-1), or %NULL. */
JwNode *jw_movers_find_lane (JwNode *lane, int direction);

G_END_DECLS
