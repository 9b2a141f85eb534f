#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * JwColorRow:
 *
 * A JwField for a colour out of a few that go with white text.
 */
#define JW_TYPE_COLOR_ROW (jw_color_row_get_type ())
G_DECLARE_FINAL_TYPE (JwColorRow, jw_color_row, JW, COLOR_ROW, AdwActionRow)

G_END_DECLS
