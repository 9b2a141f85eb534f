#pragma once

#include "ui/canvas/first-sight.h"
#include "ui/document.h"

G_BEGIN_DECLS

/**
 * JwOpening:
 *
 * A map on its way to a window: read and laid out in a thread of its own, while the window comes
 * up.
 */
#define JW_TYPE_OPENING (jw_opening_get_type ())
G_DECLARE_FINAL_TYPE (JwOpening, jw_opening, JW, OPENING, GObject)

/* Begins to read a file, or to make a new map where @file is %NULL. */
JwOpening *jw_opening_new (GFile *file);
/* %NULL for a new map. */
GFile *jw_opening_get_file (JwOpening *opening);

/* Told that the map is there. */
typedef void (*JwOpeningReady) (JwOpening *opening, gpointer data);
/* Has @ready called once the map is there, at once if it is. Only one can wait, and the opening
 * lives until then. */
void jw_opening_wait (JwOpening *opening, JwOpeningReady ready, gpointer data);

/* When it is ready: the document and what is seen of it first, both the caller's from then on, or
 * %NULL with the reader's message. */
JwDocument *jw_opening_take (JwOpening *opening, JwFirstSight **sight, GError **error);

/* Waits for the thread: before the program ends. */
void jw_opening_end (JwOpening *opening);

G_END_DECLS
