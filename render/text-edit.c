#include "render/text-parts-private.h"

/*
 * Where a caret stands in a text. Pango knows, so its layouts are made once more for the few texts
 * that somebody edits: the same fonts, style and width give the same lines.
 */

/* The line that a byte is on; a line break belongs to the line that it ends. */
static guint
find_line (JwText *text, guint index)
{
  guint low = 0, high = text->n_lines;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (text->lines[middle].start <= index)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static PangoLayoutLine *
get_pango_line (JwText *text, const JwTextLine *line)
{
  PangoLayout *layout = jw_text_get_layouts (text)[line->piece];
  guint index = (guint)(line - text->lines) - text->pieces[line->piece].first_line;

  return pango_layout_get_line_readonly (layout, (int)index);
}

PangoLayout **
jw_text_get_layouts (JwText *text)
{
  g_autofree char *shapeable = NULL;

  if (text->layouts != NULL)
    return text->layouts;
  shapeable = jw_text_make_shapeable (text->string);
  text->layouts = g_new (PangoLayout *, text->n_pieces);
  for (guint i = 0; i < text->n_pieces; i++)
    text->layouts[i] = jw_text_make_layout (text, shapeable, &text->pieces[i]);
  return text->layouts;
}

void
jw_text_get_caret (JwText *text, guint byte_index, double *x, double *y, double *height)
{
  guint index = MIN (byte_index, text->length);
  JwTextLine *line = &text->lines[find_line (text, index)];
  JwTextPiece *piece = &text->pieces[line->piece];
  int at = 0;

  index = CLAMP (index, line->start, line->end);
  /* At a line's end the caret stands behind the last character, on whichever side that is. */
  if (index == line->end && line->end > line->start)
    {
      const char *last = g_utf8_prev_char (text->string + index);

      pango_layout_line_index_to_x (get_pango_line (text, line),
                                    (int)(last - text->string) - (int)piece->start, TRUE, &at);
    }
  else
    pango_layout_line_index_to_x (get_pango_line (text, line), (int)(index - piece->start), FALSE,
                                  &at);
  *x = line->x + pango_units_to_double (at);
  *y = line->top;
  *height = line->height;
}

guint
jw_text_get_index_at (JwText *text, double x, double y)
{
  JwTextLine *line = &text->lines[jw_text_find_line_at (text, y)];
  JwTextPiece *piece = &text->pieces[line->piece];
  int at = 0, trailing = 0;
  const char *place;
  guint index;

  pango_layout_line_x_to_index (get_pango_line (text, line), pango_units_from_double (x - line->x),
                                &at, &trailing);
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
  guint piece_index = text->lines[find_line (text, index)].piece;
  JwTextPiece *piece = &text->pieces[piece_index];
  int at = (int)MIN (index - piece->start, piece->length), trailing = 0;
  const char *place;

  pango_layout_move_cursor_visually (jw_text_get_layouts (text)[piece_index], TRUE, at, 0,
                                     direction, &at, &trailing);
  if (at < 0)
    {
      JwTextPiece *before = piece_index > 0 ? &text->pieces[piece_index - 1] : NULL;

      if (before == NULL)
        return 0;
      if (before->start + before->length < piece->start)
        return before->start + before->length;
      place = text->string + piece->start;
      return (guint)(g_utf8_prev_char (place) - text->string);
    }
  if (at == G_MAXINT)
    return piece_index + 1 < text->n_pieces ? text->pieces[piece_index + 1].start : text->length;
  place = text->string + piece->start + at;
  for (; trailing > 0 && *place != '\0'; trailing--)
    place = g_utf8_next_char (place);
  return (guint)(place - text->string);
}

static void
add_line_rects (JwText *text, JwTextLine *line, guint start, guint end, GArray *rects)
{
  JwTextPiece *piece = &text->pieces[line->piece];
  int from = (int)(MAX (start, line->start) - piece->start);
  int to = (int)(MIN (end, line->end) - piece->start);
  g_autofree int *ranges = NULL;
  int n = 0;

  pango_layout_line_get_x_ranges (get_pango_line (text, line), from, to, &ranges, &n);
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

  for (guint i = start < end ? find_line (text, start) : text->n_lines; i < text->n_lines; i++)
    {
      JwTextLine *line = &text->lines[i];

      if (line->start >= end)
        break;
      if (line->end > start)
        add_line_rects (text, line, start, end, rects);
    }
  return rects;
}
