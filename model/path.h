#pragma once

#include "model/node/node.h"

G_BEGIN_DECLS

/* The property table of a path: one named route through the touchpoints; its legs are its children:
 * one line a property. */
#define JW_PATH_PROPERTIES(X)                                                                      \
  X (NAME, .name = "name", .type = JW_PROPERTY_STRING, .label = N_ ("Name"))                       \
  X (PERSONA, .name = "persona", .type = JW_PROPERTY_REF, .label = N_ ("Persona"),                 \
     .ref_kind = JW_KIND_PERSONA)                                                                  \
  X (STATE, .name = "state", .type = JW_PROPERTY_CHOICE, .label = N_ ("State"),                    \
     .flags = JW_PROPERTY_MORE, .choices = jw_map_states)                                          \
  X (SHARE, .name = "share", .type = JW_PROPERTY_NUMBER,                                           \
     .label = N_ ("Share that takes it in per cent"), .min = 0, .max = 100)                        \
  X (COLOR, .name = "color", .type = JW_PROPERTY_COLOR, .label = N_ ("Colour"))                    \
  X (NOTE, .name = "note", .type = JW_PROPERTY_TEXT, .label = N_ ("Note"))

#define JW_PATH_ID(id, ...) JW_PATH_##id,
typedef enum
{
  JW_PATH_PROPERTIES (JW_PATH_ID) JW_PATH_N_PROPERTIES
} JwPathProperty;
#undef JW_PATH_ID

#define JW_TYPE_PATH (jw_path_get_type ())
G_DECLARE_FINAL_TYPE (JwPath, jw_path, JW, PATH, JwNode)

G_END_DECLS
