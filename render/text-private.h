#pragma once

#include "render/fonts.h"
#include "render/text.h"

G_BEGIN_DECLS

/* At most so many characters are shaped in one piece: the cost of wrapping grows by the square. */
#define JW_TEXT_MAX_PIECE 4000
/* And at most so many that offer no place to break the line. */
#define JW_TEXT_MAX_RUN 250

typedef enum
{
  JW_FACE_REGULAR,
  JW_FACE_ITALIC,
  JW_FACE_MEDIUM,
  JW_FACE_SEMIBOLD,
  JW_FACE_BOLD,
} JwFace;

/* How the lines of a text stand to each other: where their script starts, ends of all of them on
 * one line, or each in the middle. */
typedef enum
{
  JW_ALIGN_START,
  JW_ALIGN_RIGHT,
  JW_ALIGN_CENTRE,
} JwTextAlign;

/**
 * JwTextStyle:
 * @size: type size in points
 * @line_height: distance of lines as a multiple of @size
 */
typedef struct
{
  JwFace face;
  double size;
  double line_height;
  JwTextAlign align;
} JwTextStyle;

/* Shapes a text, wrapped at @width points, or not at all below 0. */
JwText *jw_text_new (JwFonts *fonts, const char *string, const JwTextStyle *style, double width);
/* The same for whoever may be about to place a caret in it: it keeps the layouts that it was shaped
 * with, four fifths of what it then takes, until they are dropped. */
JwText *jw_text_new_with_layouts (JwFonts *fonts,
                                  const char *string,
                                  const JwTextStyle *style,
                                  double width);
void jw_text_drop_layouts (JwText *text);

/* Paints the lines that touch the height from @top to @bottom, with the text's top left at @x, @y
 * of @cr's user space, in its present colour. */
void jw_text_paint (JwText *text, cairo_t *cr, double x, double y, double top, double bottom);

/* One line of it, at its place in the text. */
void jw_text_paint_line (JwText *text, guint line, cairo_t *cr, double x, double y);
/* The same with a bar for each line, for text too small to be read. */
void jw_text_paint_bars (JwText *text, cairo_t *cr, double x, double y);
/* The type size in points. */
double jw_text_get_size (JwText *text);

/* Its baseline, from the text's top. */
double jw_text_get_baseline (JwText *text, guint line);
/* How it was shaped; the text's. */
const JwTextStyle *jw_text_get_style (JwText *text);
/* How far the first line's ink begins behind its origin: a tabular "1" stands in a wide box. Large
 * type is moved by it to line up with what is beneath. */
double jw_text_get_ink_left (JwText *text);

/* Whether anybody but the caller holds it. */
gboolean jw_text_is_shared (JwText *text);
/* Whether two texts paint the same. */
gboolean jw_text_looks_like (JwText *text, JwText *other);

/* Whether a line ends inside a word, for lack of width. */
gboolean jw_text_breaks_words (JwText *text);

/* Whether its first paragraph runs from right to left. */
gboolean jw_text_is_right_to_left (JwText *text);

G_END_DECLS
