/* Stages, lanes and cards: added, named, moved and deleted from the menus and the keyboard of the
 * real window, and looked for in the saved file. */

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/stage.h"
#include "tests/ui/window/window-fixture.h"
#include "ui/canvas/canvas-private.h"
#include "ui/window-private.h"
#include "ui/inspector/inspector.h"

static JwMap *
save_and_read (JwWindowFixture *fixture)
{
  jw_window_fixture_save (fixture);
  return jw_window_fixture_read (fixture->path);
}

/* The names of the stages or lanes, with a "|" between. */
static char *
list_names (JwMap *map, JwKind kind)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint property = kind == JW_KIND_STAGE ? (guint)JW_STAGE_NAME : (guint)JW_LANE_NAME;

  for (JwNode *node = jw_node_get_first_child (JW_NODE (map), kind); node;
       node = jw_node_get_next (node))
    {
      g_string_append (names, names->len > 0 ? "|" : "");
      g_string_append (names, jw_node_get_string (node, property));
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
assert_saved_names (JwWindowFixture *fixture, JwKind kind, const char *expected)
{
  g_autoptr (JwMap) saved = save_and_read (fixture);
  g_autofree char *names = list_names (saved, kind);

  g_assert_cmpstr (names, ==, expected);
}

static void
select_node (JwWindowFixture *fixture, const char *id)
{
  double x, y;

  jw_driver_locate (fixture->driver, id, -1, &x, &y);
  jw_driver_click (fixture->driver, x, y, GDK_BUTTON_PRIMARY, 1, 0);
}

static void
test_add_stage (JwWindowFixture *fixture, gconstpointer data)
{
  jw_window_fixture_open_menu (fixture, "s2");
  jw_window_fixture_click_item (fixture, "Add Stage");
  g_assert_true (jw_canvas_is_editing (jw_window_get_canvas (fixture->window)));
  jw_driver_type (fixture->driver, "Trying");
  assert_saved_names (fixture, JW_KIND_STAGE,
                      "Awareness|Consideration|Trying|Conversion|Retention|Advocacy");
}

static void
test_rename_stage (JwWindowFixture *fixture, gconstpointer data)
{
  jw_window_fixture_open_menu (fixture, "s3");
  jw_window_fixture_click_item (fixture, "Rename");
  jw_driver_type (fixture->driver, "Buying");
  jw_driver_key (fixture->driver, GDK_KEY_Return, 0);
  assert_saved_names (fixture, JW_KIND_STAGE, "Awareness|Consideration|Buying|Retention|Advocacy");
}

static void
test_move_stage (JwWindowFixture *fixture, gconstpointer data)
{
  g_autoptr (JwMap) saved = NULL;

  jw_window_fixture_open_menu (fixture, "s3");
  jw_window_fixture_click_item (fixture, "Move Stage Left");
  assert_saved_names (fixture, JW_KIND_STAGE,
                      "Awareness|Conversion|Consideration|Retention|Advocacy");
  jw_window_fixture_open_menu (fixture, "s5");
  /* The last one cannot go further; the menu stays open. */
  jw_window_fixture_click_item (fixture, "Move Stage Right");
  jw_driver_key (fixture->driver, GDK_KEY_Escape, 0);
  saved = save_and_read (fixture);
  g_assert_cmpstr (jw_node_get_string (jw_map_find (saved, "k7"), JW_CARD_STAGE), ==, "s3");
}

/* The cards go with their stage, and come back with it. */
static void
test_delete_stage_and_undo (JwWindowFixture *fixture, gconstpointer data)
{
  g_autoptr (JwMap) without = NULL;
  g_autoptr (JwMap) with = NULL;
  GtkWidget *undo;

  jw_window_fixture_open_menu (fixture, "s3");
  jw_window_fixture_click_item (fixture, "Delete");
  g_assert_cmpstr (jw_window_get_last_said (fixture->window), ==, "“Conversion” deleted");
  without = save_and_read (fixture);
  g_assert_null (jw_map_find (without, "s3"));
  g_assert_null (jw_map_find (without, "k7"));

  g_assert_cmpstr (jw_window_get_last_said (fixture->window), ==, "Saved");
  undo = jw_window_fixture_find_text (GTK_WIDGET (fixture->window), "Undo");
  g_assert_nonnull (undo);
  jw_window_fixture_click (fixture, undo);
  with = save_and_read (fixture);
  g_assert_nonnull (jw_map_find (with, "s3"));
  g_assert_nonnull (jw_map_find (with, "k7"));
  g_assert_true (g_str_has_prefix (jw_window_get_last_said (fixture->window), "Saved"));
}

static void
test_add_lane (JwWindowFixture *fixture, gconstpointer data)
{
  jw_window_fixture_open_menu (fixture, "l3");
  jw_window_fixture_click_item (fixture, "Add Lane");
  jw_window_fixture_click_item (fixture, "Answers");
  jw_driver_type (fixture->driver, "What eases it");
  assert_saved_names (fixture, JW_KIND_LANE,
                      "Touchpoints|Thinks & feels|Pain points|What eases it|Our goals|Content|"
                      "Micro-conversions|Numbers");
}

/* A menu is whole wherever it is opened, and tells the keys. */
static void
test_menu_is_whole (JwWindowFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  g_autoptr (JwMap) saved = NULL;
  GtkWidget *label, *scrolled;
  int natural;

  jw_window_fixture_open_menu (fixture, "k13");
  label = jw_window_fixture_find_text (window, "Duplicate");
  g_assert_nonnull (label);
  g_assert_nonnull (jw_window_fixture_find_text (window, "Ctrl+D"));
  scrolled = gtk_widget_get_ancestor (label, GTK_TYPE_SCROLLED_WINDOW);
  gtk_widget_measure (scrolled, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (gtk_widget_get_height (scrolled), >=, natural);
  jw_window_fixture_click_item (fixture, "Delete");
  saved = save_and_read (fixture);
  g_assert_null (jw_map_find (saved, "k13"));
}

/* From the menu as by F2: one writes on. The title has such a menu, too. */
static void
test_menu_edits (JwWindowFixture *fixture, gconstpointer data)
{
  const char *map_id = jw_node_get_id (JW_NODE (jw_window_fixture_map (fixture)));
  g_autoptr (JwMap) saved = NULL;

  jw_window_fixture_open_menu (fixture, "k13");
  jw_window_fixture_click_item (fixture, "Edit Text");
  jw_driver_type (fixture->driver, ", all of it");
  jw_driver_key (fixture->driver, GDK_KEY_Tab, 0);
  jw_driver_key (fixture->driver, GDK_KEY_Escape, 0);
  jw_window_fixture_open_menu (fixture, map_id);
  jw_window_fixture_click_item (fixture, "Edit Text");
  jw_driver_type (fixture->driver, " and back");
  saved = save_and_read (fixture);
  g_assert_cmpstr (jw_node_get_string (jw_map_find (saved, "k13"), JW_CARD_TEXT), ==,
                   "Looks like every other shop, all of it");
  g_assert_cmpstr (jw_node_get_string (JW_NODE (saved), JW_MAP_TITLE), ==,
                   "Hand-thrown mugs: from stranger to ambassador and back");
}

static void
test_rename_lane (JwWindowFixture *fixture, gconstpointer data)
{
  select_node (fixture, "l5");
  jw_driver_key (fixture->driver, GDK_KEY_F2, 0);
  jw_driver_key (fixture->driver, GDK_KEY_a, GDK_CONTROL_MASK);
  jw_driver_type (fixture->driver, "Words");
  assert_saved_names (fixture, JW_KIND_LANE,
                      "Touchpoints|Thinks & feels|Pain points|Our goals|Words|Micro-conversions|"
                      "Numbers");
}

static void
test_move_lane (JwWindowFixture *fixture, gconstpointer data)
{
  jw_window_fixture_open_menu (fixture, "l4");
  jw_window_fixture_click_item (fixture, "Move Lane Down");
  assert_saved_names (fixture, JW_KIND_LANE,
                      "Touchpoints|Thinks & feels|Pain points|Content|Our goals|Micro-conversions|"
                      "Numbers");
}

static void
test_delete_lane (JwWindowFixture *fixture, gconstpointer data)
{
  g_autoptr (JwMap) saved = NULL;

  select_node (fixture, "l3");
  jw_driver_key (fixture->driver, GDK_KEY_Delete, 0);
  saved = save_and_read (fixture);
  g_assert_null (jw_map_find (saved, "l3"));
  g_assert_null (jw_map_find (saved, "k13"));
  g_assert_nonnull (jw_window_fixture_find_text (GTK_WIDGET (fixture->window), "Undo"));
}

static void
test_add_card (JwWindowFixture *fixture, gconstpointer data)
{
  g_autoptr (JwMap) saved = NULL;
  JwNode *card;

  select_node (fixture, "k7");
  jw_driver_key (fixture->driver, GDK_KEY_Return, GDK_CONTROL_MASK);
  jw_driver_key (fixture->driver, GDK_KEY_Escape, 0);
  g_assert_false (jw_document_is_modified (jw_window_get_document (fixture->window)));
  jw_driver_key (fixture->driver, GDK_KEY_Return, GDK_CONTROL_MASK);
  jw_driver_type (fixture->driver, "Asks a friend");
  saved = save_and_read (fixture);
  card = jw_map_get_cell_card (saved, jw_map_find (saved, "l1"), jw_map_find (saved, "s3"), 1);
  g_assert_cmpstr (jw_node_get_string (card, JW_CARD_TEXT), ==, "Asks a friend");
}

static void
test_add_from_cell_menu (JwWindowFixture *fixture, gconstpointer data)
{
  g_autoptr (JwMap) saved = NULL;
  JwNode *card;
  double x, y;

  jw_driver_locate_cell (fixture->driver, "l3", "s5", &x, &y);
  jw_driver_click (fixture->driver, x, y, GDK_BUTTON_SECONDARY, 1, 0);
  jw_window_fixture_click_item (fixture, "Add pain point");
  jw_driver_type (fixture->driver, "Code is too long");
  saved = save_and_read (fixture);
  card = jw_map_get_cell_card (saved, jw_map_find (saved, "l3"), jw_map_find (saved, "s5"), 0);
  g_assert_nonnull (card);
  g_assert_cmpstr (jw_node_get_string (card, JW_CARD_TEXT), ==, "Code is too long");
}

static void
test_add_persona (JwWindowFixture *fixture, gconstpointer data)
{
  g_autoptr (JwMap) saved = NULL;

  jw_window_fixture_click (
      fixture, jw_window_fixture_find_icon (GTK_WIDGET (fixture->window), "list-add-symbolic"));
  jw_window_fixture_click_item (fixture, "Add Persona");
  saved = save_and_read (fixture);
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (saved), JW_KIND_PERSONA), ==, 2);
}

