#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A page's sides in points, upright, from its token ("a3"); FALSE if there is no such paper. */
gboolean jw_paper_find (const char *token, double *width, double *height);
/* What a user calls a page of these sides in points: "A3 landscape", or "300 × 200 mm". Free with
 * g_free(). */
char *jw_paper_describe (double width, double height);

G_END_DECLS
