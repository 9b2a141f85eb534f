#include "model/leg.h"
#include "render/layout/legend.h"
#include "render/layout/routes.h"

/* In units: the line and its head, how far neighbouring paths are from each other and from the
 * links, and the mark of an exit. */
#define LINE 1.5
#define HEAD 6.0
#define SPREAD 1.1
#define N_SPREAD 5
#define EXIT 3.0

void
jw_path_style (JwLayout *layout, JwPath *path, JwItem *item)
{
  JwColor color;

  item->shape = JW_SHAPE_OUTLINE_ARROW;
  item->line = JW_ROLE_INK;
  item->line_width = LINE * layout->unit;
  item->radius = HEAD * layout->unit;
  if (!layout->theme->is_filled ||
      !jw_color_parse (jw_node_get_string (JW_NODE (path), JW_PATH_COLOR), &color))
    return;
  jw_theme_correct_fill (layout->theme, &color);
  item->line = JW_ROLE_OWN;
  item->own = jw_color_pack (&color);
}

static void
add_line (JwLayout *layout, JwPath *path, JwNode *leg, const JwRoute *route)
{
  JwItem *item = jw_group_add (layout->scene->links, JW_ITEM_LEG, 0, 0, 0, 0);

  jw_route_trace (layout, route, item);
  jw_path_style (layout, path, item);
  jw_item_set_node (item, jw_node_get_id (leg), -1);
}

/* Out of the card into the gutter, up to a bar across. */
static void
add_exit (JwLayout *layout, JwPath *path, JwNode *leg, const JwPlace *from, double shift)
{
  double radius = EXIT * layout->unit;
  double x = from->rect.x + from->rect.width, y = from->rect.y + from->rect.height / 2 + shift;
  double end = x + layout->gap / 2 + shift;
  JwRoute route = { { x, end }, { y, y }, 2 };
  JwItem *line, *bar;

  add_line (layout, path, leg, &route);
  bar = jw_group_add (layout->scene->links, JW_ITEM_DECORATION, end, y - radius, 0, 2 * radius);
  line = jw_group_get (layout->scene->links, layout->scene->links->n - 2);
  line->shape = JW_SHAPE_OUTLINE;
  bar->shape = JW_SHAPE_LINE;
  bar->line = line->line;
  bar->own = line->own;
  bar->line_width = line->line_width;
}

static void
add_leg (JwLayout *layout, JwPath *path, JwNode *leg, double shift)
{
  const char *from_id = jw_node_get_string (leg, JW_LEG_FROM);
  const char *to_id = jw_node_get_string (leg, JW_LEG_TO);
  JwPlace from, to;
  JwRoute route;

  if (!jw_place_find (layout, from_id, &from))
    return;
  if (to_id == NULL)
    add_exit (layout, path, leg, &from, shift);
  else if (g_strcmp0 (from_id, to_id) != 0 && jw_place_find (layout, to_id, &to))
    {
      jw_route_find (layout, &from, &to, shift, &route);
      add_line (layout, path, leg, &route);
    }
}

void
jw_layout_paths (JwLayout *layout)
{
  JwNode *path = jw_node_get_first_child (JW_NODE (layout->map), JW_KIND_PATH);

  for (guint i = 0; path != NULL; i++, path = jw_node_get_next (path))
    {
      double shift = ((int)(i % N_SPREAD) - N_SPREAD / 2) * SPREAD * layout->unit;

      for (JwNode *leg = jw_node_get_first_child (path, JW_KIND_LEG); leg != NULL;
           leg = jw_node_get_next (leg))
        add_leg (layout, JW_PATH (path), leg, shift);
    }
}
