#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/error.h"
#include "render/export/page-private.h"

static gboolean
find_size (JwPage *page, double dpi, int *width, int *height, GError **error)
{
  double w = round (page->width / 72 * dpi), h = round (page->height / 72 * dpi);

  if (isfinite (dpi) && dpi > 0 && w >= 1 && h >= 1 && w <= JW_PICTURE_MAX && h <= JW_PICTURE_MAX)
    {
      *width = (int)w;
      *height = (int)h;
      return TRUE;
    }
  g_set_error (error, JW_ERROR, JW_ERROR_USAGE,
               _ ("A picture of this page cannot have %g dots per inch: its sides would be %.0f × "
                  "%.0f pixels, and may be 1 to %d. Choose another resolution or paper."),
               dpi, w, h, JW_PICTURE_MAX);
  return FALSE;
}

static GBytes *
encode (cairo_surface_t *surface, double dpi, GError **error)
{
  cairo_surface_flush (surface);
  return jw_png_encode (cairo_image_surface_get_data (surface),
                        (guint)cairo_image_surface_get_width (surface),
                        (guint)cairo_image_surface_get_height (surface),
                        (gsize)cairo_image_surface_get_stride (surface), dpi, error);
}

/* Ground that the sheet does not cover is paper, too. */
static cairo_status_t
paint (cairo_surface_t *surface, JwPage *page, double dpi)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, dpi / 72, dpi / 72);
  jw_page_paint (page, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  return status;
}

GBytes *
jw_export_png (JwMap *map, JwPage *page, double dpi, GError **error)
{
  cairo_surface_t *surface;
  cairo_status_t status;
  GBytes *bytes = NULL;
  int width, height;

  if (!find_size (page, dpi, &width, &height, error))
    return NULL;
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  status = cairo_surface_status (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = paint (surface, page, dpi);
  if (status == CAIRO_STATUS_SUCCESS)
    bytes = encode (surface, dpi, error);
  else
    g_set_error (error, JW_ERROR, JW_ERROR_RENDER,
                 _ ("The picture of %d × %d pixels could not be made: %s. Choose a lower "
                    "resolution."),
                 width, height, cairo_status_to_string (status));
  cairo_surface_destroy (surface);
  return bytes;
}
