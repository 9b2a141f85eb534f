#include <math.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/point.h"
#include "model/stage.h"
#include "tests/ui/fixture.h"
#include "ui/canvas/canvas-private.h"

static void
get_bounds (Fixture *self, JwNode *node, JwRect *bounds)
{
  const JwSceneItem *item =
      jw_scene_find (jw_canvas_get_scene (self->canvas), jw_node_get_id (node));

  g_assert_nonnull (item);
  jw_scene_item_get_bounds (item, bounds);
}

static void
test_card_to_cell (Fixture *self, gconstpointer data)
{
  double x, y, to_x, to_y;

  jw_driver_locate (self->driver, jw_node_get_id (self->first), -1, &x, &y);
  jw_driver_locate_cell (self->driver, jw_node_get_id (self->pains),
                         jw_node_get_id (self->stages[2]), &to_x, &to_y);
  jw_driver_drag (self->driver, x, y, to_x, to_y);
  g_assert_true (jw_card_get_lane (self->first) == self->pains);
  g_assert_true (jw_card_get_stage (self->first) == self->stages[2]);
  fixture_assert_selected (self, self->first);
  g_assert_true (jw_map_undo (self->map));
  g_assert_true (jw_card_get_lane (self->first) == self->touchpoints);
  g_assert_false (jw_map_is_modified (self->map));
}

static void
test_card_in_cell (Fixture *self, gconstpointer data)
{
  double x, y, to_x, to_y;
  JwRect bounds;

  get_bounds (self, self->second, &bounds);
  jw_driver_locate (self->driver, jw_node_get_id (self->first), -1, &x, &y);
  jw_driver_locate_sheet (self->driver, bounds.x + bounds.width / 2, bounds.y + bounds.height * 0.9,
                          &to_x, &to_y);
  jw_driver_drag (self->driver, x, y, to_x, to_y);
  g_assert_true (fixture_get_card (self, self->touchpoints, self->stages[0], 0) == self->second);
  g_assert_true (fixture_get_card (self, self->touchpoints, self->stages[0], 1) == self->first);
}

static void
test_several_cards (Fixture *self, gconstpointer data)
{
  double x, y, to_x, to_y;

  fixture_click (self, self->first, 1, 0);
  fixture_click (self, self->second, 1, GDK_CONTROL_MASK);
  jw_driver_locate (self->driver, jw_node_get_id (self->first), -1, &x, &y);
  jw_driver_locate_cell (self->driver, jw_node_get_id (self->pains),
                         jw_node_get_id (self->stages[0]), &to_x, &to_y);
  jw_driver_drag (self->driver, x, y, to_x, to_y);
  g_assert_true (fixture_get_card (self, self->pains, self->stages[0], 0) == self->first);
  g_assert_true (fixture_get_card (self, self->pains, self->stages[0], 1) == self->second);
  g_assert_true (jw_map_undo (self->map));
  g_assert_false (jw_map_is_modified (self->map));
}

/* However they were selected, they land as they stand; and where one of them is the dragged one and
 * another stands before it in the same cell, too. */
static void
test_several_in_order (Fixture *self, gconstpointer data)
{
  double x, y, to_x, to_y;
  JwRect bounds;

  g_assert_true (jw_edit_move_card (self->third, self->touchpoints, self->stages[0], 2, NULL));
  fixture_click (self, self->third, 1, 0);
  fixture_click (self, self->first, 1, GDK_CONTROL_MASK);
  get_bounds (self, self->second, &bounds);
  jw_driver_locate (self->driver, jw_node_get_id (self->third), -1, &x, &y);
  jw_driver_locate_sheet (self->driver, bounds.x + bounds.width / 2, bounds.y + bounds.height * 0.2,
                          &to_x, &to_y);
  jw_driver_move (self->driver, x, y);
  jw_driver_press (self->driver, GDK_BUTTON_PRIMARY);
  jw_driver_move (self->driver, x, (y + to_y) / 2);
  jw_driver_move (self->driver, to_x, to_y);
  g_assert_cmpuint (self->canvas->drag.n_cards, ==, 2);
  jw_driver_release (self->driver, GDK_BUTTON_PRIMARY);
  g_assert_true (fixture_get_card (self, self->touchpoints, self->stages[0], 0) == self->first);
  g_assert_true (fixture_get_card (self, self->touchpoints, self->stages[0], 1) == self->third);
  g_assert_true (fixture_get_card (self, self->touchpoints, self->stages[0], 2) == self->second);
}

