#include "model/stage.h"

#include <glib/gi18n-lib.h>

#include "model/node/node-private.h"

const JwChoice jw_stage_flows[] = {
  { "in-order", N_ ("one thing after the other") },
  { "any-order", N_ ("in any order") },
  { "ongoing", N_ ("all the time") },
  { NULL, NULL },
};

struct _JwStage
{
  JwNode parent_instance;
};

static const JwProperty stage_properties[] = { JW_STAGE_PROPERTIES (JW_PROPERTY_ROW) };
static const JwKind stage_children[] = { JW_KIND_STEP };

G_DEFINE_FINAL_TYPE (JwStage, jw_stage, JW_TYPE_NODE)

static void
jw_stage_class_init (JwStageClass *klass)
{
  jw_node_class_set_up (JW_NODE_CLASS (klass), JW_KIND_STAGE, "stage", 's', stage_properties,
                        G_N_ELEMENTS (stage_properties), stage_children,
                        G_N_ELEMENTS (stage_children));
}

static void
jw_stage_init (JwStage *self)
{
}
