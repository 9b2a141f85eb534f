#include <isa-l.h>

#include "render/export/deflate-private.h"

/* Output is taken in pieces of this size. */
#define PIECE (64 * 1024)

struct _JwDeflate
{
  struct isal_zstream stream;
  GByteArray *out;
  guint8 piece[PIECE];
};

JwDeflate *
jw_deflate_new (GByteArray *out)
{
  JwDeflate *deflate = g_new0 (JwDeflate, 1);

  isal_deflate_init (&deflate->stream);
  deflate->stream.level = 0;
  deflate->stream.gzip_flag = IGZIP_ZLIB;
  deflate->out = out;
  return deflate;
}

void
jw_deflate_free (JwDeflate *deflate)
{
  g_free (deflate);
}

gboolean
jw_deflate_add (JwDeflate *deflate, const guint8 *data, gsize length, gboolean last)
{
  struct isal_zstream *stream = &deflate->stream;

  if (length > G_MAXUINT32)
    return FALSE;
  stream->next_in = (uint8_t *)data;
  stream->avail_in = (uint32_t)length;
  stream->end_of_stream = last;
  stream->flush = NO_FLUSH;
  do
    {
      stream->next_out = deflate->piece;
      stream->avail_out = PIECE;
      if (isal_deflate (stream) != COMP_OK)
        return FALSE;
      g_byte_array_append (deflate->out, deflate->piece, PIECE - stream->avail_out);
    }
  while (stream->avail_out == 0 || stream->avail_in > 0);
  return TRUE;
}

guint32
jw_deflate_crc (const guint8 *data, gsize length)
{
  return crc32_gzip_refl (0, data, length);
}
