#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/*
 * Copying and pasting cards, stages, lanes and personas, within a map and between maps. The own
 * format is a journey file that holds what was copied and the lanes and stages that it stood in,
 * with the map's property "clip" telling what it was that was copied.
 */

#define JW_CLIP_MIME_TYPE "application/x-journeywright+xml"

/* What of the ids can be copied, all of the kind of the first: cards, stages with all that stands
 * in them, lanes likewise, or personas. Fails with %JW_ERROR_NOT_ALLOWED if there is nothing. */
GBytes *jw_clip_copy (JwMap *map, const char *const *ids, GError **error);
/* Whether a node can be copied by itself: a part of another one, such as a feeling, goes with that.
 */
gboolean jw_clip_can_copy (JwNode *node);
/* The same as lines of text, one a card, and as a table with a column a stage and a row a lane,
 * separated by tabs, as spreadsheets take it. There "'" stands before what looks like a formula;
 * one card alone is, in both, its text as it was typed. Free with g_free(). */
char *jw_clip_to_text (JwMap *map, const char *const *ids);
char *jw_clip_to_table (JwMap *map, const char *const *ids);
/* The same table in HTML, as word processors and mail take it; %NULL where the cards stand in a
 * single cell. Free with g_free(). */
char *jw_clip_to_html (JwMap *map, const char *const *ids);

/* Pastes what jw_clip_copy() gave. Cards go to the cell of @lane and @stage, from @index on, those
 * of other lanes and stages beside it as they stood; stages go behind @stage, lanes behind @lane.
 * Where those are %NULL, what was copied goes where it came from, or to the place most like it.
 * Returns the ids of what was pasted, to be selected; free with g_strfreev(). */
GStrv
jw_clip_paste (JwMap *map, GBytes *bytes, JwNode *lane, JwNode *stage, guint index, GError **error);
/* Pastes text from other programs: each line becomes a card of the cell, or each cell of a
 * single column in which some stand in quotes; with tabs in it, each column goes to the next stage
 * and each row to the next lane that holds cards. */
GStrv jw_clip_paste_text (JwMap *map,
                          const char *text,
                          JwNode *lane,
                          JwNode *stage,
                          guint index,
                          GError **error);

/* Whether there is a stage for each column of such a table and a lane for each row, from @lane and
 * @stage on. Where not, jw_clip_paste_text() puts the rest into the last of them. */
gboolean jw_clip_fits (const char *text, JwNode *lane, JwNode *stage);
/* The same for cards that jw_clip_copy() gave, and jw_clip_paste(). %TRUE for anything else. */
gboolean jw_clip_cards_fit (GBytes *bytes, JwNode *lane, JwNode *stage);

/* Cards are doubled in their cell, each right behind its original; stages and lanes behind the last
 * of them. Returns the new ids. */
GStrv jw_clip_duplicate (JwMap *map, const char *const *ids, GError **error);

G_END_DECLS
