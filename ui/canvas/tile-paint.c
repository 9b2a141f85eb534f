#include "ui/canvas/tile-paint.h"

#include <string.h>

#include "render/painter.h"

static cairo_surface_t *
paint_part (JwScene *scene, double scale, double base, const JwPixelRect *part)
{
  const JwTheme *theme = jw_scene_get_theme (scene);
  cairo_surface_t *image =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, part->width, part->height);
  cairo_t *cr = cairo_create (image);
  JwColor paper;

  jw_theme_get_color (theme, JW_ROLE_PAPER, &paper);
  cairo_set_source_rgb (cr, paper.red, paper.green, paper.blue);
  cairo_paint (cr);
  cairo_translate (cr, -part->x, -part->y - base);
  cairo_scale (cr, scale, scale);
  jw_painter_paint_coarsely (scene, cr, JW_SMALLEST_TYPE / scale);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  return image;
}

static unsigned char *
get_row (cairo_surface_t *image, int y)
{
  return cairo_image_surface_get_data (image) +
         (gsize)y * (gsize)cairo_image_surface_get_stride (image);
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
  cairo_surface_t *painted = paint_part (scene, scale, base, part);

  cairo_surface_flush (image);
  for (int y = 0; y < part->height; y++)
    memcpy (get_row (image, part->y - top + y) + 4 * (part->x - left), get_row (painted, y),
            (gsize)part->width * 4);
  cairo_surface_mark_dirty (image);
  cairo_surface_destroy (painted);
}
