#pragma once

#include "model/node.h"

G_BEGIN_DECLS

/* How many bytes a map takes in the file: an upper bound that is kept up to date with every edit,
 * so that one which would pass the limit of the format is refused before it happens. */

/* A text as the value of a property; 0 for %NULL. */
gsize jw_size_of_string (const JwProperty *property, const char *value);
/* A property of a node as it is now; 0 if it is not set. */
gsize jw_size_of_property (JwNode *node, guint property);
/* A node with all its properties, and its children if @deep. */
gsize jw_size_of_node (JwNode *node, gboolean deep);

G_END_DECLS
