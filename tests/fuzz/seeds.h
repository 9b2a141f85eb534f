#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a fuzzer starts from: inputs for a target, "reader", "clip" or "recovery", an array of
 * GBytes. The same each time. */
GPtrArray *jw_seeds_make (const char *target);
/* The words of the format: names of elements and attributes, tokens, pieces of XML; an array of
 * strings. */
GPtrArray *jw_seeds_list_words (void);

G_END_DECLS
