#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* The version of the format that is written, "major.minor". */
#define JW_FILE_MAJOR_VERSION 1
#define JW_FILE_MINOR_VERSION 0

/* The canonical bytes of a map: equal maps give equal bytes, whatever the locale. Fails with
 * %JW_ERROR_LIMIT where the file would pass JW_FILE_MAX_BYTES. */
GBytes *jw_writer_write (JwMap *map, GError **error);

/* The same, read back with the reader and written again: an error, if the two differ in a byte.
 * What is saved over a file comes from here, so that no file is replaced by one that cannot be
 * opened. Costs about two writings and one reading. */
GBytes *jw_writer_write_verified (JwMap *map, GError **error);

G_END_DECLS
