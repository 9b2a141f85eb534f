/* The sheet under fingers, as a touch screen sends them. */

#include <math.h>

#include "tests/ui/fixture.h"
#include "tests/ui/touch.h"
#include "ui/canvas/canvas-private.h"

#define STEPS 6
/* On a busy machine a second tap comes late, and a finger stays long; in milliseconds. */
#define UNHURRIED 60000
#define LONG_PRESS 200

typedef struct
{
  Fixture sheet;
  GtkWindow *window;
  JwTouch *touch;
  guint n_menus;
} TouchFixture;

static void
menu_cb (TouchFixture *self)
{
  self->n_menus++;
}

static void
set_up (TouchFixture *self, gconstpointer data)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *canvas = jw_canvas_new ();

  fixture_fill (&self->sheet);
  self->sheet.canvas = JW_CANVAS (canvas);
  self->window = g_object_ref (GTK_WINDOW (gtk_window_new ()));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), canvas);
  gtk_window_set_child (self->window, scrolled);
  jw_canvas_set_map (self->sheet.canvas, self->sheet.map);
  g_signal_connect_swapped (canvas, "context-menu", G_CALLBACK (menu_cb), self);
  self->touch = jw_touch_new (self->window);
  g_object_set (gtk_settings_get_default (), "gtk-double-click-time", UNHURRIED,
                "gtk-long-press-time", GPOINTER_TO_INT (data), NULL);
}

static void
tear_down (TouchFixture *self, gconstpointer data)
{
  jw_touch_free (self->touch);
  jw_canvas_set_map (self->sheet.canvas, NULL);
  gtk_window_destroy (self->window);
  g_object_unref (self->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->sheet.map);
}

/* On the screen, which is where the window is. */
static void
locate (TouchFixture *self, JwNode *node, double *x, double *y)
{
  const JwSceneItem *item =
      jw_scene_find (jw_canvas_get_scene (self->sheet.canvas), jw_node_get_id (node));
  JwRect bounds;
  GdkRectangle place;

  g_assert_nonnull (item);
  jw_scene_item_get_bounds (item, &bounds);
  jw_canvas_sheet_to_widget (self->sheet.canvas, &bounds, &place);
  *x = place.x + place.width / 2.0;
  *y = place.y + place.height / 2.0;
}

static void
slide (TouchFixture *self, guint finger, double x, double y, double to_x, double to_y)
{
  for (int i = 1; i <= STEPS; i++)
    jw_touch_move (self->touch, finger, x + (to_x - x) * i / STEPS, y + (to_y - y) * i / STEPS);
}

static void
test_tap (TouchFixture *self, gconstpointer data)
{
  double x, y;

  locate (self, self->sheet.third, &x, &y);
  jw_touch_down (self->touch, 0, x, y);
  jw_touch_up (self->touch, 0);
  fixture_assert_selected (&self->sheet, self->sheet.third);
  jw_touch_down (self->touch, 0, x, y);
  jw_touch_up (self->touch, 0);
  g_assert_true (jw_canvas_is_editing (self->sheet.canvas));
  jw_canvas_end_edit (self->sheet.canvas);
}

/* The same place of the sheet, within a pixel. */
static void
assert_stays (TouchFixture *self, double x, double y, double sheet_x, double sheet_y)
{
  double after_x, after_y, pixel = 1.01 / jw_canvas_get_scale (self->sheet.canvas);

  jw_canvas_widget_to_sheet (self->sheet.canvas, x, y, &after_x, &after_y);
  g_assert_cmpfloat_with_epsilon (after_x, sheet_x, pixel);
  g_assert_cmpfloat_with_epsilon (after_y, sheet_y, pixel);
}

/* What was under the finger stays under it. */
static void
pan_from (TouchFixture *self, double x, double y)
{
  double sheet_x, sheet_y;

  jw_canvas_widget_to_sheet (self->sheet.canvas, x, y, &sheet_x, &sheet_y);
  jw_touch_down (self->touch, 0, x, y);
  slide (self, 0, x, y, x - 200, y + 90);
  assert_stays (self, x - 200, y + 90, sheet_x, sheet_y);
  jw_touch_up (self->touch, 0);
}

static void
test_pan (TouchFixture *self, gconstpointer data)
{
  jw_canvas_zoom_at (self->sheet.canvas, 2.5, 640, 500);
  pan_from (self, 700, 500);
  fixture_assert_selected (&self->sheet, NULL);
}

/* From a card, too, which no finger drags away by mistake. */
static void
test_pan_from_card (TouchFixture *self, gconstpointer data)
{
  double x, y;

  locate (self, self->sheet.third, &x, &y);
  jw_canvas_zoom_at (self->sheet.canvas, 2, x, y);
  pan_from (self, x, y);
  g_assert_false (jw_map_is_modified (self->sheet.map));
}

/* The sheet grows as the fingers part and goes along with both, and no card comes with them. */
static void
test_pinch (TouchFixture *self, gconstpointer data)
{
  JwCanvas *canvas = self->sheet.canvas;
  double before, x, y, sheet_x, sheet_y;

  locate (self, self->sheet.third, &x, &y);
  jw_canvas_zoom_at (canvas, 1.5, x, y);
  before = jw_canvas_get_zoom (canvas);
  jw_canvas_widget_to_sheet (canvas, x, y, &sheet_x, &sheet_y);
  jw_touch_down (self->touch, 0, x - 50, y);
  jw_touch_down (self->touch, 1, x + 50, y);
  for (int i = 1; i <= STEPS; i++)
    {
      jw_touch_move (self->touch, 0, x - 50 - 10 * i, y + 5 * i);
      jw_touch_move (self->touch, 1, x + 50 + 10 * i, y + 5 * i);
    }
  g_assert_cmpfloat_with_epsilon (jw_canvas_get_zoom (canvas), before * 2.2, before * 0.01);
  assert_stays (self, x, y + 5 * STEPS, sheet_x, sheet_y);
  slide (self, 1, x + 50 + 10 * STEPS, y + 5 * STEPS, x, y + 5 * STEPS);
  g_assert_cmpfloat_with_epsilon (jw_canvas_get_zoom (canvas), before * 1.1, before * 0.01);
  jw_touch_up (self->touch, 1);
  jw_touch_up (self->touch, 0);
  g_assert_false (jw_map_is_modified (self->sheet.map));
}

static gboolean
has_menu (gpointer data)
{
  return ((TouchFixture *)data)->n_menus > 0;
}

static void
test_long_press (TouchFixture *self, gconstpointer data)
{
  double x, y;

  locate (self, self->sheet.second, &x, &y);
  jw_touch_down (self->touch, 0, x, y);
  jw_touch_wait (has_menu, self);
  jw_touch_up (self->touch, 0);
  fixture_assert_selected (&self->sheet, self->sheet.second);
}

static void
add (const char *path, void (*test) (TouchFixture *self, gconstpointer data), int long_press)
{
  g_test_add (path, TouchFixture, GINT_TO_POINTER (long_press), set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  add ("/canvas/touch/tap", test_tap, UNHURRIED);
  add ("/canvas/touch/pan", test_pan, UNHURRIED);
  add ("/canvas/touch/pan-from-card", test_pan_from_card, UNHURRIED);
  add ("/canvas/touch/pinch", test_pinch, UNHURRIED);
  add ("/canvas/touch/long-press", test_long_press, LONG_PRESS);
  return g_test_run ();
}
