#pragma once

#include <gtk/gtk.h>

#include "model/edit/commands.h"
#include "model/map.h"
#include "render/scene.h"
#include "ui/canvas/first-sight.h"

G_BEGIN_DECLS

/**
 * JwCanvas:
 *
 * The sheet on its desk: shows the scene of a map, pans, zooms, selects, edits in place, drags.
 * Implements GtkScrollable; put it into a GtkScrolledWindow. What is selected is the map's
 * JwSelection.
 *
 * Signals:
 *   "context-menu" (JwCanvas *, double x, double y, const char *node_id): x, y in the widget;
 *     node_id is %NULL over no node. The thing under the pointer is selected by then.
 *
 *   "text-menu" (JwCanvas *, double x, double y): the user wants the menu of the edited text
 *
 *   "message" (JwCanvas *, const char *text): something refused, or what to do next, to show to the
 *     user; %NULL once that is done
 *
 *   "deleted" (JwCanvas *, guint n): the user deleted so many nodes; to offer undo
 *
 *   "insert" (JwCanvas *, double x, double y, guint kind, guint position): the user wants a stage
 *     or lane (a JwKind) at that position among the others; x, y in the widget
 *
 *   "edit-elsewhere" (JwCanvas *, const char *node_id): the user wants to edit a node that has no
 *     text to edit on the sheet, such as a number; the side panel can
 *
 * GObject properties: "map", "zoom" (1.0 is 96 pixels to 72 points), "fit" (follows the window).
 */
#define JW_TYPE_CANVAS (jw_canvas_get_type ())
G_DECLARE_FINAL_TYPE (JwCanvas, jw_canvas, JW, CANVAS, GtkWidget)

/* A canvas without a map shows the bare desk. */
GtkWidget *jw_canvas_new (void);
/* The map that is shown, referenced by the canvas; %NULL for none. */
void jw_canvas_set_map (JwCanvas *canvas, JwMap *map);
/* The same, with what is seen of the map first, which is taken over (ui/canvas/first-sight.h). */
void jw_canvas_set_map_seen (JwCanvas *canvas, JwMap *map, JwFirstSight *sight);
/* Says how large the view will be, in pixels, as long as it has no size: a map that is given then
 * is painted for that size while the window comes up. If it turns out otherwise, it is painted
 * anew. */
void jw_canvas_expect_size (JwCanvas *canvas, int width, int height);
JwMap *jw_canvas_get_map (JwCanvas *canvas);
/* The scene on show, borrowed, %NULL without a map. */
JwScene *jw_canvas_get_scene (JwCanvas *canvas);

/* The scale: 1.0 shows 72 points as 96 widget pixels. */
double jw_canvas_get_zoom (JwCanvas *canvas);
/* Keeps the place under @x, @y (widget pixels) where it is; -1, -1 keeps the middle. */
void jw_canvas_zoom_at (JwCanvas *canvas, double zoom, double x, double y);
void jw_canvas_zoom_in (JwCanvas *canvas);
void jw_canvas_zoom_out (JwCanvas *canvas);
void jw_canvas_zoom_fit (JwCanvas *canvas);
/* Fits the selected stage into the width of the view, or else the one in its middle. */
void jw_canvas_zoom_stage (JwCanvas *canvas);
void jw_canvas_scroll_to (JwCanvas *canvas, const char *node_id);
/* What lies over the lower edge of the view: what is scrolled to does not end up under it. */
void jw_canvas_set_cover (JwCanvas *canvas, GtkWidget *cover);
/* The nodes that are marked, those in which @words were found, which may be %NULL; ended by %NULL,
 * copied. */
void jw_canvas_set_marks (JwCanvas *canvas,
                          const char *const *ids,
                          const char *words,
                          JwFindFlags flags);
const char *const *jw_canvas_get_marks (JwCanvas *canvas);

/* Starts editing a node's text on the sheet: the item of that kind, or its main one with -1. All of
 * it is selected, or the caret stands at its end. */
gboolean
jw_canvas_begin_edit (JwCanvas *canvas, const char *node_id, int item_kind, gboolean select_all);
/* Adds a card to a cell, at a place in it, and edits it, as one step of undo; it goes again if it
 * stays empty. */
void jw_canvas_add_card (JwCanvas *canvas, JwNode *lane, JwNode *stage, guint index);
/* Ends editing, keeping what was typed: before saving, closing, undoing. */
void jw_canvas_end_edit (JwCanvas *canvas);
gboolean jw_canvas_is_editing (JwCanvas *canvas);
/* While presenting, the sheet is shown in the theme for projectors, on a desk of its own colour,
 * whatever theme the map names. */
void jw_canvas_set_presenting (JwCanvas *canvas, gboolean presenting);
/* Whether Escape has something to end on the sheet: editing, a drag, a link that is drawn. */
gboolean jw_canvas_is_busy (JwCanvas *canvas);
/* Lets the user draw a link from the selected card to another, or a path from card to card: from
 * the selected one, if any, or on from the end of the selected path. */
void jw_canvas_draw_link (JwCanvas *canvas);
void jw_canvas_draw_path (JwCanvas *canvas);
gboolean jw_canvas_is_drawing (JwCanvas *canvas);
/* While editing: cut, copy and paste in the text. FALSE if nothing is edited. */
gboolean jw_canvas_edit_cut (JwCanvas *canvas);
gboolean jw_canvas_edit_copy (JwCanvas *canvas);
gboolean jw_canvas_edit_paste (JwCanvas *canvas);
/* Types a text where the caret is. FALSE if nothing is edited. */
gboolean jw_canvas_edit_insert (JwCanvas *canvas, const char *text);
/* Whether a new card is edited, into which nothing was typed so far: it goes as soon as editing
 * ends. */
gboolean jw_canvas_edits_blank_card (JwCanvas *canvas);
/* While editing: undo and redo within the text. FALSE if nothing is edited, or nothing was changed
 * in the text that could be taken back or done again. */
gboolean jw_canvas_edit_undo (JwCanvas *canvas);
gboolean jw_canvas_edit_redo (JwCanvas *canvas);
gboolean jw_canvas_edit_can_redo (JwCanvas *canvas);
/* While editing: the keyboard goes to a menu of the text, and comes back. */
void jw_canvas_hold_edit (JwCanvas *canvas, gboolean hold);
/* Selects all cards, or all of the text that is edited. */
void jw_canvas_select_all (JwCanvas *canvas);

/* Puts the keyboard at the first cell, so that a new map offers to be typed into. */
void jw_canvas_start (JwCanvas *canvas);
/* Where what is pasted goes: the lane and stage of what is selected or of the empty cell that the
 * keyboard is at, each %NULL if there is none, and the place behind the selected card. */
void jw_canvas_get_target (JwCanvas *canvas, JwNode **lane, JwNode **stage, guint *index);

/* Has a screen reader say a sentence, and then what the keyboard is at, if that is the canvas. */
void jw_canvas_say (JwCanvas *canvas, const char *sentence);

/* The widget's rectangle of a sheet rectangle, and back. */
void jw_canvas_sheet_to_widget (JwCanvas *canvas, const JwRect *sheet, GdkRectangle *widget);
void
jw_canvas_widget_to_sheet (JwCanvas *canvas, double x, double y, double *sheet_x, double *sheet_y);

G_END_DECLS
