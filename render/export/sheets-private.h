#pragma once

#include "render/export/sheets.h"

G_BEGIN_DECLS

/* Adds a page with its sides in points; paint it on the context that is returned, which the caller
 * owns, before it is shown to anyone. */
cairo_t *jw_sheets_add (JwSheets *sheets, double width, double height, const char *label);

G_END_DECLS
