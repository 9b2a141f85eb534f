#include "render/painter-shapes.h"

#include <math.h>

#include "render/theme-private.h"

static void
get_color (JwBrush *brush, const JwItem *item, JwRole role, JwColor *color)
{
  if (role == JW_ROLE_OWN)
    jw_color_unpack (item->own, color);
  else
    jw_theme_get_color (brush->theme, role, color);
}

void
jw_brush_use_role (JwBrush *brush, const JwItem *item, JwRole role, double alpha)
{
  JwColor color;

  get_color (brush, item, role, &color);
  cairo_set_source_rgba (brush->cr, color.red, color.green, color.blue, alpha);
}

static void
use_role (JwBrush *brush, const JwItem *item, JwRole role)
{
  jw_brush_use_role (brush, item, role, 1);
}

static void
fill_preserve (JwBrush *brush)
{
  if (brush->pen != NULL)
    brush->pen->fill (brush->cr, brush->pen->data);
  else
    cairo_fill_preserve (brush->cr);
}

static void
fill (JwBrush *brush)
{
  fill_preserve (brush);
  cairo_new_path (brush->cr);
}

static void
stroke_preserve (JwBrush *brush)
{
  if (brush->pen != NULL)
    brush->pen->stroke (brush->cr, brush->pen->data);
  else
    cairo_stroke_preserve (brush->cr);
}

static double
get_line_width (JwBrush *brush, const JwItem *item)
{
  return item->line_width * brush->theme->line_scale;
}

