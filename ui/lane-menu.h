#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A menu with an item for each type of lane, which adds one to the map. */
GMenuModel *jw_lane_menu_new (void);
/* The same for a lane at a place among the others, counted from 0. */
GMenuModel *jw_lane_menu_new_at (guint position);

G_END_DECLS
