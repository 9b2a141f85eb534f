#include "render/painter-shapes.h"

#include <math.h>

#include "render/text-private.h"

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
  JwBrush brush;
  JwScene *scene;
  double left, top, right, bottom; /* of the clip */
  guint first_column, end_column;  /* that it touches */
  double least;                    /* the smallest type that is painted as letters */
  const JwPainterMarks *marks;     /* or NULL */
  JwPixels pixels;
} Painter;

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
  jw_brush_paint_shape (&painter->brush, item, dx, dy);
  if (item->text == NULL)
    return;
  if (jw_text_get_size (item->text) < painter->least)
    {
      jw_brush_use_role (&painter->brush, item, item->text_role, FAINT);
      jw_text_paint_bars (item->text, painter->brush.cr, item->text_x + dx, item->text_y + dy);
      return;
    }
  jw_brush_use_role (&painter->brush, item, item->text_role, 1);
  if (painter->brush.pen != NULL)
    painter->brush.pen->write (item->text, painter->brush.cr, item->text_x + dx, item->text_y + dy,
                               painter->brush.pen->data);
  else
    jw_text_paint (item->text, painter->brush.cr, item->text_x + dx, item->text_y + dy,
                   painter->top, painter->bottom);
}

static void
paint_group (Painter *painter, JwGroup *group, const JwSpot *at)
{
  const JwPainterMarks *marks = painter->marks;

  for (guint i = 0; group != NULL && i < group->n; i++)
    {
      const JwItem *item = jw_group_get (group, i);
      gboolean is_marked = marks != NULL && marks->begin (item, at, marks->data);

      paint_item (painter, item, at->dx, at->dy);
      if (is_marked)
        marks->end (marks->data);
    }
}

/* What is marked as a whole. */
static void
paint_block (Painter *painter, JwGroup *group, const JwSpot *at)
{
  const JwPainterMarks *marks = painter->marks;

  if (marks == NULL || !marks->begin_group (group, at, marks->data))
    {
      paint_group (painter, group, at);
      return;
    }
  for (guint i = 0; i < group->n; i++)
    paint_item (painter, jw_group_get (group, i), at->dx, at->dy);
  marks->end (marks->data);
}

/* What stands for the text of a card that was not shaped yet. */
static void
paint_estimate (Painter *painter, const JwItem *item, double dx, double dy)
{
  double x = item->x + dx + BAR_INSET, width = item->width - 2 * BAR_INSET;
  double y = item->y + dy + BAR_INSET, end = item->y + dy + item->height - BAR_INSET + 1;

  for (; width > 0 && y + BAR_HEIGHT <= end; y += BAR_STEP)
    cairo_rectangle (painter->brush.cr, x, y, y + BAR_STEP + BAR_HEIGHT <= end ? width : width / 2,
                     BAR_HEIGHT);
  jw_brush_use_role (&painter->brush, item, JW_ROLE_MUTED, FAINT);
  cairo_fill (painter->brush.cr);
}

static void
paint_stack (Painter *painter, const JwSceneCell *cell, const JwSpot *row)
{
  const JwStack *stack = cell->stack;
  JwSpot at = { row->scene, row->row, cell, cell->item.x, 0 };

  for (guint i = jw_stack_find_from (stack, painter->top - row->dy - OVERHANG); i < stack->n; i++)
    {
      const JwBlock *block = &stack->blocks[i];

      at.dy = row->dy + block->y;
      if (at.dy - OVERHANG > painter->bottom)
        return;
      paint_block (painter, block->group, &at);
      if (block->group->is_estimate)
        paint_estimate (painter, jw_group_get (block->group, 0), at.dx, at.dy);
    }
}

static void
paint_row (Painter *painter, const JwSceneRow *row, double y)
{
  const JwSpot at = { painter->scene, row, NULL, 0, y };

  paint_item (painter, &row->item, 0, y);
  paint_group (painter, row->rail, &at);
  for (guint i = row->has_spans ? 0 : painter->first_column; i < painter->end_column; i++)
    paint_stack (painter, jw_row_cell (row, i), &at);
  paint_group (painter, row->over, &at);
}

/* Those that the clip touches. */
static void
find_columns (Painter *painter)
{
  const JwColumns *columns = painter->scene->columns;
  double reach = OVERHANG + columns->gap;
  gboolean mirrored = painter->scene->is_mirrored;
  double left = mirrored ? painter->scene->width - painter->right : painter->left;
  double right = mirrored ? painter->scene->width - painter->left : painter->right;

  if (columns->n == 0)
    return;
  painter->first_column = (guint)MAX (jw_columns_find_at (columns, left - reach), 0);
  painter->end_column =
      (guint)CLAMP (jw_columns_find_at (columns, right + reach) + 1, 0, (int)columns->n);
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
  cairo_t *cr = painter->brush.cr;
  const JwSpot at = { .scene = scene };

  painter->brush.theme = &scene->theme;
  painter->brush.is_mirrored = scene->is_mirrored;
  if (painter->brush.pen == NULL && jw_pixels_find (&painter->pixels, cr))
    painter->brush.pixels = &painter->pixels;
  cairo_save (cr);
  cairo_clip_extents (cr, &painter->left, &painter->top, &painter->right, &painter->bottom);
  find_columns (painter);
  paint_group (painter, ground, &at);
  paint_group (painter, scene->sheet, &at);
  for (guint i = find_first_row (painter); i < scene->n_rows; i++)
    {
      if (jw_scene_row_y (scene, i) - OVERHANG > painter->bottom)
        break;
      paint_row (painter, jw_scene_row (scene, i), jw_scene_row_y (scene, i));
    }
  paint_group (painter, scene->foot, &at);
  paint_group (painter, scene->links, &at);
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
  Painter painter = { { cr }, scene, .least = least };

  paint_scene (&painter, scene->ground);
}

void
jw_painter_paint_groundless (JwScene *scene, cairo_t *cr)
{
  Painter painter = { { cr }, scene };

  paint_scene (&painter, NULL);
}

void
jw_painter_paint_marked (JwScene *scene,
                         cairo_t *cr,
                         const JwPainterMarks *marks,
                         const JwPainterPen *pen)
{
  Painter painter = { { cr, .pen = pen }, scene, .marks = marks };

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
