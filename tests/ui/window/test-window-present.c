/* Presenting, narrow windows, and what is inserted between stages and lanes. */

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/lane.h"
#include "model/link.h"
#include "model/measure.h"
#include "model/stage.h"
#include "tests/ui/window/window-fixture.h"

static gboolean
shows (JwWindowFixture *self, const char *icon)
{
  GtkWidget *image = jw_window_fixture_find_icon (GTK_WIDGET (self->window), icon);

  return image && gtk_widget_get_mapped (image);
}

static const JwTheme *
get_theme (JwWindowFixture *self)
{
  return jw_scene_get_theme (jw_canvas_get_scene (jw_window_get_canvas (self->window)));
}

static double
get_paper_light (JwWindowFixture *self)
{
  JwColor paper;

  jw_theme_get_color (get_theme (self), JW_ROLE_PAPER, &paper);
  return paper.red + paper.green + paper.blue;
}

static void
focus_canvas (JwWindowFixture *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (jw_window_get_canvas (self->window)));
  jw_driver_settle (self->driver);
}

static void
test_present (JwWindowFixture *self, gconstpointer data)
{
  JwSelection *selection = jw_map_get_selection (jw_window_fixture_map (self));

  focus_canvas (self);
  g_assert_cmpfloat (get_paper_light (self), >, 2);
  jw_driver_key (self->driver, GDK_KEY_F5, 0);
  g_assert_cmpfloat (get_paper_light (self), <, 1);
  g_assert_false (shows (self, "open-menu-symbolic"));
  jw_driver_key (self->driver, GDK_KEY_Page_Down, 0);
  g_assert_cmpstr (jw_selection_get_single (selection), ==, "s1");
  jw_driver_key (self->driver, GDK_KEY_Page_Down, 0);
  g_assert_cmpstr (jw_selection_get_single (selection), ==, "s2");
  jw_driver_key (self->driver, GDK_KEY_Page_Up, 0);
  jw_driver_key (self->driver, GDK_KEY_Page_Up, 0);
  g_assert_cmpuint (jw_selection_get_n (selection), ==, 0);
  jw_driver_key (self->driver, GDK_KEY_Escape, 0);
  g_assert_cmpfloat (get_paper_light (self), >, 2);
  g_assert_true (shows (self, "open-menu-symbolic"));
  g_assert_false (jw_map_is_modified (jw_window_fixture_map (self)));
}

/* What is said in the room is typed at once; the first Escape gives that up alone. */
static void
test_edit_while_presenting (JwWindowFixture *self, gconstpointer data)
{
  g_autoptr (JwMap) saved = NULL;
  double x, y;

  focus_canvas (self);
  jw_driver_key (self->driver, GDK_KEY_F5, 0);
  jw_driver_locate (self->driver, "k1", -1, &x, &y);
  jw_driver_click (self->driver, x, y, 1, 2, 0);
  jw_driver_key (self->driver, GDK_KEY_Escape, 0);
  g_assert_false (shows (self, "open-menu-symbolic"));
  jw_driver_type (self->driver, "Said in the room");
  jw_driver_key (self->driver, GDK_KEY_Tab, 0);
  jw_driver_key (self->driver, GDK_KEY_Escape, 0);
  jw_window_fixture_save (self);
  saved = jw_window_fixture_read (self->path);
  g_assert_cmpstr (jw_node_get_string (jw_map_find (saved, "k1"), JW_CARD_TEXT), ==,
                   "Said in the room");
  g_assert_false (jw_node_has (JW_NODE (saved), JW_MAP_THEME));
  jw_driver_key (self->driver, GDK_KEY_F5, 0);
  g_assert_true (shows (self, "open-menu-symbolic"));
}

/* With three buttons of its own, the window can be as narrow as a telephone. */
static void
test_narrow (JwWindowFixture *self, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (self->window);
  const int widths[] = { 700, 520, 360 };
  int least;

  g_object_set (gtk_settings_get_default (), "gtk-decoration-layout",
                "menu:minimize,maximize,close", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (window), widths[i], 640);
      jw_driver_settle (self->driver);
      g_assert_cmpint (gtk_widget_get_width (window), <=, widths[i]);
    }
  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  g_assert_true (shows (self, "open-menu-symbolic"));
  g_assert_true (shows (self, "edit-undo-symbolic"));
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-decoration-layout");
}

/* The corner of a node's item, from its top left, in parts of its size. */
static void
hover (JwWindowFixture *self, const char *id, double dx, double dy)
{
  JwScene *scene = jw_canvas_get_scene (jw_window_get_canvas (self->window));
  double x, y;
  JwRect bounds;

  jw_scene_item_get_bounds (jw_scene_find (scene, id), &bounds);
  jw_driver_locate_sheet (self->driver, bounds.x + bounds.width * dx, bounds.y + bounds.height * dy,
                          &x, &y);
  jw_driver_move (self->driver, x, y);
}

