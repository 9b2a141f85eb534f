#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * JwTouch:
 *
 * Fingers on a touch screen: those of a remote desktop, which mutter takes for real ones. Needs a
 * session of mutter of its own: tests/headless-touch gives it one. Places are pixels on the screen;
 * each call returns when the window has got what it sent.
 */
typedef struct _JwTouch JwTouch;

/* For the fingers on @window, which is made full screen, so that it begins at the screen's 0,0. */
JwTouch *jw_touch_new (GtkWindow *window);
void jw_touch_free (JwTouch *touch);

void jw_touch_down (JwTouch *touch, guint finger, double x, double y);
void jw_touch_move (JwTouch *touch, guint finger, double x, double y);
void jw_touch_up (JwTouch *touch, guint finger);
/* Runs the main loop until @done says %TRUE; the test fails if it does not within half a minute. */
void jw_touch_wait (gboolean (*done) (gpointer data), gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwTouch, jw_touch_free)

G_END_DECLS
