#pragma once

#include "model/node/node.h"

G_BEGIN_DECLS

/* How customers go through what is in a stage; tokens and labels, ended by a NULL token. */
extern const JwChoice jw_stage_flows[];

/* The property table of a stage: one line a property. "who" says who the customer is there. */
#define JW_STAGE_PROPERTIES(X)                                                                     \
  X (NAME, .name = "name", .type = JW_PROPERTY_STRING, .label = N_ ("Name"))                       \
  X (WHO, .name = "who", .type = JW_PROPERTY_STRING, .label = N_ ("Who the customer is here"))     \
  X (PHASE, .name = "phase", .type = JW_PROPERTY_REF, .label = N_ ("Phase"),                       \
     .ref_kind = JW_KIND_PHASE)                                                                    \
  X (COLOR, .name = "color", .type = JW_PROPERTY_COLOR, .label = N_ ("Colour"))                    \
  X (DURATION, .name = "duration", .type = JW_PROPERTY_STRING, .label = N_ ("Duration"))           \
  X (TIME, .name = "time", .type = JW_PROPERTY_STRING, .label = N_ ("When"),                       \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (PLACE, .name = "place", .type = JW_PROPERTY_STRING, .label = N_ ("Where"),                    \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (FLOW, .name = "flow", .type = JW_PROPERTY_CHOICE, .label = N_ ("How it runs"),                \
     .flags = JW_PROPERTY_MORE, .choices = jw_stage_flows)                                         \
  X (LEADS_TO, .name = "leads-to", .type = JW_PROPERTY_REFS, .label = N_ ("Leads also to"),        \
     .flags = JW_PROPERTY_MORE, .ref_kind = JW_KIND_STAGE)                                         \
  X (WIDTH, .name = "width", .type = JW_PROPERTY_NUMBER, .label = N_ ("Width beside the others"),  \
     .flags = JW_PROPERTY_MORE, .min = 0.5, .max = 4, .number = 1)                                 \
  X (NOTE, .name = "note", .type = JW_PROPERTY_TEXT, .label = N_ ("Note"))

#define JW_STAGE_ID(id, ...) JW_STAGE_##id,
typedef enum
{
  JW_STAGE_PROPERTIES (JW_STAGE_ID) JW_STAGE_N_PROPERTIES
} JwStageProperty;
#undef JW_STAGE_ID

#define JW_TYPE_STAGE (jw_stage_get_type ())
G_DECLARE_FINAL_TYPE (JwStage, jw_stage, JW, STAGE, JwNode)

G_END_DECLS
