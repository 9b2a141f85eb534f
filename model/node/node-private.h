#pragma once

#include "model/node/blocks.h"
#include "model/node/node-list.h"
#include "model/node/node.h"

G_BEGIN_DECLS

/**
 * JwValue:
 *
 * The value of one property: a string, owned, or a number. Which one follows from the property's
 * type. @is_set tells an unset one apart, whose other fields mean nothing.
 */
typedef struct
{
  gboolean is_set;
  char *string;
  double number;
} JwValue;

/* Moves @value into the node's property, and what stood there into @value: setting and undoing
 * are the same act. */
void jw_node_swap_value (JwNode *node, guint property, JwValue *value);
/* Sets a property that is not set, to a string as jw_value_keep_string() makes it, which it takes.
 */
void jw_node_add_string (JwNode *node, guint property, char *string);
/* Makes room for @n values more, for who knows how many there will be. */
void jw_node_reserve (JwNode *node, guint n);
void jw_value_clear (const JwProperty *property, JwValue *value);
/* A copy of @string as the property keeps it; ids of nodes in the map are shared, not copied. */
char *jw_value_keep_string (const JwProperty *property, JwMap *map, const char *string);

/* A node that is in no map yet; @id is copied. */
JwNode *jw_node_new (JwKind kind, const char *id);
/* Its children of one kind, and the list that it is in itself; both borrowed, %NULL if there is
 * none. */
JwNodeList *jw_node_get_list (JwNode *node, JwKind kind);
/* The same, but %NULL as long as nobody has asked for the list or put something into it, too. */
JwNodeList *jw_node_peek_list (JwNode *node, JwKind kind);
JwNodeList *jw_node_get_owner_list (JwNode *node);
/* Whether anything of model/node/unknown.h hangs on the node: a look into its data would cost each
 * node that is written as much as all its properties. */
void jw_node_mark_unknown (JwNode *node);
gboolean jw_node_has_unknown (JwNode *node);
/* Called by JwBlocks alone: the block that the node is in, %NULL if in none, and where it was put
 * there. */
void jw_node_set_place (JwNode *node, JwBlock *block, guint hint);
JwBlock *jw_node_get_block (JwNode *node);
guint jw_node_get_place_hint (JwNode *node);
/* The id as a GRefString, to be shared by references to it; made when the first asks. */
char *jw_node_get_shared_id (JwNode *node);
/* What a class with GObject properties beside the table's falls back on. */
void jw_node_get_gobject_property (GObject *object, guint id, GValue *value, GParamSpec *pspec);
void jw_node_notify_properties (JwNode *node, guint64 properties);

/* For class_init: the fields of #JwNodeClass, and a GObject property for each row of the table. The
 * tables are static. */
void jw_node_class_set_up (JwNodeClass *klass,
                           JwKind kind,
                           const char *element,
                           char id_prefix,
                           const JwProperty *properties,
                           guint n_properties,
                           const JwKind *child_kinds,
                           guint n_child_kinds);

/* Defines a class of node that owns no others, out of its property table. */
#define JW_DEFINE_LEAF_NODE(TypeName, type_name, kind, element, letter, table)                     \
  struct _##TypeName                                                                               \
  {                                                                                                \
    JwNode parent_instance;                                                                        \
  };                                                                                               \
  G_DEFINE_FINAL_TYPE (TypeName, type_name, JW_TYPE_NODE)                                          \
  static void type_name##_class_init (TypeName##Class *klass)                                      \
  {                                                                                                \
    jw_node_class_set_up (JW_NODE_CLASS (klass), kind, element, letter, table,                     \
                          G_N_ELEMENTS (table), NULL, 0);                                          \
  }                                                                                                \
  static void type_name##_init (TypeName *self) {}

G_END_DECLS
