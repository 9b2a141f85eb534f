#pragma once

#include "model/node/node.h"

G_BEGIN_DECLS

typedef enum
{
  JW_CHANGE_ADDED = 1 << 0,
  JW_CHANGE_REMOVED = 1 << 1,
  JW_CHANGE_MOVED = 1 << 2,
  JW_CHANGE_SET = 1 << 3,
  JW_CHANGE_CHILDREN = 1 << 4, /* nodes that it owns came or went */
  JW_CHANGE_UNKNOWN = 1 << 5,  /* what is said of it that is not known here */
} JwChangeFlags;

/**
 * JwChange:
 * @node: the node; of a removed one only its own values may be read. Of a tree that came or went
 *   only the top is named so: a node that was set and then went along with its owner is named as
 * set, and jw_node_get_map() tells that it is gone.
 * @flags: what happened to it
 * @properties: bit n is set if property n changed
 */
typedef struct
{
  JwNode *node;
  JwChangeFlags flags;
  guint64 properties;
} JwChange;

#define JW_TYPE_CHANGE_SET (jw_change_set_get_type ())
typedef struct _JwChangeSet JwChangeSet;

/* A boxed type, passed along with the signal JwMap::changed. */
GType jw_change_set_get_type (void);
/* A new set is empty and belongs to the caller, who gives it up with jw_change_set_unref(). */
JwChangeSet *jw_change_set_new (void);
JwChangeSet *jw_change_set_ref (JwChangeSet *changes);
void jw_change_set_unref (JwChangeSet *changes);
/* Notes what happened to a node; what is told twice of one node is kept as one change. The set
 * holds a reference to the node. */
void
jw_change_set_add (JwChangeSet *changes, JwNode *node, JwChangeFlags flags, guint64 properties);
/* For a load: see jw_change_set_is_everything(). */
void jw_change_set_add_everything (JwChangeSet *changes);

/* TRUE after a load: nothing that was known of the map holds any more. */
gboolean jw_change_set_is_everything (JwChangeSet *changes);
/* The changes, in the order in which their nodes were first touched; one a node. */
guint jw_change_set_get_n (JwChangeSet *changes);
const JwChange *jw_change_set_get (JwChangeSet *changes, guint index);
/* The change of one node; %NULL if nothing happened to it. */
const JwChange *jw_change_set_find (JwChangeSet *changes, JwNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwChangeSet, jw_change_set_unref)

G_END_DECLS
