#include <string.h>

#include "render/text-parts-private.h"

/* A base character carries no more combining marks than this; the rest are hidden. */
#define MAX_MARKS 32

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

/* What a text is put together from while its pieces come. */
typedef struct
{
  JwText *text;
  GArray *pieces;
  GPtrArray *layouts;
  GArray *lines;
  GArray *runs;
  GArray *glyphs;
  GArray *rises;
  gboolean rises_any;
} Build;

/* Overwrites a character by invisible ones of the same number of bytes, so that indexes hold. */
static void
hide (char *at, gsize n_bytes)
{
  static const char *const invisible[] = { "", " ", "\xcd\x8f", "\xe2\x80\x8d",
                                           "\xf3\xa0\x81\xbf" };

  memcpy (at, invisible[n_bytes], n_bytes);
}

/* Unicode, section 23.7: 66 code points that are for no text, and that cairo refuses. */
static gboolean
is_noncharacter (gunichar c)
{
  return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

char *
jw_text_make_exchangeable (const char *string, gssize length)
{
  char *copy = g_strndup (string, length < 0 ? strlen (string) : (gsize)length);

  for (char *at = copy; *at != '\0';)
    {
      char *next = g_utf8_next_char (at);

      if ((guint8)*at >= 0xef && is_noncharacter (g_utf8_get_char (at)))
        hide (at, (gsize)(next - at));
      at = next;
    }
  return copy;
}

/* What is shaped: valid UTF-8 of the same length, without piles of combining marks. */
char *
jw_text_make_shapeable (const char *string)
{
  char *copy = jw_text_make_exchangeable (string, -1);
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

PangoLayout *
jw_text_make_layout (JwText *text, const char *shapeable, const JwTextPiece *piece)
{
  PangoLayout *layout = pango_layout_new (piece->is_full ? jw_fonts_get_full_context (text->fonts)
                                                         : jw_fonts_get_context (text->fonts));
  PangoFontDescription *desc = pango_font_description_new ();
  PangoAttrList *attributes = make_attributes ();

  pango_font_description_set_family_static (desc, "Inter");
  pango_font_description_set_style (desc, faces[text->style.face].style);
  pango_font_description_set_weight (desc, faces[text->style.face].weight);
  pango_font_description_set_absolute_size (desc, text->style.size * PANGO_SCALE);
  pango_layout_set_font_description (layout, desc);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (text->wrap_width >= 0)
    pango_layout_set_width (layout, text->wrap_width);
  pango_layout_set_text (layout, shapeable + piece->start, (int)piece->length);
  pango_attr_list_unref (attributes);
  pango_font_description_free (desc);
  return layout;
}

static void
add_glyph (Build *build, const PangoGlyphInfo *info, int cluster, int x)
{
  gboolean is_drawn = info->glyph < JW_NO_GLYPH;
  JwGlyph glyph = { is_drawn ? (guint16)info->glyph : JW_NO_GLYPH, (guint16)cluster,
                    x + info->geometry.x_offset };
  gint32 rise = -info->geometry.y_offset;

  g_array_append_val (build->glyphs, glyph);
  g_array_append_val (build->rises, rise);
  build->rises_any = build->rises_any || rise != 0;
}

/* Returns where the next run begins. */
static int
add_run (Build *build, const PangoGlyphItem *item, guint piece_start, int x)
{
  const PangoGlyphString *string = item->glyphs;
  PangoFont *font = item->item->analysis.font;
  JwGlyphRun run = { .first = build->glyphs->len, .n = (guint)string->num_glyphs };

  if (font != NULL)
    run.font =
        cairo_scaled_font_reference (pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font)));
  run.start = piece_start + (guint)item->item->offset;
  run.length = (guint16)item->item->length;
  run.is_backward = item->item->analysis.level % 2;
  for (int i = 0; i < string->num_glyphs; i++)
    {
      add_glyph (build, &string->glyphs[i], string->log_clusters[i], x);
      x += string->glyphs[i].geometry.width;
    }
  g_array_append_val (build->runs, run);
  return x;
}

/* Lines are placed by us, not by Pango, so that the distance is a multiple of the type size
 * whatever fonts are on them; a script that needs more than that gets it. */
