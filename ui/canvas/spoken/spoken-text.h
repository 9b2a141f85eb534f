#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * JwSpokenText:
 *
 * Stands for the text that is being edited on the sheet towards screen readers: before GTK 4.14
 * only GTK's own text fields can tell of a caret. It has the keyboard, but keys go past it to the
 * canvas, no pointer sees it and it paints nothing. A line of the sheet is a line of it.
 */
#define JW_TYPE_SPOKEN_TEXT (jw_spoken_text_get_type ())
G_DECLARE_FINAL_TYPE (JwSpokenText, jw_spoken_text, JW, SPOKEN_TEXT, GtkTextView)

/* @label says what the text is of. What a screen reader does with it, on a braille display for one,
 * is told by the signals "moved" (caret, anchor) and "edited" (start, end, inserted): as what
 * follows, in bytes of the text that was shown last. */
JwSpokenText *jw_spoken_text_new (const char *label);
/* Shows a text with its caret and the other end of what is selected. */
void jw_spoken_text_show (JwSpokenText *self, const char *text, guint caret, guint anchor);

G_END_DECLS
