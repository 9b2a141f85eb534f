#pragma once

#include "model/node/node.h"

G_BEGIN_DECLS

/* What a file says of a node that this version of the program does not know: kept as it was, so
 * that a map which a newer minor version wrote loses nothing when it is saved here. It is XML,
 * already escaped. */

typedef enum
{
  JW_UNKNOWN_ATTRIBUTES,
  JW_UNKNOWN_ELEMENTS,
} JwUnknownPart;

/* Attributes, each with a space before it (` mood="calm"`); %NULL if there are none. */
const char *jw_unknown_get_attributes (JwNode *node);
/* Elements, one after the other; %NULL if there are none. */
const char *jw_unknown_get_elements (JwNode *node);
void jw_unknown_add_attributes (JwNode *node, const char *xml);
void jw_unknown_add_elements (JwNode *node, const char *xml);
/* Puts @xml, taken over and %NULL for none, in place of one of them, which is returned: for the
 * journal. Free with g_free(). */
char *jw_unknown_swap (JwNode *node, JwUnknownPart part, char *xml);
/* Lets go of both. */
void jw_unknown_forget (JwNode *node);
/* Gives @copy, which stands on a map already, what @source has; where that is of a newer minor
 * version than @copy's map, @copy is marked as of that version. */
void jw_unknown_copy (JwNode *source, JwNode *copy);

/* The minor version of the file format that the map is of, 0 or more: that of the file that it was
 * read from, or of the newest node that came from another map and is still there. */
guint jw_unknown_get_minor_version (JwMap *map);
void jw_unknown_set_minor_version (JwMap *map, guint minor);
/* The minor version that a node was marked with, 0 if it never was. The mark counts for as long as
 * the node is on its map, also after undo and redo. */
guint jw_unknown_get_mark (JwNode *node);
void jw_unknown_mark (JwNode *node, guint minor);

G_END_DECLS
