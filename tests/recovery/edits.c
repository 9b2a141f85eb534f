#include "tests/recovery/edits.h"

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/stage.h"

static JwNode *
pick (JwMap *map, GRand *random, JwKind kind)
{
  guint n = jw_node_get_n_children (JW_NODE (map), kind);

  return n > 0 ? jw_node_get_child (JW_NODE (map), kind, g_rand_int (random) % n) : NULL;
}

static void
add_card (JwMap *map, GRand *random)
{
  JwNode *lane = pick (map, random, JW_KIND_LANE);
  JwNode *stage = pick (map, random, JW_KIND_STAGE);
  g_autofree char *text =
      g_strdup_printf ("Card %u\nwith “odd” <text> & more", g_rand_int (random));

  if (jw_lane_type_holds_cards (jw_lane_get_lane_type (lane)))
    jw_edit_add_card (map, lane, stage, g_rand_int (random) % 4, text, NULL);
  else
    jw_edit_set_score (map, lane, stage, g_rand_double_range (random, -2, 2), FALSE, NULL);
}

static void
change_card (JwMap *map, GRand *random, JwNode *card)
{
  switch (g_rand_int (random) % 4)
    {
    case 0:
      jw_edit_change (card, JW_CARD_TEXT, g_rand_boolean (random) ? "Another text" : NULL, FALSE,
                      NULL);
      break;
    case 1:
      jw_edit_change_number (card, JW_CARD_VOTES, g_rand_int (random) % 99, FALSE, NULL);
      break;
    case 2:
      jw_edit_move_card (card, jw_card_get_lane (card), pick (map, random, JW_KIND_STAGE),
                         g_rand_int (random) % 3, NULL);
      break;
    default:
      jw_edit_change (card, JW_CARD_CHANNEL, "email", FALSE, NULL);
      break;
    }
}

static void
delete_one (JwMap *map, JwNode *node)
{
  const char *ids[] = { jw_node_get_id (node), NULL };

  jw_edit_delete (map, ids, NULL);
}

static void
change_stages (JwMap *map, GRand *random)
{
  guint n = jw_node_get_n_children (JW_NODE (map), JW_KIND_STAGE);
  JwNode *stage = pick (map, random, JW_KIND_STAGE);

  if (n < 4)
    jw_edit_add_stage (map, g_rand_int (random) % (n + 1), "New", NULL);
  else if (n > 7)
    delete_one (map, stage);
  else if (g_rand_boolean (random))
    jw_edit_move_stage (stage, g_rand_int (random) % n, NULL);
  else
    jw_edit_split_stage (stage, "Half", NULL, NULL);
}

void
jw_test_do_edit (JwMap *map, GRand *random, guint number)
{
  g_autofree char *note = g_strdup_printf ("%u", number);
  JwNode *card = pick (map, random, JW_KIND_CARD);
  guint what = g_rand_int (random) % 100;

  jw_edit_begin (map, "Random edit");
  if (card == NULL || what < 35)
    add_card (map, random);
  else if (what < 80)
    change_card (map, random, card);
  else if (what < 95)
    delete_one (map, card);
  else
    change_stages (map, random);
  g_assert_true (jw_edit_set_string (JW_NODE (map), JW_MAP_NOTE, note, NULL));
  jw_edit_commit (map);
}

guint
jw_test_get_number (JwMap *map)
{
  const char *note = jw_node_get_string (JW_NODE (map), JW_MAP_NOTE);

  return note != NULL ? (guint)g_ascii_strtoull (note, NULL, 10) : 0;
}

JwMap *
jw_test_make_map (guint32 seed)
{
  JwMap *map = jw_map_new ();

  jw_map_set_seed (map, seed);
  for (guint i = 0; i < 5; i++)
    jw_edit_add_stage (map, G_MAXUINT, "Stage", NULL);
  jw_edit_add_lane (map, G_MAXUINT, JW_LANE_TOUCHPOINTS, NULL);
  jw_edit_add_lane (map, G_MAXUINT, JW_LANE_EMOTION, NULL);
  jw_edit_add_lane (map, G_MAXUINT, JW_LANE_PAIN_POINTS, NULL);
  return map;
}
