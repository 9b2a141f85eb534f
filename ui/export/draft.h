#pragma once

#include "render/export/sheets.h"
#include "ui/export/choices.h"

G_BEGIN_DECLS

/**
 * JwDraft:
 * @sheets: the pages
 * @warnings: of JwWarning
 *
 * What an export would be.
 */
typedef struct
{
  JwSheets *sheets;
  GPtrArray *warnings;
} JwDraft;

/* Frees it with all that it holds. */
void jw_draft_free (JwDraft *draft);
/* Draws the map that @bytes hold as it was chosen, in a worker thread that has a map and fonts of
 * its own. */
void jw_draft_async (GBytes *bytes,
                     const JwExportChoices *choices,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
/* The draft, owned by the caller, or %NULL with why there is none. */
JwDraft *jw_draft_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwDraft, jw_draft_free)

G_END_DECLS
