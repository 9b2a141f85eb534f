#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef gsize (*JwMutateBytes) (guint8 *data, gsize size, gsize max_size);

/* Changes a map file the way its structure goes: elements are doubled, moved, taken out and made,
 * attributes given other values, among them ids that the file has; now and then @mutate_bytes
 * changes a value or anything. @data has room for @max_size. Returns the new size; the same seed
 * does the same. */
gsize
jw_mutate_xml (guint8 *data, gsize size, gsize max_size, guint seed, JwMutateBytes mutate_bytes);

G_END_DECLS
