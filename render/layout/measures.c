#include "render/layout/measures.h"

#include <glib/gi18n-lib.h>

#include "model/persona.h"
#include "render/layout/funnel.h"
#include "render/layout/words.h"

/* In units: what is between figure and unit, and above a block. */
#define WORD_GAP 4.0
#define LEAD 6.0

/* "40 %" of a value in the measure's unit. */
static char *
format_value (JwNode *measure, guint property)
{
  g_autofree char *value = jw_funnel_format_value (jw_node_get_number (measure, property));
  const char *unit = jw_node_get_string (measure, JW_MEASURE_UNIT);

  return unit != NULL && *unit != '\0' ? g_strdup_printf ("%s\302\240%s", value, unit)
                                       : g_steal_pointer (&value);
}

static void
append_target (GString *words, JwNode *measure)
{
  g_autofree char *target = NULL, *goal = NULL;

  if (!jw_node_has (measure, JW_MEASURE_TARGET))
    return;
  target = format_value (measure, JW_MEASURE_TARGET);
  switch (jw_node_get_choice (measure, JW_MEASURE_BETTER))
    {
    case 0:
      /* Translators: a number to reach, such as “goal 40 % or more” */
      goal = g_strdup_printf (_ ("goal %s or more"), target);
      break;
    case 1:
      goal = g_strdup_printf (_ ("goal %s or less"), target);
      break;
    default:
      goal = g_strdup_printf (_ ("goal %s"), target);
    }
  jw_words_append (words, goal);
}

static void
append_previous (GString *words, JwNode *measure)
{
  double change = jw_node_get_number (measure, JW_MEASURE_VALUE) -
                  jw_node_get_number (measure, JW_MEASURE_PREVIOUS);
  const char *arrow = change > 0 ? "↗" : change < 0 ? "↘" : "→";
  g_autofree char *value = NULL, *before = NULL;

  if (!jw_node_has (measure, JW_MEASURE_PREVIOUS))
    return;
  value = format_value (measure, JW_MEASURE_PREVIOUS);
  /* Translators: an arrow up, down or straight on, and the number before */
  before = g_strdup_printf (_ ("%s %s before"),
                            jw_node_has (measure, JW_MEASURE_VALUE) ? arrow : "", value);
  jw_words_append (words, g_strchug (before));
}

static void
append_days (GString *words, JwNode *measure)
{
  g_autofree char *from = jw_words_format_date (jw_node_get_string (measure, JW_MEASURE_FROM));
  g_autofree char *until = jw_words_format_date (jw_node_get_string (measure, JW_MEASURE_UNTIL));
  g_autofree char *days = NULL;

  if (from != NULL && until != NULL)
    days = g_strdup_printf ("%s – %s", from, until);
  else if (from != NULL)
    days = g_strdup_printf (_ ("since %s"), from);
  else if (until != NULL)
    days = g_strdup_printf (_ ("until %s"), until);
  jw_words_append (words, days);
}

char *
jw_measure_describe (JwMeasure *self, JwLayout *layout)
{
  JwNode *measure = JW_NODE (self);
  const char *state = jw_node_get_string (measure, JW_MEASURE_STATE);
  const char *persona_id = jw_node_get_string (measure, JW_MEASURE_PERSONA);
  JwNode *persona = persona_id != NULL ? jw_map_find (layout->map, persona_id) : NULL;
  GString *words = g_string_new (NULL);

  jw_words_append (words, jw_node_get_string (measure, JW_MEASURE_NAME));
  if (persona != NULL && jw_node_get_kind (persona) == JW_KIND_PERSONA)
    jw_words_append (words, jw_node_get_string (persona, JW_PERSONA_NAME));
  if (state != NULL)
    jw_words_append (words, jw_property_choice_label (
                                jw_node_get_property_row (measure, JW_MEASURE_STATE), state));
  append_target (words, measure);
  append_previous (words, measure);
  append_days (words, measure);
  jw_words_append (words, jw_node_get_string (measure, JW_MEASURE_SOURCE));
  return g_string_free (words, FALSE);
}

static void
add_note (JwLayout *layout, JwGroup *group, double width, const char *words)
{
  JwText *text;

  if (words == NULL || *words == '\0')
    return;
  text = jw_layout_text (layout, words, JW_TYPE_NOTE, width);
  jw_layout_add_text (group, JW_ITEM_DECORATION, text, 0, group->height, JW_ROLE_MUTED);
  group->height += jw_text_get_height (text);
}

/* Beside the figure where there is room, else beneath it. */
static void
add_unit (JwLayout *layout, JwGroup *group, double width, JwText *figure, const char *words)
{
  double x = jw_text_get_width (figure) - jw_text_get_ink_left (figure) + WORD_GAP * layout->unit;
  JwText *unit = jw_layout_text_line (layout, words, JW_TYPE_UNIT, width);
  double y =
      LEAD * layout->unit + jw_text_get_first_baseline (figure) - jw_text_get_first_baseline (unit);
  gboolean beside = x + jw_text_get_width (unit) <= width;

  jw_layout_add_text (group, JW_ITEM_DECORATION, unit, beside ? x : 0, beside ? y : group->height,
                      JW_ROLE_MUTED);
  if (!beside)
    group->height += jw_text_get_height (unit);
}

JwGroup *
jw_measure_make_block (JwMeasure *self, JwLayout *layout, double width)
{
  JwNode *measure = JW_NODE (self);
  JwGroup *group = jw_group_new ();
  double top = LEAD * layout->unit;
  g_autofree char *words = jw_measure_describe (self, layout);
  g_autofree char *value =
      jw_node_has (measure, JW_MEASURE_VALUE)
          ? jw_funnel_format_value (jw_node_get_number (measure, JW_MEASURE_VALUE))
          : NULL;
  JwText *figure = jw_layout_text_line (layout, value, JW_TYPE_FIGURE_SMALL, width);
  JwItem *item = jw_group_add (group, JW_ITEM_MEASURE, 0, top, width, 0);
  const char *unit = jw_node_get_string (measure, JW_MEASURE_UNIT);

  jw_item_set_node (item, jw_node_get_id (measure), JW_MEASURE_VALUE);
  jw_item_take_text (item, figure, -jw_text_get_ink_left (figure), top, JW_ROLE_INK);
  group->height = top + jw_text_get_height (figure);
  if (value != NULL && unit != NULL && *unit != '\0')
    add_unit (layout, group, width, figure, unit);
  add_note (layout, group, width, words);
  add_note (layout, group, width, jw_node_get_string (measure, JW_MEASURE_NOTE));
  jw_group_get (group, 0)->height = group->height - top;
  jw_layout_finish_group (layout, group, width);
  return group;
}
