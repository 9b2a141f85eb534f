#include "render/image.h"

#include <math.h>
#include <string.h>

#include "model/picture-data.h"
#include "model/picture.h"
#include "render/image-decode.h"

/* Halved more often than this, any picture is a few pixels. */
#define MAX_HALVINGS 12

struct _JwImage
{
  grefcount refs;
  char *base64; /* what the node held: a picture is told by its bytes, as ids are used again */
  GBytes *bytes;
  JwPictureInfo info;
  gboolean is_damaged;
  cairo_surface_t *reduced; /* @halvings times halved */
  guint halvings;
};

JwImage *
jw_image_new (JwNode *picture)
{
  const char *base64 = jw_node_get_string (picture, JW_PICTURE_DATA);
  g_autofree guint8 *data = NULL;
  JwPictureInfo info;
  JwImage *image;
  gsize length;

  if (base64 == NULL)
    return NULL;
  data = g_base64_decode (base64, &length);
  if (!jw_picture_check (data, length, &info, NULL))
    return NULL;
  image = g_new0 (JwImage, 1);
  g_ref_count_init (&image->refs);
  image->base64 = g_strdup (base64);
  image->bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  image->info = info;
  return image;
}

JwImage *
jw_image_ref (JwImage *image)
{
  g_ref_count_inc (&image->refs);
  return image;
}

void
jw_image_unref (JwImage *image)
{
  if (!g_ref_count_dec (&image->refs))
    return;
  g_clear_pointer (&image->reduced, cairo_surface_destroy);
  g_bytes_unref (image->bytes);
  g_free (image->base64);
  g_free (image);
}

guint
jw_image_get_width (JwImage *image)
{
  return image->info.width;
}

guint
jw_image_get_height (JwImage *image)
{
  return image->info.height;
}

const char *
jw_image_get_mime (JwImage *image)
{
  return image->info.mime;
}

const char *
jw_image_get_base64 (JwImage *image)
{
  return image->base64;
}

gboolean
jw_image_shows (JwImage *image, JwNode *picture)
{
  return g_strcmp0 (image->base64, jw_node_get_string (picture, JW_PICTURE_DATA)) == 0;
}

static cairo_surface_t *
halve (cairo_surface_t *surface)
{
  int width = (cairo_image_surface_get_width (surface) + 1) / 2;
  int height = (cairo_image_surface_get_height (surface) + 1) / 2;
  cairo_surface_t *half =
      cairo_image_surface_create (cairo_image_surface_get_format (surface), width, height);
  cairo_t *cr = cairo_create (half);

  cairo_scale (cr, width / (double)cairo_image_surface_get_width (surface),
               height / (double)cairo_image_surface_get_height (surface));
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return half;
}

/* Sixteen megapixels painted into a thumbnail on each of some tiles would be slow: what is kept is
 * at most twice as fine as what is asked for. */
static gboolean
prepare (JwImage *image, guint halvings)
{
  cairo_surface_t *surface;

  if (image->reduced != NULL && image->halvings == halvings)
    return TRUE;
  if (image->is_damaged)
    return FALSE;
  surface = jw_image_decode (image->bytes, image->info.mime, image->info.width, image->info.height);
  image->is_damaged = surface == NULL;
  if (surface == NULL)
    return FALSE;
  for (guint i = 0; i < halvings; i++)
    surface = halve (surface);
  g_clear_pointer (&image->reduced, cairo_surface_destroy);
  image->reduced = surface;
  image->halvings = halvings;
  return TRUE;
}

static void
unref_bytes_cb (void *data)
{
  g_bytes_unref (data);
}

/* A PDF takes a JPEG as it is, without loss and small. */
static void
attach_bytes (JwImage *image)
{
  gsize length;
  const guchar *data = g_bytes_get_data (image->bytes, &length);

  if (strcmp (image->info.mime, "image/jpeg") == 0)
    cairo_surface_set_mime_data (image->reduced, CAIRO_MIME_TYPE_JPEG, data, length, unref_bytes_cb,
                                 g_bytes_ref (image->bytes));
}

/* How often the picture may be halved before it has less than a pixel for each of the target's. */
static guint
count_halvings (cairo_t *cr, double scale)
{
  double x = scale, y = 0;
  guint n = 0;

  cairo_user_to_device_distance (cr, &x, &y);
  for (double size = hypot (x, y) * 2; size <= 1 && size > 0 && n < MAX_HALVINGS; size *= 2)
    n++;
  return n;
}

gboolean
jw_image_paint (JwImage *image, cairo_t *cr, const JwRect *place)
{
  double scale = MAX (place->width / image->info.width, place->height / image->info.height);
  gboolean is_vector = cairo_surface_get_type (cairo_get_target (cr)) != CAIRO_SURFACE_TYPE_IMAGE;
  double width = image->info.width * scale, height = image->info.height * scale;

  if (!prepare (image, is_vector ? 0 : count_halvings (cr, scale)))
    return FALSE;
  if (is_vector)
    attach_bytes (image);
  cairo_save (cr);
  cairo_rectangle (cr, place->x, place->y, place->width, place->height);
  cairo_clip (cr);
  cairo_translate (cr, place->x + (place->width - width) / 2,
                   place->y + (place->height - height) / 2);
  cairo_scale (cr, width / cairo_image_surface_get_width (image->reduced),
               height / cairo_image_surface_get_height (image->reduced));
  cairo_set_source_surface (cr, image->reduced, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_restore (cr);
  return TRUE;
}
