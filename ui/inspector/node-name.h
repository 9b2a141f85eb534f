#pragma once

#include "model/node/node.h"

G_BEGIN_DECLS

/* The name or text that a node has of its own, which it keeps when it is deleted; %NULL if it has
 * none. */
const char *jw_node_find_name (JwNode *node);
/* What a user calls a node: its name or text, with its number if it is a stage; words for what it
 * is where it has neither. Free with g_free(). */
char *jw_node_get_display_name (JwNode *node);
/* What the side panel calls the node that it shows: "Pain point", "Stage 3", "Map". Free with
 * g_free(). */
char *jw_node_get_display_kind (JwNode *node);

G_END_DECLS
