#pragma once

#include "render/text-private.h"

G_BEGIN_DECLS

/*
 * What is kept of a shaped text: the glyphs and where they stand. That is a fifth of what Pango's
 * layouts take, and all that painting needs; the few texts in which somebody places a caret get
 * their layouts anew, see text-edit.c. Only a text with letters that no font has keeps them: Pango
 * paints the boxes for those.
 */

/* Glyphs of typefaces have numbers below this one; this one paints nothing. */
#define JW_NO_GLYPH 0xffff

/* @cluster: the byte of its letter, from the run's first
 * @x: Pango units from the line's start */
typedef struct
{
  guint16 glyph;
  guint16 cluster;
  gint32 x;
} JwGlyph;

/* Glyphs of one typeface, from left to right. */
typedef struct
{
  cairo_scaled_font_t *font;
  guint first, n; /* glyphs */
  guint start;    /* bytes in the whole text */
  guint16 length;
  guint16 is_backward;
} JwGlyphRun;

/* Bytes count in the whole text. */
typedef struct
{
  guint first_run, n_runs;
  guint start, end;
  guint piece;
  double x;
  double pango_x; /* what Pango adds to its ranges */
  double width;
  double top;
  double baseline;
  double height;
} JwTextLine;

/* What was shaped as one layout. */
typedef struct
{
  guint start, length;
  guint first_line;
  gboolean is_full; /* shaped with the system's fonts behind our own */
} JwTextPiece;

struct _JwText
{
  grefcount refs;
  JwFonts *fonts;
  JwTextStyle style;
  int wrap_width; /* Pango units, -1 for none */
  char *string;
  guint length;
  guint n_pieces, n_lines, n_runs, n_glyphs;
  JwTextPiece *pieces;
  JwTextLine *lines;
  JwGlyphRun *runs;
  JwGlyph *glyphs;
  gint32 *rises; /* of each glyph above its baseline, Pango units; NULL if none rises */
  double width;
  double height;
  guint n_unknown;
  gboolean is_right_to_left;
  PangoLayout **layouts; /* by piece, or NULL if they were dropped */
  guint last_used;       /* for the cache */
};

/* What is shaped of a string: of the same length, without what would take forever. */
char *jw_text_make_shapeable (const char *string);
/* Shapes a piece of what jw_text_make_shapeable() made. */
PangoLayout *jw_text_make_layout (JwText *text, const char *shapeable, const JwTextPiece *piece);
/* Fills a new text: pieces, lines, runs and glyphs, width and height. */
void jw_text_shape (JwText *text);
/* The line at a height from the text's top; the first or last one outside it. */
guint jw_text_find_line_at (JwText *text, double y);
/* The layouts of the pieces, made anew if need be; the text's. */
PangoLayout **jw_text_get_layouts (JwText *text);

G_END_DECLS
