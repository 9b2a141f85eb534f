#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* A map of @n_cards cards in ten stages, five cards a cell, each with a text of two lines and half
 * of them with a channel: always the same for the same number. */
JwMap *jw_bench_make_map (guint n_cards);

G_END_DECLS
