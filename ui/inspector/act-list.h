#pragma once

#include <gtk/gtk.h>

#include "model/node/kind.h"

G_BEGIN_DECLS

/* What can be done with a node of a kind, as rows to click: the same actions as in its menu. */
GtkWidget *jw_act_list_new (JwKind kind);

G_END_DECLS
