#pragma once

#include <gtk/gtk.h>

#include "model/map.h"

G_BEGIN_DECLS

/**
 * JwFindBar:
 *
 * Finds a text in all texts of a map, steps through the hits and replaces them. A change of the map
 * is searched anew, for as long as the bar is open.
 *
 * Signals:
 *   "hits" (JwFindBar *, GStrv ids, const char *needle, guint flags): which nodes have a hit, each
 * once, of what, and how it is looked for (JwFindFlags); empty once the bar is closed "show"
 * (JwFindBar *, const char *node_id): the hit to be shown has changed "message" (JwFindBar *, const
 * char *text): something refused or done, to show to the user "closed" (JwFindBar *)
 */
#define JW_TYPE_FIND_BAR (jw_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (JwFindBar, jw_find_bar, JW, FIND_BAR, GtkBox)

/* A bar that is closed; it is to be shown while jw_find_bar_is_open(). */
GtkWidget *jw_find_bar_new (void);
/* The map that is searched, referenced; %NULL for none. */
void jw_find_bar_set_map (JwFindBar *bar, JwMap *map);
/* Opens the bar with the keyboard in the text to find, or, with @replace, in the one to put there
 * where something is to be found already. */
void jw_find_bar_open (JwFindBar *bar, gboolean replace);
void jw_find_bar_close (JwFindBar *bar);
gboolean jw_find_bar_is_open (JwFindBar *bar);
/* Goes to the next hit (1) or the one before (-1), and round at the end. */
void jw_find_bar_step (JwFindBar *bar, int direction);
/* Replaces the hit that is shown and goes to the next, or replaces all as one act. */
void jw_find_bar_replace (JwFindBar *bar);
void jw_find_bar_replace_all (JwFindBar *bar);

G_END_DECLS
