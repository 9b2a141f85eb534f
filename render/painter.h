#pragma once

#include <cairo.h>

#include "render/scene.h"

G_BEGIN_DECLS

/* Paints a scene in points; scale and translate the context first. Only what touches the clip is
 * visited. The sheet's ground is painted, too. */
void jw_painter_paint (JwScene *scene, cairo_t *cr);
/* The same for the screen: text of type below @least points is painted as bars, which costs a
 * fifth. */
void jw_painter_paint_coarsely (JwScene *scene, cairo_t *cr, double least);
/* The same in full without the sheet's ground. */
void jw_painter_paint_groundless (JwScene *scene, cairo_t *cr);

/* Paints a text alone, with its origin at a place, in points. */
void jw_painter_paint_text (JwText *text, const JwColor *color, cairo_t *cr, double x, double y);

G_END_DECLS
