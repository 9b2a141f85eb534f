#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * JwToasts:
 *
 * Shows the messages of a window, one at a time, each until its time is over, or it is closed or
 * taken back. libadwaita 1.2 writes to freed memory if a message goes while it still comes up: here
 * it has come up before it goes.
 */
#define JW_TYPE_TOASTS (jw_toasts_get_type ())
G_DECLARE_FINAL_TYPE (JwToasts, jw_toasts, JW, TOASTS, GObject)

/* Does not reference @overlay, which must live as long. */
JwToasts *jw_toasts_new (AdwToastOverlay *overlay);
/* Shows @toast once those before it are gone. */
void jw_toasts_add (JwToasts *toasts, AdwToast *toast);
/* Hides @toast as soon as it has come up, or no longer waits with it; nothing if it is gone. */
void jw_toasts_take_back (JwToasts *toasts, AdwToast *toast);

G_END_DECLS
