#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A round patch of a colour, "#rrggbb", 20 pixels wide. */
GtkWidget *jw_swatch_new (const char *color);

G_END_DECLS
