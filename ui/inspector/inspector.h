#pragma once

#include <adwaita.h>

#include "model/map.h"

G_BEGIN_DECLS

/**
 * JwInspector:
 *
 * The side panel: the properties of what is selected, or of the map itself.
 */
#define JW_TYPE_INSPECTOR (jw_inspector_get_type ())
G_DECLARE_FINAL_TYPE (JwInspector, jw_inspector, JW, INSPECTOR, AdwBin)

/* An empty panel. */
GtkWidget *jw_inspector_new (void);
/* Shows another map, which it keeps a reference to. */
void jw_inspector_set_map (JwInspector *inspector, JwMap *map);
/* Follows the map and the selection at once; otherwise it does so when nothing more urgent is to be
 * done. */
void jw_inspector_update (JwInspector *inspector);
/* The node that is shown, or %NULL if several are selected. */
JwNode *jw_inspector_get_node (JwInspector *inspector);
/* The row of a property of the node that is shown; %NULL for one that has none. */
GtkWidget *jw_inspector_get_row (JwInspector *inspector, guint property);
/* Takes a number that was typed but not entered. */
void jw_inspector_end_edit (JwInspector *inspector);
/* Moves the keyboard to the first row of what is selected, of a number to its value. */
void jw_inspector_focus (JwInspector *inspector);

G_END_DECLS
