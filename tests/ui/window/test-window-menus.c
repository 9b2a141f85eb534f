/* Each item of each menu is chosen once. Whatever it did, undo brings back the map as it was, to
 * the byte; and Escape, a closed dialog and undo leave a window that goes on. */

#include <string.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/file/writer.h"
#include "model/leg.h"
#include "model/path.h"
#include "tests/ui/window/window-fixture.h"
#include "ui/window-private.h"

/* One step of undo brings back what an item did; what was typed then is one more. */
#define MOST_STEPS 2

/* How a menu is opened, of what. */
typedef struct
{
  const char *name;
  const char *node_id;      /* right click on it; "" is the desk */
  const char *lane, *stage; /* or on this cell */
  const char *icon;         /* or a click on the button with it */
} Menu;

static const Menu menus[] = {
  { "card", "k10", NULL, NULL, NULL },
  { "stage", "s2", NULL, NULL, NULL },
  { "lane", "l3", NULL, NULL, NULL },
  { "lane-of-feelings", "l2", NULL, NULL, NULL },
  { "feeling", "f3", NULL, NULL, NULL },
  { "number", "n2", NULL, NULL, NULL },
  { "persona", "p1", NULL, NULL, NULL },
  { "title", "map", NULL, NULL, NULL },
  { "link", "link", NULL, NULL, NULL },
  { "leg", "leg", NULL, NULL, NULL },
  { "cell", NULL, "l3", "s5", NULL },
  { "desk", "", NULL, NULL, NULL },
  { "add", NULL, NULL, NULL, "list-add-symbolic" },
  { "main", NULL, NULL, NULL, "open-menu-symbolic" },
};

static const char *const left_out[] = { "Undo", "Redo", "Quit", NULL };

static void
list_items (GtkWidget *root, GPtrArray *items)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (root), "GtkModelButton") && gtk_widget_get_mapped (root) &&
      gtk_widget_is_sensitive (root))
    g_ptr_array_add (items, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    list_items (child, items);
}

static const char *
get_label (GtkWidget *root)
{
  const char *found = GTK_IS_LABEL (root) ? gtk_label_get_text (GTK_LABEL (root)) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !(found && *found);
       child = gtk_widget_get_next_sibling (child))
    found = get_label (child);
  return found;
}

static GBytes *
write_map (JwWindowFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = jw_writer_write (jw_window_fixture_map (fixture), &error);

  g_assert_no_error (error);
  return bytes;
}

/* The first node of a kind, where a menu names none. */
static const char *
find_node (JwWindowFixture *fixture, const char *name)
{
  JwNode *map = JW_NODE (jw_window_fixture_map (fixture));
  JwNode *path = jw_node_get_first_child (map, JW_KIND_PATH);

  if (g_str_equal (name, "map"))
    return jw_node_get_id (map);
  if (g_str_equal (name, "link"))
    return jw_node_get_id (jw_node_get_first_child (map, JW_KIND_LINK));
  if (g_str_equal (name, "leg"))
    return jw_node_get_id (jw_node_get_first_child (path, JW_KIND_LEG));
  return name;
}

static void
open_menu (JwWindowFixture *fixture, const Menu *menu)
{
  JwCanvas *canvas = jw_window_get_canvas (fixture->window);
  double x, y;

  if (menu->icon)
    {
      jw_window_fixture_click (
          fixture, jw_window_fixture_find_icon (GTK_WIDGET (fixture->window), menu->icon));
      return;
    }
  if (menu->lane)
    jw_driver_locate_cell (fixture->driver, menu->lane, menu->stage, &x, &y);
  else if (*menu->node_id)
    jw_driver_locate (fixture->driver, find_node (fixture, menu->node_id), -1, &x, &y);
  else
    {
      jw_driver_locate_widget (fixture->driver, GTK_WIDGET (canvas), &x, &y);
      y += gtk_widget_get_height (GTK_WIDGET (canvas)) / 2.0 - 8;
    }
  jw_driver_click (fixture->driver, x, y, GDK_BUTTON_SECONDARY, 1, 0);
}

static GPtrArray *
open_items (JwWindowFixture *fixture, const Menu *menu)
{
  GPtrArray *items = g_ptr_array_new ();

  /* GTK swallows a click where the pointer has not moved since a menu was closed. */
  jw_driver_move (fixture->driver, 1, 1);
  open_menu (fixture, menu);
  list_items (GTK_WIDGET (fixture->window), items);
  g_assert_cmpuint (items->len, >, 0);
  return items;
}

