#pragma once

#include "model/edit.h"

G_BEGIN_DECLS

/* Commits the transaction if @ok, else cancels it; returns @ok. */
gboolean jw_edit_finish (JwMap *map, gboolean ok);
/* A transaction's label out of a translated pattern with one %s and a word in the middle of it. */
char *jw_edit_make_label (const char *pattern, const char *word);

G_END_DECLS
