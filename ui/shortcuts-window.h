#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The window that lists every key of the table of actions. Full transfer, as for any toplevel:
 * it lives until it is closed. */
GtkWidget *jw_shortcuts_window_new (GtkWindow *parent);

G_END_DECLS
