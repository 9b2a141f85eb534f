#pragma once

#include "model/node/node.h"

G_BEGIN_DECLS

/* The property table of an emotion curve: one line a property. Its points are its children. */
#define JW_CURVE_PROPERTIES(X)                                                                     \
  X (LANE, .name = "lane", .type = JW_PROPERTY_REF, .label = N_ ("Lane"),                          \
     .flags = JW_PROPERTY_REQUIRED, .ref_kind = JW_KIND_LANE)                                      \
  X (NAME, .name = "name", .type = JW_PROPERTY_STRING, .label = N_ ("Name"))                       \
  X (PERSONA, .name = "persona", .type = JW_PROPERTY_REF, .label = N_ ("Persona"),                 \
     .ref_kind = JW_KIND_PERSONA)                                                                  \
  X (STATE, .name = "state", .type = JW_PROPERTY_CHOICE, .label = N_ ("State"),                    \
     .choices = jw_map_states)                                                                     \
  X (COLOR, .name = "color", .type = JW_PROPERTY_COLOR, .label = N_ ("Colour"),                    \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (LOW, .name = "low", .type = JW_PROPERTY_NUMBER, .label = N_ ("Lowest score"), .min = -100,    \
     .max = 100, .number = -2)                                                                     \
  X (HIGH, .name = "high", .type = JW_PROPERTY_NUMBER, .label = N_ ("Highest score"), .min = -100, \
     .max = 100, .number = 2)                                                                      \
  X (SCORE, .name = "score", .type = JW_PROPERTY_NUMBER, .label = N_ ("Feeling in all"),           \
     .flags = JW_PROPERTY_MORE, .min = -100, .max = 100)                                           \
  X (WORD, .name = "word", .type = JW_PROPERTY_STRING, .label = N_ ("Feeling in all, in a word"),  \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (QUOTE, .name = "quote", .type = JW_PROPERTY_TEXT, .label = N_ ("Quote"),                      \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (EVIDENCE, .name = "evidence", .type = JW_PROPERTY_CHOICE,                                     \
     .label = N_ ("How well it is known"), .flags = JW_PROPERTY_MORE,                              \
     .choices = jw_point_evidences)                                                                \
  X (SOURCE, .name = "source", .type = JW_PROPERTY_STRING, .label = N_ ("Source"),                 \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (NOTE, .name = "note", .type = JW_PROPERTY_TEXT, .label = N_ ("Note"),                         \
     .flags = JW_PROPERTY_MORE)

#define JW_CURVE_ID(id, ...) JW_CURVE_##id,
typedef enum
{
  JW_CURVE_PROPERTIES (JW_CURVE_ID) JW_CURVE_N_PROPERTIES
} JwCurveProperty;
#undef JW_CURVE_ID

#define JW_TYPE_CURVE (jw_curve_get_type ())
G_DECLARE_FINAL_TYPE (JwCurve, jw_curve, JW, CURVE, JwNode)

G_END_DECLS
