#pragma once

#include "render/export/pdf-private.h"
#include "render/text-private.h"

G_BEGIN_DECLS

/* What a text of a flow is. */
typedef enum
{
  JW_FLOW_TITLE,   /* of what begins on a page */
  JW_FLOW_HEADING, /* of a part of it */
  JW_FLOW_BODY,
  JW_FLOW_STRONG,
  JW_FLOW_SMALL,
} JwFlowKind;

/**
 * JwFlow:
 *
 * Pages of text in a PDF, beside those that show the map and on the same paper: what does not fit
 * on one goes on on the next.
 */
typedef struct _JwFlow JwFlow;

/* On the paper of @like, in its colours; @foot stands under all of its pages, with their numbers.
 */
JwFlow *jw_flow_new (JwPdf *pdf, const JwPage *like, const char *foot);
/* Ends its last page. */
void jw_flow_free (JwFlow *flow);
/* Begins a page with a title, which goes into the outline, and ends the one before. */
void jw_flow_begin_page (JwFlow *flow, const char *title);
/* Ends the page that is begun, if any. */
void jw_flow_end_page (JwFlow *flow);

/* A paragraph over the whole width. */
void jw_flow_add (JwFlow *flow, JwFlowKind kind, const char *words);
/* Begins a new page unless there is so much room in points left. TRUE if it did. */
gboolean jw_flow_need (JwFlow *flow, double height);
/* A row of a table, of @n cells with these parts of the width, which are 1 in all. */
void jw_flow_add_row (JwFlow *flow,
                      JwPdfElement table,
                      gboolean is_head,
                      const char *const *cells,
                      const double *parts,
                      guint n);
/* Leaves so many points empty. */
void jw_flow_skip (JwFlow *flow, double height);

/* Where the next thing will stand: left and top, the width and the height that is left. */
JwRect jw_flow_get_room (JwFlow *flow);
/* For drawing on the page: its context, what is said of it, and the element that the page is in. */
cairo_t *jw_flow_get_context (JwFlow *flow);
JwPdfTags *jw_flow_get_tags (JwFlow *flow);
JwPdfElement jw_flow_get_element (JwFlow *flow);
/* A text in a kind's type at a place, wrapped at a width or not at all below 0; the caller's. */
JwText *jw_flow_shape (JwFlow *flow, JwFlowKind kind, const char *words, double width);
/* Paints it in a colour of the theme. */
void jw_flow_paint (JwFlow *flow, JwText *text, JwRole role, double x, double y);
/* Makes a colour of the theme that of what is drawn. */
void jw_flow_use_role (JwFlow *flow, JwRole role);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwFlow, jw_flow_free)

G_END_DECLS
