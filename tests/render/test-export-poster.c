#include <cairo.h>
#include <math.h>
#include <poppler.h>
#include <string.h>

#include "model/error.h"
#include "render/export/page-private.h"
#include "render/export/poster-grid.h"
#include "support.h"

#define MM (72 / 25.4)
#define DPI 40.0

typedef PopplerDocument Document;
typedef PopplerPage Page;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Document, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, g_object_unref)

/* An A3 poster on A5 sheets with edges and overlaps of its own. */
static const JwExportOptions options = {
  .pages = JW_PAGES_POSTER,
  .paper_width = 420 * MM,
  .paper_height = 297 * MM,
  .tile_width = 148 * MM,
  .tile_height = 210 * MM,
  .tile_margin = 5 * MM,
  .tile_overlap = 12 * MM,
};

static JwPosterGrid
get_grid (void)
{
  JwPosterGrid grid = { options.paper_width, options.paper_height, options.tile_width,
                        options.tile_height, options.tile_margin,  options.tile_overlap };

  g_assert_true (jw_poster_grid_count (&grid, NULL));
  return grid;
}

static PopplerDocument *
make_poster (JwMap *map)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = jw_export_to_bytes (map, JW_EXPORT_PDF, &options, &error);
  g_autoptr (GBytes) again = jw_export_to_bytes (map, JW_EXPORT_PDF, &options, &error);
  PopplerDocument *document;

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, again));
  document = poppler_document_new_from_bytes (bytes, NULL, &error);
  g_assert_no_error (error);
  return document;
}

/* Every cell lies in its window with a bleed round it, and the cells cover the poster exactly. */
static void
check_cells (const JwPosterGrid *grid)
{
  double area = 0;

  for (guint row = 0; row < grid->rows; row++)
    for (guint column = 0; column < grid->columns; column++)
      {
        JwRect window, cell;

        jw_poster_grid_get_window (grid, column, row, &window);
        jw_poster_grid_get_cell (grid, column, row, &cell);
        area += cell.width * cell.height;
        g_assert_cmpfloat (cell.width, >, 0);
        g_assert_cmpfloat (cell.height, >, 0);
        g_assert_cmpfloat (cell.x - window.x, >, JW_POSTER_BLEED - 0.001);
        g_assert_cmpfloat (cell.y - window.y, >, JW_POSTER_BLEED - 0.001);
        g_assert_cmpfloat (window.x + window.width - cell.x - cell.width, >,
                           JW_POSTER_BLEED - 0.001);
        g_assert_cmpfloat (window.y + window.height - cell.y - cell.height, >,
                           JW_POSTER_BLEED - 0.001);
        g_assert_cmpfloat (cell.x + cell.width, <, grid->width + 0.001);
        g_assert_cmpfloat (cell.y + cell.height, <, grid->height + 0.001);
      }
  g_assert_cmpfloat_with_epsilon (area / grid->width / grid->height, 1, 1e-9);
}

static void
test_sheets_cover_any_poster (void)
{
  GRand *random = g_rand_new_with_seed (8);

  for (guint i = 0; i < 2000; i++)
    {
      JwPosterGrid grid = { .width = g_rand_double_range (random, 20, 1500) * MM,
                            .height = g_rand_double_range (random, 20, 1500) * MM,
                            .tile_width = g_rand_double_range (random, 120, 420) * MM,
                            .tile_height = g_rand_double_range (random, 120, 420) * MM,
                            .margin = g_rand_double_range (random, 0, 20) * MM,
                            .overlap = g_rand_double_range (random, 6, 30) * MM };

      if (jw_poster_grid_count (&grid, NULL))
        check_cells (&grid);
      else
        g_assert_cmpuint (grid.columns * grid.rows, >, JW_POSTER_MAX_SHEETS);
    }
  g_rand_free (random);
}

/* 420 - 12 + 6 mm by 126 mm, 297 - 12 + 6 mm by 188 mm; turned, 3 columns and 3 rows. */
static void
test_sheets_are_turned_to_need_fewer (void)
{
  JwPosterGrid grid = get_grid ();

  g_assert_cmpuint (grid.columns, ==, 4);
  g_assert_cmpuint (grid.rows, ==, 2);
  g_assert_cmpfloat_with_epsilon (grid.tile_width, 148 * MM, 0.001);
  grid.width = 180 * MM;
  grid.height = 120 * MM;
  g_assert_true (jw_poster_grid_count (&grid, NULL));
  g_assert_cmpuint (grid.columns * grid.rows, ==, 1);
  g_assert_cmpfloat_with_epsilon (grid.tile_width, 210 * MM, 0.001);
}

