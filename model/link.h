#pragma once

#include "model/node/node.h"

G_BEGIN_DECLS

/* What a link says; tokens and labels, ended by a NULL token. */
extern const JwChoice jw_link_types[];

/* The property table of a link between two cards: one line a property. */
#define JW_LINK_PROPERTIES(X)                                                                      \
  X (TYPE, .name = "type", .type = JW_PROPERTY_CHOICE, .label = N_ ("Kind"),                       \
     .flags = JW_PROPERTY_REQUIRED, .choices = jw_link_types)                                      \
  X (FROM, .name = "from", .type = JW_PROPERTY_REF, .label = N_ ("From"),                          \
     .flags = JW_PROPERTY_REQUIRED, .ref_kind = JW_KIND_CARD)                                      \
  X (TO, .name = "to", .type = JW_PROPERTY_REF, .label = N_ ("To"), .flags = JW_PROPERTY_REQUIRED, \
     .ref_kind = JW_KIND_CARD)                                                                     \
  X (BOTH, .name = "both", .type = JW_PROPERTY_BOOLEAN, .label = N_ ("Points both ways"),          \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (DURATION, .name = "duration", .type = JW_PROPERTY_NUMBER,                                     \
     .label = N_ ("Time in between in minutes"), .flags = JW_PROPERTY_MORE, .min = 0, .max = 1e9)  \
  X (LABEL, .name = "label", .type = JW_PROPERTY_STRING, .label = N_ ("Label"))

#define JW_LINK_ID(id, ...) JW_LINK_##id,
typedef enum
{
  JW_LINK_PROPERTIES (JW_LINK_ID) JW_LINK_N_PROPERTIES
} JwLinkProperty;
#undef JW_LINK_ID

#define JW_TYPE_LINK (jw_link_get_type ())
G_DECLARE_FINAL_TYPE (JwLink, jw_link, JW, LINK, JwNode)

G_END_DECLS
