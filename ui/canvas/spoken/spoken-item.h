#pragma once

#include <gtk/gtk.h>

#include "render/text.h"

G_BEGIN_DECLS

/**
 * JwSpokenItem:
 *
 * Stands for a part of the sheet towards screen readers. It paints nothing and no pointer sees it;
 * it only has a role, a name, a place, and what can be done with the part as actions. It can have
 * the keyboard in the canvas's stead: a screen reader says what has it.
 */
#define JW_TYPE_SPOKEN_ITEM (jw_spoken_item_get_type ())
G_DECLARE_FINAL_TYPE (JwSpokenItem, jw_spoken_item, JW, SPOKEN_ITEM, GtkWidget)

/* For a node, or for the cell of a lane and stage, whose @node_id is %NULL. Ids are copied. */
JwSpokenItem *jw_spoken_item_new (GtkAccessibleRole role,
                                  const char *node_id,
                                  const char *lane_id,
                                  const char *stage_id);
const char *jw_spoken_item_get_node_id (JwSpokenItem *item);
const char *jw_spoken_item_get_lane_id (JwSpokenItem *item);
const char *jw_spoken_item_get_stage_id (JwSpokenItem *item);
/* What is said of it; @description, which may be %NULL, after the name. Copied. */
void jw_spoken_item_set_words (JwSpokenItem *item, const char *label, const char *description);
/* Whether its words are still to be set, or told another place among others; notes the place. */
gboolean jw_spoken_item_has_moved (JwSpokenItem *item, guint index, guint n);
const char *jw_spoken_item_get_label (JwSpokenItem *item);
void jw_spoken_item_set_selected (JwSpokenItem *item, gboolean selected);
/* In points on the sheet. */
void jw_spoken_item_set_bounds (JwSpokenItem *item, const JwRect *bounds);
/* Gives it its place: @x, @y, in pixels of its parent, is where the sheet begins; @scale is pixels
 * a point. */
void jw_spoken_item_place (JwSpokenItem *item, double x, double y, double scale);
/* The round of looking through the map in which it was last found to be there. */
void jw_spoken_item_set_round (JwSpokenItem *item, guint round);
guint jw_spoken_item_get_round (JwSpokenItem *item);

G_END_DECLS
