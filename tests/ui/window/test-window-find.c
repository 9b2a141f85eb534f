/* Finding and replacing a text in the real window, with the keyboard alone; and merging cards, and
 * giving one a picture. */

#include <string.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "tests/ui/window/window-fixture.h"
#include "ui/canvas/canvas-private.h"

static guint
count (JwWindowFixture *fixture, const char *needle)
{
  g_autoptr (GArray) matches = jw_map_find_text (jw_window_fixture_map (fixture), needle, 0);

  return matches->len;
}

/* Whether the bar says this, as in "2 of 7". */
static void
assert_says (JwWindowFixture *fixture, guint hit, guint n)
{
  g_autofree char *text = g_strdup_printf ("%u of %u", hit, n);

  g_test_message ("%s", text);
  g_assert_nonnull (jw_window_fixture_find_text (GTK_WIDGET (fixture->window), text));
}

static guint
count_marks (JwWindowFixture *fixture)
{
  const char *const *marks = jw_canvas_get_marks (jw_window_get_canvas (fixture->window));

  return marks != NULL ? g_strv_length ((char **)marks) : 0;
}

static const char *
get_selected (JwWindowFixture *fixture)
{
  return jw_selection_get_single (jw_map_get_selection (jw_window_fixture_map (fixture)));
}

static void
open_bar (JwWindowFixture *fixture, const char *needle)
{
  jw_window_fixture_focus (fixture);
  jw_driver_key (fixture->driver, GDK_KEY_f, GDK_CONTROL_MASK);
  jw_driver_type (fixture->driver, needle);
}

static void
test_find (JwWindowFixture *fixture, gconstpointer data)
{
  guint n = count (fixture, "mug");
  g_autofree char *first = NULL;

  g_assert_cmpuint (n, >, 2);
  open_bar (fixture, "MUG");
  assert_says (fixture, 1, n);
  g_assert_cmpuint (count_marks (fixture), >, 1);
  first = g_strdup (get_selected (fixture));
  g_assert_nonnull (first);

  jw_driver_key (fixture->driver, GDK_KEY_Return, 0);
  assert_says (fixture, 2, n);
  jw_driver_key (fixture->driver, GDK_KEY_F3, 0);
  assert_says (fixture, 3, n);
  jw_driver_key (fixture->driver, GDK_KEY_Return, GDK_SHIFT_MASK);
  jw_driver_key (fixture->driver, GDK_KEY_F3, GDK_SHIFT_MASK);
  assert_says (fixture, 1, n);
  g_assert_cmpstr (get_selected (fixture), ==, first);
  jw_driver_key (fixture->driver, GDK_KEY_F3, GDK_SHIFT_MASK);
  assert_says (fixture, n, n);
}

/* What was found is marked where it stands in a text, within the card. */
static void
test_words (JwWindowFixture *fixture, gconstpointer data)
{
  JwCanvas *canvas = jw_window_get_canvas (fixture->window);
  g_autoptr (GArray) words = NULL;
  const JwSceneItem *item;
  JwRect bounds, first;

  open_bar (fixture, "MUG");
  item = jw_canvas_find_item (canvas, get_selected (fixture));
  words = jw_canvas_find_marked_words (canvas, item);
  jw_scene_item_get_bounds (item, &bounds);
  g_assert_cmpuint (words->len, >=, 1);
  first = g_array_index (words, JwRect, 0);
  g_assert_cmpfloat (first.x, >=, bounds.x);
  g_assert_cmpfloat (first.x + first.width, <=, bounds.x + bounds.width);
  g_assert_cmpfloat (first.width, <, bounds.width / 2);
  g_assert_cmpfloat (first.y, >=, bounds.y);
  g_assert_cmpfloat (first.y + first.height, <=, bounds.y + bounds.height);
}

/* Escape closes the bar, takes the marks away and gives the keyboard back to the sheet. */
static void
test_escape (JwWindowFixture *fixture, gconstpointer data)
{
  GtkWidget *canvas = GTK_WIDGET (jw_window_get_canvas (fixture->window));

  open_bar (fixture, "mug");
  g_assert_false (gtk_widget_get_state_flags (canvas) & GTK_STATE_FLAG_FOCUS_WITHIN);
  jw_driver_key (fixture->driver, GDK_KEY_Escape, 0);
  g_assert_cmpuint (count_marks (fixture), ==, 0);
  g_assert_true (gtk_widget_get_state_flags (canvas) & GTK_STATE_FLAG_FOCUS_WITHIN);
}

static void
test_missed (JwWindowFixture *fixture, gconstpointer data)
{
  open_bar (fixture, "zzz");
  g_assert_nonnull (jw_window_fixture_find_text (GTK_WIDGET (fixture->window), "Not found"));
  g_assert_cmpuint (count_marks (fixture), ==, 0);
  jw_driver_key (fixture->driver, GDK_KEY_Return, 0);
}

static void
test_replace_one (JwWindowFixture *fixture, gconstpointer data)
{
  guint n = count (fixture, "mug");

  open_bar (fixture, "mug");
  jw_driver_key (fixture->driver, GDK_KEY_h, GDK_CONTROL_MASK);
  jw_driver_type (fixture->driver, "cup");
  jw_driver_key (fixture->driver, GDK_KEY_Return, 0);
  g_assert_cmpuint (count (fixture, "mug"), ==, n - 1);
  g_assert_cmpuint (count (fixture, "cup"), >=, 1);
  assert_says (fixture, 1, n - 1);
  g_assert_true (jw_map_undo (jw_window_fixture_map (fixture)));
  assert_says (fixture, 1, n);
}

