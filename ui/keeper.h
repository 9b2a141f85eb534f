#pragma once

#include "model/recovery/recovery.h"
#include "ui/document.h"

G_BEGIN_DECLS

/**
 * JwKeeper:
 *
 * Sees to it that what is done to a document, or is lost with its file, survives a crash. When the
 * keeper goes, the user has decided what becomes of the document, and nothing is kept any more.
 *
 * Signals: "failed" (JwKeeper *, const char *message): nothing can be kept; to be shown
 */
#define JW_TYPE_KEEPER (jw_keeper_get_type ())
G_DECLARE_FINAL_TYPE (JwKeeper, jw_keeper, JW, KEEPER, GObject)

/* Keeps @document in @store; both are referenced. */
JwKeeper *jw_keeper_new (JwRecoveryStore *store, JwDocument *document);
/* Begins at once, also if nothing was changed yet: for a map that was just restored, with the count
 * of its tries (JwLostMap). %FALSE if it cannot be kept. */
gboolean jw_keeper_begin (JwKeeper *keeper, guint n_tries);
/* To be told when the restored map has been seen for a while, and did not end the program. */
void jw_keeper_take_seen (JwKeeper *keeper);

G_END_DECLS
