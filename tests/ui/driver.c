#include "tests/ui/driver.h"

#include <X11/XKBlib.h>
#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <math.h>

#include "ui/window.h"
#include "ui/inspector/inspector.h"

/* What an event starts has ended when so many looks in a row, each so long after the other, found
 * nothing to do. Looks are counted, and not time, because a busy machine may stop this program, or
 * the X server, for longer than any time. */
#define LOOK_USEC 2000
#define QUIET_LOOKS 15
#define LONGEST_USEC (5 * G_USEC_PER_SEC)
#define WAIT_USEC (30 * G_USEC_PER_SEC)
#define DRAG_STEPS 8

struct _JwDriver
{
  Display *display;
  GtkWindow *window;
  JwCanvas *canvas;
};

static void
stop_cb (gpointer data)
{
  g_main_context_wakeup (NULL);
}

static void
nap (void)
{
  guint source = g_timeout_add_once (5, stop_cb, NULL);

  g_main_context_iteration (NULL, TRUE);
  if (g_main_context_find_source_by_id (NULL, source) != NULL)
    g_source_remove (source);
}

/* The two connections are told of an event one after the other, so both are asked: the own one
 * whether the server has taken what was sent, the toolkit's whether it holds what came of that. */
static gboolean
is_busy (JwDriver *self)
{
  XSync (self->display, False);
  gdk_display_sync (gdk_display_get_default ());
  return g_main_context_pending (NULL);
}

/* The side panel waits for a pause in the keys, which no test has to. */
static void
update_panel (JwDriver *self)
{
  if (JW_IS_WINDOW (self->window) && gtk_window_get_application (self->window))
    jw_inspector_update (JW_INSPECTOR (jw_window_get_inspector (JW_WINDOW (self->window))));
}

static void
settle (JwDriver *self)
{
  gint64 end = g_get_monotonic_time () + LONGEST_USEC;
  guint quiet = 0;

  while (quiet < QUIET_LOOKS && g_get_monotonic_time () < end)
    if (is_busy (self))
      {
        while (g_main_context_iteration (NULL, FALSE))
          ;
        quiet = 0;
      }
    else
      {
        g_usleep (LOOK_USEC);
        quiet++;
      }
}

void
jw_driver_settle (JwDriver *self)
{
  settle (self);
  update_panel (self);
  settle (self);
}

gboolean
jw_driver_wait_for (JwDriver *self, gboolean (*done) (gpointer data), gpointer data)
{
  gint64 begin = g_get_monotonic_time ();

  while (!done (data))
    {
      if (g_get_monotonic_time () - begin > WAIT_USEC)
        return FALSE;
      nap ();
    }
  jw_driver_settle (self);
  return TRUE;
}

/* The one window on the screen; without a window manager nobody else gives it the keyboard. */
static gboolean
focus_window (gpointer data)
{
  JwDriver *self = data;
  Window root = DefaultRootWindow (self->display), parent, *children = NULL;
  unsigned int n = 0;

  XQueryTree (self->display, root, &root, &parent, &children, &n);
  for (unsigned int i = n; i > 0; i--)
    {
      XWindowAttributes attributes;

      XGetWindowAttributes (self->display, children[i - 1], &attributes);
      if (attributes.map_state == IsViewable && attributes.width > 64)
        {
          XSetInputFocus (self->display, children[i - 1], RevertToParent, CurrentTime);
          break;
        }
    }
  XFree (children);
  jw_driver_settle (self);
  return gtk_window_is_active (self->window);
}

JwDriver *
jw_driver_new_for_window (GtkWindow *window, JwCanvas *canvas)
{
  JwDriver *self = g_new0 (JwDriver, 1);

  self->display = XOpenDisplay (NULL);
  g_assert_nonnull (self->display);
  self->window = g_object_ref (window);
  self->canvas = canvas;
  gtk_window_present (window);
  jw_driver_settle (self);
  g_assert_true (jw_driver_wait_for (self, focus_window, self));
  return self;
}

JwDriver *
jw_driver_new (JwMap *map, int width, int height)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *canvas = jw_canvas_new ();
  JwDriver *self;

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), canvas);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  jw_canvas_set_map (JW_CANVAS (canvas), map);
  self = jw_driver_new_for_window (GTK_WINDOW (window), JW_CANVAS (canvas));
  gtk_widget_grab_focus (canvas);
  jw_driver_settle (self);
  return self;
}

void
jw_driver_free (JwDriver *self)
{
  jw_driver_move (self, 0, 0);
  gtk_window_destroy (self->window);
  g_clear_object (&self->window);
  jw_driver_settle (self);
  XCloseDisplay (self->display);
  g_free (self);
}

GtkWindow *
jw_driver_get_window (JwDriver *self)
{
  return self->window;
}

JwCanvas *
jw_driver_get_canvas (JwDriver *self)
{
  return self->canvas;
}

JwMap *
jw_driver_get_map (JwDriver *self)
{
  return jw_canvas_get_map (self->canvas);
}

/* Places */

static void
to_screen (JwDriver *self,
           GtkWidget *widget,
           double x,
           double y,
           double *screen_x,
           double *screen_y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  graphene_point_t at;
  double left, top;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (native),
                                           &GRAPHENE_POINT_INIT ((float)x, (float)y), &at));
  gtk_native_get_surface_transform (native, &left, &top);
  *screen_x = at.x + left;
  *screen_y = at.y + top;
}

void
jw_driver_locate_widget (JwDriver *self, GtkWidget *widget, double *x, double *y)
{
  to_screen (self, widget, gtk_widget_get_width (widget) / 2.0,
             gtk_widget_get_height (widget) / 2.0, x, y);
}

