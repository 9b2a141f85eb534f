#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "model/error.h"
#include "render/export/deflate-private.h"
#include "render/export/page-private.h"

/* Source: W3C, Portable Network Graphics (PNG) Specification, Second Edition, 5 and 11. */
static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

/* Each byte is stored as its difference from the one above: 9.2, filter type 2, "Up". */
#define FILTER_UP 2
#define BYTES_A_PIXEL 3

static void
append_number (GByteArray *file, guint32 number)
{
  guint32 big = GUINT32_TO_BE (number);

  g_byte_array_append (file, (const guint8 *)&big, sizeof big);
}

static void
append_chunk (GByteArray *file, const char *type, const guint8 *data, gsize length)
{
  guint start = file->len + 4;

  append_number (file, (guint32)length);
  g_byte_array_append (file, (const guint8 *)type, 4);
  if (length > 0)
    g_byte_array_append (file, data, (guint)length);
  append_number (file, jw_deflate_crc (file->data + start, length + 4));
}

static void
append_header (GByteArray *file, guint width, guint height)
{
  guint32 sides[] = { GUINT32_TO_BE (width), GUINT32_TO_BE (height) };
  guint8 header[13] = { [8] = 8, [9] = 2 }; /* bits a channel; red, green, blue */

  memcpy (header, sides, sizeof sides);
  append_chunk (file, "IHDR", header, sizeof header);
}

static void
append_resolution (GByteArray *file, double dpi)
{
  guint32 a_metre = GUINT32_TO_BE ((guint32)lround (dpi / 0.0254));
  guint8 resolution[9] = { [8] = 1 }; /* the unit is the metre */

  memcpy (resolution, &a_metre, 4);
  memcpy (resolution + 4, &a_metre, 4);
  append_chunk (file, "pHYs", resolution, sizeof resolution);
}

/* One filtered row: its type, then red, green, blue of each pixel less those above. */
static void
filter_row (guint8 *out, const guint32 *row, const guint32 *above, guint width)
{
  *out++ = FILTER_UP;
  for (guint i = 0; i < width; i++)
    {
      guint32 now = row[i], before = above[i];

      *out++ = (guint8)((now >> 16) - (before >> 16));
      *out++ = (guint8)((now >> 8) - (before >> 8));
      *out++ = (guint8)(now - before);
    }
}

/* Packs the rows one after another, so that the filtered picture is never in memory as a whole. */
static gboolean
pack_rows (JwDeflate *deflate, const guint8 *pixels, guint width, guint height, gsize stride)
{
  gsize row_size = 1 + (gsize)width * BYTES_A_PIXEL;
  g_autofree guint8 *filtered = g_malloc (row_size);
  g_autofree guint32 *blank = g_new0 (guint32, width);
  const guint32 *above = blank;

  for (guint y = 0; y < height; y++)
    {
      const guint32 *row = (const guint32 *)(gconstpointer)(pixels + y * stride);

      filter_row (filtered, row, above, width);
      if (!jw_deflate_add (deflate, filtered, row_size, y + 1 == height))
        return FALSE;
      above = row;
    }
  return TRUE;
}

GBytes *
jw_png_encode (const unsigned char *pixels,
               guint width,
               guint height,
               gsize stride,
               double dpi,
               GError **error)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  g_autoptr (JwDeflate) deflate = jw_deflate_new (packed);

  if (!pack_rows (deflate, pixels, width, height, stride) || packed->len > G_MAXINT32)
    {
      g_set_error (error, JW_ERROR, JW_ERROR_RENDER,
                   _ ("The picture of %u × %u pixels could not be packed. Choose a lower "
                      "resolution."),
                   width, height);
      return NULL;
    }
  g_byte_array_append (file, signature, sizeof signature);
  append_header (file, width, height);
  append_resolution (file, dpi);
  append_chunk (file, "IDAT", packed->data, packed->len);
  append_chunk (file, "IEND", NULL, 0);
  return g_byte_array_free_to_bytes (g_steal_pointer (&file));
}
