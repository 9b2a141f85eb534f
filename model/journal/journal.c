#include "model/journal/journal.h"

#include <string.h>

#include "model/card.h"
#include "model/map-private.h"
#include "model/node/size.h"
#include "model/journal/transaction.h"

struct _JwJournal
{
  JwMap *map; /* not referenced: the map owns the journal */
  GQueue done;
  GQueue undone;
  JwTransaction *open;
  GArray *savepoints; /* guint: how many operations there were at each nested begin */
  JwChangeSet *changes;
  gboolean may_merge;
  guint64 state;
  guint64 last_state;
  gsize bytes;
};

static void
record (JwJournal *self, JwNode *node, JwChangeFlags flags, guint64 properties)
{
  if (self->changes == NULL)
    self->changes = jw_change_set_new ();
  jw_change_set_add (self->changes, node, flags, properties);
}

static void
put_in (JwJournal *self, JwOp *op)
{
  JwKind kind = jw_node_get_kind (op->node);

  jw_node_list_insert (jw_node_get_list (op->parent, kind), op->node, op->position);
  jw_map_register (self->map, op->node);
  jw_map_add_size (self->map, jw_size_of_node (op->node), 0);
  record (self, op->node, JW_CHANGE_ADDED, 0);
  record (self, op->parent, JW_CHANGE_CHILDREN, 0);
}

static void
take_out (JwJournal *self, JwOp *op)
{
  op->position = jw_node_get_position (op->node);
  jw_map_unregister (self->map, op->node);
  jw_map_add_size (self->map, 0, jw_size_least_of_node (op->node));
  jw_node_list_remove (jw_node_get_owner_list (op->node), op->node);
  record (self, op->node, JW_CHANGE_REMOVED, 0);
  record (self, op->parent, JW_CHANGE_CHILDREN, 0);
}

static void
swap_position (JwJournal *self, JwOp *op)
{
  guint old = jw_node_get_position (op->node);

  jw_node_list_move (jw_node_get_owner_list (op->node), op->node, op->position);
  op->position = old;
  record (self, op->node, JW_CHANGE_MOVED, 0);
}

static void
swap_value (JwJournal *self, JwOp *op)
{
  gsize before = jw_size_least_of_property (op->node, op->property);

  jw_node_swap_value (op->node, op->property, &op->value);
  jw_map_add_size (self->map, jw_size_of_property (op->node, op->property), before);
  record (self, op->node, JW_CHANGE_SET, G_GUINT64_CONSTANT (1) << op->property);
}

static void
swap_unknown (JwJournal *self, JwOp *op)
{
  gsize before = op->value.string != NULL ? strlen (op->value.string) : 0;

  op->value.string = jw_unknown_swap (op->node, (JwUnknownPart)op->property, op->value.string);
  jw_map_add_size (self->map, before, op->value.string != NULL ? strlen (op->value.string) : 0);
  record (self, op->node, JW_CHANGE_UNKNOWN, 0);
}

static gboolean
concerns_cells (const JwOp *op)
{
  return jw_node_get_kind (op->node) == JW_KIND_CARD && op->type != JW_OP_UNKNOWN &&
         (op->type != JW_OP_SET || op->property == JW_CARD_LANE || op->property == JW_CARD_STAGE);
}

/* Setting and moving are their own inverse. */
static void
change (JwJournal *self, JwOp *op, gboolean forward)
{
  switch (op->type)
    {
    case JW_OP_SET:
      swap_value (self, op);
      break;
    case JW_OP_INSERT:
      forward ? put_in (self, op) : take_out (self, op);
      break;
    case JW_OP_REMOVE:
      forward ? take_out (self, op) : put_in (self, op);
      break;
    case JW_OP_UNKNOWN:
      swap_unknown (self, op);
      break;
    case JW_OP_MOVE:
    default:
      swap_position (self, op);
      break;
    }
}

