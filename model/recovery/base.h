#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/**
 * JwBase:
 *
 * What a record begins with, the map as it is now, while it is being written in turns beside the
 * place where it will be. It is to be freed as soon as the map changes.
 */
typedef struct _JwBase JwBase;

/* Nothing is written yet, nor is there a file. @path: where the base will be. */
JwBase *jw_base_new (JwMap *map, const char *path);
/* Deletes what was not put in its place. */
void jw_base_free (JwBase *base);
/* Goes on for about so many microseconds, at least by one part; %G_MAXINT64 for all at once, also
 * in the middle of a change. Says in @is_done whether all is written. Fails with %JW_ERROR_FILE or
 * %JW_ERROR_LIMIT. */
gboolean jw_base_go_on (JwBase *base, gint64 microseconds, gboolean *is_done, GError **error);
/* Once all is written: its checksum, by which it is known to be whole. */
const char *jw_base_get_sum (JwBase *base);
/* Puts it in its place, at once and whole, for a program that is killed; the disk is not waited
 * for, since somebody is typing. */
gboolean jw_base_put (JwBase *base, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwBase, jw_base_free)

G_END_DECLS
