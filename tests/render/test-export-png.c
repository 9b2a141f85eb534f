#include <cairo.h>
#include <glib/gstdio.h>
#include <string.h>

#include "model/error.h"
#include "render/export/export.h"
#include "render/export/page-private.h"
#include "render/export/png-private.h"
#include "support.h"

static guint32
get_pixel (cairo_surface_t *surface, guint x, guint y)
{
  const guint8 *row =
      cairo_image_surface_get_data (surface) + y * (gsize)cairo_image_surface_get_stride (surface);

  return ((const guint32 *)(gconstpointer)row)[x];
}

/* Colours as cairo keeps them: no channel is more than the alpha. */
static guint32
make_pixel (GRand *random, gboolean has_alpha)
{
  guint32 alpha = has_alpha ? (guint32)g_rand_int_range (random, 0, 256) : 255;
  guint32 red = (guint32)g_rand_int_range (random, 0, (int)alpha + 1);
  guint32 green = (guint32)g_rand_int_range (random, 0, (int)alpha + 1);
  guint32 blue = (guint32)g_rand_int_range (random, 0, (int)alpha + 1);

  return alpha << 24 | red << 16 | green << 8 | blue;
}

static GBytes *
pack (const JwPngForm *form, const guint32 *pixels)
{
  g_autoptr (JwPngWriter) writer = jw_png_writer_new (form);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  /* In two pieces. */
  jw_png_writer_add (writer, (const guchar *)pixels, form->height / 2, form->width * 4);
  jw_png_writer_add (writer, (const guchar *)(pixels + form->height / 2 * form->width),
                     form->height - form->height / 2, form->width * 4);
  bytes = jw_png_writer_finish (writer, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
assert_packs (guint width, guint height, gboolean has_alpha, gboolean is_small, GRand *random)
{
  const JwPngForm form = { width, height, 72, has_alpha, is_small };
  g_autofree guint32 *pixels = g_new (guint32, width * height);
  g_autoptr (GBytes) bytes = NULL;
  cairo_surface_t *read;

  for (guint i = 0; i < width * height; i++)
    pixels[i] = make_pixel (random, has_alpha);
  bytes = pack (&form, pixels);
  read = jw_test_read_png (bytes);
  for (guint y = 0; y < height; y++)
    for (guint x = 0; x < width; x++)
      if (has_alpha)
        g_assert_cmphex (get_pixel (read, x, y), ==, pixels[y * width + x]);
      else
        g_assert_cmphex (get_pixel (read, x, y) & 0xffffff, ==, pixels[y * width + x] & 0xffffff);
  cairo_surface_destroy (read);
}

static void
test_odd_pictures (void)
{
  static const guint sizes[][2] = { { 1, 1 }, { 1, 300 }, { 300, 1 }, { 7, 5 }, { 257, 129 } };
  GRand *random = g_rand_new_with_seed (5);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint kind = 0; kind < 4; kind++)
      assert_packs (sizes[i][0], sizes[i][1], kind & 1, kind & 2, random);
  g_rand_free (random);
}

/* A file that lacks rows is none. */
static void
test_missing_rows (void)
{
  const JwPngForm form = { 4, 4, 72, FALSE, FALSE };
  const guint32 pixels[8] = { 0 };
  g_autoptr (JwPngWriter) writer = jw_png_writer_new (&form);
  g_autoptr (GError) error = NULL;

  jw_png_writer_add (writer, (const guchar *)pixels, 2, 16);
  g_assert_null (jw_png_writer_finish (writer, &error));
  g_assert_error (error, JW_ERROR, JW_ERROR_RENDER);
}

static void
assert_bands_join (JwMap *map, guint tolerance)
{
  static const guint band_bytes[] = { 1, 40000, 1000000 };
  g_autoptr (JwPage) page = jw_page_new (map, NULL, NULL);
  g_autoptr (GBytes) whole = jw_export_png_in_bands (page, 50, G_MAXINT, NULL);
  cairo_surface_t *expected = jw_test_read_png (whole);

  for (guint i = 0; i < G_N_ELEMENTS (band_bytes); i++)
    {
      g_autoptr (GBytes) bytes = jw_export_png_in_bands (page, 50, band_bytes[i], NULL);
      cairo_surface_t *joined = jw_test_read_png (bytes);

      if (tolerance == 0)
        g_assert_true (g_bytes_equal (bytes, whole));
      jw_test_assert_like_picture (joined, expected, tolerance);
      cairo_surface_destroy (joined);
    }
  cairo_surface_destroy (expected);
}

/* However it is cut into bands, the picture is the same, byte by byte; but where cairo rounds the
 * edge of a curve otherwise in a band of one row, by one of 255. */
static void
test_bands (void)
{
  g_autoptr (JwMap) sample = jw_test_read_sample ();
  g_autoptr (JwMap) random = jw_test_make_random_map (3, 6, 4);

  assert_bands_join (sample, 0);
  assert_bands_join (random, 1);
}

/* Laid over white, a transparent picture is the usual one; in its corners it holds nothing. */
static void
test_transparent (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  JwExportOptions options = { .dpi = 60 };
  g_autoptr (GBytes) usual = jw_export_to_bytes (map, JW_EXPORT_PNG, &options, NULL);
  g_autoptr (GBytes) transparent = NULL;
  cairo_surface_t *expected, *clear, *laid;
  cairo_t *cr;

  options.is_transparent = TRUE;
  transparent = jw_export_to_bytes (map, JW_EXPORT_PNG, &options, NULL);
  expected = jw_test_read_png (usual);
  clear = jw_test_read_png (transparent);
  g_assert_cmpint (cairo_image_surface_get_format (clear), ==, CAIRO_FORMAT_ARGB32);
  g_assert_cmphex (get_pixel (clear, 0, 0), ==, 0);
  laid = cairo_image_surface_create (CAIRO_FORMAT_RGB24, cairo_image_surface_get_width (clear),
                                     cairo_image_surface_get_height (clear));
  cr = cairo_create (laid);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_surface (cr, clear, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  jw_test_assert_like_picture (laid, expected, 3);
  cairo_surface_destroy (laid);
  cairo_surface_destroy (clear);
  cairo_surface_destroy (expected);
}

static cairo_status_t
count_cb (void *closure, const unsigned char *data, unsigned int length)
{
  *(gsize *)closure += length;
  return CAIRO_STATUS_SUCCESS;
}

static void
test_small (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  JwExportOptions options = { .dpi = 100 };
  g_autoptr (GBytes) quick = jw_export_to_bytes (map, JW_EXPORT_PNG, &options, NULL);
  g_autoptr (GBytes) small = NULL;
  cairo_surface_t *expected = jw_test_read_png (quick), *read;
  gsize cairo_size = 0;

  options.is_small = TRUE;
  small = jw_export_to_bytes (map, JW_EXPORT_PNG, &options, NULL);
  read = jw_test_read_png (small);
  jw_test_assert_same_picture (read, expected);
  cairo_surface_write_to_png_stream (read, count_cb, &cairo_size);
  g_test_message ("quick %" G_GSIZE_FORMAT ", small %" G_GSIZE_FORMAT ", cairo %" G_GSIZE_FORMAT,
                  g_bytes_get_size (quick), g_bytes_get_size (small), cairo_size);
  g_assert_cmpuint (g_bytes_get_size (small), <, g_bytes_get_size (quick));
  g_assert_cmpuint (g_bytes_get_size (quick), <=, cairo_size * 180 / 100);
  g_assert_cmpuint (g_bytes_get_size (small), <=, cairo_size * 115 / 100);
  cairo_surface_destroy (read);
  cairo_surface_destroy (expected);
}

static void
test_only_png (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  const JwExportOptions transparent = { .is_transparent = TRUE }, small = { .is_small = TRUE };
  g_autoptr (GError) error = NULL;

  g_assert_null (jw_export_to_bytes (map, JW_EXPORT_PDF, &transparent, &error));
  g_assert_error (error, JW_ERROR, JW_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_null (jw_export_to_bytes (map, JW_EXPORT_PDF, &small, &error));
  g_assert_error (error, JW_ERROR, JW_ERROR_USAGE);
}

/* Gives up at once, or when so much is done. */
typedef struct
{
  double until;
  double last;
  guint n;
} Patience;

static gboolean
progress_cb (double done, gpointer data)
{
  Patience *patience = data;

  g_assert_cmpfloat (done, >=, patience->last);
  g_assert_cmpfloat (done, <=, 1);
  patience->last = done;
  patience->n++;
  return done < patience->until;
}

static void
test_cancel (void)
{
  static const struct
  {
    JwExportFormat format;
    JwExportPages pages;
    double until;
  } cases[] = {
    { JW_EXPORT_PNG, JW_PAGES_ONE, 0 },      { JW_EXPORT_PDF, JW_PAGES_ONE, 0 },
    { JW_EXPORT_PNG, JW_PAGES_ONE, 0.5 },    { JW_EXPORT_PDF, JW_PAGES_STAGES, 0.5 },
    { JW_EXPORT_PDF, JW_PAGES_POSTER, 0.4 },
  };
  g_autoptr (JwMap) map = jw_test_read_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Patience patience = { .until = cases[i].until }, endless = { .until = 2 };
      JwExportOptions options = { .dpi = 200,
                                  .paper_width = 1684,
                                  .paper_height = 1191,
                                  .pages = cases[i].pages,
                                  .progress = progress_cb,
                                  .progress_data = &patience };
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;

      g_assert_null (jw_export_to_bytes (map, cases[i].format, &options, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      options.progress_data = &endless;
      bytes = jw_export_to_bytes (map, cases[i].format, &options, NULL);
      g_assert_nonnull (bytes);
      g_assert_cmpuint (endless.n, >=, patience.n);
    }
}

static void
test_cancel_leaves_no_file (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autofree char *folder = g_dir_make_tmp ("jw-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "map.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Patience patience = { .until = 1 };
  const JwExportOptions options = { .progress = progress_cb, .progress_data = &patience };
  g_autoptr (GError) error = NULL;

  g_assert_false (jw_export_to_file (map, JW_EXPORT_PDF, &options, file, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpfloat (patience.last, ==, 1);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/png/odd-pictures", test_odd_pictures);
  g_test_add_func ("/export/png/missing-rows", test_missing_rows);
  g_test_add_func ("/export/png/bands", test_bands);
  g_test_add_func ("/export/png/transparent", test_transparent);
  g_test_add_func ("/export/png/small", test_small);
  g_test_add_func ("/export/png/only", test_only_png);
  g_test_add_func ("/export/cancel", test_cancel);
  g_test_add_func ("/export/cancel/no-file", test_cancel_leaves_no_file);
  return g_test_run ();
}
