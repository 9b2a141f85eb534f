#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "model/error.h"
#include "model/lane.h"
#include "model/stage.h"
#include "render/export/pdf-private.h"
#include "render/text.h"

/* The date of a map that has none: the same map shall give the same bytes. */
#define NO_DATE "1970-01-01"

struct _JwPdf
{
  GByteArray *data;
  JwSheets *sheets; /* takes the pages instead, or NULL */
  cairo_surface_t *surface;
  cairo_t *cr;
};

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
  set_text (surface, CAIRO_PDF_METADATA_SUBJECT, jw_node_get_string (node, JW_MAP_SCOPE));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Journeywright " JW_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, created);
}

JwPdf *
jw_pdf_new (JwMap *map, const JwPage *page)
{
  JwPdf *pdf = g_new0 (JwPdf, 1);

  pdf->sheets = page->sheets;
  pdf->data = g_byte_array_new ();
  /* Each page sets its own size. */
  pdf->surface = cairo_pdf_surface_create_for_stream (write_cb, pdf->data, 1, 1);
  cairo_pdf_surface_restrict_to_version (pdf->surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (pdf->surface, map);
  pdf->cr = cairo_create (pdf->surface);
  return pdf;
}

void
jw_pdf_free (JwPdf *pdf)
{
  cairo_destroy (pdf->cr);
  cairo_surface_finish (pdf->surface);
  cairo_surface_destroy (pdf->surface);
  g_byte_array_unref (pdf->data);
  g_free (pdf);
}

cairo_t *
jw_pdf_begin_page (JwPdf *pdf, double width, double height, const char *label)
{
  if (pdf->sheets != NULL)
    {
      cairo_destroy (pdf->cr);
      return pdf->cr = jw_sheets_add (pdf->sheets, width, height, label);
    }
  cairo_pdf_surface_set_size (pdf->surface, width, height);
  if (label != NULL)
    cairo_pdf_surface_set_page_label (pdf->surface, label);
  /* The first clip was that of the size before. */
  cairo_destroy (pdf->cr);
  pdf->cr = cairo_create (pdf->surface);
  return pdf->cr;
}

void
jw_pdf_end_page (JwPdf *pdf)
{
  if (pdf->sheets == NULL)
    cairo_show_page (pdf->cr);
}

int
jw_pdf_add_bookmark (JwPdf *pdf, int parent, guint page, const char *name, double x, double y)
{
  g_autofree char *exchangeable = name != NULL ? jw_text_make_exchangeable (name, -1) : NULL;
  char left[G_ASCII_DTOSTR_BUF_SIZE], top[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *place = NULL;

  if (pdf->sheets != NULL || name == NULL || *name == '\0')
    return 0;
  g_ascii_formatd (left, sizeof left, "%.2f", x);
  g_ascii_formatd (top, sizeof top, "%.2f", y);
  place = g_strdup_printf ("page=%u pos=[%s %s]", page, left, top);
  return cairo_pdf_surface_add_outline (pdf->surface, parent, exchangeable, place,
                                        CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

GBytes *
jw_pdf_finish (JwPdf *pdf, GError **error)
{
  cairo_status_t status = cairo_status (pdf->cr);

  cairo_surface_finish (pdf->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (pdf->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_bytes_new (pdf->data->data, pdf->data->len);
  g_set_error (error, JW_ERROR, JW_ERROR_RENDER,
               _ ("The PDF could not be made: %s. Try a PNG, or fewer cards."),
               cairo_status_to_string (status));
  return NULL;
}

/* The nodes of a kind by name, each leading to its place on the only page. */
static void
add_bookmarks (JwPdf *pdf,
               JwMap *map,
               JwPage *page,
               const char *heading,
               JwKind kind,
               guint property)
{
  JwNode *node = jw_node_get_first_child (JW_NODE (map), kind);
  int parent = node != NULL ? jw_pdf_add_bookmark (pdf, 0, 1, heading, 0, 0) : 0;

  for (; node != NULL; node = jw_node_get_next (node))
    {
      const JwSceneItem *item = jw_scene_find (page->scene, jw_node_get_id (node));
      JwRect place = { 0, 0, 0, 0 };

      if (item != NULL)
        jw_scene_item_get_bounds (item, &place);
      jw_pdf_add_bookmark (pdf, parent, 1, jw_node_get_string (node, property),
                           page->left + place.x * page->scale, place.y * page->scale);
    }
}

GBytes *
jw_export_pdf (JwMap *map, JwPage *page, GError **error)
{
  g_autoptr (JwPdf) pdf = jw_pdf_new (map, page);

  jw_page_paint (page, jw_pdf_begin_page (pdf, page->width, page->height, NULL));
  add_bookmarks (pdf, map, page, _ ("Stages"), JW_KIND_STAGE, JW_STAGE_NAME);
  add_bookmarks (pdf, map, page, _ ("Lanes"), JW_KIND_LANE, JW_LANE_NAME);
  jw_pdf_end_page (pdf);
  return jw_pdf_finish (pdf, error);
}