static void
test_labels (void)
{
  static const struct
  {
    guint column, row;
    const char *label;
  } cases[] = { { 0, 0, "A1" }, { 2, 1, "B3" }, { 11, 25, "Z12" }, { 0, 26, "AA1" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *label = jw_poster_grid_get_label (cases[i].column, cases[i].row);

      g_assert_cmpstr (label, ==, cases[i].label);
    }
}

static void
assert_refused (double tile, double margin, double overlap, double paper, const char *words)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  JwExportOptions odd = options;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  odd.tile_width = odd.tile_height = tile * MM;
  odd.tile_margin = margin * MM;
  odd.tile_overlap = overlap * MM;
  odd.paper_width = odd.paper_height = paper * MM;
  bytes = jw_export_to_bytes (map, JW_EXPORT_PDF, &odd, &error);
  g_assert_null (bytes);
  g_assert_error (error, JW_ERROR, JW_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_impossible_sheets_are_refused (void)
{
  assert_refused (40, 8, 10, 420, "have no room");
  assert_refused (NAN, 8, 10, 420, "have no room");
  assert_refused (210, -1, 10, 420, "unprinted edge");
  assert_refused (210, NAN, 10, 420, "unprinted edge");
  assert_refused (210, 8, 5, 420, "overlap");
  assert_refused (210, 8, INFINITY, 420, "overlap");
  assert_refused (80, 8, 10, 5000, "more than 600");
}

static void
test_a_picture_is_no_poster (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = jw_export_to_bytes (map, JW_EXPORT_PNG, &options, &error);

  g_assert_null (bytes);
  g_assert_error (error, JW_ERROR, JW_ERROR_USAGE);
}

static void
assert_has_text (PopplerPage *page, const char *words)
{
  g_autofree char *text = poppler_page_get_text (page);

  if (strstr (text, words) == NULL)
    g_error ("“%s” is not on the page: %s", words, text);
}

/* All sheets have the paper's size to a hundredth of a millimetre, and their names. */
static void
test_sheets_have_size_and_name (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (Document) document = make_poster (map);
  JwPosterGrid grid = get_grid ();
  int n = poppler_document_get_n_pages (document);

  g_assert_cmpint (n, ==, 1 + (int)(grid.columns * grid.rows));
  for (int i = 0; i < n; i++)
    {
      g_autoptr (Page) page = poppler_document_get_page (document, i);
      g_autofree char *name = poppler_page_get_label (page);
      g_autofree char *expected = i == 0 ? g_strdup ("Plan")
                                         : jw_poster_grid_get_label ((guint)(i - 1) % grid.columns,
                                                                     (guint)(i - 1) / grid.columns);
      double width, height;

      poppler_page_get_size (page, &width, &height);
      g_assert_cmpfloat_with_epsilon (width / MM, 148, 0.01);
      g_assert_cmpfloat_with_epsilon (height / MM, 210, 0.01);
      g_assert_cmpstr (name, ==, expected);
      if (i > 0)
        assert_has_text (page, expected);
    }
}

static void
test_plan_tells_what_to_do (void)
{
  static const char *const words[] = {
    "Hand-thrown mugs", "A3 landscape (420 × 297 mm): 8 sheets", "Print at 100 %", "A1", "A4", "B4"
  };
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (Document) document = make_poster (map);
  g_autoptr (Page) page = poppler_document_get_page (document, 0);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    assert_has_text (page, words[i]);
}

static cairo_surface_t *
make_picture (cairo_t **cr)
{
  cairo_surface_t *picture =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)(options.paper_width / 72 * DPI),
                                  (int)(options.paper_height / 72 * DPI));

  *cr = cairo_create (picture);
  cairo_set_source_rgb (*cr, 1, 1, 1);
  cairo_paint (*cr);
  cairo_scale (*cr, DPI / 72, DPI / 72);
  return picture;
}

