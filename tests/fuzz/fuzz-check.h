#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* What has to hold of every map, however it came about: it can be saved and reads back as the same
 * bytes, with nothing to repair. Aborts if not. */
void jw_fuzz_check_map (JwMap *map);
/* Lays the map out and paints it into a small picture; one in sixty-four also into a PDF. Costs as
 * much as all else, so that it is done only for one in sixteen: @data decides, so that an input
 * does the same each time. */
void jw_fuzz_draw_map (JwMap *map, const guint8 *data, gsize size);

/* A map that others do things to: 0 to 3 take small ones with something of everything. */
JwMap *jw_fuzz_make_map (guint8 choice);

G_END_DECLS
