#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * JwSubpixel:
 *
 * Places letters on pictures by quarters of a pixel. cairo before 1.17.4 puts each on the nearest
 * whole pixel, so that at most scales the letters of small text run together or fall apart; from
 * then on it does the same itself. Of one thread.
 */
typedef struct _JwSubpixel JwSubpixel;

/* Remembers what it made of each typeface. */
JwSubpixel *jw_subpixel_new (void);
/* Lets go of all that. */
void jw_subpixel_free (JwSubpixel *self);
/* Shows glyphs, which it may move, in the context's colour. %FALSE, with nothing shown, where it is
 * not needed or cannot be: on anything but pictures, turned, large, or with coloured letters. */
gboolean jw_subpixel_show (JwSubpixel *self,
                           cairo_t *cr,
                           cairo_scaled_font_t *font,
                           cairo_glyph_t *glyphs,
                           int n);

G_END_DECLS