static void
click_sign (JwWindowFixture *self, const char *id, double dx, double dy)
{
  hover (self, id, dx < 1 ? 0.03 : 0.97, dy < 1 ? 0.03 : 0.97);
  hover (self, id, dx, dy);
  jw_driver_press (self->driver, 1);
  jw_driver_release (self->driver, 1);
}

static void
test_insert_stage (JwWindowFixture *self, gconstpointer data)
{
  g_autoptr (JwMap) saved = NULL;

  click_sign (self, "s2", 0, 0);
  jw_driver_type (self->driver, "Between");
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  jw_window_fixture_save (self);
  saved = jw_window_fixture_read (self->path);
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (saved), JW_KIND_STAGE), ==, 6);
  g_assert_cmpstr (
      jw_node_get_string (jw_node_get_child (JW_NODE (saved), JW_KIND_STAGE, 1), JW_STAGE_NAME), ==,
      "Between");
}

static void
test_insert_lane (JwWindowFixture *self, gconstpointer data)
{
  g_autoptr (JwMap) saved = NULL;
  JwNode *lane;

  click_sign (self, "l1", 0, 1);
  jw_window_fixture_click_item (self, "Thoughts");
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  jw_window_fixture_save (self);
  saved = jw_window_fixture_read (self->path);
  lane = jw_node_get_child (JW_NODE (saved), JW_KIND_LANE, 1);
  g_assert_cmpint (jw_lane_get_lane_type (lane), ==, JW_LANE_THOUGHTS);
}

/* What is written at a link, out of the menu and with the keys alone; Escape gives it up. */
static void
test_line_popover (JwWindowFixture *self, gconstpointer data)
{
  JwMap *map = jw_window_fixture_map (self);
  JwNode *link = jw_edit_add_link (map, jw_map_find (map, "k1"), jw_map_find (map, "k7"), NULL);
  g_autofree char *id = g_strdup (jw_node_get_id (link));
  g_autoptr (JwMap) saved = NULL;

  focus_canvas (self);
  jw_selection_set_single (jw_map_get_selection (map), id);
  jw_driver_key (self->driver, GDK_KEY_F2, 0);
  jw_window_fixture_focus (self);
  jw_driver_type (self->driver, "later");
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  g_assert_cmpstr (jw_node_get_string (link, JW_LINK_LABEL), ==, "later");
  focus_canvas (self);
  jw_driver_key (self->driver, GDK_KEY_F2, 0);
  jw_window_fixture_focus (self);
  jw_driver_type (self->driver, "never");
  jw_driver_key (self->driver, GDK_KEY_Escape, 0);
  jw_window_fixture_save (self);
  saved = jw_window_fixture_read (self->path);
  g_assert_cmpstr (jw_node_get_string (jw_map_find (saved, id), JW_LINK_LABEL), ==, "later");
}

/* The first letter, too, goes to where the others go: a link's words, the value of a number. */
static void
test_typing_elsewhere (JwWindowFixture *self, gconstpointer data)
{
  JwMap *map = jw_window_fixture_map (self);
  JwNode *link = jw_edit_add_link (map, jw_map_find (map, "k1"), jw_map_find (map, "k7"), NULL);
  JwNode *number = jw_map_find_measure (map, jw_map_find (map, "l7"), jw_map_find (map, "s1"));

  focus_canvas (self);
  jw_selection_set_single (jw_map_get_selection (map), jw_node_get_id (link));
  jw_driver_type (self->driver, "l");
  jw_window_fixture_focus (self);
  jw_driver_type (self->driver, "ater");
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  g_assert_cmpstr (jw_node_get_string (link, JW_LINK_LABEL), ==, "later");
  focus_canvas (self);
  jw_selection_set_single (jw_map_get_selection (map), jw_node_get_id (number));
  jw_driver_type (self->driver, "4567");
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  g_assert_cmpfloat_with_epsilon (jw_node_get_number (number, JW_MEASURE_VALUE), 4567, 0.1);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  JW_WINDOW_TEST ("/window/present", jw_window_fixture_set_up_sample, test_present);
  JW_WINDOW_TEST ("/window/present/edit", jw_window_fixture_set_up_sample,
                  test_edit_while_presenting);
  JW_WINDOW_TEST ("/window/narrow", jw_window_fixture_set_up_sample, test_narrow);
  JW_WINDOW_TEST ("/window/insert-stage", jw_window_fixture_set_up_sample, test_insert_stage);
  JW_WINDOW_TEST ("/window/line-popover", jw_window_fixture_set_up_sample, test_line_popover);
  JW_WINDOW_TEST ("/window/typing-elsewhere", jw_window_fixture_set_up_sample,
                  test_typing_elsewhere);
  JW_WINDOW_TEST ("/window/insert-lane", jw_window_fixture_set_up_sample, test_insert_lane);
  return g_test_run ();
}
