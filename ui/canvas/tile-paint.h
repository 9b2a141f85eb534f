#pragma once

#include <cairo.h>

#include "render/scene.h"

G_BEGIN_DECLS

/* Type of fewer pixels cannot be read. */
#define JW_SMALLEST_TYPE 3.0

/* A part of the sheet in device pixels from the sheet's top left, at some scale. */
typedef struct
{
  int x, y, width, height;
} JwPixelRect;

/* Paints a part of the sheet into an RGB24 image, whose own top left is @left, @top of the sheet.
 * @scale is device pixels a point. All places count from @base pixels below the sheet's top. Text
 * too small to be read is painted as bars. */
void jw_tile_paint (JwScene *scene,
                    double scale,
                    double base,
                    const JwPixelRect *part,
                    cairo_surface_t *image,
                    int left,
                    int top);

G_END_DECLS
