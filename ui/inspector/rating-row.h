#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * JwRatingRow:
 *
 * A JwField for a number from 0 to 5: as many dots as it is rounded to. One that is not set, or 0,
 * has none filled.
 */
#define JW_TYPE_RATING_ROW (jw_rating_row_get_type ())
G_DECLARE_FINAL_TYPE (JwRatingRow, jw_rating_row, JW, RATING_ROW, AdwActionRow)

G_END_DECLS
