/* Boxes that are painted right into the pixels look as cairo would have painted them. */

#include <math.h>

#include "render/pixels.h"

#define SIDE 96
#define N_BOXES 400
/* Of 255: cairo finds how much of a pixel is covered by other means, in steps. */
#define TOLERANCE 48
#define MEAN_TOLERANCE 0.06

static void
use_color (cairo_t *cr, guint32 color)
{
  cairo_set_source_rgb (cr, (color >> 16 & 0xff) / 255.0, (color >> 8 & 0xff) / 255.0,
                        (color & 0xff) / 255.0);
}

/* Not the painter's own: what is held against the pixels must not change along with them. */
static void
trace (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  double r = MIN (radius, MIN (width, height) / 2);

  if (r <= 0)
    {
      cairo_rectangle (cr, x, y, width, height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI / 2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

/* The same box by cairo: what covers the edge is cut out of it. */
static void
paint_by_cairo (cairo_t *cr, const JwBox *box)
{
  double by = box->line_width / 2, edge_x;

  trace (cr, box->x + by, box->y + by, box->width - 2 * by, box->height - 2 * by, box->radius - by);
  use_color (cr, box->fill);
  if (box->has_fill)
    cairo_fill_preserve (cr);
  cairo_set_line_width (cr, box->line_width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  use_color (cr, box->line);
  if (box->line_width > 0)
    cairo_stroke_preserve (cr);
  cairo_new_path (cr);
  if (box->edge_width <= 0)
    return;
  edge_x = box->edge_is_right ? box->x + box->width - box->edge_width : box->x;
  cairo_save (cr);
  cairo_rectangle (cr, edge_x, box->y - 1, box->edge_width, box->height + 2);
  cairo_clip (cr);
  trace (cr, box->x, box->y, box->width, box->height, box->radius);
  use_color (cr, box->edge);
  cairo_fill (cr);
  cairo_restore (cr);
}

static cairo_t *
create_context (cairo_format_t format, double scale, double x, double y)
{
  cairo_surface_t *image = cairo_image_surface_create (format, SIDE, SIDE);
  cairo_t *cr = cairo_create (image);

  if (format == CAIRO_FORMAT_RGB24)
    {
      cairo_set_source_rgb (cr, 0.9, 0.95, 1);
      cairo_paint (cr);
    }
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  cairo_surface_destroy (image);
  return cr;
}

/* Returns the largest difference of a channel, and adds up all. */
static int
compare (cairo_t *a, cairo_t *b, gboolean has_alpha, double *sum)
{
  cairo_surface_t *first = cairo_get_target (a), *second = cairo_get_target (b);
  int stride = cairo_image_surface_get_stride (first), worst = 0;

  cairo_surface_flush (first);
  cairo_surface_flush (second);
  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE * 4; x++)
      {
        int at = y * stride + x;
        int difference = abs (cairo_image_surface_get_data (first)[at] -
                              cairo_image_surface_get_data (second)[at]);

        if (x % 4 == 3 && !has_alpha)
          continue;
        worst = MAX (worst, difference);
        *sum += difference;
      }
  return worst;
}

static void
make_box (GRand *rand, JwBox *box)
{
  *box = (JwBox){ .x = g_rand_double_range (rand, -10, 30),
                  .y = g_rand_double_range (rand, -10, 30),
                  .width = g_rand_double_range (rand, 8, 60),
                  .height = g_rand_double_range (rand, 8, 40),
                  .fill = g_rand_int (rand) & 0xffffff,
                  .line = g_rand_int (rand) & 0xffffff,
                  .edge = g_rand_int (rand) & 0xffffff };
  box->has_fill = g_rand_int_range (rand, 0, 4) > 0;
  box->radius = g_rand_int_range (rand, 0, 3) * 2.5;
  box->line_width = g_rand_int_range (rand, 0, 4) * 0.5;
  box->edge_width = box->has_fill ? g_rand_int_range (rand, 0, 3) * 1.5 : 0;
  box->edge_is_right = g_rand_boolean (rand);
}

static void
test_as_by_cairo (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  double sum = 0;

  for (guint i = 0; i < N_BOXES; i++)
    {
      cairo_format_t format = i % 2 == 0 ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32;
      double scale = g_rand_double_range (rand, 0.6, 2.5);
      double x = g_rand_double_range (rand, -5, 5), y = g_rand_double_range (rand, -5, 5);
      cairo_t *expected = create_context (format, scale, x, y);
      cairo_t *actual = create_context (format, scale, x, y);
      JwPixels pixels;
      JwBox box;
      int worst;

      make_box (rand, &box);
      paint_by_cairo (expected, &box);
      g_assert_true (jw_pixels_find (&pixels, actual));
      jw_pixels_paint_box (&pixels, &box);
      worst = compare (expected, actual, format == CAIRO_FORMAT_ARGB32, &sum);
      g_test_message ("%u: radius %g, line %g, edge %g, scale %g: %d", i, box.radius,
                      box.line_width, box.edge_width, scale, worst);
      g_assert_cmpint (worst, <=, TOLERANCE);
      cairo_destroy (expected);
      cairo_destroy (actual);
    }
  g_test_message ("mean difference %g", sum / N_BOXES / SIDE / SIDE / 4);
  g_assert_cmpfloat (sum / N_BOXES / SIDE / SIDE / 4, <, MEAN_TOLERANCE);
}

/* Nothing is painted outside the clip, nor outside the picture. */
static void
test_clip (void)
{
  cairo_t *expected = create_context (CAIRO_FORMAT_RGB24, 2, 0, 0);
  cairo_t *actual = create_context (CAIRO_FORMAT_RGB24, 2, 0, 0);
  const JwBox box = { -20, -20, 200, 200, .has_fill = TRUE, .fill = 0x123456 };
  JwPixels pixels;
  double sum = 0;

  cairo_rectangle (actual, 5, 6, 20, 10);
  cairo_clip (actual);
  g_assert_true (jw_pixels_find (&pixels, actual));
  jw_pixels_paint_box (&pixels, &box);
  cairo_rectangle (expected, 5, 6, 20, 10);
  use_color (expected, box.fill);
  cairo_fill (expected);
  g_assert_cmpint (compare (expected, actual, FALSE, &sum), ==, 0);
  cairo_destroy (expected);
  cairo_destroy (actual);
}

static void
assert_refused (cairo_t *cr)
{
  JwPixels pixels;

  g_assert_false (jw_pixels_find (&pixels, cr));
  cairo_destroy (cr);
}

static cairo_t *
create_recording (void)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  return cr;
}

static void
test_refused (void)
{
  cairo_t *turned = create_context (CAIRO_FORMAT_RGB24, 1, 0, 0);
  cairo_t *mirrored = create_context (CAIRO_FORMAT_RGB24, -1, 0, 0);
  cairo_t *uneven = create_context (CAIRO_FORMAT_RGB24, 1, 0, 0);
  cairo_t *cut = create_context (CAIRO_FORMAT_RGB24, 1, 0, 0);
  cairo_t *half = create_context (CAIRO_FORMAT_RGB24, 1, 0, 0);
  cairo_t *scaled = create_context (CAIRO_FORMAT_RGB24, 1, 0, 0);

  cairo_rotate (turned, 0.1);
  cairo_scale (uneven, 1, 2);
  cairo_arc (cut, 40, 40, 20, 0, 2 * G_PI);
  cairo_clip (cut);
  cairo_rectangle (half, 10.5, 10, 20, 20);
  cairo_clip (half);
  cairo_surface_set_device_scale (cairo_get_target (scaled), 2, 2);
  assert_refused (turned);
  assert_refused (mirrored);
  assert_refused (uneven);
  assert_refused (cut);
  assert_refused (half);
  assert_refused (scaled);
  assert_refused (create_context (CAIRO_FORMAT_A8, 1, 0, 0));
  assert_refused (create_recording ());
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pixels/as-by-cairo", test_as_by_cairo);
  g_test_add_func ("/pixels/clip", test_clip);
  g_test_add_func ("/pixels/refused", test_refused);
  return g_test_run ();
}
