#pragma once

#include "model/node/node.h"

G_BEGIN_DECLS

/* How well a feeling is known; tokens and labels, ended by a NULL token. */
extern const JwChoice jw_point_evidences[];

/* The property table of a point of an emotion curve. Without a score there is a gap. */
#define JW_POINT_PROPERTIES(X)                                                                     \
  X (STAGE, .name = "stage", .type = JW_PROPERTY_REF, .label = N_ ("Stage"),                       \
     .flags = JW_PROPERTY_REQUIRED, .ref_kind = JW_KIND_STAGE)                                     \
  X (STEP, .name = "step", .type = JW_PROPERTY_REF, .label = N_ ("Step"),                          \
     .flags = JW_PROPERTY_MORE, .ref_kind = JW_KIND_STEP)                                          \
  X (CARD, .name = "card", .type = JW_PROPERTY_REF, .label = N_ ("Touchpoint"),                    \
     .flags = JW_PROPERTY_MORE, .ref_kind = JW_KIND_CARD)                                          \
  X (SCORE, .name = "score", .type = JW_PROPERTY_NUMBER, .label = N_ ("Feeling"), .min = -100,     \
     .max = 100)                                                                                   \
  X (WORD, .name = "word", .type = JW_PROPERTY_STRING, .label = N_ ("Feeling in a word"))          \
  X (QUOTE, .name = "quote", .type = JW_PROPERTY_TEXT, .label = N_ ("Quote"))                      \
  X (EVIDENCE, .name = "evidence", .type = JW_PROPERTY_CHOICE,                                     \
     .label = N_ ("How well it is known"), .choices = jw_point_evidences)                          \
  X (SOURCE, .name = "source", .type = JW_PROPERTY_STRING, .label = N_ ("Source"),                 \
     .flags = JW_PROPERTY_MORE)

#define JW_POINT_ID(id, ...) JW_POINT_##id,
typedef enum
{
  JW_POINT_PROPERTIES (JW_POINT_ID) JW_POINT_N_PROPERTIES
} JwPointProperty;
#undef JW_POINT_ID

#define JW_TYPE_POINT (jw_point_get_type ())
G_DECLARE_FINAL_TYPE (JwPoint, jw_point, JW, POINT, JwNode)

G_END_DECLS
