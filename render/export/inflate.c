#include <zlib.h>

#include "render/export/deflate-private.h"

/* What a packed byte stands for at first guess. */
#define GROWTH 8

static gboolean
inflate_all (z_stream *stream, GByteArray *out)
{
  int status;

  do
    {
      if (stream->total_out == out->len)
        g_byte_array_set_size (out, 2 * out->len);
      stream->next_out = out->data + stream->total_out;
      stream->avail_out = (uInt)(out->len - stream->total_out);
      status = inflate (stream, Z_NO_FLUSH);
    }
  while (status == Z_OK);
  g_byte_array_set_size (out, (guint)stream->total_out);
  return status == Z_STREAM_END;
}

GByteArray *
jw_inflate (const guint8 *data, gsize length)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  z_stream stream = { 0 };
  gboolean is_whole;

  if (length == 0 || length > G_MAXINT / GROWTH || inflateInit (&stream) != Z_OK)
    return NULL;
  g_byte_array_set_size (out, (guint)length * GROWTH);
  stream.next_in = (Bytef *)data;
  stream.avail_in = (uInt)length;
  is_whole = inflate_all (&stream, out);
  inflateEnd (&stream);
  return is_whole ? g_steal_pointer (&out) : NULL;
}
