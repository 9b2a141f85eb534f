#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* The parts of a file, in their order, for who writes a map piece by piece: its head with all that
 * the map has itself, then each of its children, kind by kind as its class names them, then its
 * end. The first tells where the content begins, which the last needs to know. */
gsize jw_writer_begin (GString *out, JwMap *map);
void jw_writer_append_child (GString *out, JwNode *child);
/* Takes @written over. Fails with %JW_ERROR_LIMIT. */
GBytes *jw_writer_end (GString *written, JwMap *map, gsize content, GError **error);

G_END_DECLS
