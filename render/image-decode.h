#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* The pixels of a PNG or a JPEG, by the libraries of these formats; %NULL if the bytes are damaged
 * or not of the size that the header said. The caller has checked the header. */
cairo_surface_t *jw_image_decode (GBytes *bytes, const char *mime, guint width, guint height);

G_END_DECLS
