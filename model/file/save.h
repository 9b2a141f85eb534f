#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Replaces @file by @bytes so that at every moment, also after a power cut, either the old or the
 * new content is there: a synced sibling file, renamed over. Follows symlinks, keeps the mode. Used
 * for maps and exports alike. Synchronous; call it from a worker thread where that matters. */
gboolean jw_save_bytes (GFile *file, GBytes *bytes, GError **error);

G_END_DECLS
