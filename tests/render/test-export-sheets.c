#include <cairo.h>
#include <poppler.h>

#include "model/error.h"
#include "render/export/sheets.h"
#include "support.h"

#define DPI 90.0

typedef PopplerDocument Document;
typedef PopplerPage Page;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Document, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, g_object_unref)

static cairo_surface_t *
create_picture (double width, double height)
{
  cairo_surface_t *picture = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int)(width / 72 * DPI), (int)(height / 72 * DPI));
  cairo_t *cr = cairo_create (picture);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_destroy (cr);
  return picture;
}

static cairo_surface_t *
paint_sheet (JwSheets *sheets, guint page)
{
  double width, height;
  cairo_surface_t *picture;
  cairo_t *cr;

  jw_sheets_get_size (sheets, page, &width, &height);
  picture = create_picture (width, height);
  cr = cairo_create (picture);
  cairo_scale (cr, DPI / 72, DPI / 72);
  jw_sheets_paint (sheets, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (picture);
  return picture;
}

static cairo_surface_t *
paint_pdf_page (Page *page)
{
  double width, height;
  cairo_surface_t *picture;
  cairo_t *cr;

  poppler_page_get_size (page, &width, &height);
  picture = create_picture (width, height);
  cr = cairo_create (picture);
  cairo_scale (cr, DPI / 72, DPI / 72);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (picture);
  return picture;
}

/* Each sheet looks as the PDF's page of that number does, and not as the next one. */
static void
assert_like_pdf (JwMap *map, const JwExportOptions *options, guint least_pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JwSheets) sheets = jw_sheets_new (map, options, &error);
  g_autoptr (GBytes) pdf = jw_export_to_bytes (map, JW_EXPORT_PDF, options, NULL);
  g_autoptr (Document) document = poppler_document_new_from_bytes (pdf, NULL, NULL);
  cairo_surface_t *before = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (jw_sheets_get_n (sheets), >=, least_pages);
  g_assert_cmpint ((int)jw_sheets_get_n (sheets), ==, poppler_document_get_n_pages (document));
  for (guint i = 0; i < jw_sheets_get_n (sheets); i++)
    {
      g_autoptr (Page) page = poppler_document_get_page (document, (int)i);
      cairo_surface_t *sheet = paint_sheet (sheets, i), *printed = paint_pdf_page (page);

      g_assert_cmpfloat (jw_test_get_difference (sheet, printed), <, 4);
      if (before != NULL)
        g_assert_cmpfloat (jw_test_get_difference (before, printed), >,
                           jw_test_get_difference (sheet, printed) + 0.5);
      g_clear_pointer (&before, cairo_surface_destroy);
      before = sheet;
      cairo_surface_destroy (printed);
    }
  g_clear_pointer (&before, cairo_surface_destroy);
}

static void
test_like_pdf (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  const JwExportOptions stages = { .pages = JW_PAGES_STAGES };
  const JwExportOptions projector = { .theme = "projector" };
  const JwExportOptions poster = { .pages = JW_PAGES_POSTER,
                                   .paper_width = 1684,
                                   .paper_height = 1191 };

  assert_like_pdf (map, NULL, 1);
  assert_like_pdf (map, &projector, 1);
  assert_like_pdf (map, &stages, 5);
  assert_like_pdf (map, &poster, 5);
}

/* What a reader calls the pages of a poster, the plan apart. */
static void
test_labels (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  const JwExportOptions poster = { .pages = JW_PAGES_POSTER };
  g_autoptr (JwSheets) one = jw_sheets_new (map, NULL, NULL);
  g_autoptr (JwSheets) sheets = jw_sheets_new (map, &poster, NULL);

  g_assert_null (jw_sheets_get_label (one, 0));
  g_assert_cmpstr (jw_sheets_get_label (sheets, 1), ==, "A1");
}

static guint32
get_corner (JwSheets *sheets)
{
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 8, 8);
  cairo_t *cr = cairo_create (picture);
  guint32 corner;

  jw_sheets_paint (sheets, 0, cr);
  cairo_destroy (cr);
  cairo_surface_flush (picture);
  corner = *(const guint32 *)(gconstpointer)cairo_image_surface_get_data (picture);
  cairo_surface_destroy (picture);
  return corner;
}

/* As a picture without its paper's colour comes out. */
static void
test_transparent (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  JwExportOptions options = { .theme = "projector" };
  g_autoptr (JwSheets) usual = jw_sheets_new (map, &options, NULL);
  g_autoptr (JwSheets) clear = NULL;

  options.is_transparent = TRUE;
  clear = jw_sheets_new (map, &options, NULL);
  g_assert_cmphex (get_corner (usual), ==, 0xff12171d);
  g_assert_cmphex (get_corner (clear), ==, 0);
}

static gboolean
stop_cb (double done, gpointer data)
{
  return FALSE;
}

static void
test_errors (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  const JwExportOptions bad = { .paper_width = -1, .paper_height = 20 };
  const JwExportOptions stopped = { .progress = stop_cb };
  g_autoptr (GError) error = NULL;

  g_assert_null (jw_sheets_new (map, &bad, &error));
  g_assert_error (error, JW_ERROR, JW_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_null (jw_sheets_new (map, &stopped, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gpointer
draw_in_thread (gpointer data)
{
  return jw_sheets_new (data, NULL, NULL);
}

/* Drawn in one thread, painted in another after the first one is gone with its fonts. */
static void
test_threads (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (JwSheets) here = jw_sheets_new (map, NULL, NULL);
  g_autoptr (JwSheets) there = g_thread_join (g_thread_new ("draw", draw_in_thread, map));
  cairo_surface_t *a = paint_sheet (here, 0), *b = paint_sheet (there, 0);

  jw_test_assert_same_picture (a, b);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheets/like-pdf", test_like_pdf);
  g_test_add_func ("/sheets/transparent", test_transparent);
  g_test_add_func ("/sheets/labels", test_labels);
  g_test_add_func ("/sheets/errors", test_errors);
  g_test_add_func ("/sheets/threads", test_threads);
  return g_test_run ();
}
