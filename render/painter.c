#include "render/painter-private.h"

#include <math.h>

#include "render/text-private.h"
#include "render/theme-private.h"

/* Glyphs, line ends and markers may reach out of an item's bounds by so many points. */
#define OVERHANG 8
/* Bars that stand for text: how much of its colour they have, and in estimated cards the distance
 * of two, their height, and how far they are from the card's edge, in points. */
#define FAINT 0.4
#define BAR_STEP 13.0
#define BAR_HEIGHT 5.0
#define BAR_INSET 9.0

typedef struct
{
  cairo_t *cr;
  JwScene *scene;
  const JwTheme *theme;
  double left, top, right, bottom; /* of the clip */
  guint first_column, end_column;  /* that it touches */
  double least;                    /* the smallest type that is painted as letters */
  const JwPainterMarks *marks;     /* or NULL */
} Painter;

static void
resolve (Painter *painter, const JwItem *item, JwRole role, JwColor *color)
{
  if (role == JW_ROLE_OWN)
    jw_color_unpack (item->own, color);
  else
    jw_theme_get_color (painter->theme, role, color);
}

static void
use_role (Painter *painter, const JwItem *item, JwRole role)
{
  JwColor color;

  resolve (painter, item, role, &color);
  cairo_set_source_rgb (painter->cr, color.red, color.green, color.blue);
}

/* As grey as letters are from afar. */
static void
use_faint_role (Painter *painter, const JwItem *item, JwRole role)
{
  JwColor color;

  resolve (painter, item, role, &color);
  cairo_set_source_rgba (painter->cr, color.red, color.green, color.blue, FAINT);
}

static double
get_line_width (Painter *painter, const JwItem *item)
{
  return item->line_width * painter->theme->line_scale;
}

