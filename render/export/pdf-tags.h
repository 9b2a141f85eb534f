#pragma once

#include <cairo.h>

#include "render/export/pdf-file.h"
#include "render/text.h"

G_BEGIN_DECLS

/* Of an element. JW_PDF_DOCUMENT is there from the start. */
typedef guint JwPdfElement;
#define JW_PDF_DOCUMENT 0

/**
 * JwPdfTags:
 *
 * What a PDF holds beside its ink: headings, lists, tables and pictures with a description, in
 * reading order, and links (ISO 32000-1, 14.7 and 14.8). Cairo marks the ink that belongs together
 * and counts the marks; everything else is kept here.
 */
typedef struct _JwPdfTags JwPdfTags;

/* Empty, before the first page. */
JwPdfTags *jw_pdf_tags_new (void);
void jw_pdf_tags_free (JwPdfTags *tags);

/* Adds an element of a standard type, a static string, as the last one within another. */
JwPdfElement jw_pdf_tags_add (JwPdfTags *tags, JwPdfElement parent, const char *type);
/* What it shows in words, for pictures. */
void jw_pdf_tags_describe (JwPdfTags *tags, JwPdfElement element, const char *words);
/* Of a cell: how many columns it takes; of a heading of a table: whether of the row. */
void jw_pdf_tags_set_columns (JwPdfTags *tags, JwPdfElement element, guint columns);
void jw_pdf_tags_set_scope (JwPdfTags *tags, JwPdfElement element, gboolean is_row);

/* A page begins with its height in points. Ink and links that follow are on it. */
void jw_pdf_tags_begin_page (JwPdfTags *tags, double height);
/* The ink from here to the end belongs to the element; not nested. */
void jw_pdf_tags_begin (JwPdfTags *tags, JwPdfElement element, cairo_t *cr);
/* The same of ink without text, which cairo marks up to 1.16, and not from 1.18 on. */
void jw_pdf_tags_begin_shape (JwPdfTags *tags, JwPdfElement element, cairo_t *cr);
void jw_pdf_tags_end (JwPdfTags *tags, cairo_t *cr);

/* A place to click on, in points of the page, that leads to an address; nothing for others than of
 * the web and of mail. */
void jw_pdf_tags_link_out (JwPdfTags *tags,
                           JwPdfElement element,
                           const JwRect *place,
                           const char *address);
/* The same to a place of a page, counted from 1, that may be still to come; @words say whereto. */
void jw_pdf_tags_link_to (JwPdfTags *tags,
                          JwPdfElement element,
                          const JwRect *place,
                          guint page,
                          double x,
                          double y,
                          const char *words);

/* Adds all to a file whose pages were begun in the same order. */
void jw_pdf_tags_write (JwPdfTags *tags, JwPdfFile *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwPdfTags, jw_pdf_tags_free)

G_END_DECLS
