#include <cairo.h>
#include <glib/gstdio.h>
#include <math.h>
#include <poppler.h>
#include <string.h>

#include "model/error.h"
#include "model/lane.h"
#include "model/stage.h"
#include "render/export/export.h"
#include "render/export/page-private.h"
#include "support.h"

/* Names of our own: only newer versions of the library bring clean-up functions for theirs. */
typedef PopplerDocument Document;
typedef PopplerPage Page;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Document, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, g_object_unref)

static GBytes *
export_map (JwMap *map, JwExportFormat format, const JwExportOptions *options)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = jw_export_to_bytes (map, format, options, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return bytes;
}

static PopplerDocument *
open_pdf (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
test_format_from_name (void)
{
  static const char *const wrong[] = { "map", "map.jpg", "pdf", "map.pdf.txt", "" };
  JwExportFormat format;

  g_assert_true (jw_export_format_from_name ("a/b.c/map.pdf", &format, NULL));
  g_assert_cmpint (format, ==, JW_EXPORT_PDF);
  g_assert_true (jw_export_format_from_name ("map.PNG", &format, NULL));
  g_assert_cmpint (format, ==, JW_EXPORT_PNG);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (jw_export_format_from_name (wrong[i], &format, &error));
      g_assert_error (error, JW_ERROR, JW_ERROR_USAGE);
      g_assert_nonnull (strstr (error->message, ".pdf"));
      g_assert_nonnull (strstr (error->message, ".png"));
      g_assert_nonnull (strstr (error->message, ".svg"));
    }
}

static void
test_same_map_same_bytes (void)
{
  static const JwExportFormat formats[] = { JW_EXPORT_PDF, JW_EXPORT_PNG };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (JwMap) map = jw_test_read_sample ();
      g_autoptr (JwMap) twin = jw_test_read_sample ();
      g_autoptr (GBytes) first = export_map (map, formats[i], NULL);
      g_autoptr (GBytes) again = export_map (map, formats[i], NULL);
      g_autoptr (GBytes) other = export_map (twin, formats[i], NULL);

      g_assert_true (g_bytes_equal (first, again));
      g_assert_true (g_bytes_equal (first, other));
    }
}

static void
test_pdf_has_the_papers_size (void)
{
  static const struct
  {
    const char *attributes;
    double width, height; /* millimetres */
  } papers[] = {
    { "", 420, 297 },
    { "paper=\"a4\" portrait=\"true\"", 210, 297 },
    { "paper=\"a0\"", 1189, 841 },
    { "paper=\"a5\"", 210, 148 },
    { "paper=\"letter\"", 279.4, 215.9 },
    { "paper=\"tabloid\"", 431.8, 279.4 },
    { "paper=\"ansi-c\" portrait=\"true\"", 431.8, 558.8 },
    { "paper=\"ansi-e\"", 1117.6, 863.6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (JwMap) map = jw_test_read_body (papers[i].attributes, "<stage id=\"s\"/>");
      g_autoptr (GBytes) bytes = export_map (map, JW_EXPORT_PDF, NULL);
      g_autoptr (Document) document = open_pdf (bytes);
      g_autoptr (Page) page = poppler_document_get_page (document, 0);
      double width, height;

      g_assert_cmpint (poppler_document_get_n_pages (document), ==, 1);
      poppler_page_get_size (page, &width, &height);
      g_assert_cmpfloat_with_epsilon (width / 72 * 25.4, papers[i].width, 0.01);
      g_assert_cmpfloat_with_epsilon (height / 72 * 25.4, papers[i].height, 0.01);
    }
}

static void
test_pdf_is_described (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (GBytes) bytes = export_map (map, JW_EXPORT_PDF, NULL);
  g_autoptr (Document) document = open_pdf (bytes);
  g_autofree char *title = poppler_document_get_title (document);
  g_autofree char *author = poppler_document_get_author (document);
  g_autoptr (GDateTime) created = poppler_document_get_creation_date_time (document);
  g_autofree char *date = g_date_time_format (created, "%F");
  guint major, minor;

  g_assert_cmpstr (title, ==, "Hand-thrown mugs: from stranger to ambassador");
  g_assert_cmpstr (author, ==, "Alder & Ash pottery");
  g_assert_cmpstr (date, ==, "2026-05-14");
  poppler_document_get_pdf_version (document, &major, &minor);
  g_assert_cmpuint (major, ==, 1);
  g_assert_cmpuint (minor, ==, 5);
}

/* Under each heading, the names in their order, leading to the page. */
static void
test_pdf_has_an_outline (void)
{
  static const JwKind kinds[] = { JW_KIND_STAGE, JW_KIND_LANE };
  static const guint properties[] = { JW_STAGE_NAME, JW_LANE_NAME };
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (GBytes) bytes = export_map (map, JW_EXPORT_PDF, NULL);
  g_autoptr (Document) document = open_pdf (bytes);
  PopplerIndexIter *heading = poppler_index_iter_new (document);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      PopplerIndexIter *line = poppler_index_iter_get_child (heading);
      JwNode *node = jw_node_get_first_child (JW_NODE (map), kinds[i]);

      do
        {
          PopplerAction *action = poppler_index_iter_get_action (line);

          g_assert_cmpstr (action->any.title, ==, jw_node_get_string (node, properties[i]));
          g_assert_cmpint (action->type, ==, POPPLER_ACTION_GOTO_DEST);
          g_assert_cmpfloat (action->goto_dest.dest->top, >, 10);
          node = jw_node_get_next (node);
          poppler_action_free (action);
        }
      while (poppler_index_iter_next (line));
      g_assert_null (node);
      poppler_index_iter_free (line);
      g_assert_cmpint (poppler_index_iter_next (heading), ==, i == 0);
    }
  poppler_index_iter_free (heading);
}

