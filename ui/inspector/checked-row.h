#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * JwCheckedRow:
 *
 * A JwField for text that must have a form: a day, or an address.
 */
#define JW_TYPE_CHECKED_ROW (jw_checked_row_get_type ())
G_DECLARE_FINAL_TYPE (JwCheckedRow, jw_checked_row, JW, CHECKED_ROW, AdwEntryRow)

G_END_DECLS
