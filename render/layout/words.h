#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Values as people say them, the same whatever the locale's own formats; free with g_free(). */

/* "14 May 2026" of "2026-05-14"; anything else as it stands, %NULL of %NULL. */
char *jw_words_format_date (const char *date);
/* "25 min", "2 h 30 min", "6 days". */
char *jw_words_format_minutes (double minutes);
/* Adds a part to a line of parts with dots between them; nothing for %NULL or no words. */
void jw_words_append (GString *line, const char *part);
/* An address without what each begins with. */
char *jw_words_format_link (const char *link);

/* Which way a text is read, as its first letter is: 1 from left to right, -1 from right to left, 0
 * without letters or a text. */
int jw_words_get_direction (const char *text);
/* An arrow on to what comes after a text, in the direction in which that is read. */
const char *jw_words_get_arrow (const char *text);

G_END_DECLS