/* What is put there may hold what was looked for: each place is replaced once. */
static void
test_replace_by_longer (JwWindowFixture *fixture, gconstpointer data)
{
  guint n = count (fixture, "mug");

  open_bar (fixture, "mug");
  jw_driver_key (fixture->driver, GDK_KEY_h, GDK_CONTROL_MASK);
  jw_driver_type (fixture->driver, "mugs and mug");
  jw_driver_key (fixture->driver, GDK_KEY_Return, 0);
  assert_says (fixture, 3, n + 1);
}

static void
test_replace_all (JwWindowFixture *fixture, gconstpointer data)
{
  guint n = count (fixture, "mug");
  JwMap *map = jw_window_fixture_map (fixture);

  open_bar (fixture, "mug");
  jw_driver_key (fixture->driver, GDK_KEY_h, GDK_CONTROL_MASK);
  jw_driver_type (fixture->driver, "cup");
  jw_driver_key (fixture->driver, GDK_KEY_h, GDK_CONTROL_MASK | GDK_ALT_MASK);
  g_assert_cmpuint (count (fixture, "mug"), ==, 0);
  g_assert_cmpstr (jw_map_get_undo_label (map), ==, "Replace text");
  g_assert_true (jw_map_undo (map));
  g_assert_cmpuint (count (fixture, "mug"), ==, n);
  g_assert_false (jw_map_can_undo (map));
}

static void
test_merge_cards (JwWindowFixture *fixture, gconstpointer data)
{
  JwMap *map = jw_window_fixture_map (fixture);
  JwSelection *selection = jw_map_get_selection (map);
  guint n = jw_node_get_n_children (JW_NODE (map), JW_KIND_CARD);

  jw_window_fixture_focus (fixture);
  jw_selection_set (selection, (const char *const[]){ "k1", "k2", NULL });
  jw_driver_key (fixture->driver, GDK_KEY_m, GDK_CONTROL_MASK);
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), JW_KIND_CARD), ==, n - 1);
  g_assert_cmpuint (jw_selection_get_n (selection), ==, 1);
  jw_driver_key (fixture->driver, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), JW_KIND_CARD), ==, n);
  g_assert_cmpuint (jw_selection_get_n (selection), ==, 2);
}

static gboolean
has_picture (gpointer data)
{
  return jw_node_has (data, JW_CARD_PICTURE);
}

static gboolean
was_told (gpointer data)
{
  return strstr (jw_window_get_last_said (data), "not a PNG or JPEG") != NULL;
}

static void
choose_picture (JwWindowFixture *fixture, const char *path)
{
  jw_window_fixture_open_menu (fixture, "k1");
  jw_window_fixture_click_item (fixture, "Add Picture…");
  jw_window_fixture_choose_file (fixture, path);
}

static void
test_picture (JwWindowFixture *fixture, gconstpointer data)
{
  static const guint8 png[33] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13,
                                  'I',  'H', 'D', 'R', 0,    0,    0,    1,    0, 0, 0, 1 };
  JwMap *map = jw_window_fixture_map (fixture);
  JwNode *card = jw_map_find (map, "k1");
  g_autofree char *path = jw_window_fixture_name (fixture, "tear.png");
  g_autofree char *wrong = jw_window_fixture_name (fixture, "words.png");

  g_file_set_contents (path, (const char *)png, sizeof png, NULL);
  g_file_set_contents (wrong, "words", -1, NULL);
  choose_picture (fixture, path);
  jw_window_fixture_wait (fixture, has_picture, card);
  g_assert_cmpstr (jw_map_get_undo_label (map), ==, "Add picture");

  jw_window_fixture_open_menu (fixture, "k1");
  jw_window_fixture_click_item (fixture, "Remove Picture");
  g_assert_false (has_picture (card));
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), JW_KIND_PICTURE), ==, 0);

  choose_picture (fixture, wrong);
  jw_window_fixture_wait (fixture, was_told, fixture->window);
  g_assert_false (has_picture (card));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  JW_WINDOW_TEST ("/window/find/find", jw_window_fixture_set_up_sample, test_find);
  JW_WINDOW_TEST ("/window/find/words", jw_window_fixture_set_up_sample, test_words);
  JW_WINDOW_TEST ("/window/find/escape", jw_window_fixture_set_up_sample, test_escape);
  JW_WINDOW_TEST ("/window/find/missed", jw_window_fixture_set_up_sample, test_missed);
  JW_WINDOW_TEST ("/window/find/replace-one", jw_window_fixture_set_up_sample, test_replace_one);
  JW_WINDOW_TEST ("/window/find/replace-by-longer", jw_window_fixture_set_up_sample,
                  test_replace_by_longer);
  JW_WINDOW_TEST ("/window/find/replace-all", jw_window_fixture_set_up_sample, test_replace_all);
  JW_WINDOW_TEST ("/window/find/merge-cards", jw_window_fixture_set_up_sample, test_merge_cards);
  JW_WINDOW_TEST ("/window/find/picture", jw_window_fixture_set_up_sample, test_picture);
  return g_test_run ();
}
