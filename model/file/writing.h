#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/**
 * JwWriting:
 *
 * A writing of a map in steps, between which others may be served and the map be changed: then it
 * begins anew, so that what comes out is always one state of the map.
 */
typedef struct _JwWriting JwWriting;

/* Nothing is written yet. Keeps a reference to the map. */
JwWriting *jw_writing_new (JwMap *map);
/* Gives up what is not finished. */
void jw_writing_free (JwWriting *writing);
/* Goes on for about so many microseconds, at least by one part. TRUE if all is written, as long as
 * the map does not change. */
gboolean jw_writing_go_on (JwWriting *writing, gint64 microseconds);
/* Once all is written, and once only: the bytes that jw_writer_write() gives, and its errors. */
GBytes *jw_writing_finish (JwWriting *writing, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwWriting, jw_writing_free)

G_END_DECLS
