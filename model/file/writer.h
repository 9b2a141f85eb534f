#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* The canonical bytes of a map: equal maps give equal bytes, whatever the locale. Fails with
 * %JW_ERROR_LIMIT where the file would pass JW_FILE_MAX_BYTES. */
GBytes *jw_writer_write (JwMap *map, GError **error);

G_END_DECLS
