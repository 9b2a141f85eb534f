#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* Random values for every type of property, so that a new line in a property table is tested
 * without a word here. The same generator state gives the same values. */

/* A number from 0 to @n - 1; 0 if @n is 0. */
guint jw_random_below (GRand *random, guint n);
/* True once in @n times. */
gboolean jw_random_one_in (GRand *random, guint n);
/* A text that the property takes, with what files and escapers stumble over in it; %NULL if there
 * is nothing to name. Free with g_free(). */
char *jw_random_string (GRand *random, JwMap *map, const JwProperty *row);
/* A PNG file; at times one that says it is larger than it may be, or no picture at all. */
GBytes *jw_random_picture (GRand *random);
double jw_random_number (GRand *random, const JwProperty *row);

/* A random node of a kind, at whatever depth; %NULL if there is none. */
JwNode *jw_random_node (GRand *random, JwMap *map, JwKind kind);
/* A random node of the kind that owns nodes of @kind; %NULL if there is none. */
JwNode *jw_random_owner (GRand *random, JwMap *map, JwKind kind);
/* A node of a random kind, each kind as likely as the others. */
JwNode *jw_random_any_node (GRand *random, JwMap *map);

G_END_DECLS
