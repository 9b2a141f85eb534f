/* Links and paths by hand. */

#include "model/edit/commands.h"
#include "model/leg.h"
#include "model/link.h"
#include "model/path.h"
#include "tests/ui/fixture.h"

static guint
count (Fixture *self, JwKind kind)
{
  return jw_node_get_n_children (JW_NODE (self->map), kind);
}

static void
locate_handle (Fixture *self, JwNode *card, double *x, double *y)
{
  const JwSceneItem *item =
      jw_scene_find (jw_canvas_get_scene (self->canvas), jw_node_get_id (card));
  JwRect bounds;

  jw_scene_item_get_bounds (item, &bounds);
  jw_driver_locate_sheet (self->driver, bounds.x + bounds.width, bounds.y + bounds.height / 2, x,
                          y);
}

/* The pointer goes to the card first, as that brings the handle up. */
static void
drag_link (Fixture *self, JwNode *from, JwNode *to)
{
  double x, y, to_x, to_y;

  jw_driver_locate (self->driver, jw_node_get_id (from), -1, &x, &y);
  jw_driver_move (self->driver, x, y);
  locate_handle (self, from, &x, &y);
  jw_driver_locate (self->driver, jw_node_get_id (to), -1, &to_x, &to_y);
  jw_driver_drag (self->driver, x, y, to_x, to_y);
}

static void
assert_link (Fixture *self, const char *kind, JwNode *from, JwNode *to)
{
  JwNode *link = jw_node_get_first_child (JW_NODE (self->map), JW_KIND_LINK);

  g_assert_cmpuint (count (self, JW_KIND_LINK), ==, 1);
  g_assert_cmpstr (jw_node_get_string (link, JW_LINK_TYPE), ==, kind);
  g_assert_cmpstr (jw_node_get_string (link, JW_LINK_FROM), ==, jw_node_get_id (from));
  g_assert_cmpstr (jw_node_get_string (link, JW_LINK_TO), ==, jw_node_get_id (to));
}

static JwNode *
add_link (Fixture *self)
{
  JwNode *link = jw_edit_add_link (self->map, self->first, self->third, NULL);

  jw_map_mark_saved (self->map);
  jw_driver_settle (self->driver);
  return link;
}

/* A place on the line: half way down its second stretch, or where its words would be. */
static void
click_line (Fixture *self, JwNode *link, int n_presses, GdkModifierType state)
{
  const JwSceneItem *item =
      jw_scene_find (jw_canvas_get_scene (self->canvas), jw_node_get_id (link));
  JwRect bounds;
  double x, y;

  jw_scene_item_get_bounds (item, &bounds);
  jw_driver_locate_sheet (self->driver, bounds.x + bounds.width / 2, bounds.y + bounds.height / 2,
                          &x, &y);
  jw_driver_click (self->driver, x, y, GDK_BUTTON_PRIMARY, n_presses, state);
}

static void
test_drag (Fixture *self, gconstpointer data)
{
  drag_link (self, self->first, self->third);
  assert_link (self, "leads-to", self->first, self->third);
  fixture_assert_selected (self, jw_node_get_first_child (JW_NODE (self->map), JW_KIND_LINK));
  /* The same once more is the same link. */
  drag_link (self, self->first, self->third);
  g_assert_cmpuint (count (self, JW_KIND_LINK), ==, 1);
  g_assert_true (jw_map_undo (self->map));
  g_assert_false (jw_map_is_modified (self->map));
}

/* The kind follows from the lanes, and which way it reads. */
static void
test_kind (Fixture *self, gconstpointer data)
{
  JwNode *lane = jw_edit_add_lane (self->map, 1, JW_LANE_ANSWERS, NULL);
  JwNode *pain = jw_edit_add_card (self->map, self->pains, self->stages[1], 0, "Slow", NULL);
  JwNode *answer = jw_edit_add_card (self->map, lane, self->stages[1], 0, "Fast", NULL);

  jw_driver_settle (self->driver);
  drag_link (self, pain, answer);
  assert_link (self, "answers", answer, pain);
}

static void
test_nowhere (Fixture *self, gconstpointer data)
{
  double x, y, to_x, to_y;

  fixture_click (self, self->first, 1, 0);
  locate_handle (self, self->first, &x, &y);
  jw_driver_locate_cell (self->driver, jw_node_get_id (self->pains),
                         jw_node_get_id (self->stages[2]), &to_x, &to_y);
  jw_driver_drag (self->driver, x, y, to_x, to_y);
  g_assert_cmpuint (count (self, JW_KIND_LINK), ==, 0);
  g_assert_true (fixture_get_card (self, self->touchpoints, self->stages[0], 0) == self->first);
}

