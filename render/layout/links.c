#include "model/link.h"
#include "render/layout/legend.h"
#include "render/layout/routes.h"

/* In units: the distance of neighbouring links, the head, the line. */
#define SPREAD 1.6
#define N_SPREAD 3
#define HEAD 6.0
#define LINE 1.0

/* By kind, in the order of the choices: what the line looks like. */
static const JwDash dashes[] = { JW_DASH_DASHED, JW_DASH_SOLID, JW_DASH_DOTTED, JW_DASH_FINE,
                                 JW_DASH_SOLID };
/* The kind that has no direction. */
#define SAME_AS 4

void
jw_link_style (JwLayout *layout, guint kind, gboolean both, JwItem *item)
{
  item->shape = kind == SAME_AS ? JW_SHAPE_OUTLINE
                : both          ? JW_SHAPE_OUTLINE_ARROWS
                                : JW_SHAPE_OUTLINE_ARROW;
  item->dash = dashes[MIN (kind, G_N_ELEMENTS (dashes) - 1)];
  item->line = JW_ROLE_MUTED;
  item->line_width = LINE * layout->unit;
  item->radius = HEAD * layout->unit;
}

static void
add_link (JwLayout *layout, JwNode *link, const JwPlace *from, const JwPlace *to, guint i)
{
  int step = (int)(i % N_SPREAD) - N_SPREAD / 2;
  JwItem *item = jw_group_add (layout->scene->links, JW_ITEM_LINK, 0, 0, 0, 0);
  JwRoute route;

  jw_route_find (layout, from, to, step * SPREAD * layout->unit, &route);
  jw_route_trace (layout, &route, item);
  jw_link_style (layout, (guint)MAX (jw_node_get_choice (link, JW_LINK_TYPE), 0),
                 jw_node_get_boolean (link, JW_LINK_BOTH), item);
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
      JwPlace from, to;

      if (g_strcmp0 (from_id, to_id) != 0 && jw_place_find (layout, from_id, &from) &&
          jw_place_find (layout, to_id, &to))
        add_link (layout, link, &from, &to, i);
    }
  jw_layout_paths (layout);
  jw_layout_finish_group (layout, layout->scene->links, layout->width);
}
