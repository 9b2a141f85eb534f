#pragma once

#include <cairo.h>

#include "render/export/export.h"
#include "render/export/sheets-private.h"
#include "render/painter-private.h"

G_BEGIN_DECLS

/* What a page may measure, in points, and a picture's side, in pixels: cairo reports no error
 * beyond, or for what is no number. */
#define JW_PAGE_MIN 1.0
#define JW_PAGE_MAX 14400.0
#define JW_PICTURE_MAX 32767

/* What the marks to cut a page by take beyond its bleed, in points. */
#define JW_PAGE_MARKS (7 * 72 / 25.4)

/**
 * JwPage:
 *
 * A map laid out for one page of paper, with the font map that its texts live in, and what was
 * asked for.
 */
typedef struct
{
  JwExportOptions options;
  JwLayoutContext *context;
  gboolean borrows_context;
  JwScene *scene;
  double width, height; /* of the paper, points */
  double scale;         /* of the sheet on the paper, at most 1 */
  double left;          /* of the sheet on the paper, points */
  double border;        /* around the paper, to be cut off, points */
  JwSheets *sheets;     /* that collect what is drawn, borrowed, or NULL */
  gboolean is_single;   /* one stage of several */
  double *widths;       /* how wide the columns are, or NULL where the map says it */
} JwPage;

/* Lays the map out for the paper of the options; %JW_ERROR_USAGE if no page can have its sides. */
JwPage *jw_page_new (JwMap *map, const JwExportOptions *options, GError **error);
/* What its options ask of a layout: paper and margin. */
JwLayoutOptions jw_page_get_layout_options (const JwPage *page);
/* The page of a part of the map, with the fonts of @like and on its paper; @number is what it says
 * that it is, of @n_pages or, if that is 0, without it. */
JwPage *jw_page_new_for_part (JwMap *map,
                              const JwPage *like,
                              const JwLayoutPart *part,
                              double body,
                              guint number,
                              guint n_pages);
/* Frees it with its scene and font map. */
void jw_page_free (JwPage *page);
/* Tells whoever waits how much is done, 0 to 1; FALSE with %G_IO_ERROR_CANCELLED if that is to be
 * given up. */
gboolean jw_page_go_on (const JwPage *page, double done, GError **error);
/* Paints the page in points onto a context that is set up for them. */
void jw_page_paint (JwPage *page, cairo_t *cr);
/* The same with text of type below @least points as bars. */
void jw_page_paint_coarsely (JwPage *page, cairo_t *cr, double least);
/* The same as jw_page_paint(), and tells of it. */
void jw_page_paint_marked (JwPage *page, cairo_t *cr, const JwPainterMarks *marks);
/* The colour of its paper alone, so many points beyond its edges, too. */
void jw_page_paint_ground (const JwPage *page, cairo_t *cr, double beyond);

/* The formats. The PDF has one page, or as many as the options say. */
GBytes *jw_export_pages (JwMap *map, JwPage *page, GError **error);
GBytes *jw_export_pdf (JwMap *map, JwPage *page, GError **error);
GBytes *jw_export_png (JwMap *map, JwPage *page, double dpi, GError **error);

/* The same painted in bands of about so many bytes, at least a row each: for tests. */
GBytes *jw_export_png_in_bands (JwPage *page, double dpi, guint band_bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwPage, jw_page_free)

G_END_DECLS
