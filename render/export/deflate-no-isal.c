#include "render/export/deflate-private.h"

JwDeflate *
jw_deflate_isal_new (GByteArray *out, gboolean well)
{
  return NULL;
}
