#include "model/link.h"
#include "render/layout/legend.h"
#include "render/layout/ways.h"
#include "render/layout/words.h"

/* In units: the head, the line. */
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

char *
jw_link_describe (JwNode *link)
{
  GString *words = g_string_new (NULL);

  jw_words_append (words, jw_node_get_string (link, JW_LINK_LABEL));
  if (jw_node_has (link, JW_LINK_DURATION))
    {
      g_autofree char *time = jw_words_format_minutes (jw_node_get_number (link, JW_LINK_DURATION));

      jw_words_append (words, time);
    }
  return g_string_free (words, words->len == 0);
}

static void
add_link_line (JwLayout *layout, const JwWay *way)
{
  JwItem *item = jw_group_add (layout->scene->links, JW_ITEM_LINK, 0, 0, 0, 0);

  jw_way_trace (layout, way, item);
  jw_link_style (layout, way->key, jw_node_get_boolean (way->node, JW_LINK_BOTH), item);
  jw_item_set_node (item, jw_node_get_id (way->node), -1);
}

static gboolean
stands_still (JwLayout *layout, const JwWayEnd *end)
{
  JwScene *before = layout->before, *now = layout->scene;

  return end->card == NULL ||
         (end->row < before->n_rows &&
          jw_scene_row_y (before, end->row) == jw_scene_row_y (now, end->row) &&
          jw_row_cell (jw_scene_row (before, end->row), end->first)->stack ==
              jw_row_cell (jw_scene_row (now, end->row), end->first)->stack);
}

/* Whether all lines are as before: the same ways, over rows of the same heights, between cards that
 * stand where they stood. */
static gboolean
holds_still (JwLayout *layout)
{
  JwScene *before = layout->before;
  JwWays *ways = layout->ways;

  if (before == NULL || before->ways != ways || before->height_of_rows != layout->rows_end)
    return FALSE;
  for (guint i = 0; i < before->n_rows; i++)
    if (jw_scene_row_y (before, i) != jw_scene_row_y (layout->scene, i))
      return FALSE;
  for (guint i = 0; i < ways->list->len; i++)
    if (!stands_still (layout, &jw_ways_get (ways, i)->from) ||
        !stands_still (layout, &jw_ways_get (ways, i)->to))
      return FALSE;
  return TRUE;
}

void
jw_layout_links (JwLayout *layout)
{
  JwScene *scene = layout->scene;
  JwWays *ways = layout->ways;

  scene->height_of_rows = layout->rows_end;
  if (holds_still (layout))
    {
      jw_group_unref (scene->links);
      scene->links = jw_group_ref (layout->before->links);
      scene->ways = jw_ways_ref (ways);
      return;
    }
  if (layout->before != NULL && layout->before->ways == ways)
    {
      layout->ways = jw_ways_copy (ways);
      jw_ways_unref (ways);
      ways = layout->ways;
    }
  scene->ways = jw_ways_ref (ways);
  jw_ways_assign_gutters (layout, ways);
  jw_ways_add_words (layout, ways);
  for (guint i = 0; i < ways->list->len; i++)
    {
      const JwWay *way = jw_ways_get (ways, i);

      if (way->path != NULL)
        jw_leg_add_line (layout, way);
      else
        add_link_line (layout, way);
    }
  jw_layout_finish_group (layout, layout->scene->links, layout->width);
}
