#include <glib/gi18n-lib.h>

#include "model/edit/commands.h"
#include "model/edit/edit-private.h"
#include "model/persona.h"

static gboolean
describe_lane (JwNode *lane, JwLaneType type, GError **error)
{
  return jw_edit_set_string (lane, JW_LANE_TYPE, jw_lane_types[type].token, error) &&
         jw_edit_set_string (lane, JW_LANE_NAME, jw_lane_type_default_name (type), error) &&
         jw_edit_set_string (lane, JW_LANE_HINT, jw_lane_type_default_hint (type), error);
}

JwNode *
jw_edit_add_lane (JwMap *map, guint position, JwLaneType type, GError **error)
{
  JwNode *lane;

  jw_edit_begin (map, _ ("Add lane"));
  lane = jw_edit_insert (JW_NODE (map), JW_KIND_LANE, position, error);
  if (!jw_edit_finish (map, lane != NULL && describe_lane (lane, type, error)))
    return NULL;
  return lane;
}

gboolean
jw_edit_move_lane (JwNode *lane, guint position, GError **error)
{
  JwMap *map = jw_node_get_map (lane);

  if (!jw_edit_is_on_map (lane, error))
    return FALSE;
  jw_edit_begin (map, _ ("Move lane"));
  return jw_edit_finish (map, jw_edit_move (lane, position, error));
}

JwNode *
jw_edit_add_persona (JwMap *map, const char *name, GError **error)
{
  JwNode *persona;

  jw_edit_begin (map, _ ("Add persona"));
  persona = jw_edit_insert (JW_NODE (map), JW_KIND_PERSONA, G_MAXUINT, error);
  if (!jw_edit_finish (map, persona != NULL &&
                                jw_edit_set_string (persona, JW_PERSONA_NAME, name, error)))
    return NULL;
  return persona;
}
