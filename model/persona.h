#pragma once

#include "model/node/node.h"

G_BEGIN_DECLS

/* What someone has to do with a decision that several take; open. Tokens and labels, ended by a
 * NULL token. */
extern const JwChoice jw_persona_roles[];

/* The property table of a persona (segment): one line a property. */
#define JW_PERSONA_PROPERTIES(X)                                                                   \
  X (NAME, .name = "name", .type = JW_PROPERTY_STRING, .label = N_ ("Name"))                       \
  X (PICTURE, .name = "picture", .type = JW_PROPERTY_REF, .label = N_ ("Picture"),                 \
     .ref_kind = JW_KIND_PICTURE)                                                                  \
  X (ROLE, .name = "role", .type = JW_PROPERTY_CHOICE, .label = N_ ("Part in the decision"),       \
     .flags = JW_PROPERTY_OPEN | JW_PROPERTY_MORE, .choices = jw_persona_roles)                    \
  X (AGE, .name = "age", .type = JW_PROPERTY_STRING, .label = N_ ("Age"),                          \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (OCCUPATION, .name = "occupation", .type = JW_PROPERTY_STRING, .label = N_ ("Occupation"),     \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (PLACE, .name = "place", .type = JW_PROPERTY_STRING, .label = N_ ("Where they live"),          \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (COLOR, .name = "color", .type = JW_PROPERTY_COLOR, .label = N_ ("Colour"),                    \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (BEST, .name = "best", .type = JW_PROPERTY_BOOLEAN, .label = N_ ("Best customers"))            \
  X (SHARE, .name = "share", .type = JW_PROPERTY_NUMBER,                                           \
     .label = N_ ("Share of customers in per cent"), .flags = JW_PROPERTY_MORE, .min = 0,          \
     .max = 100)                                                                                   \
  X (VALUE, .name = "value", .type = JW_PROPERTY_NUMBER, .label = N_ ("Lifetime value"),           \
     .flags = JW_PROPERTY_MORE, .min = 0, .max = 1e15)                                             \
  X (ORDERS, .name = "orders", .type = JW_PROPERTY_NUMBER, .label = N_ ("Orders in a lifetime"),   \
     .flags = JW_PROPERTY_MORE, .min = 0, .max = 1e9)                                              \
  X (LIFESPAN, .name = "lifespan", .type = JW_PROPERTY_NUMBER, .label = N_ ("Lifespan in months"), \
     .flags = JW_PROPERTY_MORE, .min = 0, .max = 1200)                                             \
  X (MEDIUM, .name = "medium", .type = JW_PROPERTY_CHOICE, .label = N_ ("Medium they prefer"),     \
     .flags = JW_PROPERTY_OPEN | JW_PROPERTY_MORE, .choices = jw_card_channels)                    \
  X (DEVICE, .name = "device", .type = JW_PROPERTY_CHOICE, .label = N_ ("Device they use"),        \
     .flags = JW_PROPERTY_OPEN | JW_PROPERTY_MORE, .choices = jw_card_devices)                     \
  X (TIME, .name = "time", .type = JW_PROPERTY_STRING, .label = N_ ("Time they prefer"),           \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (FREQUENCY, .name = "frequency", .type = JW_PROPERTY_STRING,                                   \
     .label = N_ ("How often they want to hear of us"), .flags = JW_PROPERTY_MORE)                 \
  X (INFLUENCES, .name = "influences", .type = JW_PROPERTY_REFS, .label = N_ ("Influences"),       \
     .flags = JW_PROPERTY_MORE, .ref_kind = JW_KIND_PERSONA)                                       \
  X (TAGS, .name = "tags", .type = JW_PROPERTY_STRING, .label = N_ ("Tags"),                       \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (ABOUT, .name = "about", .type = JW_PROPERTY_TEXT, .label = N_ ("About"))                      \
  X (TRAITS, .name = "traits", .type = JW_PROPERTY_TEXT, .label = N_ ("Traits"),                   \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (WANTS, .name = "wants", .type = JW_PROPERTY_TEXT, .label = N_ ("Wants"),                      \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (WORRIES, .name = "worries", .type = JW_PROPERTY_TEXT, .label = N_ ("Worries"),                \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (QUOTE, .name = "quote", .type = JW_PROPERTY_TEXT, .label = N_ ("Quote"),                      \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (NOTE, .name = "note", .type = JW_PROPERTY_TEXT, .label = N_ ("Note"))

#define JW_PERSONA_ID(id, ...) JW_PERSONA_##id,
typedef enum
{
  JW_PERSONA_PROPERTIES (JW_PERSONA_ID) JW_PERSONA_N_PROPERTIES
} JwPersonaProperty;
#undef JW_PERSONA_ID

#define JW_TYPE_PERSONA (jw_persona_get_type ())
G_DECLARE_FINAL_TYPE (JwPersona, jw_persona, JW, PERSONA, JwNode)

G_END_DECLS
