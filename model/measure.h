#pragma once

#include "model/node/node.h"

G_BEGIN_DECLS

/* Which side of its target a number is to be on; tokens and labels, ended by a NULL token. */
extern const JwChoice jw_measure_directions[];

/* The property table of a measure, a number that belongs to a stage: one line a property. */
#define JW_MEASURE_PROPERTIES(X)                                                                   \
  X (LANE, .name = "lane", .type = JW_PROPERTY_REF, .label = N_ ("Lane"),                          \
     .flags = JW_PROPERTY_REQUIRED, .ref_kind = JW_KIND_LANE)                                      \
  X (STAGE, .name = "stage", .type = JW_PROPERTY_REF, .label = N_ ("Stage"),                       \
     .flags = JW_PROPERTY_REQUIRED, .ref_kind = JW_KIND_STAGE)                                     \
  X (CARD, .name = "card", .type = JW_PROPERTY_REF, .label = N_ ("Card"),                          \
     .flags = JW_PROPERTY_MORE, .ref_kind = JW_KIND_CARD)                                          \
  X (WHOLE, .name = "whole", .type = JW_PROPERTY_BOOLEAN, .label = N_ ("Of the whole journey"),    \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (PERSONA, .name = "persona", .type = JW_PROPERTY_REF, .label = N_ ("Persona"),                 \
     .flags = JW_PROPERTY_MORE, .ref_kind = JW_KIND_PERSONA)                                       \
  X (STATE, .name = "state", .type = JW_PROPERTY_CHOICE, .label = N_ ("State"),                    \
     .flags = JW_PROPERTY_MORE, .choices = jw_map_states)                                          \
  X (NAME, .name = "name", .type = JW_PROPERTY_STRING, .label = N_ ("Name"))                       \
  X (VALUE, .name = "value", .type = JW_PROPERTY_NUMBER, .label = N_ ("Value"), .min = -1e15,      \
     .max = 1e15)                                                                                  \
  X (UNIT, .name = "unit", .type = JW_PROPERTY_STRING, .label = N_ ("Unit"))                       \
  X (PREVIOUS, .name = "previous", .type = JW_PROPERTY_NUMBER, .label = N_ ("Value before"),       \
     .flags = JW_PROPERTY_MORE, .min = -1e15, .max = 1e15)                                         \
  X (TARGET, .name = "target", .type = JW_PROPERTY_NUMBER, .label = N_ ("Target"),                 \
     .flags = JW_PROPERTY_MORE, .min = -1e15, .max = 1e15)                                         \
  X (BETTER, .name = "better", .type = JW_PROPERTY_CHOICE, .label = N_ ("Which is better"),        \
     .flags = JW_PROPERTY_MORE, .choices = jw_measure_directions)                                  \
  X (DEFINITION, .name = "definition", .type = JW_PROPERTY_TEXT, .label = N_ ("Definition"),       \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (SOURCE, .name = "source", .type = JW_PROPERTY_STRING, .label = N_ ("Source"),                 \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (FROM, .name = "from", .type = JW_PROPERTY_DATE, .label = N_ ("From"),                         \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (UNTIL, .name = "until", .type = JW_PROPERTY_DATE, .label = N_ ("Until"),                      \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (NOTE, .name = "note", .type = JW_PROPERTY_TEXT, .label = N_ ("Note"))

#define JW_MEASURE_ID(id, ...) JW_MEASURE_##id,
typedef enum
{
  JW_MEASURE_PROPERTIES (JW_MEASURE_ID) JW_MEASURE_N_PROPERTIES
} JwMeasureProperty;
#undef JW_MEASURE_ID

#define JW_TYPE_MEASURE (jw_measure_get_type ())
G_DECLARE_FINAL_TYPE (JwMeasure, jw_measure, JW, MEASURE, JwNode)

G_END_DECLS
