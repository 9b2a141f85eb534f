#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A window over @parent with the versions of @file that were replaced by saving, the newest first.
 * One that is chosen opens as a map of its own, without a file, in another window. @file may be
 * %NULL, for a map that was never saved. */
GtkWidget *jw_versions_window_new (GtkWindow *parent, GFile *file);

G_END_DECLS