static void
set_pen (JwBrush *brush, const JwItem *item)
{
  double unit = get_line_width (brush, item);
  double dashed[] = { 4 * unit, 2.5 * unit };
  double dotted[] = { 0, 2.4 * unit };
  double fine[] = { 3 * unit, 3 * unit };

  cairo_set_line_width (brush->cr, unit);
  cairo_set_line_cap (brush->cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (brush->cr, CAIRO_LINE_JOIN_ROUND);
  if (item->dash == JW_DASH_DASHED)
    cairo_set_dash (brush->cr, dashed, 2, 0);
  else if (item->dash == JW_DASH_FINE)
    cairo_set_dash (brush->cr, fine, 2, 0);
  else if (item->dash == JW_DASH_DOTTED)
    cairo_set_dash (brush->cr, dotted, 2, 0);
  else
    cairo_set_dash (brush->cr, NULL, 0, 0);
  if (item->dash == JW_DASH_DOTTED)
    cairo_set_line_cap (brush->cr, CAIRO_LINE_CAP_ROUND);
}

static void
trace_rounded (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  double r = MIN (radius, MIN (width, height) / 2);

  if (r <= 0)
    {
      cairo_rectangle (cr, x, y, width, height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI / 2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

/* The part of a rounded rectangle that lies within @edge of its left side. */
static void
trace_left_edge (cairo_t *cr, const JwItem *item, double x, double y)
{
  double r = MIN (item->radius, item->height / 2);
  double edge = item->edge_width;
  double turn = r > 0 && edge < r ? acos ((r - edge) / r) : G_PI / 2;

  cairo_new_sub_path (cr);
  if (r <= 0)
    {
      cairo_rectangle (cr, x, y, edge, item->height);
      return;
    }
  if (edge > r)
    cairo_line_to (cr, x + edge, y);
  cairo_arc_negative (cr, x + r, y + r, r, G_PI + turn, G_PI);
  cairo_arc_negative (cr, x + r, y + item->height - r, r, G_PI, G_PI - turn);
  if (edge > r)
    cairo_line_to (cr, x + edge, y + item->height);
  cairo_close_path (cr);
}

static void
trace_chevron (cairo_t *cr, const JwItem *item, double x, double y)
{
  double point = MIN (item->radius, item->width / 2);
  double middle = y + item->height / 2;

  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + item->width - point, y);
  cairo_line_to (cr, x + item->width, middle);
  cairo_line_to (cr, x + item->width - point, y + item->height);
  cairo_line_to (cr, x, y + item->height);
  if (item->shape == JW_SHAPE_CHEVRON)
    cairo_line_to (cr, x + point, middle);
  cairo_close_path (cr);
}

/* Fills and outlines the current path; the outline lies inside the bounds. */
static void
finish_shape (JwBrush *brush, const JwItem *item)
{
  if (item->fill != JW_ROLE_NONE)
    {
      use_role (brush, item, item->fill);
      fill_preserve (brush);
    }
  if (item->line != JW_ROLE_NONE)
    {
      set_pen (brush, item);
      use_role (brush, item, item->line);
      stroke_preserve (brush);
    }
  cairo_new_path (brush->cr);
}

static void
paint_rect (JwBrush *brush, const JwItem *item, double x, double y)
{
  double inset = item->line != JW_ROLE_NONE ? get_line_width (brush, item) / 2 : 0;

  trace_rounded (brush->cr, x + inset, y + inset, item->width - 2 * inset, item->height - 2 * inset,
                 item->radius - inset);
  finish_shape (brush, item);
  if (item->shape != JW_SHAPE_CARD || item->edge == JW_ROLE_NONE)
    return;
  trace_left_edge (brush->cr, item, x, y);
  use_role (brush, item, item->edge);
  fill (brush);
}

static guint32
pack_role (JwBrush *brush, const JwItem *item, JwRole role)
{
  JwColor color = { 0 };

  if (role != JW_ROLE_NONE)
    get_color (brush, item, role, &color);
  return jw_color_pack (&color);
}

/* A box of one line all around, which can be painted right into the pixels. */
static gboolean
is_box (const JwItem *item)
{
  return (item->shape == JW_SHAPE_RECT || item->shape == JW_SHAPE_CARD) &&
         (item->line == JW_ROLE_NONE || item->dash == JW_DASH_SOLID);
}

static void
paint_box (JwBrush *brush, const JwItem *item, double dx, double dy)
{
  const JwBox box = {
    .x = item->x + dx,
    .y = item->y + dy,
    .width = item->width,
    .height = item->height,
    .radius = item->radius,
    .line_width = item->line != JW_ROLE_NONE ? get_line_width (brush, item) : 0,
    .edge_width = item->shape == JW_SHAPE_CARD && item->edge != JW_ROLE_NONE ? item->edge_width : 0,
    .edge_is_right = brush->is_mirrored,
    .has_fill = item->fill != JW_ROLE_NONE,
    .fill = pack_role (brush, item, item->fill),
    .line = pack_role (brush, item, item->line),
    .edge = pack_role (brush, item, item->edge),
  };

  jw_pixels_paint_box (brush->pixels, &box);
}

static void
paint_head (JwBrush *brush, double x, double y, double angle, double size)
{
  cairo_t *cr = brush->cr;

  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x - size * cos (angle - 0.5), y - size * sin (angle - 0.5));
  cairo_line_to (cr, x - size * cos (angle + 0.5), y - size * sin (angle + 0.5));
  cairo_close_path (cr);
  fill (brush);
}

static void
paint_arrow (JwBrush *brush, const JwItem *item, double x, double y)
{
  double size = item->radius;
  double end = x + item->width;
  cairo_pattern_t *gradient = cairo_pattern_create_linear (x, y, end, y);
  JwColor from, to;

  jw_color_unpack (item->own, &from);
  jw_color_unpack (item->own_next, &to);
  cairo_pattern_add_color_stop_rgb (gradient, 0, from.red, from.green, from.blue);
  cairo_pattern_add_color_stop_rgb (gradient, 1, to.red, to.green, to.blue);
  set_pen (brush, item);
  cairo_set_source (brush->cr, gradient);
  cairo_move_to (brush->cr, x, y);
  cairo_line_to (brush->cr, end - size * 0.7, y);
  stroke_preserve (brush);
  cairo_new_path (brush->cr);
  cairo_pattern_destroy (gradient);
  cairo_set_source_rgb (brush->cr, to.red, to.green, to.blue);
  paint_head (brush, end, y, 0, size);
}

static void
paint_marker (JwBrush *brush, const JwItem *item, double x, double y)
{
  double r = item->width / 2;

  cairo_new_sub_path (brush->cr);
  cairo_arc (brush->cr, x + r, y + r, r - get_line_width (brush, item) / 2, 0, 2 * G_PI);
  cairo_close_path (brush->cr);
  finish_shape (brush, item);
}

static void
paint_diamond (JwBrush *brush, const JwItem *item, double x, double y)
{
  double inset = get_line_width (brush, item) / 2;
  double middle_x = x + item->width / 2, middle_y = y + item->height / 2;

  cairo_move_to (brush->cr, middle_x, y + inset);
  cairo_line_to (brush->cr, x + item->width - inset, middle_y);
  cairo_line_to (brush->cr, middle_x, y + item->height - inset);
  cairo_line_to (brush->cr, x + inset, middle_y);
  cairo_close_path (brush->cr);
  finish_shape (brush, item);
}

static void
paint_triangle (JwBrush *brush, const JwItem *item, double x, double y)
{
  cairo_move_to (brush->cr, x + item->width / 2, y);
  cairo_line_to (brush->cr, x + item->width, y + item->height);
  cairo_line_to (brush->cr, x, y + item->height);
  cairo_close_path (brush->cr);
  finish_shape (brush, item);
}

/* Head and shoulders in a disc. The shoulders are what two circles have in common, drawn as its
 * outline so that no clip is needed. */
static void
paint_person (JwBrush *brush, const JwItem *item, double x, double y)
{
  cairo_t *cr = brush->cr;
  double r = item->width / 2;
  double cx = x + r, cy = y + r;
  double inner = 0.86 * r;                       /* leaves a ring of the disc's own colour */
  double shoulders = 0.56 * r, lower = 0.72 * r; /* radius, and centre below the disc's */
  double below = (inner * inner - shoulders * shoulders + lower * lower) / (2 * lower);
  double half = sqrt (MAX (0, inner * inner - below * below));

  paint_marker (brush, item, x, y);
  use_role (brush, item, item->edge);
  cairo_new_sub_path (cr);
  cairo_arc (cr, cx, cy - 0.24 * r, 0.29 * r, 0, 2 * G_PI);
  fill (brush);
  cairo_new_sub_path (cr);
  cairo_arc (cr, cx, cy, inner, atan2 (below, half), atan2 (below, -half));
  cairo_arc (cr, cx, cy + lower, shoulders, atan2 (below - lower, -half),
             atan2 (below - lower, half));
  cairo_close_path (cr);
  fill (brush);
}

/* A damaged picture is an empty frame with a cross. */
static void
paint_picture (JwBrush *brush, const JwItem *item, double x, double y)
{
  cairo_t *cr = brush->cr;
  JwRect place = { x, y, item->width, item->height };
  gboolean shown;

  cairo_save (cr);
  trace_rounded (cr, x, y, item->width, item->height, item->radius);
  if (brush->pen != NULL)
    shown = brush->pen->picture (item->image, cr, &place, brush->pen->data);
  else
    {
      cairo_clip (cr);
      shown = jw_image_paint (item->image, cr, &place);
    }
  cairo_restore (cr);
  cairo_new_path (cr);
  trace_rounded (cr, x, y, item->width, item->height, item->radius);
  if (!shown)
    {
      cairo_move_to (cr, x, y);
      cairo_line_to (cr, x + item->width, y + item->height);
      cairo_move_to (cr, x + item->width, y);
      cairo_line_to (cr, x, y + item->height);
    }
  finish_shape (brush, item);
}

static void
paint_outline_head (JwBrush *brush, const JwItem *item, double dx, double dy)
{
  guint n = jw_outline_get_n_steps (item->outline);
  const JwOutlineStep *last = jw_outline_get_step (item->outline, n - 1);
  const JwOutlineStep *before = jw_outline_get_step (item->outline, n - 2);
  guint from = before->op == JW_OUTLINE_CURVE ? 2 : 0;
  double angle = atan2 (last->y[0] - before->y[from], last->x[0] - before->x[from]);

  use_role (brush, item, item->line);
  paint_head (brush, last->x[0] + dx, last->y[0] + dy, angle, item->radius);
}

/* The head of a line that goes both ways, at its start. */
static void
paint_outline_tail (JwBrush *brush, const JwItem *item, double dx, double dy)
{
  const JwOutlineStep *first = jw_outline_get_step (item->outline, 0);
  const JwOutlineStep *next = jw_outline_get_step (item->outline, 1);
  double angle = atan2 (first->y[0] - next->y[0], first->x[0] - next->x[0]);

  paint_head (brush, first->x[0] + dx, first->y[0] + dy, angle, item->radius);
}

static void
paint_shape (JwBrush *brush, const JwItem *item, double dx, double dy)
{
  double x = item->x + dx, y = item->y + dy;
  cairo_t *cr = brush->cr;

  switch (item->shape)
    {
    case JW_SHAPE_RECT:
    case JW_SHAPE_CARD:
      paint_rect (brush, item, x, y);
      break;
    case JW_SHAPE_CHEVRON:
    case JW_SHAPE_FIRST_CHEVRON:
      trace_chevron (cr, item, x, y);
      finish_shape (brush, item);
      break;
    case JW_SHAPE_LINE:
      cairo_move_to (cr, x, y);
      cairo_line_to (cr, x + item->width, y + item->height);
      finish_shape (brush, item);
      break;
    case JW_SHAPE_ARROW:
      paint_arrow (brush, item, x, y);
      break;
    case JW_SHAPE_MARKER:
    case JW_SHAPE_DISC:
      paint_marker (brush, item, x, y);
      break;
    case JW_SHAPE_DIAMOND:
      paint_diamond (brush, item, x, y);
      break;
    case JW_SHAPE_TRIANGLE:
      paint_triangle (brush, item, x, y);
      break;
    case JW_SHAPE_PICTURE:
      paint_picture (brush, item, x, y);
      break;
    case JW_SHAPE_PERSON:
      paint_person (brush, item, x, y);
      break;
    case JW_SHAPE_OUTLINE:
    case JW_SHAPE_OUTLINE_ARROW:
    case JW_SHAPE_OUTLINE_ARROWS:
      jw_outline_trace (item->outline, cr, dx, dy);
      finish_shape (brush, item);
      if (item->shape != JW_SHAPE_OUTLINE)
        paint_outline_head (brush, item, dx, dy);
      if (item->shape == JW_SHAPE_OUTLINE_ARROWS)
        paint_outline_tail (brush, item, dx, dy);
      break;
    case JW_SHAPE_NONE:
      break;
    }
}

static gboolean
has_side (JwShape shape)
{
  return shape == JW_SHAPE_CARD || shape == JW_SHAPE_CHEVRON || shape == JW_SHAPE_FIRST_CHEVRON ||
         shape == JW_SHAPE_ARROW;
}

/* What points to one side does so to the other on a sheet that runs from right to left. */
static void
paint_turned (JwBrush *brush, const JwItem *item, double dx, double dy)
{
  cairo_save (brush->cr);
  cairo_translate (brush->cr, 2 * (item->x + dx) + item->width, 0);
  cairo_scale (brush->cr, -1, 1);
  paint_shape (brush, item, dx, dy);
  cairo_restore (brush->cr);
}

void
jw_brush_paint_shape (JwBrush *brush, const JwItem *item, double dx, double dy)
{
  if (brush->pixels != NULL && is_box (item))
    paint_box (brush, item, dx, dy);
  else if (brush->is_mirrored && has_side (item->shape))
    paint_turned (brush, item, dx, dy);
  else if (item->shape != JW_SHAPE_NONE)
    paint_shape (brush, item, dx, dy);
}
