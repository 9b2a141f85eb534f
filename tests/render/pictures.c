#include <stdlib.h>
#include <string.h>

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