/* Does an operation, or takes it back. */
static void
apply (JwJournal *self, JwOp *op, gboolean forward)
{
  JwCells *cells = concerns_cells (op) ? jw_map_get_cells (self->map, FALSE) : NULL;

  if (cells != NULL && jw_node_get_owner_list (op->node) != NULL)
    jw_cells_remove (cells, op->node);
  change (self, op, forward);
  if (cells != NULL && jw_node_get_owner_list (op->node) != NULL)
    jw_cells_add (cells, op->node);
}

static void
apply_all (JwJournal *self, JwTransaction *transaction, gboolean forward)
{
  guint n = transaction->ops->len;

  for (guint i = 0; i < n; i++)
    apply (self, &g_array_index (transaction->ops, JwOp, forward ? i : n - 1 - i), forward);
}

/* While a file is read there is nothing to take back, to tell or to count: what it comes to is
 * counted once at the end, and reading stays fast. */
static void
do_loading (JwJournal *self, JwOp *op)
{
  jw_map_forget_cells (self->map);
  switch (op->type)
    {
    case JW_OP_SET:
      jw_node_swap_value (op->node, op->property, &op->value);
      jw_value_clear (jw_node_get_property_row (op->node, op->property), &op->value);
      break;
    case JW_OP_INSERT:
      jw_node_list_insert (jw_node_get_list (op->parent, jw_node_get_kind (op->node)), op->node,
                           op->position);
      jw_map_register (self->map, op->node);
      break;
    case JW_OP_REMOVE:
      jw_map_unregister (self->map, op->node);
      jw_node_list_remove (jw_node_get_owner_list (op->node), op->node);
      break;
    case JW_OP_UNKNOWN:
      g_free (jw_unknown_swap (op->node, (JwUnknownPart)op->property, op->value.string));
      break;
    case JW_OP_MOVE:
    default:
      jw_node_list_move (jw_node_get_owner_list (op->node), op->node, op->position);
      break;
    }
}

static void
do_op (JwJournal *self, JwOp op)
{
  guint floor;

  if (jw_map_is_loading (self->map))
    {
      do_loading (self, &op);
      return;
    }
  jw_op_hold (&op);
  apply (self, &op, TRUE);
  floor = g_array_index (self->savepoints, guint, self->savepoints->len - 1);
  jw_transaction_append (self->open, &op, floor);
}

static void
tell (JwJournal *self)
{
  g_autoptr (JwChangeSet) changes = g_steal_pointer (&self->changes);

  if (changes != NULL)
    jw_map_emit_changed (self->map, changes);
}

/* Nobody saw what happened: forget it. */
static void
drop_changes (JwJournal *self)
{
  guint n = self->changes != NULL ? jw_change_set_get_n (self->changes) : 0;

  for (guint i = 0; i < n; i++)
    {
      JwNode *node = jw_change_set_get (self->changes, i)->node;
      JwNodeClass *klass = JW_NODE_GET_CLASS (node);
      JwNodeList *owner = jw_node_get_owner_list (node);

      if (owner != NULL)
        jw_node_list_forget (owner);
      for (guint k = 0; k < klass->n_child_kinds; k++)
        {
          JwNodeList *list = jw_node_peek_list (node, klass->child_kinds[k]);

          if (list != NULL)
            jw_node_list_forget (list);
        }
    }
  g_clear_pointer (&self->changes, jw_change_set_unref);
}

static void
clear_undone (JwJournal *self)
{
  JwTransaction *transaction;

  while ((transaction = g_queue_pop_head (&self->undone)) != NULL)
    {
      self->bytes -= transaction->bytes;
      jw_transaction_free (transaction);
    }
}

/* Forgets the oldest transactions, but never the last one. */
static void
trim (JwJournal *self)
{
  while (self->bytes > JW_JOURNAL_MAX_BYTES && self->done.length > 1)
    {
      JwTransaction *oldest = g_queue_pop_tail (&self->done);

      self->bytes -= oldest->bytes;
      jw_transaction_free (oldest);
    }
}

