#include <math.h>

#include "model/card.h"
#include "model/link.h"
#include "render/layout/layout-private.h"

/* In units: the corner's radius, the distance of neighbouring links, the head. */
#define CORNER 4.0
#define SPREAD 1.6
#define N_SPREAD 3
#define HEAD 6.0
#define LINE 1.0

/* Where a card stands on the sheet. */
typedef struct
{
  JwRect rect;
  guint column;
  double row_y;
} Place;

/* The corners of a route; a line between any two runs along an axis. */
typedef struct
{
  double x[6], y[6];
  guint n;
} Route;

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

static gboolean
find_place (JwLayout *layout, const char *card_id, Place *place)
{
  JwNode *card = card_id != NULL ? jw_map_find (layout->map, card_id) : NULL;
  JwNode *lane = card != NULL && JW_IS_CARD (card) ? jw_card_get_lane (card) : NULL;
  int column =
      lane != NULL ? jw_layout_find_column (layout, jw_node_get_string (card, JW_CARD_STAGE)) : -1;
  guint row;

  if (column < 0 || jw_node_get_kind (lane) != JW_KIND_LANE)
    return FALSE;
  row = jw_node_get_position (lane);
  place->column = (guint)column;
  place->row_y = jw_scene_row_y (layout->scene, row);
  if (!find_in_cell (jw_row_cell (jw_scene_row (layout->scene, row), column), card_id,
                     &place->rect))
    return FALSE;
  place->rect.y += place->row_y;
  return TRUE;
}

static void
add_corner (Route *route, double x, double y)
{
  route->x[route->n] = x;
  route->y[route->n] = y;
  route->n++;
}

/* Out of the first card to the right, along the gutters between columns and above the rows, into
 * the second from the left; within a column into it from the right. */
static Route
find_route (JwLayout *layout, const Place *from, const Place *to, double shift)
{
  Route route = { .n = 0 };
  double from_y = from->rect.y + from->rect.height / 2;
  double to_y = to->rect.y + to->rect.height / 2;
  double gutter = layout->columns[from->column].x + layout->column_width + layout->gap / 2 + shift;
  double enter = layout->columns[to->column].x - layout->gap / 2 + shift;

  add_corner (&route, from->rect.x + from->rect.width, from_y);
  add_corner (&route, gutter, from_y);
  if (from->column == to->column)
    {
      add_corner (&route, gutter, to_y);
      add_corner (&route, to->rect.x + to->rect.width, to_y);
      return route;
    }
  if (to->column != from->column + 1)
    {
      double lane = to->row_y + JW_ROW_PAD / 2 * layout->unit + shift;

      add_corner (&route, gutter, lane);
      add_corner (&route, enter, lane);
    }
  add_corner (&route, enter, to_y);
  add_corner (&route, to->rect.x, to_y);
  return route;
}

static void
trace_corner (JwOutline *outline, const Route *route, guint i, double radius)
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
set_bounds (JwItem *item, const Route *route)
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

static void
add_link (JwLayout *layout, JwNode *link, const Place *from, const Place *to, guint i)
{
  int step = (int)(i % N_SPREAD) - N_SPREAD / 2;
  double shift = step * SPREAD * layout->unit;
  Route route = find_route (layout, from, to, shift);
  JwItem *item = jw_group_add (layout->scene->links, JW_ITEM_LINK, 0, 0, 0, 0);

  set_bounds (item, &route);
  item->shape = JW_SHAPE_OUTLINE_ARROW;
  item->line = JW_ROLE_MUTED;
  item->line_width = LINE * layout->unit;
  item->radius = HEAD * layout->unit;
  item->outline = jw_outline_new ();
  jw_outline_move_to (item->outline, route.x[0], route.y[0]);
  for (guint j = 1; j + 1 < route.n; j++)
    trace_corner (item->outline, &route, j, CORNER * layout->unit);
  jw_outline_line_to (item->outline, route.x[route.n - 1], route.y[route.n - 1]);
  jw_item_set_node (item, jw_node_get_id (link), -1);
}

void
jw_layout_links (JwLayout *layout)
{
  JwNode *link = jw_node_get_first_child (JW_NODE (layout->map), JW_KIND_LINK);

  for (guint i = 0; link != NULL; i++, link = jw_node_get_next (link))
    {
      const char *from_id = jw_node_get_string (link, JW_LINK_FROM);
      const char *to_id = jw_node_get_string (link, JW_LINK_TO);
      Place from, to;

      if (g_strcmp0 (from_id, to_id) != 0 && find_place (layout, from_id, &from) &&
          find_place (layout, to_id, &to))
        add_link (layout, link, &from, &to, i);
    }
  jw_group_seal (layout->scene->links);
}
