#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* What has to hold of every map, however it came about: it can be saved and reads back as the same
 * bytes, with nothing to repair. Aborts if not. */
void jw_fuzz_check_map (JwMap *map);
/* Lays the map out and paints it into a small picture, and of these one in sixteen into a PDF, too.
 * That takes some hundred times as long as all else, so that it is done only for one input in 256,
 * or as JW_FUZZ_DRAW says: @data decides, so that an input does the same each time. */
void jw_fuzz_draw_map (JwMap *map, const guint8 *data, gsize size);

#define JW_FUZZ_N_MAPS 4

/* A map that others do things to, one of JW_FUZZ_N_MAPS: a small one with something of everything,
 * and emptier ones. */
JwMap *jw_fuzz_make_map (guint8 choice);
/* The same as a file. */
GBytes *jw_fuzz_make_document (guint8 choice);

G_END_DECLS
