#include "model/card.h"
#include "model/curve.h"
#include "model/edit/commands.h"
#include "model/error.h"
#include "model/leg.h"
#include "model/link.h"
#include "model/measure.h"
#include "model/point.h"
#include "tests/model/support.h"

typedef struct
{
  JwMap *map;
  JwNode *cards[4]; /* of one cell, but the last, which stands in the next stage */
  const char *three[4];
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "Asks a friend", "Asks in the shop", "Asks a friend",
                                       "Buys" };
  JwNode *lane, *stage, *next;

  fixture->map = jw_test_new_filled_map ();
  lane = jw_test_get_lane (fixture->map, JW_LANE_ACTIONS);
  stage = jw_test_get_stage (fixture->map, 0);
  next = jw_test_get_stage (fixture->map, 1);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    fixture->cards[i] =
        jw_edit_add_card (fixture->map, lane, i < 3 ? stage : next, G_MAXUINT, texts[i], NULL);
  /* In the order of clicking, which says nothing. */
  fixture->three[0] = jw_node_get_id (fixture->cards[2]);
  fixture->three[1] = jw_node_get_id (fixture->cards[0]);
  fixture->three[2] = jw_node_get_id (fixture->cards[1]);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->map);
}

static void
set (JwNode *node, guint property, const char *value)
{
  g_assert_true (jw_edit_change (node, property, value, FALSE, NULL));
}

static JwNode *
insert (JwNode *parent, JwKind kind, const char *const *values)
{
  JwMap *map = jw_node_get_map (parent);
  JwNode *node;

  jw_edit_begin (map, "insert");
  node = jw_edit_insert (parent, kind, G_MAXUINT, NULL);
  for (guint i = 0; values[i] != NULL; i += 2)
    g_assert_true (jw_edit_set_string (node, (guint)jw_node_find_property (node, values[i]),
                                       values[i + 1], NULL));
  jw_edit_commit (map);
  return node;
}

#define INSERT(parent, kind, ...)                                                                  \
  insert (JW_NODE (parent), kind, (const char *const[]){ __VA_ARGS__, NULL })

static JwNode *
merge_three (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  JwNode *kept = jw_edit_merge_cards (fixture->map, fixture->three, &error);

  g_assert_no_error (error);
  g_assert_true (kept == fixture->cards[0]);
  jw_test_assert_consistent (fixture->map);
  return kept;
}

static void
test_texts (Fixture *fixture, gconstpointer data)
{
  guint n = jw_node_get_n_children (JW_NODE (fixture->map), JW_KIND_CARD);
  JwNode *kept;

  set (fixture->cards[0], JW_CARD_OWNER, "Ida");
  set (fixture->cards[1], JW_CARD_OWNER, "Sam");
  set (fixture->cards[0], JW_CARD_TAGS, "ask, friend");
  set (fixture->cards[1], JW_CARD_TAGS, "shop,ask");
  set (fixture->cards[2], JW_CARD_NOTE, "Seen twice");
  kept = merge_three (fixture);

  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (fixture->map), JW_KIND_CARD), ==, n - 2);
  g_assert_cmpstr (jw_node_get_string (kept, JW_CARD_TEXT), ==, "Asks a friend\nAsks in the shop");
  g_assert_cmpstr (jw_node_get_string (kept, JW_CARD_OWNER), ==, "Ida, Sam");
  g_assert_cmpstr (jw_node_get_string (kept, JW_CARD_TAGS), ==, "ask, friend, shop");
  g_assert_cmpstr (jw_node_get_string (kept, JW_CARD_NOTE), ==, "Seen twice");
}

