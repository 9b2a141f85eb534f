#include "model/lane.h"

#include <glib/gi18n-lib.h>

#include "model/node/node-private.h"

const JwChoice jw_lane_types[] = {
  [JW_LANE_TOUCHPOINTS] = { "touchpoints", N_ ("Touchpoints") },
  [JW_LANE_EMOTION] = { "emotion", N_ ("Emotion curve") },
  [JW_LANE_THOUGHTS] = { "thoughts", N_ ("Thoughts") },
  [JW_LANE_PAIN_POINTS] = { "pain-points", N_ ("Pain points") },
  [JW_LANE_ANSWERS] = { "answers", N_ ("Answers") },
  [JW_LANE_GOALS] = { "goals", N_ ("Goals") },
  [JW_LANE_CONTENT] = { "content", N_ ("Content") },
  [JW_LANE_MICRO_CONVERSIONS] = { "micro-conversions", N_ ("Micro-conversions") },
  [JW_LANE_NUMBERS] = { "numbers", N_ ("Numbers") },
  [JW_LANE_ACTIONS] = { "actions", N_ ("Actions") },
  [JW_LANE_CUSTOMER_GOALS] = { "customer-goals", N_ ("Customer’s goals") },
  [JW_LANE_CHANNELS] = { "channels", N_ ("Channels") },
  [JW_LANE_OWNERS] = { "owners", N_ ("Owners and teams") },
  [JW_LANE_FRONTSTAGE] = { "frontstage", N_ ("Frontstage") },
  [JW_LANE_BACKSTAGE] = { "backstage", N_ ("Backstage") },
  [JW_LANE_SYSTEMS] = { "systems", N_ ("Systems") },
  [JW_LANE_EVIDENCE] = { "evidence", N_ ("Evidence") },
  [JW_LANE_PICTURES] = { "pictures", N_ ("Pictures") },
  [JW_LANE_RULES] = { "rules", N_ ("Rules and laws") },
  [JW_LANE_BRIGHT_SPOTS] = { "bright-spots", N_ ("Bright spots") },
  [JW_LANE_TEXT] = { "text", N_ ("Free text") },
  [JW_N_LANE_TYPES] = { NULL, NULL },
};

const JwChoice jw_lane_lines[] = {
  { "interaction", N_ ("Line of interaction") },
  { "visibility", N_ ("Line of visibility") },
  { "internal", N_ ("Line of internal interaction") },
  { NULL, NULL },
};

