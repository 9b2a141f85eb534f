#include "tests/bench/generate.h"

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/map-private.h"

#define N_STAGES 10
#define CARDS_A_CELL 5

static const char *const stages[N_STAGES] = {
  "Dream", "Notice", "Look around", "Compare", "Choose", "Pay", "Wait", "Unpack", "Use", "Tell",
};

/* With a number between them they come to two lines of a card, and no two cards are alike: a
 * program that keeps shaped texts gains nothing by it. */
static const char *const acts[] = {
  "Reads review",     "Opens mail",     "Sees post",      "Asks about order",
  "Looks up offer",   "Rates parcel",   "Shows page",     "Saves advert",
  "Answers question", "Weighs up gift", "Sends reminder",
};
static const char *const ways[] = {
  "on the phone",         "late in the evening", "before the holidays", "with an old friend",
  "at the kitchen table", "on the way home",     "after a long search",
};

static void
add_card (JwMap *map, guint number, JwNode *lane, JwNode *stage)
{
  JwNode *card = jw_edit_insert (JW_NODE (map), JW_KIND_CARD, G_MAXUINT, NULL);
  g_autofree char *text = g_strdup_printf ("%s %u %s", acts[number % G_N_ELEMENTS (acts)],
                                           number + 1, ways[number % G_N_ELEMENTS (ways)]);

  jw_edit_set_string (card, JW_CARD_LANE, jw_node_get_id (lane), NULL);
  jw_edit_set_string (card, JW_CARD_STAGE, jw_node_get_id (stage), NULL);
  jw_edit_set_string (card, JW_CARD_TEXT, text, NULL);
}

JwMap *
jw_bench_make_map (guint n_cards)
{
  JwMap *map = jw_map_new ();
  guint n_lanes =
      CLAMP ((n_cards + N_STAGES * CARDS_A_CELL - 1) / (N_STAGES * CARDS_A_CELL), 1, JW_MAX_LANES);

  jw_map_set_seed (map, n_cards);
  jw_map_begin_load (map);
  jw_edit_set_string (JW_NODE (map), JW_MAP_TITLE, "A map to be measured", NULL);
  for (guint i = 0; i < N_STAGES; i++)
    jw_edit_add_stage (map, G_MAXUINT, stages[i], NULL);
  for (guint i = 0; i < n_lanes; i++)
    jw_edit_add_lane (map, G_MAXUINT, JW_LANE_TOUCHPOINTS, NULL);
  for (guint i = 0; i < n_cards; i++)
    add_card (map, i, jw_node_get_child (JW_NODE (map), JW_KIND_LANE, i / N_STAGES % n_lanes),
              jw_node_get_child (JW_NODE (map), JW_KIND_STAGE, i % N_STAGES));
  jw_map_end_load (map);
  return map;
}