/* Between others that stay, of which one stands after those that go. */
static void
test_several_in_cell (Fixture *self, gconstpointer data)
{
  JwNode *fourth =
      jw_edit_add_card (self->map, self->touchpoints, self->stages[0], 2, "Fourth", NULL);
  double x, y, to_x, to_y;
  JwRect bounds;

  g_assert_true (jw_edit_move_card (self->third, self->touchpoints, self->stages[0], 2, NULL));
  fixture_click (self, self->second, 1, 0);
  fixture_click (self, self->first, 1, GDK_CONTROL_MASK);
  get_bounds (self, self->third, &bounds);
  jw_driver_locate (self->driver, jw_node_get_id (self->second), -1, &x, &y);
  jw_driver_locate_sheet (self->driver, bounds.x + bounds.width / 2, bounds.y + bounds.height * 0.9,
                          &to_x, &to_y);
  jw_driver_drag (self->driver, x, y, to_x, to_y);
  g_assert_true (fixture_get_card (self, self->touchpoints, self->stages[0], 0) == self->third);
  g_assert_true (fixture_get_card (self, self->touchpoints, self->stages[0], 1) == self->first);
  g_assert_true (fixture_get_card (self, self->touchpoints, self->stages[0], 2) == self->second);
  g_assert_true (fixture_get_card (self, self->touchpoints, self->stages[0], 3) == fourth);
}

static void
test_back_to_its_place (Fixture *self, gconstpointer data)
{
  g_autofree char *label = g_strdup (jw_map_get_undo_label (self->map));
  double x, y;

  jw_driver_locate (self->driver, jw_node_get_id (self->first), -1, &x, &y);
  jw_driver_drag (self->driver, x, y, x + 40, y);
  g_assert_false (jw_map_is_modified (self->map));
  g_assert_cmpstr (jw_map_get_undo_label (self->map), ==, label);
}

static void
test_escape (Fixture *self, gconstpointer data)
{
  double x, y, to_x, to_y;

  jw_driver_locate (self->driver, jw_node_get_id (self->first), -1, &x, &y);
  jw_driver_locate_cell (self->driver, jw_node_get_id (self->pains),
                         jw_node_get_id (self->stages[2]), &to_x, &to_y);
  jw_driver_move (self->driver, x, y);
  jw_driver_press (self->driver, GDK_BUTTON_PRIMARY);
  jw_driver_move (self->driver, (x + to_x) / 2, (y + to_y) / 2);
  jw_driver_move (self->driver, to_x, to_y);
  jw_driver_key (self->driver, GDK_KEY_Escape, 0);
  jw_driver_release (self->driver, GDK_BUTTON_PRIMARY);
  g_assert_true (jw_card_get_lane (self->first) == self->touchpoints);
  g_assert_false (jw_map_is_modified (self->map));
  /* And the next drag works as ever. */
  jw_driver_drag (self->driver, x, y, to_x, to_y);
  g_assert_true (jw_card_get_lane (self->first) == self->pains);
}

static void
test_small_move_is_click (Fixture *self, gconstpointer data)
{
  double x, y;

  jw_driver_locate (self->driver, jw_node_get_id (self->first), -1, &x, &y);
  jw_driver_drag (self->driver, x, y, x + 2, y + 2);
  fixture_assert_selected (self, self->first);
  g_assert_false (jw_map_is_modified (self->map));
}

static void
test_stage (Fixture *self, gconstpointer data)
{
  double x, y, to_x, to_y;
  JwRect bounds;

  get_bounds (self, self->stages[2], &bounds);
  jw_driver_locate (self->driver, jw_node_get_id (self->stages[0]), -1, &x, &y);
  jw_driver_locate_sheet (self->driver, bounds.x + bounds.width * 0.9, bounds.y + bounds.height / 2,
                          &to_x, &to_y);
  jw_driver_drag (self->driver, x, y, to_x, to_y);
  g_assert_cmpuint (jw_node_get_position (self->stages[0]), ==, 2);
  g_assert_true (jw_map_undo (self->map));
  g_assert_cmpuint (jw_node_get_position (self->stages[0]), ==, 0);
}

/* In the air between the chevrons of the first two stages. */
static void
locate_border (Fixture *self, double *x, double *y)
{
  JwRect one, other;

  get_bounds (self, self->stages[0], &one);
  get_bounds (self, self->stages[1], &other);
  jw_driver_locate_sheet (self->driver, (one.x + one.width + other.x) / 2,
                          one.y + one.height * 0.75, x, y);
}

