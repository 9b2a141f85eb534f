#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A window over @parent to choose one of a few things from: its list gets rows from
 * jw_list_window_add(). Until there is one it shows @empty, what is to be seen here, and @about,
 * how it comes here. @name, which may be %NULL, stands below the title. */
GtkWidget *jw_list_window_new (GtkWindow *parent,
                               const char *title,
                               const char *name,
                               const char *empty,
                               const char *about);

/* Called when a row is chosen, after which the window closes. */
typedef void (*JwListWindowFunc) (GtkWindow *parent, gpointer data);

/* Adds a row; @data is freed with it. */
void jw_list_window_add (GtkWidget *window,
                         const char *title,
                         const char *subtitle,
                         JwListWindowFunc chosen,
                         gpointer data,
                         GDestroyNotify free_data);
/* A button with an icon at the start of the window's bar. */
void jw_list_window_add_button (GtkWidget *window, GtkWidget *button);

G_END_DECLS
