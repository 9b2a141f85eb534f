#include "model/card.h"
#include "tests/ui/fixture.h"

static void
deleted_cb (JwCanvas *canvas, guint n, guint *total)
{
  *total += n;
}

static void
elsewhere_cb (JwCanvas *canvas, const char *node_id, guint *n)
{
  (*n)++;
}

static void
test_arrows (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 1, 0);
  jw_driver_key (self->driver, GDK_KEY_Down, 0);
  fixture_assert_selected (self, self->second);
  jw_driver_key (self->driver, GDK_KEY_Right, 0);
  fixture_assert_selected (self, self->third);
  jw_driver_key (self->driver, GDK_KEY_Right, 0);
  fixture_assert_selected (self, NULL);
  jw_driver_key (self->driver, GDK_KEY_Left, 0);
  fixture_assert_selected (self, self->third);
  jw_driver_key (self->driver, GDK_KEY_Up, 0);
  fixture_assert_selected (self, self->stages[1]);
  g_assert_false (jw_map_is_modified (self->map));
}

static void
test_enter_in_empty_cell (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->third, 1, 0);
  jw_driver_key (self->driver, GDK_KEY_Right, 0);
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  jw_driver_type (self->driver, "New");
  jw_canvas_end_edit (self->canvas);
  g_assert_cmpstr (
      fixture_get_text (fixture_get_card (self, self->touchpoints, self->stages[2], 0)), ==, "New");
}

static void
test_typing_in_empty_cell (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->third, 1, 0);
  jw_driver_key (self->driver, GDK_KEY_Right, 0);
  jw_driver_type (self->driver, "Typed");
  jw_canvas_end_edit (self->canvas);
  g_assert_cmpstr (
      fixture_get_text (fixture_get_card (self, self->touchpoints, self->stages[2], 0)), ==,
      "Typed");
}

static void
test_delete (Fixture *self, gconstpointer data)
{
  guint n = 0;

  g_signal_connect (self->canvas, "deleted", G_CALLBACK (deleted_cb), &n);
  fixture_click (self, self->first, 1, 0);
  fixture_click (self, self->third, 1, GDK_CONTROL_MASK);
  jw_driver_key (self->driver, GDK_KEY_Delete, 0);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (fixture_get_n_cards (self, self->touchpoints, self->stages[0]), ==, 1);
  g_assert_cmpuint (fixture_get_n_cards (self, self->touchpoints, self->stages[1]), ==, 0);
  g_assert_true (jw_map_undo (self->map));
  g_assert_cmpuint (fixture_get_n_cards (self, self->touchpoints, self->stages[0]), ==, 2);
  g_assert_cmpuint (fixture_get_n_cards (self, self->touchpoints, self->stages[1]), ==, 1);
}

static void
test_delete_title (Fixture *self, gconstpointer data)
{
  guint n = 0;

  g_signal_connect (self->canvas, "deleted", G_CALLBACK (deleted_cb), &n);
  jw_selection_set_single (jw_map_get_selection (self->map), jw_node_get_id (JW_NODE (self->map)));
  jw_driver_key (self->driver, GDK_KEY_Delete, 0);
  g_assert_cmpuint (n, ==, 0);
  g_assert_false (jw_map_is_modified (self->map));
}

static void
test_select_all (Fixture *self, gconstpointer data)
{
  JwSelection *selection = jw_map_get_selection (self->map);

  jw_driver_key (self->driver, GDK_KEY_a, GDK_CONTROL_MASK);
  g_assert_cmpuint (jw_selection_get_n (selection), ==, 3);
  jw_driver_key (self->driver, GDK_KEY_Escape, 0);
  g_assert_cmpuint (jw_selection_get_n (selection), ==, 0);
}

static void
test_move_card (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 1, 0);
  jw_driver_key (self->driver, GDK_KEY_Down, GDK_ALT_MASK);
  g_assert_true (fixture_get_card (self, self->touchpoints, self->stages[0], 1) == self->first);
  jw_driver_key (self->driver, GDK_KEY_Right, GDK_ALT_MASK);
  g_assert_true (jw_card_get_stage (self->first) == self->stages[1]);
  /* Over the emotion lane, which holds no cards, to the next that does. */
  jw_driver_key (self->driver, GDK_KEY_Down, GDK_ALT_MASK);
  g_assert_true (jw_card_get_lane (self->first) == self->pains);
  fixture_assert_selected (self, self->first);
}

