#pragma once

#include <adwaita.h>

#include "ui/canvas/canvas.h"
#include "ui/document.h"
#include "ui/opening.h"

G_BEGIN_DECLS

/**
 * JwWindow:
 *
 * A window with one map: header bar, the sheet on its desk, the side panel. It is shown once it
 * has a map to show.
 *
 * GObject properties: "side-panel" (whether the panel is open).
 */
#define JW_TYPE_WINDOW (jw_window_get_type ())
G_DECLARE_FINAL_TYPE (JwWindow, jw_window, JW, WINDOW, AdwApplicationWindow)

/* Without a map and not shown yet; the application owns it. */
JwWindow *jw_window_new (GtkApplication *application);
/* Gives it a new map of five phases and shows it. */
void jw_window_show_new_map (JwWindow *window);
/* Shows a map that a crash had left behind; TRUE once it is kept for recovery again. @n_tries is
 * the count in its JwLostMap: it goes back to 0 when the map has been on screen for five seconds
 * and nothing is left to do, so that one which ends the program while it is shown counts, too. */
gboolean jw_window_show_restored (JwWindow *window, JwMap *map, guint n_tries);
/* Reads a file and shows it. If that fails, says why and keeps the map that the window had. */
void jw_window_load (JwWindow *window, GFile *file);
/* The same for what is being opened already. */
void jw_window_take_opening (JwWindow *window, JwOpening *opening);

/* What the window shows; %NULL before there is a map. What it returns belongs to the window. */
JwDocument *jw_window_get_document (JwWindow *window);
/* The document's map. */
JwMap *jw_window_get_map (JwWindow *window);
/* The sheet. */
JwCanvas *jw_window_get_canvas (JwWindow *window);
/* The side panel. */
GtkWidget *jw_window_get_inspector (JwWindow *window);
/* TRUE if the window's map comes from that file, or will in a moment. */
gboolean jw_window_has_file (JwWindow *window, GFile *file);
/* TRUE if a file can be opened in it without losing anything. */
gboolean jw_window_is_free (JwWindow *window);

/* Says something in passing. What was said last stays readable for a screen reader. */
void jw_window_say (JwWindow *window, const char *text);
const char *jw_window_get_last_said (JwWindow *window);

/* Saves, asking for a file where there is none or if @as; goes on asking until it is saved or the
 * user gives up. */
void jw_window_save_async (JwWindow *window,
                           gboolean as,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean jw_window_save_finish (JwWindow *window, GAsyncResult *result);
/* Closes the window, asking first if something is unsaved. */
void jw_window_close_async (JwWindow *window, GAsyncReadyCallback callback, gpointer user_data);
/* FALSE if the user wants to go on working. */
gboolean jw_window_close_finish (JwWindow *window, GAsyncResult *result);

G_END_DECLS
