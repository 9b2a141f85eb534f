#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * JwRefsRow:
 *
 * A JwField for several other nodes of the map, such as the personas of a card.
 */
#define JW_TYPE_REFS_ROW (jw_refs_row_get_type ())
G_DECLARE_FINAL_TYPE (JwRefsRow, jw_refs_row, JW, REFS_ROW, AdwExpanderRow)

G_END_DECLS
