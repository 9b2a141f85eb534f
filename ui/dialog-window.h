#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A modal window over @parent, which takes it along when it goes; Escape closes it. @title is
 * translated. */
GtkWidget *jw_dialog_window_new (GtkWindow *parent, const char *title, int width, int height);
/* Puts its bar and what is below that into it. */
void jw_dialog_window_fill (GtkWidget *window, GtkWidget *bar, GtkWidget *content);

G_END_DECLS
