#include "model/journal/transaction.h"

#include <string.h>

#include "model/map.h"
#include "model/node/size.h"

/* What one object and its place in the lists cost beside what it would take in a file. */
#define NODE_OVERHEAD 200

/* The history keeps the nodes that it names, but not the map: that one keeps the history. */
static void
hold (JwNode *node)
{
  if (node != NULL && !JW_IS_MAP (node))
    g_object_ref (node);
}

static void
let_go (JwNode *node)
{
  if (node != NULL && !JW_IS_MAP (node))
    g_object_unref (node);
}

static void
clear_op (gpointer data)
{
  JwOp *op = data;

  if (op->type == JW_OP_SET)
    jw_value_clear (jw_node_get_property_row (op->node, op->property), &op->value);
  else if (op->type == JW_OP_UNKNOWN)
    g_free (op->value.string);
  let_go (op->parent);
  let_go (op->node);
}

static gsize
count_selection (GPtrArray *ids)
{
  gsize bytes = sizeof (gpointer);

  for (guint i = 0; i + 1 < ids->len; i++)
    bytes += sizeof (gpointer) + strlen (g_ptr_array_index (ids, i)) + 1;
  return bytes;
}

static gsize
count_op (const JwOp *op)
{
  gsize strings = op->value.string != NULL ? strlen (op->value.string) + 1 : 0;

  /* A removed node lives on in the history alone. */
  return sizeof (JwOp) + strings +
         (op->type == JW_OP_REMOVE ? NODE_OVERHEAD + jw_size_of_node (op->node) : 0);
}

static gboolean
sets_same (const JwOp *a, const JwOp *b)
{
  return a->type == JW_OP_SET && b->type == JW_OP_SET && a->node == b->node &&
         a->property == b->property;
}

JwTransaction *
jw_transaction_new (const char *label, const char *merge_key, guint64 state, JwSelection *selection)
{
  JwTransaction *self = g_new0 (JwTransaction, 1);

  self->label = g_strdup (label);
  self->merge_key = g_strdup (merge_key);
  self->ops = g_array_new (FALSE, TRUE, sizeof (JwOp));
  g_array_set_clear_func (self->ops, clear_op);
  self->selection_before = jw_selection_keep (selection);
  self->state_before = state;
  return self;
}

void
jw_transaction_free (JwTransaction *self)
{
  g_array_unref (self->ops);
  g_free (self->label);
  g_free (self->merge_key);
  g_clear_pointer (&self->selection_before, g_ptr_array_unref);
  g_clear_pointer (&self->selection_after, g_ptr_array_unref);
  g_free (self);
}

void
jw_op_hold (JwOp *op)
{
  hold (op->node);
  hold (op->parent);
}

void
jw_transaction_append (JwTransaction *self, JwOp *op, guint floor)
{
  GArray *ops = self->ops;

  if (ops->len > floor && sets_same (&g_array_index (ops, JwOp, ops->len - 1), op))
    {
      clear_op (op);
      return;
    }
  self->bytes += count_op (op);
  g_array_append_vals (ops, op, 1);
}

void
jw_transaction_close (JwTransaction *self, GPtrArray *selection_after, JwTransaction *last)
{
  self->selection_after = selection_after;
  self->bytes += sizeof (JwTransaction) + sizeof (GArray) + strlen (self->label) + 1;
  if (last == NULL || last->selection_after != self->selection_before)
    self->bytes += count_selection (self->selection_before);
  if (self->selection_after != self->selection_before)
    self->bytes += count_selection (self->selection_after);
}
