/* The side panel where it is scrolled: what has the keyboard is in sight, and what opens from a row
 * opens there. */

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/map.h"
#include "tests/ui/window/window-fixture.h"
#include "ui/inspector/field.h"
#include "ui/inspector/inspector.h"

static gboolean
is_in_sight (GtkWidget *row)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (row, scrolled, &place));
  return place.origin.y + place.size.height > 0 &&
         place.origin.y < (float)gtk_widget_get_height (scrolled);
}

/* So that @pixels of the row are left to be seen at the top. */
static void
scroll_away (GtkWidget *row, double pixels)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *at = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (row, scrolled, &place));
  gtk_adjustment_set_value (at, gtk_adjustment_get_value (at) + place.origin.y + place.size.height -
                                    pixels);
}

static void
assert_key_brings_into_sight (JwWindowFixture *fixture,
                              guint property,
                              guint key,
                              GdkModifierType state)
{
  GtkWidget *row = jw_window_fixture_get_row (fixture, property);
  GtkWidget *scrolled = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *at = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  GtkWidget *window = GTK_WIDGET (fixture->window), *focus;

  gtk_window_set_default_size (GTK_WINDOW (window), gtk_widget_get_width (window), 500);
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  jw_driver_settle (fixture->driver);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (focus == row || gtk_widget_is_ancestor (focus, row));
  gtk_adjustment_set_value (at, gtk_adjustment_get_upper (at));
  jw_driver_settle (fixture->driver);
  g_assert_false (is_in_sight (row));
  jw_driver_key (fixture->driver, key, state);
  g_assert_true (is_in_sight (row));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == focus);
}

/* What is chosen from is first brought into sight: GTK does not stand a list beyond the screen. */
static void
test_out_of_sight (JwWindowFixture *fixture, gconstpointer data)
{
  GtkWidget *row = jw_window_fixture_get_row (fixture, JW_MAP_STATE);
  graphene_rect_t place;

  assert_key_brings_into_sight (fixture, JW_MAP_STATE, GDK_KEY_space, 0);
  scroll_away (row, 2);
  jw_driver_settle (fixture->driver);
  jw_driver_key (fixture->driver, GDK_KEY_space, 0);
  g_assert_true (gtk_widget_compute_bounds (
      row, gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW), &place));
  g_assert_cmpfloat (place.origin.y, >=, -1);
}

static GtkWidget *
find_open_list (JwWindowFixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;
}

/* What is chosen from opens where it is, and stays there while somebody goes through the list. */
static void
test_list_moves_nothing (JwWindowFixture *fixture, gconstpointer data)
{
  GtkWidget *row = jw_window_fixture_get_row (fixture, JW_MAP_STATE),
            *window = GTK_WIDGET (fixture->window);
  GtkWidget *scrolled = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *at = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  double before;

  gtk_window_set_default_size (GTK_WINDOW (window), gtk_widget_get_width (window), 380);
  jw_driver_settle (fixture->driver);
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  jw_driver_settle (fixture->driver);
  before = gtk_adjustment_get_value (at);
  jw_driver_key (fixture->driver, GDK_KEY_space, 0);
  for (guint i = 0; i < 3; i++)
    jw_driver_key (fixture->driver, GDK_KEY_Down, 0);
  g_assert_nonnull (find_open_list (fixture));
  g_assert_cmpfloat (gtk_adjustment_get_value (at), ==, before);
  jw_driver_key (fixture->driver, GDK_KEY_Escape, 0);
}

/* What the panel shows next may stand elsewhere. */
static void
test_list_closes (JwWindowFixture *fixture, gconstpointer data)
{
  JwMap *map = jw_window_fixture_map (fixture);
  JwInspector *panel = JW_INSPECTOR (jw_window_get_inspector (fixture->window));

  gtk_widget_child_focus (jw_window_fixture_get_row (fixture, JW_MAP_STATE), GTK_DIR_TAB_FORWARD);
  jw_driver_key (fixture->driver, GDK_KEY_space, 0);
  g_assert_nonnull (find_open_list (fixture));
  jw_inspector_update (panel);
  g_assert_nonnull (find_open_list (fixture));
  jw_edit_change (JW_NODE (map), JW_MAP_NOTE, "Changed meanwhile", FALSE, NULL);
  jw_inspector_update (panel);
  jw_driver_settle (fixture->driver);
  g_assert_null (find_open_list (fixture));
}

