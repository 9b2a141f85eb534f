#include "ui/canvas/tile-paint.h"

#include <string.h>

#include "render/painter.h"

/* cairo 1.16 puts glyphs on whole pixels, so that at most zooms the words of small text run
 * together. Painted so many times as wide and reduced again, they stand on half pixels: 1.5 times
 * the cost, against 20 times for glyphs as paths. Above a scale large text needs it no more. */
#define WIDE_FACTOR 2
#define WIDE_MAX_SCALE 3.0
/* Type of fewer pixels of the device cannot be read. */
#define SMALLEST_TYPE 3.0

static cairo_surface_t *
paint_part (JwScene *scene, double scale, double base, const JwPixelRect *part, int factor)
{
  const JwTheme *theme = jw_scene_get_theme (scene);
  cairo_surface_t *image =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, part->width * factor, part->height);
  cairo_t *cr = cairo_create (image);
  JwColor paper;

  jw_theme_get_color (theme, JW_ROLE_PAPER, &paper);
  cairo_set_source_rgb (cr, paper.red, paper.green, paper.blue);
  cairo_paint (cr);
  cairo_translate (cr, -part->x * factor, -part->y - base);
  cairo_scale (cr, scale * factor, scale);
  jw_painter_paint_coarsely (scene, cr, SMALLEST_TYPE / scale);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  return image;
}

/* The mean of two pixels side by side, two colours at a time, each in 16 bits of their own. */
static void
reduce_row (const guint32 *wide, guint32 *row, int width)
{
  for (int x = 0; x < width; x++)
    {
      guint32 a = wide[2 * x], b = wide[2 * x + 1];
      guint32 red_blue = (a & 0xff00ff) + (b & 0xff00ff) + 0x10001;
      guint32 green = (a & 0xff00) + (b & 0xff00) + 0x100;

      row[x] = ((red_blue >> 1) & 0xff00ff) | ((green >> 1) & 0xff00);
    }
}

static guint32 *
get_row (cairo_surface_t *image, int y)
{
  unsigned char *data = cairo_image_surface_get_data (image);

  return (guint32 *)(gpointer)(data + (gsize)y * (gsize)cairo_image_surface_get_stride (image));
}

void
jw_tile_paint (JwScene *scene,
               double scale,
               double base,
               const JwPixelRect *part,
               cairo_surface_t *image,
               int left,
               int top)
{
  int factor = scale < WIDE_MAX_SCALE ? WIDE_FACTOR : 1;
  cairo_surface_t *painted = paint_part (scene, scale, base, part, factor);

  cairo_surface_flush (image);
  for (int y = 0; y < part->height; y++)
    {
      guint32 *row = get_row (image, part->y - top + y) + (part->x - left);

      if (factor == 1)
        memcpy (row, get_row (painted, y), (gsize)part->width * sizeof (guint32));
      else
        reduce_row (get_row (painted, y), row, part->width);
    }
  cairo_surface_mark_dirty (image);
  cairo_surface_destroy (painted);
}
