/* Where cards that are dragged land: many of several cells keep their places to each other, and
 * with Ctrl they are copied. */

#include "model/card.h"
#include "model/edit/commands.h"
#include "tests/ui/fixture.h"
#include "ui/canvas/canvas-private.h"

static void
hold (Fixture *self, JwNode *card, JwNode *lane, JwNode *stage)
{
  double x, y, to_x, to_y;

  jw_driver_locate (self->driver, jw_node_get_id (card), -1, &x, &y);
  jw_driver_locate_cell (self->driver, jw_node_get_id (lane), jw_node_get_id (stage), &to_x, &to_y);
  jw_driver_move (self->driver, x, y);
  jw_driver_press (self->driver, GDK_BUTTON_PRIMARY);
  jw_driver_move (self->driver, (x + to_x) / 2, (y + to_y) / 2);
  jw_driver_move (self->driver, to_x, to_y);
}

static void
drop (Fixture *self)
{
  jw_driver_release (self->driver, GDK_BUTTON_PRIMARY);
}

static void
assert_at (Fixture *self, JwNode *card, JwNode *lane, JwNode *stage, guint index)
{
  g_assert_true (fixture_get_card (self, lane, stage, index) == card);
}

/* A card of another row along with that of the first: in the pains of the first stage. */
static JwNode *
add_pain (Fixture *self, guint stage)
{
  JwNode *pain = jw_edit_add_card (self->map, self->pains, self->stages[stage], 0, "Pain", NULL);

  jw_driver_settle (self->driver);
  return pain;
}

static void
assert_one_step (Fixture *self, const char *label, const char *before)
{
  g_assert_cmpstr (jw_map_get_undo_label (self->map), ==, label);
  g_assert_true (jw_map_undo (self->map));
  g_assert_cmpstr (jw_map_get_undo_label (self->map), ==, before);
}

/* What stood in two lanes stands in two lanes, a stage further; each place is marked. */
static void
test_lanes_stay (Fixture *self, gconstpointer data)
{
  JwNode *pain = add_pain (self, 0);
  g_autofree char *before = g_strdup (jw_map_get_undo_label (self->map));

  fixture_click (self, self->second, 1, 0);
  fixture_click (self, pain, 1, GDK_CONTROL_MASK);
  fixture_click (self, self->first, 1, GDK_CONTROL_MASK);
  hold (self, self->first, self->touchpoints, self->stages[2]);
  g_assert_cmpuint (self->canvas->drag.other_marks->len, ==, 1);
  drop (self);
  assert_at (self, self->first, self->touchpoints, self->stages[2], 0);
  assert_at (self, self->second, self->touchpoints, self->stages[2], 1);
  assert_at (self, pain, self->pains, self->stages[2], 0);
  assert_one_step (self, "Move cards", before);
  assert_at (self, pain, self->pains, self->stages[0], 0);
}

/* Lanes that hold no cards are passed over, as they are by keys. */
static void
test_stages_stay (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 1, 0);
  fixture_click (self, self->third, 1, GDK_CONTROL_MASK);
  hold (self, self->third, self->pains, self->stages[1]);
  drop (self);
  assert_at (self, self->first, self->pains, self->stages[0], 0);
  assert_at (self, self->third, self->pains, self->stages[1], 0);
  assert_at (self, self->second, self->touchpoints, self->stages[0], 0);
}

/* What cannot go that far holds the others, and nothing is marked. */
static void
test_edge (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 1, 0);
  fixture_click (self, self->third, 1, GDK_CONTROL_MASK);
  hold (self, self->first, self->touchpoints, self->stages[2]);
  g_assert_false (self->canvas->drag.can_drop);
  drop (self);
  assert_at (self, self->first, self->touchpoints, self->stages[0], 0);
  assert_at (self, self->third, self->touchpoints, self->stages[1], 0);
  hold (self, self->first, self->touchpoints, self->stages[1]);
  g_assert_true (self->canvas->drag.can_drop);
  drop (self);
  assert_at (self, self->first, self->touchpoints, self->stages[1], 0);
  assert_at (self, self->third, self->touchpoints, self->stages[2], 0);
}

/* Who changes the order within a cell moves nothing else. */
static void
test_own_cell (Fixture *self, gconstpointer data)
{
  double x, y, to_x, to_y;

  fixture_click (self, self->third, 1, 0);
  fixture_click (self, self->first, 1, GDK_CONTROL_MASK);
  jw_driver_locate (self->driver, jw_node_get_id (self->first), -1, &x, &y);
  jw_driver_locate (self->driver, jw_node_get_id (self->second), -1, &to_x, &to_y);
  jw_driver_drag (self->driver, x, y, x, to_y + 8);
  assert_at (self, self->second, self->touchpoints, self->stages[0], 0);
  assert_at (self, self->first, self->touchpoints, self->stages[0], 1);
  assert_at (self, self->third, self->touchpoints, self->stages[1], 0);
}

