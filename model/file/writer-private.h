#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* The parts of a file, in their order, for who writes a map piece by piece. */

/* The head, with all that the map has itself. Returns where the content begins. */
gsize jw_writer_begin (GString *out, JwMap *map);
/* Then each child of the map, kind by kind as its class names them. */
void jw_writer_append_child (GString *out, JwNode *child);
/* The end. Takes @written over. Fails with %JW_ERROR_LIMIT. */
GBytes *jw_writer_end (GString *written, JwMap *map, gsize content, GError **error);

G_END_DECLS
