#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JwPdfFile:
 *
 * A PDF that cairo has written, to which is added what cairo cannot say: so many objects, packed
 * into object streams (ISO 32000-1, 7.5.7), and entries of the objects that are there. Cairo's own
 * structure, which knows no nesting and no description, is left out.
 */
typedef struct _JwPdfFile JwPdfFile;

/* Reads where the objects are; %NULL if this is not as cairo writes it. @data must outlive it. */
JwPdfFile *jw_pdf_file_new (const guint8 *data, gsize length);
void jw_pdf_file_free (JwPdfFile *file);

/* The numbers of the objects that are there already; 0 where there is none. */
guint jw_pdf_file_get_catalog (JwPdfFile *file);
guint jw_pdf_file_get_structure (JwPdfFile *file);
/* Of a page, counted from 0. */
guint jw_pdf_file_get_page (JwPdfFile *file, guint page);
guint jw_pdf_file_get_n_pages (JwPdfFile *file);

/* What a page, counted from 0, is painted with, and the number of the object that holds it; %NULL
 * if that is not as cairo writes it. Owned by the caller. */
GByteArray *jw_pdf_file_read_content (JwPdfFile *file, guint page, guint *number);

/* Numbers for so many objects to be added; returns the first one. */
guint jw_pdf_file_reserve (JwPdfFile *file, guint n);
/* Adds an object, from "<<" to ">>", under a number reserved or one that stands for cairo's
 * structure. */
void jw_pdf_file_add (JwPdfFile *file, guint number, const char *object);
/* The same with bytes, which are packed, after a dictionary of these entries. FALSE if they cannot
 * be. */
gboolean
jw_pdf_file_add_stream (JwPdfFile *file, guint number, const char *entries, const GString *bytes);
/* Adds entries to the dictionary of an object that is there. */
void jw_pdf_file_extend (JwPdfFile *file, guint number, const char *entries);

/* All of it, as a new file; %NULL if it cannot be packed. */
GBytes *jw_pdf_file_write (JwPdfFile *file);

/* Appends a text as a PDF's string: as letters where they are ASCII, else as digits of UTF-16. */
void jw_pdf_append_string (GString *out, const char *text);
/* A number with at most two digits after the point, and a space. */
void jw_pdf_append_number (GString *out, double number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwPdfFile, jw_pdf_file_free)

G_END_DECLS
