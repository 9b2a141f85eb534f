#include "ui/inspector/candidates.h"

#include "model/card.h"
#include "model/lane.h"
#include "model/map.h"

/* The stage whose steps or cards are to be chosen from: where a card ends, for its last step. */
static JwNode *
find_stage (JwNode *node, guint property)
{
  int stage = jw_node_find_property (node, "stage");

  if (stage < 0)
    return NULL;
  if (jw_node_get_kind (node) == JW_KIND_CARD && property == JW_CARD_THROUGH_STEP &&
      jw_node_has (node, JW_CARD_THROUGH))
    stage = JW_CARD_THROUGH;
  return jw_map_find (jw_node_get_map (node), jw_node_get_string (node, (guint)stage));
}

static gboolean
is_candidate (JwNode *node, guint property, JwNode *other, JwNode *stage)
{
  JwKind kind = jw_node_get_kind (other);

  if (kind == JW_KIND_LANE && jw_node_get_kind (node) == JW_KIND_CARD)
    return jw_lane_holds_cards (other);
  if (kind == JW_KIND_CARD && stage)
    return jw_card_get_stage (other) == stage ||
           g_strcmp0 (jw_node_get_string (node, property), jw_node_get_id (other)) == 0;
  return TRUE;
}

GPtrArray *
jw_candidates_list (JwNode *node, guint property)
{
  GPtrArray *list = g_ptr_array_new ();
  JwKind kind = jw_node_get_property_row (node, property)->ref_kind;
  JwNode *stage = find_stage (node, property);
  JwNode *owner = kind == JW_KIND_STEP ? stage : JW_NODE (jw_node_get_map (node));
  JwNode *other = owner ? jw_node_get_first_child (owner, kind) : NULL;

  for (; other; other = jw_node_get_next (other))
    if (is_candidate (node, property, other, stage))
      g_ptr_array_add (list, other);
  return list;
}
