#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * JwTextRow:
 *
 * A JwField for text with line breaks.
 */
#define JW_TYPE_TEXT_ROW (jw_text_row_get_type ())
G_DECLARE_FINAL_TYPE (JwTextRow, jw_text_row, JW, TEXT_ROW, AdwPreferencesRow)

G_END_DECLS
