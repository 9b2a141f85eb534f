#pragma once

#include "model/node/node.h"

G_BEGIN_DECLS

/* References as nodes hold them: one id (JW_PROPERTY_REF) or several with one space between them
 * (JW_PROPERTY_REFS). */

/* Whether @id is among @refs, as a whole word. @refs may be %NULL. */
gboolean jw_refs_contain (const char *refs, const char *id);
/* @refs without @id, or %NULL if nothing is left. Free with g_free(). */
char *jw_refs_without (const char *refs, const char *id);
/* @refs (%NULL for none) with @id at the end, if it is not among them. Free with g_free(). */
char *jw_refs_with (const char *refs, const char *id);
gboolean jw_property_is_reference (const JwProperty *property);
/* Whether a node's property names the node with that id. */
gboolean jw_node_refers_to (JwNode *node, guint property, const char *id);

G_END_DECLS
