#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The limits that reading and writing are held against: libxml2 alone on the same bytes. */

/* Reads with SAX2 into plain structs, three strings a card; returns how many cards there were. */
guint jw_limit_read_xml (GBytes *bytes);
/* Writes the cards that were read last with xmlTextWriter; returns the bytes written. */
gsize jw_limit_write_xml (GBytes *bytes);

G_END_DECLS
