#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* Does one random edit, always the same for the same @random and map; its number ends up in the
 * map's note within the same transaction, so that a map tells how far it came. */
void jw_test_do_edit (JwMap *map, GRand *random, guint number);
/* The number of the last edit that the map has. */
guint jw_test_get_number (JwMap *map);
/* A map to begin with, with ids that depend on @seed alone. */
JwMap *jw_test_make_map (guint32 seed);

G_END_DECLS
