#include "render/layout/facts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/card.h"
#include "model/persona.h"
#include "model/step.h"
#include "render/layout/funnel.h"
#include "render/layout/parts.h"
#include "render/layout/words.h"
#include "render/theme-private.h"

typedef enum
{
  FACT_FLAG,    /* said if it is set */
  FACT_CHOICE,  /* its label */
  FACT_TEXT,    /* as it stands */
  FACT_MINUTES, /* as people say them */
  FACT_NUMBER,
  FACT_DATE,
  FACT_LINK, /* without what each begins with */
  FACT_STEP,
  FACT_ACTORS, /* sender and receiver */
  FACT_PERSONAS,
} FactForm;

/* In the order of telling: what stands out, where and how it happens, who does it, how well it is
 * known, what it is worth. The format takes what the form makes of the value. */
static const struct
{
  guint property;
  FactForm form;
  const char *format;
  JwRole role;
} table[] = {
  { JW_CARD_MOMENT, FACT_FLAG, N_ ("★ Moment that matters"), JW_ROLE_INK },
  { JW_CARD_BRIGHT, FACT_FLAG, N_ ("✓ Bright spot"), JW_ROLE_POSITIVE },
  { JW_CARD_FAIL, FACT_FLAG, N_ ("▲ Can go wrong"), JW_ROLE_NEGATIVE },
  { JW_CARD_DECISION, FACT_FLAG, N_ ("◆ Decision"), JW_ROLE_INK },
  { JW_CARD_EXIT, FACT_FLAG, N_ ("→ May end here"), JW_ROLE_WARNING },
  { JW_CARD_STEP, FACT_STEP, "%s", JW_ROLE_MUTED },
  { JW_CARD_CHANNEL, FACT_CHOICE, "%s", JW_ROLE_MUTED },
  { JW_CARD_DEVICE, FACT_CHOICE, "%s", JW_ROLE_MUTED },
  { JW_CARD_MEDIUM, FACT_CHOICE, N_ ("prefers: %s"), JW_ROLE_MUTED },
  { JW_CARD_TIME, FACT_TEXT, "%s", JW_ROLE_MUTED },
  { JW_CARD_PLACE, FACT_TEXT, "%s", JW_ROLE_MUTED },
  { JW_CARD_FREQUENCY, FACT_TEXT, "%s", JW_ROLE_MUTED },
  { JW_CARD_DURATION, FACT_MINUTES, N_ ("takes %s"), JW_ROLE_MUTED },
  { JW_CARD_WAITING, FACT_MINUTES, N_ ("waits %s"), JW_ROLE_WARNING },
  { JW_CARD_SENDER, FACT_ACTORS, "%s", JW_ROLE_MUTED },
  { JW_CARD_OWNER, FACT_TEXT, "%s", JW_ROLE_MUTED },
  { JW_CARD_SYSTEM, FACT_TEXT, "%s", JW_ROLE_MUTED },
  { JW_CARD_PERSONAS, FACT_PERSONAS, "%s", JW_ROLE_MUTED },
  { JW_CARD_SEVERITY, FACT_NUMBER, N_ ("Severity %s of 5"), JW_ROLE_MUTED },
  { JW_CARD_EVIDENCE, FACT_CHOICE, "%s", JW_ROLE_MUTED },
  { JW_CARD_SOURCE, FACT_TEXT, "%s", JW_ROLE_MUTED },
  { JW_CARD_VOTES, FACT_NUMBER, N_ ("● %s votes"), JW_ROLE_INK },
  { JW_CARD_VALUE, FACT_NUMBER, N_ ("Value %s of 5"), JW_ROLE_MUTED },
  { JW_CARD_EFFORT, FACT_NUMBER, N_ ("Effort %s of 5"), JW_ROLE_MUTED },
  { JW_CARD_COST, FACT_NUMBER, N_ ("Costs %s"), JW_ROLE_MUTED },
  { JW_CARD_STATUS, FACT_CHOICE, "%s", JW_ROLE_INK },
  { JW_CARD_DUE, FACT_DATE, N_ ("by %s"), JW_ROLE_MUTED },
  { JW_CARD_TAGS, FACT_TEXT, "%s", JW_ROLE_MUTED },
  { JW_CARD_CALL, FACT_TEXT, N_ ("says: %s"), JW_ROLE_INK },
  { JW_CARD_URL, FACT_LINK, "%s", JW_ROLE_MUTED },
};

static void
clear_fact (gpointer data)
{
  g_free (((JwFact *)data)->label);
}

/* The name of the node that a property names, if it is of that kind. */
static const char *
get_target_name (JwLayout *layout, const char *id, JwKind kind, guint name)
{
  JwNode *node = id != NULL ? jw_map_find (layout->map, id) : NULL;

  return node != NULL && jw_node_get_kind (node) == kind ? jw_node_get_string (node, name) : NULL;
}

/* "2" or "2.5"; a whole number of any size has its thousands apart. */
static char *
format_number (double value)
{
  return jw_funnel_format_value (value);
}

static char *
describe_actors (JwNode *card)
{
  const char *sender = jw_node_get_string (card, JW_CARD_SENDER);
  const char *receiver = jw_node_get_string (card, JW_CARD_RECEIVER);

  if (sender == NULL && receiver == NULL)
    return NULL;
  if (receiver == NULL)
    return g_strdup_printf (_ ("from %s"), sender);
  if (sender == NULL)
    return g_strdup_printf (_ ("to %s"), receiver);
  return g_strdup_printf ("%s %s %s", sender, jw_words_get_arrow (sender), receiver);
}