/* Cuts each sheet where it is to be cut, and lays it where it belongs, or so many points beside. */
static cairo_surface_t *
put_together (PopplerDocument *document, double beside)
{
  JwPosterGrid grid = get_grid ();
  cairo_t *cr;
  cairo_surface_t *picture = make_picture (&cr);

  for (guint i = 0; i < grid.columns * grid.rows; i++)
    {
      g_autoptr (Page) page = poppler_document_get_page (document, (int)i + 1);
      JwRect window, cell;

      jw_poster_grid_get_window (&grid, i % grid.columns, i / grid.columns, &window);
      jw_poster_grid_get_cell (&grid, i % grid.columns, i / grid.columns, &cell);
      cairo_save (cr);
      cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
      cairo_rectangle (cr, cell.x, cell.y, cell.width, cell.height);
      cairo_clip (cr);
      cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
      cairo_translate (cr, window.x - grid.margin + beside, window.y - grid.margin);
      poppler_page_render (page, cr);
      cairo_restore (cr);
    }
  cairo_destroy (cr);
  return picture;
}

/* All of the poster on one page, drawn by the same library. */
static cairo_surface_t *
draw_in_one (JwMap *map)
{
  g_autoptr (JwPage) page = jw_page_new (map, &options, NULL);
  g_autoptr (GBytes) bytes = jw_export_pdf (map, page, NULL);
  g_autoptr (Document) document = poppler_document_new_from_bytes (bytes, NULL, NULL);
  g_autoptr (Page) pdf_page = poppler_document_get_page (document, 0);
  cairo_t *cr;
  cairo_surface_t *picture = make_picture (&cr);

  poppler_page_render (pdf_page, cr);
  cairo_destroy (cr);
  return picture;
}

/* The sheets, cut and glued, are the poster: nothing is lost, moved or left of the marks. Letters
 * that stand elsewhere in a pixel differ by a little; half a millimetre makes far more. */
static void
test_put_together_it_is_the_poster (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (Document) document = make_poster (map);
  cairo_surface_t *glued = put_together (document, 0);
  cairo_surface_t *beside = put_together (document, MM / 2);
  cairo_surface_t *whole = draw_in_one (map);
  double difference = jw_test_get_difference (glued, whole);

  g_test_message ("mean difference %.3f of 255; half a millimetre beside %.3f", difference,
                  jw_test_get_difference (beside, whole));
  g_assert_cmpfloat (difference, <, 0.4);
  g_assert_cmpfloat (jw_test_get_difference (beside, whole), >, 3 * difference);
  cairo_surface_destroy (glued);
  cairo_surface_destroy (beside);
  cairo_surface_destroy (whole);
}

/* A map on paper twice as wide has letters twice as large. */
static void
test_type_grows_with_the_poster (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  JwExportOptions large = { .pages = JW_PAGES_POSTER,
                            .paper_width = 840 * MM,
                            .paper_height = 594 * MM };
  g_autoptr (JwPage) own = jw_page_new (map, NULL, NULL);
  g_autoptr (JwPage) poster = jw_page_new (map, &large, NULL);
  JwNode *card = jw_node_get_first_child (JW_NODE (map), JW_KIND_CARD);
  JwRect before, after;

  jw_scene_item_get_bounds (jw_scene_find (own->scene, jw_node_get_id (card)), &before);
  jw_scene_item_get_bounds (jw_scene_find (poster->scene, jw_node_get_id (card)), &after);
  g_assert_cmpfloat_with_epsilon (after.width / before.width, 2, 0.01);
  g_assert_cmpfloat_with_epsilon (after.height / before.height, 2, 0.01);
  g_assert_cmpfloat_with_epsilon (after.y / before.y, 2, 0.01);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/poster/grid/cover", test_sheets_cover_any_poster);
  g_test_add_func ("/poster/grid/turned", test_sheets_are_turned_to_need_fewer);
  g_test_add_func ("/poster/grid/labels", test_labels);
  g_test_add_func ("/poster/grid/impossible", test_impossible_sheets_are_refused);
  g_test_add_func ("/poster/picture", test_a_picture_is_no_poster);
  g_test_add_func ("/poster/size", test_sheets_have_size_and_name);
  g_test_add_func ("/poster/plan", test_plan_tells_what_to_do);
  g_test_add_func ("/poster/together", test_put_together_it_is_the_poster);
  g_test_add_func ("/poster/type", test_type_grows_with_the_poster);
  return g_test_run ();
}
