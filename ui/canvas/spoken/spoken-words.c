#include "ui/canvas/spoken/spoken-words.h"

#include <glib/gi18n-lib.h>

#include "model/card.h"
#include "model/curve.h"
#include "model/edit/commands.h"
#include "model/file/number.h"
#include "model/lane.h"
#include "model/link.h"
#include "model/measure.h"
#include "model/point.h"
#include "model/stage.h"
#include "ui/inspector/node-name.h"

/* More of a text is not said before it is asked for; in characters. */
#define MAX_CHARS 400

static char *
say_text (const char *text)
{
  g_autofree char *line = NULL;
  g_autofree char *start = NULL;

  if (text == NULL || *text == '\0')
    return g_strdup (_ ("no text"));
  line = g_strdelimit (g_strdup (text), "\n", ' ');
  if (g_utf8_strlen (line, -1) <= MAX_CHARS)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, MAX_CHARS);
  return g_strconcat (start, "…", NULL);
}

static char *
say_number (double number)
{
  char buffer[JW_NUMBER_BUFFER];

  return g_strdup (jw_number_format (number, buffer));
}

static char *
say_stage (JwNode *stage)
{
  const char *name = stage != NULL ? jw_node_get_string (stage, JW_STAGE_NAME) : NULL;

  if (name != NULL && *name != '\0')
    return g_strdup (name);
  return stage != NULL ? g_strdup_printf (_ ("stage %u"), jw_node_get_position (stage) + 1)
                       : g_strdup (_ ("no stage"));
}

static char *
name_among (JwNode *node, const char *kind)
{
  JwNode *parent = jw_node_get_parent (node);
  guint n = jw_node_get_n_children (parent, jw_node_get_kind (node));
  guint number = jw_node_get_position (node) + 1;
  g_autofree char *text = say_text (jw_node_find_name (node));

  /* Translators: a kind of thing, its number among how many, its name: "Stage 2 of 5: Search" */
  return g_strdup_printf (_ ("%s %u of %u: %s"), kind, number, n, text);
}

static char *
name_stage (JwNode *stage)
{
  g_autofree char *name = name_among (stage, _ ("Stage"));
  const char *who = jw_node_get_string (stage, JW_STAGE_WHO);

  return who != NULL ? g_strdup_printf ("%s. %s", name, who) : g_steal_pointer (&name);
}

static char *
name_lane (JwNode *lane)
{
  guint n = jw_node_get_n_children (jw_node_get_parent (lane), JW_KIND_LANE);

  /* Translators: the name of a lane, its number among how many */
  return g_strdup_printf (_ ("%s, lane %u of %u"), jw_lane_get_shown_name (lane),
                          jw_node_get_position (lane) + 1, n);
}

static char *
say_card_place (JwNode *card, guint index, guint n)
{
  const char *kind = jw_lane_type_card_name (jw_lane_get_lane_type (jw_card_get_lane (card)));
  g_autofree char *stage = say_stage (jw_card_get_stage (card));

  if (n < 2)
    /* Translators: a kind of card, its stage */
    return g_strdup_printf (_ ("%s, %s"), kind, stage);
  /* Translators: a kind of card, its stage, its number among how many */
  return g_strdup_printf (_ ("%s, %s, %u of %u"), kind, stage, index + 1, n);
}

static char *
name_card (JwNode *card, guint index, guint n)
{
  g_autofree char *place = say_card_place (card, index, n);
  g_autofree char *text = say_text (jw_node_get_string (card, JW_CARD_TEXT));

  /* Translators: what and where a card is, its text */
  return g_strdup_printf (_ ("%s: %s"), place, text);
}

static JwNode *
find_target (JwNode *node, guint property)
{
  const char *id = jw_node_get_string (node, property);

  return id != NULL ? jw_map_find (jw_node_get_map (node), id) : NULL;
}

static char *
say_feeling (JwNode *point)
{
  JwNode *curve = jw_node_get_parent (point);
  const char *word = jw_node_get_string (point, JW_POINT_WORD);
  g_autofree char *score = NULL, *from = NULL, *to = NULL;

  if (!jw_node_has (point, JW_POINT_SCORE))
    return say_text (word);
  score = say_number (jw_node_get_number (point, JW_POINT_SCORE));
  from = say_number (jw_node_get_number (curve, JW_CURVE_LOW));
  to = say_number (jw_node_get_number (curve, JW_CURVE_HIGH));
  /* Translators: a score on a scale from a lowest to a highest one: "1.5 on a scale from -2 to 2"
   */
  return g_strdup_printf (_ ("%s on a scale from %s to %s"), score, from, to);
}

static char *
name_point (JwNode *point)
{
  g_autofree char *stage = say_stage (find_target (point, JW_POINT_STAGE));
  g_autofree char *feeling = say_feeling (point);
  const char *quote = jw_node_get_string (point, JW_POINT_QUOTE);

  if (quote == NULL || *quote == '\0')
    /* Translators: the stage, how it feels there */
    return g_strdup_printf (_ ("Feeling, %s: %s"), stage, feeling);
  /* Translators: the stage, how it feels there, what the customer says */
  return g_strdup_printf (_ ("Feeling, %s: %s, “%s”"), stage, feeling, quote);
}

static char *
say_value (JwNode *measure)
{
  const char *unit = jw_node_get_string (measure, JW_MEASURE_UNIT);
  g_autofree char *value = NULL;

  if (!jw_node_has (measure, JW_MEASURE_VALUE))
    return g_strdup (_ ("not known"));
  value = say_number (jw_node_get_number (measure, JW_MEASURE_VALUE));
  return unit != NULL ? g_strdup_printf ("%s %s", value, unit) : g_steal_pointer (&value);
}

