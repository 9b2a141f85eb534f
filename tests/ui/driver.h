#pragma once

#include <gtk/gtk.h>

#include "ui/canvas/canvas.h"

G_BEGIN_DECLS

/**
 * JwDriver:
 *
 * Drives a real window with real pointer and key events: they are made by the XTest extension on a
 * second connection to the X server, so that they take the whole way that a user's events take.
 * Works without a window manager, where a window's top left corner is the screen's. Places are
 * pixels on the screen.
 */
typedef struct _JwDriver JwDriver;

/* A window of the given size with a canvas, scrolled, that shows @map. */
JwDriver *jw_driver_new (JwMap *map, int width, int height);
/* Drives a window that there is already; @canvas may be %NULL. The driver takes the window. */
JwDriver *jw_driver_new_for_window (GtkWindow *window, JwCanvas *canvas);
/* Destroys the window, too. */
void jw_driver_free (JwDriver *driver);

GtkWindow *jw_driver_get_window (JwDriver *driver);
JwCanvas *jw_driver_get_canvas (JwDriver *driver);
JwMap *jw_driver_get_map (JwDriver *driver);

/* Runs the main loop until all events have arrived and nothing is left to do. */
void jw_driver_settle (JwDriver *driver);
/* Runs it until @done says %TRUE, at most half a minute; %FALSE if it never did. */
gboolean jw_driver_wait_for (JwDriver *driver, gboolean (*done) (gpointer data), gpointer data);

/* Where things are: the middle of a widget, of a node's item (kind -1 for its main one), and of a
 * place on the sheet in points. The test fails if there is no such thing. */
void jw_driver_locate_widget (JwDriver *driver, GtkWidget *widget, double *x, double *y);
void jw_driver_locate (JwDriver *driver, const char *node_id, int kind, double *x, double *y);
void jw_driver_locate_cell (JwDriver *driver,
                            const char *lane_id,
                            const char *stage_id,
                            double *x,
                            double *y);
void
jw_driver_locate_sheet (JwDriver *driver, double sheet_x, double sheet_y, double *x, double *y);

/* Events. Each settles afterwards. @state holds the modifiers that are down meanwhile. */
void jw_driver_move (JwDriver *driver, double x, double y);
void jw_driver_press (JwDriver *driver, guint button);
void jw_driver_release (JwDriver *driver, guint button);
void jw_driver_click (JwDriver *driver,
                      double x,
                      double y,
                      guint button,
                      int n_presses,
                      GdkModifierType state);
/* Presses at the first place, moves to the second in steps, and lets go there. */
void jw_driver_drag (JwDriver *driver, double x, double y, double to_x, double to_y);
/* Turns the wheel by so many notches, down if positive. */
void jw_driver_scroll (JwDriver *driver, int notches, GdkModifierType state);
void jw_driver_key (JwDriver *driver, guint keyval, GdkModifierType state);
void jw_driver_hold_key (JwDriver *driver, guint keyval, gboolean down);
void jw_driver_type (JwDriver *driver, const char *text);

/* Writes what the window shows as a PNG. */
void jw_driver_save_picture (JwDriver *driver, const char *file_name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwDriver, jw_driver_free)

G_END_DECLS
