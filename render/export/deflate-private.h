#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JwDeflate:
 *
 * A running compression into a zlib stream (RFC 1950): as quick as the build has it, or as small
 * as can be.
 */
typedef struct _JwDeflate JwDeflate;

/* Packed bytes are appended to @out, which must outlive it, and may be emptied in between. */
JwDeflate *jw_deflate_new (GByteArray *out, gboolean is_small);
void jw_deflate_free (JwDeflate *deflate);
/* Packs bytes; with the last ones the stream is ended. */
gboolean jw_deflate_add (JwDeflate *deflate, const guint8 *data, gsize length, gboolean last);
/* The CRC-32 of PNG and zlib. */
guint32 jw_deflate_crc (const guint8 *data, gsize length);

/* A way to pack; what it makes begins with a JwDeflate. */
typedef struct
{
  void (*free) (JwDeflate *deflate);
  gboolean (*add) (JwDeflate *deflate, const guint8 *data, gsize length, gboolean last);
} JwDeflateClass;

struct _JwDeflate
{
  const JwDeflateClass *klass;
  GByteArray *out;
};

/* By zlib, at one of its levels. */
JwDeflate *jw_deflate_zlib_new (GByteArray *out, int level);
/* By igzip, several times quicker than zlib; %NULL where the build has none. */
JwDeflate *jw_deflate_isal_new (GByteArray *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwDeflate, jw_deflate_free)

G_END_DECLS
