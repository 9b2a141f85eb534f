#pragma once

#include <gio/gio.h>

#include "model/node/node.h"

G_BEGIN_DECLS

/**
 * JwNodeList:
 *
 * The children of one kind that a node owns, in order: a GListModel over blocks of nodes, so that
 * inserting, removing and finding a position cost about the same in a map of 20,000 cards as in a
 * small one.
 *
 * "items-changed" is emitted once a transaction, when it is over, by jw_node_list_flush().
 */
#define JW_TYPE_NODE_LIST (jw_node_list_get_type ())
G_DECLARE_FINAL_TYPE (JwNodeList, jw_node_list, JW, NODE_LIST, GObject)

/* An empty list of nodes of one kind. @owner is not referenced: it holds the list. */
JwNodeList *jw_node_list_new (JwNode *owner, JwKind kind);
/* Called as the owner goes away: a widget may hold the list for longer. */
void jw_node_list_disown (JwNodeList *list);
/* The node whose children these are, or %NULL if it is gone. */
JwNode *jw_node_list_get_owner (JwNodeList *list);
/* The kind of all of its nodes. */
JwKind jw_node_list_get_kind (JwNodeList *list);
/* How many nodes there are. */
guint jw_node_list_get_n (JwNodeList *list);
/* Borrowed; %NULL past the end. */
JwNode *jw_node_list_get (JwNodeList *list, guint position);
/* The three changes, for the journal alone; positions are from 0. Inserting takes a reference on
 * the node, past the end it appends; moving leaves the node at @position, which is below the
 * length.
 */
void jw_node_list_insert (JwNodeList *list, JwNode *node, guint position);
/* The same at the end, and takes the caller's reference: for a reader, to whom each step counts. */
void jw_node_list_append (JwNodeList *list, JwNode *node);
void jw_node_list_remove (JwNodeList *list, JwNode *node);
void jw_node_list_move (JwNodeList *list, JwNode *node, guint position);
/* Tells the widgets what changed since the last flush; or forgets it, after a cancelled
 * transaction that nobody saw. */
void jw_node_list_flush (JwNodeList *list);
void jw_node_list_forget (JwNodeList *list);

G_END_DECLS
