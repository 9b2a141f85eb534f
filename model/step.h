#pragma once

#include "model/node/node.h"

G_BEGIN_DECLS

/* The property table of a step inside a stage: one line a property. */
#define JW_STEP_PROPERTIES(X)                                                                      \
  X (NAME, .name = "name", .type = JW_PROPERTY_STRING, .label = N_ ("Name"))                       \
  X (WHO, .name = "who", .type = JW_PROPERTY_STRING, .label = N_ ("Who the customer is here"))     \
  X (DURATION, .name = "duration", .type = JW_PROPERTY_STRING, .label = N_ ("Duration"))           \
  X (TIME, .name = "time", .type = JW_PROPERTY_STRING, .label = N_ ("When"),                       \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (PLACE, .name = "place", .type = JW_PROPERTY_STRING, .label = N_ ("Where"),                    \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (NOTE, .name = "note", .type = JW_PROPERTY_TEXT, .label = N_ ("Note"))

#define JW_STEP_ID(id, ...) JW_STEP_##id,
typedef enum
{
  JW_STEP_PROPERTIES (JW_STEP_ID) JW_STEP_N_PROPERTIES
} JwStepProperty;
#undef JW_STEP_ID

#define JW_TYPE_STEP (jw_step_get_type ())
G_DECLARE_FINAL_TYPE (JwStep, jw_step, JW, STEP, JwNode)

G_END_DECLS
