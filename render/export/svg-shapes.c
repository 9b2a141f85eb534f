#include <math.h>

#include "render/export/svg-private.h"

/* Hundredths of a point are a three-hundredth of a millimetre. */
#define DIGITS 100

void
jw_svg_append_number (GString *out, double number)
{
  gint64 hundredths = (gint64)round (number * DIGITS);
  guint64 rest = (guint64)ABS (hundredths);

  if (hundredths < 0)
    g_string_append_c (out, '-');
  g_string_append_printf (out, "%" G_GUINT64_FORMAT, rest / DIGITS);
  rest %= DIGITS;
  if (rest % 10 != 0)
    g_string_append_printf (out, ".%02u", (guint)rest);
  else if (rest != 0)
    g_string_append_printf (out, ".%u", (guint)rest / 10);
}

void
jw_svg_append_attribute (GString *out, const char *name, double number)
{
  g_string_append_printf (out, " %s=\"", name);
  jw_svg_append_number (out, number);
  g_string_append_c (out, '"');
}

void
jw_svg_append_color (GString *out, const JwColor *color)
{
  g_string_append_printf (out, "#%06x", jw_color_pack (color));
}

static void
append_point (GString *out, cairo_t *cr, const cairo_path_data_t *data)
{
  double x = data->point.x, y = data->point.y;

  cairo_user_to_device (cr, &x, &y);
  jw_svg_append_number (out, x);
  g_string_append_c (out, ' ');
  jw_svg_append_number (out, y);
}

static void
append_step (GString *out, cairo_t *cr, const cairo_path_data_t *data)
{
  static const char letters[] = { [CAIRO_PATH_MOVE_TO] = 'M',
                                  [CAIRO_PATH_LINE_TO] = 'L',
                                  [CAIRO_PATH_CURVE_TO] = 'C',
                                  [CAIRO_PATH_CLOSE_PATH] = 'Z' };

  g_string_append_c (out, letters[data->header.type]);
  for (int i = 1; i < data->header.length; i++)
    {
      if (i > 1)
        g_string_append_c (out, ' ');
      append_point (out, cr, data + i);
    }
}

void
jw_svg_append_path (GString *out, cairo_t *cr)
{
  cairo_path_t *path = cairo_copy_path (cr);

  g_string_append (out, " d=\"");
  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    {
      gboolean is_last = i + path->data[i].header.length >= path->num_data;

      /* Cairo begins a new part behind the end of each. */
      if (!is_last || path->data[i].header.type != CAIRO_PATH_MOVE_TO)
        append_step (out, cr, path->data + i);
    }
  g_string_append_c (out, '"');
  cairo_path_destroy (path);
}

static void
get_source (cairo_t *cr, JwColor *color)
{
  cairo_pattern_get_rgba (cairo_get_source (cr), &color->red, &color->green, &color->blue,
                          &color->alpha);
}

void
jw_svg_append_fill (GString *out, cairo_t *cr)
{
  JwColor color = { 0 };

  get_source (cr, &color);
  g_string_append (out, "<path fill=\"");
  jw_svg_append_color (out, &color);
  g_string_append_c (out, '"');
  jw_svg_append_path (out, cr);
  g_string_append (out, "/>\n");
}

static void
append_stop (GString *out, cairo_pattern_t *gradient, int index)
{
  JwColor color = { 0 };
  double offset;

  cairo_pattern_get_color_stop_rgba (gradient, index, &offset, &color.red, &color.green,
                                     &color.blue, &color.alpha);
  g_string_append (out, "<stop");
  jw_svg_append_attribute (out, "offset", offset);
  g_string_append (out, " stop-color=\"");
  jw_svg_append_color (out, &color);
  g_string_append (out, "\"/>");
}

static void
append_gradient (GString *out, cairo_t *cr, guint number)
{
  cairo_pattern_t *gradient = cairo_get_source (cr);
  double x[2], y[2];
  int n = 0;

  cairo_pattern_get_linear_points (gradient, &x[0], &y[0], &x[1], &y[1]);
  cairo_pattern_get_color_stop_count (gradient, &n);
  g_string_append_printf (
      out, "<linearGradient id=\"gradient-%u\" gradientUnits=\"userSpaceOnUse\"", number);
  for (guint i = 0; i < 2; i++)
    {
      cairo_user_to_device (cr, &x[i], &y[i]);
      jw_svg_append_attribute (out, i == 0 ? "x1" : "x2", x[i]);
      jw_svg_append_attribute (out, i == 0 ? "y1" : "y2", y[i]);
    }
  g_string_append_c (out, '>');
  for (int i = 0; i < n; i++)
    append_stop (out, gradient, i);
  g_string_append (out, "</linearGradient>\n");
}

static void
append_dashes (GString *out, cairo_t *cr)
{
  double dashes[8], offset;
  int n = cairo_get_dash_count (cr);

  if (n == 0 || n > (int)G_N_ELEMENTS (dashes))
    return;
  cairo_get_dash (cr, dashes, &offset);
  g_string_append (out, " stroke-dasharray=\"");
  for (int i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      jw_svg_append_number (out, dashes[i]);
    }
  g_string_append_c (out, '"');
}

void
jw_svg_append_stroke (GString *out, cairo_t *cr, guint *n_gradients)
{
  gboolean is_gradient =
      cairo_pattern_get_type (cairo_get_source (cr)) == CAIRO_PATTERN_TYPE_LINEAR;
  JwColor color = { 0 };

  if (is_gradient)
    append_gradient (out, cr, ++*n_gradients);
  g_string_append (out, "<path fill=\"none\" stroke=\"");
  get_source (cr, &color);
  if (is_gradient)
    g_string_append_printf (out, "url(#gradient-%u)", *n_gradients);
  else
    jw_svg_append_color (out, &color);
  g_string_append_c (out, '"');
  jw_svg_append_attribute (out, "stroke-width", cairo_get_line_width (cr));
  append_dashes (out, cr);
  if (cairo_get_line_cap (cr) == CAIRO_LINE_CAP_ROUND)
    g_string_append (out, " stroke-linecap=\"round\"");
  g_string_append (out, " stroke-linejoin=\"round\"");
  jw_svg_append_path (out, cr);
  g_string_append (out, "/>\n");
}
