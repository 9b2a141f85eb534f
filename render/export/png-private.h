#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JwPngForm:
 * @width, @height: in pixels
 * @dpi: dots per inch
 * @has_alpha: whether pixels are CAIRO_FORMAT_ARGB32, or else CAIRO_FORMAT_RGB24
 * @is_small: packed as small as can be, or else quickly
 */
typedef struct
{
  guint width, height;
  double dpi;
  gboolean has_alpha;
  gboolean is_small;
} JwPngForm;

/**
 * JwPngWriter:
 *
 * A PNG file while it is packed, from the upper rows to the lower ones, so that its pixels are
 * never in memory all at once.
 */
typedef struct _JwPngWriter JwPngWriter;

/* Begins a file: its header and resolution. */
JwPngWriter *jw_png_writer_new (const JwPngForm *form);
void jw_png_writer_free (JwPngWriter *writer);
/* Packs so many rows more, @stride bytes from each other. */
void
jw_png_writer_add (JwPngWriter *writer, const unsigned char *pixels, guint n_rows, gsize stride);
/* The file, once all rows are packed; %JW_ERROR_RENDER if it could not be made. */
GBytes *jw_png_writer_finish (JwPngWriter *writer, GError **error);

/* A row of pixels as bytes: red, green, blue and, with alpha, alpha, by which colours are no longer
 * multiplied. */
void jw_png_lay_row (guint8 *bytes, const guint32 *pixels, guint width, gboolean has_alpha);
/* A row as it is to be packed: the filter's type, then @n bytes less those of before. The quick way
 * is always the same; the other one tries all filters. @above is the row above, or zeros; @pixel
 * how many bytes a pixel has. @scratch holds as many as @filtered, 1 + @n. */
void jw_png_filter_quickly (guint8 *filtered, const guint8 *row, const guint8 *above, gsize n);
void jw_png_filter_well (guint8 *filtered,
                         guint8 *scratch,
                         const guint8 *row,
                         const guint8 *above,
                         gsize n,
                         guint pixel);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwPngWriter, jw_png_writer_free)

G_END_DECLS
