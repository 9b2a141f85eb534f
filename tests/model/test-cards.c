/* Adding, moving and counting the cards of cells: a card goes to every place, and no other card
 * changes its order. */
#include "model/card.h"
#include "model/edit/commands.h"
#include "model/error.h"
#include "tests/model/support.h"

/* The texts of a cell's cards, joined: "a b c". */
static char *
read_cell (JwMap *map, JwNode *lane, JwNode *stage)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = jw_map_get_n_cell_cards (map, lane, stage);

  for (guint i = 0; i < n; i++)
    {
      JwNode *card = jw_map_get_cell_card (map, lane, stage, i);

      g_assert_cmpuint (jw_card_get_index (card), ==, i);
      g_string_append_printf (text, i > 0 ? " %s" : "%s", jw_node_get_string (card, JW_CARD_TEXT));
    }
  g_assert_null (jw_map_get_cell_card (map, lane, stage, n));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_cell (JwMap *map, JwNode *lane, JwNode *stage, const char *expected)
{
  g_autofree char *cell = read_cell (map, lane, stage);

  g_assert_cmpstr (cell, ==, expected);
}

typedef struct
{
  JwMap *map;
  JwNode *lane;
  JwNode *other_lane;
  JwNode *stage;
  JwNode *other_stage;
} Fixture;

/* Two cells whose cards stand mixed in the map's one list: a x b y c z. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "a", "x", "b", "y", "c", "z" };

  fixture->map = jw_test_new_map ();
  fixture->lane = jw_edit_add_lane (fixture->map, 0, JW_LANE_TOUCHPOINTS, NULL);
  fixture->other_lane = jw_edit_add_lane (fixture->map, 1, JW_LANE_PAIN_POINTS, NULL);
  fixture->stage = jw_edit_add_stage (fixture->map, 0, "Compare", NULL);
  fixture->other_stage = jw_edit_add_stage (fixture->map, 1, "Buy", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      JwNode *card = jw_edit_add_card (fixture->map, fixture->lane,
                                       i % 2 == 0 ? fixture->stage : fixture->other_stage,
                                       G_MAXUINT, texts[i], NULL);

      jw_edit_begin (fixture->map, "Mix");
      jw_edit_move (card, i, NULL);
      jw_edit_commit (fixture->map);
    }
  assert_cell (fixture->map, fixture->lane, fixture->stage, "a b c");
  assert_cell (fixture->map, fixture->lane, fixture->other_stage, "x y z");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  jw_test_assert_consistent (fixture->map);
  g_object_unref (fixture->map);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  static const char *const expected[] = { "n a b c", "a n b c", "a b n c", "a b c n", "a b c n" };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      JwNode *card = jw_edit_add_card (fixture->map, fixture->lane, fixture->stage, i, "n", NULL);

      g_assert_cmpuint (jw_card_get_index (card), ==, MIN (i, 3));
      assert_cell (fixture->map, fixture->lane, fixture->stage, expected[i]);
      assert_cell (fixture->map, fixture->lane, fixture->other_stage, "x y z");
      jw_map_undo (fixture->map);
    }
}

static void
test_add_to_empty (Fixture *fixture, gconstpointer data)
{
  jw_edit_add_card (fixture->map, fixture->other_lane, fixture->stage, 7, NULL, NULL);
  g_assert_cmpuint (jw_map_get_n_cell_cards (fixture->map, fixture->other_lane, fixture->stage), ==,
                    1);
  assert_cell (fixture->map, fixture->lane, fixture->stage, "a b c");
}

/* From every place of the cell to every other. */
static void
test_move_within (Fixture *fixture, gconstpointer data)
{
  static const char *const expected[3][4] = { { "a b c", "b a c", "b c a", "b c a" },
                                              { "b a c", "a b c", "a c b", "a c b" },
                                              { "c a b", "a c b", "a b c", "a b c" } };

  for (guint from = 0; from < 3; from++)
    for (guint to = 0; to < 4; to++)
      {
        JwNode *card = jw_map_get_cell_card (fixture->map, fixture->lane, fixture->stage, from);

        g_assert_true (jw_edit_move_card (card, fixture->lane, fixture->stage, to, NULL));
        assert_cell (fixture->map, fixture->lane, fixture->stage, expected[from][to]);
        assert_cell (fixture->map, fixture->lane, fixture->other_stage, "x y z");
        if (from != to && MIN (to, 2) != from)
          jw_map_undo (fixture->map);
        assert_cell (fixture->map, fixture->lane, fixture->stage, "a b c");
      }
}

static void
test_move_between (Fixture *fixture, gconstpointer data)
{
  static const char *const left[] = { "b c", "a c", "a b" };
  static const char *const names[] = { "a", "b", "c" };

  for (guint from = 0; from < 3; from++)
    for (guint to = 0; to < 5; to++)
      {
        JwNode *card = jw_map_get_cell_card (fixture->map, fixture->lane, fixture->stage, from);
        g_autofree char *cell = NULL;

        g_assert_true (jw_edit_move_card (card, fixture->lane, fixture->other_stage, to, NULL));
        assert_cell (fixture->map, fixture->lane, fixture->stage, left[from]);
        g_assert_cmpuint (jw_card_get_index (card), ==, MIN (to, 3));
        g_assert_true (jw_card_get_stage (card) == fixture->other_stage);
        cell = read_cell (fixture->map, fixture->lane, fixture->other_stage);
        g_assert_nonnull (strstr (cell, names[from]));
        jw_map_undo (fixture->map);
        assert_cell (fixture->map, fixture->lane, fixture->stage, "a b c");
        assert_cell (fixture->map, fixture->lane, fixture->other_stage, "x y z");
      }
}