static gboolean
can_merge (JwJournal *self, JwTransaction *transaction)
{
  JwTransaction *last = g_queue_peek_head (&self->done);

  return self->may_merge && last != NULL && transaction->merge_key != NULL &&
         g_strcmp0 (last->merge_key, transaction->merge_key) == 0;
}

/* Moves the operations of @transaction, which is freed, to the end of the one before. */
static void
merge (JwJournal *self, JwTransaction *transaction)
{
  JwTransaction *last = g_queue_peek_head (&self->done);
  gsize before = last->bytes;

  g_array_set_clear_func (transaction->ops, NULL);
  for (guint i = 0; i < transaction->ops->len; i++)
    jw_transaction_append (last, &g_array_index (transaction->ops, JwOp, i), 0);
  self->bytes += last->bytes - before;
  g_ptr_array_unref (last->selection_after);
  last->selection_after = g_steal_pointer (&transaction->selection_after);
  last->state_after = transaction->state_after;
  jw_transaction_free (transaction);
}

static void
finish (JwJournal *self)
{
  JwTransaction *transaction = g_steal_pointer (&self->open);

  if (transaction->ops->len == 0)
    {
      /* Nested ones were cancelled, so that nothing came of it: there is nothing to tell. */
      drop_changes (self);
      jw_transaction_free (transaction);
      return;
    }
  self->state = transaction->state_after = ++self->last_state;
  jw_transaction_close (transaction, jw_map_keep_selection (self->map),
                        g_queue_peek_head (&self->done));
  clear_undone (self);
  if (can_merge (self, transaction))
    merge (self, transaction);
  else
    {
      self->bytes += transaction->bytes;
      self->may_merge = transaction->merge_key != NULL;
      g_queue_push_head (&self->done, transaction);
    }
  trim (self);
}

static void
forget_newest_undone (JwJournal *self)
{
  JwTransaction *transaction = g_queue_pop_head (&self->undone);

  self->bytes -= transaction->bytes;
  jw_transaction_free (transaction);
}

JwJournal *
jw_journal_new (JwMap *map)
{
  JwJournal *self = g_new0 (JwJournal, 1);

  self->map = map;
  self->savepoints = g_array_new (FALSE, FALSE, sizeof (guint));
  g_queue_init (&self->done);
  g_queue_init (&self->undone);
  return self;
}

void
jw_journal_free (JwJournal *self)
{
  g_queue_clear_full (&self->done, (GDestroyNotify)jw_transaction_free);
  g_queue_clear_full (&self->undone, (GDestroyNotify)jw_transaction_free);
  g_clear_pointer (&self->open, jw_transaction_free);
  g_clear_pointer (&self->changes, jw_change_set_unref);
  g_array_unref (self->savepoints);
  g_free (self);
}

void
jw_journal_begin (JwJournal *self, const char *label, const char *merge_key)
{
  guint floor;

  g_return_if_fail (self->open != NULL || label != NULL);

  if (self->open == NULL)
    self->open =
        jw_transaction_new (label, merge_key, self->state, jw_map_get_selection (self->map));
  floor = self->open->ops->len;
  g_array_append_val (self->savepoints, floor);
}

void
jw_journal_commit (JwJournal *self)
{
  g_return_if_fail (self->open != NULL);

  g_array_set_size (self->savepoints, self->savepoints->len - 1);
  if (self->savepoints->len > 0)
    return;
  finish (self);
  tell (self);
}

void
jw_journal_cancel (JwJournal *self)
{
  g_autoptr (JwTransaction) transaction = NULL;
  guint floor;

  g_return_if_fail (self->open != NULL);

  floor = g_array_index (self->savepoints, guint, self->savepoints->len - 1);
  for (guint i = self->open->ops->len; i > floor; i--)
    apply (self, &g_array_index (self->open->ops, JwOp, i - 1), FALSE);
  g_array_set_size (self->open->ops, floor);
  g_array_set_size (self->savepoints, self->savepoints->len - 1);
  if (self->savepoints->len > 0)
    return;
  transaction = g_steal_pointer (&self->open);
  drop_changes (self);
  jw_selection_restore (jw_map_get_selection (self->map), transaction->selection_before);
}