static void
assert_order (Fixture *self, JwNode *lane, guint stage, JwNode *const *cards, guint n)
{
  g_assert_cmpuint (fixture_get_n_cards (self, lane, self->stages[stage]), ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_true (fixture_get_card (self, lane, self->stages[stage], i) == cards[i]);
}

/* They go in the order in which they stand, not in that in which they were selected. */
static void
test_move_several (Fixture *self, gconstpointer data)
{
  JwNode *const three[] = { self->first, self->second, self->third };

  fixture_click (self, self->second, 1, 0);
  fixture_click (self, self->first, 1, GDK_CONTROL_MASK);
  jw_driver_key (self->driver, GDK_KEY_Right, GDK_ALT_MASK);
  assert_order (self, self->touchpoints, 1, three, 3);
  g_assert_cmpuint (jw_selection_get_n (jw_map_get_selection (self->map)), ==, 2);
  jw_driver_key (self->driver, GDK_KEY_Up, GDK_ALT_MASK);
  assert_order (self, self->touchpoints, 1, three, 3);
  jw_driver_key (self->driver, GDK_KEY_Down, GDK_ALT_MASK);
  g_assert_true (fixture_get_card (self, self->touchpoints, self->stages[1], 0) == self->third);
  g_assert_true (fixture_get_card (self, self->touchpoints, self->stages[1], 2) == self->second);
  jw_driver_key (self->driver, GDK_KEY_Down, GDK_ALT_MASK);
  assert_order (self, self->pains, 1, three, 2);
  for (guint i = 0; i < 3; i++)
    g_assert_true (jw_map_undo (self->map));
  g_assert_false (jw_map_is_modified (self->map));
}

/* What cannot go further holds the others. */
static void
test_move_several_at_edge (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 1, 0);
  fixture_click (self, self->third, 1, GDK_CONTROL_MASK);
  jw_driver_key (self->driver, GDK_KEY_Left, GDK_ALT_MASK);
  g_assert_false (jw_map_is_modified (self->map));
  jw_driver_key (self->driver, GDK_KEY_Up, GDK_ALT_MASK);
  g_assert_false (jw_map_is_modified (self->map));
  jw_driver_key (self->driver, GDK_KEY_Down, GDK_ALT_MASK);
  assert_order (self, self->pains, 1, &self->third, 1);
  g_assert_cmpuint (jw_card_get_index (self->first), ==, 1);
  jw_driver_key (self->driver, GDK_KEY_Down, GDK_ALT_MASK);
  g_assert_true (jw_card_get_lane (self->third) == self->pains);
  g_assert_cmpuint (jw_card_get_index (self->first), ==, 1);
}

/* A feeling among them does not hold the cards. */
static void
test_move_with_feeling (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 1, 0);
  fixture_click (self, self->point, 1, GDK_CONTROL_MASK);
  jw_driver_key (self->driver, GDK_KEY_Right, GDK_ALT_MASK);
  assert_order (self, self->touchpoints, 1, (JwNode *[]){ self->first, self->third }, 2);
  g_assert_cmpuint (jw_selection_get_n (jw_map_get_selection (self->map)), ==, 2);
}

static void
test_move_several_stages (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->stages[1], 1, 0);
  fixture_click (self, self->stages[0], 1, GDK_CONTROL_MASK);
  jw_driver_key (self->driver, GDK_KEY_Right, GDK_ALT_MASK);
  g_assert_cmpuint (jw_node_get_position (self->stages[2]), ==, 0);
  g_assert_cmpuint (jw_node_get_position (self->stages[1]), ==, 2);
  jw_driver_key (self->driver, GDK_KEY_Right, GDK_ALT_MASK);
  g_assert_cmpuint (jw_node_get_position (self->stages[0]), ==, 1);
  g_assert_true (jw_map_undo (self->map));
  g_assert_false (jw_map_is_modified (self->map));
}

static void
test_move_stage_and_lane (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->stages[0], 1, 0);
  jw_driver_key (self->driver, GDK_KEY_Right, GDK_ALT_MASK);
  g_assert_cmpuint (jw_node_get_position (self->stages[0]), ==, 1);
  fixture_click (self, self->pains, 1, 0);
  jw_driver_key (self->driver, GDK_KEY_Up, GDK_ALT_MASK);
  g_assert_cmpuint (jw_node_get_position (self->pains), ==, 1);
  g_assert_true (jw_map_undo (self->map));
  g_assert_true (jw_map_undo (self->map));
  g_assert_false (jw_map_is_modified (self->map));
}

static void
test_numbers (Fixture *self, gconstpointer data)
{
  guint n = 0;

  g_signal_connect (self->canvas, "edit-elsewhere", G_CALLBACK (elsewhere_cb), &n);
  jw_driver_key (self->driver, GDK_KEY_Right, 0);
  jw_driver_key (self->driver, GDK_KEY_End, GDK_CONTROL_MASK);
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (self->map), JW_KIND_MEASURE), ==, 1);
  g_assert_false (jw_canvas_is_editing (self->canvas));
}

static void
test_tab_leaves (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 1, 0);
  g_assert_true (gtk_widget_get_state_flags (GTK_WIDGET (self->canvas)) &
                 GTK_STATE_FLAG_FOCUS_WITHIN);
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (self->canvas), GTK_DIR_TAB_FORWARD));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  fixture_add ("/canvas/keys/arrows", test_arrows);
  fixture_add ("/canvas/keys/enter-in-empty-cell", test_enter_in_empty_cell);
  fixture_add ("/canvas/keys/typing-in-empty-cell", test_typing_in_empty_cell);
  fixture_add ("/canvas/keys/delete", test_delete);
  fixture_add ("/canvas/keys/delete-title", test_delete_title);
  fixture_add ("/canvas/keys/select-all", test_select_all);
  fixture_add ("/canvas/keys/move-card", test_move_card);
  fixture_add ("/canvas/keys/move-stage-and-lane", test_move_stage_and_lane);
  fixture_add ("/canvas/keys/move-several", test_move_several);
  fixture_add ("/canvas/keys/move-several-at-edge", test_move_several_at_edge);
  fixture_add ("/canvas/keys/move-with-feeling", test_move_with_feeling);
  fixture_add ("/canvas/keys/move-several-stages", test_move_several_stages);
  fixture_add ("/canvas/keys/numbers", test_numbers);
  fixture_add ("/canvas/keys/tab-leaves", test_tab_leaves);
  return g_test_run ();
}