static void
test_move_to_other_lane (Fixture *fixture, gconstpointer data)
{
  JwNode *card = jw_map_get_cell_card (fixture->map, fixture->lane, fixture->stage, 1);

  g_assert_true (jw_edit_move_card (card, fixture->other_lane, fixture->other_stage, 0, NULL));
  assert_cell (fixture->map, fixture->other_lane, fixture->other_stage, "b");
  assert_cell (fixture->map, fixture->lane, fixture->stage, "a c");
  g_assert_true (jw_card_get_lane (card) == fixture->other_lane);
  g_assert_cmpstr (jw_map_get_undo_label (fixture->map), ==, "Move card");
}

/* A move to where the card is already is no step that a user would have to undo. */
static void
test_move_nowhere (Fixture *fixture, gconstpointer data)
{
  JwNode *card = jw_map_get_cell_card (fixture->map, fixture->lane, fixture->stage, 1);

  jw_map_mark_saved (fixture->map);
  g_assert_true (jw_edit_move_card (card, fixture->lane, fixture->stage, 1, NULL));
  g_assert_false (jw_map_is_modified (fixture->map));
}

static void
test_lane_without_cards (Fixture *fixture, gconstpointer data)
{
  static const JwLaneType types[] = { JW_LANE_EMOTION, JW_LANE_NUMBERS };
  JwNode *card = jw_map_get_cell_card (fixture->map, fixture->lane, fixture->stage, 1);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      JwNode *lane = jw_edit_add_lane (fixture->map, 2, types[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) move_error = NULL;

      jw_map_mark_saved (fixture->map);
      g_assert_null (jw_edit_add_card (fixture->map, lane, fixture->stage, 0, "n", &error));
      g_assert_error (error, JW_ERROR, JW_ERROR_NOT_ALLOWED);
      g_assert_nonnull (strstr (error->message, jw_lane_get_shown_name (lane)));
      g_assert_false (jw_edit_move_card (card, lane, fixture->stage, 0, &move_error));
      g_assert_error (move_error, JW_ERROR, JW_ERROR_NOT_ALLOWED);
      g_assert_false (jw_map_is_modified (fixture->map));
    }
}

/* A text that is refused leaves no empty card behind. */
static void
test_refused_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *longer = g_strnfill (JW_MAX_TEXT_BYTES + 1, 'x');
  g_autoptr (GError) error = NULL;

  jw_map_mark_saved (fixture->map);
  g_assert_null (jw_edit_add_card (fixture->map, fixture->lane, fixture->stage, 0, longer, &error));
  g_assert_error (error, JW_ERROR, JW_ERROR_LIMIT);
  g_assert_false (jw_map_is_modified (fixture->map));
  assert_cell (fixture->map, fixture->lane, fixture->stage, "a b c");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/model/cards/" name, Fixture, NULL, set_up, function, tear_down)

/* A step is of one stage: a card that leaves it leaves its steps, too. */
static void
test_steps (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  JwNode *card = jw_node_get_first_child (JW_NODE (map), JW_KIND_CARD);
  JwNode *first = jw_test_get_stage (map, 0);
  JwNode *second = jw_test_get_stage (map, 1);
  JwNode *steps[2];

  jw_edit_begin (map, "steps");
  steps[0] = jw_edit_insert (first, JW_KIND_STEP, 0, NULL);
  steps[1] = jw_edit_insert (second, JW_KIND_STEP, 0, NULL);
  jw_edit_commit (map);
  g_assert_true (jw_edit_change (card, JW_CARD_STAGE, jw_node_get_id (first), FALSE, NULL));
  g_assert_true (jw_edit_change (card, JW_CARD_STEP, jw_node_get_id (steps[0]), FALSE, NULL));
  g_assert_true (jw_edit_change (card, JW_CARD_THROUGH, jw_node_get_id (second), FALSE, NULL));
  g_assert_true (
      jw_edit_change (card, JW_CARD_THROUGH_STEP, jw_node_get_id (steps[1]), FALSE, NULL));

  g_assert_true (jw_edit_move_card (card, jw_card_get_lane (card), second, 0, NULL));
  g_assert_false (jw_node_has (card, JW_CARD_STEP));
  g_assert_true (jw_node_has (card, JW_CARD_THROUGH_STEP));
  g_assert_true (jw_edit_change (card, JW_CARD_STAGE, jw_node_get_id (jw_test_get_stage (map, 2)),
                                 FALSE, NULL));
  g_assert_false (jw_node_has (card, JW_CARD_THROUGH));
  g_assert_false (jw_node_has (card, JW_CARD_THROUGH_STEP));
  g_assert_true (jw_map_undo (map) && jw_map_undo (map));
  g_assert_cmpstr (jw_node_get_string (card, JW_CARD_STEP), ==, jw_node_get_id (steps[0]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("add", test_add);
  ADD ("add-to-empty", test_add_to_empty);
  ADD ("move-within", test_move_within);
  ADD ("move-between", test_move_between);
  ADD ("move-to-other-lane", test_move_to_other_lane);
  ADD ("move-nowhere", test_move_nowhere);
  ADD ("lane-without-cards", test_lane_without_cards);
  ADD ("refused-text", test_refused_text);
  g_test_add_func ("/model/cards/steps", test_steps);
  return g_test_run ();
}
