#pragma once

#include "render/layout/layout-private.h"

G_BEGIN_DECLS

/*
 * A page may show a part of the map: some stages, of these some lanes, and of these some of the
 * cards in each cell. What leaves the page says where it goes on.
 */

/* Reads which columns, rows and cards are laid out. */
void jw_parts_choose (JwLayout *layout, const JwLayoutPart *part);
/* Frees what was found out about the part. */
void jw_parts_clear (JwLayout *layout);
/* Which of the @n cards of a cell are on the page: from @first to before @end. */
void jw_parts_get_cards (JwLayout *layout, guint n, guint *first, guint *end);
/* Whether a card begins on the page. */
gboolean jw_parts_has_card (JwLayout *layout, JwNode *card);
/* Whether a line between two cards, by their ids, begins or ends on the page. */
gboolean jw_parts_touches (JwLayout *layout, const char *from_id, const char *to_id);
/* Whether it is the first page, which alone says what all of the map has to say; and whether it is
 * the first of its stages, which alone shows the personas. */
gboolean jw_parts_is_first (const JwLayout *layout);
gboolean jw_parts_is_first_of_stages (const JwLayout *layout);
/* What a card says of what goes on elsewhere: links, paths, and itself if it spans stages that are
 * not on the page; an array of strings, which may be empty. Owned by the caller. */
GPtrArray *jw_parts_describe_card (JwLayout *layout, JwNode *card);
/* The same of a curve's scores, and of a lane whose cards are on several pages: lines for the rail,
 * or %NULL. Free with g_free(). */
char *jw_parts_describe_row (JwLayout *layout, JwNode *lane);

G_END_DECLS
