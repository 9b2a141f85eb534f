/* What is typed but not entered, when something else is done: it counts, and stays a step of its
 * own. GTK tells of a number when Enter is pressed or the keyboard leaves it. */

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/measure.h"
#include "tests/ui/window/window-fixture.h"
#include "ui/inspector/inspector.h"

static void
type_size (JwWindowFixture *fixture, const char *text)
{
  GtkWidget *row = jw_window_fixture_get_row (fixture, JW_MAP_BODY);

  gtk_widget_grab_focus (row);
  jw_driver_key (fixture->driver, GDK_KEY_Tab, 0);
  jw_driver_key (fixture->driver, GDK_KEY_a, GDK_CONTROL_MASK);
  jw_driver_type (fixture->driver, text);
}

static double
get_size (JwMap *map)
{
  return jw_node_get_number (JW_NODE (map), JW_MAP_BODY);
}

static void
test_save (JwWindowFixture *fixture, gconstpointer data)
{
  g_autoptr (JwMap) saved = NULL;

  type_size (fixture, "12");
  jw_window_fixture_save (fixture);
  saved = jw_window_fixture_read (fixture->path);
  g_assert_cmpfloat (get_size (saved), ==, 12);
}

static void
test_close (JwWindowFixture *fixture, gconstpointer data)
{
  type_size (fixture, "12");
  jw_driver_key (fixture->driver, GDK_KEY_w, GDK_CONTROL_MASK);
  jw_window_fixture_answer (fixture, "Save the changes", "Cancel");
  g_assert_cmpfloat (get_size (jw_window_fixture_map (fixture)), ==, 12);
}

/* The last that was done is undone, and that is the number. */
static void
test_undo (JwWindowFixture *fixture, gconstpointer data)
{
  JwMap *map = jw_window_fixture_map (fixture);
  double before = get_size (map);

  g_assert_true (jw_edit_change (JW_NODE (map), JW_MAP_TITLE, "Renamed", FALSE, NULL));
  type_size (fixture, "12");
  jw_driver_key (fixture->driver, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_cmpstr (jw_node_get_string (JW_NODE (map), JW_MAP_TITLE), ==, "Renamed");
  g_assert_cmpfloat (get_size (map), ==, before);
  jw_driver_key (fixture->driver, GDK_KEY_y, GDK_CONTROL_MASK);
  g_assert_cmpfloat (get_size (map), ==, 12);
}

/* Escape takes back the card that was begun, and nothing that was done before. */
static void
test_add_card (JwWindowFixture *fixture, gconstpointer data)
{
  JwMap *map = jw_window_fixture_map (fixture);
  guint n = jw_node_get_n_children (JW_NODE (map), JW_KIND_CARD);
  JwCanvas *canvas = jw_window_get_canvas (fixture->window);

  type_size (fixture, "12");
  jw_canvas_add_card (canvas, jw_map_find (map, "l1"), jw_map_find (map, "s1"), 0);
  g_assert_true (jw_canvas_is_editing (canvas));
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), JW_KIND_CARD), ==, n + 1);
  jw_driver_key (fixture->driver, GDK_KEY_Escape, 0);
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), JW_KIND_CARD), ==, n);
  g_assert_cmpfloat (get_size (map), ==, 12);
}

static void
test_edit (JwWindowFixture *fixture, gconstpointer data)
{
  JwMap *map = jw_window_fixture_map (fixture);
  JwCanvas *canvas = jw_window_get_canvas (fixture->window);

  type_size (fixture, "12");
  g_assert_true (jw_canvas_begin_edit (canvas, "k7", -1, TRUE));
  jw_driver_type (fixture->driver, "Paid");
  g_assert_cmpfloat (get_size (map), ==, 12);
  g_assert_cmpstr (jw_node_get_string (jw_map_find (map, "k7"), JW_CARD_TEXT), ==, "Paid");
}

static gboolean
is_on_sheet (JwWindowFixture *fixture)
{
  GtkWidget *canvas = GTK_WIDGET (jw_window_get_canvas (fixture->window));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus && (focus == canvas || gtk_widget_is_ancestor (focus, canvas));
}

/* A number is typed on the sheet and entered in the side panel; Enter leads back, to the next. */
static void
test_enter (JwWindowFixture *fixture, gconstpointer data)
{
  JwNode *first =
      jw_node_get_first_child (JW_NODE (jw_window_fixture_map (fixture)), JW_KIND_MEASURE);
  JwNode *second = jw_node_get_next (first);
  double x, y;

  jw_driver_locate (fixture->driver, jw_node_get_id (first), -1, &x, &y);
  jw_driver_click (fixture->driver, x, y, GDK_BUTTON_PRIMARY, 1, 0);
  jw_driver_type (fixture->driver, "34");
  g_assert_false (is_on_sheet (fixture));
  jw_driver_key (fixture->driver, GDK_KEY_Return, 0);
  g_assert_true (is_on_sheet (fixture));
  g_assert_cmpfloat (jw_node_get_number (first, JW_MEASURE_VALUE), ==, 34);
  jw_driver_key (fixture->driver, GDK_KEY_Right, 0);
  jw_driver_type (fixture->driver, "56");
  jw_driver_key (fixture->driver, GDK_KEY_Return, 0);
  g_assert_cmpfloat (jw_node_get_number (second, JW_MEASURE_VALUE), ==, 56);
}

static void
test_escape (JwWindowFixture *fixture, gconstpointer data)
{
  type_size (fixture, "12");
  jw_driver_key (fixture->driver, GDK_KEY_Escape, 0);
  g_assert_true (is_on_sheet (fixture));
  gtk_widget_child_focus (jw_window_fixture_get_row (fixture, JW_MAP_TITLE), GTK_DIR_TAB_FORWARD);
  g_assert_false (is_on_sheet (fixture));
  jw_driver_key (fixture->driver, GDK_KEY_Escape, 0);
  g_assert_true (is_on_sheet (fixture));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();

#define ADD(name)                                                                                  \
  JW_WINDOW_TEST ("/window/typed/" #name, jw_window_fixture_set_up_sample, test_##name)
  ADD (save);
  ADD (close);
  ADD (undo);
  ADD (add_card);
  ADD (edit);
  ADD (enter);
  ADD (escape);
  return g_test_run ();
}