/* Undo while typing stays in the text; the window is clean again at the state of the file. */
static void
test_undo_while_typing (JwWindowFixture *fixture, gconstpointer data)
{
  JwDocument *document = jw_window_get_document (fixture->window);
  JwNode *card = jw_map_find (jw_window_fixture_map (fixture), "k7");

  select_node (fixture, "k7");
  jw_driver_type (fixture->driver, "Till");
  jw_driver_key (fixture->driver, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_cmpstr (jw_node_get_string (card, JW_CARD_TEXT), ==, "Checkout");
  g_assert_false (jw_document_is_modified (document));
  g_assert_true (jw_canvas_is_editing (jw_window_get_canvas (fixture->window)));
  jw_window_fixture_click (
      fixture, jw_window_fixture_find_icon (GTK_WIDGET (fixture->window), "edit-redo-symbolic"));
  g_assert_cmpstr (jw_node_get_string (card, JW_CARD_TEXT), ==, "Till");
  g_assert_true (jw_document_is_modified (document));
}

/* The menu of the text leaves what is typed, and what is selected of it, as they are. */
static void
test_text_menu (JwWindowFixture *fixture, gconstpointer data)
{
  JwCanvas *canvas = jw_window_get_canvas (fixture->window);
  JwNode *card = jw_map_find (jw_window_fixture_map (fixture), "k7");
  double x, y;

  select_node (fixture, "k7");
  jw_driver_type (fixture->driver, "Till and queue");
  jw_driver_key (fixture->driver, GDK_KEY_Left, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  jw_driver_locate (fixture->driver, "k7", -1, &x, &y);
  jw_driver_click (fixture->driver, x, y, GDK_BUTTON_SECONDARY, 1, 0);
  jw_window_fixture_click_item (fixture, "Cut");
  g_assert_cmpstr (jw_node_get_string (card, JW_CARD_TEXT), ==, "Till and ");
  g_assert_true (jw_canvas_is_editing (canvas));
  jw_driver_key (fixture->driver, GDK_KEY_Menu, 0);
  jw_window_fixture_click_item (fixture, "Select All");
  jw_driver_type (fixture->driver, "Desk");
  g_assert_cmpstr (jw_node_get_string (card, JW_CARD_TEXT), ==, "Desk");
}

static gboolean
has_sheet_keyboard (gpointer data)
{
  JwWindowFixture *fixture = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL &&
         gtk_widget_is_ancestor (focus, GTK_WIDGET (jw_window_get_canvas (fixture->window)));
}

/* However the keyboard was lost, the sheet has it: keys that reach nothing are no use. */
static void
test_keyboard_is_kept (JwWindowFixture *fixture, gconstpointer data)
{
  JwNode *card = jw_map_find (jw_window_fixture_map (fixture), "k7");

  select_node (fixture, "k7");
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  jw_driver_settle (fixture->driver);
  jw_driver_type (fixture->driver, "Till");
  g_assert_cmpstr (jw_node_get_string (card, JW_CARD_TEXT), ==, "Till");
  jw_canvas_end_edit (jw_window_get_canvas (fixture->window));
  jw_driver_key (fixture->driver, GDK_KEY_F10, 0);
  jw_driver_key (fixture->driver, GDK_KEY_Escape, 0);
  g_assert_true (jw_driver_wait_for (fixture->driver, has_sheet_keyboard, fixture));
  jw_driver_type (fixture->driver, "Desk");
  g_assert_cmpstr (jw_node_get_string (card, JW_CARD_TEXT), ==, "Desk");
}

static void
test_undo_and_redo (JwWindowFixture *fixture, gconstpointer data)
{
  JwDocument *document = jw_window_get_document (fixture->window);
  JwNode *card = jw_map_find (jw_window_fixture_map (fixture), "k7");

  select_node (fixture, "k7");
  jw_driver_type (fixture->driver, "Till");
  jw_canvas_end_edit (jw_window_get_canvas (fixture->window));
  jw_driver_key (fixture->driver, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_cmpstr (jw_node_get_string (card, JW_CARD_TEXT), ==, "Checkout");
  g_assert_false (jw_document_is_modified (document));
  g_assert_true (g_str_has_prefix (jw_window_get_last_said (fixture->window), "Undone: "));
  jw_driver_key (fixture->driver, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  g_assert_cmpstr (jw_node_get_string (card, JW_CARD_TEXT), ==, "Till");
  g_assert_true (jw_document_is_modified (document));
}

static gboolean
shows_title (JwInspector *panel, const char *title)
{
  GtkWidget *row = jw_inspector_get_row (panel, JW_MAP_TITLE);

  return strcmp (gtk_editable_get_text (GTK_EDITABLE (row)), title) == 0;
}

/* The side panel shows what is typed when the keys pause, without anybody asking for it. */
static void
test_panel_follows_typing (JwWindowFixture *fixture, gconstpointer data)
{
  JwMap *map = jw_window_fixture_map (fixture);
  JwInspector *panel = JW_INSPECTOR (jw_window_get_inspector (fixture->window));
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  for (guint n = 1; n <= 3; n++)
    {
      g_autofree char *title = g_strndup ("abc", n);

      jw_edit_begin (map, "Edit title");
      g_assert_true (jw_edit_change (JW_NODE (map), JW_MAP_TITLE, title, FALSE, NULL));
      jw_edit_commit (map);
    }
  g_assert_false (shows_title (panel, "abc"));
  while (!shows_title (panel, "abc") && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (shows_title (panel, "abc"));
}

static GtkWidget *
get_scrollbar (JwWindowFixture *fixture)
{
  GtkWidget *canvas = GTK_WIDGET (jw_window_get_canvas (fixture->window));
  GtkWidget *desk = gtk_widget_get_ancestor (canvas, GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_vscrollbar (GTK_SCROLLED_WINDOW (desk));
}

static gboolean
is_faded (gpointer data)
{
  return gtk_widget_get_opacity (get_scrollbar (data)) <= 0;
}

static gboolean
is_seen (gpointer data)
{
  return !is_faded (data);
}

/* GTK takes it for a motion of the pointer when something in the window takes another place. A real
 * one shows the scrollbars. */
static void
test_scrollbars_rest (JwWindowFixture *fixture, gconstpointer data)
{
  jw_canvas_zoom_at (jw_window_get_canvas (fixture->window), 2, -1, -1);
  jw_driver_key (fixture->driver, GDK_KEY_Down, 0);
  jw_driver_key (fixture->driver, GDK_KEY_F2, 0);
  jw_driver_move (fixture->driver, 300, 300);
  g_assert_true (jw_driver_wait_for (fixture->driver, is_faded, fixture));
  jw_driver_type (fixture->driver, "so");
  jw_driver_settle (fixture->driver);
  g_assert_true (is_faded (fixture));
  jw_driver_move (fixture->driver, 320, 320);
  g_assert_true (jw_driver_wait_for (fixture->driver, is_seen, fixture));
}

static void
test_zoom_keys (JwWindowFixture *fixture, gconstpointer data)
{
  JwCanvas *canvas = jw_window_get_canvas (fixture->window);
  double before = jw_canvas_get_zoom (canvas);

  jw_driver_key (fixture->driver, GDK_KEY_equal, GDK_CONTROL_MASK);
  g_assert_cmpfloat (jw_canvas_get_zoom (canvas), >, before);
  jw_driver_key (fixture->driver, GDK_KEY_1, GDK_CONTROL_MASK);
  g_assert_cmpfloat_with_epsilon (jw_canvas_get_zoom (canvas), 1.0, 1e-6);
  jw_driver_key (fixture->driver, GDK_KEY_minus, GDK_CONTROL_MASK);
  g_assert_cmpfloat (jw_canvas_get_zoom (canvas), <, 1.0);
  jw_driver_key (fixture->driver, GDK_KEY_0, GDK_CONTROL_MASK);
  g_assert_cmpfloat_with_epsilon (jw_canvas_get_zoom (canvas), before, 1e-6);
  g_assert_nonnull (jw_window_fixture_find_text (GTK_WIDGET (fixture->window), "Fit"));
}

/* No card that is scrolled to ends up under the buttons in the corner. */
static void
test_nothing_covered (JwWindowFixture *fixture, gconstpointer data)
{
  JwCanvas *canvas = jw_window_get_canvas (fixture->window);
  JwNode *map = JW_NODE (jw_window_fixture_map (fixture));
  graphene_rect_t place, pill;
  JwRect bounds;

  for (guint i = 0; i < 8; i++)
    jw_driver_key (fixture->driver, GDK_KEY_equal, GDK_CONTROL_MASK);
  g_assert_true (
      gtk_widget_compute_bounds (fixture->window->zoom_pill, GTK_WIDGET (canvas), &pill));
  for (JwNode *card = jw_node_get_first_child (map, JW_KIND_CARD); card;
       card = jw_node_get_next (card))
    {
      jw_canvas_scroll_to (canvas, jw_node_get_id (card));
      jw_scene_item_get_bounds (jw_scene_find (jw_canvas_get_scene (canvas), jw_node_get_id (card)),
                                &bounds);
      jw_canvas_rect_to_widget (canvas, &bounds, &place);
      g_assert_false (graphene_rect_intersection (&place, &pill, NULL));
    }
}

static void
gone_cb (gpointer toast, gint64 *when)
{
  *when = g_get_monotonic_time ();
}

static gboolean
is_gone (gpointer data)
{
  return *(gint64 *)data != 0;
}

/* What is said last is shown at once, and what was said before it is gone: as soon as it has come
 * up, as libadwaita crashes if it goes before, as after three in a row. */
static void
test_said_at_once (JwWindowFixture *fixture, gconstpointer data)
{
  gint64 gone[3] = { 0 };

  jw_window_say (fixture->window, "One");
  g_signal_connect (fixture->window->said_toast, "dismissed", G_CALLBACK (gone_cb), &gone[0]);
  jw_window_say (fixture->window, "Never seen");
  jw_window_say (fixture->window, "Two");
  g_signal_connect (fixture->window->said_toast, "dismissed", G_CALLBACK (gone_cb), &gone[1]);
  jw_window_fixture_wait (fixture, is_gone, &gone[0]);
  g_assert_cmpint (gone[1], ==, 0);
  jw_window_say (fixture->window, "Three");
  g_signal_connect (fixture->window->said_toast, "dismissed", G_CALLBACK (gone_cb), &gone[2]);
  g_assert_cmpstr (jw_window_get_last_said (fixture->window), ==, "Three");
  jw_window_fixture_wait (fixture, is_gone, &gone[1]);
  g_assert_cmpint (gone[1] - gone[0], >=, 250 * 1000);
  g_assert_cmpint (gone[1] - gone[0], <, 2 * G_USEC_PER_SEC);
  g_assert_cmpint (gone[2], ==, 0);
  g_signal_handlers_disconnect_by_func (fixture->window->said_toast, gone_cb, &gone[2]);
}

/* Escape by habit takes back what was typed: nobody has to wonder where it went. */
static void
test_escape_is_told (JwWindowFixture *fixture, gconstpointer data)
{
  JwMap *map = jw_window_fixture_map (fixture);
  guint n = jw_node_get_n_children (JW_NODE (map), JW_KIND_CARD);
  g_autoptr (JwMap) saved = NULL;

  select_node (fixture, "k7");
  jw_driver_key (fixture->driver, GDK_KEY_F2, 0);
  jw_driver_key (fixture->driver, GDK_KEY_Escape, 0);
  g_assert_cmpstr (jw_window_get_last_said (fixture->window), ==, "");
  jw_canvas_add_card (jw_window_get_canvas (fixture->window), jw_map_find (map, "l1"),
                      jw_map_find (map, "s1"), 0);
  jw_driver_key (fixture->driver, GDK_KEY_Escape, 0);
  g_assert_cmpstr (jw_window_get_last_said (fixture->window), ==, "");
  jw_canvas_add_card (jw_window_get_canvas (fixture->window), jw_map_find (map, "l1"),
                      jw_map_find (map, "s1"), 0);
  jw_driver_type (fixture->driver, "A whole card");
  jw_driver_key (fixture->driver, GDK_KEY_Escape, 0);
  g_assert_cmpstr (jw_window_get_last_said (fixture->window), ==,
                   "What you typed was not kept. Redo brings it back.");
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), JW_KIND_CARD), ==, n);
  jw_driver_key (fixture->driver, GDK_KEY_y, GDK_CONTROL_MASK);
  saved = save_and_read (fixture);
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (saved), JW_KIND_CARD), ==, n + 1);
}

static void
test_fit_text (JwWindowFixture *fixture, gconstpointer data)
{
  g_autoptr (JwMap) saved = NULL;
  JwMap *map = jw_window_get_map (fixture->window);
  double before = jw_node_get_number (JW_NODE (map), JW_MAP_BODY);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.fit-text", NULL);
  jw_driver_settle (fixture->driver);
  saved = save_and_read (fixture);
  g_assert_cmpfloat (jw_node_get_number (JW_NODE (saved), JW_MAP_BODY), >, before);
  g_assert_nonnull (jw_window_fixture_find_text (
      GTK_WIDGET (fixture->window),
      "The text is 10.5 points now: the largest that the sheet holds."));
  jw_driver_key (fixture->driver, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_cmpfloat (jw_node_get_number (JW_NODE (map), JW_MAP_BODY), ==, before);
}

static double
get_stage_width (JwMap *map, guint i)
{
  return jw_node_get_number (jw_node_get_child (JW_NODE (map), JW_KIND_STAGE, i), JW_STAGE_WIDTH);
}

static void
test_balance_columns (JwWindowFixture *fixture, gconstpointer data)
{
  g_autoptr (JwMap) saved = NULL;
  JwMap *map = jw_window_get_map (fixture->window);
  JwNode *lane = jw_node_get_first_child (JW_NODE (map), JW_KIND_LANE);
  JwNode *stage = jw_node_get_child (JW_NODE (map), JW_KIND_STAGE, 1);

  for (guint i = 0; i < 4; i++)
    g_assert_nonnull (jw_edit_add_card (
        map, lane, stage, 0, "What takes two lines where columns are equally wide", NULL));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.balance-columns", NULL);
  jw_driver_settle (fixture->driver);
  saved = save_and_read (fixture);
  g_assert_cmpfloat (get_stage_width (saved, 1), >, 1);
  g_assert_cmpfloat (get_stage_width (saved, 4), <, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.balance-columns", NULL);
  jw_driver_settle (fixture->driver);
  g_assert_nonnull (jw_window_fixture_find_text (
      GTK_WIDGET (fixture->window), "No other widths of the columns would make the map shorter."));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.equal-columns", NULL);
  g_assert_cmpfloat (get_stage_width (map, 1), ==, 1);
  jw_driver_key (fixture->driver, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_cmpfloat (get_stage_width (map, 1), >, 1);
  jw_driver_key (fixture->driver, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_cmpfloat (get_stage_width (map, 1), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();

#define ADD(name)                                                                                  \
  JW_WINDOW_TEST ("/window/edit/" #name, jw_window_fixture_set_up_sample, test_##name)
  ADD (add_stage);
  ADD (rename_stage);
  ADD (move_stage);
  ADD (delete_stage_and_undo);
  ADD (add_lane);
  ADD (menu_is_whole);
  ADD (menu_edits);
  ADD (rename_lane);
  ADD (move_lane);
  ADD (delete_lane);
  ADD (add_card);
  ADD (add_from_cell_menu);
  ADD (add_persona);
  ADD (undo_while_typing);
  ADD (text_menu);
  ADD (keyboard_is_kept);
  ADD (undo_and_redo);
  ADD (zoom_keys);
  ADD (scrollbars_rest);
  ADD (panel_follows_typing);
  ADD (fit_text);
  ADD (said_at_once);
  ADD (nothing_covered);
  ADD (escape_is_told);
  ADD (balance_columns);
  return g_test_run ();
}
