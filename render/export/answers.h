#pragma once

#include "render/export/flow-private.h"

G_BEGIN_DECLS

/* Adds pages that say which answers are worth what: a picture by value and effort, and all of them
 * in a table, first those of most value for least effort. None if the map has no answers. */
void jw_answers_add (JwMap *map, JwFlow *flow);

G_END_DECLS
