/* The stages as a whole, and the order of cards: changed from the menus and the dialogs of the real
 * window, and looked for in the saved file. */

#include "model/card.h"
#include "model/curve.h"
#include "model/phase.h"
#include "model/point.h"
#include "model/stage.h"
#include "model/step.h"
#include "tests/ui/window/window-fixture.h"

static JwMap *
save_and_read (JwWindowFixture *fixture)
{
  jw_window_fixture_save (fixture);
  return jw_window_fixture_read (fixture->path);
}

static char *
list_stages (JwMap *map)
{
  GString *names = g_string_new (NULL);

  for (JwNode *stage = jw_node_get_first_child (JW_NODE (map), JW_KIND_STAGE); stage;
       stage = jw_node_get_next (stage))
    g_string_append_printf (names, "%s%s", names->len > 0 ? "|" : "",
                            jw_node_get_string (stage, JW_STAGE_NAME));
  return g_string_free (names, FALSE);
}

static void
assert_saved_stages (JwWindowFixture *fixture, const char *expected)
{
  g_autoptr (JwMap) saved = save_and_read (fixture);
  g_autofree char *names = list_stages (saved);

  g_assert_cmpstr (names, ==, expected);
}

static GtkWidget *
find_window (const char *title)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (gtk_widget_get_mapped (window) &&
          g_strcmp0 (gtk_window_get_title (GTK_WINDOW (window)), title) == 0)
        return window;
    }
  return NULL;
}

static GtkWidget *
find_list (GtkWidget *root)
{
  GtkWidget *found = GTK_IS_POPOVER (root) && gtk_widget_get_mapped (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_list (child);
  return found;
}

/* A text that is to come, or to go; with @in_list, in the list that hangs from a row. */
typedef struct
{
  const char *window;
  const char *text;
  gboolean in_list;
} Sight;

static GtkWidget *
look (const Sight *sight)
{
  GtkWidget *window = find_window (sight->window);

  if (window && sight->in_list)
    window = find_list (window);
  return window && sight->text ? jw_window_fixture_find_text (window, sight->text) : window;
}

static gboolean
is_there (gpointer data)
{
  return look (data) != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return look (data) == NULL;
}

static void
click_seen (JwWindowFixture *fixture, Sight sight)
{
  g_test_message ("“%s” in “%s”", sight.text, sight.window);
  jw_window_fixture_wait (fixture, is_there, &sight);
  jw_window_fixture_click (fixture, look (&sight));
}

static void
click (JwWindowFixture *fixture, const char *window, const char *text)
{
  click_seen (fixture, (Sight){ window, text, FALSE });
}

/* Opens the list of a row by what it shows now, and takes something else. */
static void
choose (JwWindowFixture *fixture, const char *window, const char *now, const char *text)
{
  Sight list = { window, NULL, TRUE };

  click (fixture, window, now);
  click_seen (fixture, (Sight){ window, text, TRUE });
  jw_window_fixture_wait (fixture, is_gone, &list);
  jw_window_fixture_focus (fixture);
}

static void
wait_for_window (JwWindowFixture *fixture, const char *title)
{
  Sight sight = { title, NULL, FALSE };

  jw_window_fixture_wait (fixture, is_there, &sight);
  jw_window_fixture_focus (fixture);
}

static void
wait_until_closed (JwWindowFixture *fixture, const char *title)
{
  Sight sight = { title, NULL, FALSE };

  jw_window_fixture_wait (fixture, is_gone, &sight);
  jw_window_fixture_focus (fixture);
}

static gboolean
has_title (gpointer data)
{
  return gtk_window_get_title (data) != NULL;
}

static const char *
get_title (JwWindowFixture *fixture)
{
  jw_window_fixture_wait (fixture, has_title, fixture->window);
  return gtk_window_get_title (GTK_WINDOW (fixture->window));
}

static void
test_merge_stage (JwWindowFixture *fixture, gconstpointer data)
{
  g_autoptr (JwMap) saved = NULL;

  jw_window_fixture_open_menu (fixture, "s2");
  jw_window_fixture_click_item (fixture, "Merge with the Next Stage");
  saved = save_and_read (fixture);
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (saved), JW_KIND_STAGE), ==, 4);
  g_assert_cmpstr (jw_node_get_string (jw_map_find (saved, "s2"), JW_STAGE_NAME), ==,
                   "Consideration, Conversion");
  g_assert_cmpstr (jw_node_get_string (jw_map_find (saved, "s2"), JW_STAGE_WHO), ==,
                   "Visitor, First-time buyer");
  g_assert_cmpstr (jw_node_get_string (jw_map_find (saved, "k7"), JW_CARD_STAGE), ==, "s2");
  jw_driver_key (fixture->driver, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_saved_stages (fixture, "Awareness|Consideration|Conversion|Retention|Advocacy");
}

