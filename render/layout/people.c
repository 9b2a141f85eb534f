#include <glib/gi18n-lib.h>

#include "model/persona.h"
#include "render/layout/funnel.h"
#include "render/layout/layout-private.h"
#include "render/layout/words.h"

/* The disc with the picture or silhouette, the ring in the persona's colour, and the least and
 * greatest width of a persona's place, in units. */
#define DISC 40
#define RING 2.0
#define MIN_PERSONA 190
#define MAX_PERSONA 320

/* The disc's outline: a ring in the persona's own colour, if it has one. */
static void
style_ring (JwLayout *layout, JwNode *persona, JwItem *item)
{
  JwColor color;

  item->line = JW_ROLE_LINE;
  item->line_width = JW_CARD_LINE * layout->unit;
  if (!layout->theme->is_filled ||
      !jw_color_parse (jw_node_get_string (persona, JW_PERSONA_COLOR), &color))
    return;
  jw_theme_correct_fill (layout->theme, &color);
  item->line = JW_ROLE_OWN;
  item->own = jw_color_pack (&color);
  item->line_width = RING * layout->unit;
}

static void
add_disc (JwLayout *layout, JwNode *persona, double x, double y)
{
  const char *picture = jw_node_get_string (persona, JW_PERSONA_PICTURE);
  double size = DISC * layout->unit;
  JwImage *image = picture != NULL ? jw_layout_find_image (layout, picture) : NULL;
  JwItem *item = jw_group_add (
      layout->scene->sheet, image != NULL ? JW_ITEM_PICTURE : JW_ITEM_DECORATION, x, y, size, size);

  style_ring (layout, persona, item);
  if (image != NULL)
    {
      item->shape = JW_SHAPE_PICTURE;
      item->radius = size / 2;
      item->image = jw_image_ref (image);
      jw_item_set_node (item, picture, -1);
      return;
    }
  item->shape = JW_SHAPE_PERSON;
  item->fill = JW_ROLE_WASH;
  item->edge = JW_ROLE_MUTED;
}

/* What is known of the persona in a word or two each. */
static char *
describe (JwNode *persona)
{
  const char *role = jw_node_get_string (persona, JW_PERSONA_ROLE);
  GString *words = g_string_new (NULL);

  if (role != NULL)
    jw_words_append (words, jw_property_choice_label (
                                jw_node_get_property_row (persona, JW_PERSONA_ROLE), role));
  jw_words_append (words, jw_node_get_string (persona, JW_PERSONA_AGE));
  jw_words_append (words, jw_node_get_string (persona, JW_PERSONA_OCCUPATION));
  jw_words_append (words, jw_node_get_string (persona, JW_PERSONA_PLACE));
  if (jw_node_has (persona, JW_PERSONA_SHARE))
    {
      g_autofree char *share =
          jw_funnel_format_value (jw_node_get_number (persona, JW_PERSONA_SHARE));
      g_autofree char *part = g_strdup_printf (_ ("%s %% of customers"), share);

      jw_words_append (words, part);
    }
  return g_string_free (words, FALSE);
}

/* A line of words under those before it; nothing without words. */
static double
add_words (JwLayout *layout, const char *words, JwTypeKind kind, JwRole role, const JwRect *room)
{
  JwText *text;

  if (words == NULL || *words == '\0')
    return 0;
  text = jw_layout_text (layout, words, kind, room->width);
  return jw_layout_add_text (layout->scene->sheet, JW_ITEM_DECORATION, text, room->x, room->y, role)
      ->height;
}

static double
add_labelled (JwLayout *layout, JwNode *persona, guint property, const JwRect *room)
{
  const char *value = jw_node_get_string (persona, property);
  const char *label = jw_node_get_property_row (persona, property)->label;
  g_autofree char *words = value != NULL ? g_strdup_printf ("%s: %s", _ (label), value) : NULL;

  return add_words (layout, words, JW_TYPE_PERSONA_ABOUT, JW_ROLE_MUTED, room);
}

