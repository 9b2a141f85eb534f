#pragma once

#include "model/edit.h"

G_BEGIN_DECLS

/* %FALSE, loudly, for a node that was removed: a view may still hold one. */
gboolean jw_edit_is_on_map (JwNode *node, GError **error);

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
/* Inside a transaction, before a property is set: refuses with %JW_ERROR_NOT_ALLOWED what would put
 * something into a lane that does not show it, or make a lane one that does not show what it has.
 */
gboolean jw_edit_prepare_place (JwNode *node, guint property, const char *value, GError **error);
/* After a card went to another stage: lets go of what is said of the stage that it left, its steps,
 * and of an end that would come before its start. */
gboolean jw_edit_tidy_card (JwNode *card, GError **error);
/* Joins a text to the one that is there, unless that says so already; %NULL
 * joins nothing. */
gboolean jw_edit_append_text (JwNode *node,
                              guint property,
                              const char *separator,
                              const char *text,
                              GError **error);
/* Gives @kept the value that @gone has. */
gboolean jw_edit_fill_from (JwNode *kept, JwNode *gone, guint property, GError **error);
/* Gives @kept what @gone, of the same kind, has, but for their places: texts are joined, what can
 * have one value only is told in the note of @noted, and what is not known here is taken along. */
gboolean jw_edit_merge_values (JwNode *kept, JwNode *gone, JwNode *noted, GError **error);
/* The same with feelings, and removes @gone. No score is invented by taking a mean: that of @kept
 * stays. */
gboolean jw_edit_merge_points (JwNode *kept, JwNode *gone, JwNode *noted, GError **error);
/* Calls @visit for every node below @node, parents first. */
void jw_node_visit (JwNode *node, void (*visit) (JwNode *, gpointer), gpointer data);

G_END_DECLS
