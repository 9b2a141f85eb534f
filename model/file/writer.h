#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* The version of the format that is written, "major.minor". */
#define JW_FILE_MAJOR_VERSION 1
#define JW_FILE_MINOR_VERSION 2
#define JW_FILE_VERSION G_STRINGIFY (JW_FILE_MAJOR_VERSION) "." G_STRINGIFY (JW_FILE_MINOR_VERSION)

/* The canonical bytes of a map: equal maps give equal bytes, whatever the locale. Fails with
 * %JW_ERROR_LIMIT where the file would pass JW_FILE_MAX_BYTES. */
GBytes *jw_writer_write (JwMap *map, GError **error);

/* Reads what was written back with the reader and writes it again: an error, if the two differ in a
 * byte. What is saved over a file has passed this, so that no file is replaced by one that cannot
 * be opened. Costs about a writing and a reading; may be called from a thread. */
gboolean jw_writer_verify (GBytes *written, GError **error);
/* Both. */
GBytes *jw_writer_write_verified (JwMap *map, GError **error);

G_END_DECLS
