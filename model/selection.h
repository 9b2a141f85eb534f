#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * JwSelection:
 *
 * Which nodes, by id, are selected. It is no part of the document, but undo restores it.
 *
 * Signals: "changed" (JwSelection *selection), once an act.
 */
#define JW_TYPE_SELECTION (jw_selection_get_type ())
G_DECLARE_FINAL_TYPE (JwSelection, jw_selection, JW, SELECTION, GObject)

/* An empty selection. */
JwSelection *jw_selection_new (void);
/* NULL-terminated and owned by the selection, in the order of selecting; never NULL. */
const char *const *jw_selection_get_ids (JwSelection *selection);
/* How many nodes are selected. */
guint jw_selection_get_n (JwSelection *selection);
/* The id if exactly one is selected, else NULL. */
const char *jw_selection_get_single (JwSelection *selection);
/* Whether a node is selected. O(1). */
gboolean jw_selection_contains (JwSelection *selection, const char *id);
/* What selects: all of @ids, ended by %NULL (which may be %NULL itself for none); the one, or none
 * if it is %NULL; one more or, if it is selected, one less; none. Ids are copied and not looked up.
 */
void jw_selection_set (JwSelection *selection, const char *const *ids);
void jw_selection_set_single (JwSelection *selection, const char *id);
void jw_selection_toggle (JwSelection *selection, const char *id);
void jw_selection_clear (JwSelection *selection);
/* What is selected now, for the history to remember: a reference to ids that never change, with a
 * %NULL at the end; g_ptr_array_unref() it. Restoring selects them again. */
GPtrArray *jw_selection_keep (JwSelection *selection);
void jw_selection_restore (JwSelection *selection, GPtrArray *kept);

G_END_DECLS
