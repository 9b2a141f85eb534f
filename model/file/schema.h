#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The RELAX NG schema of the file format, made out of the property tables of the classes: what
 * resources/schema/journey.rng holds, byte for byte ("ninja schema" rewrites it). A document is
 * valid if, and only if, the reader finds nothing to mend in it, but for what a schema of this kind
 * cannot say: that ids differ, that references name something, how many bytes a text has, and
 * comments. Free it with g_free(). */
char *jw_schema_write (void);

G_END_DECLS
