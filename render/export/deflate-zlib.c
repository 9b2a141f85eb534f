#include <zlib.h>

#include "render/export/deflate-private.h"

/* Output is taken in pieces of this size. */
#define PIECE (64 * 1024)

struct _JwDeflate
{
  z_stream stream;
  GByteArray *out;
  guint8 piece[PIECE];
};

JwDeflate *
jw_deflate_new (GByteArray *out)
{
  JwDeflate *self = g_new0 (JwDeflate, 1);

  deflateInit (&self->stream, Z_BEST_SPEED);
  self->out = out;
  return self;
}

void
jw_deflate_free (JwDeflate *self)
{
  deflateEnd (&self->stream);
  g_free (self);
}

gboolean
jw_deflate_add (JwDeflate *self, const guint8 *data, gsize length, gboolean last)
{
  z_stream *stream = &self->stream;

  if (length > G_MAXUINT)
    return FALSE;
  stream->next_in = (Bytef *)data;
  stream->avail_in = (uInt)length;
  do
    {
      int status;

      stream->next_out = self->piece;
      stream->avail_out = PIECE;
      status = deflate (stream, last ? Z_FINISH : Z_NO_FLUSH);
      if (status == Z_STREAM_ERROR)
        return FALSE;
      g_byte_array_append (self->out, self->piece, PIECE - stream->avail_out);
    }
  while (stream->avail_out == 0);
  return TRUE;
}

guint32
jw_deflate_crc (const guint8 *data, gsize length)
{
  return (guint32)crc32_z (0, data, length);
}
