#pragma once

#include "render/export/pdf-file.h"
#include "render/text.h"

G_BEGIN_DECLS

/* A place of a page, counted from 0, in points from its top left. */
typedef struct
{
  guint page;
  double x, y;
} JwPdfGoal;

/**
 * JwPdfLinks:
 *
 * The places of a PDF that can be clicked on. A reader has to: nothing of it happens by itself.
 */
typedef struct _JwPdfLinks JwPdfLinks;

/* None yet. */
JwPdfLinks *jw_pdf_links_new (void);
void jw_pdf_links_free (JwPdfLinks *links);
guint jw_pdf_links_get_n (JwPdfLinks *links);

/* Whether an address is one of the web or of mail; no other leaves the program. */
gboolean jw_pdf_links_may_lead_to (const char *address);
/* Both return the link's number, from 0. @place is in points from the top left of a page, counted
 * from 0; @words say where it leads. */
guint
jw_pdf_links_add_out (JwPdfLinks *links, guint page, const JwRect *place, const char *address);
guint jw_pdf_links_add_to (JwPdfLinks *links,
                           guint page,
                           const JwRect *place,
                           const JwPdfGoal *goal,
                           const char *words);

/* Adds them to their pages, with these heights. */
void jw_pdf_links_write (JwPdfLinks *links, JwPdfFile *file, const double *heights, guint n_pages);
/* The object of a link that was written. */
guint jw_pdf_links_get_object (JwPdfLinks *links, guint number);

G_END_DECLS
