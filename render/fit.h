#pragma once

#include "render/layout.h"

G_BEGIN_DECLS

/* Below this size in points a printed text is hard to read. */
#define JW_FIT_READABLE 7.0

/* The smallest type on a sheet, that of chips and notes, relative to the map's text size. */
#define JW_FIT_SMALLEST 0.83

/* The smallest type that the map has on its sheet at a text size, in points. */
double jw_fit_get_smallest_type (JwMap *map, double body);

/* The largest of the fixed text sizes, in points, at which all of the map stands on its own paper
 * unscaled. Where none is small enough: the smallest, and FALSE in @fits, which may be %NULL. */
double jw_fit_body (JwLayoutContext *context, JwMap *map, gboolean *fits);
/* The same for another theme, %NULL for the map's own, and for the paper and stage of the options,
 * whatever their text size. */
double jw_fit_body_for (JwLayoutContext *context,
                        JwMap *map,
                        const JwTheme *theme,
                        const JwLayoutOptions *options,
                        gboolean *fits);
/* Whether all stands unscaled on the paper of the options in their text size, or else the map's. */
gboolean jw_fit_is_on_paper (JwLayoutContext *context,
                             JwMap *map,
                             const JwTheme *theme,
                             const JwLayoutOptions *options);
/* The smallest of the fixed sizes of at least so many points. */
double jw_fit_find_step (double least);

G_END_DECLS
