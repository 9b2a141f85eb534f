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
gboolean jw_selection_contains (JwSelection *selection, const char *id);
void jw_selection_set (JwSelection *selection, const char *const *ids);
void jw_selection_set_single (JwSelection *selection, const char *id);
void jw_selection_toggle (JwSelection *selection, const char *id);
void jw_selection_clear (JwSelection *selection);

G_END_DECLS
