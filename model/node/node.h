#pragma once

#include <gio/gio.h>

#include "model/node/kind.h"
#include "model/node/property.h"

G_BEGIN_DECLS

#define JW_TYPE_NODE (jw_node_get_type ())
G_DECLARE_DERIVABLE_TYPE (JwNode, jw_node, JW, NODE, GObject)

typedef struct _JwMap JwMap;

/**
 * JwNodeClass:
 * @element: element name in the file
 * @id_prefix: first letter of new ids
 * @properties: the property table; an index into it names a property everywhere
 * @child_kinds: the kinds of the nodes that this node owns, a list each, in file order
 * @required: bit n is set if property n is required
 */
struct _JwNodeClass
{
  GObjectClass parent_class;

  JwKind kind;
  const char *element;
  char id_prefix;
  const JwProperty *properties;
  guint n_properties;
  const JwKind *child_kinds;
  guint n_child_kinds;
  guint64 required;
};

/* What a node is and where it stands. */
JwKind jw_node_get_kind (JwNode *node);
const char *jw_node_get_id (JwNode *node);
JwNode *jw_node_get_parent (JwNode *node);
JwMap *jw_node_get_map (JwNode *node);
guint jw_node_get_position (JwNode *node);
JwNode *jw_node_get_next (JwNode *node);
JwNode *jw_node_get_previous (JwNode *node);

/* Its children. The list is owned by the node, holds JwNode, and is never NULL for a kind that
 * the class names. */
GListModel *jw_node_get_children (JwNode *node, JwKind kind);
guint jw_node_get_n_children (JwNode *node, JwKind kind);
JwNode *jw_node_get_child (JwNode *node, JwKind kind, guint position);
JwNode *jw_node_get_first_child (JwNode *node, JwKind kind);

/* Its properties. */
const JwProperty *jw_node_get_property_row (JwNode *node, guint property);
guint jw_node_get_n_properties (JwNode *node);
int jw_node_find_property (JwNode *node, const char *name);
gboolean jw_node_has (JwNode *node, guint property);
/* Bit n is set if property n is: for those who walk through all that a node says. */
guint64 jw_node_get_set_mask (JwNode *node);
const char *jw_node_get_string (JwNode *node, guint property);
double jw_node_get_number (JwNode *node, guint property);
gboolean jw_node_get_boolean (JwNode *node, guint property);
int jw_node_get_choice (JwNode *node, guint property);

/* The class of a kind, for readers and schemas. */
GType jw_kind_get_type (JwKind kind);
JwNodeClass *jw_kind_get_class (JwKind kind);
/* How many of them one owner may have. */
guint jw_kind_get_limit (JwKind kind);
gboolean jw_kind_from_element (const char *element, JwKind *kind);
/* What a user calls it, and the act of deleting one; translated. */
const char *jw_kind_get_label (JwKind kind);
const char *jw_kind_get_delete_label (JwKind kind);

G_END_DECLS