static char *
name_measure (JwNode *measure)
{
  g_autofree char *stage = say_stage (find_target (measure, JW_MEASURE_STAGE));
  g_autofree char *value = say_value (measure);
  const char *name = jw_node_get_string (measure, JW_MEASURE_NAME);

  if (name == NULL)
    /* Translators: the stage, a value with its unit */
    return g_strdup_printf (_ ("Number, %s: %s"), stage, value);
  /* Translators: the stage, what is counted, its value with its unit */
  return g_strdup_printf (_ ("Number, %s: %s, %s"), stage, name, value);
}

static char *
name_link (JwNode *link)
{
  JwNode *from = find_target (link, JW_LINK_FROM), *to = find_target (link, JW_LINK_TO);
  g_autofree char *start = say_text (from ? jw_node_get_string (from, JW_CARD_TEXT) : NULL);
  g_autofree char *end = say_text (to ? jw_node_get_string (to, JW_CARD_TEXT) : NULL);
  const char *kind = jw_property_choice_label (jw_node_get_property_row (link, JW_LINK_TYPE),
                                               jw_node_get_string (link, JW_LINK_TYPE));

  /* Translators: a kind of link ("Answers"), the card it begins at, the card it ends at */
  return g_strdup_printf (_ ("Link, %s: from %s to %s"), kind, start, end);
}

char *
jw_spoken_name_node (JwNode *node, guint index, guint n)
{
  g_autofree char *text = NULL;

  switch (jw_node_get_kind (node))
    {
    case JW_KIND_MAP:
      text = say_text (jw_node_get_string (node, JW_MAP_TITLE));
      return g_strdup_printf (_ ("Title of the map: %s"), text);
    case JW_KIND_STAGE:
      return name_stage (node);
    case JW_KIND_LANE:
      return name_lane (node);
    case JW_KIND_CARD:
      return name_card (node, index, n);
    case JW_KIND_POINT:
      return name_point (node);
    case JW_KIND_MEASURE:
      return name_measure (node);
    case JW_KIND_LINK:
      return name_link (node);
    default:
      return name_among (node, jw_kind_get_label (jw_node_get_kind (node)));
    }
}

char *
jw_spoken_name_text (JwNode *node, guint property)
{
  const char *kind = jw_kind_get_label (jw_node_get_kind (node));
  JwNode *lane, *stage;

  if (jw_node_get_kind (node) != JW_KIND_CARD)
    /* Translators: a kind of thing, which of its texts: "Stage, Name" */
    return g_strdup_printf (_ ("%s, %s"), kind,
                            _ (jw_node_get_property_row (node, property)->label));
  lane = jw_card_get_lane (node);
  stage = jw_card_get_stage (node);
  return say_card_place (node, jw_card_get_index (node),
                         jw_map_get_n_cell_cards (jw_node_get_map (node), lane, stage));
}

char *
jw_spoken_name_cell (JwNode *lane, JwNode *stage, guint n)
{
  const char *name = jw_lane_get_shown_name (lane);
  g_autofree char *where = say_stage (stage);

  if (n == 0)
    /* Translators: the lane and stage of an empty cell */
    return g_strdup_printf (_ ("%s, %s: empty"), name, where);
  /* Translators: the lane and stage of a cell, and how many things are in it */
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s, %s: %u entry", "%s, %s: %u entries", n), name, where, n);
}

/* What the name says already, or what has no words. */
static gboolean
is_passed_over (JwNode *node, const JwProperty *row)
{
  static const char *const named[] = { "name", "text", "title", "quote", "word", "unit", "who" };
  JwKind kind = jw_node_get_kind (node);

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    if (g_str_equal (row->name, named[i]))
      return TRUE;
  if ((kind == JW_KIND_MEASURE && g_str_equal (row->name, "value")) ||
      (kind == JW_KIND_POINT && g_str_equal (row->name, "score")) ||
      (kind == JW_KIND_LINK && g_str_equal (row->name, "type")))
    return TRUE;
  return (row->flags & JW_PROPERTY_HIDDEN) || row->type == JW_PROPERTY_REF ||
         row->type == JW_PROPERTY_REFS || row->type == JW_PROPERTY_DATA ||
         row->type == JW_PROPERTY_COLOR;
}

static void
append_property (GString *out, JwNode *node, guint property)
{
  const JwProperty *row = jw_node_get_property_row (node, property);
  g_autofree char *value = NULL;

  if (is_passed_over (node, row) || !jw_node_has (node, property))
    return;
  if (row->type == JW_PROPERTY_BOOLEAN && !jw_node_get_boolean (node, property))
    return;
  if (row->type == JW_PROPERTY_NUMBER)
    value = say_number (jw_node_get_number (node, property));
  else if (row->type == JW_PROPERTY_CHOICE)
    value = g_strdup (jw_property_choice_label (row, jw_node_get_string (node, property)));
  else if (row->type != JW_PROPERTY_BOOLEAN)
    value = say_text (jw_node_get_string (node, property));
  g_string_append_printf (out, "%s%s%s%s.", out->len > 0 ? " " : "", _ (row->label),
                          value != NULL ? " " : "", value != NULL ? value : "");
}

char *
jw_spoken_describe (JwNode *node)
{
  JwKind kind = jw_node_get_kind (node);
  g_autoptr (GString) out = g_string_new (NULL);

  if (kind == JW_KIND_MAP || kind == JW_KIND_LANE)
    return NULL;
  for (guint i = 0; i < jw_node_get_n_properties (node); i++)
    append_property (out, node, i);
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}
