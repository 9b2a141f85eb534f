#include <isa-l.h>

#include "render/export/deflate-private.h"

/* Output is taken in pieces of this size. */
#define PIECE (64 * 1024)

typedef struct
{
  JwDeflate parent;
  struct isal_zstream stream;
  guint8 *room; /* that it works in */
  guint8 piece[PIECE];
} IsalDeflate;

static void
free_isal (JwDeflate *parent)
{
  g_free (((IsalDeflate *)parent)->room);
  g_free (parent);
}

static gboolean
add_to_isal (JwDeflate *parent, const guint8 *data, gsize length, gboolean last)
{
  IsalDeflate *self = (IsalDeflate *)parent;
  struct isal_zstream *stream = &self->stream;

  if (length > G_MAXUINT32)
    return FALSE;
  stream->next_in = (uint8_t *)data;
  stream->avail_in = (uint32_t)length;
  stream->end_of_stream = last;
  stream->flush = NO_FLUSH;
  do
    {
      stream->next_out = self->piece;
      stream->avail_out = PIECE;
      if (isal_deflate (stream) != COMP_OK)
        return FALSE;
      g_byte_array_append (parent->out, self->piece, PIECE - stream->avail_out);
    }
  while (stream->avail_out == 0 || stream->avail_in > 0);
  return TRUE;
}

JwDeflate *
jw_deflate_isal_new (GByteArray *out, gboolean well)
{
  static const JwDeflateClass klass = { free_isal, add_to_isal };
  IsalDeflate *self = g_new0 (IsalDeflate, 1);

  isal_deflate_init (&self->stream);
  self->stream.level = well ? 3 : 1;
  self->stream.level_buf_size = well ? ISAL_DEF_LVL3_DEFAULT : ISAL_DEF_LVL1_DEFAULT;
  /* It looks at places there that it has not written: what it finds must not depend on what was in
   * memory, or the same map would not always give the same bytes. */
  self->stream.level_buf = self->room = g_malloc0 (self->stream.level_buf_size);
  self->stream.gzip_flag = IGZIP_ZLIB;
  self->parent = (JwDeflate){ &klass, out };
  return &self->parent;
}
