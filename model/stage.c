#include "model/stage.h"

#include <glib/gi18n-lib.h>

#include "model/node-private.h"

static const JwProperty stage_properties[] = { JW_STAGE_PROPERTIES (JW_PROPERTY_ROW) };

JW_DEFINE_LEAF_NODE (JwStage, jw_stage, JW_KIND_STAGE, "stage", 's', stage_properties)
