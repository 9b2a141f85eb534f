#pragma once

#include "model/node/node-private.h"
#include "model/selection.h"

G_BEGIN_DECLS

typedef enum
{
  JW_OP_SET,
  JW_OP_INSERT,
  JW_OP_REMOVE,
  JW_OP_MOVE,
  JW_OP_UNKNOWN,
} JwOpType;

/**
 * JwOp:
 *
 * One step that knows how to be taken back. @value and @position hold the other side: what to
 * bring back on undo, and, once undone, what to bring back on redo. Of JW_OP_UNKNOWN, @property is
 * a JwUnknownPart and @value.string its XML.
 */
typedef struct
{
  JwOpType type;
  guint property;
  guint position;
  JwNode *node;
  JwNode *parent;
  JwValue value;
} JwOp;

/**
 * JwTransaction:
 * @ops: JwOp, in the order in which they were done
 * @selection_before, @selection_after: see jw_selection_keep(); shared with the transaction before,
 *   if nothing else was selected in between
 * @bytes: what it holds of memory, about
 *
 * One step of undo. Only JwJournal deals with it.
 */
typedef struct
{
  char *label;
  char *merge_key;
  GArray *ops;
  GPtrArray *selection_before;
  GPtrArray *selection_after;
  guint64 state_before;
  guint64 state_after;
  gsize bytes;
} JwTransaction;

/* A transaction without operations, begun while the map was in @state. */
JwTransaction *jw_transaction_new (const char *label,
                                   const char *merge_key,
                                   guint64 state,
                                   JwSelection *selection);
void jw_transaction_free (JwTransaction *transaction);
/* Makes @op keep its nodes; jw_transaction_append() takes that over. */
void jw_op_hold (JwOp *op);
/* Adds an operation that was just applied. A property set twice in a row is remembered once: the
 * oldest value is the one to go back to. The first @floor operations are left alone. */
void jw_transaction_append (JwTransaction *transaction, JwOp *op, guint floor);
/* Ends it: takes @selection_after, and counts what it holds beside what @last (or %NULL) does. */
void
jw_transaction_close (JwTransaction *transaction, GPtrArray *selection_after, JwTransaction *last);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwTransaction, jw_transaction_free)

G_END_DECLS
