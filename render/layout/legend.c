#include "render/layout/legend.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/card.h"
#include "model/leg.h"
#include "model/link.h"
#include "model/persona.h"
#include "render/layout/funnel.h"
#include "render/layout/parts.h"
#include "render/layout/ways.h"
#include "render/layout/words.h"

/* In units: what is above the legend, the sample of a line, and what is round it. */
#define LEAD 10.0
#define SAMPLE 26.0
#define GAP 7.0
#define ENTRY_GAP 18.0
#define LINE_GAP 2.0
/* What is between two paths side by side, the least that one needs, and how many of them there are
 * at most. */
#define COLUMN_GAP 20.0
#define MIN_COLUMN 330.0
#define MAX_ACROSS 3
/* A card is named by so many letters at most. */
#define MAX_NAME 40

/* Entries run from left to right and wrap. */
typedef struct
{
  JwLayout *layout;
  double x, y, bottom;
  GHashTable *said, *drawn; /* see list_ways() */
} Legend;

static JwItem *
add_sample (Legend *legend, double middle)
{
  JwLayout *layout = legend->layout;
  double width = SAMPLE * layout->unit;
  JwItem *item =
      jw_group_add (layout->scene->foot, JW_ITEM_DECORATION, legend->x, middle, width, 0);

  item->outline = jw_outline_new ();
  jw_outline_move_to (item->outline, legend->x, middle);
  jw_outline_line_to (item->outline, legend->x + width, middle);
  return item;
}

static double
get_middle (const Legend *legend)
{
  return legend->y + jw_layout_get_line_height (legend->layout, JW_TYPE_NOTE) / 2;
}

static void
begin_line (Legend *legend)
{
  legend->x = legend->layout->margin;
  legend->y = legend->bottom + LINE_GAP * legend->layout->unit;
}

static void
add_link_kind (Legend *legend, guint kind)
{
  JwLayout *layout = legend->layout;
  double lead = (SAMPLE + GAP) * layout->unit;
  const char *label = _ (jw_link_types[kind].label);
  JwText *text =
      jw_layout_text_line (layout, label, JW_TYPE_NOTE, layout->width - 2 * layout->margin - lead);

  if (legend->x + lead + jw_text_get_width (text) > layout->width - layout->margin)
    begin_line (legend);
  jw_link_style (layout, kind, FALSE, add_sample (legend, get_middle (legend)));
  legend->x += lead;
  jw_layout_add_text (layout->scene->foot, JW_ITEM_DECORATION, text, legend->x, legend->y,
                      JW_ROLE_MUTED);
  legend->x += jw_text_get_width (text) + ENTRY_GAP * layout->unit;
  legend->bottom = MAX (legend->bottom, legend->y + jw_text_get_height (text));
}

/* On a page of several, whether it has the line. */
static gboolean
is_here (const Legend *legend, JwNode *node)
{
  return !legend->layout->is_part || g_hash_table_contains (legend->drawn, node);
}

static void
add_link_kinds (Legend *legend)
{
  gboolean used[8] = { FALSE };

  for (JwNode *link = jw_node_get_first_child (JW_NODE (legend->layout->map), JW_KIND_LINK);
       link != NULL; link = jw_node_get_next (link))
    {
      int kind = jw_node_get_choice (link, JW_LINK_TYPE);

      if (kind >= 0 && kind < (int)G_N_ELEMENTS (used) && is_here (legend, link))
        used[kind] = TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (used) && jw_link_types[i].token != NULL; i++)
    if (used[i])
      add_link_kind (legend, i);
}

/* The first words of a card. */
static char *
name_card (JwLayout *layout, const char *id)
{
  JwNode *card = id != NULL ? jw_map_find (layout->map, id) : NULL;
  const char *text = card != NULL && jw_node_get_kind (card) == JW_KIND_CARD
                         ? jw_node_get_string (card, JW_CARD_TEXT)
                         : NULL;
  g_autofree char *line =
      g_strndup (text != NULL ? text : "", text != NULL ? strcspn (text, "\n") : 0);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= MAX_NAME)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, MAX_NAME - 1);
  return g_strconcat (start, "…", NULL);
}

/* The links and legs that are drawn, or those of which all that is known stands at their lines. */
static GHashTable *
list_ways (JwLayout *layout, gboolean only_said)
{
  GHashTable *nodes = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < layout->ways->list->len; i++)
    if (!only_said || jw_ways_get (layout->ways, i)->is_said)
      g_hash_table_add (nodes, jw_ways_get (layout->ways, i)->node);
  return nodes;
}

