#pragma once

#include <cairo.h>

#include "render/export/export.h"

G_BEGIN_DECLS

/**
 * JwSheets:
 *
 * The pages that an export has, as they come out of the printer: drawn once, by the code that draws
 * them into a PDF, to be shown or printed as often as is wanted. Immutable: they may be made in one
 * thread and painted in another.
 */
typedef struct _JwSheets JwSheets;

/* Draws them all; a PNG has one. Errors are those of jw_export_to_bytes(). */
JwSheets *jw_sheets_new (JwMap *map, const JwExportOptions *options, GError **error);
/* Counts the references; the last one frees the pages. */
JwSheets *jw_sheets_ref (JwSheets *sheets);
void jw_sheets_unref (JwSheets *sheets);

/* How many pages there are. */
guint jw_sheets_get_n (JwSheets *sheets);
/* The sides of a page, in points. */
void jw_sheets_get_size (JwSheets *sheets, guint page, double *width, double *height);
/* What a reader calls the page, such as "B3" on a poster, or %NULL; the sheets'. */
const char *jw_sheets_get_label (JwSheets *sheets, guint page);
/* Paints a page in points onto a context; it has no ground where the paper is white. */
void jw_sheets_paint (JwSheets *sheets, guint page, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwSheets, jw_sheets_unref)

G_END_DECLS