/* What can have one value only keeps the first, and nothing of the others is lost. */
static void
test_values (Fixture *fixture, gconstpointer data)
{
  JwNode *kept;

  set (fixture->cards[0], JW_CARD_CHANNEL, "shop");
  set (fixture->cards[1], JW_CARD_CHANNEL, "email");
  set (fixture->cards[1], JW_CARD_URL, "https://x.example/");
  set (fixture->cards[0], JW_CARD_VOTES, "2");
  set (fixture->cards[2], JW_CARD_VOTES, "5");
  set (fixture->cards[0], JW_CARD_SEVERITY, "2");
  set (fixture->cards[1], JW_CARD_SEVERITY, "4");
  set (fixture->cards[0], JW_CARD_DUE, "2026-09-01");
  set (fixture->cards[2], JW_CARD_DUE, "2026-07-01");
  g_assert_true (jw_edit_change_number (fixture->cards[2], JW_CARD_MOMENT, 1, FALSE, NULL));
  kept = merge_three (fixture);

  g_assert_cmpstr (jw_node_get_string (kept, JW_CARD_CHANNEL), ==, "shop");
  g_assert_cmpstr (jw_node_get_string (kept, JW_CARD_NOTE), ==, "Channel: Email");
  g_assert_cmpstr (jw_node_get_string (kept, JW_CARD_URL), ==, "https://x.example/");
  g_assert_cmpfloat (jw_node_get_number (kept, JW_CARD_VOTES), ==, 7);
  g_assert_cmpfloat (jw_node_get_number (kept, JW_CARD_SEVERITY), ==, 4);
  g_assert_cmpstr (jw_node_get_string (kept, JW_CARD_DUE), ==, "2026-07-01");
  g_assert_true (jw_node_get_boolean (kept, JW_CARD_MOMENT));
}

/* Without personas a card is about everybody. */
static void
test_personas (Fixture *fixture, gconstpointer data)
{
  JwNode *first = jw_edit_add_persona (fixture->map, "Kim", NULL);
  JwNode *second = jw_edit_add_persona (fixture->map, "Lee", NULL);
  g_autofree char *both = g_strjoin (" ", jw_node_get_id (first), jw_node_get_id (second), NULL);
  const char *two[] = { fixture->three[1], fixture->three[2], NULL };

  set (fixture->cards[0], JW_CARD_PERSONAS, jw_node_get_id (first));
  set (fixture->cards[1], JW_CARD_PERSONAS, jw_node_get_id (second));
  g_assert_nonnull (jw_edit_merge_cards (fixture->map, two, NULL));
  g_assert_cmpstr (jw_node_get_string (fixture->cards[0], JW_CARD_PERSONAS), ==, both);
  two[1] = fixture->three[0];
  g_assert_nonnull (jw_edit_merge_cards (fixture->map, two, NULL));
  g_assert_false (jw_node_has (fixture->cards[0], JW_CARD_PERSONAS));
}

static void
test_links (Fixture *fixture, gconstpointer data)
{
  const char *k[4];
  JwNode *from_gone, *doubled, *between, *loop;
  guint n;

  for (guint i = 0; i < 4; i++)
    k[i] = jw_node_get_id (fixture->cards[i]);
  n = jw_node_get_n_children (JW_NODE (fixture->map), JW_KIND_LINK);
  from_gone = INSERT (fixture->map, JW_KIND_LINK, "type", "causes", "from", k[1], "to", k[3]);
  doubled = INSERT (fixture->map, JW_KIND_LINK, "type", "causes", "from", k[2], "to", k[3]);
  between = INSERT (fixture->map, JW_KIND_LINK, "type", "leads-to", "from", k[0], "to", k[1]);
  loop = INSERT (fixture->map, JW_KIND_LINK, "type", "same-as", "from", k[2], "to", k[2]);
  merge_three (fixture);

  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (fixture->map), JW_KIND_LINK), ==, n + 2);
  g_assert_cmpstr (jw_node_get_string (from_gone, JW_LINK_FROM), ==, k[0]);
  g_assert_cmpstr (jw_node_get_string (loop, JW_LINK_TO), ==, k[0]);
  g_assert_true (jw_map_undo (fixture->map));
  g_assert_nonnull (jw_node_get_map (doubled));
  g_assert_nonnull (jw_node_get_map (between));
}

