#pragma once

#include "model/node/node.h"

G_BEGIN_DECLS

/* The property table of a persona (segment): one line a property. */
#define JW_PERSONA_PROPERTIES(X)                                                                   \
  X (NAME, .name = "name", .type = JW_PROPERTY_STRING, .label = N_ ("Name"))                       \
  X (PICTURE, .name = "picture", .type = JW_PROPERTY_REF, .label = N_ ("Picture"),                 \
     .ref_kind = JW_KIND_PICTURE)                                                                  \
  X (COLOR, .name = "color", .type = JW_PROPERTY_COLOR, .label = N_ ("Colour"),                    \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (BEST, .name = "best", .type = JW_PROPERTY_BOOLEAN, .label = N_ ("Best customers"))            \
  X (SHARE, .name = "share", .type = JW_PROPERTY_NUMBER,                                           \
     .label = N_ ("Share of customers in per cent"), .flags = JW_PROPERTY_MORE, .min = 0,          \
     .max = 100)                                                                                   \
  X (VALUE, .name = "value", .type = JW_PROPERTY_NUMBER, .label = N_ ("Lifetime value"),           \
     .flags = JW_PROPERTY_MORE, .min = 0, .max = 1e15)                                             \
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
