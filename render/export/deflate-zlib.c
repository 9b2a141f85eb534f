#include <zlib.h>

#include "render/export/deflate-private.h"

/* Output is taken in pieces of this size. */
#define PIECE (64 * 1024)

typedef struct
{
  JwDeflate parent;
  z_stream stream;
  guint8 piece[PIECE];
} ZlibDeflate;

static void
free_zlib (JwDeflate *parent)
{
  ZlibDeflate *self = (ZlibDeflate *)parent;

  deflateEnd (&self->stream);
  g_free (self);
}

static gboolean
add_to_zlib (JwDeflate *parent, const guint8 *data, gsize length, gboolean last)
{
  ZlibDeflate *self = (ZlibDeflate *)parent;
  z_stream *stream = &self->stream;

  if (length > G_MAXUINT)
    return FALSE;
  stream->next_in = (Bytef *)data;
  stream->avail_in = (uInt)length;
  do
    {
      stream->next_out = self->piece;
      stream->avail_out = PIECE;
      if (deflate (stream, last ? Z_FINISH : Z_NO_FLUSH) == Z_STREAM_ERROR)
        return FALSE;
      g_byte_array_append (parent->out, self->piece, PIECE - stream->avail_out);
    }
  while (stream->avail_out == 0);
  return TRUE;
}

JwDeflate *
jw_deflate_zlib_new (GByteArray *out, int level)
{
  static const JwDeflateClass klass = { free_zlib, add_to_zlib };
  ZlibDeflate *self = g_new0 (ZlibDeflate, 1);

  deflateInit (&self->stream, level);
  self->parent = (JwDeflate){ &klass, out };
  return &self->parent;
}
