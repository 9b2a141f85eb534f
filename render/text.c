#include <string.h>

#include "render/text-parts-private.h"

/* Of a bar that stands for a line: as high as small letters, relative to the type size. */
#define BAR_HEIGHT 0.5

guint
jw_text_find_line_at (JwText *text, double y)
{
  guint low = 0, high = text->n_lines;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (text->lines[middle].top <= y)
        low = middle;
      else
        high = middle;
    }
  return low;
}

JwText *
jw_text_new_with_layouts (JwFonts *fonts,
                          const char *string,
                          const JwTextStyle *style,
                          double width)
{
  JwText *text = g_new0 (JwText, 1);

  g_ref_count_init (&text->refs);
  text->fonts = jw_fonts_ref (fonts);
  text->style = *style;
  text->wrap_width = width < 0 ? -1 : pango_units_from_double (width);
  text->string = g_utf8_make_valid (string != NULL ? string : "", -1);
  text->length = (guint)strlen (text->string);
  jw_text_shape (text);
  return text;
}

JwText *
jw_text_new (JwFonts *fonts, const char *string, const JwTextStyle *style, double width)
{
  JwText *text = jw_text_new_with_layouts (fonts, string, style, width);

  jw_text_drop_layouts (text);
  return text;
}

void
jw_text_drop_layouts (JwText *text)
{
  for (guint i = 0; text->layouts != NULL && i < text->n_pieces; i++)
    g_object_unref (text->layouts[i]);
  g_clear_pointer (&text->layouts, g_free);
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
  for (guint i = 0; i < text->n_runs; i++)
    g_clear_pointer (&text->runs[i].font, cairo_scaled_font_destroy);
  jw_text_drop_layouts (text);
  g_free (text->rises);
  g_free (text->glyphs);
  g_free (text->runs);
  g_free (text->lines);
  g_free (text->pieces);
  g_free (text->string);
  jw_fonts_unref (text->fonts);
  g_free (text);
}

gboolean
jw_text_is_shared (JwText *text)
{
  return !g_ref_count_compare (&text->refs, 1);
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
  return text->lines[0].baseline;
}

guint
jw_text_get_n_lines (JwText *text)
{
  return text->n_lines;
}

guint
jw_text_get_n_unknown_glyphs (JwText *text)
{
  return text->n_unknown;
}

void
jw_text_get_line (JwText *text, guint index, JwRect *rect, guint *start, guint *end)
{
  JwTextLine *line = &text->lines[index];

  *rect = (JwRect){ line->x, line->top, line->width, line->height };
  if (start != NULL)
    *start = line->start;
  if (end != NULL)
    *end = line->end;
}

double
jw_text_get_baseline (JwText *text, guint line)
{
  return text->lines[line].baseline;
}

const JwTextStyle *
jw_text_get_style (JwText *text)
{
  return &text->style;
}

gboolean
jw_text_looks_like (JwText *text, JwText *other)
{
  return text == other ||
         (text->style.face == other->style.face && text->style.size == other->style.size &&
          text->style.line_height == other->style.line_height &&
          text->style.align == other->style.align && text->wrap_width == other->wrap_width &&
          g_str_equal (text->string, other->string));
}

static double
get_run_ink_left (JwText *text, const JwGlyphRun *run)
{
  double left = G_MAXDOUBLE;

  for (guint i = run->first; i < run->first + run->n && run->font != NULL; i++)
    {
      cairo_glyph_t glyph = { text->glyphs[i].glyph, 0, 0 };
      cairo_text_extents_t extents = { 0 };

      if (text->glyphs[i].glyph != JW_NO_GLYPH)
        cairo_scaled_font_glyph_extents (run->font, &glyph, 1, &extents);
      if (extents.width > 0)
        left = MIN (left, pango_units_to_double (text->glyphs[i].x) + extents.x_bearing);
    }
  return left;
}

double
jw_text_get_ink_left (JwText *text)
{
  const JwTextLine *line = &text->lines[0];
  double left = G_MAXDOUBLE;

  for (guint i = 0; i < line->n_runs; i++)
    left = MIN (left, get_run_ink_left (text, &text->runs[line->first_run + i]));
  return left < G_MAXDOUBLE ? left : 0;
}

gboolean
jw_text_breaks_words (JwText *text)
{
  for (guint i = 0; i + 1 < text->n_lines; i++)
    {
      const char *next = text->string + text->lines[i].end;
      const char *before = g_utf8_find_prev_char (text->string, next);

      if (before != NULL && g_unichar_isalnum (g_utf8_get_char (before)) &&
          g_unichar_isalnum (g_utf8_get_char (next)) && !g_unichar_iswide (g_utf8_get_char (next)))
        return TRUE;
    }
  return FALSE;
}

gboolean
jw_text_is_right_to_left (JwText *text)
{
  return text->is_right_to_left;
}

/* The glyphs of a run that paint something; @out has room for all. */
static int
place_glyphs (JwText *text, const JwGlyphRun *run, double x, double y, cairo_glyph_t *out)
{
  int n = 0;

  for (guint i = run->first; i < run->first + run->n; i++)
    if (text->glyphs[i].glyph != JW_NO_GLYPH)
      out[n++] =
          (cairo_glyph_t){ text->glyphs[i].glyph, x + pango_units_to_double (text->glyphs[i].x),
                           text->rises != NULL ? y - pango_units_to_double (text->rises[i]) : y };
  return n;
}

