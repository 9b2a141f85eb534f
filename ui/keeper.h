#pragma once

#include "model/recovery/recovery.h"
#include "ui/document.h"

G_BEGIN_DECLS

/**
 * JwKeeper:
 *
 * Sees to it that what is done to a document survives a crash: from its first change on it is kept
 * for recovery, until it is saved. When the keeper goes, the user has decided what becomes of the
 * document, and nothing is kept any more.
 *
 * Signals: "failed" (JwKeeper *, const char *message): nothing can be kept; to be shown
 */
#define JW_TYPE_KEEPER (jw_keeper_get_type ())
G_DECLARE_FINAL_TYPE (JwKeeper, jw_keeper, JW, KEEPER, GObject)

/* Keeps @document in @store from its first change on; both are referenced. */
JwKeeper *jw_keeper_new (JwRecoveryStore *store, JwDocument *document);
/* Begins at once, also if nothing was changed yet: for a map that was just restored. %FALSE
 * if it cannot be kept. */
gboolean jw_keeper_begin (JwKeeper *keeper);

G_END_DECLS
