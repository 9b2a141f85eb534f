#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * JwBooleanRow:
 *
 * A JwField for yes or no.
 */
#define JW_TYPE_BOOLEAN_ROW (jw_boolean_row_get_type ())
G_DECLARE_FINAL_TYPE (JwBooleanRow, jw_boolean_row, JW, BOOLEAN_ROW, AdwActionRow)

G_END_DECLS