/* The type on twice the paper is larger than its own, and all of it is on the page unscaled. */
static void
test_text_can_fit_the_paper (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  JwExportOptions options = { .paper_width = 1684, .paper_height = 1191, .fits = TRUE };
  g_autoptr (JwPage) fitting = jw_page_new (map, &options, NULL);
  JwRect own, fitted;

  options.fits = FALSE;
  {
    g_autoptr (JwPage) plain = jw_page_new (map, &options, NULL);
    const char *id = jw_node_get_id (jw_node_get_first_child (JW_NODE (map), JW_KIND_CARD));

    jw_scene_item_get_bounds (jw_scene_find (plain->scene, id), &own);
    jw_scene_item_get_bounds (jw_scene_find (fitting->scene, id), &fitted);
  }
  g_assert_cmpfloat (fitting->scale, >, 0.999);
  g_assert_cmpfloat (fitted.height, >, 1.4 * own.height);
}

static void
test_pdf_text_can_be_taken_out (void)
{
  static const char *const parts[] = { "Hand-thrown mugs", "Instagram reel of the kiln opening",
                                       "12,400",           "They wrote my name.",
                                       "Scale 1:1",        "Follows the studio" };
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (GBytes) bytes = export_map (map, JW_EXPORT_PDF, NULL);
  g_autoptr (Document) document = open_pdf (bytes);
  g_autoptr (Page) page = poppler_document_get_page (document, 0);
  g_autofree char *text = poppler_page_get_text (page);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (text, parts[i]) == NULL)
      g_error ("“%s” is not in the text of the page", parts[i]);
}

static void
test_pdf_brings_its_typeface (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (GBytes) bytes = export_map (map, JW_EXPORT_PDF, NULL);
  g_autoptr (Document) document = open_pdf (bytes);
  PopplerFontInfo *info = poppler_font_info_new (document);
  PopplerFontsIter *iter = NULL;
  guint n_fonts = 0;

  g_assert_true (poppler_font_info_scan (info, 1, &iter));
  do
    {
      g_assert_nonnull (strstr (poppler_fonts_iter_get_name (iter), "Inter"));
      g_assert_true (poppler_fonts_iter_is_embedded (iter));
      g_assert_true (poppler_fonts_iter_is_subset (iter));
      n_fonts++;
    }
  while (poppler_fonts_iter_next (iter));
  g_assert_cmpuint (n_fonts, >=, 4);
  poppler_fonts_iter_free (iter);
  g_object_unref (info);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 200000);
}

static guint32
read_number (GBytes *bytes, gsize at)
{
  const guint8 *data = g_bytes_get_data (bytes, NULL);

  return (guint32)data[at] << 24 | (guint32)data[at + 1] << 16 | (guint32)data[at + 2] << 8 |
         data[at + 3];
}

