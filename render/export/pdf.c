#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "model/error.h"
#include "model/lane.h"
#include "model/stage.h"
#include "render/export/crop-marks.h"
#include "render/export/pdf-about.h"
#include "render/export/pdf-private.h"
#include "render/export/pdf-sheet.h"
#include "render/text.h"

/* Of a page, counted from 0, in points. */
typedef struct
{
  guint page;
  double border, bleed, width, height;
} Border;

struct _JwPdf
{
  JwMap *map;
  JwPdfTags *tags;
  guint n_pages;
  GArray *borders; /* Border, of the pages that have one */
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
  pdf->borders = g_array_new (FALSE, FALSE, sizeof (Border));
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
  g_array_unref (pdf->borders);
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

/* What a printer cuts the page to, and what is printed beyond that, are told by the page itself. */
static void
keep_boxes (JwPdf *pdf, const JwPage *page)
{
  const Border border = { pdf->n_pages - 1, page->border, page->options.bleed, page->width,
                          page->height };

  g_array_append_val (pdf->borders, border);
}

cairo_t *
jw_pdf_begin_paper (JwPdf *pdf, const JwPage *page, const char *label)
{
  double around = 2 * page->border;
  cairo_t *cr = jw_pdf_begin_page (pdf, page->width + around, page->height + around, label);

  if (page->border > 0)
    {
      keep_boxes (pdf, page);
      cairo_translate (cr, page->border, page->border);
    }
  jw_page_paint_ground (page, cr, page->options.bleed);
  if (page->options.has_marks)
    jw_crop_marks_paint (cr, page->width, page->height, page->options.bleed);
  return cr;
}

void
jw_pdf_add_sheet (JwPdf *pdf, JwPage *page, const char *label)
{
  cairo_t *cr = jw_pdf_begin_paper (pdf, page, label);

  /* What is only shown or printed may have no ground, and has no need of a structure. */
  if (pdf->sheets != NULL)
    jw_page_paint (page, cr);
  else
    jw_pdf_paint_sheet (pdf->tags, JW_PDF_DOCUMENT, pdf->map, page, pdf->n_pages, cr);
}

guint
jw_pdf_get_n_pages (JwPdf *pdf)
{
  return pdf->n_pages;
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

static void
append_box (GString *entries, const char *name, const Border *border, double inset)
{
  g_string_append_printf (entries, "/%s[", name);
  jw_pdf_append_number (entries, inset);
  jw_pdf_append_number (entries, inset);
  jw_pdf_append_number (entries, 2 * border->border + border->width - inset);
  jw_pdf_append_number (entries, 2 * border->border + border->height - inset);
  g_string_append (entries, "]");
}

static void
write_boxes (JwPdf *pdf, JwPdfFile *file)
{
  for (guint i = 0; i < pdf->borders->len; i++)
    {
      const Border *border = &g_array_index (pdf->borders, Border, i);
      g_autoptr (GString) entries = g_string_new (NULL);

      append_box (entries, "TrimBox", border, border->border);
      append_box (entries, "BleedBox", border, border->border - border->bleed);
      jw_pdf_file_extend (file, jw_pdf_file_get_page (file, border->page), entries->str);
    }
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
      write_boxes (pdf, file);
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

int
jw_pdf_add_node_bookmark (JwPdf *pdf,
                          int parent,
                          guint number,
                          JwPage *page,
                          JwNode *node,
                          guint property)
{
  const JwSceneItem *item = jw_scene_find (page->scene, jw_node_get_id (node));
  JwRect place = { 0, 0, 0, 0 };

  if (item != NULL)
    jw_scene_item_get_bounds (item, &place);
  return jw_pdf_add_bookmark (pdf, parent, number, jw_node_get_string (node, property),
                              page->border + page->left + place.x * page->scale,
                              page->border + place.y * page->scale);
}

/* The nodes of a kind by name, each leading to its place on the first page. */
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
    jw_pdf_add_node_bookmark (pdf, parent, 1, page, node, property);
}

void
jw_pdf_add_map (JwPdf *pdf, JwMap *map, JwPage *page, const char *label)
{
  jw_pdf_add_sheet (pdf, page, label);
  add_bookmarks (pdf, map, page, _ ("Stages"), JW_KIND_STAGE, JW_STAGE_NAME);
  add_bookmarks (pdf, map, page, _ ("Lanes"), JW_KIND_LANE, JW_LANE_NAME);
  jw_pdf_end_page (pdf);
}

GBytes *
jw_export_pdf (JwMap *map, JwPage *page, GError **error)
{
  g_autoptr (JwPdf) pdf = jw_pdf_new (map, page);

  jw_pdf_add_map (pdf, map, page, NULL);
  return jw_pdf_finish (pdf, error);
}