/* Which letters each glyph stands for, in the order of the letters. */
static int
list_clusters (JwText *text, const JwGlyphRun *run, cairo_text_cluster_t *out)
{
  const JwGlyph *glyphs = text->glyphs + run->first;
  int n = 0;

  for (guint i = 0; i < run->n;)
    {
      guint at = run->is_backward ? run->n - 1 - i : i;
      guint16 start = glyphs[at].cluster;
      guint end = run->length;
      int n_glyphs = 0;

      for (; i < run->n; i++)
        {
          at = run->is_backward ? run->n - 1 - i : i;
          if (glyphs[at].cluster != start)
            {
              end = glyphs[at].cluster;
              break;
            }
          n_glyphs += glyphs[at].glyph != JW_NO_GLYPH;
        }
      out[n++] = (cairo_text_cluster_t){ (int)(end - start), n_glyphs };
    }
  return n;
}

/* Where the output can hold them, the letters go along with the glyphs: so a PDF can be searched.
 */
static void
show_run (JwText *text, const JwGlyphRun *run, cairo_t *cr, double x, double y)
{
  g_autofree cairo_glyph_t *glyphs = g_new (cairo_glyph_t, run->n + 1);
  int n = place_glyphs (text, run, x, y, glyphs);

  if (run->font == NULL)
    return;
  if (jw_subpixel_show (jw_fonts_get_subpixel (text->fonts), cr, run->font, glyphs, n))
    return;
  cairo_set_scaled_font (cr, run->font);
  if (cairo_surface_has_show_text_glyphs (cairo_get_target (cr)))
    {
      g_autofree cairo_text_cluster_t *clusters = g_new (cairo_text_cluster_t, run->n + 1);
      int n_clusters = list_clusters (text, run, clusters);
      g_autofree char *letters =
          jw_text_make_exchangeable (text->string + run->start, (gssize)run->length);

      cairo_show_text_glyphs (cr, letters, run->length, glyphs, n, clusters, n_clusters,
                              run->is_backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
    }
  else
    cairo_show_glyphs (cr, glyphs, n);
}

/* Whether the word at the end of a line ends there. */
static gboolean
ends_word (JwText *text, const JwTextLine *line)
{
  gboolean is_last = line->end >= text->length;

  return is_last || g_ascii_isspace (text->string[line->end]) ||
         (line->end > line->start && g_ascii_isspace (text->string[line->end - 1]));
}

/* Words that are taken out of a PDF run together unless there is a space between them, which the
 * end of a line has not. */
static void
show_space (JwText *text, const JwTextLine *line, cairo_t *cr, double x, double y)
{
  cairo_scaled_font_t *font =
      line->n_runs > 0 ? text->runs[line->first_run + line->n_runs - 1].font : NULL;
  cairo_glyph_t space, *glyphs = &space;
  const cairo_text_cluster_t cluster = { 1, 1 };
  int n = 1;

  if (font == NULL || !ends_word (text, line) ||
      cairo_scaled_font_text_to_glyphs (font, text->is_right_to_left ? x : x + line->width, y, " ",
                                        1, &glyphs, &n, NULL, NULL, NULL) != CAIRO_STATUS_SUCCESS)
    return;
  if (n == 1 && glyphs[0].index != 0)
    {
      cairo_set_scaled_font (cr, font);
      cairo_show_text_glyphs (cr, " ", 1, glyphs, 1, &cluster, 1, 0);
    }
  if (glyphs != &space)
    cairo_glyph_free (glyphs);
}

static void
show_line (JwText *text, guint index, cairo_t *cr, double x, double y)
{
  const JwTextLine *line = &text->lines[index];

  if (text->n_unknown > 0)
    {
      PangoLayout *layout = jw_text_get_layouts (text)[line->piece];
      guint in_piece = index - text->pieces[line->piece].first_line;

      cairo_move_to (cr, x, y);
      pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (layout, (int)in_piece));
      return;
    }
  for (guint i = 0; i < line->n_runs; i++)
    show_run (text, &text->runs[line->first_run + i], cr, x, y);
  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF)
    show_space (text, line, cr, x, y);
}

void
jw_text_paint (JwText *text, cairo_t *cr, double x, double y, double top, double bottom)
{
  guint first = jw_text_find_line_at (text, top - y);

  /* Glyphs may reach out of their line by a little: take one line more on each side. */
  for (guint i = first > 0 ? first - 1 : 0; i < text->n_lines; i++)
    {
      JwTextLine *line = &text->lines[i];

      if (y + line->top - line->height > bottom)
        break;
      show_line (text, i, cr, x + line->x, y + line->baseline);
    }
}

void
jw_text_paint_line (JwText *text, guint index, cairo_t *cr, double x, double y)
{
  const JwTextLine *line = &text->lines[index];

  show_line (text, index, cr, x + line->x, y + line->baseline);
}

void
jw_text_paint_bars (JwText *text, cairo_t *cr, double x, double y)
{
  double height = text->style.size * BAR_HEIGHT;

  for (guint i = 0; i < text->n_lines; i++)
    {
      const JwTextLine *line = &text->lines[i];

      cairo_rectangle (cr, x + line->x, y + line->baseline - height, line->width, height);
    }
  cairo_fill (cr);
}

double
jw_text_get_size (JwText *text)
{
  return text->style.size;
}