static void
append_share (GString *words, JwNode *node, guint property)
{
  g_autofree char *number = NULL;

  if (!jw_node_has (node, property))
    return;
  number = jw_funnel_format_value (jw_node_get_number (node, property));
  g_string_append_printf (words, "%s%s\302\240%%", words->len > 0 ? " " : "", number);
}

/* "Checkout → Order page 70 %, 3 times, 2 h, looks again" */
static char *
describe_leg (JwLayout *layout, JwNode *leg)
{
  g_autofree char *from = name_card (layout, jw_node_get_string (leg, JW_LEG_FROM));
  const char *to_id = jw_node_get_string (leg, JW_LEG_TO);
  g_autofree char *to = to_id != NULL ? name_card (layout, to_id) : g_strdup (_ ("the end"));
  const char *label = jw_node_get_string (leg, JW_LEG_LABEL);
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, "%s %s %s", from, jw_words_get_arrow (from), to);
  append_share (words, leg, JW_LEG_SHARE);
  if (jw_node_has (leg, JW_LEG_TIMES))
    {
      double times = jw_node_get_number (leg, JW_LEG_TIMES);
      g_autofree char *number = jw_funnel_format_value (times);

      g_string_append (words, ", ");
      g_string_append_printf (words, ngettext ("%s time", "%s times", times == 1 ? 1 : 2), number);
    }
  if (jw_node_has (leg, JW_LEG_DURATION))
    {
      g_autofree char *time = jw_words_format_minutes (jw_node_get_number (leg, JW_LEG_DURATION));

      g_string_append_printf (words, ", %s", time);
    }
  if (label != NULL && *label != '\0')
    g_string_append_printf (words, ", %s", label);
  return g_string_free (words, FALSE);
}

/* "Checkout → Order page: two days lost", of the links that found no room for it. */
static char *
describe_links (const Legend *legend)
{
  JwLayout *layout = legend->layout;
  GString *all = g_string_new (NULL);

  for (JwNode *link = jw_node_get_first_child (JW_NODE (layout->map), JW_KIND_LINK); link != NULL;
       link = jw_node_get_next (link))
    {
      g_autofree char *words = jw_link_describe (link);
      g_autofree char *from = NULL, *to = NULL, *part = NULL;

      if (words == NULL || g_hash_table_contains (legend->said, link) ||
          !jw_parts_touches (layout, jw_node_get_string (link, JW_LINK_FROM),
                             jw_node_get_string (link, JW_LINK_TO)))
        continue;
      from = name_card (layout, jw_node_get_string (link, JW_LINK_FROM));
      to = name_card (layout, jw_node_get_string (link, JW_LINK_TO));
      part = g_strdup_printf ("%s %s %s: %s", from, jw_words_get_arrow (from), to, words);
      jw_words_append (all, part);
    }
  return g_string_free (all, FALSE);
}

static void
add_links (Legend *legend)
{
  JwLayout *layout = legend->layout;
  g_autofree char *words = describe_links (legend);
  JwText *text;

  if (*words == '\0')
    return;
  begin_line (legend);
  text = jw_layout_text (layout, words, JW_TYPE_NOTE, layout->width - 2 * layout->margin);
  jw_layout_add_text (layout->scene->foot, JW_ITEM_DECORATION, text, layout->margin, legend->y,
                      JW_ROLE_MUTED);
  legend->bottom = legend->y + jw_text_get_height (text);
}

static gboolean
touches_page (JwLayout *layout, JwNode *leg)
{
  return jw_parts_touches (layout, jw_node_get_string (leg, JW_LEG_FROM),
                           jw_node_get_string (leg, JW_LEG_TO));
}

/* A path that a page of several has nothing of is not told there. */
static gboolean
is_path_here (JwLayout *layout, JwNode *path)
{
  JwNode *leg = jw_node_get_first_child (path, JW_KIND_LEG);

  while (leg != NULL && !touches_page (layout, leg))
    leg = jw_node_get_next (leg);
  return !layout->is_part || leg != NULL;
}

static char *
describe_legs (const Legend *legend, JwNode *path)
{
  GString *words = g_string_new (NULL);

  for (JwNode *leg = jw_node_get_first_child (path, JW_KIND_LEG); leg != NULL;
       leg = jw_node_get_next (leg))
    {
      g_autofree char *part = NULL;

      if (g_hash_table_contains (legend->said, leg) || !touches_page (legend->layout, leg))
        continue;
      part = describe_leg (legend->layout, leg);
      jw_words_append (words, part);
    }
  return g_string_free (words, FALSE);
}

