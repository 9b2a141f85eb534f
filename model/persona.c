#include "model/persona.h"

#include <glib/gi18n-lib.h>

#include "model/node/node-private.h"

static const JwProperty persona_properties[] = { JW_PERSONA_PROPERTIES (JW_PROPERTY_ROW) };

JW_DEFINE_LEAF_NODE (JwPersona, jw_persona, JW_KIND_PERSONA, "persona", 'p', persona_properties)
