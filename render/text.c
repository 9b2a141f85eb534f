#include "render/text-private.h"

#include <string.h>

/* A base character carries no more combining marks than this; the rest are hidden. */
#define MAX_MARKS 32

typedef struct
{
  PangoLayout *layout;
  guint start; /* of its bytes in the whole text */
  guint length;
} Piece;

typedef struct
{
  PangoLayoutLine *line; /* owned by its layout */
  guint piece;
  guint start; /* bytes in the whole text */
  guint end;
  double x;
  double pango_x; /* what Pango adds to its ranges */
  double width;
  double top;
  double baseline;
  double height;
} Line;

struct _JwText
{
  grefcount refs;
  char *string;
  guint length;
  GArray *pieces;
  GArray *lines;
  double width;
  double height;
  guint n_unknown;
};

static const struct
{
  PangoStyle style;
  PangoWeight weight;
} faces[] = {
  [JW_FACE_REGULAR] = { PANGO_STYLE_NORMAL, PANGO_WEIGHT_NORMAL },
  [JW_FACE_ITALIC] = { PANGO_STYLE_ITALIC, PANGO_WEIGHT_NORMAL },
  [JW_FACE_MEDIUM] = { PANGO_STYLE_NORMAL, PANGO_WEIGHT_MEDIUM },
  [JW_FACE_SEMIBOLD] = { PANGO_STYLE_NORMAL, PANGO_WEIGHT_SEMIBOLD },
  [JW_FACE_BOLD] = { PANGO_STYLE_NORMAL, PANGO_WEIGHT_BOLD },
};

static Line *
get_line (JwText *text, guint index)
{
  return &g_array_index (text->lines, Line, index);
}

static Piece *
get_piece (JwText *text, guint index)
{
  return &g_array_index (text->pieces, Piece, index);
}

/* Overwrites a character by invisible ones of the same number of bytes, so that indexes hold. */
static void
hide (char *at, gsize n_bytes)
{
  static const char *const invisible[] = { "", " ", "\xcd\x8f", "\xe2\x80\x8d",
                                           "\xf3\xa0\x81\xbf" };

  memcpy (at, invisible[n_bytes], n_bytes);
}

/* What is shaped: valid UTF-8 of the same length, without piles of combining marks. */
static char *
make_shapeable (const char *string)
{
  char *copy = g_strdup (string);
  guint n_marks = 0;

  for (char *at = copy; *at != '\0';)
    {
      char *next = g_utf8_next_char (at);

      n_marks = g_unichar_ismark (g_utf8_get_char (at)) ? n_marks + 1 : 0;
      if (n_marks > MAX_MARKS)
        hide (at, (gsize)(next - at));
      at = next;
    }
  return copy;
}

/* Pango tries every place of a run that offers none to break a line at, again for each line. */
static gboolean
ends_run (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iswide (c) || c == '-';
}

/* Never before a combining mark. */
static const char *
find_cut (const char *start, const char *at)
{
  for (const char *back = at; back > start; back = g_utf8_prev_char (back))
    if (!g_unichar_ismark (g_utf8_get_char (back)))
      return back;
  return at;
}

/* Where the piece that begins at @start ends: after a newline or space if there is one in the last
 * quarter, or where a run has become too long. @skip is set to the bytes to leave out (a newline).
 */
static const char *
find_piece_end (const char *start, guint *skip)
{
  const char *at = start, *space = NULL;
  guint run = 0;

  *skip = 0;
  for (guint n = 0; *at != '\0' && n < JW_TEXT_MAX_PIECE; n++, at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      run = ends_run (c) ? 0 : run + (g_unichar_iszerowidth (c) ? 0 : 1);
      if (run > JW_TEXT_MAX_RUN)
        return find_cut (start, at);
      if (n > JW_TEXT_MAX_PIECE * 3 / 4 && (*at == ' ' || *at == '\n'))
        space = at;
    }
  if (*at == '\0')
    return at;
  if (space == NULL)
    return find_cut (start, at);
  *skip = *space == '\n' ? 1 : 0;
  return space + 1 - *skip;
}

