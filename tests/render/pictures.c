#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "render/painter.h"
#include "tests/render/support.h"

double
jw_test_get_difference (cairo_surface_t *a, cairo_surface_t *b)
{
  int stride = cairo_image_surface_get_stride (a), height = cairo_image_surface_get_height (a);
  const guint8 *first = cairo_image_surface_get_data (a),
               *second = cairo_image_surface_get_data (b);
  double sum = 0;

  g_assert_cmpint (stride, ==, cairo_image_surface_get_stride (b));
  g_assert_cmpint (height, ==, cairo_image_surface_get_height (b));
  for (int i = 0; i < stride * height; i++)
    if (i % 4 != 3)
      sum += abs (first[i] - second[i]);
  return sum / (stride * height * 0.75);
}

static double
sum_column (cairo_surface_t *picture, int x)
{
  const guint8 *data = cairo_image_surface_get_data (picture);
  int stride = cairo_image_surface_get_stride (picture);
  double sum = 0;

  for (int y = 0; y < cairo_image_surface_get_height (picture); y++)
    sum += data[y * stride + 4 * x];
  return sum;
}

double
jw_test_get_column_difference (cairo_surface_t *a, cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a);
  double sum = 0;

  for (int x = 0; x < width; x++)
    sum += fabs (sum_column (a, x) - sum_column (b, x));
  return sum / width;
}

typedef struct
{
  const guint8 *data;
  gsize left;
} Stream;

static cairo_status_t
read_cb (void *closure, unsigned char *data, unsigned int length)
{
  Stream *stream = closure;

  if (length > stream->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, stream->data, length);
  stream->data += length;
  stream->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t *
jw_test_read_png (GBytes *bytes)
{
  Stream stream;
  cairo_surface_t *surface;

  g_assert_nonnull (bytes);
  stream.data = g_bytes_get_data (bytes, &stream.left);
  surface = cairo_image_surface_create_from_png_stream (read_cb, &stream);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  return surface;
}

void
jw_test_assert_parts_like_whole (JwScene *scene, double left, double right)
{
  int width = (int)(right - left), height = (int)jw_scene_get_height (scene);
  cairo_surface_t *part = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_surface_t *copy = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_surface_t *whole = jw_test_paint (scene, 1);
  cairo_t *cr = cairo_create (part);

  cairo_translate (cr, -floor (left), 0);
  jw_painter_paint (scene, cr);
  cairo_destroy (cr);
  cr = cairo_create (copy);
  cairo_set_source_surface (cr, whole, -floor (left), 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  /* Where a shape is cut by an edge its rounding may differ. */
  jw_test_assert_like_picture (part, copy, 40);
  cairo_surface_destroy (part);
  cairo_surface_destroy (copy);
  cairo_surface_destroy (whole);
}
