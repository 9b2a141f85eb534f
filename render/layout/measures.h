#pragma once

#include "model/measure.h"
#include "render/layout/layout-private.h"

G_BEGIN_DECLS

/* What is known of a measure beside its value and unit, in a line of parts: its name, goal, value
 * before, state, days and source. Empty if nothing is. Free with g_free(). */
char *jw_measure_describe (JwMeasure *measure, JwLayout *layout);
/* A measure that stands under another one of its cell, placed from the cell's left at a height of
 * the row, in so many points of width. */
JwGroup *jw_measure_make_block (JwMeasure *measure, JwLayout *layout, double width);

G_END_DECLS