static void
test_paths (Fixture *fixture, gconstpointer data)
{
  const char *k[4];
  JwNode *path, *there, *exit;

  for (guint i = 0; i < 4; i++)
    k[i] = jw_node_get_id (fixture->cards[i]);
  path = INSERT (fixture->map, JW_KIND_PATH, "name", "P");
  there = INSERT (path, JW_KIND_LEG, "from", k[3], "to", k[0]);
  g_assert_true (jw_edit_change (there, JW_LEG_SHARE, "20", FALSE, NULL));
  jw_edit_change (INSERT (path, JW_KIND_LEG, "from", k[3], "to", k[1]), JW_LEG_SHARE, "35", FALSE,
                  NULL);
  INSERT (path, JW_KIND_LEG, "from", k[0], "to", k[2]);
  exit = INSERT (path, JW_KIND_LEG, "from", k[2]);
  merge_three (fixture);

  g_assert_cmpuint (jw_node_get_n_children (path, JW_KIND_LEG), ==, 2);
  g_assert_cmpfloat (jw_node_get_number (there, JW_LEG_SHARE), ==, 55);
  g_assert_cmpstr (jw_node_get_string (exit, JW_LEG_FROM), ==, k[0]);
}

static void
test_feelings (Fixture *fixture, gconstpointer data)
{
  JwNode *curve = jw_node_get_first_child (JW_NODE (fixture->map), JW_KIND_CURVE);
  const char *stage = jw_node_get_id (jw_test_get_stage (fixture->map, 0));
  guint n = jw_node_get_n_children (curve, JW_KIND_POINT);
  JwNode *point = INSERT (curve, JW_KIND_POINT, "stage", stage, "card", fixture->three[0], "word",
                          "Cross", "quote", "Hm.");
  JwNode *other = INSERT (curve, JW_KIND_POINT, "stage", stage, "card", fixture->three[2], "word",
                          "Tired", "quote", "Again.");

  g_assert_true (jw_edit_change (other, JW_POINT_SCORE, "-1", FALSE, NULL));
  merge_three (fixture);
  g_assert_cmpuint (jw_node_get_n_children (curve, JW_KIND_POINT), ==, n + 1);
  g_assert_cmpstr (jw_node_get_string (point, JW_POINT_CARD), ==, fixture->three[1]);
  g_assert_cmpstr (jw_node_get_string (point, JW_POINT_WORD), ==, "Cross, Tired");
  g_assert_cmpstr (jw_node_get_string (point, JW_POINT_QUOTE), ==, "Hm.\nAgain.");
  g_assert_cmpfloat (jw_node_get_number (point, JW_POINT_SCORE), ==, -1);
}

static void
test_one_step (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = jw_test_dump (fixture->map);
  JwSelection *selection = jw_map_get_selection (fixture->map);

  jw_selection_set (selection, fixture->three);
  merge_three (fixture);
  jw_selection_set_single (selection, fixture->three[1]);
  g_assert_cmpstr (jw_map_get_undo_label (fixture->map), ==, "Merge cards");
  g_assert_true (jw_map_undo (fixture->map));
  jw_test_assert_dump (fixture->map, before);
  g_assert_cmpuint (jw_selection_get_n (selection), ==, 3);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *long_text = g_strnfill (JW_MAX_TEXT_BYTES - 1, 'x');
  const char *one[] = { fixture->three[0], jw_node_get_id (jw_test_get_stage (fixture->map, 0)),
                        fixture->three[0], NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (jw_edit_merge_cards (fixture->map, one, &error));
  g_assert_error (error, JW_ERROR, JW_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  set (fixture->cards[1], JW_CARD_TEXT, long_text);
  before = jw_test_dump (fixture->map);
  g_assert_null (jw_edit_merge_cards (fixture->map, fixture->three, &error));
  g_assert_error (error, JW_ERROR, JW_ERROR_LIMIT);
  jw_test_assert_dump (fixture->map, before);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/model/merge-cards/texts", test_texts },
    { "/model/merge-cards/values", test_values },
    { "/model/merge-cards/personas", test_personas },
    { "/model/merge-cards/links", test_links },
    { "/model/merge-cards/paths", test_paths },
    { "/model/merge-cards/feelings", test_feelings },
    { "/model/merge-cards/one-step", test_one_step },
    { "/model/merge-cards/refused", test_refused },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
