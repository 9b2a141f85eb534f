#pragma once

#include "ui/document.h"

G_BEGIN_DECLS

/**
 * JwWatch:
 *
 * Notices what other programs do to a document's file while it is open, and tells the document,
 * which then emits "changed". It looks when the system says that something happened there, which it
 * cannot on each disk, and when it is asked to.
 */
#define JW_TYPE_WATCH (jw_watch_get_type ())
G_DECLARE_FINAL_TYPE (JwWatch, jw_watch, JW, WATCH, GObject)

/* Follows @document, which it references, wherever it is saved to. */
JwWatch *jw_watch_new (JwDocument *document);
/* Looks soon, in a thread. */
void jw_watch_look (JwWatch *watch);

G_END_DECLS
