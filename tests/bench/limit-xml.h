#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The limits that reading and writing are held against: libxml2 alone on the same bytes. */

typedef struct _JwLimitMap JwLimitMap;

/* Reads with SAX2 into plain structs, their values copied. */
JwLimitMap *jw_limit_read_xml (GBytes *bytes);
void jw_limit_map_free (JwLimitMap *map);
/* Writes what was read with xmlTextWriter; returns the bytes written. */
gsize jw_limit_write_xml (JwLimitMap *map);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwLimitMap, jw_limit_map_free)

G_END_DECLS
