#pragma once

#include "model/node/node.h"

G_BEGIN_DECLS

/* How many bytes a map takes in the file: an upper bound that is kept up to date with every edit,
 * so that one which would pass the limit of the format is refused before it happens. What comes in
 * is counted as what it takes at most, what goes as what it took at least, so that the sum never
 * falls below the truth; it is counted afresh where it would refuse an edit. */

/* At most: a text as the value of a property; 0 for %NULL. */
gsize jw_size_of_string (const JwProperty *property, const char *value);
/* At most: a property of a node as it is now; 0 if it is not set. */
gsize jw_size_of_property (JwNode *node, guint property);
/* At most: a node with all its properties and children. */
gsize jw_size_of_node (JwNode *node);
/* The same, at least. */
gsize jw_size_least_of_property (JwNode *node, guint property);
gsize jw_size_least_of_node (JwNode *node);

G_END_DECLS
