#pragma once

#include "model/map.h"
#include "model/node/unknown.h"

G_BEGIN_DECLS

/*
 * The one gateway: only these functions, and the commands in model/edit/ that are built of them,
 * change a map. Everything happens in a transaction with a translated label, made of five
 * invertible operations: set, insert, remove, move, and set what is not known.
 */

/* Opens a transaction; transactions nest, and the outermost one's label is what undo shows. */
void jw_edit_begin (JwMap *map, const char *label);
/* The same, but merged into the transaction before if that one had the same, non-NULL key and
 * nothing else happened since. */
void jw_edit_begin_merging (JwMap *map, const char *label, const char *merge_key);
void jw_edit_commit (JwMap *map);
/* Takes back what the innermost open transaction did. */
void jw_edit_cancel (JwMap *map);
/* Commits the transaction if @ok, else cancels it; returns @ok. */
gboolean jw_edit_finish (JwMap *map, gboolean ok);
gboolean jw_edit_is_open (JwMap *map);
/* Stops the next merging transaction from joining what came before it. */
void jw_edit_end_merging (JwMap *map);
/* Undoes the last transaction and forgets it, so that it cannot be redone: for Escape. */
void jw_edit_revert_last (JwMap *map);

/* The operations. Outside a transaction they are refused with a critical warning. Strings
 * are copied; %NULL unsets. */
gboolean jw_edit_set_string (JwNode *node, guint property, const char *value, GError **error);
gboolean jw_edit_set_number (JwNode *node, guint property, double value, GError **error);
gboolean jw_edit_unset (JwNode *node, guint property, GError **error);
/* Inserts a new node with a new id, or with the one given; @position past the end appends. The
 * map owns it. */
JwNode *jw_edit_insert (JwNode *parent, JwKind kind, guint position, GError **error);
JwNode *jw_edit_insert_with_id (JwNode *parent,
                                JwKind kind,
                                guint position,
                                const char *id,
                                GError **error);
gboolean jw_edit_remove (JwNode *node, GError **error);
/* @position is the one that the node shall have afterwards. */
gboolean jw_edit_move (JwNode *node, guint position, GError **error);
/* Takes the node out of its parent and puts it, the same node with the same id, into another of the
 * same map. */
gboolean jw_edit_reparent (JwNode *node, JwNode *parent, guint position, GError **error);
/* Puts XML in place of what is not known of the node; %NULL or "" lets go of it. */
gboolean jw_edit_set_unknown (JwNode *node, JwUnknownPart part, const char *xml, GError **error);

G_END_DECLS
