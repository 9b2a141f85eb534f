#pragma once

#include "model/edit.h"

G_BEGIN_DECLS

/* %FALSE, loudly, for a node that was removed: a view may still hold one. */
gboolean jw_edit_is_on_map (JwNode *node, GError **error);

/* Commits the transaction if @ok, else cancels it; returns @ok. */
gboolean jw_edit_finish (JwMap *map, gboolean ok);
/* A transaction's label out of a translated pattern with one %s and a word in the middle of it. */
char *jw_edit_make_label (const char *pattern, const char *word);
/* Inside a transaction: gives @target a new node like @source, which may be of another map, with
 * its children. References are translated by @ids (old id → new id); where the table has none they
 * stay if @target's map has such a node, else they are dropped: so copy what is named first. A node
 * that the table has an id for gets that one; the new ids of the others are added to it. */
JwNode *
jw_edit_copy_node (JwNode *source, JwNode *target, guint position, GHashTable *ids, GError **error);
/* Makes every reference to one node name the other. */
gboolean jw_edit_redirect (JwMap *map, const char *from, const char *to, GError **error);
/* Calls @visit for every node below @node, parents first. */
void jw_node_visit (JwNode *node, void (*visit) (JwNode *, gpointer), gpointer data);

G_END_DECLS
