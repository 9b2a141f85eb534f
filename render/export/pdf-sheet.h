#pragma once

#include "render/export/page-private.h"
#include "render/export/pdf-tags.h"

G_BEGIN_DECLS

/* Paints a page onto the context of a PDF that has begun it, and says in its structure, within an
 * element, what it shows: a table of stages and lanes, or, of one stage, headings and lists. The
 * context is in points of the paper, from its top left. Addresses on cards, and arrows to others,
 * can be clicked on.
 */
void jw_pdf_paint_sheet (JwPdfTags *tags,
                         JwPdfElement parent,
                         JwMap *map,
                         JwPage *page,
                         guint number,
                         cairo_t *cr);

G_END_DECLS
