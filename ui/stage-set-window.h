#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

/* A window to choose a template from, whose stages the map of @parent shall have. The next one says
 * where each of the map's stages goes with its cards, and lets that be changed before it is done.
 */
GtkWidget *jw_stage_set_window_new (JwWindow *parent);

G_END_DECLS