static PangoAttrList *
make_attributes (void)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  /* A word that is broken because it is too long was not hyphenated by its writer. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  return attributes;
}

static PangoLayout *
make_layout (PangoContext *context,
             const char *string,
             guint length,
             const JwTextStyle *style,
             double width)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *desc = pango_font_description_new ();
  PangoAttrList *attributes = make_attributes ();

  pango_font_description_set_family_static (desc, "Inter");
  pango_font_description_set_style (desc, faces[style->face].style);
  pango_font_description_set_weight (desc, faces[style->face].weight);
  pango_font_description_set_absolute_size (desc, style->size * PANGO_SCALE);
  pango_layout_set_font_description (layout, desc);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width >= 0)
    pango_layout_set_width (layout, pango_units_from_double (width));
  pango_layout_set_text (layout, string, (int)length);
  pango_attr_list_unref (attributes);
  pango_font_description_free (desc);
  return layout;
}

static void
add_piece (JwText *text,
           JwFonts *fonts,
           const char *shaped,
           guint start,
           guint length,
           const JwTextStyle *style,
           double width)
{
  PangoContext *context = jw_fonts_get_context (fonts);
  Piece piece = { make_layout (context, shaped + start, length, style, width), start, length };

  if (pango_layout_get_unknown_glyphs_count (piece.layout) > 0 && jw_fonts_has_own (fonts))
    {
      g_object_unref (piece.layout);
      context = jw_fonts_get_full_context (fonts);
      piece.layout = make_layout (context, shaped + start, length, style, width);
    }
  text->n_unknown += (guint)pango_layout_get_unknown_glyphs_count (piece.layout);
  g_array_append_val (text->pieces, piece);
}

static void
add_pieces (JwText *text, JwFonts *fonts, const JwTextStyle *style, double width)
{
  g_autofree char *shaped = make_shapeable (text->string);
  const char *at = shaped;
  guint skip = 1;

  while (*at != '\0' || skip > 0)
    {
      const char *end = find_piece_end (at, &skip);

      add_piece (text, fonts, shaped, (guint)(at - shaped), (guint)(end - at), style, width);
      at = end + skip;
    }
}

/* Lines are placed by us, not by Pango, so that the distance is a multiple of the type size
 * whatever fonts are on them; a script that needs more than that gets it. */
static void
place_line (JwText *text, JwFonts *fonts, const JwTextStyle *style, Line *line, PangoRectangle *box)
{
  double ascent = jw_fonts_get_ascent (fonts) * style->size;
  double descent = jw_fonts_get_descent (fonts) * style->size;
  double step = style->size * style->line_height;
  double above = (step - ascent - descent) / 2 + ascent;
  double below = step - above;
  double tolerance = style->size * 0.1;
  double own_above = -pango_units_to_double (box->y);
  double own_below = pango_units_to_double (box->y + box->height);

  if (own_above > above + tolerance)
    above = own_above;
  if (own_below > below + tolerance)
    below = own_below;
  line->top = text->height;
  line->baseline = text->height + above;
  line->height = above + below;
  text->height += line->height;
}