static void
test_add_step_and_phase (JwWindowFixture *fixture, gconstpointer data)
{
  g_autoptr (JwMap) saved = NULL;
  JwNode *stage;

  jw_window_fixture_open_menu (fixture, "s2");
  jw_window_fixture_click_item (fixture, "Add Step");
  jw_window_fixture_open_menu (fixture, "s2");
  jw_window_fixture_click_item (fixture, "Add Phase");
  saved = save_and_read (fixture);
  stage = jw_map_find (saved, "s2");
  g_assert_cmpuint (jw_node_get_n_children (stage, JW_KIND_STEP), ==, 1);
  g_assert_cmpstr (jw_node_get_string (jw_node_get_first_child (stage, JW_KIND_STEP), JW_STEP_NAME),
                   ==, "New step");
  g_assert_cmpstr (
      jw_node_get_string (jw_map_find (saved, jw_node_get_string (stage, JW_STAGE_PHASE)),
                          JW_PHASE_NAME),
      ==, "New phase");
}

static void
test_split_stage (JwWindowFixture *fixture, gconstpointer data)
{
  static const char title[] = "Split “Consideration”";
  g_autoptr (JwMap) saved = NULL;
  const char *stage;

  jw_window_fixture_open_menu (fixture, "s2");
  jw_window_fixture_click_item (fixture, "Split Stage…");
  wait_for_window (fixture, title);
  click (fixture, title, "Product page");
  click (fixture, title, "Justify the price");
  click (fixture, title, "Split");
  wait_until_closed (fixture, title);
  saved = save_and_read (fixture);
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (saved), JW_KIND_STAGE), ==, 6);
  stage = jw_node_get_string (jw_map_find (saved, "k4"), JW_CARD_STAGE);
  g_assert_cmpstr (jw_node_get_string (jw_map_find (saved, stage), JW_STAGE_NAME), ==, "New stage");
  g_assert_cmpuint (jw_node_get_position (jw_map_find (saved, stage)), ==, 2);
  g_assert_cmpstr (jw_node_get_string (jw_map_find (saved, "k5"), JW_CARD_STAGE), ==, "s2");
}

/* From the main menu, with one stage sent somewhere else. */
static void
test_change_stages (JwWindowFixture *fixture, gconstpointer data)
{
  static const char templates[] = "Change the Stages", title[] = "Where Each Stage Goes";
  g_autoptr (JwMap) saved = NULL;
  g_autofree char *names = NULL;
  guint n_cards = jw_node_get_n_children (JW_NODE (jw_window_fixture_map (fixture)), JW_KIND_CARD);

  jw_window_fixture_click (
      fixture, jw_window_fixture_find_icon (GTK_WIDGET (fixture->window), "open-menu-symbolic"));
  click (fixture, get_title (fixture), "Change the Stages…");
  wait_for_window (fixture, templates);
  click (fixture, templates, "Four stages");
  wait_until_closed (fixture, templates);
  wait_for_window (fixture, title);
  choose (fixture, title, "Decision", "Consideration");
  click (fixture, title, "Change");
  wait_until_closed (fixture, title);
  saved = save_and_read (fixture);
  names = list_stages (saved);
  g_assert_cmpstr (names, ==, "Awareness|Consideration|Decision|Retention");
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (saved), JW_KIND_CARD), ==, n_cards);
  g_assert_cmpstr (jw_node_get_string (jw_map_find (saved, "k7"), JW_CARD_STAGE), ==, "s2");
  jw_driver_key (fixture->driver, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_saved_stages (fixture, "Awareness|Consideration|Conversion|Retention|Advocacy");
}

static void
test_change_stages_cancel (JwWindowFixture *fixture, gconstpointer data)
{
  static const char title[] = "Change the Stages";

  jw_window_fixture_open_menu (fixture, "s2");
  jw_window_fixture_click_item (fixture, "Change the Stages…");
  wait_for_window (fixture, title);
  jw_driver_key (fixture->driver, GDK_KEY_Escape, 0);
  wait_until_closed (fixture, title);
  g_assert_false (jw_map_can_undo (jw_window_fixture_map (fixture)));
}

