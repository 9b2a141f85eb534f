#pragma once

#include "model/node/node.h"

G_BEGIN_DECLS

/**
 * JwCells:
 *
 * Which cards stand in which cell (lane and stage), each cell's in the order of the map's one list.
 * It follows from the cards, and spares walking all of them at every edit of a large map: the
 * journal takes a card out before it changes, and puts it back in afterwards.
 */
typedef struct _JwCells JwCells;

/* Looks through all cards of the map once. */
JwCells *jw_cells_new (JwMap *map);
void jw_cells_free (JwCells *cells);
/* The cards of a cell, JwNode, borrowed until the next edit; %NULL if there are none. */
GPtrArray *jw_cells_get (JwCells *cells, const char *lane_id, const char *stage_id);
/* A card that is on the map now comes into its cell, or goes; without lane or stage it is in none.
 */
void jw_cells_add (JwCells *cells, JwNode *card);
void jw_cells_remove (JwCells *cells, JwNode *card);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwCells, jw_cells_free)

G_END_DECLS
