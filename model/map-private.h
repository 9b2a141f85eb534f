#pragma once

#include "model/cells.h"
#include "model/journal/journal.h"
#include "model/map.h"

G_BEGIN_DECLS

/* The map's history, borrowed. */
JwJournal *jw_map_get_journal (JwMap *map);
/* A new id for a node of a class, never used in this map before but for odds of one in millions. */
char *jw_map_make_id (JwMap *map, char prefix);
/* Words that no other map has, as long as this one is open: two maps may use the same ids. */
const char *jw_map_get_token (JwMap *map);
/* Keeps the table of ids right while a node and its children enter or leave the map. */
void jw_map_register (JwMap *map, JwNode *node);
void jw_map_unregister (JwMap *map, JwNode *node);
/* What is selected and still on the map, as jw_selection_keep() gives it. */
GPtrArray *jw_map_keep_selection (JwMap *map);
/* The cards by cell: made when it is first asked for, and followed from then on. With @make FALSE,
 * %NULL if it was not. */
JwCells *jw_map_get_cells (JwMap *map, gboolean make);
void jw_map_forget_cells (JwMap *map);
/* The bytes that the map takes in the file, as model/node/size.h counts them: at most. */
void jw_map_add_size (JwMap *map, gsize added, gsize removed);
gsize jw_map_get_size (JwMap *map);
/* For who has counted: a reader while loading, or whoever wrote the map. */
void jw_map_set_size (JwMap *map, gsize bytes);
/* Ends an outermost transaction, undo or redo: tells everybody. */
void jw_map_emit_changed (JwMap *map, JwChangeSet *changes);

/* Between these two the gateway's operations need no transaction and leave no history; the end
 * makes the map unmodified and tells everybody that everything changed. */
void jw_map_begin_load (JwMap *map);
void jw_map_end_load (JwMap *map);
/* While loading: makes room for about as many nodes as a file of this size has. */
void jw_map_expect_bytes (JwMap *map, gsize bytes);
gboolean jw_map_is_loading (JwMap *map);
/* While loading: a new node at the end of its list, as the gateway would make it, in a fraction of
 * the time; %NULL if the gateway would refuse it. */
JwNode *jw_map_load_node (JwMap *map, JwNode *parent, JwKind kind, const char *id);

G_END_DECLS