static void
add_lines (JwText *text, JwFonts *fonts, const JwTextStyle *style, guint index)
{
  Piece *piece = get_piece (text, index);
  PangoLayoutIter *iter = pango_layout_get_iter (piece->layout);

  do
    {
      PangoLayoutLine *pango_line = pango_layout_iter_get_line_readonly (iter);
      Line line = { pango_line, index };
      PangoRectangle box;

      pango_layout_iter_get_line_extents (iter, NULL, &box);
      line.start = piece->start + (guint)pango_line->start_index;
      line.end = line.start + (guint)pango_line->length;
      line.x = line.pango_x = pango_units_to_double (box.x);
      line.width = pango_units_to_double (box.width);
      box.y -= pango_layout_iter_get_baseline (iter);
      place_line (text, fonts, style, &line, &box);
      g_array_append_val (text->lines, line);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
finish (JwText *text, const JwTextStyle *style)
{
  double widest = 0;

  for (guint i = 0; i < text->lines->len; i++)
    widest = MAX (widest, get_line (text, i)->width);
  for (guint i = 0; i < text->lines->len; i++)
    {
      Line *line = get_line (text, i);

      if (style->centred)
        line->x = (widest - line->width) / 2;
      text->width = MAX (text->width, line->x + line->width);
    }
}

static void
clear_piece (gpointer data)
{
  g_object_unref (((Piece *)data)->layout);
}

/* The line that a byte is on; a line break belongs to the line that it ends. */
static guint
find_line (JwText *text, guint index)
{
  guint low = 0, high = text->lines->len;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (get_line (text, middle)->start <= index)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static guint
find_line_at (JwText *text, double y)
{
  guint low = 0, high = text->lines->len;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (get_line (text, middle)->top <= y)
        low = middle;
      else
        high = middle;
    }
  return low;
}

JwText *
jw_text_new (JwFonts *fonts, const char *string, const JwTextStyle *style, double width)
{
  JwText *text = g_new0 (JwText, 1);

  g_ref_count_init (&text->refs);
  text->string = g_utf8_make_valid (string != NULL ? string : "", -1);
  text->length = (guint)strlen (text->string);
  text->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  text->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (text->pieces, clear_piece);
  add_pieces (text, fonts, style, width);
  for (guint i = 0; i < text->pieces->len; i++)
    add_lines (text, fonts, style, i);
  finish (text, style);
  return text;
}

JwText *
jw_text_ref (JwText *text)
{
  g_ref_count_inc (&text->refs);
  return text;
}

void
jw_text_unref (JwText *text)
{
  if (!g_ref_count_dec (&text->refs))
    return;
  g_array_unref (text->lines);
  g_array_unref (text->pieces);
  g_free (text->string);
  g_free (text);
}

const char *
jw_text_get_string (JwText *text)
{
  return text->string;
}

double
jw_text_get_width (JwText *text)
{
  return text->width;
}

double
jw_text_get_height (JwText *text)
{
  return text->height;
}

double
jw_text_get_first_baseline (JwText *text)
{
  return get_line (text, 0)->baseline;
}

guint
jw_text_get_n_lines (JwText *text)
{
  return text->lines->len;
}

guint
jw_text_get_n_unknown_glyphs (JwText *text)
{
  return text->n_unknown;
}

void
jw_text_get_line (JwText *text, guint index, JwRect *rect, guint *start, guint *end)
{
  Line *line = get_line (text, index);

  *rect = (JwRect){ line->x, line->top, line->width, line->height };
  if (start != NULL)
    *start = line->start;
  if (end != NULL)
    *end = line->end;
}

gboolean
jw_text_looks_like (JwText *text, JwText *other)
{
  return text == other;
}

double
jw_text_get_ink_left (JwText *text)
{
  PangoRectangle ink;

  pango_layout_line_get_extents (get_line (text, 0)->line, &ink, NULL);
  return ink.width > 0 ? pango_units_to_double (ink.x) : 0;
}

gboolean
jw_text_breaks_words (JwText *text)
{
  for (guint i = 0; i + 1 < text->lines->len; i++)
    {
      guint end = get_line (text, i)->end;
      const char *next = text->string + end;
      const char *before = g_utf8_find_prev_char (text->string, next);

      if (before != NULL && g_unichar_isalnum (g_utf8_get_char (before)) &&
          g_unichar_isalnum (g_utf8_get_char (next)))
        return TRUE;
    }
  return FALSE;
}

gboolean
jw_text_is_right_to_left (JwText *text)
{
  return pango_layout_get_direction (get_piece (text, 0)->layout, 0) == PANGO_DIRECTION_RTL;
}

void
jw_text_paint (JwText *text, cairo_t *cr, double x, double y, double top, double bottom)
{
  guint first = find_line_at (text, top - y);

  /* Glyphs may reach out of their line by a little: take one line more on each side. */
  for (guint i = first > 0 ? first - 1 : 0; i < text->lines->len; i++)
    {
      Line *line = get_line (text, i);

      if (y + line->top - line->height > bottom)
        break;
      cairo_move_to (cr, x + line->x, y + line->baseline);
      pango_cairo_show_layout_line (cr, line->line);
    }
}

void
jw_text_get_caret (JwText *text, guint byte_index, double *x, double *y, double *height)
{
  guint index = MIN (byte_index, text->length);
  Line *line = get_line (text, find_line (text, index));
  Piece *piece = get_piece (text, line->piece);
  int at = 0;

  index = CLAMP (index, line->start, line->end);
  /* At a line's end the caret stands behind the last character, on whichever side that is. */
  if (index == line->end && line->end > line->start)
    {
      const char *last = g_utf8_prev_char (text->string + index);

      pango_layout_line_index_to_x (line->line, (int)(last - text->string) - (int)piece->start,
                                    TRUE, &at);
    }
  else
    pango_layout_line_index_to_x (line->line, (int)(index - piece->start), FALSE, &at);
  *x = line->x + pango_units_to_double (at);
  *y = line->top;
  *height = line->height;
}

guint
jw_text_get_index_at (JwText *text, double x, double y)
{
  Line *line = get_line (text, find_line_at (text, y));
  Piece *piece = get_piece (text, line->piece);
  int at = 0, trailing = 0;
  const char *place;
  guint index;

  pango_layout_line_x_to_index (line->line, pango_units_from_double (x - line->x), &at, &trailing);
  place = text->string + piece->start + at;
  for (; trailing > 0 && *place != '\0'; trailing--)
    place = g_utf8_next_char (place);
  index = (guint)(place - text->string);
  /* Past the end of a line that wraps is before its last space, not at the start of the next. */
  if (index >= line->end && line->end > line->start && text->string[line->end - 1] == ' ' &&
      line->end < text->length && text->string[line->end] != '\n')
    index = line->end - 1;
  return MIN (index, line->end);
}

guint
jw_text_move_visually (JwText *text, guint byte_index, int direction)
{
  guint index = MIN (byte_index, text->length);
  guint piece_index = get_line (text, find_line (text, index))->piece;
  Piece *piece = get_piece (text, piece_index);
  int at = (int)MIN (index - piece->start, piece->length), trailing = 0;
  const char *place;

  pango_layout_move_cursor_visually (piece->layout, TRUE, at, 0, direction, &at, &trailing);
  if (at < 0)
    {
      Piece *before = piece_index > 0 ? get_piece (text, piece_index - 1) : NULL;

      if (before == NULL)
        return 0;
      if (before->start + before->length < piece->start)
        return before->start + before->length;
      place = text->string + piece->start;
      return (guint)(g_utf8_prev_char (place) - text->string);
    }
  if (at == G_MAXINT)
    return piece_index + 1 < text->pieces->len ? get_piece (text, piece_index + 1)->start
                                               : text->length;
  place = text->string + piece->start + at;
  for (; trailing > 0 && *place != '\0'; trailing--)
    place = g_utf8_next_char (place);
  return (guint)(place - text->string);
}

static void
add_line_rects (JwText *text, Line *line, guint start, guint end, GArray *rects)
{
  Piece *piece = get_piece (text, line->piece);
  int from = (int)(MAX (start, line->start) - piece->start);
  int to = (int)(MIN (end, line->end) - piece->start);
  g_autofree int *ranges = NULL;
  int n = 0;

  pango_layout_line_get_x_ranges (line->line, from, to, &ranges, &n);
  for (int i = 0; i < n; i++)
    {
      double left = pango_units_to_double (ranges[2 * i]);
      double right = pango_units_to_double (ranges[2 * i + 1]);
      JwRect rect = { left - line->pango_x + line->x, line->top, right - left, line->height };

      g_array_append_val (rects, rect);
    }
}

GArray *
jw_text_get_range_rects (JwText *text, guint start, guint end)
{
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (JwRect));

  for (guint i = start < end ? find_line (text, start) : text->lines->len; i < text->lines->len;
       i++)
    {
      Line *line = get_line (text, i);

      if (line->start >= end)
        break;
      if (line->end > start)
        add_line_rects (text, line, start, end, rects);
    }
  return rects;
}
