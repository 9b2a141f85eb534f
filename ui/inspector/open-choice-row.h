#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * JwOpenChoiceRow:
 *
 * A JwField for a word out of a list, or another one.
 */
#define JW_TYPE_OPEN_CHOICE_ROW (jw_open_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (JwOpenChoiceRow, jw_open_choice_row, JW, OPEN_CHOICE_ROW, AdwEntryRow)

G_END_DECLS
