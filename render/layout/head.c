#include <glib/gi18n-lib.h>
#include <string.h>

#include "render/layout/parts.h"
#include "render/layout/words.h"

/* In units: the greatest size of the logo, and what is between it and the title, and between the
 * titles and the personas. */
#define LOGO_HEIGHT 42.0
#define LOGO_WIDTH 130.0
#define LOGO_GAP 14.0
#define GAP 20.0
/* So many personas may go under the titles, with so much above them. */
#define MANY 3
#define LEAD 14.0

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

/* One name a line, as one line. */
static char *
join_lines (const char *lines)
{
  g_auto (GStrv) parts = g_strsplit (lines, "\n", -1);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? ", " : "", parts[i]);
  return g_string_free (joined, FALSE);
}

/* "By Ann" of the format and a value; nothing without a value. */
static void
append_formatted (GString *line, const char *format, const char *value)
{
  GString *part;

  if (value == NULL || *value == '\0')
    return;
  part = g_string_new (format);
  g_string_replace (part, "%s", value, 1);
  jw_words_append (line, part->str);
  g_string_free (part, TRUE);
}

/* Who made the map, and how long it is meant to hold. */
static char *
make_maker_line (JwLayout *layout)
{
  JwNode *map = JW_NODE (layout->map);
  const char *participants = jw_node_get_string (map, JW_MAP_PARTICIPANTS);
  g_autofree char *with = participants != NULL ? join_lines (participants) : NULL;
  g_autofree char *review = jw_words_format_date (jw_node_get_string (map, JW_MAP_REVIEW_DATE));
  GString *line = g_string_new (NULL);

  append_formatted (line, _ ("edition %s"), jw_node_get_string (map, JW_MAP_EDITION));
  append_formatted (line, _ ("made by %s"), jw_node_get_string (map, JW_MAP_AUTHORS));
  append_formatted (line, _ ("with %s"), with);
  append_formatted (line, _ ("kept up to date by %s"), jw_node_get_string (map, JW_MAP_OWNER));
  append_formatted (line, _ ("next review %s"), review);
  jw_words_append (line, jw_node_get_string (map, JW_MAP_RIGHTS));
  return g_string_free (line, FALSE);
}

/* Returns how far the titles move to the right for it; @bottom is its lower end. */
static double
add_logo (JwLayout *layout, double y, double width, double *bottom)
{
  const char *id = jw_node_get_string (JW_NODE (layout->map), JW_MAP_LOGO);
  JwRect room = { layout->margin, y, MIN (LOGO_WIDTH * layout->unit, width / 3),
                  LOGO_HEIGHT * layout->unit };
  JwItem *item =
      id != NULL ? jw_layout_add_picture (layout, layout->scene->sheet, id, &room) : NULL;

  if (item == NULL)
    return 0;
  item->line = JW_ROLE_NONE;
  *bottom = y + item->height;
  return item->width + LOGO_GAP * layout->unit;
}

/* Title and the lines under it; returns the lower end. */
static double
add_titles (JwLayout *layout, double x, double y, double width)
{
  JwNode *map = JW_NODE (layout->map);
  JwGroup *sheet = layout->scene->sheet;
  g_autofree char *line = make_context_line (layout);
  g_autofree char *makers = make_maker_line (layout);
  JwText *title =
      jw_layout_text (layout, jw_node_get_string (map, JW_MAP_TITLE), JW_TYPE_TITLE, width);
  JwText *context = jw_layout_text (layout, line, JW_TYPE_CONTEXT, width);
  JwItem *item = jw_layout_add_text (sheet, JW_ITEM_TITLE, title, x, y, JW_ROLE_INK);

  /* An empty title still offers a place to click. */
  item->width = MAX (item->width, MIN (width, 200 * layout->unit));
  jw_item_set_node (item, jw_node_get_id (map), JW_MAP_TITLE);
  y += item->height + 2 * layout->unit;
  item = jw_layout_add_text (sheet, JW_ITEM_CONTEXT, context, x, y, JW_ROLE_MUTED);
  y += item->height;
  if (*makers == '\0' || !jw_parts_is_first (layout))
    return y;
  context = jw_layout_text (layout, makers, JW_TYPE_NOTE, width);
  return y + jw_layout_add_text (sheet, JW_ITEM_DECORATION, context, x, y, JW_ROLE_MUTED)->height;
}

static gboolean
shows_people (JwLayout *layout)
{
  return jw_parts_is_first_of_stages (layout) &&
         jw_node_get_n_children (JW_NODE (layout->map), JW_KIND_PERSONA) > 0;
}

/* Logo, titles and what the map says beside them; returns the lower end. */
static double
add_left_side (JwLayout *layout, double y, double width)
{
  double logo_bottom = y, aside = add_logo (layout, y, width, &logo_bottom);
  double titles = add_titles (layout, layout->margin + aside, y, width - aside);

  return jw_layout_head_blocks (layout, layout->margin, MAX (titles, logo_bottom), width);
}

/* Personas at the right, from a place on; returns the lower end of all. */
static double
add_in_corner (JwLayout *layout, double left, double y)
{
  gboolean has_people = shows_people (layout);
  double width = left - layout->margin - (has_people ? GAP * layout->unit : 0);
  double bottom = add_left_side (layout, y, width);
  double people = has_people ? jw_layout_people (layout, left, y + 2 * layout->unit) : y;

  return MAX (bottom, people);
}

/* Personas in rows over the whole width, under all else. */
static double
add_beneath (JwLayout *layout, double y)
{
  double bottom = add_left_side (layout, y, layout->width - 2 * layout->margin);

  return jw_layout_people (layout, layout->margin, bottom + LEAD * layout->unit);
}

/* Many personas would make a head of half the sheet, were they all in the corner. */
static gboolean
is_crowded (JwLayout *layout, double left, double y)
{
  JwGroup *sheet = layout->scene->sheet;
  double corner, beneath;

  if (!shows_people (layout) ||
      jw_node_get_n_children (JW_NODE (layout->map), JW_KIND_PERSONA) < MANY)
    return FALSE;
  layout->scene->sheet = jw_group_new ();
  corner = add_in_corner (layout, left, y);
  beneath = add_beneath (layout, y);
  jw_group_unref (layout->scene->sheet);
  layout->scene->sheet = sheet;
  return beneath < corner;
}

double
jw_layout_head (JwLayout *layout, double y)
{
  double left = jw_layout_find_people_left (layout);
  double bottom =
      is_crowded (layout, left, y) ? add_beneath (layout, y) : add_in_corner (layout, left, y);

  return bottom + 13 * layout->unit;
}