static void
test_png_has_size_and_resolution (void)
{
  static const double resolutions[] = { 36, 96, 150, 300 };
  g_autoptr (JwMap) map = jw_test_read_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (resolutions); i++)
    {
      JwExportOptions options = { .dpi = resolutions[i] };
      g_autoptr (GBytes) bytes = export_map (map, JW_EXPORT_PNG, &options);
      const char *data = g_bytes_get_data (bytes, NULL);

      g_assert_cmpuint (read_number (bytes, 16), ==, (guint32)lround (420 / 25.4 * resolutions[i]));
      g_assert_cmpuint (read_number (bytes, 20), ==, (guint32)lround (297 / 25.4 * resolutions[i]));
      g_assert_cmpmem (data + 37, 4, "pHYs", 4);
      g_assert_cmpuint (read_number (bytes, 41), ==, (guint32)lround (resolutions[i] / 0.0254));
      g_assert_cmpuint (read_number (bytes, 45), ==, (guint32)lround (resolutions[i] / 0.0254));
    }
}

static cairo_status_t
count_cb (void *closure, const unsigned char *data, unsigned int length)
{
  *(gsize *)closure += length;
  return CAIRO_STATUS_SUCCESS;
}

/* What is packed is what was painted, and not much larger than cairo packs it. */
static void
test_png_holds_the_painting (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (JwScene) scene = jw_test_layout (map);
  g_autoptr (GBytes) bytes = export_map (map, JW_EXPORT_PNG, NULL);
  cairo_surface_t *read = jw_test_read_png (bytes);
  cairo_surface_t *painted =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, cairo_image_surface_get_width (read),
                                  cairo_image_surface_get_height (read));
  cairo_t *cr = cairo_create (painted);
  gsize cairo_size = 0;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, 150 / 72.0, 150 / 72.0);
  cairo_surface_set_fallback_resolution (painted, 150, 150);
  {
    g_autoptr (JwPage) page = jw_page_new (map, NULL, NULL);

    jw_page_paint (page, cr);
  }
  cairo_destroy (cr);
  cairo_surface_flush (painted);
  g_assert_cmpint (cairo_image_surface_get_format (read), ==, CAIRO_FORMAT_RGB24);
  jw_test_assert_same_picture (read, painted);
  cairo_surface_write_to_png_stream (painted, count_cb, &cairo_size);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, cairo_size * 18 / 10);
  cairo_surface_destroy (painted);
  cairo_surface_destroy (read);
}

static void
assert_refused (JwMap *map, JwExportFormat format, double width, double height, double dpi)
{
  JwExportOptions options = { width, height, dpi };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = jw_export_to_bytes (map, format, &options, &error);

  g_assert_null (bytes);
  g_assert_error (error, JW_ERROR, JW_ERROR_USAGE);
  g_assert_cmpuint (strlen (error->message), >, 20);
}

static void
test_bad_sizes_are_refused (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();

  assert_refused (map, JW_EXPORT_PDF, -10, 100, 0);
  assert_refused (map, JW_EXPORT_PDF, NAN, 100, 0);
  assert_refused (map, JW_EXPORT_PDF, 100, INFINITY, 0);
  assert_refused (map, JW_EXPORT_PDF, 100, 14401, 0);
  assert_refused (map, JW_EXPORT_PDF, 0.5, 100, 0);
  assert_refused (map, JW_EXPORT_PDF, 100, 0, 0);
  assert_refused (map, JW_EXPORT_PNG, 0, 0, -72);
  assert_refused (map, JW_EXPORT_PNG, 0, 0, NAN);
  assert_refused (map, JW_EXPORT_PNG, 0, 0, 2000);
  assert_refused (map, JW_EXPORT_PNG, 0, 0, 0.01);
  assert_refused (map, JW_EXPORT_PNG, 14400, 14400, 200);
}

/* The map on another paper than its own, and on one that is far too small. */
static void
test_other_papers (void)
{
  static const double sizes[][2] = { { 841.89, 595.276 }, { 200, 100 }, { 2000, 300 }, { 1, 1 } };
  g_autoptr (JwMap) map = jw_test_read_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      JwExportOptions options = { sizes[i][0], sizes[i][1], 96 };
      g_autoptr (JwPage) page = jw_page_new (map, &options, NULL);
      g_autoptr (GBytes) bytes = export_map (map, JW_EXPORT_PDF, &options);
      g_autoptr (Document) document = open_pdf (bytes);
      g_autoptr (Page) pdf_page = poppler_document_get_page (document, 0);
      double width, height;

      poppler_page_get_size (pdf_page, &width, &height);
      g_assert_cmpfloat_with_epsilon (width, sizes[i][0], 0.01);
      g_assert_cmpfloat_with_epsilon (height, sizes[i][1], 0.01);
      g_assert_cmpfloat (jw_scene_get_width (page->scene) * page->scale, <=, width + 0.01);
      g_assert_cmpfloat (jw_scene_get_height (page->scene) * page->scale, <=, height + 0.01);
    }
}

