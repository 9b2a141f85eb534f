#pragma once

#include "model/node/node.h"

G_BEGIN_DECLS

/* The property table of one leg of a path; without "to" it is an exit: one line a property. */
#define JW_LEG_PROPERTIES(X)                                                                       \
  X (FROM, .name = "from", .type = JW_PROPERTY_REF, .label = N_ ("From"),                          \
     .flags = JW_PROPERTY_REQUIRED, .ref_kind = JW_KIND_CARD)                                      \
  X (TO, .name = "to", .type = JW_PROPERTY_REF, .label = N_ ("To"), .ref_kind = JW_KIND_CARD)      \
  X (SHARE, .name = "share", .type = JW_PROPERTY_NUMBER,                                           \
     .label = N_ ("Share that takes it in per cent"), .min = 0, .max = 100)                        \
  X (TIMES, .name = "times", .type = JW_PROPERTY_NUMBER, .label = N_ ("How many times"),           \
     .flags = JW_PROPERTY_MORE, .min = 0, .max = 1e6)                                              \
  X (DURATION, .name = "duration", .type = JW_PROPERTY_NUMBER,                                     \
     .label = N_ ("Time in between in minutes"), .flags = JW_PROPERTY_MORE, .min = 0, .max = 1e9)  \
  X (LABEL, .name = "label", .type = JW_PROPERTY_STRING, .label = N_ ("Label"))

#define JW_LEG_ID(id, ...) JW_LEG_##id,
typedef enum
{
  JW_LEG_PROPERTIES (JW_LEG_ID) JW_LEG_N_PROPERTIES
} JwLegProperty;
#undef JW_LEG_ID

#define JW_TYPE_LEG (jw_leg_get_type ())
G_DECLARE_FINAL_TYPE (JwLeg, jw_leg, JW, LEG, JwNode)

G_END_DECLS
