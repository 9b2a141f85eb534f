#include "model/node/node-list.h"

#include "model/node/node-private.h"

struct _JwNodeList
{
  GObject parent_instance;

  JwNode *owner; /* not referenced: the owner holds the list; NULL once it is gone */
  JwKind kind;
  JwBlocks nodes;

  /* What changed since the last flush: all but the first @prefix and the last @suffix nodes. */
  gboolean touched;
  guint n_before;
  guint prefix;
  guint suffix;
};

static GType
get_item_type (GListModel *model)
{
  return jw_kind_get_type (JW_NODE_LIST (model)->kind);
}

static guint
get_n_items (GListModel *model)
{
  return jw_node_list_get_n (JW_NODE_LIST (model));
}

static gpointer
get_item (GListModel *model, guint position)
{
  JwNode *node = jw_node_list_get (JW_NODE_LIST (model), position);

  return node != NULL ? g_object_ref (node) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (JwNodeList,
                               jw_node_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
jw_node_list_finalize (GObject *object)
{
  JwNodeList *self = JW_NODE_LIST (object);

  jw_blocks_clear (&self->nodes);
  G_OBJECT_CLASS (jw_node_list_parent_class)->finalize (object);
}

static void
jw_node_list_class_init (JwNodeListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jw_node_list_finalize;
}

static void
jw_node_list_init (JwNodeList *self)
{
  self->nodes.list = self;
}

/* Call before the change: @first to @last are the positions that it reaches, as counted now. */
static void
touch (JwNodeList *self, guint first, guint last)
{
  guint n = jw_node_list_get_n (self);
  guint after = last < n ? n - 1 - last : 0;

  if (!self->touched)
    {
      self->touched = TRUE;
      self->n_before = n;
      self->prefix = first;
      self->suffix = after;
      return;
    }
  self->prefix = MIN (self->prefix, first);
  self->suffix = MIN (self->suffix, after);
}

JwNodeList *
jw_node_list_new (JwNode *owner, JwKind kind)
{
  JwNodeList *self = g_object_new (JW_TYPE_NODE_LIST, NULL);

  self->owner = owner;
  self->kind = kind;
  return self;
}

void
jw_node_list_disown (JwNodeList *self)
{
  self->owner = NULL;
}

JwNode *
jw_node_list_get_owner (JwNodeList *self)
{
  return self->owner;
}

JwKind
jw_node_list_get_kind (JwNodeList *self)
{
  return self->kind;
}

guint
jw_node_list_get_n (JwNodeList *self)
{
  return self->nodes.n;
}

JwNode *
jw_node_list_get (JwNodeList *self, guint position)
{
  if (position >= jw_node_list_get_n (self))
    return NULL;
  return jw_blocks_get (&self->nodes, position);
}

void
jw_node_list_insert (JwNodeList *self, JwNode *node, guint position)
{
  guint n = jw_node_list_get_n (self);

  position = MIN (position, n);
  /* An insertion reaches no old node: everything from @position on stays in the suffix. */
  if (!self->touched)
    {
      self->touched = TRUE;
      self->n_before = n;
      self->prefix = position;
      self->suffix = n - position;
    }
  self->prefix = MIN (self->prefix, position);
  self->suffix = MIN (self->suffix, n - position);
  jw_blocks_insert (&self->nodes, g_object_ref (node), position);
}

void
jw_node_list_append (JwNodeList *self, JwNode *node)
{
  if (!self->touched)
    {
      self->touched = TRUE;
      self->n_before = self->prefix = jw_node_list_get_n (self);
    }
  self->suffix = 0;
  jw_blocks_append (&self->nodes, node);
}

void
jw_node_list_remove (JwNodeList *self, JwNode *node)
{
  guint position = jw_node_get_position (node);

  touch (self, position, position);
  jw_blocks_remove (&self->nodes, node);
  g_object_unref (node);
}

void
jw_node_list_move (JwNodeList *self, JwNode *node, guint position)
{
  guint old = jw_node_get_position (node);

  touch (self, MIN (old, position), MAX (old, position));
  jw_blocks_remove (&self->nodes, node);
  jw_blocks_insert (&self->nodes, node, position);
}

/* Mostly nobody does, and to ask takes a part of what telling nobody takes. */
static gboolean
is_followed (JwNodeList *self)
{
  guint signal = g_signal_lookup ("items-changed", G_TYPE_LIST_MODEL);

  return g_signal_has_handler_pending (self, signal, 0, FALSE);
}

void
jw_node_list_flush (JwNodeList *self)
{
  guint n = jw_node_list_get_n (self);
  guint kept;

  if (!self->touched)
    return;
  self->touched = FALSE;
  kept = self->prefix + self->suffix;
  if ((self->n_before > kept || n > kept) && is_followed (self))
    g_list_model_items_changed (G_LIST_MODEL (self), self->prefix, self->n_before - kept, n - kept);
}

void
jw_node_list_forget (JwNodeList *self)
{
  self->touched = FALSE;
}
