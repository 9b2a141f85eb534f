#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What libFuzzer calls with each input; each target is one such function. Returns 0. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
/* What it asks for a new input; @data has room for @max_size. Returns the new size. */
gsize LLVMFuzzerCustomMutator (guint8 *data, gsize size, gsize max_size, guint seed);
/* Its own mutations, of bytes. */
gsize LLVMFuzzerMutate (guint8 *data, gsize size, gsize max_size);

G_END_DECLS
