#include "model/picture.h"

#include <glib/gi18n-lib.h>

#include "model/node/node-private.h"

static const JwProperty picture_properties[] = { JW_PICTURE_PROPERTIES (JW_PROPERTY_ROW) };

JW_DEFINE_LEAF_NODE (JwPicture, jw_picture, JW_KIND_PICTURE, "picture", 'i', picture_properties)
