#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

/* A window to split a stage of the map of @parent: what of its steps and cards goes to a new stage
 * behind it, and what that is called. What is selected is ticked. */
GtkWidget *jw_split_window_new (JwWindow *parent, JwNode *stage);

G_END_DECLS
