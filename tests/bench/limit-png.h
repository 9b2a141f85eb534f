#pragma once

#include <cairo.h>

/* The limit of writing a PNG: each row less the one above, packed by the fastest deflate there is.
 * Where that is not there, cairo's own writer. Returns 0 if it could. */
int limit_write_png (cairo_surface_t *surface, const char *path);
