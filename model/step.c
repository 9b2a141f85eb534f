#include "model/step.h"

#include <glib/gi18n-lib.h>

#include "model/node/node-private.h"

static const JwProperty step_properties[] = { JW_STEP_PROPERTIES (JW_PROPERTY_ROW) };

JW_DEFINE_LEAF_NODE (JwStep, jw_step, JW_KIND_STEP, "step", 't', step_properties)
