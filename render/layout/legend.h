#pragma once

#include "model/path.h"
#include "render/layout/layout-private.h"

G_BEGIN_DECLS

/* How a link of a kind, by its place among the choices, is drawn. */
void jw_link_style (JwLayout *layout, guint kind, gboolean both, JwItem *item);
/* How the legs of a path are drawn. */
void jw_path_style (JwLayout *layout, JwPath *path, JwItem *item);

G_END_DECLS
