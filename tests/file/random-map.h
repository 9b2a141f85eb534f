#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* A map with nodes of every kind and values of every type, made out of the property tables, of odd
 * but allowed texts. The same @random gives the same map. */
JwMap *jw_test_make_random_map (GRand *random);

/* The same with one of each kind. */
JwMap *jw_test_make_small_map (GRand *random);

G_END_DECLS
