#pragma once

#include <gtk/gtk.h>

#include "model/map.h"

G_BEGIN_DECLS

typedef struct _JwCanvas JwCanvas;

/**
 * JwSpokenSheet:
 *
 * The sheet as a screen reader sees it: an item for the title, each persona, stage, step, lane,
 * cell, entry of a cell, path and link, in reading order. It follows the map when nothing else is
 * to do. Of a very large map it holds only what is in sight. The item of the place where the
 * keyboard is has the keyboard, so that it is said; keys reach the canvas through it. While a text
 * is edited, a field that stands for it has it.
 */
typedef struct _JwSpokenSheet JwSpokenSheet;

/* The canvas owns it; the items are children of the canvas. */
JwSpokenSheet *jw_spoken_sheet_new (JwCanvas *canvas);
void jw_spoken_sheet_free (JwSpokenSheet *sheet);
/* Takes all items away, as a map goes. */
void jw_spoken_sheet_clear (JwSpokenSheet *sheet);
/* Brings the items in step, when there is time, as the map changed; %NULL for a new map. */
void jw_spoken_sheet_queue (JwSpokenSheet *sheet, JwChangeSet *changes);
/* The view moved over the sheet: the same, once it rests. */
void jw_spoken_sheet_view_moved (JwSpokenSheet *sheet);
/* Puts the items in their places; called by the canvas as it is given its own. */
void jw_spoken_sheet_allocate (JwSpokenSheet *sheet);
/* The keyboard went to another place of the sheet. */
void jw_spoken_sheet_follow (JwSpokenSheet *sheet);
/* The item that stands for the place of the keyboard; %NULL if there is none. */
GtkWidget *jw_spoken_sheet_get_current (JwSpokenSheet *sheet);
/* Has a sentence said, and then what the keyboard is at: "Undone: Move card". */
void jw_spoken_sheet_say (JwSpokenSheet *sheet, const char *sentence);

/* A text begins or ends to be edited, changes, or has its caret elsewhere. It is told when there is
 * time for it. */
void jw_spoken_sheet_text_moved (JwSpokenSheet *sheet);

/* What can be done with an item, for the class of items. */
void jw_spoken_class_install_actions (GtkWidgetClass *klass);

G_END_DECLS
