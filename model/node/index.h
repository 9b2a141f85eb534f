#pragma once

#include "model/node/node.h"

G_BEGIN_DECLS

/**
 * JwIndex:
 *
 * Finds the nodes of a map by their ids. A table of open addresses rather than a GHashTable: a
 * reader, which adds each node once and asks for as many, spent a ninth of its time in that.
 * Nodes are not referenced.
 */
typedef struct _JwIndex JwIndex;

/* An empty one. */
JwIndex *jw_index_new (void);
void jw_index_free (JwIndex *index);
/* Makes room for @n nodes in all, for who knows about how many there will be. */
void jw_index_reserve (JwIndex *index, guint n);
/* The node of that id, %NULL if there is none. */
JwNode *jw_index_find (JwIndex *index, const char *id);
/* FALSE, with nothing done, if a node of that id is there already. */
gboolean jw_index_add (JwIndex *index, JwNode *node);
/* Nothing happens if it is not there. */
void jw_index_remove (JwIndex *index, JwNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwIndex, jw_index_free)

G_END_DECLS
