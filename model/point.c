#include "model/point.h"

#include <glib/gi18n-lib.h>

#include "model/node/node-private.h"

const JwChoice jw_point_evidences[] = {
  { "guess", N_ ("A guess") },
  { "partly", N_ ("Partly known") },
  { "researched", N_ ("Researched") },
  { NULL, NULL },
};

static const JwProperty point_properties[] = { JW_POINT_PROPERTIES (JW_PROPERTY_ROW) };

JW_DEFINE_LEAF_NODE (JwPoint, jw_point, JW_KIND_POINT, "point", 'f', point_properties)
