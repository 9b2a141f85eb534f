#include "model/measure.h"

#include <glib/gi18n-lib.h>

#include "model/node-private.h"

static const JwProperty measure_properties[] = { JW_MEASURE_PROPERTIES (JW_PROPERTY_ROW) };

JW_DEFINE_LEAF_NODE (JwMeasure, jw_measure, JW_KIND_MEASURE, "measure", 'n', measure_properties)
