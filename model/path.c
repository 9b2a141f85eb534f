#include "model/path.h"

#include <glib/gi18n-lib.h>

#include "model/map.h"
#include "model/node/node-private.h"

struct _JwPath
{
  JwNode parent_instance;
};

static const JwProperty path_properties[] = { JW_PATH_PROPERTIES (JW_PROPERTY_ROW) };
static const JwKind path_children[] = { JW_KIND_LEG };

G_DEFINE_FINAL_TYPE (JwPath, jw_path, JW_TYPE_NODE)

static void
jw_path_class_init (JwPathClass *klass)
{
  jw_node_class_set_up (JW_NODE_CLASS (klass), JW_KIND_PATH, "path", 'q', path_properties,
                        G_N_ELEMENTS (path_properties), path_children,
                        G_N_ELEMENTS (path_children));
}

static void
jw_path_init (JwPath *self)
{
}
