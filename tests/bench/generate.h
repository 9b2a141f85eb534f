#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* A map of @n_cards cards in ten stages, five cards a cell as long as there are lanes for them,
 * each with a text of two lines of its own: always the same for the same number. */
JwMap *jw_bench_make_map (guint n_cards);

G_END_DECLS
