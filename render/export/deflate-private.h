#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How well bytes are packed: pictures as quickly as the build can, words of PDFs, which gain more,
 * with a little more time, or all as small as can be. */
typedef enum
{
  JW_DEFLATE_QUICK,
  JW_DEFLATE_WELL,
  JW_DEFLATE_SMALL,
} JwDeflateEffort;

/**
 * JwDeflate:
 *
 * A running compression into a zlib stream (RFC 1950).
 */
typedef struct _JwDeflate JwDeflate;

/* Packed bytes are appended to @out, which must outlive it, and may be emptied in between. */
JwDeflate *jw_deflate_new (GByteArray *out, JwDeflateEffort effort);
void jw_deflate_free (JwDeflate *deflate);
/* Packs bytes; with the last ones the stream is ended. */
gboolean jw_deflate_add (JwDeflate *deflate, const guint8 *data, gsize length, gboolean last);
/* What a zlib stream holds, whatever comes after its end; %NULL if it is none. */
GByteArray *jw_inflate (const guint8 *data, gsize length);
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
/* By igzip, several times quicker than zlib, at a low or its highest level; %NULL where the
 * build has none. */
JwDeflate *jw_deflate_isal_new (GByteArray *out, gboolean well);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwDeflate, jw_deflate_free)

G_END_DECLS
