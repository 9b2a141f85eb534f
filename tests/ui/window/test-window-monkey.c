/* A monkey at the mouse and the keyboard: random events, the same for the same seed, to a whole
 * window. No warning may come of them, and the map must stay one that can be saved and read.
 * JW_MONKEY says how many events; JW_MONKEY_SEED which. */

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

#include "model/file/reader.h"
#include "model/file/writer.h"
#include "tests/ui/window/window-fixture.h"

#define FEW_EVENTS 150
#define SEED 1
/* The header bar, from which the program can be left. */
#define HEADER 60
/* From the edge of the window, which moves it when it is dragged; out of the screen GTK has no
 * monitor for its menus. */
#define EDGE 24
/* So often windows are asked to close. */
#define CLOSINGS 5
/* So often other windows are closed and the map is looked at. */
#define ROUND 100

typedef struct
{
  JwWindowFixture *fixture;
  Display *display;
  GRand *rand;
  int width, height;
  gboolean is_calm; /* waits for what each event starts, so that it does the same each time */
} Monkey;

static const KeySym plain_keys[] = {
  XK_Left,      XK_Right,  XK_Up,     XK_Down,   XK_Home, XK_End,       XK_Page_Up,
  XK_Page_Down, XK_Return, XK_Tab,    XK_Escape, XK_F2,   XK_Delete,    XK_a,
  XK_b,         XK_space,  XK_F3,     XK_F5,     XK_F9,   XK_BackSpace, XK_Menu,
  XK_F2,        XK_1,      XK_Escape, XK_Return,
};
/* Not those that leave the program or open files. */
static const KeySym control_keys[] = {
  XK_a, XK_c, XK_v,    XK_x,     XK_d,      XK_z,    XK_y,     XK_k,  XK_f,    XK_m,    XK_0,
  XK_1, XK_2, XK_plus, XK_minus, XK_Return, XK_Left, XK_Right, XK_Up, XK_Down, XK_Home, XK_End,
};
static const KeySym modifiers[] = { XK_Shift_L, XK_Control_L, XK_Alt_L };

static int
choose (Monkey *self, int n)
{
  return g_rand_int_range (self->rand, 0, n);
}

static void
press_key (Monkey *self, KeySym key, gboolean down)
{
  XTestFakeKeyEvent (self->display, XKeysymToKeycode (self->display, key), down, 0);
}

/* What was sent is taken in, though what comes of it may go on. */
static void
run (Monkey *self)
{
  if (self->is_calm)
    {
      jw_driver_settle (self->fixture->driver);
      return;
    }
  XSync (self->display, False);
  gdk_display_sync (gdk_display_get_default ());
  for (guint i = 0; i < 50 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

static void
move (Monkey *self)
{
  XTestFakeMotionEvent (self->display, -1, EDGE + choose (self, self->width - 2 * EDGE),
                        HEADER + choose (self, self->height - HEADER - EDGE), 0);
}

static void
press (Monkey *self, guint button, gboolean down)
{
  XTestFakeButtonEvent (self->display, button, down, 0);
}

static void
click (Monkey *self, guint button)
{
  int n = 1 + (choose (self, 4) == 0);

  move (self);
  for (int i = 0; i < n; i++)
    {
      press (self, button, TRUE);
      press (self, button, FALSE);
    }
}

static gboolean
has_others (Monkey *self)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    if (l->data != (gpointer)self->fixture->window && gtk_widget_get_visible (l->data))
      return TRUE;
  return FALSE;
}

/* A dialog would be dragged away by its header bar, out of the screen as its window would. */
static void
drag (Monkey *self)
{
  if (has_others (self))
    {
      click (self, 1);
      return;
    }
  move (self);
  run (self);
  press (self, 1, TRUE);
  for (int i = 0; i < 4; i++)
    {
      move (self);
      run (self);
    }
  if (choose (self, 4) == 0)
    {
      press_key (self, XK_Escape, TRUE);
      press_key (self, XK_Escape, FALSE);
    }
  press (self, 1, FALSE);
}

static void
type (Monkey *self)
{
  KeySym key = plain_keys[choose (self, G_N_ELEMENTS (plain_keys))];

  press_key (self, key, TRUE);
  press_key (self, key, FALSE);
}

static void
command (Monkey *self)
{
  KeySym key = control_keys[choose (self, G_N_ELEMENTS (control_keys))];

  press_key (self, XK_Control_L, TRUE);
  press_key (self, key, TRUE);
  press_key (self, key, FALSE);
  press_key (self, XK_Control_L, FALSE);
}

/* How many other windows there are; each is done something to. */
static guint
do_to_others (Monkey *self, void (*finish) (GtkWindow *window))
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  guint n = 0;

  for (GList *l = windows; l; l = l->next)
    if (l->data != (gpointer)self->fixture->window && gtk_widget_get_visible (l->data))
      {
        finish (l->data);
        n++;
      }
  return n;
}

