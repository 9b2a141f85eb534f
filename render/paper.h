#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A page's sides in points, upright, from its token ("a3"); FALSE if there is no such paper. */
gboolean jw_paper_find (const char *token, double *width, double *height);
/* A page of its own sides, as they are told: "300x200mm", "30 × 20 cm", "12x18in", "800x600pt";
 * millimetres without a unit. FALSE if this is none. */
gboolean jw_paper_read (const char *words, double *width, double *height);
/* What a user calls a page of these sides in points: "A3 landscape", or "300 × 200 mm". Free with
 * g_free(). */
char *jw_paper_describe (double width, double height);

G_END_DECLS
