#pragma once

#include "render/export/page-private.h"

G_BEGIN_DECLS

/* The page as SVG 1.1 with real text: title and description for those who do not see it, no
 * script, nothing that is loaded from elsewhere. The same map gives the same bytes. */
GBytes *jw_export_svg (JwMap *map, JwPage *page, GError **error);

/* A number as short as it can be said in hundredths of a point. */
void jw_svg_append_number (GString *out, double number);
/* An attribute that is a number. */
void jw_svg_append_attribute (GString *out, const char *name, double number);
/* "#rrggbb" */
void jw_svg_append_color (GString *out, const JwColor *color);
/* What a context holds, as its pen sets it: path data; fill; the line's colour, width and dashes. A
 * gradient is defined first, by a name with that number, which is counted on. */
void jw_svg_append_fill (GString *out, cairo_t *cr);
void jw_svg_append_stroke (GString *out, cairo_t *cr, guint *n_gradients);
/* The data of the path alone, as an attribute. */
void jw_svg_append_path (GString *out, cairo_t *cr);
/* A text with its top left at a place, line by line, each as long as it is on the sheet whatever
 * typeface is found. */
void jw_svg_append_text (GString *out, JwText *text, cairo_t *cr, double x, double y);

G_END_DECLS
