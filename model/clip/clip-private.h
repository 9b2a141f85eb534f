#pragma once

#include "model/clip/clip.h"

G_BEGIN_DECLS

/* The nodes with these ids that are of the kind of the first, in the order of the map. */
GPtrArray *jw_clip_collect (JwMap *map, const char *const *ids, JwKind *kind);
/* The lanes or the stages that cards stand in, and those between them where cards can stand, each
 * once, in the order of the map. */
GPtrArray *jw_clip_collect_places (GPtrArray *cards, guint property);

/* Whether cards can stand in a lane, or stage. */
gboolean jw_clip_takes_cards (JwNode *place);
/* The next of them, or %NULL behind the last. */
JwNode *jw_clip_get_next_place (JwNode *place);

/* Rows of tab-separated fields as spreadsheets write them: a field with a tab, line break or quote
 * in it stands in quotes, a quote in it doubled; one that looks like a formula has "'" before it.
 */
char *jw_table_write_field (const char *text);
/* The same in HTML, with a mark for each line break. */
char *jw_table_write_html (const char *text);
/* Of several lines, each of which a spreadsheet takes for a cell, one: with "'" before what looks
 * like a formula, the sign by which spreadsheets know words. */
char *jw_table_write_line (const char *text);
/* Where the words of such a line begin, in it. */
char *jw_table_read_line (char *line);
/* An array of rows, each a GPtrArray of strings. */
GPtrArray *jw_table_read (const char *text);

/* Whether a text without tabs is a column of a spreadsheet and not just lines: every cell that
 * begins with a quote ends with one, and some have what only quotes can hold. */
gboolean jw_table_is_column (const char *text);

G_END_DECLS
