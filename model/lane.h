#pragma once

#include "model/node/node.h"

G_BEGIN_DECLS

/**
 * JwLaneType:
 *
 * What a lane holds; it decides how its cells are drawn and what a new card there is called.
 */
typedef enum
{
  JW_LANE_TOUCHPOINTS,
  JW_LANE_EMOTION,
  JW_LANE_THOUGHTS,
  JW_LANE_PAIN_POINTS,
  JW_LANE_ANSWERS,
  JW_LANE_GOALS,
  JW_LANE_CONTENT,
  JW_LANE_MICRO_CONVERSIONS,
  JW_LANE_NUMBERS,
  JW_LANE_ACTIONS,
  JW_LANE_CUSTOMER_GOALS,
  JW_LANE_CHANNELS,
  JW_LANE_OWNERS,
  JW_LANE_FRONTSTAGE,
  JW_LANE_BACKSTAGE,
  JW_LANE_SYSTEMS,
  JW_LANE_EVIDENCE,
  JW_LANE_PICTURES,
  JW_LANE_RULES,
  JW_LANE_BRIGHT_SPOTS,
  JW_LANE_TEXT,
  JW_N_LANE_TYPES
} JwLaneType;

/* The tokens and labels of JwLaneType, ended by a NULL token. */
extern const JwChoice jw_lane_types[];
/* The lines of a service blueprint, drawn below a lane; ended by a NULL token. */
extern const JwChoice jw_lane_lines[];

/* The property table of a lane: one line a property. "hint" says what the lane is. */
#define JW_LANE_PROPERTIES(X)                                                                      \
  X (TYPE, .name = "type", .type = JW_PROPERTY_CHOICE, .label = N_ ("Holds"),                      \
     .flags = JW_PROPERTY_REQUIRED, .choices = jw_lane_types, .number = JW_LANE_TEXT)              \
  X (NAME, .name = "name", .type = JW_PROPERTY_STRING, .label = N_ ("Name"))                       \
  X (HINT, .name = "hint", .type = JW_PROPERTY_STRING, .label = N_ ("What it is"))                 \
  X (PERSONA, .name = "persona", .type = JW_PROPERTY_REF, .label = N_ ("Persona"),                 \
     .ref_kind = JW_KIND_PERSONA)                                                                  \
  X (LINE, .name = "line", .type = JW_PROPERTY_CHOICE, .label = N_ ("Line below"),                 \
     .choices = jw_lane_lines)                                                                     \
  X (NOTE, .name = "note", .type = JW_PROPERTY_TEXT, .label = N_ ("Note"))

#define JW_LANE_ID(id, ...) JW_LANE_##id,
typedef enum
{
  JW_LANE_PROPERTIES (JW_LANE_ID) JW_LANE_N_PROPERTIES
} JwLaneProperty;
#undef JW_LANE_ID

#define JW_TYPE_LANE (jw_lane_get_type ())
G_DECLARE_FINAL_TYPE (JwLane, jw_lane, JW, LANE, JwNode)

/* What to call a lane in a sentence: its name, or its type where it has none. */
const char *jw_lane_get_shown_name (JwNode *lane);
JwLaneType jw_lane_get_lane_type (JwNode *lane);
gboolean jw_lane_type_holds_cards (JwLaneType type);
/* The same of a lane by its type. */
gboolean jw_lane_holds_cards (JwNode *lane);
/* What such a lane shows: cards, curves or measures. */
JwKind jw_lane_type_get_content (JwLaneType type);
/* What a user calls one card of such a lane ("Pain point"), and the offer to add one; translated.
 */
const char *jw_lane_type_card_name (JwLaneType type);
const char *jw_lane_type_add_label (JwLaneType type);
/* The translated name and hint that a new lane of the type is given. */
const char *jw_lane_type_default_name (JwLaneType type);
const char *jw_lane_type_default_hint (JwLaneType type);

G_END_DECLS
