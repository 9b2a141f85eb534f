#pragma once

#include "model/node/node.h"

G_BEGIN_DECLS

/* What a file says of a node that this version of the program does not know: kept as it was, so
 * that a map which a newer minor version wrote loses nothing when it is saved here. It is XML,
 * already escaped, and not part of the history. */

/* Attributes, each with a space before it (` mood="calm"`); %NULL if there are none. */
const char *jw_unknown_get_attributes (JwNode *node);
/* Elements, one after the other; %NULL if there are none. */
const char *jw_unknown_get_elements (JwNode *node);
void jw_unknown_add_attributes (JwNode *node, const char *xml);
void jw_unknown_add_elements (JwNode *node, const char *xml);
/* Gives @copy what @source has. */
void jw_unknown_copy (JwNode *source, JwNode *copy);

/* The minor version of the file format that the map was read from, 0 or more. */
guint jw_unknown_get_minor_version (JwMap *map);
void jw_unknown_set_minor_version (JwMap *map, guint minor);

G_END_DECLS
