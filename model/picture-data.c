#include "model/picture-data.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/error.h"
#include "model/node/property.h"

static guint32
read_big_endian (const guint8 *p, guint n)
{
  guint32 value = 0;

  for (guint i = 0; i < n; i++)
    value = value << 8 | p[i];
  return value;
}

/* PNG, section 5.2 and 11.2.2: the signature, then the chunk IHDR with width and height. */
static gboolean
read_png (const guint8 *data, gsize length, JwPictureInfo *info)
{
  static const guint8 start[16] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n',
                                    0,    0,   0,   13,  'I',  'H',  'D',  'R' };

  if (length < 33 || memcmp (data, start, sizeof start) != 0)
    return FALSE;
  *info = (JwPictureInfo){ "image/png", read_big_endian (data + 16, 4),
                           read_big_endian (data + 20, 4) };
  return TRUE;
}

/* The frame headers SOF0 to SOF15 but for the three codes in between that mean other things. */
static gboolean
is_frame_header (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/* JPEG, ITU T.81 annex B: segments with a marker and a length, until the frame header. */
static gboolean
read_jpeg (const guint8 *data, gsize length, JwPictureInfo *info)
{
  gsize at = 2;

  if (length < 4 || data[0] != 0xff || data[1] != 0xd8)
    return FALSE;
  while (at + 9 < length && data[at] == 0xff)
    {
      if (is_frame_header (data[at + 1]))
        {
          *info = (JwPictureInfo){ "image/jpeg", read_big_endian (data + at + 7, 2),
                                   read_big_endian (data + at + 5, 2) };
          return TRUE;
        }
      /* A fill byte may stand before a marker; every segment is at least its length long. */
      at += data[at + 1] == 0xff ? 1 : 2 + MAX (2, read_big_endian (data + at + 2, 2));
    }
  return FALSE;
}

/* Tenths, and up: what is over the limit shall not read as the limit. */
gboolean
jw_picture_check_length (guint64 length, GError **error)
{
  const guint64 mebibyte = 1024 * 1024;
  guint64 tenths = (length * 10 + mebibyte - 1) / mebibyte;

  if (length <= JW_MAX_PICTURE_BYTES)
    return TRUE;
  g_set_error (error, JW_ERROR, JW_ERROR_LIMIT,
               _ ("the picture has %u.%u MiB; the limit is %d MiB. Make it smaller first."),
               (guint)(tenths / 10), (guint)(tenths % 10), (int)(JW_MAX_PICTURE_BYTES / mebibyte));
  return FALSE;
}

gboolean
jw_picture_check (const guint8 *data, gsize length, JwPictureInfo *info, GError **error)
{
  JwPictureInfo found = { 0 };

  if (!jw_picture_check_length (length, error))
    return FALSE;
  if (!read_png (data, length, &found) && !read_jpeg (data, length, &found))
    g_set_error_literal (error, JW_ERROR, JW_ERROR_INVALID_VALUE,
                         _ ("this is not a PNG or JPEG picture. Convert it first."));
  else if (found.width == 0 || found.height == 0 ||
           (guint64)found.width * found.height > JW_MAX_PICTURE_PIXELS)
    g_set_error (error, JW_ERROR, JW_ERROR_LIMIT,
                 _ ("the picture is %u × %u pixels; the limit is %d pixels in all, such as "
                    "4096 × 4096. Make it smaller first."),
                 found.width, found.height, JW_MAX_PICTURE_PIXELS);
  else
    {
      if (info != NULL)
        *info = found;
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_base64 (const char *text, gsize length)
{
  gsize padding;

  if (length == 0 || length % 4 != 0)
    return FALSE;
  padding = text[length - 1] != '=' ? 0 : text[length - 2] == '=' ? 2 : 1;
  for (gsize i = 0; i < length - padding; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '+' && text[i] != '/')
      return FALSE;
  return TRUE;
}

gboolean
jw_picture_check_base64 (const char *base64, GError **error)
{
  gsize length = strlen (base64);
  g_autofree guchar *data = NULL;
  gsize n;

  if (!is_base64 (base64, length))
    {
      g_set_error_literal (error, JW_ERROR, JW_ERROR_INVALID_VALUE,
                           _ ("the picture’s data is damaged."));
      return FALSE;
    }
  data = g_base64_decode (base64, &n);
  return jw_picture_check (data, n, NULL, error);
}
