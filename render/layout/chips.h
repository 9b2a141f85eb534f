#pragma once

#include "render/layout/layout-private.h"

G_BEGIN_DECLS

/* Adds what the sheet tells of a card beside its text, from left to right between @x and @right,
 * wrapped; returns the lower end, which is @y where there is nothing to tell. Points. */
double
jw_chips_add (JwLayout *layout, JwGroup *group, JwNode *card, double x, double right, double y);
/* About how high that will be: one line, where there is any. */
double jw_chips_estimate (JwLayout *layout, JwNode *card);

G_END_DECLS
