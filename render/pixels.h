#pragma once

#include <cairo.h>

#include "render/theme.h"

G_BEGIN_DECLS

/**
 * JwPixels:
 * @left, @top, @right, @bottom: the pixels that may be painted, the last two not among them
 * @scale: pixels a point
 * @x, @y: where the origin of points is, in pixels
 *
 * The pixels of a picture that a cairo context paints on. A map is boxes above all, and what cairo
 * does for the general path of each takes longer than the rest of a map together: boxes are painted
 * right into the pixels. As with cairo, each pixel is covered by as much of its area as lies in the
 * box.
 */
typedef struct
{
  cairo_surface_t *surface;
  unsigned char *data;
  gsize stride;
  int left, top, right, bottom;
  double scale, x, y;
} JwPixels;

/**
 * JwBox:
 * @radius: of the corners, to the outside of the line; 0 for square ones
 * @line_width: of the line inside the bounds, in points; 0 for none
 * @edge_width: of the coloured left side, or right side if @edge_is_right; 0 for none
 * @has_fill: whether @fill is painted within
 *
 * A box with round corners, in points. The three colours are 0xrrggbb.
 */
typedef struct
{
  double x, y, width, height;
  double radius;
  double line_width;
  double edge_width;
  gboolean edge_is_right;
  gboolean has_fill;
  guint32 fill, line, edge;
} JwBox;

/* Finds the pixels that a context paints on; FALSE if it does not paint upright, evenly scaled and
 * within a rectangle of whole pixels on a picture in memory. Valid as long as that and its matrix
 * and clip stay. */
gboolean jw_pixels_find (JwPixels *pixels, cairo_t *cr);
void jw_pixels_paint_box (JwPixels *pixels, const JwBox *box);

G_END_DECLS