static void
test_escape (Fixture *self, gconstpointer data)
{
  double x, y, to_x, to_y;

  fixture_click (self, self->first, 1, 0);
  locate_handle (self, self->first, &x, &y);
  jw_driver_locate (self->driver, jw_node_get_id (self->third), -1, &to_x, &to_y);
  jw_driver_move (self->driver, x, y);
  jw_driver_press (self->driver, GDK_BUTTON_PRIMARY);
  jw_driver_move (self->driver, (x + to_x) / 2, (y + to_y) / 2);
  jw_driver_move (self->driver, to_x, to_y);
  jw_driver_key (self->driver, GDK_KEY_Escape, 0);
  jw_driver_release (self->driver, GDK_BUTTON_PRIMARY);
  g_assert_cmpuint (count (self, JW_KIND_LINK), ==, 0);
  g_assert_false (jw_map_is_modified (self->map));
}

static void
test_select_and_delete (Fixture *self, gconstpointer data)
{
  JwNode *link = add_link (self);

  click_line (self, link, 1, 0);
  fixture_assert_selected (self, link);
  jw_driver_key (self->driver, GDK_KEY_Delete, 0);
  g_assert_cmpuint (count (self, JW_KIND_LINK), ==, 0);
  g_assert_cmpuint (count (self, JW_KIND_CARD), ==, 3);
  g_assert_true (jw_map_undo (self->map));
  g_assert_cmpuint (count (self, JW_KIND_LINK), ==, 1);
}

static void
elsewhere_cb (JwCanvas *canvas, const char *id, char **wanted)
{
  g_free (*wanted);
  *wanted = g_strdup (id);
}

/* What is written at a line is edited in a popover of the window, by double-click and by Enter. */
static void
test_label (Fixture *self, gconstpointer data)
{
  JwNode *link = add_link (self);
  g_autofree char *wanted = NULL;

  g_signal_connect (self->canvas, "edit-elsewhere", G_CALLBACK (elsewhere_cb), &wanted);
  click_line (self, link, 2, 0);
  g_assert_cmpstr (wanted, ==, jw_node_get_id (link));
  g_clear_pointer (&wanted, g_free);
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  g_assert_cmpstr (wanted, ==, jw_node_get_id (link));
  g_signal_handlers_disconnect_by_data (self->canvas, &wanted);
}

/* To the end that is further away. */
static void
test_follow (Fixture *self, gconstpointer data)
{
  JwNode *link = add_link (self);

  click_line (self, link, 1, GDK_CONTROL_MASK);
  fixture_assert_selected (self, self->third);
}

static void
test_link_with_keys (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 1, 0);
  jw_canvas_draw_link (self->canvas);
  jw_driver_key (self->driver, GDK_KEY_Right, 0);
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  assert_link (self, "leads-to", self->first, self->third);
  g_assert_false (jw_canvas_is_drawing (self->canvas));
}

static void
test_link_with_clicks (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 1, 0);
  jw_canvas_draw_link (self->canvas);
  fixture_click (self, self->third, 1, 0);
  assert_link (self, "leads-to", self->first, self->third);
}

/* A card that is left empty goes as a link is begun, which then begins where it was before. */
static void
test_link_from_empty_card (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->second, 2, 0);
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  g_assert_true (jw_canvas_is_editing (self->canvas));
  jw_canvas_draw_link (self->canvas);
  g_assert_cmpuint (fixture_get_n_cards (self, self->touchpoints, self->stages[0]), ==, 2);
  fixture_click (self, self->third, 1, 0);
  assert_link (self, "leads-to", self->second, self->third);
}

static void
assert_path (Fixture *self, guint n_legs)
{
  JwNode *path = jw_node_get_first_child (JW_NODE (self->map), JW_KIND_PATH);

  g_assert_cmpuint (count (self, JW_KIND_PATH), ==, 1);
  g_assert_cmpuint (jw_node_get_n_children (path, JW_KIND_LEG), ==, n_legs);
}

static void
test_path (Fixture *self, gconstpointer data)
{
  jw_canvas_draw_path (self->canvas);
  fixture_click (self, self->first, 1, 0);
  fixture_click (self, self->second, 1, 0);
  fixture_click (self, self->third, 1, 0);
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  assert_path (self, 2);
  g_assert_false (jw_canvas_is_drawing (self->canvas));
  fixture_assert_selected (self, jw_node_get_first_child (JW_NODE (self->map), JW_KIND_PATH));
  /* On from where it ends. */
  jw_canvas_draw_path (self->canvas);
  fixture_click (self, self->first, 1, 0);
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  assert_path (self, 3);
  g_assert_true (jw_map_undo (self->map));
  assert_path (self, 2);
  g_assert_true (jw_map_undo (self->map));
  g_assert_cmpuint (count (self, JW_KIND_PATH), ==, 0);
  g_assert_false (jw_map_is_modified (self->map));
}

