#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * JwText:
 *
 * A shaped, wrapped, immutable text: shaped once, painted many times, at any zoom with the same
 * line breaks. Long texts are several layouts stacked. All lengths are points. Byte indexes count
 * UTF-8 bytes of the whole text. Reference-counted, for one thread at a time, with all else that
 * was shaped in its context: as Pango is.
 */
typedef struct _JwText JwText;

/* A rectangle in points, by its top left corner. */
typedef struct
{
  double x, y, width, height;
} JwRect;

/* Counts the references; the last one frees the text. */
JwText *jw_text_ref (JwText *text);
void jw_text_unref (JwText *text);
/* The text as it was given, owned by @text. */
const char *jw_text_get_string (JwText *text);
double jw_text_get_width (JwText *text);  /* of the widest line */
double jw_text_get_height (JwText *text); /* of all lines, line height included */
double jw_text_get_first_baseline (JwText *text);
guint jw_text_get_n_lines (JwText *text);
guint jw_text_get_n_unknown_glyphs (JwText *text);

/* For editing in place. Positions are relative to the text's origin (top left). */
void jw_text_get_caret (JwText *text, guint byte_index, double *x, double *y, double *height);
guint jw_text_get_index_at (JwText *text, double x, double y);
/* The byte index reached by one step of the arrow keys to the left or right, as seen. */
guint jw_text_move_visually (JwText *text, guint byte_index, int direction);
/* Where a line lies and which bytes are on it; @start and @end may be %NULL. */
void jw_text_get_line (JwText *text, guint line, JwRect *rect, guint *start, guint *end);
/* Where a range of bytes stands: an array of JwRect, one a line. Free with g_array_unref(). */
GArray *jw_text_get_range_rects (JwText *text, guint start, guint end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwText, jw_text_unref)

/* The text, of the same number of bytes, without the few code points that are for no text at all
 * and that cairo refuses. @length may be -1. Free with g_free(). */
char *jw_text_make_exchangeable (const char *string, gssize length);

G_END_DECLS
