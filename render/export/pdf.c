#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "model/error.h"
#include "render/export/page-private.h"
#include "render/text.h"

/* The date of a map that has none: the same map shall give the same bytes. */
#define NO_DATE "1970-01-01"

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_text (cairo_surface_t *surface, cairo_pdf_metadata_t what, const char *text)
{
  g_autofree char *exchangeable = text != NULL ? jw_text_make_exchangeable (text, -1) : NULL;

  if (text != NULL)
    cairo_pdf_surface_set_metadata (surface, what, exchangeable);
}

static void
set_metadata (cairo_surface_t *surface, JwMap *map)
{
  JwNode *node = JW_NODE (map);
  const char *title = jw_node_get_string (node, JW_MAP_TITLE);
  const char *author = jw_node_get_string (node, JW_MAP_OWNER);
  const char *date = jw_node_get_string (node, JW_MAP_DATE);
  g_autofree char *created = g_strconcat (date != NULL ? date : NO_DATE, "T00:00:00Z", NULL);

  if (author == NULL)
    author = jw_node_get_string (node, JW_MAP_BUSINESS);
  set_text (surface, CAIRO_PDF_METADATA_TITLE, title);
  set_text (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Journeywright " JW_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, created);
}

static void
paint (cairo_surface_t *surface, JwPage *page)
{
  cairo_t *cr = cairo_create (surface);

  jw_page_paint (page, cr);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
}

GBytes *
jw_export_pdf (JwMap *map, JwPage *page, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (write_cb, data, page->width, page->height);
  cairo_status_t status;

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (surface, map);
  paint (surface, page);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, JW_ERROR, JW_ERROR_RENDER,
                   _ ("The PDF could not be made: %s. Try a PNG, or fewer cards."),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}
