#include <string.h>

#include "model/file/escape.h"
#include "render/export/svg-private.h"
#include "render/text-private.h"

static void
append_style (GString *out, const JwTextStyle *style)
{
  static const int weights[] = { [JW_FACE_REGULAR] = 400,
                                 [JW_FACE_ITALIC] = 400,
                                 [JW_FACE_MEDIUM] = 500,
                                 [JW_FACE_SEMIBOLD] = 600,
                                 [JW_FACE_BOLD] = 700 };

  jw_svg_append_attribute (out, "font-size", style->size);
  if (weights[style->face] != 400)
    g_string_append_printf (out, " font-weight=\"%d\"", weights[style->face]);
  if (style->face == JW_FACE_ITALIC)
    g_string_append (out, " font-style=\"italic\"");
}

/* The words of a line, without the space that its end took. */
static char *
get_words (JwText *text, guint line, JwRect *rect)
{
  guint start, end;

  jw_text_get_line (text, line, rect, &start, &end);
  return g_strchomp (g_strndup (jw_text_get_string (text) + start, end - start));
}

static void
append_words (GString *out, const char *words)
{
  g_autofree char *exchangeable = jw_text_make_exchangeable (words, -1);

  jw_escape_text (out, g_strdelimit (exchangeable, "\t\n\r", ' '));
}

/* A line stands where it begins, which is its right end in a text from right to left. */
static void
append_place (GString *out, JwText *text, guint line, const JwRect *rect, double x, double y)
{
  double start = jw_text_is_right_to_left (text) ? rect->x + rect->width : rect->x;

  jw_svg_append_attribute (out, "x", x + start);
  jw_svg_append_attribute (out, "y", y + jw_text_get_baseline (text, line));
}

/* Another typeface than ours is as wide as ours. */
static void
append_length (GString *out, const char *words, const JwRect *rect)
{
  if (words[0] == '\0' || *g_utf8_next_char (words) == '\0')
    return;
  jw_svg_append_attribute (out, "textLength", rect->width);
  g_string_append (out, " lengthAdjust=\"spacingAndGlyphs\"");
}

static void
append_line (GString *out, JwText *text, guint line, double x, double y)
{
  JwRect rect;
  g_autofree char *words = get_words (text, line, &rect);

  if (*words == '\0')
    return;
  g_string_append (out, "<tspan");
  append_place (out, text, line, &rect, x, y);
  append_length (out, words, &rect);
  g_string_append_c (out, '>');
  append_words (out, words);
  g_string_append (out, "</tspan>");
  /* So that the words of two lines are two when they are copied or read aloud. */
  if (line + 1 < jw_text_get_n_lines (text))
    g_string_append_c (out, ' ');
}

void
jw_svg_append_text (GString *out, JwText *text, cairo_t *cr, double x, double y)
{
  JwColor color = { 0 };

  if (*jw_text_get_string (text) == '\0')
    return;
  cairo_user_to_device (cr, &x, &y);
  cairo_pattern_get_rgba (cairo_get_source (cr), &color.red, &color.green, &color.blue,
                          &color.alpha);
  g_string_append (out, "<text fill=\"");
  jw_svg_append_color (out, &color);
  g_string_append_c (out, '"');
  append_style (out, jw_text_get_style (text));
  g_string_append (out,
                   jw_text_is_right_to_left (text) ? " direction=\"rtl\">" : " direction=\"ltr\">");
  for (guint i = 0; i < jw_text_get_n_lines (text); i++)
    append_line (out, text, i, x, y);
  g_string_append (out, "</text>\n");
}