/* Dialogs are closed, a text that is edited is given up. */
static void
leave (JwWindowFixture *fixture)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GList) windows = gtk_window_list_toplevels ();

      for (GList *l = windows; l; l = l->next)
        if (l->data != (gpointer)fixture->window && gtk_widget_get_visible (l->data))
          {
            g_test_message ("      window “%s”", gtk_window_get_title (l->data));
            gtk_window_close (l->data);
          }
      jw_driver_settle (fixture->driver);
    }
  jw_window_fixture_focus (fixture);
  for (guint i = 0; i < 3; i++)
    jw_driver_key (fixture->driver, GDK_KEY_Escape, 0);
}

static void
choose (JwWindowFixture *fixture, const Menu *menu, guint i)
{
  JwMap *map = jw_window_fixture_map (fixture);
  g_autoptr (GBytes) before = write_map (fixture);
  g_autoptr (GBytes) chosen = NULL;
  g_autoptr (GPtrArray) items = open_items (fixture, menu);
  g_autoptr (GPtrArray) further = g_ptr_array_new ();
  g_autofree char *label = g_strdup (get_label (g_ptr_array_index (items, i)));
  guint n = 0;

  /* What goes back, or away, has tests of its own. */
  if (g_strv_contains (left_out, label))
    {
      leave (fixture);
      return;
    }
  jw_window_fixture_click (fixture, g_ptr_array_index (items, i));
  list_items (GTK_WIDGET (fixture->window), further);
  if (further->len > 1)
    {
      g_test_message ("   … %s", get_label (g_ptr_array_index (further, 1)));
      jw_window_fixture_click (fixture, g_ptr_array_index (further, 1));
    }
  chosen = write_map (fixture);
  {
    const char *id = jw_selection_get_single (jw_map_get_selection (map));
    g_test_message ("   “%s”: %s, edits %d, selected %s, said “%s”, zoom %.2f", label,
                    g_bytes_equal (before, chosen) ? "same" : "changed",
                    jw_canvas_is_busy (jw_window_get_canvas (fixture->window)), id ? id : "–",
                    jw_window_get_last_said (fixture->window),
                    jw_canvas_get_zoom (jw_window_get_canvas (fixture->window)));
  }
  leave (fixture);
  for (;;)
    {
      g_autoptr (GBytes) now = write_map (fixture);

      if (g_bytes_equal (before, now))
        break;
      g_assert_true (jw_map_can_undo (map));
      jw_driver_key (fixture->driver, GDK_KEY_z, GDK_CONTROL_MASK);
      n++;
    }
  g_test_message ("      %u steps of undo", n);
  g_assert_cmpuint (n, <=, MOST_STEPS);
}

static void
prepare (JwWindowFixture *fixture)
{
  JwMap *map = jw_window_fixture_map (fixture);
  JwNode *path = jw_edit_add_path (map, NULL);

  jw_edit_add_link (map, jw_map_find (map, "k1"), jw_map_find (map, "k4"), NULL);
  jw_edit_add_leg (path, jw_map_find (map, "k6"), jw_map_find (map, "k7"), NULL);
  jw_selection_clear (jw_map_get_selection (map));
  jw_driver_settle (fixture->driver);
}

static void
test_menu (JwWindowFixture *fixture, gconstpointer data)
{
  const Menu *menu = data;
  g_autoptr (GPtrArray) items = NULL;
  guint n;

  prepare (fixture);
  items = open_items (fixture, menu);
  n = items->len;
  jw_driver_key (fixture->driver, GDK_KEY_Escape, 0);
  for (guint i = 0; i < n; i++)
    choose (fixture, menu, i);
}

static void
test_skipped (void)
{
  g_test_skip ("two minutes: only with JW_MENUS=1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  if (!g_getenv ("JW_MENUS"))
    {
      g_test_add_func ("/window/menus", test_skipped);
      return g_test_run ();
    }
  for (guint i = 0; i < G_N_ELEMENTS (menus); i++)
    {
      g_autofree char *path = g_strconcat ("/window/menus/", menus[i].name, NULL);

      g_test_add (path, JwWindowFixture, &menus[i], jw_window_fixture_set_up_sample, test_menu,
                  jw_window_fixture_tear_down);
    }
  return g_test_run ();
}
