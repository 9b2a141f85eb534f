#include <zlib.h>

#include "render/export/deflate-private.h"

JwDeflate *
jw_deflate_new (GByteArray *out, gboolean is_small)
{
  JwDeflate *quick = is_small ? NULL : jw_deflate_isal_new (out);

  if (quick != NULL)
    return quick;
  return jw_deflate_zlib_new (out, is_small ? Z_BEST_COMPRESSION : Z_BEST_SPEED);
}

void
jw_deflate_free (JwDeflate *deflate)
{
  deflate->klass->free (deflate);
}

gboolean
jw_deflate_add (JwDeflate *deflate, const guint8 *data, gsize length, gboolean last)
{
  return deflate->klass->add (deflate, data, length, last);
}

guint32
jw_deflate_crc (const guint8 *data, gsize length)
{
  return (guint32)crc32_z (0, data, length);
}