static void
test_width (Fixture *self, gconstpointer data)
{
  double x, y, to_x, to_y;

  locate_border (self, &x, &y);
  jw_driver_drag (self->driver, x, y, x + 40, y);
  g_assert_cmpfloat (jw_node_get_number (self->stages[0], JW_STAGE_WIDTH), >, 1);
  g_assert_cmpfloat_with_epsilon (jw_node_get_number (self->stages[0], JW_STAGE_WIDTH) +
                                      jw_node_get_number (self->stages[1], JW_STAGE_WIDTH),
                                  2, 1e-9);
  locate_border (self, &to_x, &to_y);
  g_assert_cmpfloat (fabs (to_x - x - 40), <, 12);
  /* As far as a column may go, and back to where nothing is said of it. */
  jw_driver_drag (self->driver, to_x, y, 0, y);
  g_assert_cmpfloat_with_epsilon (jw_node_get_number (self->stages[0], JW_STAGE_WIDTH), 0.5, 1e-9);
  locate_border (self, &to_x, &to_y);
  jw_driver_drag (self->driver, to_x, y, x, y);
  g_assert_false (jw_node_has (self->stages[0], JW_STAGE_WIDTH));
  g_assert_false (jw_node_has (self->stages[1], JW_STAGE_WIDTH));
  for (guint i = 0; i < 3; i++)
    g_assert_true (jw_map_undo (self->map));
  g_assert_false (jw_map_is_modified (self->map));
}

static void
test_width_escape (Fixture *self, gconstpointer data)
{
  double x, y;

  locate_border (self, &x, &y);
  jw_driver_move (self->driver, x, y);
  jw_driver_press (self->driver, GDK_BUTTON_PRIMARY);
  jw_driver_move (self->driver, x + 20, y);
  jw_driver_move (self->driver, x + 40, y);
  g_assert_true (self->canvas->drag.can_drop);
  jw_driver_key (self->driver, GDK_KEY_Escape, 0);
  jw_driver_release (self->driver, GDK_BUTTON_PRIMARY);
  g_assert_false (jw_map_is_modified (self->map));
  g_assert_false (jw_canvas_is_editing (self->canvas));
}

static void
test_lane (Fixture *self, gconstpointer data)
{
  double x, y, to_x, to_y;
  JwRect bounds;

  get_bounds (self, self->touchpoints, &bounds);
  jw_driver_locate (self->driver, jw_node_get_id (self->pains), -1, &x, &y);
  jw_driver_locate_sheet (self->driver, bounds.x + bounds.width / 2, bounds.y + bounds.height * 0.1,
                          &to_x, &to_y);
  jw_driver_drag (self->driver, x, y, to_x, to_y);
  g_assert_cmpuint (jw_node_get_position (self->pains), ==, 0);
}

static void
test_point (Fixture *self, gconstpointer data)
{
  double x, y;

  jw_driver_locate (self->driver, jw_node_get_id (self->point), JW_ITEM_POINT, &x, &y);
  jw_driver_drag (self->driver, x, y, x, y + 400);
  g_assert_cmpfloat_with_epsilon (jw_node_get_number (self->point, JW_POINT_SCORE), -2, 1e-9);
  g_assert_true (jw_map_undo (self->map));
  g_assert_cmpfloat_with_epsilon (jw_node_get_number (self->point, JW_POINT_SCORE), 1, 1e-9);
  g_assert_false (jw_map_is_modified (self->map));
}

static void
test_point_by_quote (Fixture *self, gconstpointer data)
{
  double x, y;

  jw_driver_locate (self->driver, jw_node_get_id (self->point), JW_ITEM_QUOTE, &x, &y);
  jw_driver_drag (self->driver, x, y, x, y + 400);
  g_assert_cmpfloat_with_epsilon (jw_node_get_number (self->point, JW_POINT_SCORE), -2, 1e-9);
  g_assert_true (jw_map_undo (self->map));
  jw_driver_drag (self->driver, x, y, x + 40, y);
  g_assert_false (jw_map_is_modified (self->map));
}

static void
test_point_escape (Fixture *self, gconstpointer data)
{
  double x, y;

  jw_driver_locate (self->driver, jw_node_get_id (self->point), JW_ITEM_POINT, &x, &y);
  jw_driver_move (self->driver, x, y);
  jw_driver_press (self->driver, GDK_BUTTON_PRIMARY);
  jw_driver_move (self->driver, x, y + 20);
  jw_driver_move (self->driver, x, y + 40);
  g_assert_cmpfloat (jw_node_get_number (self->point, JW_POINT_SCORE), <, 1);
  jw_driver_key (self->driver, GDK_KEY_Escape, 0);
  jw_driver_release (self->driver, GDK_BUTTON_PRIMARY);
  g_assert_cmpfloat_with_epsilon (jw_node_get_number (self->point, JW_POINT_SCORE), 1, 1e-9);
  g_assert_false (jw_map_is_modified (self->map));
}

