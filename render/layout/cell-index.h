#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/**
 * JwCellIndex:
 *
 * Which cards and measures stand in which cell, by the positions of lane and stage; made in one
 * pass over the map.
 */
typedef struct _JwCellIndex JwCellIndex;

/* Valid until the map changes. */
JwCellIndex *jw_cell_index_new (JwMap *map);
/* The same without cards and measures: of a sheet to be written on. */
JwCellIndex *jw_cell_index_new_blank (JwMap *map);
/* The nodes are the map's. */
void jw_cell_index_free (JwCellIndex *index);
/* The cards of a cell in their order; @n is set to their number. */
JwNode *const *jw_cell_index_get_cards (JwCellIndex *index, guint lane, guint stage, guint *n);
/* The measure of a cell, or %NULL. */
JwNode *jw_cell_index_get_measure (JwCellIndex *index, guint lane, guint stage);
/* The position of a stage or lane by its id, or -1. */
int jw_cell_index_find_stage (JwCellIndex *index, const char *id);
int jw_cell_index_find_lane (JwCellIndex *index, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwCellIndex, jw_cell_index_free)

G_END_DECLS
