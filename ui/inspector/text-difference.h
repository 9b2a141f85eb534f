#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JwTextDifference:
 * @start: where the texts begin to differ, in characters
 * @old_end, @new_end: where they are the same again, in characters of each
 * @inserted: the new text from @start, in bytes of the text that was given
 * @n_inserted: its length in bytes
 *
 * The one stretch in which two texts differ, so that a field can be brought up to date without
 * losing the cursor.
 */
typedef struct
{
  int start;
  int old_end;
  int new_end;
  const char *inserted;
  int n_inserted;
} JwTextDifference;

/* Finds it; FALSE if the texts, both valid UTF-8, are the same. */
gboolean
jw_text_difference_find (const char *old_text, const char *new_text, JwTextDifference *difference);

G_END_DECLS