/* GTK's own dialog for files is no part of the program either, and does not stand a click while it
 * reads a folder. */
static void
leave_file_dialog (GtkWindow *window)
{
  if (GTK_IS_FILE_CHOOSER_DIALOG (window))
    gtk_window_close (window);
}

static void
act (Monkey *self)
{
  KeySym modifier = modifiers[choose (self, G_N_ELEMENTS (modifiers))];
  gboolean modified = choose (self, 5) == 0;

  do_to_others (self, leave_file_dialog);
  if (modified)
    press_key (self, modifier, TRUE);
  switch (choose (self, 8))
    {
    case 0:
      click (self, 1);
      break;
    case 1:
      click (self, choose (self, 4) == 0 ? 3 : 1);
      break;
    case 2:
      drag (self);
      break;
    case 3:
      click (self, (guint)(4 + choose (self, 2)));
      break;
    case 4:
      /* Alt and the like with a letter would open a menu of the header bar. */
      command (self);
      break;
    default:
      type (self);
    }
  if (modified)
    press_key (self, modifier, FALSE);
  run (self);
}

static GBytes *
write_map (Monkey *self)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = jw_writer_write (jw_window_fixture_map (self->fixture), &error);

  g_assert_no_error (error);
  return bytes;
}

static void
check_map (Monkey *self)
{
  g_autoptr (GBytes) written = write_map (self);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) read = jw_reader_read_bytes (written, NULL, &error);

  g_assert_no_error (error);
  again = jw_writer_write (read, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (written, again));
}

/* As a user closes them: GTK does not stand it that windows go while they are in use. Those that
 * ask whether they may be closed are not answered. */
static void
close_windows (Monkey *self)
{
  for (guint i = 0; i < CLOSINGS && do_to_others (self, gtk_window_close) > 0; i++)
    jw_driver_settle (self->fixture->driver);
  do_to_others (self, gtk_window_destroy);
}

/* Dialogs and menus would take all further events. */
static void
close_others (Monkey *self)
{
  close_windows (self);
  for (guint i = 0; i < G_N_ELEMENTS (modifiers); i++)
    press_key (self, modifiers[i], FALSE);
  press (self, 1, FALSE);
  for (guint i = 0; i < 3; i++)
    {
      press_key (self, XK_Escape, TRUE);
      press_key (self, XK_Escape, FALSE);
    }
  run (self);
  jw_window_fixture_focus (self->fixture);
  gtk_widget_grab_focus (GTK_WIDGET (jw_window_get_canvas (self->fixture->window)));
}

/* All that was done can be taken back and done again. */
static void
check_history (Monkey *self)
{
  JwMap *map = jw_window_fixture_map (self->fixture);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  guint n = 0;

  jw_canvas_end_edit (jw_window_get_canvas (self->fixture->window));
  before = write_map (self);
  while (jw_map_undo (map))
    n++;
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), JW_KIND_LANE), >, 0);
  while (n > 0)
    {
      g_assert_true (jw_map_redo (map));
      n--;
    }
  after = write_map (self);
  g_assert_true (g_bytes_equal (before, after));
}

static guint64
get_number (const char *name, guint64 fallback)
{
  const char *value = g_getenv (name);

  return value ? g_ascii_strtoull (value, NULL, 10) : fallback;
}

static void
test_monkey (JwWindowFixture *fixture, gconstpointer data)
{
  guint64 n = get_number ("JW_MONKEY", FEW_EVENTS), seed = get_number ("JW_MONKEY_SEED", SEED);
  g_autoptr (GSettings) debug = g_settings_new ("org.gtk.gtk4.Settings.Debug");
  Monkey monkey = { fixture, XOpenDisplay (NULL),    g_rand_new_with_seed ((guint32)seed), 0,
                    0,       !g_getenv ("JW_MONKEY") };

  /* GTK's own inspector is no part of the program, and does not stand a monkey. */
  g_settings_set_boolean (debug, "enable-inspector-keybinding", FALSE);
  monkey.width = gtk_widget_get_width (GTK_WIDGET (fixture->window));
  monkey.height = gtk_widget_get_height (GTK_WIDGET (fixture->window));
  g_test_message ("%" G_GUINT64_FORMAT " events, seed %" G_GUINT64_FORMAT, n, seed);
  for (guint64 i = 1; i <= n; i++)
    {
      act (&monkey);
      if (i % ROUND == 0 || i == n)
        {
          close_others (&monkey);
          check_map (&monkey);
        }
      if (i % 1000 == 0)
        g_test_message ("%" G_GUINT64_FORMAT " events", i);
    }
  check_history (&monkey);
  g_rand_free (monkey.rand);
  XCloseDisplay (monkey.display);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  /* GTK measures some labels for less room than they take, and warns of it. */
  g_log_set_always_fatal ((GLogLevelFlags)(G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL));
  JW_WINDOW_TEST ("/window/monkey", jw_window_fixture_set_up_sample, test_monkey);
  return g_test_run ();
}
