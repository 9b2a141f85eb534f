#include <glib/gi18n-lib.h>

#include "model/leg.h"
#include "render/layout/funnel.h"
#include "render/layout/legend.h"
#include "render/layout/ways.h"
#include "render/layout/words.h"

/* In units: the line and its head, and the mark of an exit. */
#define LINE 1.5
#define HEAD 6.0
#define EXIT 3.5

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
append_times (GString *words, JwNode *leg)
{
  double times = jw_node_get_number (leg, JW_LEG_TIMES);
  g_autofree char *number = jw_funnel_format_value (times);
  g_autoptr (GString) part = g_string_new (NULL);

  g_string_printf (part, ngettext ("%s time", "%s times", times == 1 ? 1 : 2), number);
  jw_words_append (words, part->str);
}

char *
jw_leg_describe (JwNode *leg, char **share)
{
  GString *words = g_string_new (NULL);

  *share = NULL;
  if (jw_node_has (leg, JW_LEG_SHARE))
    {
      g_autofree char *number = jw_funnel_format_value (jw_node_get_number (leg, JW_LEG_SHARE));

      *share = g_strconcat (number, "\302\240%", NULL);
    }
  jw_words_append (words, *share);
  if (jw_node_has (leg, JW_LEG_TIMES))
    append_times (words, leg);
  if (jw_node_has (leg, JW_LEG_DURATION))
    {
      g_autofree char *time = jw_words_format_minutes (jw_node_get_number (leg, JW_LEG_DURATION));

      jw_words_append (words, time);
    }
  jw_words_append (words, jw_node_get_string (leg, JW_LEG_LABEL));
  return g_string_free (words, words->len == 0);
}

/* The bar across the end of a way that leads nowhere on. */
static void
add_bar (JwLayout *layout, const JwWay *way)
{
  double radius = EXIT * layout->unit;
  JwGroup *links = layout->scene->links;
  JwItem *bar =
      jw_group_add (links, JW_ITEM_DECORATION, way->x[0], way->from.y - radius, 0, 2 * radius);
  JwItem *line = jw_group_get (links, links->n - 2);

  line->shape = JW_SHAPE_OUTLINE;
  bar->shape = JW_SHAPE_LINE;
  bar->line = line->line;
  bar->own = line->own;
  bar->line_width = line->line_width;
}

void
jw_leg_add_line (JwLayout *layout, const JwWay *way)
{
  JwItem *item = jw_group_add (layout->scene->links, JW_ITEM_LEG, 0, 0, 0, 0);

  jw_way_trace (layout, way, item);
  jw_path_style (layout, JW_PATH (way->path), item);
  jw_item_set_node (item, jw_node_get_id (way->node), -1);
  if (way->form == JW_WAY_EXIT)
    add_bar (layout, way);
}