static void
place_line (JwText *text, JwTextLine *line, const PangoRectangle *box)
{
  const JwTextStyle *style = &text->style;
  double ascent = jw_fonts_get_ascent (text->fonts) * style->size;
  double descent = jw_fonts_get_descent (text->fonts) * style->size;
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
add_line (Build *build, PangoLayoutIter *iter, const JwTextPiece *piece, guint piece_index)
{
  PangoLayoutLine *pango_line = pango_layout_iter_get_line_readonly (iter);
  JwTextLine line = { .first_run = build->runs->len, .piece = piece_index };
  PangoRectangle box;
  int x = 0;

  pango_layout_iter_get_line_extents (iter, NULL, &box);
  line.start = piece->start + (guint)pango_line->start_index;
  line.end = line.start + (guint)pango_line->length;
  line.x = line.pango_x = pango_units_to_double (box.x);
  line.width = pango_units_to_double (box.width);
  box.y -= pango_layout_iter_get_baseline (iter);
  for (GSList *run = pango_line->runs; run != NULL; run = run->next)
    x = add_run (build, run->data, piece->start, x);
  line.n_runs = build->runs->len - line.first_run;
  place_line (build->text, &line, &box);
  g_array_append_val (build->lines, line);
}

static void
add_piece (Build *build, const char *shapeable, guint start, guint length)
{
  JwText *text = build->text;
  JwTextPiece piece = { .start = start, .length = length, .first_line = build->lines->len };
  g_autoptr (PangoLayout) layout = jw_text_make_layout (text, shapeable, &piece);
  PangoLayoutIter *iter;

  if (pango_layout_get_unknown_glyphs_count (layout) > 0 && jw_fonts_has_own (text->fonts))
    {
      piece.is_full = TRUE;
      g_object_unref (layout);
      layout = jw_text_make_layout (text, shapeable, &piece);
    }
  text->n_unknown += (guint)pango_layout_get_unknown_glyphs_count (layout);
  if (build->pieces->len == 0)
    text->is_right_to_left = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;
  iter = pango_layout_get_iter (layout);
  do
    add_line (build, iter, &piece, build->pieces->len);
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  g_array_append_val (build->pieces, piece);
  g_ptr_array_add (build->layouts, g_steal_pointer (&layout));
}

static void
add_pieces (Build *build)
{
  g_autofree char *shapeable = jw_text_make_shapeable (build->text->string);
  const char *at = shapeable;
  guint skip = 1;

  while (*at != '\0' || skip > 0)
    {
      const char *end = find_piece_end (at, &skip);

      add_piece (build, shapeable, (guint)(at - shapeable), (guint)(end - at));
      at = end + skip;
    }
}

/* The contents of an array, just as large as they are. */
static gpointer
keep (GArray *array, guint *n)
{
  gpointer kept = g_memdup2 (array->data, (gsize)array->len * g_array_get_element_size (array));

  if (n != NULL)
    *n = array->len;
  g_array_unref (array);
  return kept;
}

static void
keep_all (Build *build)
{
  JwText *text = build->text;

  text->pieces = keep (build->pieces, &text->n_pieces);
  text->layouts = (PangoLayout **)g_ptr_array_free (build->layouts, FALSE);
  text->lines = keep (build->lines, &text->n_lines);
  text->runs = keep (build->runs, &text->n_runs);
  text->glyphs = keep (build->glyphs, &text->n_glyphs);
  if (build->rises_any)
    text->rises = keep (build->rises, NULL);
  else
    g_array_unref (build->rises);
}

static void
place_lines (JwText *text)
{
  double widest = 0;

  for (guint i = 0; i < text->n_lines; i++)
    widest = MAX (widest, text->lines[i].width);
  for (guint i = 0; i < text->n_lines; i++)
    {
      JwTextLine *line = &text->lines[i];

      if (text->style.align == JW_ALIGN_CENTRE)
        line->x = (widest - line->width) / 2;
      else if (text->style.align == JW_ALIGN_RIGHT)
        line->x = widest - line->width;
      text->width = MAX (text->width, line->x + line->width);
    }
}

void
jw_text_shape (JwText *text)
{
  Build build = { text };

  build.pieces = g_array_new (FALSE, FALSE, sizeof (JwTextPiece));
  build.layouts = g_ptr_array_new ();
  build.lines = g_array_new (FALSE, FALSE, sizeof (JwTextLine));
  build.runs = g_array_new (FALSE, FALSE, sizeof (JwGlyphRun));
  build.glyphs = g_array_new (FALSE, FALSE, sizeof (JwGlyph));
  build.rises = g_array_new (FALSE, FALSE, sizeof (gint32));
  add_pieces (&build);
  keep_all (&build);
  place_lines (text);
}