static void
test_add_point (Fixture *self, gconstpointer data)
{
  double score;
  JwNode *point;
  double x, y;

  jw_driver_locate_cell (self->driver, jw_node_get_id (self->emotion),
                         jw_node_get_id (self->stages[2]), &x, &y);
  jw_driver_click (self->driver, x, y, GDK_BUTTON_PRIMARY, 1, 0);
  point = jw_map_find_point (self->map, self->emotion, self->stages[2]);
  g_assert_nonnull (point);
  g_assert_cmpfloat (ABS (jw_node_get_number (point, JW_POINT_SCORE)), <, 1);
  /* A tenth, not where a pixel happens to be; and what is typed next is said there. */
  score = jw_node_get_number (point, JW_POINT_SCORE);
  g_assert_cmpfloat_with_epsilon (score * 10, round (score * 10), 1e-9);
  jw_driver_type (self->driver, "Hm");
  g_assert_cmpstr (jw_node_get_string (point, JW_POINT_QUOTE), ==, "Hm");
}

static JwNode *
add_point_at (Fixture *self, guint stage)
{
  double x, y;

  jw_driver_locate_cell (self->driver, jw_node_get_id (self->emotion),
                         jw_node_get_id (self->stages[stage]), &x, &y);
  jw_driver_click (self->driver, x, y, GDK_BUTTON_PRIMARY, 1, 0);
  return jw_map_find_point (self->map, self->emotion, self->stages[stage]);
}

/* A curve is drawn by clicks: where they are is what is felt, with or without words. */
static void
test_points_without_words (Fixture *self, gconstpointer data)
{
  g_assert_nonnull (add_point_at (self, 1));
  g_assert_nonnull (add_point_at (self, 2));
  g_assert_nonnull (jw_map_find_point (self->map, self->emotion, self->stages[1]));
  jw_canvas_end_edit (self->canvas);
  g_assert_nonnull (jw_map_find_point (self->map, self->emotion, self->stages[2]));
  g_assert_true (jw_map_undo (self->map));
  g_assert_null (jw_map_find_point (self->map, self->emotion, self->stages[2]));
  g_assert_nonnull (jw_map_find_point (self->map, self->emotion, self->stages[1]));
}

/* One that no height was chosen for is no feeling until it is given words. */
static void
test_point_by_key (Fixture *self, gconstpointer data)
{
  jw_canvas_set_cell (self->canvas, jw_node_get_id (self->emotion),
                      jw_node_get_id (self->stages[1]));
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  g_assert_nonnull (jw_map_find_point (self->map, self->emotion, self->stages[1]));
  jw_canvas_end_edit (self->canvas);
  g_assert_null (jw_map_find_point (self->map, self->emotion, self->stages[1]));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  fixture_add ("/canvas/drag/card-to-cell", test_card_to_cell);
  fixture_add ("/canvas/drag/card-in-cell", test_card_in_cell);
  fixture_add ("/canvas/drag/several-cards", test_several_cards);
  fixture_add ("/canvas/drag/several-in-order", test_several_in_order);
  fixture_add ("/canvas/drag/several-in-cell", test_several_in_cell);
  fixture_add ("/canvas/drag/back-to-its-place", test_back_to_its_place);
  fixture_add ("/canvas/drag/point-by-quote", test_point_by_quote);
  fixture_add ("/canvas/drag/escape", test_escape);
  fixture_add ("/canvas/drag/small-move-is-click", test_small_move_is_click);
  fixture_add ("/canvas/drag/stage", test_stage);
  fixture_add ("/canvas/drag/width", test_width);
  fixture_add ("/canvas/drag/width-escape", test_width_escape);
  fixture_add ("/canvas/drag/lane", test_lane);
  fixture_add ("/canvas/drag/point", test_point);
  fixture_add ("/canvas/drag/point-escape", test_point_escape);
  fixture_add ("/canvas/drag/add-point", test_add_point);
  fixture_add ("/canvas/drag/points-without-words", test_points_without_words);
  fixture_add ("/canvas/drag/point-by-key", test_point_by_key);
  return g_test_run ();
}
