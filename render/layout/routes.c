#include <math.h>

#include "render/layout/ways.h"

/* In units: the corner's radius, and the height of a way from a card to itself. */
#define CORNER 4.0
#define LOOP 7.0

/* The corners of a way: between two it runs along an axis. */
typedef struct
{
  double x[10], y[10];
  guint n;
} Route;

static void
add_corner (Route *route, double x, double y)
{
  route->x[route->n] = x;
  route->y[route->n] = y;
  route->n++;
}

static double
get_side (const JwWayEnd *end)
{
  return end->at_left ? end->rect.x : end->rect.x + end->rect.width;
}

static void
find_route (JwLayout *layout, const JwWay *way, Route *route)
{
  double start = get_side (&way->from);
  double loop = way->form == JW_WAY_LOOP ? LOOP / 2 * layout->unit : 0;

  route->n = 0;
  add_corner (route, start, way->from.y - loop);
  add_corner (route, way->x[0], way->from.y - loop);
  if (way->form == JW_WAY_EXIT)
    return;
  if (way->form == JW_WAY_LOOP)
    {
      add_corner (route, way->x[0], way->from.y + loop);
      add_corner (route, start, way->from.y + loop);
      return;
    }
  for (guint i = 0; i + 1 < way->n_gutters; i++)
    {
      double y = jw_way_get_channel_y (layout, way, i);

      add_corner (route, way->x[i], y);
      add_corner (route, way->x[i + 1], y);
    }
  add_corner (route, way->x[way->n_gutters - 1], way->to.y);
  add_corner (route, get_side (&way->to), way->to.y);
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

/* Leaves out what its words take of the run in the first gutter. */
static void
trace_cut (JwOutline *outline, const JwWay *way, gboolean down)
{
  jw_outline_line_to (outline, way->x[0], down ? way->cut_top : way->cut_bottom);
  jw_outline_move_to (outline, way->x[0], down ? way->cut_bottom : way->cut_top);
}

void
jw_way_trace (JwLayout *layout, const JwWay *way, JwItem *item)
{
  Route route;

  find_route (layout, way, &route);
  set_bounds (item, &route);
  item->outline = jw_outline_new ();
  jw_outline_move_to (item->outline, route.x[0], route.y[0]);
  for (guint i = 1; i + 1 < route.n; i++)
    {
      trace_corner (item->outline, &route, i, CORNER * layout->unit);
      if (i == 1 && way->cut_bottom > way->cut_top)
        trace_cut (item->outline, way, route.y[2] > route.y[1]);
    }
  jw_outline_line_to (item->outline, route.x[route.n - 1], route.y[route.n - 1]);
}
