#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * JwNumberRow:
 *
 * A JwField for a number.
 */
#define JW_TYPE_NUMBER_ROW (jw_number_row_get_type ())
G_DECLARE_FINAL_TYPE (JwNumberRow, jw_number_row, JW, NUMBER_ROW, AdwActionRow)

G_END_DECLS