static void
set_pen (Painter *painter, const JwItem *item)
{
  double unit = get_line_width (painter, item);
  double dashed[] = { 4 * unit, 2.5 * unit };
  double dotted[] = { 0, 2.4 * unit };
  double fine[] = { 3 * unit, 3 * unit };

  cairo_set_line_width (painter->cr, unit);
  cairo_set_line_cap (painter->cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (painter->cr, CAIRO_LINE_JOIN_ROUND);
  if (item->dash == JW_DASH_DASHED)
    cairo_set_dash (painter->cr, dashed, 2, 0);
  else if (item->dash == JW_DASH_FINE)
    cairo_set_dash (painter->cr, fine, 2, 0);
  else if (item->dash == JW_DASH_DOTTED)
    cairo_set_dash (painter->cr, dotted, 2, 0);
  else
    cairo_set_dash (painter->cr, NULL, 0, 0);
  if (item->dash == JW_DASH_DOTTED)
    cairo_set_line_cap (painter->cr, CAIRO_LINE_CAP_ROUND);
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
finish_shape (Painter *painter, const JwItem *item)
{
  cairo_t *cr = painter->cr;

  if (item->fill != JW_ROLE_NONE)
    {
      use_role (painter, item, item->fill);
      if (item->line != JW_ROLE_NONE)
        cairo_fill_preserve (cr);
      else
        cairo_fill (cr);
    }
  if (item->line != JW_ROLE_NONE)
    {
      set_pen (painter, item);
      use_role (painter, item, item->line);
      cairo_stroke (cr);
    }
  cairo_new_path (cr);
}

static void
paint_rect (Painter *painter, const JwItem *item, double x, double y)
{
  double inset = item->line != JW_ROLE_NONE ? get_line_width (painter, item) / 2 : 0;

  trace_rounded (painter->cr, x + inset, y + inset, item->width - 2 * inset,
                 item->height - 2 * inset, item->radius - inset);
  finish_shape (painter, item);
  if (item->shape != JW_SHAPE_CARD || item->edge == JW_ROLE_NONE)
    return;
  trace_left_edge (painter->cr, item, x, y);
  use_role (painter, item, item->edge);
  cairo_fill (painter->cr);
}

static void
paint_head (Painter *painter, double x, double y, double angle, double size)
{
  cairo_t *cr = painter->cr;

  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x - size * cos (angle - 0.5), y - size * sin (angle - 0.5));
  cairo_line_to (cr, x - size * cos (angle + 0.5), y - size * sin (angle + 0.5));
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
paint_arrow (Painter *painter, const JwItem *item, double x, double y)
{
  double size = item->radius;
  double end = x + item->width;
  cairo_pattern_t *gradient = cairo_pattern_create_linear (x, y, end, y);
  JwColor from, to;

  jw_color_unpack (item->own, &from);
  jw_color_unpack (item->own_next, &to);
  cairo_pattern_add_color_stop_rgb (gradient, 0, from.red, from.green, from.blue);
  cairo_pattern_add_color_stop_rgb (gradient, 1, to.red, to.green, to.blue);
  set_pen (painter, item);
  cairo_set_source (painter->cr, gradient);
  cairo_move_to (painter->cr, x, y);
  cairo_line_to (painter->cr, end - size * 0.7, y);
  cairo_stroke (painter->cr);
  cairo_pattern_destroy (gradient);
  cairo_set_source_rgb (painter->cr, to.red, to.green, to.blue);
  paint_head (painter, end, y, 0, size);
}

static void
paint_marker (Painter *painter, const JwItem *item, double x, double y)
{
  double r = item->width / 2;

  cairo_new_sub_path (painter->cr);
  cairo_arc (painter->cr, x + r, y + r, r - get_line_width (painter, item) / 2, 0, 2 * G_PI);
  cairo_close_path (painter->cr);
  finish_shape (painter, item);
}

static void
paint_diamond (Painter *painter, const JwItem *item, double x, double y)
{
  double inset = get_line_width (painter, item) / 2;
  double middle_x = x + item->width / 2, middle_y = y + item->height / 2;

  cairo_move_to (painter->cr, middle_x, y + inset);
  cairo_line_to (painter->cr, x + item->width - inset, middle_y);
  cairo_line_to (painter->cr, middle_x, y + item->height - inset);
  cairo_line_to (painter->cr, x + inset, middle_y);
  cairo_close_path (painter->cr);
  finish_shape (painter, item);
}

static void
paint_triangle (Painter *painter, const JwItem *item, double x, double y)
{
  cairo_move_to (painter->cr, x + item->width / 2, y);
  cairo_line_to (painter->cr, x + item->width, y + item->height);
  cairo_line_to (painter->cr, x, y + item->height);
  cairo_close_path (painter->cr);
  finish_shape (painter, item);
}

/* Head and shoulders in a disc. The shoulders are what two circles have in common, drawn as its
 * outline so that no clip is needed. */
static void
paint_person (Painter *painter, const JwItem *item, double x, double y)
{
  cairo_t *cr = painter->cr;
  double r = item->width / 2;
  double cx = x + r, cy = y + r;
  double inner = 0.86 * r;                       /* leaves a ring of the disc's own colour */
  double shoulders = 0.56 * r, lower = 0.72 * r; /* radius, and centre below the disc's */
  double below = (inner * inner - shoulders * shoulders + lower * lower) / (2 * lower);
  double half = sqrt (MAX (0, inner * inner - below * below));

  paint_marker (painter, item, x, y);
  use_role (painter, item, item->edge);
  cairo_new_sub_path (cr);
  cairo_arc (cr, cx, cy - 0.24 * r, 0.29 * r, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_new_sub_path (cr);
  cairo_arc (cr, cx, cy, inner, atan2 (below, half), atan2 (below, -half));
  cairo_arc (cr, cx, cy + lower, shoulders, atan2 (below - lower, -half),
             atan2 (below - lower, half));
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* A damaged picture is an empty frame with a cross. */
static void
paint_picture (Painter *painter, const JwItem *item, double x, double y)
{
  cairo_t *cr = painter->cr;
  JwRect place = { x, y, item->width, item->height };
  gboolean shown;

  cairo_save (cr);
  trace_rounded (cr, x, y, item->width, item->height, item->radius);
  cairo_clip (cr);
  shown = jw_image_paint (item->image, cr, &place);
  cairo_restore (cr);
  trace_rounded (cr, x, y, item->width, item->height, item->radius);
  if (!shown)
    {
      cairo_move_to (cr, x, y);
      cairo_line_to (cr, x + item->width, y + item->height);
      cairo_move_to (cr, x + item->width, y);
      cairo_line_to (cr, x, y + item->height);
    }
  finish_shape (painter, item);
}

static void
paint_outline_head (Painter *painter, const JwItem *item, double dx, double dy)
{
  guint n = jw_outline_get_n_steps (item->outline);
  const JwOutlineStep *last = jw_outline_get_step (item->outline, n - 1);
  const JwOutlineStep *before = jw_outline_get_step (item->outline, n - 2);
  guint from = before->op == JW_OUTLINE_CURVE ? 2 : 0;
  double angle = atan2 (last->y[0] - before->y[from], last->x[0] - before->x[from]);

  use_role (painter, item, item->line);
  paint_head (painter, last->x[0] + dx, last->y[0] + dy, angle, item->radius);
}

/* The head of a line that goes both ways, at its start. */
static void
paint_outline_tail (Painter *painter, const JwItem *item, double dx, double dy)
{
  const JwOutlineStep *first = jw_outline_get_step (item->outline, 0);
  const JwOutlineStep *next = jw_outline_get_step (item->outline, 1);
  double angle = atan2 (first->y[0] - next->y[0], first->x[0] - next->x[0]);

  paint_head (painter, first->x[0] + dx, first->y[0] + dy, angle, item->radius);
}

static void
paint_shape (Painter *painter, const JwItem *item, double dx, double dy)
{
  double x = item->x + dx, y = item->y + dy;
  cairo_t *cr = painter->cr;

  switch (item->shape)
    {
    case JW_SHAPE_RECT:
    case JW_SHAPE_CARD:
      paint_rect (painter, item, x, y);
      break;
    case JW_SHAPE_CHEVRON:
    case JW_SHAPE_FIRST_CHEVRON:
      trace_chevron (cr, item, x, y);
      finish_shape (painter, item);
      break;
    case JW_SHAPE_LINE:
      cairo_move_to (cr, x, y);
      cairo_line_to (cr, x + item->width, y + item->height);
      finish_shape (painter, item);
      break;
    case JW_SHAPE_ARROW:
      paint_arrow (painter, item, x, y);
      break;
    case JW_SHAPE_MARKER:
    case JW_SHAPE_DISC:
      paint_marker (painter, item, x, y);
      break;
    case JW_SHAPE_DIAMOND:
      paint_diamond (painter, item, x, y);
      break;
    case JW_SHAPE_TRIANGLE:
      paint_triangle (painter, item, x, y);
      break;
    case JW_SHAPE_PICTURE:
      paint_picture (painter, item, x, y);
      break;
    case JW_SHAPE_PERSON:
      paint_person (painter, item, x, y);
      break;
    case JW_SHAPE_OUTLINE:
    case JW_SHAPE_OUTLINE_ARROW:
    case JW_SHAPE_OUTLINE_ARROWS:
      jw_outline_trace (item->outline, cr, dx, dy);
      finish_shape (painter, item);
      if (item->shape != JW_SHAPE_OUTLINE)
        paint_outline_head (painter, item, dx, dy);
      if (item->shape == JW_SHAPE_OUTLINE_ARROWS)
        paint_outline_tail (painter, item, dx, dy);
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
paint_turned (Painter *painter, const JwItem *item, double dx, double dy)
{
  cairo_save (painter->cr);
  cairo_translate (painter->cr, 2 * (item->x + dx) + item->width, 0);
  cairo_scale (painter->cr, -1, 1);
  paint_shape (painter, item, dx, dy);
  cairo_restore (painter->cr);
}

static gboolean
is_in_clip (Painter *painter, double x, double y, double width, double height, double more)
{
  return x - more < painter->right && x + width + more > painter->left &&
         y - more < painter->bottom && y + height + more > painter->top;
}

static void
paint_item (Painter *painter, const JwItem *item, double dx, double dy)
{
  if (!is_in_clip (painter, item->x + dx, item->y + dy, item->width, item->height, OVERHANG))
    return;
  if (painter->scene->is_mirrored && has_side (item->shape))
    paint_turned (painter, item, dx, dy);
  else if (item->shape != JW_SHAPE_NONE)
    paint_shape (painter, item, dx, dy);
  if (item->text == NULL)
    return;
  if (jw_text_get_size (item->text) < painter->least)
    {
      use_faint_role (painter, item, item->text_role);
      jw_text_paint_bars (item->text, painter->cr, item->text_x + dx, item->text_y + dy);
      return;
    }
  use_role (painter, item, item->text_role);
  jw_text_paint (item->text, painter->cr, item->text_x + dx, item->text_y + dy, painter->top,
                 painter->bottom);
}

static void
paint_group (Painter *painter,
             JwGroup *group,
             const JwSceneRow *row,
             const JwSceneCell *cell,
             double dx,
             double dy)
{
  const JwPainterMarks *marks = painter->marks;

  for (guint i = 0; group != NULL && i < group->n; i++)
    {
      const JwItem *item = jw_group_get (group, i);
      gboolean is_marked =
          marks != NULL && marks->begin (painter->scene, item, row, cell, dx, dy, marks->data);

      paint_item (painter, item, dx, dy);
      if (is_marked)
        marks->end (marks->data);
    }
}

/* What is marked as a whole. */
static void
paint_block (Painter *painter,
             JwGroup *group,
             const JwSceneRow *row,
             const JwSceneCell *cell,
             double y)
{
  const JwPainterMarks *marks = painter->marks;
  double x = cell->item.x;

  if (marks == NULL || !marks->begin_group (painter->scene, group, row, cell, x, y, marks->data))
    {
      paint_group (painter, group, row, cell, x, y);
      return;
    }
  for (guint i = 0; i < group->n; i++)
    paint_item (painter, jw_group_get (group, i), x, y);
  marks->end (marks->data);
}

/* What stands for the text of a card that was not shaped yet. */
static void
paint_estimate (Painter *painter, const JwItem *item, double dx, double dy)
{
  double x = item->x + dx + BAR_INSET, width = item->width - 2 * BAR_INSET;
  double y = item->y + dy + BAR_INSET, end = item->y + dy + item->height - BAR_INSET + 1;

  for (; width > 0 && y + BAR_HEIGHT <= end; y += BAR_STEP)
    cairo_rectangle (painter->cr, x, y, y + BAR_STEP + BAR_HEIGHT <= end ? width : width / 2,
                     BAR_HEIGHT);
  use_faint_role (painter, item, JW_ROLE_MUTED);
  cairo_fill (painter->cr);
}

static void
paint_stack (Painter *painter, const JwSceneRow *row, const JwSceneCell *cell, double dy)
{
  const JwStack *stack = cell->stack;

  for (guint i = jw_stack_find_from (stack, painter->top - dy - OVERHANG); i < stack->n; i++)
    {
      const JwBlock *block = &stack->blocks[i];

      if (dy + block->y - OVERHANG > painter->bottom)
        return;
      paint_block (painter, block->group, row, cell, dy + block->y);
      if (block->group->is_estimate)
        paint_estimate (painter, jw_group_get (block->group, 0), cell->item.x, dy + block->y);
    }
}

static void
paint_row (Painter *painter, const JwSceneRow *row, double y)
{
  paint_item (painter, &row->item, 0, y);
  paint_group (painter, row->rail, row, NULL, 0, y);
  for (guint i = row->has_spans ? 0 : painter->first_column; i < painter->end_column; i++)
    paint_stack (painter, row, jw_row_cell (row, i), y);
  paint_group (painter, row->over, row, NULL, 0, y);
}

/* Columns are of one width: those that the clip touches follow from it. */
static void
find_columns (Painter *painter)
{
  const JwColumns *columns = painter->scene->columns;
  double pitch = columns->width + columns->gap;
  double reach = OVERHANG + columns->gap;
  gboolean mirrored = painter->scene->is_mirrored;
  double left = mirrored ? painter->scene->width - painter->right : painter->left;
  double right = mirrored ? painter->scene->width - painter->left : painter->right;

  if (columns->n == 0)
    return;
  painter->first_column =
      (guint)CLAMP (floor ((left - reach - columns->x[0] - columns->width) / pitch), 0, columns->n);
  painter->end_column =
      (guint)CLAMP (ceil ((right + reach - columns->x[0]) / pitch), 0, columns->n);
}

static guint
find_first_row (Painter *painter)
{
  guint low = 0, high = painter->scene->n_rows;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const JwRowPlace *place = &painter->scene->rows[middle];

      if (place->y + place->row->height + OVERHANG < painter->top)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
paint_scene (Painter *painter, JwGroup *ground)
{
  JwScene *scene = painter->scene;
  cairo_t *cr = painter->cr;

  painter->theme = &scene->theme;
  cairo_save (cr);
  cairo_clip_extents (cr, &painter->left, &painter->top, &painter->right, &painter->bottom);
  find_columns (painter);
  paint_group (painter, ground, NULL, NULL, 0, 0);
  paint_group (painter, scene->sheet, NULL, NULL, 0, 0);
  for (guint i = find_first_row (painter); i < scene->n_rows; i++)
    {
      if (jw_scene_row_y (scene, i) - OVERHANG > painter->bottom)
        break;
      paint_row (painter, jw_scene_row (scene, i), jw_scene_row_y (scene, i));
    }
  paint_group (painter, scene->foot, NULL, NULL, 0, 0);
  paint_group (painter, scene->links, NULL, NULL, 0, 0);
  cairo_restore (cr);
}

void
jw_painter_paint (JwScene *scene, cairo_t *cr)
{
  jw_painter_paint_coarsely (scene, cr, 0);
}

void
jw_painter_paint_coarsely (JwScene *scene, cairo_t *cr, double least)
{
  Painter painter = { cr, scene, .least = least };

  paint_scene (&painter, scene->ground);
}

void
jw_painter_paint_groundless (JwScene *scene, cairo_t *cr)
{
  Painter painter = { cr, scene };

  paint_scene (&painter, NULL);
}

void
jw_painter_paint_marked (JwScene *scene, cairo_t *cr, const JwPainterMarks *marks)
{
  Painter painter = { cr, scene, .marks = marks };

  paint_scene (&painter, scene->ground);
}

void
jw_painter_paint_text (JwText *text, const JwColor *color, cairo_t *cr, double x, double y)
{
  double left, top, right, bottom;

  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  cairo_set_source_rgb (cr, color->red, color->green, color->blue);
  jw_text_paint (text, cr, x, y, top, bottom);
}