/* The step, or the first and the last of several. */
static char *
describe_steps (JwLayout *layout, JwNode *card)
{
  const char *first =
      get_target_name (layout, jw_node_get_string (card, JW_CARD_STEP), JW_KIND_STEP, JW_STEP_NAME);
  const char *last = get_target_name (layout, jw_node_get_string (card, JW_CARD_THROUGH_STEP),
                                      JW_KIND_STEP, JW_STEP_NAME);

  return first != NULL && last != NULL ? g_strdup_printf ("%s – %s", first, last)
                                       : g_strdup (first);
}

static char *
describe_value (JwLayout *layout, JwNode *card, guint i)
{
  guint property = table[i].property;
  const char *string;

  switch (table[i].form)
    {
    case FACT_NUMBER:
      return format_number (jw_node_get_number (card, property));
    case FACT_MINUTES:
      return jw_words_format_minutes (jw_node_get_number (card, property));
    case FACT_STEP:
      return describe_steps (layout, card);
    case FACT_CHOICE:
      string = jw_node_get_string (card, property);
      return g_strdup (
          jw_property_choice_label (jw_node_get_property_row (card, property), string));
    case FACT_DATE:
      return jw_words_format_date (jw_node_get_string (card, property));
    case FACT_LINK:
      return jw_words_format_link (jw_node_get_string (card, property));
    default:
      return g_strdup (jw_node_get_string (card, property));
    }
}

static JwFact *
add_fact (GArray *facts, char *label, guint i)
{
  JwFact fact = { .label = label, .kind = JW_TYPE_CHIP, .role = table[i].role };

  if (fact.role != JW_ROLE_MUTED)
    fact.kind = JW_TYPE_FLAG;
  g_array_append_val (facts, fact);
  return &g_array_index (facts, JwFact, facts->len - 1);
}

/* A persona is told by name, and by colour if it has one. */
static void
add_persona (JwLayout *layout, GArray *facts, const char *id, guint i)
{
  const char *name = get_target_name (layout, id, JW_KIND_PERSONA, JW_PERSONA_NAME);
  JwColor color;
  JwFact *fact;

  if (name == NULL || *name == '\0')
    return;
  fact = add_fact (facts, g_strdup (name), i);
  fact->is_marked =
      jw_color_parse (jw_node_get_string (jw_map_find (layout->map, id), JW_PERSONA_COLOR), &color);
  if (!fact->is_marked)
    return;
  jw_theme_correct_fill (layout->theme, &color);
  fact->mark = jw_color_pack (&color);
}

static void
add_personas (JwLayout *layout, GArray *facts, JwNode *card, guint i)
{
  g_auto (GStrv) ids = g_strsplit (jw_node_get_string (card, JW_CARD_PERSONAS), " ", -1);

  for (guint j = 0; layout->many_personas && ids[j] != NULL; j++)
    add_persona (layout, facts, ids[j], i);
}

static gboolean
has_fact (JwLayout *layout, JwNode *card, guint i)
{
  switch (table[i].form)
    {
    case FACT_FLAG:
      return jw_node_get_number (card, table[i].property) != 0;
    case FACT_ACTORS:
      return jw_node_has (card, JW_CARD_SENDER) || jw_node_has (card, JW_CARD_RECEIVER);
    case FACT_PERSONAS:
      return layout->many_personas && jw_node_has (card, JW_CARD_PERSONAS);
    default:
      return jw_node_has (card, table[i].property);
    }
}

/* How many of them is said in the singular, too. */
static char *
describe_votes (JwNode *card)
{
  double votes = jw_node_get_number (card, JW_CARD_VOTES);
  g_autofree char *number = format_number (votes);

  return g_strdup_printf (ngettext ("● %s vote", "● %s votes", (gulong)votes), number);
}

static void
add_described (JwLayout *layout, GArray *facts, JwNode *card, guint i)
{
  g_autofree char *value = describe_value (layout, card, i);
  GString *label;

  if (value == NULL || *value == '\0')
    return;
  label = g_string_new (_ (table[i].format));
  g_string_replace (label, "%s", value, 1);
  add_fact (facts, g_string_free (label, FALSE), i);
}

/* What goes on on other pages. */
static void
add_onward (JwLayout *layout, GArray *facts, JwNode *card)
{
  g_autoptr (GPtrArray) said = jw_parts_describe_card (layout, card);

  for (guint i = 0; i < said->len; i++)
    {
      JwFact fact = { g_strdup (g_ptr_array_index (said, i)), JW_TYPE_CHIP, JW_ROLE_MUTED, 0,
                      FALSE };

      g_array_append_val (facts, fact);
    }
}

gboolean
jw_facts_any (JwLayout *layout, JwNode *card)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (has_fact (layout, card, i))
      return TRUE;
  return FALSE;
}

GArray *
jw_facts_list (JwLayout *layout, JwNode *card)
{
  GArray *facts = g_array_new (FALSE, FALSE, sizeof (JwFact));

  g_array_set_clear_func (facts, clear_fact);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      if (!has_fact (layout, card, i))
        continue;
      if (table[i].form == FACT_FLAG)
        add_fact (facts, g_strdup (_ (table[i].format)), i);
      else if (table[i].form == FACT_PERSONAS)
        add_personas (layout, facts, card, i);
      else if (table[i].form == FACT_ACTORS)
        add_fact (facts, describe_actors (card), i);
      else if (table[i].property == JW_CARD_VOTES)
        add_fact (facts, describe_votes (card), i);
      else
        add_described (layout, facts, card, i);
    }
  if (layout->is_part)
    add_onward (layout, facts, card);
  return facts;
}
