#include "model/measure.h"

#include <glib/gi18n-lib.h>

#include "model/map.h"
#include "model/node/node-private.h"

const JwChoice jw_measure_directions[] = {
  { "higher", N_ ("the higher, the better") },
  { "lower", N_ ("the lower, the better") },
  { NULL, NULL },
};

static const JwProperty measure_properties[] = { JW_MEASURE_PROPERTIES (JW_PROPERTY_ROW) };

JW_DEFINE_LEAF_NODE (JwMeasure, jw_measure, JW_KIND_MEASURE, "measure", 'n', measure_properties)