gboolean
jw_journal_is_open (JwJournal *self)
{
  return self->open != NULL;
}

void
jw_journal_end_merging (JwJournal *self)
{
  self->may_merge = FALSE;
}

void
jw_journal_reset (JwJournal *self)
{
  g_return_if_fail (self->open == NULL);

  g_queue_clear_full (&self->done, (GDestroyNotify)jw_transaction_free);
  g_queue_clear_full (&self->undone, (GDestroyNotify)jw_transaction_free);
  drop_changes (self);
  self->bytes = 0;
  self->may_merge = FALSE;
  self->state = ++self->last_state;
}

void
jw_journal_set (JwJournal *self, JwNode *node, guint property, JwValue value)
{
  do_op (self, (JwOp){ .type = JW_OP_SET, .node = node, .property = property, .value = value });
}

void
jw_journal_insert (JwJournal *self, JwNode *parent, JwNode *node, guint position)
{
  do_op (self,
         (JwOp){ .type = JW_OP_INSERT, .node = node, .parent = parent, .position = position });
}

void
jw_journal_remove (JwJournal *self, JwNode *node)
{
  do_op (self, (JwOp){ .type = JW_OP_REMOVE, .node = node, .parent = jw_node_get_parent (node) });
}

void
jw_journal_move (JwJournal *self, JwNode *node, guint position)
{
  do_op (self, (JwOp){ .type = JW_OP_MOVE, .node = node, .position = position });
}

void
jw_journal_set_unknown (JwJournal *self, JwNode *node, JwUnknownPart part, char *xml)
{
  do_op (self, (JwOp){ .type = JW_OP_UNKNOWN,
                       .node = node,
                       .property = part,
                       .value = (JwValue){ .string = xml } });
}

gboolean
jw_journal_undo (JwJournal *self, gboolean forget)
{
  JwTransaction *transaction;
  g_autoptr (GPtrArray) selection = NULL;

  g_return_val_if_fail (self->open == NULL, FALSE);

  transaction = g_queue_pop_head (&self->done);
  if (transaction == NULL)
    return FALSE;
  apply_all (self, transaction, FALSE);
  self->state = transaction->state_before;
  self->may_merge = FALSE;
  g_queue_push_head (&self->undone, transaction);
  /* Whoever is told may edit, which frees what was undone: look at nothing of it afterwards. */
  selection = g_ptr_array_ref (transaction->selection_before);
  if (forget)
    forget_newest_undone (self);
  tell (self);
  jw_selection_restore (jw_map_get_selection (self->map), selection);
  return TRUE;
}

gboolean
jw_journal_redo (JwJournal *self)
{
  JwTransaction *transaction;
  g_autoptr (GPtrArray) selection = NULL;

  g_return_val_if_fail (self->open == NULL, FALSE);

  transaction = g_queue_pop_head (&self->undone);
  if (transaction == NULL)
    return FALSE;
  apply_all (self, transaction, TRUE);
  self->state = transaction->state_after;
  self->may_merge = FALSE;
  g_queue_push_head (&self->done, transaction);
  selection = g_ptr_array_ref (transaction->selection_after);
  tell (self);
  jw_selection_restore (jw_map_get_selection (self->map), selection);
  return TRUE;
}

const char *
jw_journal_get_undo_label (JwJournal *self)
{
  JwTransaction *transaction = g_queue_peek_head (&self->done);

  return transaction != NULL ? transaction->label : NULL;
}

const char *
jw_journal_get_redo_label (JwJournal *self)
{
  JwTransaction *transaction = g_queue_peek_head (&self->undone);

  return transaction != NULL ? transaction->label : NULL;
}

guint64
jw_journal_get_state (JwJournal *self)
{
  return self->state;
}

gsize
jw_journal_get_bytes (JwJournal *self)
{
  return self->bytes;
}
