#pragma once

#include "model/node/node.h"

G_BEGIN_DECLS

/* The nodes that a property of @node may name, in the order of the map: an array of JwNode, which
 * it does not own. A step or card to choose is one of the node's own stage. Free with
 * g_ptr_array_unref(). */
GPtrArray *jw_candidates_list (JwNode *node, guint property);

G_END_DECLS
