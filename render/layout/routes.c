#include "render/layout/routes.h"

#include <math.h>

#include "model/card.h"

/* The corner's radius, in units. */
#define CORNER 4.0

/* Where the main item of a card is in its cell. */
static gboolean
find_in_cell (const JwSceneCell *cell, const char *id, JwRect *rect)
{
  for (guint i = 0; i < cell->stack->n; i++)
    {
      const JwBlock *block = &cell->stack->blocks[i];
      const JwItem *item = jw_group_get (block->group, 0);

      if (item->kind != JW_ITEM_CARD || !g_str_equal (item->node_id, id))
        continue;
      *rect = (JwRect){ cell->item.x + item->x, block->y + item->y, item->width, item->height };
      return TRUE;
    }
  return FALSE;
}

gboolean
jw_place_find (JwLayout *layout, const char *card_id, JwPlace *place)
{
  JwNode *card = card_id != NULL ? jw_map_find (layout->map, card_id) : NULL;
  JwNode *lane = card != NULL && JW_IS_CARD (card) ? jw_card_get_lane (card) : NULL;
  int column =
      lane != NULL ? jw_layout_find_column (layout, jw_node_get_string (card, JW_CARD_STAGE)) : -1;
  guint row;

  if (column < 0 || jw_node_get_kind (lane) != JW_KIND_LANE)
    return FALSE;
  row = jw_node_get_position (lane);
  place->first = (guint)column;
  place->last = jw_layout_get_last_column (layout, (guint)column, card);
  place->row_y = jw_scene_row_y (layout->scene, row);
  if (!find_in_cell (jw_row_cell (jw_scene_row (layout->scene, row), column), card_id,
                     &place->rect))
    return FALSE;
  place->rect.y += place->row_y;
  place->rect.x = jw_scene_mirror_x (layout->scene, place->rect.x, place->rect.width);
  return TRUE;
}

static void
add_corner (JwRoute *route, double x, double y)
{
  route->x[route->n] = x;
  route->y[route->n] = y;
  route->n++;
}

void
jw_route_find (JwLayout *layout,
               const JwPlace *from,
               const JwPlace *to,
               double shift,
               JwRoute *route)
{
  double from_y = from->rect.y + from->rect.height / 2 + shift;
  double to_y = to->rect.y + to->rect.height / 2 + shift;
  double gutter = layout->columns[from->last].x + layout->column_width + layout->gap / 2 + shift;
  double enter = layout->columns[to->first].x - layout->gap / 2 + shift;

  route->n = 0;
  add_corner (route, from->rect.x + from->rect.width, from_y);
  add_corner (route, gutter, from_y);
  if (from->last == to->last)
    {
      add_corner (route, gutter, to_y);
      add_corner (route, to->rect.x + to->rect.width, to_y);
      return;
    }
  if (to->first != from->last + 1)
    {
      double lane = to->row_y + JW_ROW_PAD / 2 * layout->unit + shift;

      add_corner (route, gutter, lane);
      add_corner (route, enter, lane);
    }
  add_corner (route, enter, to_y);
  add_corner (route, to->rect.x, to_y);
}

static void
trace_corner (JwOutline *outline, const JwRoute *route, guint i, double radius)
{
  double before = hypot (route->x[i] - route->x[i - 1], route->y[i] - route->y[i - 1]);
  double after = hypot (route->x[i + 1] - route->x[i], route->y[i + 1] - route->y[i]);
  double r = MIN (radius, MIN (before, after) / 2);
  double x = route->x[i], y = route->y[i];

  if (before <= 0 || after <= 0)
    return;
  jw_outline_line_to (outline, x + (route->x[i - 1] - x) * r / before,
                      y + (route->y[i - 1] - y) * r / before);
  jw_outline_curve_to (outline, x, y, x, y, x + (route->x[i + 1] - x) * r / after,
                       y + (route->y[i + 1] - y) * r / after);
}

static void
set_bounds (JwItem *item, const JwRoute *route)
{
  double right = route->x[0], bottom = route->y[0];

  item->x = route->x[0];
  item->y = route->y[0];
  for (guint i = 1; i < route->n; i++)
    {
      item->x = MIN (item->x, route->x[i]);
      item->y = MIN (item->y, route->y[i]);
      right = MAX (right, route->x[i]);
      bottom = MAX (bottom, route->y[i]);
    }
  item->width = right - item->x;
  item->height = bottom - item->y;
}

void
jw_route_trace (JwLayout *layout, const JwRoute *route, JwItem *item)
{
  set_bounds (item, route);
  item->outline = jw_outline_new ();
  jw_outline_move_to (item->outline, route->x[0], route->y[0]);
  for (guint i = 1; i + 1 < route->n; i++)
    trace_corner (item->outline, route, i, CORNER * layout->unit);
  jw_outline_line_to (item->outline, route->x[route->n - 1], route->y[route->n - 1]);
}
