#include "model/leg.h"

#include <glib/gi18n-lib.h>

#include "model/node/node-private.h"

static const JwProperty leg_properties[] = { JW_LEG_PROPERTIES (JW_PROPERTY_ROW) };

JW_DEFINE_LEAF_NODE (JwLeg, jw_leg, JW_KIND_LEG, "leg", 'g', leg_properties)
