#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* All bytes of a regular file of at most @max_bytes. Anything else (a folder, a pipe, a device, a
 * file that grows past the limit while it is read) fails at once with %JW_ERROR_FILE: nothing waits
 * for a pipe to be written to. */
GBytes *jw_bytes_read_file (GFile *file, gsize max_bytes, GError **error);

G_END_DECLS
