#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "model/error.h"
#include "model/lane.h"
#include "model/stage.h"
#include "render/export/pdf-about.h"
#include "render/export/pdf-private.h"
#include "render/export/pdf-sheet.h"
#include "render/text.h"

struct _JwPdf
{
  JwMap *map;
  JwPdfTags *tags;
  guint n_pages;
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

JwPdf *
jw_pdf_new (JwMap *map, const JwPage *page)
{
  JwPdf *pdf = g_new0 (JwPdf, 1);

  pdf->sheets = page->sheets;
  pdf->map = map;
  pdf->tags = jw_pdf_tags_new ();
  pdf->data = g_byte_array_new ();
  /* Each page sets its own size. A PDF of this version has the one table of objects that
   * jw_pdf_file_new() reads. */
  pdf->surface = cairo_pdf_surface_create_for_stream (write_cb, pdf->data, 1, 1);
  cairo_pdf_surface_restrict_to_version (pdf->surface, CAIRO_PDF_VERSION_1_4);
  jw_pdf_about_begin (map, pdf->surface);
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
  jw_pdf_tags_free (pdf->tags);
  g_free (pdf);
}

cairo_t *
jw_pdf_begin_page (JwPdf *pdf, double width, double height, const char *label)
{
  jw_pdf_tags_begin_page (pdf->tags, height);
  pdf->n_pages++;
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

JwPdfTags *
jw_pdf_get_tags (JwPdf *pdf)
{
  return pdf->tags;
}

void
jw_pdf_add_sheet (JwPdf *pdf, JwPage *page, const char *label)
{
  cairo_t *cr = jw_pdf_begin_page (pdf, page->width, page->height, label);

  jw_pdf_paint_sheet (pdf->tags, JW_PDF_DOCUMENT, pdf->map, page, pdf->n_pages, cr);
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

/* What cairo wrote, with structure, links and description; as it is, if it is written in a way that
 * a later cairo may have. */
static GBytes *
complete (JwPdf *pdf)
{
  g_autoptr (JwPdfFile) file = jw_pdf_file_new (pdf->data->data, pdf->data->len);
  GBytes *bytes = NULL;

  if (file != NULL && jw_pdf_file_get_n_pages (file) == pdf->n_pages)
    {
      jw_pdf_tags_write (pdf->tags, file);
      jw_pdf_about_finish (pdf->map, file);
      bytes = jw_pdf_file_write (file);
    }
  return bytes != NULL ? bytes : g_bytes_new (pdf->data->data, pdf->data->len);
}

GBytes *
jw_pdf_finish (JwPdf *pdf, GError **error)
{
  cairo_status_t status = cairo_status (pdf->cr);

  cairo_surface_finish (pdf->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (pdf->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return complete (pdf);
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

  jw_pdf_add_sheet (pdf, page, NULL);
  add_bookmarks (pdf, map, page, _ ("Stages"), JW_KIND_STAGE, JW_STAGE_NAME);
  add_bookmarks (pdf, map, page, _ ("Lanes"), JW_KIND_LANE, JW_LANE_NAME);
  jw_pdf_end_page (pdf);
  return jw_pdf_finish (pdf, error);
}
