#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What libFuzzer calls with each input, and the ordinary test with those that it makes: whatever is
 * read without an error is written, read again and written with the same bytes. Returns 0; ends the
 * process if the reader or the writer is wrong. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

G_END_DECLS
