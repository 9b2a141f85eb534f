#pragma once

#include "model/node/node.h"

G_BEGIN_DECLS

/* The property table of a group of stages that follow each other: one line a property. */
#define JW_PHASE_PROPERTIES(X)                                                                     \
  X (NAME, .name = "name", .type = JW_PROPERTY_STRING, .label = N_ ("Name"))                       \
  X (COLOR, .name = "color", .type = JW_PROPERTY_COLOR, .label = N_ ("Colour"))                    \
  X (NOTE, .name = "note", .type = JW_PROPERTY_TEXT, .label = N_ ("Note"))

#define JW_PHASE_ID(id, ...) JW_PHASE_##id,
typedef enum
{
  JW_PHASE_PROPERTIES (JW_PHASE_ID) JW_PHASE_N_PROPERTIES
} JwPhaseProperty;
#undef JW_PHASE_ID

#define JW_TYPE_PHASE (jw_phase_get_type ())
G_DECLARE_FINAL_TYPE (JwPhase, jw_phase, JW, PHASE, JwNode)

G_END_DECLS