static void
assert_in_cell (JwMap *map, const char *lane_id, const char *stage_id, const char *expected)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (JwNode *card = jw_node_get_first_child (JW_NODE (map), JW_KIND_CARD); card;
       card = jw_node_get_next (card))
    if (g_str_equal (jw_node_get_string (card, JW_CARD_LANE), lane_id) &&
        g_str_equal (jw_node_get_string (card, JW_CARD_STAGE), stage_id))
      g_string_append_printf (ids, "%s ", jw_node_get_id (card));
  g_assert_cmpstr (ids->str, ==, expected);
}

/* From a card's menu its cell is sorted, from a lane's menu every cell of the lane. */
static void
test_sort_cards (JwWindowFixture *fixture, gconstpointer data)
{
  g_autoptr (JwMap) cell = NULL;
  g_autoptr (JwMap) lane = NULL;

  jw_window_fixture_open_menu (fixture, "k4");
  jw_window_fixture_click_item (fixture, "Sort Cards");
  click (fixture, get_title (fixture), "Text, from A to Z");
  cell = save_and_read (fixture);
  assert_in_cell (cell, "l1", "s1", "k1 k2 k3 ");
  assert_in_cell (cell, "l1", "s2", "k5 k4 k6 ");

  jw_window_fixture_open_menu (fixture, "l1");
  jw_window_fixture_click_item (fixture, "Sort Cards");
  click (fixture, get_title (fixture), "Text, from A to Z");
  lane = save_and_read (fixture);
  assert_in_cell (lane, "l1", "s1", "k2 k1 k3 ");
}

static JwNode *
find_curve (JwMap *map, const char *name)
{
  for (JwNode *curve = jw_node_get_first_child (JW_NODE (map), JW_KIND_CURVE); curve;
       curve = jw_node_get_next (curve))
    if (g_strcmp0 (jw_node_get_string (curve, JW_CURVE_NAME), name) == 0)
      return curve;
  return NULL;
}

static gboolean
offers (JwWindowFixture *fixture, const char *item)
{
  GtkWidget *menu = find_list (GTK_WIDGET (fixture->window));

  g_assert_nonnull (menu);
  return jw_window_fixture_find_text (menu, item) != NULL;
}

/* A second curve is begun at one feeling, and goes on at another. A feeling is no part to copy. */
static void
test_add_curve (JwWindowFixture *fixture, gconstpointer data)
{
  g_autoptr (JwMap) begun = NULL;
  g_autoptr (JwMap) saved = NULL;
  JwNode *curve;

  jw_window_fixture_open_menu (fixture, "f1");
  g_assert_true (offers (fixture, "Delete"));
  g_assert_false (offers (fixture, "Copy"));
  jw_window_fixture_click_item (fixture, "Add Another Curve");
  begun = save_and_read (fixture);
  curve = find_curve (begun, "Curve 2");
  g_assert_cmpstr (jw_node_get_string (curve, JW_CURVE_LANE), ==, "l2");
  g_assert_cmpuint (jw_node_get_n_children (curve, JW_KIND_POINT), ==, 1);

  jw_window_fixture_open_menu (fixture, "f3");
  jw_window_fixture_click_item (fixture, "Add Feeling to “Curve 2”");
  saved = save_and_read (fixture);
  curve = find_curve (saved, "Curve 2");
  g_assert_cmpuint (jw_node_get_n_children (curve, JW_KIND_POINT), ==, 2);
  g_assert_cmpstr (jw_node_get_string (jw_node_get_child (curve, JW_KIND_POINT, 1), JW_POINT_STAGE),
                   ==, "s3");
  g_assert_cmpuint (jw_node_get_n_children (find_curve (saved, NULL), JW_KIND_POINT), ==, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  gtk_init ();

#define TEST(name)                                                                                 \
  JW_WINDOW_TEST ("/window/structure/" #name, jw_window_fixture_set_up_sample, test_##name)
  TEST (merge_stage);
  TEST (add_step_and_phase);
  TEST (split_stage);
  TEST (change_stages);
  TEST (change_stages_cancel);
  TEST (sort_cards);
  TEST (add_curve);
  return g_test_run ();
}
