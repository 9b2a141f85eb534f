#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Paints marks to cut a page by, whose top left is the origin, at each of its corners and beyond
 * its bleed: two lines that go on where its edges are. Points. */
void jw_crop_marks_paint (cairo_t *cr, double width, double height, double bleed);

G_END_DECLS
