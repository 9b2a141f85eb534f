#pragma once

#include "model/node.h"

G_BEGIN_DECLS

/* Tokens and labels, ended by a NULL token; both choices are open. */
extern const JwChoice jw_card_channels[];
extern const JwChoice jw_card_devices[];

/* The property table of a card: one line a property. What a card is follows from its lane. */
#define JW_CARD_PROPERTIES(X)                                                                      \
  X (LANE, .name = "lane", .type = JW_PROPERTY_REF, .label = N_ ("Lane"),                          \
     .flags = JW_PROPERTY_REQUIRED, .ref_kind = JW_KIND_LANE)                                      \
  X (STAGE, .name = "stage", .type = JW_PROPERTY_REF, .label = N_ ("Stage"),                       \
     .flags = JW_PROPERTY_REQUIRED, .ref_kind = JW_KIND_STAGE)                                     \
  X (TEXT, .name = "text", .type = JW_PROPERTY_TEXT, .label = N_ ("Text"))                         \
  X (CHANNEL, .name = "channel", .type = JW_PROPERTY_CHOICE, .label = N_ ("Channel"),              \
     .flags = JW_PROPERTY_OPEN, .choices = jw_card_channels)                                       \
  X (DEVICE, .name = "device", .type = JW_PROPERTY_CHOICE, .label = N_ ("Device"),                 \
     .flags = JW_PROPERTY_OPEN, .choices = jw_card_devices)                                        \
  X (PERSONA, .name = "persona", .type = JW_PROPERTY_REF, .label = N_ ("Persona"),                 \
     .ref_kind = JW_KIND_PERSONA)                                                                  \
  X (SEVERITY, .name = "severity", .type = JW_PROPERTY_NUMBER, .label = N_ ("Severity"), .min = 0, \
     .max = 5)                                                                                     \
  X (NOTE, .name = "note", .type = JW_PROPERTY_TEXT, .label = N_ ("Note"))

#define JW_CARD_ID(id, ...) JW_CARD_##id,
typedef enum
{
  JW_CARD_PROPERTIES (JW_CARD_ID) JW_CARD_N_PROPERTIES
} JwCardProperty;
#undef JW_CARD_ID

#define JW_TYPE_CARD (jw_card_get_type ())
G_DECLARE_FINAL_TYPE (JwCard, jw_card, JW, CARD, JwNode)

JwNode *jw_card_get_lane (JwNode *card);
JwNode *jw_card_get_stage (JwNode *card);

G_END_DECLS
