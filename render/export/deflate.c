#include <zlib.h>

#include "render/export/deflate-private.h"

JwDeflate *
jw_deflate_new (GByteArray *out, JwDeflateEffort effort)
{
  static const int levels[] = {
    [JW_DEFLATE_QUICK] = Z_BEST_SPEED,
    [JW_DEFLATE_WELL] = Z_BEST_SPEED,
    [JW_DEFLATE_SMALL] = Z_BEST_COMPRESSION,
  };
  JwDeflate *quick =
      effort == JW_DEFLATE_SMALL ? NULL : jw_deflate_isal_new (out, effort == JW_DEFLATE_WELL);

  return quick != NULL ? quick : jw_deflate_zlib_new (out, levels[effort]);
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
