#pragma once

#include "model/node.h"

G_BEGIN_DECLS

/* The property table of a persona (segment): one line a property. */
#define JW_PERSONA_PROPERTIES(X)                                                                   \
  X (NAME, .name = "name", .type = JW_PROPERTY_STRING, .label = N_ ("Name"))                       \
  X (ABOUT, .name = "about", .type = JW_PROPERTY_TEXT, .label = N_ ("About"))                      \
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
