#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * JwRefRow:
 *
 * A JwField for another node of the map, such as the stage of a card.
 */
#define JW_TYPE_REF_ROW (jw_ref_row_get_type ())
G_DECLARE_FINAL_TYPE (JwRefRow, jw_ref_row, JW, REF_ROW, AdwComboRow)

G_END_DECLS
