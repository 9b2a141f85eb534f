#pragma once

#include "render/painter-private.h"
#include "render/pixels.h"

G_BEGIN_DECLS

/**
 * JwBrush:
 * @is_mirrored: what points to one side does so to the other
 * @pen: takes what is drawn, or %NULL for the context itself
 * @pixels: those that the context paints on, for boxes, or %NULL
 *
 * What shapes are painted with.
 */
typedef struct
{
  cairo_t *cr;
  const JwTheme *theme;
  gboolean is_mirrored;
  const JwPainterPen *pen;
  JwPixels *pixels;
} JwBrush;

/* Makes a colour of an item the context's source; @alpha is 1 for ink as it is. */
void jw_brush_use_role (JwBrush *brush, const JwItem *item, JwRole role, double alpha);
/* The shape of an item, where its group is. */
void jw_brush_paint_shape (JwBrush *brush, const JwItem *item, double dx, double dy);

G_END_DECLS
