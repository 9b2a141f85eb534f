#pragma once

#include "model/journal/change-set.h"
#include "model/map.h"
#include "model/node/node-private.h"
#include "model/node/unknown.h"

G_BEGIN_DECLS

/**
 * JwJournal:
 *
 * The history of one map: transactions made of five invertible operations, applied, undone, redone
 * and merged here and nowhere else. Bounded by memory (%JW_JOURNAL_MAX_BYTES), not by a count.
 */
typedef struct _JwJournal JwJournal;

#define JW_JOURNAL_MAX_BYTES (64 * 1024 * 1024)

/* The history of @map, which owns it; empty, and in a state that counts as saved. */
JwJournal *jw_journal_new (JwMap *map);
void jw_journal_free (JwJournal *journal);

/* Transactions, as in model/edit.h: they nest, the outermost one's label counts, and a cancelled
 * one takes back what was done since its own begin. */
void jw_journal_begin (JwJournal *journal, const char *label, const char *merge_key);
void jw_journal_commit (JwJournal *journal);
void jw_journal_cancel (JwJournal *journal);
gboolean jw_journal_is_open (JwJournal *journal);
void jw_journal_end_merging (JwJournal *journal);
/* Forgets the whole history; the present state counts as saved if @saved. */
void jw_journal_reset (JwJournal *journal);

/* The operations; a transaction must be open. Values and nodes are checked by the caller. */
void jw_journal_set (JwJournal *journal, JwNode *node, guint property, JwValue value);
void jw_journal_insert (JwJournal *journal, JwNode *parent, JwNode *node, guint position);
void jw_journal_remove (JwJournal *journal, JwNode *node);
void jw_journal_move (JwJournal *journal, JwNode *node, guint position);
/* @xml becomes the journal's. */
void jw_journal_set_unknown (JwJournal *journal, JwNode *node, JwUnknownPart part, char *xml);

/* One step back or forth; %FALSE if there is none or a transaction is open. With @forget the step
 * cannot be redone. The labels are those of the next step, %NULL if there is none. */
gboolean jw_journal_undo (JwJournal *journal, gboolean forget);
gboolean jw_journal_redo (JwJournal *journal);
const char *jw_journal_get_undo_label (JwJournal *journal);
const char *jw_journal_get_redo_label (JwJournal *journal);
/* A number that stands for the present state; undo and redo bring back the same number. */
guint64 jw_journal_get_state (JwJournal *journal);
gsize jw_journal_get_bytes (JwJournal *journal);

G_END_DECLS
