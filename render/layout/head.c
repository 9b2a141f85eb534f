#include <glib/gi18n-lib.h>

#include "model/persona.h"
#include "render/layout/layout-private.h"
#include "render/layout/words.h"

/* The disc with the silhouette, and the least and greatest width of a persona's place, in units. */
#define DISC 40
#define MIN_PERSONA 190
#define MAX_PERSONA 320

static char *
make_context_line (JwLayout *layout)
{
  JwNode *map = JW_NODE (layout->map);
  const char *state = jw_node_get_string (map, JW_MAP_STATE);
  g_autofree char *date = jw_words_format_date (jw_node_get_string (map, JW_MAP_DATE));
  GString *line = g_string_new (NULL);

  jw_words_append (line, jw_node_get_string (map, JW_MAP_BUSINESS));
  jw_words_append (line, jw_node_get_string (map, JW_MAP_SCOPE));
  if (state != NULL)
    jw_words_append (
        line, jw_property_choice_label (jw_node_get_property_row (map, JW_MAP_STATE), state));
  jw_words_append (line, date);
  return g_string_free (line, FALSE);
}

/* Title and context line; returns the lower end. */
static double
add_titles (JwLayout *layout, double y, double width)
{
  JwNode *map = JW_NODE (layout->map);
  JwGroup *sheet = layout->scene->sheet;
  g_autofree char *line = make_context_line (layout);
  JwText *title =
      jw_layout_text (layout, jw_node_get_string (map, JW_MAP_TITLE), JW_TYPE_TITLE, width);
  JwText *context = jw_layout_text (layout, line, JW_TYPE_CONTEXT, width);
  JwItem *item = jw_layout_add_text (sheet, JW_ITEM_TITLE, title, layout->margin, y, JW_ROLE_INK);

  /* An empty title still offers a place to click. */
  item->width = MAX (item->width, MIN (width, 200 * layout->unit));
  jw_item_set_node (item, jw_node_get_id (map), JW_MAP_TITLE);
  y += item->height + 2 * layout->unit;
  item = jw_layout_add_text (sheet, JW_ITEM_CONTEXT, context, layout->margin, y, JW_ROLE_MUTED);
  return y + item->height;
}

static void
add_silhouette (JwLayout *layout, double x, double y, double size)
{
  JwItem *item = jw_group_add (layout->scene->sheet, JW_ITEM_DECORATION, x, y, size, size);

  item->shape = JW_SHAPE_PERSON;
  item->fill = JW_ROLE_WASH;
  item->line = JW_ROLE_LINE;
  item->line_width = JW_CARD_LINE * layout->unit;
  item->edge = JW_ROLE_MUTED;
}

/* One persona: disc, name, who it is; returns the height. */
static double
add_persona (JwLayout *layout, JwNode *persona, double x, double y, double width)
{
  JwGroup *sheet = layout->scene->sheet;
  double disc = DISC * layout->unit;
  double left = x + disc + 10 * layout->unit;
  double text_width = x + width - left;
  JwText *name = jw_layout_text (layout, jw_node_get_string (persona, JW_PERSONA_NAME),
                                 JW_TYPE_PERSONA_NAME, text_width);
  JwText *about = jw_layout_text (layout, jw_node_get_string (persona, JW_PERSONA_ABOUT),
                                  JW_TYPE_PERSONA_ABOUT, text_width);
  double name_height = jw_text_get_height (name);
  gboolean has_about = *jw_text_get_string (about) != '\0';
  double text_height = name_height + (has_about ? jw_text_get_height (about) : 0);
  double height = MAX (disc, text_height);
  double top = y + MAX (0, (disc - text_height) / 2);
  JwItem *item = jw_group_add (sheet, JW_ITEM_PERSONA, x, y, width, height);

  jw_item_set_node (item, jw_node_get_id (persona), JW_PERSONA_NAME);
  jw_item_take_text (item, name, left, top, JW_ROLE_INK);
  jw_layout_add_text (sheet, JW_ITEM_DECORATION, about, left, top + name_height, JW_ROLE_MUTED);
  add_silhouette (layout, x, y, disc);
  return height;
}

/* The left end of the personas: a column's edge where one suits, so that the head lines up with
 * the chevrons. */
static double
find_personas_left (JwLayout *layout, guint n)
{
  double right = layout->width - layout->margin;
  double most = 0.55 * (right - layout->margin);
  double wanted = MIN (n * MIN_PERSONA * layout->unit * 1.2, most);

  for (guint i = layout->n_columns; i > 0; i--)
    {
      double room = right - layout->columns[i - 1].x;

      if (room >= wanted && room <= most)
        return layout->columns[i - 1].x;
    }
  return right - MIN (n * MAX_PERSONA * layout->unit, most);
}

static double
add_personas (JwLayout *layout, double y, double left, guint n)
{
  double gap = 16 * layout->unit;
  double room = layout->width - layout->margin - left;
  guint fit = (guint)((room + gap) / (MIN_PERSONA * layout->unit + gap));
  guint across = CLAMP (fit, 1, n);
  double width = MIN ((room + gap) / across - gap, MAX_PERSONA * layout->unit);
  double bottom = y;

  for (guint i = 0; i < n; i++)
    {
      JwNode *persona = jw_node_get_child (JW_NODE (layout->map), JW_KIND_PERSONA, i);
      double x = left + (i % across) * (width + gap);
      double height;

      if (i > 0 && i % across == 0)
        y = bottom + 6 * layout->unit;
      height = add_persona (layout, persona, x, y, width);
      bottom = MAX (bottom, y + height);
    }
  return bottom;
}

double
jw_layout_head (JwLayout *layout, double y)
{
  guint n = jw_node_get_n_children (JW_NODE (layout->map), JW_KIND_PERSONA);
  double right = layout->width - layout->margin;
  double left = n > 0 ? find_personas_left (layout, n) : right;
  double titles = add_titles (layout, y, left - layout->margin - (n > 0 ? 20 * layout->unit : 0));
  double personas = n > 0 ? add_personas (layout, y + 2 * layout->unit, left, n) : y;

  return MAX (titles, personas) + 13 * layout->unit;
}
