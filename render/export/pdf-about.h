#pragma once

#include <cairo.h>

#include "model/map.h"
#include "render/export/pdf-file.h"

G_BEGIN_DECLS

/* Tells a surface of cairo's what its PDF is: title, author, subject, keywords and dates, those of
 * the map, so that the same map gives the same bytes. */
void jw_pdf_about_begin (JwMap *map, cairo_surface_t *surface);
/* Adds what cairo cannot tell: the language, that the title stands over the window, and all again
 * as XMP (ISO 16684-1), which other programs look for. */
void jw_pdf_about_finish (JwMap *map, JwPdfFile *file);

G_END_DECLS
