#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A menu with an item for each order that cards can be put into: those of the lane and the stage
 * with these ids, each %NULL for all. */
GMenuModel *jw_sort_menu_new (const char *lane_id, const char *stage_id);
/* What an item of it stands for: the property of cards, and whether the largest comes first. */
void jw_sort_menu_get_order (guint item, guint *property, gboolean *descending);

G_END_DECLS
