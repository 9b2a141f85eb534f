#include "render/image.h"

#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

#include "model/picture.h"
#include "support.h"

#define WIDTH 40
#define HEIGHT 20

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The left half red, the right half blue. */
static GByteArray *
make_png (void)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 0, 0);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 1);
  cairo_rectangle (cr, WIDTH / 2, 0, WIDTH / 2, HEIGHT);
  cairo_fill (cr);
  cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return bytes;
}

static GByteArray *
make_jpeg (void)
{
  struct jpeg_compress_struct info;
  struct jpeg_error_mgr errors;
  unsigned char *data = NULL;
  unsigned long length = 0;
  guint8 row[WIDTH * 3];
  JSAMPROW rows[] = { row };
  GByteArray *bytes = g_byte_array_new ();

  for (guint x = 0; x < WIDTH; x++)
    memcpy (row + 3 * x, x < WIDTH / 2 ? "\xff\0\0" : "\0\0\xff", 3);
  info.err = jpeg_std_error (&errors);
  jpeg_create_compress (&info);
  jpeg_mem_dest (&info, &data, &length);
  info.image_width = WIDTH;
  info.image_height = HEIGHT;
  info.input_components = 3;
  info.in_color_space = JCS_RGB;
  jpeg_set_defaults (&info);
  jpeg_set_quality (&info, 100, TRUE);
  jpeg_start_compress (&info, TRUE);
  while (info.next_scanline < HEIGHT)
    jpeg_write_scanlines (&info, rows, 1);
  jpeg_finish_compress (&info);
  jpeg_destroy_compress (&info);
  g_byte_array_append (bytes, data, (guint)length);
  free (data);
  return bytes;
}

static JwMap *
make_map (GByteArray *bytes, const char *lane_type)
{
  g_autofree char *base64 = g_base64_encode (bytes->data, bytes->len);
  g_autofree char *body = g_strdup_printf (
      "<stage id=\"s1\" name=\"Only\"/><lane id=\"l1\" type=\"%s\" name=\"Lane\"/>"
      "<card id=\"k1\" lane=\"l1\" stage=\"s1\" picture=\"i1\"><text>Card</text></card>"
      "<picture id=\"i1\" name=\"Halves\"><data>%s</data></picture>",
      lane_type, base64);

  return jw_test_read_body ("title=\"Picture\"", body);
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  guint32 pixel;

  memcpy (&pixel, data + y * cairo_image_surface_get_stride (surface) + 4 * x, 4);
  return pixel & 0xffffff;
}

static void
assert_near (guint32 pixel, guint32 expected)
{
  for (guint shift = 0; shift < 24; shift += 8)
    g_assert_cmpint (ABS ((int)(pixel >> shift & 0xff) - (int)(expected >> shift & 0xff)), <=, 4);
}

/* Painted at @size times its own: both halves stand where they should. */
static void
check_painted (JwImage *image, double size)
{
  int width = (int)(WIDTH * size), height = (int)(HEIGHT * size);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  JwRect place = { 0, 0, width, height };

  g_assert_true (jw_image_paint (image, cr, &place));
  cairo_surface_flush (surface);
  assert_near (get_pixel (surface, width / 4, height / 2), 0xff0000);
  assert_near (get_pixel (surface, 3 * width / 4, height / 2), 0x0000ff);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
check_picture (GByteArray *bytes)
{
  g_autoptr (JwMap) map = make_map (bytes, "pictures");
  JwNode *picture = jw_map_find (map, "i1");
  g_autoptr (JwImage) image = jw_image_new (picture);
  g_autoptr (JwScene) scene = jw_test_layout (map);
  g_autoptr (GPtrArray) pictures = jw_test_list_kind (scene, JW_ITEM_PICTURE);

  g_assert_nonnull (image);
  g_assert_cmpuint (jw_image_get_width (image), ==, WIDTH);
  g_assert_cmpuint (jw_image_get_height (image), ==, HEIGHT);
  g_assert_true (jw_image_shows (image, picture));
  check_painted (image, 1);
  check_painted (image, 4);
  check_painted (image, 0.2);
  check_painted (image, 1);
  g_assert_cmpuint (pictures->len, ==, 1);
  jw_test_assert_clean (scene);
}

/* A picture is shown on cards of every lane; a pill has it beneath. */
static void
test_lanes (void)
{
  static const char *const types[] = { "touchpoints", "pain-points", "thoughts",
                                       "micro-conversions" };
  g_autoptr (GByteArray) bytes = make_png ();

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (JwMap) map = make_map (bytes, types[i]);
      g_autoptr (JwScene) scene = jw_test_layout (map);
      g_autoptr (GPtrArray) pictures = jw_test_list_kind (scene, JW_ITEM_PICTURE);
      JwRect place;

      g_assert_cmpuint (pictures->len, ==, 1);
      jw_scene_item_get_bounds (g_ptr_array_index (pictures, 0), &place);
      g_assert_cmpfloat (place.width, >, 0);
      g_assert_cmpstr (jw_scene_item_get_node_id (jw_scene_hit (scene, place.x + place.width / 2,
                                                                place.y + place.height / 2, 0)),
                       ==, "k1");
      jw_test_assert_clean (scene);
    }
}

static void
test_png (void)
{
  g_autoptr (GByteArray) bytes = make_png ();

  check_picture (bytes);
}

static void
test_jpeg (void)
{
  g_autoptr (GByteArray) bytes = make_jpeg ();

  check_picture (bytes);
}

/* Whatever is missing or wrong, the sheet is painted. */
static void
check_damaged (GByteArray *bytes)
{
  for (guint length = 40; length < bytes->len; length += 7)
    {
      g_autoptr (GByteArray) part = g_byte_array_new ();
      g_autoptr (JwMap) map = NULL;
      g_autoptr (JwScene) scene = NULL;
      cairo_surface_t *surface;

      g_byte_array_append (part, bytes->data, bytes->len);
      memset (part->data + length, 0xa5, MIN (16, part->len - length));
      if (length % 2 == 0)
        g_byte_array_set_size (part, length);
      map = make_map (part, "pictures");
      scene = jw_test_layout (map);
      surface = jw_test_paint (scene, 0.2);
      g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_destroy (surface);
    }
}

static void
test_damaged (void)
{
  g_autoptr (GByteArray) png = make_png ();
  g_autoptr (GByteArray) jpeg = make_jpeg ();

  check_damaged (png);
  check_damaged (jpeg);
}

/* The header of a picture can claim another size than its pixels have. */
static void
test_other_size (void)
{
  g_autoptr (GByteArray) png = make_png ();
  cairo_surface_t *target = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 9, 9);
  cairo_t *cr = cairo_create (target);
  g_autoptr (JwMap) map = NULL;
  g_autoptr (JwImage) image = NULL;
  JwRect place = { 0, 0, 9, 9 };

  png->data[19] = 30; /* the width, without its checksum */
  map = make_map (png, "pictures");
  image = jw_image_new (jw_map_find (map, "i1"));
  g_assert_nonnull (image);
  g_assert_false (jw_image_paint (image, cr, &place));
  g_assert_false (jw_image_paint (image, cr, &place));
  cairo_destroy (cr);
  cairo_surface_destroy (target);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/image/png", test_png);
  g_test_add_func ("/image/jpeg", test_jpeg);
  g_test_add_func ("/image/lanes", test_lanes);
  g_test_add_func ("/image/damaged", test_damaged);
  g_test_add_func ("/image/other-size", test_other_size);
  return g_test_run ();
}