/* Cards move a little when the first line comes: a click that just missed one means it. */
static void
test_path_beside (Fixture *self, gconstpointer data)
{
  JwRect bounds;
  double x, y;

  jw_canvas_draw_path (self->canvas);
  fixture_click (self, self->first, 1, 0);
  fixture_click (self, self->second, 1, 0);
  jw_scene_item_get_bounds (
      jw_scene_find (jw_canvas_get_scene (self->canvas), jw_node_get_id (self->third)), &bounds);
  jw_driver_locate_sheet (self->driver, bounds.x, bounds.y + bounds.height / 2, &x, &y);
  jw_driver_click (self->driver, x - 6, y, GDK_BUTTON_PRIMARY, 1, 0);
  assert_path (self, 2);
  jw_driver_click (self->driver, x - 60, y + 300, GDK_BUTTON_PRIMARY, 1, 0);
  assert_path (self, 2);
}

static void
test_path_with_keys (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 1, 0);
  jw_canvas_draw_path (self->canvas);
  jw_driver_key (self->driver, GDK_KEY_Down, 0);
  jw_driver_key (self->driver, GDK_KEY_space, 0);
  jw_driver_key (self->driver, GDK_KEY_Right, 0);
  jw_driver_key (self->driver, GDK_KEY_space, 0);
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  assert_path (self, 2);
}

static void
test_path_escape (Fixture *self, gconstpointer data)
{
  jw_canvas_draw_path (self->canvas);
  fixture_click (self, self->first, 1, 0);
  fixture_click (self, self->third, 1, 0);
  assert_path (self, 1);
  jw_driver_key (self->driver, GDK_KEY_Escape, 0);
  g_assert_cmpuint (count (self, JW_KIND_PATH), ==, 0);
  g_assert_false (jw_map_is_modified (self->map));
}

/* Undo while a path is drawn ends the drawing, and Escape takes nothing else back. */
static void
test_path_undone (Fixture *self, gconstpointer data)
{
  jw_edit_change (JW_NODE (self->map), JW_MAP_TITLE, "Mine", FALSE, NULL);
  jw_canvas_draw_path (self->canvas);
  fixture_click (self, self->first, 1, 0);
  fixture_click (self, self->third, 1, 0);
  g_assert_true (jw_map_undo (self->map));
  g_assert_false (jw_canvas_is_drawing (self->canvas));
  jw_driver_key (self->driver, GDK_KEY_Escape, 0);
  g_assert_cmpstr (jw_node_get_string (JW_NODE (self->map), JW_MAP_TITLE), ==, "Mine");
}

static void
message_cb (JwCanvas *canvas, const char *text, gboolean *tells)
{
  *tells = text != NULL;
}

/* What to do next is told while there is something to do. */
static void
test_told (Fixture *self, gconstpointer data)
{
  gboolean tells = FALSE;

  g_signal_connect (self->canvas, "message", G_CALLBACK (message_cb), &tells);
  jw_canvas_draw_path (self->canvas);
  fixture_click (self, self->first, 1, 0);
  fixture_click (self, self->third, 1, 0);
  g_assert_true (tells);
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  g_assert_false (tells);
  jw_selection_set_single (jw_map_get_selection (self->map), jw_node_get_id (self->first));
  jw_canvas_draw_link (self->canvas);
  g_assert_true (tells);
  jw_driver_key (self->driver, GDK_KEY_Escape, 0);
  g_assert_false (tells);
}

static void
test_leg (Fixture *self, gconstpointer data)
{
  JwNode *path = jw_edit_add_path (self->map, NULL);
  JwNode *leg = jw_edit_add_leg (path, self->first, self->third, NULL);

  jw_driver_settle (self->driver);
  click_line (self, leg, 1, 0);
  fixture_assert_selected (self, leg);
  jw_driver_key (self->driver, GDK_KEY_Delete, 0);
  g_assert_cmpuint (jw_node_get_n_children (path, JW_KIND_LEG), ==, 0);
  fixture_click (self, path, 1, 0);
  fixture_assert_selected (self, path);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  fixture_add ("/canvas/link/drag", test_drag);
  fixture_add ("/canvas/link/kind", test_kind);
  fixture_add ("/canvas/link/nowhere", test_nowhere);
  fixture_add ("/canvas/link/escape", test_escape);
  fixture_add ("/canvas/link/select-and-delete", test_select_and_delete);
  fixture_add ("/canvas/link/label", test_label);
  fixture_add ("/canvas/link/follow", test_follow);
  fixture_add ("/canvas/link/with-keys", test_link_with_keys);
  fixture_add ("/canvas/link/with-clicks", test_link_with_clicks);
  fixture_add ("/canvas/link/from-empty-card", test_link_from_empty_card);
  fixture_add ("/canvas/path/clicks", test_path);
  fixture_add ("/canvas/path/beside", test_path_beside);
  fixture_add ("/canvas/path/keys", test_path_with_keys);
  fixture_add ("/canvas/path/escape", test_path_escape);
  fixture_add ("/canvas/path/undone", test_path_undone);
  fixture_add ("/canvas/path/leg", test_leg);
  fixture_add ("/canvas/path/told", test_told);
  return g_test_run ();
}
