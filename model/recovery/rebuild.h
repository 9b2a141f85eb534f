#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* A map out of what was kept of it: the file that @base was, and the @records of its edits (GBytes,
 * model/recovery/delta.h), up to the first that is damaged or does not fit. Counts as modified, and
 * has no history. Fails only where @base is no map. */
JwMap *jw_rebuild_map (GBytes *base, GPtrArray *records, GError **error);

G_END_DECLS