/* Page one of the PDF, drawn by another program's library, is the picture. */
static void
test_pdf_and_png_show_the_same (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (JwMap) other_map = jw_test_make_random_map (1, 5, 2);
  g_autoptr (GBytes) pdf = export_map (map, JW_EXPORT_PDF, NULL);
  g_autoptr (GBytes) png = export_map (map, JW_EXPORT_PNG, NULL);
  g_autoptr (GBytes) other_png = export_map (other_map, JW_EXPORT_PNG, NULL);
  g_autoptr (Document) document = open_pdf (pdf);
  g_autoptr (Page) page = poppler_document_get_page (document, 0);
  cairo_surface_t *picture = jw_test_read_png (png), *other = jw_test_read_png (other_png);
  cairo_surface_t *drawn =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, cairo_image_surface_get_width (picture),
                                  cairo_image_surface_get_height (picture));
  cairo_t *cr = cairo_create (drawn);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, 150 / 72.0, 150 / 72.0);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (drawn);
  g_assert_cmpfloat (jw_test_get_difference (picture, drawn), <, 2.5);
  g_assert_cmpfloat (jw_test_get_difference (other, drawn), >, 6);
  cairo_surface_destroy (drawn);
  cairo_surface_destroy (picture);
  cairo_surface_destroy (other);
}

static void
test_into_a_file (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("jw-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "map.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) nowhere = g_file_resolve_relative_path (file, "../none/map.pdf");
  g_autoptr (GBytes) expected = export_map (map, JW_EXPORT_PDF, NULL);
  g_autoptr (GBytes) written = NULL;

  g_assert_true (jw_export_to_file (map, JW_EXPORT_PDF, NULL, file, &error));
  g_assert_no_error (error);
  written = g_file_load_bytes (file, NULL, NULL, NULL);
  g_assert_true (g_bytes_equal (written, expected));
  g_assert_false (jw_export_to_file (map, JW_EXPORT_PDF, NULL, nowhere, &error));
  g_assert_error (error, JW_ERROR, JW_ERROR_FILE);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A worker thread exports by its own font map, beside the others. */
static gpointer
export_in_thread (gpointer data)
{
  return export_map (data, JW_EXPORT_PDF, NULL);
}

static void
test_in_threads (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (JwMap) twin = jw_test_read_sample ();
  g_autoptr (GBytes) expected = export_map (map, JW_EXPORT_PDF, NULL);
  GThread *first = g_thread_new ("export", export_in_thread, map);
  GThread *second = g_thread_new ("export", export_in_thread, twin);
  g_autoptr (GBytes) a = g_thread_join (first);
  g_autoptr (GBytes) b = g_thread_join (second);

  g_assert_true (g_bytes_equal (a, expected));
  g_assert_true (g_bytes_equal (b, expected));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/format-from-name", test_format_from_name);
  g_test_add_func ("/export/same-bytes", test_same_map_same_bytes);
  g_test_add_func ("/export/pdf/size", test_pdf_has_the_papers_size);
  g_test_add_func ("/export/pdf/metadata", test_pdf_is_described);
  g_test_add_func ("/export/pdf/outline", test_pdf_has_an_outline);
  g_test_add_func ("/export/fits", test_text_can_fit_the_paper);
  g_test_add_func ("/export/pdf/text", test_pdf_text_can_be_taken_out);
  g_test_add_func ("/export/pdf/typeface", test_pdf_brings_its_typeface);
  g_test_add_func ("/export/png/size", test_png_has_size_and_resolution);
  g_test_add_func ("/export/png/painting", test_png_holds_the_painting);
  g_test_add_func ("/export/bad-sizes", test_bad_sizes_are_refused);
  g_test_add_func ("/export/other-papers", test_other_papers);
  g_test_add_func ("/export/pdf-and-png", test_pdf_and_png_show_the_same);
  g_test_add_func ("/export/file", test_into_a_file);
  g_test_add_func ("/export/threads", test_in_threads);
  return g_test_run ();
}
