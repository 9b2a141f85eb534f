#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A window over @parent to decide in what shall be done: its bar has "Cancel", which Escape is too,
 * and a button @act, which is what Enter means. All three texts are translated. What is to be
 * decided is added below. */
GtkWidget *jw_act_window_new (GtkWindow *parent, const char *title, const char *act);
/* Adds a widget below those that are there. */
void jw_act_window_add (GtkWidget *window, GtkWidget *widget);
/* The button of the act: connect to "clicked", and destroy the window once it is done. */
GtkWidget *jw_act_window_get_button (GtkWidget *window);
/* A list in a frame, with a heading for the eye and for a screen reader, to be added. */
GtkWidget *jw_act_window_add_list (GtkWidget *window, const char *heading);

G_END_DECLS
