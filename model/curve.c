#include "model/curve.h"

#include <glib/gi18n-lib.h>

#include "model/map.h"
#include "model/node/node-private.h"
#include "model/point.h"

struct _JwCurve
{
  JwNode parent_instance;
};

static const JwProperty curve_properties[] = { JW_CURVE_PROPERTIES (JW_PROPERTY_ROW) };
static const JwKind curve_children[] = { JW_KIND_POINT };

G_DEFINE_FINAL_TYPE (JwCurve, jw_curve, JW_TYPE_NODE)

static void
jw_curve_class_init (JwCurveClass *klass)
{
  jw_node_class_set_up (JW_NODE_CLASS (klass), JW_KIND_CURVE, "curve", 'c', curve_properties,
                        G_N_ELEMENTS (curve_properties), curve_children,
                        G_N_ELEMENTS (curve_children));
}

static void
jw_curve_init (JwCurve *self)
{
}