void
jw_driver_locate_sheet (JwDriver *self, double sheet_x, double sheet_y, double *x, double *y)
{
  JwRect point = { sheet_x, sheet_y, 0, 0 };
  GdkRectangle place;

  jw_canvas_sheet_to_widget (self->canvas, &point, &place);
  to_screen (self, GTK_WIDGET (self->canvas), place.x, place.y, x, y);
}

static void
locate_item (JwDriver *self, const JwSceneItem *item, double *x, double *y)
{
  JwRect bounds;

  g_assert_nonnull (item);
  jw_scene_item_get_bounds (item, &bounds);
  jw_driver_locate_sheet (self, bounds.x + bounds.width / 2, bounds.y + bounds.height / 2, x, y);
}

void
jw_driver_locate (JwDriver *self, const char *node_id, int kind, double *x, double *y)
{
  JwScene *scene = jw_canvas_get_scene (self->canvas);

  locate_item (self,
               kind < 0 ? jw_scene_find (scene, node_id)
                        : jw_scene_find_kind (scene, node_id, (JwItemKind)kind),
               x, y);
}

void
jw_driver_locate_cell (JwDriver *self,
                       const char *lane_id,
                       const char *stage_id,
                       double *x,
                       double *y)
{
  locate_item (self, jw_scene_find_cell (jw_canvas_get_scene (self->canvas), lane_id, stage_id), x,
               y);
}

/* Events */

void
jw_driver_move (JwDriver *self, double x, double y)
{
  XTestFakeMotionEvent (self->display, -1, (int)round (x), (int)round (y), CurrentTime);
  jw_driver_settle (self);
}

void
jw_driver_press (JwDriver *self, guint button)
{
  XTestFakeButtonEvent (self->display, button, True, CurrentTime);
  jw_driver_settle (self);
}

void
jw_driver_release (JwDriver *self, guint button)
{
  XTestFakeButtonEvent (self->display, button, False, CurrentTime);
  jw_driver_settle (self);
}

static void
send_key (JwDriver *self, guint keyval, gboolean down)
{
  KeyCode code = XKeysymToKeycode (self->display, keyval);

  g_assert_cmpuint (code, !=, 0);
  XTestFakeKeyEvent (self->display, code, down, CurrentTime);
}

static void
hold_modifiers (JwDriver *self, GdkModifierType state, gboolean down)
{
  static const struct
  {
    GdkModifierType bit;
    guint keyval;
  } modifiers[] = {
    { GDK_SHIFT_MASK, GDK_KEY_Shift_L },
    { GDK_CONTROL_MASK, GDK_KEY_Control_L },
    { GDK_ALT_MASK, GDK_KEY_Alt_L },
  };

  for (guint i = 0; i < G_N_ELEMENTS (modifiers); i++)
    if ((state & modifiers[i].bit) != 0)
      send_key (self, modifiers[i].keyval, down);
}

void
jw_driver_click (JwDriver *self,
                 double x,
                 double y,
                 guint button,
                 int n_presses,
                 GdkModifierType state)
{
  jw_driver_move (self, x, y);
  hold_modifiers (self, state, TRUE);
  /* All at once: on a busy machine presses that wait for each other are no double press. */
  for (int i = 0; i < n_presses; i++)
    {
      XTestFakeButtonEvent (self->display, button, True, CurrentTime);
      XTestFakeButtonEvent (self->display, button, False, CurrentTime);
    }
  jw_driver_settle (self);
  hold_modifiers (self, state, FALSE);
  jw_driver_settle (self);
}

void
jw_driver_drag (JwDriver *self, double x, double y, double to_x, double to_y)
{
  jw_driver_move (self, x, y);
  jw_driver_press (self, GDK_BUTTON_PRIMARY);
  for (int i = 1; i <= DRAG_STEPS; i++)
    jw_driver_move (self, x + (to_x - x) * i / DRAG_STEPS, y + (to_y - y) * i / DRAG_STEPS);
  jw_driver_release (self, GDK_BUTTON_PRIMARY);
}

void
jw_driver_scroll (JwDriver *self, int notches, GdkModifierType state)
{
  guint button = notches < 0 ? 4 : 5;

  hold_modifiers (self, state, TRUE);
  for (int i = 0; i < ABS (notches); i++)
    {
      XTestFakeButtonEvent (self->display, button, True, CurrentTime);
      XTestFakeButtonEvent (self->display, button, False, CurrentTime);
    }
  jw_driver_settle (self);
  hold_modifiers (self, state, FALSE);
  jw_driver_settle (self);
}

void
jw_driver_hold_key (JwDriver *self, guint keyval, gboolean down)
{
  send_key (self, keyval, down);
  jw_driver_settle (self);
}

void
jw_driver_key (JwDriver *self, guint keyval, GdkModifierType state)
{
  hold_modifiers (self, state, TRUE);
  send_key (self, keyval, TRUE);
  send_key (self, keyval, FALSE);
  hold_modifiers (self, state, FALSE);
  jw_driver_settle (self);
}

static void
type_char (JwDriver *self, gunichar c)
{
  guint keyval = gdk_unicode_to_keyval (c);
  KeyCode code = XKeysymToKeycode (self->display, keyval);
  gboolean shifted;

  g_assert_cmpuint (code, !=, 0);
  shifted = XkbKeycodeToKeysym (self->display, code, 0, 0) != keyval;
  jw_driver_key (self, keyval, shifted ? GDK_SHIFT_MASK : 0);
}

void
jw_driver_type (JwDriver *self, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    type_char (self, g_utf8_get_char (p));
}

void
jw_driver_save_picture (JwDriver *self, const char *file_name)
{
  GtkWidget *widget = GTK_WIDGET (self->window);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  texture =
      gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (self->window)), node, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, file_name));
}
