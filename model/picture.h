#pragma once

#include "model/node/node.h"

G_BEGIN_DECLS

/* The property table of an embedded picture: one line a property. */
#define JW_PICTURE_PROPERTIES(X)                                                                   \
  X (NAME, .name = "name", .type = JW_PROPERTY_STRING, .label = N_ ("Name"))                       \
  X (ALT, .name = "alt", .type = JW_PROPERTY_STRING, .label = N_ ("Description"))                  \
  X (CREDIT, .name = "credit", .type = JW_PROPERTY_STRING, .label = N_ ("Whose picture it is"),    \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (DATA, .name = "data", .type = JW_PROPERTY_DATA, .label = N_ ("Picture"),                      \
     .flags = JW_PROPERTY_REQUIRED | JW_PROPERTY_HIDDEN)

#define JW_PICTURE_ID(id, ...) JW_PICTURE_##id,
typedef enum
{
  JW_PICTURE_PROPERTIES (JW_PICTURE_ID) JW_PICTURE_N_PROPERTIES
} JwPictureProperty;
#undef JW_PICTURE_ID

#define JW_TYPE_PICTURE (jw_picture_get_type ())
G_DECLARE_FINAL_TYPE (JwPicture, jw_picture, JW, PICTURE, JwNode)

G_END_DECLS
