#include <math.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "tests/ui/fixture.h"
#include "ui/canvas/canvas-private.h"

static void
get_value (Fixture *self, double *x, double *y)
{
  g_autoptr (GtkAdjustment) across = NULL;
  g_autoptr (GtkAdjustment) down = NULL;

  g_object_get (self->canvas, "hadjustment", &across, "vadjustment", &down, NULL);
  *x = gtk_adjustment_get_value (across);
  *y = gtk_adjustment_get_value (down);
}

static void
test_fit (Fixture *self, gconstpointer data)
{
  JwScene *scene = jw_canvas_get_scene (self->canvas);
  JwRect sheet = { 0, 0, jw_scene_get_width (scene), jw_scene_get_height (scene) };
  double before = jw_canvas_get_zoom (self->canvas);
  GdkRectangle place;
  gboolean fit;

  jw_canvas_sheet_to_widget (self->canvas, &sheet, &place);
  g_assert_cmpint (place.x, >=, 20);
  g_assert_cmpint (place.x + place.width, <=,
                   gtk_widget_get_width (GTK_WIDGET (self->canvas)) - 20);
  gtk_window_set_default_size (jw_driver_get_window (self->driver), 800, 600);
  jw_driver_settle (self->driver);
  g_assert_cmpfloat (jw_canvas_get_zoom (self->canvas), <, before * 0.8);
  jw_canvas_zoom_in (self->canvas);
  g_object_get (self->canvas, "fit", &fit, NULL);
  g_assert_false (fit);
}

static void
test_wheel_zoom (Fixture *self, gconstpointer data)
{
  double x, y, sheet_x, sheet_y, after_x, after_y, before;

  jw_driver_locate (self->driver, jw_node_get_id (self->third), -1, &x, &y);
  jw_driver_move (self->driver, x, y);
  before = jw_canvas_get_zoom (self->canvas);
  jw_canvas_widget_to_sheet (self->canvas, x, y, &sheet_x, &sheet_y);
  jw_driver_scroll (self->driver, -4, GDK_CONTROL_MASK);
  g_assert_cmpfloat (jw_canvas_get_zoom (self->canvas), >, before * 1.5);
  jw_canvas_widget_to_sheet (self->canvas, x, y, &after_x, &after_y);
  /* Within a pixel, as the sheet lies on whole ones. */
  g_assert_cmpfloat_with_epsilon (sheet_x, after_x, 1.0);
  g_assert_cmpfloat_with_epsilon (sheet_y, after_y, 1.0);
}

static void
test_zoom_range (Fixture *self, gconstpointer data)
{
  jw_canvas_zoom_at (self->canvas, 100, -1, -1);
  g_assert_cmpfloat (jw_canvas_get_zoom (self->canvas), ==, 8.0);
  jw_driver_settle (self->driver);
  jw_canvas_zoom_at (self->canvas, 0.0001, -1, -1);
  g_assert_cmpfloat (jw_canvas_get_zoom (self->canvas), ==, 0.05);
  jw_driver_settle (self->driver);
}

static void
test_wheel_pan (Fixture *self, gconstpointer data)
{
  double x, y, after_x, after_y;

  jw_canvas_zoom_at (self->canvas, 2.5, -1, -1);
  jw_driver_settle (self->driver);
  get_value (self, &x, &y);
  jw_driver_move (self->driver, 400, 400);
  jw_driver_scroll (self->driver, 2, 0);
  get_value (self, &after_x, &after_y);
  g_assert_cmpfloat (after_y, >, y + 10);
  g_assert_cmpfloat_with_epsilon (after_x, x, 0.01);
}

static void
drag_with (Fixture *self, guint button)
{
  jw_driver_move (self->driver, 500, 400);
  jw_driver_press (self->driver, button);
  jw_driver_move (self->driver, 480, 380);
  jw_driver_move (self->driver, 400, 340);
  jw_driver_release (self->driver, button);
}

static void
test_drag_pan (Fixture *self, gconstpointer data)
{
  double x, y, after_x, after_y;

  jw_canvas_zoom_at (self->canvas, 2.5, -1, -1);
  jw_driver_settle (self->driver);
  get_value (self, &x, &y);
  drag_with (self, GDK_BUTTON_MIDDLE);
  get_value (self, &after_x, &after_y);
  g_assert_cmpfloat_with_epsilon (after_x, x + 100, 1);
  g_assert_cmpfloat_with_epsilon (after_y, y + 60, 1);
  jw_driver_hold_key (self->driver, GDK_KEY_space, TRUE);
  drag_with (self, GDK_BUTTON_PRIMARY);
  jw_driver_hold_key (self->driver, GDK_KEY_space, FALSE);
  get_value (self, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, after_x + 100, 1);
  g_assert_cmpfloat_with_epsilon (y, after_y + 60, 1);
  g_assert_false (jw_map_is_modified (self->map));
}

static void
test_scroll_to (Fixture *self, gconstpointer data)
{
  double x, y;

  jw_canvas_zoom_at (self->canvas, 3, -1, -1);
  jw_canvas_scroll_to (self->canvas, jw_node_get_id (self->first));
  jw_driver_settle (self->driver);
  jw_driver_locate (self->driver, jw_node_get_id (self->first), -1, &x, &y);
  g_assert_cmpfloat (x, >, 0);
  g_assert_cmpfloat (x, <, gtk_widget_get_width (GTK_WIDGET (self->canvas)));
  g_assert_cmpfloat (y, >, 0);
  g_assert_cmpfloat (y, <, gtk_widget_get_height (GTK_WIDGET (self->canvas)));
}

/* One key paints the tiles of one cell, not those of the sheet; a caret or hover paints none. */
static void
test_tiles_kept (Fixture *self, gconstpointer data)
{
  guint64 before;

  jw_canvas_zoom_at (self->canvas, 2.0, -1, -1);
  jw_canvas_scroll_to (self->canvas, jw_node_get_id (self->first));
  fixture_click (self, self->first, 2, 0);
  before = jw_tiles_get_n_painted (self->canvas->tiles);
  g_assert_cmpuint (before, >, 4);
  jw_driver_move (self->driver, 100, 100);
  jw_driver_move (self->driver, 700, 500);
  g_assert_cmpuint (jw_tiles_get_n_painted (self->canvas->tiles), ==, before);
  jw_driver_type (self->driver, "a");
  g_assert_cmpuint (jw_tiles_get_n_painted (self->canvas->tiles), >, before);
  g_assert_cmpuint (jw_tiles_get_n_painted (self->canvas->tiles), <=, before + 4);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  fixture_add ("/canvas/view/fit", test_fit);
  fixture_add ("/canvas/view/wheel-zoom", test_wheel_zoom);
  fixture_add ("/canvas/view/zoom-range", test_zoom_range);
  fixture_add ("/canvas/view/wheel-pan", test_wheel_pan);
  fixture_add ("/canvas/view/drag-pan", test_drag_pan);
  fixture_add ("/canvas/view/scroll-to", test_scroll_to);
  fixture_add ("/canvas/view/tiles-kept", test_tiles_kept);
  return g_test_run ();
}
