#pragma once

#include <gtk/gtk.h>

/* From now on a press on selected blanks, in the entries and texts within @widget, drops the
 * selection in place of dragging it: GTK makes a picture of what is dragged, and complains of one
 * that shows nothing. */
void jw_blank_selection_watch (GtkWidget *widget);