/* What a user reads about each type. */
static const struct
{
  const char *card_name;
  const char *add_label;
  const char *name;
  const char *hint;
} words[JW_N_LANE_TYPES] = {
  [JW_LANE_TOUCHPOINTS] = { N_ ("Touchpoint"), N_ ("Add touchpoint"), N_ ("Touchpoints"),
                            N_ ("where we meet") },
  [JW_LANE_EMOTION] = { N_ ("Feeling"), N_ ("Add feeling"), N_ ("Thinks & feels"),
                        N_ ("customer’s words") },
  [JW_LANE_THOUGHTS] = { N_ ("Thought"), N_ ("Add thought"), N_ ("Thoughts"),
                         N_ ("what they ask themselves") },
  [JW_LANE_PAIN_POINTS] = { N_ ("Pain point"), N_ ("Add pain point"), N_ ("Pain points"),
                            N_ ("where they get stuck") },
  [JW_LANE_ANSWERS] = { N_ ("Answer"), N_ ("Add answer"), N_ ("Answers"),
                        N_ ("what would ease it") },
  [JW_LANE_GOALS] = { N_ ("Goal"), N_ ("Add goal"), N_ ("Our goals"), N_ ("what we want here") },
  [JW_LANE_CONTENT] = { N_ ("Content"), N_ ("Add content"), N_ ("Content"), N_ ("what we say") },
  [JW_LANE_MICRO_CONVERSIONS] = { N_ ("Micro-conversion"), N_ ("Add micro-conversion"),
                                  N_ ("Micro-conversions"), N_ ("the step to the next stage") },
  [JW_LANE_NUMBERS] = { N_ ("Number"), N_ ("Add number"), N_ ("Numbers"),
                        N_ ("how many get here") },
  [JW_LANE_ACTIONS] = { N_ ("Action"), N_ ("Add action"), N_ ("Actions"), N_ ("what they do") },
  [JW_LANE_CUSTOMER_GOALS] = { N_ ("Customer’s goal"), N_ ("Add customer’s goal"),
                               N_ ("Their goals"), N_ ("what they want here") },
  [JW_LANE_CHANNELS] = { N_ ("Channel"), N_ ("Add channel"), N_ ("Channels"),
                         N_ ("by which way we meet") },
  [JW_LANE_OWNERS] = { N_ ("Owner"), N_ ("Add owner"), N_ ("Owners"), N_ ("who looks after it") },
  [JW_LANE_FRONTSTAGE] = { N_ ("Frontstage act"), N_ ("Add frontstage act"), N_ ("Frontstage"),
                           N_ ("what the customer sees us do") },
  [JW_LANE_BACKSTAGE] = { N_ ("Backstage act"), N_ ("Add backstage act"), N_ ("Backstage"),
                          N_ ("what happens out of sight") },
  [JW_LANE_SYSTEMS] = { N_ ("System"), N_ ("Add system"), N_ ("Systems"),
                        N_ ("what the work runs on") },
  [JW_LANE_EVIDENCE] = { N_ ("Piece of evidence"), N_ ("Add evidence"), N_ ("Evidence"),
                         N_ ("what can be seen or shown") },
  [JW_LANE_PICTURES] = { N_ ("Picture"), N_ ("Add picture"), N_ ("Pictures"),
                         N_ ("what it looks like") },
  [JW_LANE_RULES] = { N_ ("Rule"), N_ ("Add rule"), N_ ("Rules"), N_ ("what has to be kept to") },
  [JW_LANE_BRIGHT_SPOTS] = { N_ ("Bright spot"), N_ ("Add bright spot"), N_ ("Bright spots"),
                             N_ ("what goes well already") },
  [JW_LANE_TEXT] = { N_ ("Card"), N_ ("Add card"), N_ ("Notes"), N_ ("anything else") },
};

static const JwProperty lane_properties[] = { JW_LANE_PROPERTIES (JW_PROPERTY_ROW) };

JW_DEFINE_LEAF_NODE (JwLane, jw_lane, JW_KIND_LANE, "lane", 'l', lane_properties)

JwLaneType
jw_lane_get_lane_type (JwNode *lane)
{
  int type = jw_node_get_choice (lane, JW_LANE_TYPE);

  return type >= 0 ? (JwLaneType)type : JW_LANE_TEXT;
}

gboolean
jw_lane_type_holds_cards (JwLaneType type)
{
  return jw_lane_type_get_content (type) == JW_KIND_CARD;
}

gboolean
jw_lane_holds_cards (JwNode *lane)
{
  return jw_lane_type_holds_cards (jw_lane_get_lane_type (lane));
}

JwKind
jw_lane_type_get_content (JwLaneType type)
{
  if (type == JW_LANE_EMOTION)
    return JW_KIND_CURVE;
  return type == JW_LANE_NUMBERS ? JW_KIND_MEASURE : JW_KIND_CARD;
}

const char *
jw_lane_type_card_name (JwLaneType type)
{
  g_return_val_if_fail (type < JW_N_LANE_TYPES, NULL);
  return _ (words[type].card_name);
}

const char *
jw_lane_type_add_label (JwLaneType type)
{
  g_return_val_if_fail (type < JW_N_LANE_TYPES, NULL);
  return _ (words[type].add_label);
}

const char *
jw_lane_type_default_name (JwLaneType type)
{
  g_return_val_if_fail (type < JW_N_LANE_TYPES, NULL);
  return _ (words[type].name);
}

const char *
jw_lane_type_default_hint (JwLaneType type)
{
  g_return_val_if_fail (type < JW_N_LANE_TYPES, NULL);
  return _ (words[type].hint);
}

const char *
jw_lane_get_shown_name (JwNode *lane)
{
  const char *name = jw_node_get_string (lane, JW_LANE_NAME);

  return name != NULL ? name : jw_lane_type_default_name (jw_lane_get_lane_type (lane));
}
