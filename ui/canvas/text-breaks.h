#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Where a caret may stand in a text, by the rules of Unicode text segmentation (UAX #29) as Pango
 * has them. Places are bytes of UTF-8.
 */

/* The next or previous place for a caret, by characters as a reader sees them. */
guint jw_text_breaks_next_char (const char *text, guint index);
guint jw_text_breaks_previous_char (const char *text, guint index);
/* The end of the next word; the start of the previous one. */
guint jw_text_breaks_next_word (const char *text, guint index);
guint jw_text_breaks_previous_word (const char *text, guint index);
/* The word round a place, or what stands between two words. */
void jw_text_breaks_word_at (const char *text, guint index, guint *start, guint *end);

G_END_DECLS
