#pragma once

#include "model/recovery/recovery.h"
#include "ui/application.h"

G_BEGIN_DECLS

/* A window over @parent with all maps that were not saved when the program ended: also those that
 * were left for later, discarded in the last 30 days, or set aside since restoring them ended the
 * program twice. One that is chosen opens. */
GtkWidget *jw_recovery_window_new (JwApplication *application, GtkWindow *parent);
/* Opens the map in a window of its own, or in one that is free. Its record goes only once the map
 * is kept anew. FALSE if it cannot be read; the user has been told why. */
gboolean jw_recovery_restore (JwApplication *application, JwLostMap *lost);

G_END_DECLS
