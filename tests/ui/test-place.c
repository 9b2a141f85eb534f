#include "model/card.h"
#include "model/edit/commands.h"
#include "ui/canvas/place.h"

typedef struct
{
  JwMap *map;
  JwNode *one, *two;
  JwNode *touchpoints, *numbers, *pains;
  JwNode *first, *second;
  JwNode *persona;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  JwMap *map = self->map = jw_map_new ();

  self->one = jw_edit_add_stage (map, 0, "One", NULL);
  self->two = jw_edit_add_stage (map, 1, "Two", NULL);
  self->touchpoints = jw_edit_add_lane (map, 0, JW_LANE_TOUCHPOINTS, NULL);
  self->numbers = jw_edit_add_lane (map, 1, JW_LANE_NUMBERS, NULL);
  self->pains = jw_edit_add_lane (map, 2, JW_LANE_PAIN_POINTS, NULL);
  self->first = jw_edit_add_card (map, self->touchpoints, self->one, 0, "First", NULL);
  self->second = jw_edit_add_card (map, self->touchpoints, self->one, 1, "Second", NULL);
  self->persona = jw_edit_add_persona (map, "Someone", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->map);
}

static void
assert_move (Fixture *self, JwPlace *place, JwMove move, JwNode *node, JwNode *lane, JwNode *stage)
{
  g_assert_true (jw_place_move (self->map, place, move, place));
  g_assert_true (place->node == node);
  g_assert_true (place->lane == lane);
  g_assert_true (place->stage == stage);
}

static void
test_down (Fixture *self, gconstpointer data)
{
  JwPlace place;

  g_assert_true (jw_place_of_node (JW_NODE (self->map), &place));
  assert_move (self, &place, JW_MOVE_DOWN, self->one, NULL, self->one);
  assert_move (self, &place, JW_MOVE_DOWN, self->first, self->touchpoints, self->one);
  assert_move (self, &place, JW_MOVE_DOWN, self->second, self->touchpoints, self->one);
  assert_move (self, &place, JW_MOVE_DOWN, NULL, self->numbers, self->one);
  assert_move (self, &place, JW_MOVE_DOWN, NULL, self->pains, self->one);
  g_assert_false (jw_place_move (self->map, &place, JW_MOVE_DOWN, &place));
}

static void
test_up (Fixture *self, gconstpointer data)
{
  JwPlace place = { NULL, self->numbers, self->one };

  assert_move (self, &place, JW_MOVE_UP, self->second, self->touchpoints, self->one);
  assert_move (self, &place, JW_MOVE_UP, self->first, self->touchpoints, self->one);
  assert_move (self, &place, JW_MOVE_UP, self->one, NULL, self->one);
  assert_move (self, &place, JW_MOVE_UP, JW_NODE (self->map), NULL, NULL);
  assert_move (self, &place, JW_MOVE_RIGHT, self->persona, NULL, NULL);
  assert_move (self, &place, JW_MOVE_DOWN, self->two, NULL, self->two);
  assert_move (self, &place, JW_MOVE_UP, self->persona, NULL, NULL);
  assert_move (self, &place, JW_MOVE_LEFT, JW_NODE (self->map), NULL, NULL);
}

static void
test_sideways (Fixture *self, gconstpointer data)
{
  JwPlace place = { self->second, self->touchpoints, self->one };

  assert_move (self, &place, JW_MOVE_RIGHT, NULL, self->touchpoints, self->two);
  g_assert_false (jw_place_move (self->map, &place, JW_MOVE_RIGHT, &place));
  assert_move (self, &place, JW_MOVE_LEFT, self->first, self->touchpoints, self->one);
  assert_move (self, &place, JW_MOVE_LEFT, self->touchpoints, self->touchpoints, NULL);
  assert_move (self, &place, JW_MOVE_DOWN, self->numbers, self->numbers, NULL);
  assert_move (self, &place, JW_MOVE_RIGHT, NULL, self->numbers, self->one);
}

static void
test_jumps (Fixture *self, gconstpointer data)
{
  JwPlace place = { self->second, self->touchpoints, self->one };

  assert_move (self, &place, JW_MOVE_LAST_STAGE, NULL, self->touchpoints, self->two);
  assert_move (self, &place, JW_MOVE_NEXT_LANE, NULL, self->numbers, self->two);
  assert_move (self, &place, JW_MOVE_FIRST_STAGE, NULL, self->numbers, self->one);
  assert_move (self, &place, JW_MOVE_PREVIOUS_LANE, self->first, self->touchpoints, self->one);
  assert_move (self, &place, JW_MOVE_LAST, NULL, self->pains, self->two);
  assert_move (self, &place, JW_MOVE_FIRST, JW_NODE (self->map), NULL, NULL);
}

static void
test_next_cell (Fixture *self, gconstpointer data)
{
  JwPlace place = { self->second, self->touchpoints, self->one };

  g_assert_true (jw_place_next_cell (self->map, &place, 1, &place));
  g_assert_true (place.stage == self->two && place.lane == self->touchpoints);
  /* A number is not edited on the sheet: its row is passed over. */
  g_assert_true (jw_place_next_cell (self->map, &place, 1, &place));
  g_assert_true (place.stage == self->one && place.lane == self->pains);
  g_assert_true (jw_place_next_cell (self->map, &place, -1, &place));
  g_assert_true (place.stage == self->two && place.lane == self->touchpoints);
  place = (JwPlace){ NULL, self->pains, self->two };
  g_assert_false (jw_place_next_cell (self->map, &place, 1, &place));
}

static void
test_empty_map (void)
{
  g_autoptr (JwMap) map = jw_map_new ();
  JwPlace place = { JW_NODE (map), NULL, NULL };

  for (int move = JW_MOVE_LEFT; move <= JW_MOVE_LAST; move++)
    if (move != JW_MOVE_FIRST)
      g_assert_false (jw_place_move (map, &place, (JwMove)move, &place));
}

static void
add (const char *path, void (*test) (Fixture *self, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/place/down", test_down);
  add ("/place/up", test_up);
  add ("/place/sideways", test_sideways);
  add ("/place/jumps", test_jumps);
  add ("/place/next-cell", test_next_cell);
  g_test_add_func ("/place/empty-map", test_empty_map);
  return g_test_run ();
}
