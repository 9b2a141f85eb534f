#include "tests/bench/generate.h"

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/map-private.h"

#define N_STAGES 10
#define CARDS_A_CELL 5

static const char *const beginnings[] = {
  "Finds the shop through", "Asks a friend about",   "Compares the price of",
  "Wants to know more of",  "Comes back because of", "Waits for word about",
};

static const char *const endings[] = {
  "the reel of the kiln",       "a mug with a name on it",  "the parcel that is late",
  "an offer for two of them",   "the glaze on the picture", "the care card in the box",
  "the hand that made the jug",
};

static void
add_card (JwMap *map, guint number, JwNode *lane, JwNode *stage)
{
  JwNode *card = jw_edit_insert (JW_NODE (map), JW_KIND_CARD, G_MAXUINT, NULL);
  g_autofree char *text =
      g_strdup_printf ("%s %s (%u)", beginnings[number % G_N_ELEMENTS (beginnings)],
                       endings[number % G_N_ELEMENTS (endings)], number);

  jw_edit_set_string (card, JW_CARD_LANE, jw_node_get_id (lane), NULL);
  jw_edit_set_string (card, JW_CARD_STAGE, jw_node_get_id (stage), NULL);
  jw_edit_set_string (card, JW_CARD_TEXT, text, NULL);
  if (number % 2 == 0)
    jw_edit_set_string (card, JW_CARD_CHANNEL, "social", NULL);
}

JwMap *
jw_bench_make_map (guint n_cards)
{
  JwMap *map = jw_map_new ();
  guint n_lanes =
      CLAMP ((n_cards + N_STAGES * CARDS_A_CELL - 1) / (N_STAGES * CARDS_A_CELL), 1, JW_MAX_LANES);

  jw_map_set_seed (map, n_cards);
  jw_edit_change (JW_NODE (map), JW_MAP_TITLE, "A map to be measured", FALSE, NULL);
  for (guint i = 0; i < N_STAGES; i++)
    jw_edit_add_stage (map, G_MAXUINT, "Stage", NULL);
  for (guint i = 0; i < n_lanes; i++)
    jw_edit_add_lane (map, G_MAXUINT, JW_LANE_TOUCHPOINTS, NULL);
  jw_map_begin_load (map);
  for (guint i = 0; i < n_cards; i++)
    add_card (map, i, jw_node_get_child (JW_NODE (map), JW_KIND_LANE, i / N_STAGES % n_lanes),
              jw_node_get_child (JW_NODE (map), JW_KIND_STAGE, i % N_STAGES));
  jw_map_end_load (map);
  return map;
}
