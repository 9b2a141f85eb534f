#pragma once

#include <cairo.h>

#include "render/export/poster-grid.h"
#include "render/fonts.h"

G_BEGIN_DECLS

/* Paints what tells where to cut and to glue onto a sheet, in the poster's place; all of it is cut
 * away or glued over. */
void jw_poster_paint_marks (const JwPosterGrid *grid,
                            guint column,
                            guint row,
                            JwFonts *fonts,
                            cairo_t *cr);
/* Paints the poster's grid with the names of its sheets over a picture of it; @scale is that of
 * the picture. */
void jw_poster_paint_grid (const JwPosterGrid *grid, double scale, JwFonts *fonts, cairo_t *cr);
/* Paints a text in black at a place, wrapped at @width points or not at all below 0; returns its
 * height. */
double jw_poster_paint_text (JwFonts *fonts,
                             cairo_t *cr,
                             const char *string,
                             gboolean is_bold,
                             double size,
                             double x,
                             double y,
                             double width);

G_END_DECLS
