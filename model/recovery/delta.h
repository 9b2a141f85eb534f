#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/*
 * A delta says what one transaction, undo or redo made of a map, in terms of the result: what went,
 * what came and where, which values changed. It is what the recovery journal keeps of an edit, made
 * from the change set alone, so that nothing can change a map past it.
 */

/* The type of a delta: an array of steps, each a type letter, an id and what belongs to it. */
#define JW_DELTA_TYPE "a(ysssu)"

/* A floating reference, as GVariant's constructors give. */
GVariant *jw_delta_encode (JwMap *map, JwChangeSet *changes);
/* Does to @map what a delta says. The map must be loading (model/map-private.h). Fails with
 * %JW_ERROR_FORMAT where a step does not fit the map. */
gboolean jw_delta_apply (JwMap *map, GVariant *delta, GError **error);
/* The title that a map has after a delta, as a record holds it: TRUE if it says so. @title is to be
 * freed with g_free(), and is %NULL where the map has none. */
gboolean jw_delta_find_title (GBytes *record, char **title);

G_END_DECLS