/* Who has pressed it has the list, before the panel can slide away from under it; but where it is
 * scrolled away, as for a screen reader, it comes into sight first. */
static void
test_lanes_open_at_once (JwWindowFixture *fixture, gconstpointer data)
{
  GtkWidget *panel = jw_window_get_inspector (fixture->window), *list;
  GtkWidget *row = jw_window_fixture_find_text (panel, "Add Lane");

  row = gtk_widget_get_ancestor (row, ADW_TYPE_ACTION_ROW);
  g_assert_false (is_in_sight (row));
  adw_action_row_activate (ADW_ACTION_ROW (row));
  jw_driver_settle (fixture->driver);
  g_assert_null (find_open_list (fixture));
  g_assert_true (is_in_sight (row));
  adw_action_row_activate (ADW_ACTION_ROW (row));
  list = find_open_list (fixture);
  g_assert_nonnull (list);
  g_assert_true (gtk_widget_is_ancestor (list, row));
  gtk_widget_activate_action (panel, "win.side-panel", NULL);
  jw_driver_settle (fixture->driver);
  g_assert_false (gtk_widget_get_visible (list));
}

/* Who goes on with Tab sees where they are. */
static void
test_tab_brings_into_sight (JwWindowFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window), *focus = NULL;

  gtk_window_set_default_size (GTK_WINDOW (window), gtk_widget_get_width (window), 500);
  gtk_widget_child_focus (jw_window_fixture_get_row (fixture, JW_MAP_TITLE), GTK_DIR_TAB_FORWARD);
  for (guint i = 0; i < 30; i++)
    {
      jw_driver_key (fixture->driver, GDK_KEY_Tab, 0);
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      if (!gtk_widget_is_ancestor (focus, jw_window_get_inspector (fixture->window)))
        return;
      g_assert_true (is_in_sight (focus));
    }
}

/* Nor a menu. */
static void
test_menu_out_of_sight (JwWindowFixture *fixture, gconstpointer data)
{
  assert_key_brings_into_sight (fixture, JW_MAP_TITLE, GDK_KEY_Menu, 0);
  assert_key_brings_into_sight (fixture, JW_MAP_SCENARIO, GDK_KEY_F10, GDK_SHIFT_MASK);
}

static int
measure_at (JwWindowFixture *fixture, GtkWidget *row, int width)
{
  gtk_widget_set_size_request (row, width, -1);
  jw_driver_settle (fixture->driver);
  jw_driver_settle (fixture->driver);
  return gtk_widget_get_height (row);
}

/* A row is measured before it has its width, where each letter may be a line. */
static void
test_text_gets_wider (JwWindowFixture *fixture, gconstpointer data)
{
  JwNode *card = jw_map_find (jw_window_fixture_map (fixture), "k1");
  GtkWidget *row = jw_field_new (jw_node_get_property_row (card, JW_CARD_TEXT), JW_CARD_TEXT);
  GtkWidget *window = gtk_window_new ();
  int low;

  gtk_widget_set_halign (row, GTK_ALIGN_START);
  gtk_widget_set_valign (row, GTK_ALIGN_START);
  gtk_window_set_child (GTK_WINDOW (window), row);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 600);
  jw_field_bind (JW_FIELD (row), card);
  gtk_window_present (GTK_WINDOW (window));
  low = measure_at (fixture, row, 380);
  g_assert_cmpint (low, >, 40);
  g_assert_cmpint (low, <, 100);
  g_assert_cmpint (measure_at (fixture, row, 60), >, low + 20);
  g_assert_cmpint (measure_at (fixture, row, 380), ==, low);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();

#define ADD(name)                                                                                  \
  JW_WINDOW_TEST ("/window/panel-sight/" #name, jw_window_fixture_set_up_sample, test_##name)
  ADD (out_of_sight);
  ADD (menu_out_of_sight);
  ADD (list_moves_nothing);
  ADD (list_closes);
  ADD (lanes_open_at_once);
  ADD (tab_brings_into_sight);
  ADD (text_gets_wider);
  return g_test_run ();
}
