#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * JwStringRow:
 *
 * A JwField for one line of text.
 */
#define JW_TYPE_STRING_ROW (jw_string_row_get_type ())
G_DECLARE_FINAL_TYPE (JwStringRow, jw_string_row, JW, STRING_ROW, AdwEntryRow)

G_END_DECLS
