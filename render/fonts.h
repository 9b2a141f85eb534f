#pragma once

#include <pango/pangocairo.h>

#include "render/subpixel.h"

G_BEGIN_DECLS

/**
 * JwFonts:
 *
 * The program's own typeface for one thread, loaded from its data folder, whether it is installed
 * on the system or not. GTK's font map stays untouched.
 */
typedef struct _JwFonts JwFonts;

/* Finds the faces and opens a font map on them; where there are none, on the system's fonts. */
JwFonts *jw_fonts_new (void);
/* Counts the references; texts that were shaped with it hold one. */
JwFonts *jw_fonts_ref (JwFonts *fonts);
void jw_fonts_unref (JwFonts *fonts);

/* A context that knows only the program's own faces: quick to open. */
PangoContext *jw_fonts_get_context (JwFonts *fonts);
/* A context with the system's fonts behind them, for other scripts; opened when first asked. */
PangoContext *jw_fonts_get_full_context (JwFonts *fonts);
/* What places their letters on pictures; borrowed. */
JwSubpixel *jw_fonts_get_subpixel (JwFonts *fonts);
/* TRUE if the faces of the data folder were found. */
gboolean jw_fonts_has_own (JwFonts *fonts);

/* Where the system has no typeface at all, gives what else is written in this program, such as its
 * menus, its own one: GTK shows no window without any. */
void jw_fonts_lend (void);

/* For a program without a window, before it draws: keeps Pango from reading, aside and each time,
 * how the system sets up its fonts. Only jw_fonts_get_full_context() needs that, and reads it
 * itself. It is a third of all allocations of a small export. */
void jw_fonts_stay_alone (void);

/* Ascent and descent of the typeface as parts of its size. */
double jw_fonts_get_ascent (JwFonts *fonts);
double jw_fonts_get_descent (JwFonts *fonts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwFonts, jw_fonts_unref)

G_END_DECLS
