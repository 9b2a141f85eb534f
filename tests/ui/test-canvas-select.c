/* Several things at once: by Shift, by Ctrl, by keys and by a rubber band. */

#include "model/card.h"
#include "model/edit/commands.h"
#include "tests/ui/fixture.h"

static void
assert_n_selected (Fixture *self, guint n)
{
  g_assert_cmpuint (jw_selection_get_n (jw_map_get_selection (self->map)), ==, n);
}

static gboolean
is_selected (Fixture *self, JwNode *node)
{
  return jw_selection_contains (jw_map_get_selection (self->map), jw_node_get_id (node));
}

/* A place on the sheet beneath all lanes, and one right of and above a card. */
static void
locate_corner (Fixture *self, JwNode *node, double dx, double dy, double *x, double *y)
{
  const JwSceneItem *item =
      jw_scene_find (jw_canvas_get_scene (self->canvas), jw_node_get_id (node));
  JwRect bounds;

  jw_scene_item_get_bounds (item, &bounds);
  jw_driver_locate_sheet (self->driver, bounds.x + bounds.width * dx, bounds.y + bounds.height * dy,
                          x, y);
}

static void
test_range_in_cell (Fixture *self, gconstpointer data)
{
  jw_edit_add_card (self->map, self->touchpoints, self->stages[0], 2, "Last", NULL);
  fixture_click (self, self->first, 1, 0);
  fixture_click (self, fixture_get_card (self, self->touchpoints, self->stages[0], 2), 1,
                 GDK_SHIFT_MASK);
  assert_n_selected (self, 3);
  /* Shorter again, from the same beginning. */
  fixture_click (self, self->second, 1, GDK_SHIFT_MASK);
  assert_n_selected (self, 2);
  g_assert_true (is_selected (self, self->first));
  g_assert_true (is_selected (self, self->second));
}

static void
test_range_over_cells (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->third, 1, 0);
  fixture_click (self, self->point, 1, GDK_SHIFT_MASK);
  /* Two stages, two lanes: three cards and the feeling. */
  assert_n_selected (self, 4);
  jw_driver_key (self->driver, GDK_KEY_Delete, 0);
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (self->map), JW_KIND_CARD), ==, 0);
  g_assert_true (jw_map_undo (self->map));
  g_assert_false (jw_map_is_modified (self->map));
}

static void
test_range_of_stages (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->stages[2], 1, 0);
  fixture_click (self, self->stages[0], 1, GDK_SHIFT_MASK);
  assert_n_selected (self, 3);
  fixture_click (self, self->stages[1], 1, GDK_CONTROL_MASK);
  assert_n_selected (self, 2);
}

static void
test_keys (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 1, 0);
  jw_driver_key (self->driver, GDK_KEY_Down, GDK_SHIFT_MASK);
  assert_n_selected (self, 2);
  jw_driver_key (self->driver, GDK_KEY_Right, GDK_SHIFT_MASK);
  assert_n_selected (self, 3);
  jw_driver_key (self->driver, GDK_KEY_Left, GDK_SHIFT_MASK);
  jw_driver_key (self->driver, GDK_KEY_Up, GDK_SHIFT_MASK);
  fixture_assert_selected (self, self->first);
  /* Without Shift it is gone, and the next one begins where that leads. */
  jw_driver_key (self->driver, GDK_KEY_Right, GDK_SHIFT_MASK);
  jw_driver_key (self->driver, GDK_KEY_Left, 0);
  fixture_assert_selected (self, self->first);
}

static void
test_keys_jump (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 1, 0);
  jw_driver_key (self->driver, GDK_KEY_Down, GDK_CONTROL_MASK);
  fixture_assert_selected (self, self->point);
  jw_driver_key (self->driver, GDK_KEY_Up, GDK_CONTROL_MASK);
  jw_driver_key (self->driver, GDK_KEY_Right, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  assert_n_selected (self, 3);
}

static void
test_band (Fixture *self, gconstpointer data)
{
  double x, y, to_x, to_y;

  /* From the gutter under the chevrons over both columns. */
  locate_corner (self, self->third, 1.02, 1.4, &x, &y);
  locate_corner (self, self->second, 0.5, 0.5, &to_x, &to_y);
  jw_driver_drag (self->driver, x, y, to_x, to_y);
  assert_n_selected (self, 1);
  g_assert_true (is_selected (self, self->second));
  locate_corner (self, self->first, 0.5, 0.5, &to_x, &to_y);
  jw_driver_drag (self->driver, x, y, to_x, to_y);
  assert_n_selected (self, 3);
  g_assert_false (jw_map_is_modified (self->map));
}

static void
test_band_adds (Fixture *self, gconstpointer data)
{
  double x, y, to_x, to_y;

  fixture_click (self, self->point, 1, 0);
  locate_corner (self, self->third, 1.02, 1.4, &x, &y);
  locate_corner (self, self->third, 0.5, 0.5, &to_x, &to_y);
  jw_driver_hold_key (self->driver, GDK_KEY_Control_L, TRUE);
  jw_driver_drag (self->driver, x, y, to_x, to_y);
  jw_driver_hold_key (self->driver, GDK_KEY_Control_L, FALSE);
  assert_n_selected (self, 2);
  g_assert_true (is_selected (self, self->point));
}

static void
test_band_escape (Fixture *self, gconstpointer data)
{
  double x, y, to_x, to_y;

  fixture_click (self, self->third, 1, 0);
  locate_corner (self, self->third, 1.02, 1.4, &x, &y);
  locate_corner (self, self->second, 0.5, 0.5, &to_x, &to_y);
  jw_driver_move (self->driver, x, y);
  jw_driver_press (self->driver, GDK_BUTTON_PRIMARY);
  jw_driver_move (self->driver, (x + to_x) / 2, (y + to_y) / 2);
  jw_driver_move (self->driver, to_x, to_y);
  g_assert_true (is_selected (self, self->second));
  /* The press beside everything has let go of what was selected, as any does. */
  jw_driver_key (self->driver, GDK_KEY_Escape, 0);
  assert_n_selected (self, 0);
  jw_driver_release (self->driver, GDK_BUTTON_PRIMARY);
  assert_n_selected (self, 0);
}

/* An offer is taken by a click, not by a press from which a band is drawn. */
static void
test_band_from_offer (Fixture *self, gconstpointer data)
{
  double x, y, to_x, to_y;

  jw_driver_locate_cell (self->driver, jw_node_get_id (self->emotion),
                         jw_node_get_id (self->stages[1]), &x, &y);
  locate_corner (self, self->third, 0.5, 0.5, &to_x, &to_y);
  jw_driver_drag (self->driver, x, y, to_x, to_y);
  fixture_assert_selected (self, self->third);
  g_assert_false (jw_map_is_modified (self->map));
  jw_driver_click (self->driver, x, y, GDK_BUTTON_PRIMARY, 1, 0);
  g_assert_nonnull (jw_map_find_point (self->map, self->emotion, self->stages[1]));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  fixture_add ("/canvas/select/range-in-cell", test_range_in_cell);
  fixture_add ("/canvas/select/range-over-cells", test_range_over_cells);
  fixture_add ("/canvas/select/range-of-stages", test_range_of_stages);
  fixture_add ("/canvas/select/keys", test_keys);
  fixture_add ("/canvas/select/keys-jump", test_keys_jump);
  fixture_add ("/canvas/select/band", test_band);
  fixture_add ("/canvas/select/band-adds", test_band_adds);
  fixture_add ("/canvas/select/band-escape", test_band_escape);
  fixture_add ("/canvas/select/band-from-offer", test_band_from_offer);
  return g_test_run ();
}
