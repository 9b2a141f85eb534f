#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Replaces @file by @bytes so that at every moment, also after a power cut, either the old or the
 * new content is there: a synced sibling file, renamed over. Follows symlinks, keeps mode, owner
 * (as far as the user may give files away) and extended attributes. Used for maps and exports
 * alike. Synchronous; call it from a worker thread where that matters.
 *
 * On an error, %JW_ERROR_FILE, the file is as it was and nothing is left beside it; the message
 * says what to do. Where no sibling can be made, or renaming would part hard links, it refuses. */
gboolean jw_save_bytes (GFile *file, GBytes *bytes, GError **error);

G_END_DECLS
