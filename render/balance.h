#pragma once

#include "render/layout.h"

G_BEGIN_DECLS

/* Finds column widths by which the rows of the map come out lower than by those that it has: one
 * for each stage, relative to the others, of tenths, 1 in the mean. Stages with much in them get
 * more, empty ones less, but none so little that a word must be broken for it. %NULL if nothing
 * better was found. The options tell paper and text size. @before and @after, which may be %NULL,
 * tell how high head and rows are together, in points. Free with g_free(). */
double *jw_balance_columns (JwLayoutContext *context,
                            JwMap *map,
                            const JwTheme *theme,
                            const JwLayoutOptions *options,
                            double *before,
                            double *after);

G_END_DECLS