/* Name and words; returns the height. */
static double
add_texts (JwLayout *layout, JwNode *persona, JwItem *item, JwText *name, JwRect room)
{
  g_autofree char *facts = describe (persona);
  double top = room.y;

  jw_item_take_text (item, name, room.x, room.y, JW_ROLE_INK);
  room.y += jw_text_get_height (name);
  if (jw_node_get_boolean (persona, JW_PERSONA_BEST))
    room.y += add_words (layout, _ ("★ Best customers"), JW_TYPE_FLAG, JW_ROLE_INK, &room);
  room.y += add_words (layout, facts, JW_TYPE_NOTE, JW_ROLE_MUTED, &room);
  room.y += add_words (layout, jw_node_get_string (persona, JW_PERSONA_ABOUT),
                       JW_TYPE_PERSONA_ABOUT, JW_ROLE_MUTED, &room);
  room.y += add_labelled (layout, persona, JW_PERSONA_WANTS, &room);
  room.y += add_labelled (layout, persona, JW_PERSONA_WORRIES, &room);
  return room.y - top;
}

static gboolean
has_words (JwNode *persona)
{
  static const guint properties[] = { JW_PERSONA_BEST,  JW_PERSONA_ROLE,  JW_PERSONA_AGE,
                                      JW_PERSONA_SHARE, JW_PERSONA_PLACE, JW_PERSONA_OCCUPATION,
                                      JW_PERSONA_ABOUT, JW_PERSONA_WANTS, JW_PERSONA_WORRIES };

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    if (jw_node_has (persona, properties[i]))
      return TRUE;
  return FALSE;
}

/* One persona: disc, name, who it is; returns the height. A name alone stands beside the disc's
 * middle. */
static double
add_persona (JwLayout *layout, JwNode *persona, double x, double y, double width)
{
  JwGroup *sheet = layout->scene->sheet;
  double disc = DISC * layout->unit;
  double left = x + disc + 10 * layout->unit;
  JwRect room = { left, y, x + width - left, 0 };
  JwText *name = jw_layout_text (layout, jw_node_get_string (persona, JW_PERSONA_NAME),
                                 JW_TYPE_PERSONA_NAME, room.width);
  guint index = sheet->n;
  JwItem *item = jw_group_add (sheet, JW_ITEM_PERSONA, x, y, width, disc);
  double height;

  jw_item_set_node (item, jw_node_get_id (persona), JW_PERSONA_NAME);
  if (!has_words (persona))
    room.y += MAX (0, (disc - jw_text_get_height (name)) / 2);
  height = room.y - y + add_texts (layout, persona, item, name, room);
  jw_group_get (sheet, index)->height = MAX (height, disc);
  add_disc (layout, persona, x, y);
  return MAX (height, disc);
}

/* The left end of the personas: a column's edge where one suits, so that the head lines up with
 * the chevrons. */
double
jw_layout_find_people_left (JwLayout *layout)
{
  guint n = jw_node_get_n_children (JW_NODE (layout->map), JW_KIND_PERSONA);
  double right = layout->width - layout->margin;
  double most = 0.55 * (right - layout->margin);
  double each = n > 1 ? MIN_PERSONA * 1.2 : MAX_PERSONA;
  double wanted = MIN (n * each * layout->unit, most);

  if (n == 0)
    return right;
  for (guint i = layout->n_columns; i > 0; i--)
    {
      double room = right - layout->columns[i - 1].x;

      if (room >= wanted && room <= most)
        return layout->columns[i - 1].x;
    }
  return right - MIN (n * MAX_PERSONA * layout->unit, most);
}

double
jw_layout_people (JwLayout *layout, double left, double y)
{
  guint n = jw_node_get_n_children (JW_NODE (layout->map), JW_KIND_PERSONA);
  double gap = 16 * layout->unit;
  double room = layout->width - layout->margin - left;
  guint fit = (guint)((room + gap) / (MIN_PERSONA * layout->unit + gap));
  guint across = CLAMP (fit, 1, MAX (n, 1));
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