/* Over its own place the line is above the card, not through it. */
static void
test_own_place (Fixture *self, gconstpointer data)
{
  JwRect bounds;
  double x, y;

  jw_scene_item_get_bounds (
      jw_scene_find (jw_canvas_get_scene (self->canvas), jw_node_get_id (self->first)), &bounds);
  jw_driver_locate (self->driver, jw_node_get_id (self->first), -1, &x, &y);
  jw_driver_move (self->driver, x, y);
  jw_driver_press (self->driver, GDK_BUTTON_PRIMARY);
  jw_driver_move (self->driver, x + 20, y);
  jw_driver_move (self->driver, x + 40, y);
  g_assert_true (self->canvas->drag.can_drop);
  g_assert_cmpfloat (self->canvas->drag.mark.y + self->canvas->drag.mark.height, <=, bounds.y);
  drop (self);
  g_assert_false (jw_map_is_modified (self->map));
}

static void
assert_copied (Fixture *self)
{
  JwNode *copy = fixture_get_card (self, self->pains, self->stages[2], 0);

  assert_at (self, self->first, self->touchpoints, self->stages[0], 0);
  g_assert_cmpstr (fixture_get_text (copy), ==, "First");
  fixture_assert_selected (self, copy);
}

/* It counts what is held when the button is let go. */
static void
test_copy (Fixture *self, gconstpointer data)
{
  g_autofree char *before = g_strdup (jw_map_get_undo_label (self->map));

  hold (self, self->first, self->pains, self->stages[2]);
  g_assert_false (self->canvas->drag.copies);
  jw_driver_hold_key (self->driver, GDK_KEY_Control_L, TRUE);
  jw_driver_settle (self->driver);
  g_assert_true (self->canvas->drag.copies);
  drop (self);
  jw_driver_hold_key (self->driver, GDK_KEY_Control_L, FALSE);
  assert_copied (self);
  assert_one_step (self, "Copy card", before);
  g_assert_cmpuint (fixture_get_n_cards (self, self->pains, self->stages[2]), ==, 0);
}

static void
test_copy_no_more (Fixture *self, gconstpointer data)
{
  jw_driver_hold_key (self->driver, GDK_KEY_Control_L, TRUE);
  hold (self, self->first, self->pains, self->stages[2]);
  g_assert_true (self->canvas->drag.copies);
  jw_driver_hold_key (self->driver, GDK_KEY_Control_L, FALSE);
  jw_driver_settle (self->driver);
  g_assert_false (self->canvas->drag.copies);
  drop (self);
  assert_at (self, self->first, self->pains, self->stages[2], 0);
}

/* Held from the start, on a card that is selected already. */
static void
test_copy_many (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 1, 0);
  fixture_click (self, self->third, 1, GDK_CONTROL_MASK);
  jw_driver_hold_key (self->driver, GDK_KEY_Control_L, TRUE);
  hold (self, self->first, self->pains, self->stages[0]);
  g_assert_cmpuint (self->canvas->drag.n_cards, ==, 2);
  drop (self);
  jw_driver_hold_key (self->driver, GDK_KEY_Control_L, FALSE);
  assert_at (self, self->first, self->touchpoints, self->stages[0], 0);
  assert_at (self, self->third, self->touchpoints, self->stages[1], 0);
  g_assert_cmpstr (fixture_get_text (fixture_get_card (self, self->pains, self->stages[0], 0)), ==,
                   "First");
  g_assert_cmpstr (fixture_get_text (fixture_get_card (self, self->pains, self->stages[1], 0)), ==,
                   "Third");
  g_assert_cmpuint (jw_selection_get_n (jw_map_get_selection (self->map)), ==, 2);
  g_assert_cmpstr (jw_map_get_undo_label (self->map), ==, "Copy cards");
}

/* A click with Ctrl takes a card out of the selection when it turns out to be none. */
static void
test_control_click (Fixture *self, gconstpointer data)
{
  double x, y;

  fixture_click (self, self->first, 1, 0);
  fixture_click (self, self->third, 1, GDK_CONTROL_MASK);
  jw_driver_locate (self->driver, jw_node_get_id (self->third), -1, &x, &y);
  jw_driver_move (self->driver, x, y);
  jw_driver_hold_key (self->driver, GDK_KEY_Control_L, TRUE);
  jw_driver_press (self->driver, GDK_BUTTON_PRIMARY);
  g_assert_cmpuint (jw_selection_get_n (jw_map_get_selection (self->map)), ==, 2);
  drop (self);
  jw_driver_hold_key (self->driver, GDK_KEY_Control_L, FALSE);
  fixture_assert_selected (self, self->first);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  fixture_add ("/canvas/drop/lanes-stay", test_lanes_stay);
  fixture_add ("/canvas/drop/stages-stay", test_stages_stay);
  fixture_add ("/canvas/drop/edge", test_edge);
  fixture_add ("/canvas/drop/own-cell", test_own_cell);
  fixture_add ("/canvas/drop/own-place", test_own_place);
  fixture_add ("/canvas/drop/copy", test_copy);
  fixture_add ("/canvas/drop/copy-no-more", test_copy_no_more);
  fixture_add ("/canvas/drop/copy-many", test_copy_many);
  fixture_add ("/canvas/drop/control-click", test_control_click);
  return g_test_run ();
}
