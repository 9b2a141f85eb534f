#pragma once

#include <cairo.h>

#include "render/export/page-private.h"
#include "render/export/pdf-tags.h"

G_BEGIN_DECLS

/**
 * JwPdf:
 *
 * A PDF while it is written, page by page.
 */
typedef struct _JwPdf JwPdf;

/* Begins one that is described as the map is. Where the page collects sheets, pages are drawn into
 * these instead, and nothing is written. */
JwPdf *jw_pdf_new (JwMap *map, const JwPage *page);
void jw_pdf_free (JwPdf *pdf);
/* Begins a page with its sides in points, and the label that readers show for it, which may be
 * %NULL; returns the context to paint on in points, borrowed. */
cairo_t *jw_pdf_begin_page (JwPdf *pdf, double width, double height, const char *label);
void jw_pdf_end_page (JwPdf *pdf);
/* Begins a page on the paper of another, with its bleed and marks; the context is in points from
 * the paper's top left. */
cairo_t *jw_pdf_begin_paper (JwPdf *pdf, const JwPage *page, const char *label);
/* How many were begun. */
guint jw_pdf_get_n_pages (JwPdf *pdf);
/* Begins a page and paints a map's on it, with all that its structure says. */
void jw_pdf_add_sheet (JwPdf *pdf, JwPage *page, const char *label);
/* What its pages hold beside their ink; the PDF's. */
JwPdfTags *jw_pdf_get_tags (JwPdf *pdf);
/* Adds a line to the outline that readers show, under another one or 0, which leads to a place in
 * points of a page, counted from 1; in a way that others can read it. Returns it, or 0, and adds
 * nothing, without a name. */
int jw_pdf_add_bookmark (JwPdf *pdf, int parent, guint page, const char *name, double x, double y);
/* The same to where a node is on that page, by a property that is its name. */
int jw_pdf_add_node_bookmark (JwPdf *pdf,
                              int parent,
                              guint number,
                              JwPage *page,
                              JwNode *node,
                              guint property);
/* Adds the whole map as a page, with all that leads to its stages and lanes. */
void jw_pdf_add_map (JwPdf *pdf, JwMap *map, JwPage *page, const char *label);
/* Ends it, and gives what was written; %JW_ERROR_RENDER if that could not be. */
GBytes *jw_pdf_finish (JwPdf *pdf, GError **error);

/* A page for each stage, all on the page's paper, with type as large as the fullest one has room
 * for. %JW_ERROR_USAGE if that is too small to be read. */
GBytes *jw_export_stages (JwMap *map, JwPage *page, GError **error);
/* What is handed out: the page, a page for each stage, what is noted of them, and the answers by
 * value and effort. */
GBytes *jw_export_handout (JwMap *map, JwPage *page, GError **error);
/* Adds the pages of stages to a PDF; calls @after, if given, after each. */
gboolean jw_stages_add (JwPdf *pdf,
                        JwMap *map,
                        JwPage *page,
                        void (*after) (JwNode *stage, gpointer data),
                        gpointer data,
                        GError **error);
/* The page as a poster on sheets, after the plan how to put them together. */
GBytes *jw_export_poster (JwMap *map, JwPage *page, const JwExportOptions *options, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwPdf, jw_pdf_free)

G_END_DECLS
