#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/error.h"
#include "render/export/page-private.h"
#include "render/export/png-private.h"

/* A picture is painted in bands of about so many bytes, one after another: what is in memory at
 * once does not grow with it. */
#define BAND_BYTES (24 * 1024 * 1024)
/* One that is packed small takes so long that it could not be given up in between. */
#define SMALL_BAND_BYTES (4 * 1024 * 1024)

static gboolean
find_size (JwPage *page, double dpi, guint *width, guint *height, GError **error)
{
  double w = round (page->width / 72 * dpi), h = round (page->height / 72 * dpi);

  if (isfinite (dpi) && dpi > 0 && w >= 1 && h >= 1 && w <= JW_PICTURE_MAX && h <= JW_PICTURE_MAX)
    {
      *width = (guint)w;
      *height = (guint)h;
      return TRUE;
    }
  g_set_error (error, JW_ERROR, JW_ERROR_USAGE,
               _ ("A picture of this page cannot have %g dots per inch: its sides would be %.0f × "
                  "%.0f pixels, and may be 1 to %d. Choose other paper, or another number of "
                  "dots."),
               dpi, w, h, JW_PICTURE_MAX);
  return FALSE;
}

/* The rows from @top on. Ground that the sheet does not cover is paper, too. */
static cairo_status_t
paint_band (cairo_surface_t *band, JwPage *page, const JwPngForm *form, guint top)
{
  cairo_t *cr = cairo_create (band);
  cairo_status_t status;

  cairo_set_operator (cr, form->has_alpha ? CAIRO_OPERATOR_CLEAR : CAIRO_OPERATOR_SOURCE);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  cairo_translate (cr, 0, -(double)top);
  cairo_scale (cr, form->dpi / 72, form->dpi / 72);
  jw_page_paint (page, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_flush (band);
  return status;
}

static cairo_surface_t *
create_band (const JwPngForm *form, guint band_bytes)
{
  guint rows = CLAMP (band_bytes / (4 * form->width), 1, form->height);

  return cairo_image_surface_create (form->has_alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24,
                                     (int)form->width, (int)rows);
}

static gboolean
report (cairo_status_t status, const JwPngForm *form, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, JW_ERROR, JW_ERROR_RENDER,
               _ ("The picture of %u × %u pixels could not be made: %s. Choose fewer "
                  "dots per inch."),
               form->width, form->height, cairo_status_to_string (status));
  return FALSE;
}

static gboolean
write_bands (JwPngWriter *writer,
             cairo_surface_t *band,
             JwPage *page,
             const JwPngForm *form,
             GError **error)
{
  guint n = (guint)cairo_image_surface_get_height (band);

  for (guint top = 0; top < form->height; top += n)
    {
      if (!jw_page_go_on (page, top / (double)form->height, error) ||
          !report (paint_band (band, page, form, top), form, error))
        return FALSE;
      jw_png_writer_add (writer, cairo_image_surface_get_data (band), MIN (n, form->height - top),
                         (gsize)cairo_image_surface_get_stride (band));
    }
  return TRUE;
}

GBytes *
jw_export_png_in_bands (JwPage *page, double dpi, guint band_bytes, GError **error)
{
  JwPngForm form = { .dpi = dpi,
                     .has_alpha = page->options.is_transparent,
                     .is_small = page->options.is_small };
  g_autoptr (JwPngWriter) writer = NULL;
  cairo_surface_t *band;
  GBytes *bytes = NULL;

  if (!find_size (page, dpi, &form.width, &form.height, error))
    return NULL;
  writer = jw_png_writer_new (&form);
  band = create_band (&form, band_bytes);
  if (report (cairo_surface_status (band), &form, error) &&
      write_bands (writer, band, page, &form, error))
    bytes = jw_png_writer_finish (writer, error);
  cairo_surface_destroy (band);
  return bytes;
}

GBytes *
jw_export_png (JwMap *map, JwPage *page, double dpi, GError **error)
{
  return jw_export_png_in_bands (page, dpi, page->options.is_small ? SMALL_BAND_BYTES : BAND_BYTES,
                                 error);
}