static char *
describe_path (JwLayout *layout, JwNode *path)
{
  const char *state = jw_node_get_string (path, JW_PATH_STATE);
  const char *persona_id = jw_node_get_string (path, JW_PATH_PERSONA);
  JwNode *persona = persona_id != NULL ? jw_map_find (layout->map, persona_id) : NULL;
  g_autoptr (GString) share = g_string_new (NULL);
  GString *words = g_string_new (NULL);

  jw_words_append (words, jw_node_get_string (path, JW_PATH_NAME));
  if (persona != NULL && jw_node_get_kind (persona) == JW_KIND_PERSONA)
    jw_words_append (words, jw_node_get_string (persona, JW_PERSONA_NAME));
  if (state != NULL)
    jw_words_append (
        words, jw_property_choice_label (jw_node_get_property_row (path, JW_PATH_STATE), state));
  append_share (share, path, JW_PATH_SHARE);
  jw_words_append (words, share->str);
  return g_string_free (words, FALSE);
}

/* The name beside a sample of its line, and beneath it the legs in words, in a column of the
 * legend; returns the lower end. */
static double
add_path (Legend *legend, JwNode *path, double width)
{
  JwLayout *layout = legend->layout;
  JwGroup *foot = layout->scene->foot;
  double lead = (SAMPLE + GAP) * layout->unit, left = legend->x + lead;
  g_autofree char *name = describe_path (layout, path);
  g_autofree char *legs = describe_legs (legend, path);
  JwText *text = jw_layout_text (layout, name, JW_TYPE_RULE_NAME, width - lead);
  double bottom = legend->y + jw_text_get_height (text);
  JwItem *item;

  jw_path_style (layout, JW_PATH (path), add_sample (legend, get_middle (legend)));
  item = jw_layout_add_text (foot, JW_ITEM_PATH, text, left, legend->y, JW_ROLE_INK);
  jw_item_set_node (item, jw_node_get_id (path), -1);
  if (*legs == '\0')
    return bottom;
  text = jw_layout_text (layout, legs, JW_TYPE_NOTE, width - lead);
  jw_layout_add_text (foot, JW_ITEM_DECORATION, text, left, bottom, JW_ROLE_MUTED);
  return bottom + jw_text_get_height (text);
}

static GPtrArray *
list_paths (JwLayout *layout)
{
  GPtrArray *paths = g_ptr_array_new ();

  for (JwNode *path = jw_node_get_first_child (JW_NODE (layout->map), JW_KIND_PATH); path != NULL;
       path = jw_node_get_next (path))
    if (is_path_here (layout, path))
      g_ptr_array_add (paths, path);
  return paths;
}

/* Side by side, as lines of text across the whole sheet are hard to follow. */
static void
add_paths (Legend *legend)
{
  JwLayout *layout = legend->layout;
  g_autoptr (GPtrArray) paths = list_paths (layout);
  double gap = COLUMN_GAP * layout->unit;
  double room = layout->width - 2 * layout->margin + gap;
  guint fit = (guint)MAX (1, room / (MIN_COLUMN * layout->unit + gap));
  guint across = MIN (CLAMP (paths->len, 2, MAX_ACROSS), fit);
  double pitch = room / across;

  if (paths->len > 0 && legend->bottom < legend->y)
    legend->bottom = legend->y - LINE_GAP * layout->unit;

  for (guint i = 0; i < paths->len; i++)
    {
      double bottom;

      if (i % across == 0)
        begin_line (legend);
      legend->x = layout->margin + (i % across) * pitch;
      bottom = add_path (legend, g_ptr_array_index (paths, i), pitch - gap);
      legend->bottom = MAX (legend->bottom, bottom);
    }
}

double
jw_layout_legend (JwLayout *layout, double y)
{
  g_autoptr (GHashTable) said = list_ways (layout, TRUE);
  g_autoptr (GHashTable) drawn = list_ways (layout, FALSE);
  Legend legend = { layout, layout->margin, y + LEAD * layout->unit, 0 };

  if (layout->theme->is_blank)
    return y;
  legend.bottom = y;
  legend.said = said;
  legend.drawn = drawn;
  add_link_kinds (&legend);
  add_links (&legend);
  add_paths (&legend);
  return legend.bottom;
}
