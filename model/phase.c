#include "model/phase.h"

#include <glib/gi18n-lib.h>

#include "model/node/node-private.h"

static const JwProperty phase_properties[] = { JW_PHASE_PROPERTIES (JW_PROPERTY_ROW) };

JW_DEFINE_LEAF_NODE (JwPhase, jw_phase, JW_KIND_PHASE, "phase", 'h', phase_properties)
