#include "ui/canvas/movers.h"

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/lane.h"

static JwMover
make_mover (JwNode *node)
{
  guint position = jw_node_get_position (node);

  if (jw_node_get_kind (node) != JW_KIND_CARD)
    return (JwMover){ node, position, position, 0 };
  return (JwMover){ node, jw_node_get_position (jw_card_get_lane (node)),
                    jw_node_get_position (jw_card_get_stage (node)), jw_card_get_index (node) };
}

static int
compare (guint a, guint b)
{
  return (a > b) - (a < b);
}

int
jw_mover_compare (const JwMover *a, const JwMover *b)
{
  int order = compare (a->lane, b->lane);

  if (order == 0)
    order = compare (a->stage, b->stage);
  return order != 0 ? order : compare (a->index, b->index);
}

GArray *
jw_movers_list (JwMap *map, const char *const *ids, JwKind kind)
{
  GArray *movers = g_array_new (FALSE, FALSE, sizeof (JwMover));

  for (guint i = 0; ids[i] != NULL; i++)
    {
      JwNode *node = jw_map_find (map, ids[i]);

      if (node != NULL && jw_node_get_kind (node) == kind)
        {
          JwMover mover = make_mover (node);

          g_array_append_val (movers, mover);
        }
    }
  g_array_sort (movers, (GCompareFunc)jw_mover_compare);
  return movers;
}

JwNode *
jw_movers_find_lane (JwNode *lane, int direction)
{
  do
    lane = direction > 0 ? jw_node_get_next (lane) : jw_node_get_previous (lane);
  while (lane != NULL && !jw_lane_holds_cards (lane));
  return lane;
}
