#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * JwChoiceRow:
 *
 * A JwField for one out of a few fixed words.
 */
#define JW_TYPE_CHOICE_ROW (jw_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (JwChoiceRow, jw_choice_row, JW, CHOICE_ROW, AdwComboRow)

G_END_DECLS
