#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "model/error.h"
#include "render/export/deflate-private.h"
#include "render/export/png-private.h"

/* Source: W3C, Portable Network Graphics (PNG) Specification, Second Edition, 5 and 11. */
static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

#define COLOUR_TYPE_RGB 2
#define COLOUR_TYPE_RGBA 6
/* What is packed is put into chunks of about this size. */
#define CHUNK (1024 * 1024)

struct _JwPngWriter
{
  JwPngForm form;
  GByteArray *file;
  GByteArray *packed;
  JwDeflate *deflate;
  guint pixel; /* bytes of one */
  gsize row_size;
  guint8 *row, *above;
  guint8 *filtered, *scratch;
  guint n_rows;
  gboolean failed;
};

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
append_header (GByteArray *file, const JwPngForm *form)
{
  guint32 sides[] = { GUINT32_TO_BE (form->width), GUINT32_TO_BE (form->height) };
  guint8 header[13] = { [8] = 8, [9] = form->has_alpha ? COLOUR_TYPE_RGBA : COLOUR_TYPE_RGB };

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

JwPngWriter *
jw_png_writer_new (const JwPngForm *form)
{
  JwPngWriter *self = g_new0 (JwPngWriter, 1);

  self->form = *form;
  self->pixel = form->has_alpha ? 4 : 3;
  self->row_size = (gsize)form->width * self->pixel;
  self->row = g_malloc0 (self->row_size);
  self->above = g_malloc0 (self->row_size);
  self->filtered = g_malloc (1 + self->row_size);
  self->scratch = g_malloc (1 + self->row_size);
  self->packed = g_byte_array_new ();
  self->deflate =
      jw_deflate_new (self->packed, form->is_small ? JW_DEFLATE_SMALL : JW_DEFLATE_QUICK);
  self->file = g_byte_array_new ();
  g_byte_array_append (self->file, signature, sizeof signature);
  append_header (self->file, form);
  append_resolution (self->file, form->dpi);
  return self;
}

void
jw_png_writer_free (JwPngWriter *self)
{
  jw_deflate_free (self->deflate);
  g_byte_array_unref (self->packed);
  g_byte_array_unref (self->file);
  g_free (self->row);
  g_free (self->above);
  g_free (self->filtered);
  g_free (self->scratch);
  g_free (self);
}

/* A file of two gibibytes is more than its length can say. */
static void
put_chunk (JwPngWriter *self)
{
  if ((guint64)self->file->len + self->packed->len > G_MAXINT32)
    self->failed = TRUE;
  else
    append_chunk (self->file, "IDAT", self->packed->data, self->packed->len);
  g_byte_array_set_size (self->packed, 0);
}

static void
add_row (JwPngWriter *self, const guint32 *pixels)
{
  guint8 *row = self->row;
  gboolean is_last = ++self->n_rows == self->form.height;

  jw_png_lay_row (row, pixels, self->form.width, self->form.has_alpha);
  if (self->form.is_small)
    jw_png_filter_well (self->filtered, self->scratch, row, self->above, self->row_size,
                        self->pixel);
  else
    jw_png_filter_quickly (self->filtered, row, self->above, self->row_size);
  if (!jw_deflate_add (self->deflate, self->filtered, 1 + self->row_size, is_last))
    self->failed = TRUE;
  if (self->packed->len >= CHUNK || is_last)
    put_chunk (self);
  self->row = self->above;
  self->above = row;
}

void
jw_png_writer_add (JwPngWriter *self, const unsigned char *pixels, guint n_rows, gsize stride)
{
  for (guint y = 0; y < n_rows && !self->failed; y++)
    add_row (self, (const guint32 *)(gconstpointer)(pixels + y * stride));
}

GBytes *
jw_png_writer_finish (JwPngWriter *self, GError **error)
{
  if (self->failed || self->n_rows != self->form.height)
    {
      g_set_error (error, JW_ERROR, JW_ERROR_RENDER,
                   _ ("The picture of %u × %u pixels could not be packed. Choose fewer "
                      "dots per inch."),
                   self->form.width, self->form.height);
      return NULL;
    }
  append_chunk (self->file, "IEND", NULL, 0);
  return g_byte_array_free_to_bytes (g_byte_array_ref (self->file));
}
