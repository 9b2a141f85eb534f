#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JwDeflate:
 *
 * A running compression into a zlib stream (RFC 1950), by the quickest library that the build
 * found.
 */
typedef struct _JwDeflate JwDeflate;

/* Packed bytes are appended to @out, which must outlive it. */
JwDeflate *jw_deflate_new (GByteArray *out);
void jw_deflate_free (JwDeflate *deflate);
/* Packs bytes; with the last ones the stream is ended. */
gboolean jw_deflate_add (JwDeflate *deflate, const guint8 *data, gsize length, gboolean last);
/* The CRC-32 of PNG and zlib. */
guint32 jw_deflate_crc (const guint8 *data, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwDeflate, jw_deflate_free)

G_END_DECLS
