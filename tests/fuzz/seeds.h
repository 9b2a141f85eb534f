#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of the format, out of the property tables: elements, attributes and tokens as they
 * stand in a file. Free it with g_ptr_array_unref(). */
GPtrArray *jw_seeds_list_words (void);
/* Small maps with all kinds of nodes in them, as they are written; the same each time. Each is a
 * GBytes. Free it with g_ptr_array_unref(). */
GPtrArray *jw_seeds_make_maps (guint n);

G_END_DECLS
