/* The side panel: every type of property shown, changed and undone; typed with real keys. */

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/measure.h"
#include "model/persona.h"
#include "model/point.h"
#include "model/stage.h"
#include "model/picture.h"
#include "tests/ui/window/window-fixture.h"
#include "ui/inspector/field.h"
#include "ui/inspector/inspector.h"

static JwInspector *
get_panel (JwWindowFixture *fixture)
{
  return JW_INSPECTOR (jw_window_get_inspector (fixture->window));
}

static JwNode *
select_node (JwWindowFixture *fixture, const char *id)
{
  JwMap *map = jw_window_fixture_map (fixture);

  jw_selection_set_single (jw_map_get_selection (map), id);
  jw_inspector_update (get_panel (fixture));
  jw_driver_settle (fixture->driver);
  g_assert_true (jw_inspector_get_node (get_panel (fixture)) == jw_map_find (map, id));
  return jw_map_find (map, id);
}

static void
undo (JwWindowFixture *fixture)
{
  jw_driver_key (fixture->driver, GDK_KEY_z, GDK_CONTROL_MASK);
}

static void
press_button (JwWindowFixture *fixture, GtkWidget *row, const char *icon)
{
  GtkWidget *image = jw_window_fixture_find_icon (row, icon);

  g_assert_nonnull (image);
  jw_window_fixture_click (fixture, image);
}

/* Nothing is selected: the map's own properties. Live, merged into one step, and undone with the
 * cursor where it was. */
static void
test_string (JwWindowFixture *fixture, gconstpointer data)
{
  JwNode *map = JW_NODE (jw_window_fixture_map (fixture));
  GtkWidget *row = jw_window_fixture_get_row (fixture, JW_MAP_BUSINESS);
  g_autoptr (JwMap) saved = NULL;

  jw_window_fixture_click (fixture, row);
  jw_driver_key (fixture->driver, GDK_KEY_End, 0);
  jw_driver_type (fixture->driver, " Ltd");
  g_assert_cmpstr (jw_node_get_string (map, JW_MAP_BUSINESS), ==, "Alder & Ash pottery Ltd");
  jw_window_fixture_save (fixture);
  saved = jw_window_fixture_read (fixture->path);
  g_assert_cmpstr (jw_node_get_string (JW_NODE (saved), JW_MAP_BUSINESS), ==,
                   "Alder & Ash pottery Ltd");
  gtk_editable_set_position (GTK_EDITABLE (row), 5);
  undo (fixture);
  g_assert_cmpstr (jw_node_get_string (map, JW_MAP_BUSINESS), ==, "Alder & Ash pottery");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Alder & Ash pottery");
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (row)), ==, 5);
}

/* The title is in the header bar, too, and both follow. */
static void
test_title (JwWindowFixture *fixture, gconstpointer data)
{
  GtkWidget *row = jw_window_fixture_get_row (fixture, JW_MAP_TITLE);

  jw_window_fixture_click (fixture, row);
  jw_driver_key (fixture->driver, GDK_KEY_a, GDK_CONTROL_MASK);
  jw_driver_type (fixture->driver, "Mugs");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Mugs");
  g_assert_nonnull (jw_window_fixture_find_text (GTK_WIDGET (fixture->window), "Mugs"));
}

static void
test_text (JwWindowFixture *fixture, gconstpointer data)
{
  JwNode *card = select_node (fixture, "k7");
  GtkWidget *row = jw_window_fixture_get_row (fixture, JW_CARD_TEXT);
  int height = gtk_widget_get_height (row);

  /* The caption and a line of text. */
  g_assert_cmpint (height, >, 40);
  gtk_widget_grab_focus (row);
  jw_driver_key (fixture->driver, GDK_KEY_End, GDK_CONTROL_MASK);
  jw_driver_key (fixture->driver, GDK_KEY_Return, 0);
  jw_driver_type (fixture->driver, "in two steps");
  g_assert_cmpstr (jw_node_get_string (card, JW_CARD_TEXT), ==, "Checkout\nin two steps");
  g_assert_cmpint (gtk_widget_get_height (row), >, height + 10);
  undo (fixture);
  g_assert_cmpstr (jw_node_get_string (card, JW_CARD_TEXT), ==, "Checkout");
}

static GtkWidget *
find_field (GtkWidget *root, const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_PREFERENCES_ROW (root) && gtk_widget_get_mapped (root) &&
      g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_field (child, title);
  return found;
}

/* What is to be seen on a picture is told where the picture is: at its card. */
static void
test_picture (JwWindowFixture *fixture, gconstpointer data)
{
  static const guint8 png[33] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13,
                                  'I',  'H', 'D', 'R', 0,    0,    0,    1,    0, 0, 0, 1 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (png, sizeof png);
  JwNode *card = select_node (fixture, "k7");
  GtkWidget *panel = jw_window_get_inspector (fixture->window);
  g_autoptr (JwMap) saved = NULL;
  g_autofree char *id = NULL;

  g_assert_null (find_field (panel, "Description"));
  id = g_strdup (jw_node_get_id (jw_edit_set_picture (card, bytes, NULL, NULL)));
  jw_inspector_update (get_panel (fixture));
  jw_driver_settle (fixture->driver);
  gtk_widget_grab_focus (find_field (panel, "Description"));
  jw_driver_type (fixture->driver, "A till");
  jw_window_fixture_save (fixture);
  saved = jw_window_fixture_read (fixture->path);
  g_assert_cmpstr (jw_node_get_string (jw_map_find (saved, id), JW_PICTURE_ALT), ==, "A till");
  g_assert_true (jw_edit_remove_picture (card, NULL));
  jw_inspector_update (get_panel (fixture));
  jw_driver_settle (fixture->driver);
  g_assert_null (find_field (panel, "Description"));
}

static void
test_choice (JwWindowFixture *fixture, gconstpointer data)
{
  JwNode *map = JW_NODE (jw_window_fixture_map (fixture));
  AdwComboRow *row = ADW_COMBO_ROW (jw_window_fixture_get_row (fixture, JW_MAP_STATE));
  guint before = adw_combo_row_get_selected (row);

  adw_combo_row_set_selected (row, before + 1);
  g_assert_cmpstr (jw_node_get_string (map, JW_MAP_STATE), ==, "to-be");
  undo (fixture);
  g_assert_cmpstr (jw_node_get_string (map, JW_MAP_STATE), ==, "as-is");
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, before);
  adw_combo_row_set_selected (row, 0);
  g_assert_false (jw_node_has (map, JW_MAP_STATE));
}

/* A known word becomes its token, another one stays as it is. */
static void
test_open_choice (JwWindowFixture *fixture, gconstpointer data)
{
  JwNode *card = select_node (fixture, "k7");
  GtkWidget *row = jw_window_fixture_get_row (fixture, JW_CARD_CHANNEL);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Own site");
  jw_window_fixture_click (fixture, row);
  jw_driver_key (fixture->driver, GDK_KEY_a, GDK_CONTROL_MASK);
  jw_driver_type (fixture->driver, "email");
  g_assert_cmpstr (jw_node_get_string (card, JW_CARD_CHANNEL), ==, "email");
  jw_driver_key (fixture->driver, GDK_KEY_a, GDK_CONTROL_MASK);
  jw_driver_type (fixture->driver, "Pigeon");
  g_assert_cmpstr (jw_node_get_string (card, JW_CARD_CHANNEL), ==, "Pigeon");
  press_button (fixture, row, "pan-down-symbolic");
  jw_window_fixture_click_item (fixture, "Own site");
  g_assert_cmpstr (jw_node_get_string (card, JW_CARD_CHANNEL), ==, "own-site");
}

/* A row that stands further down than the view reaches. */
static GtkWidget *
get_row_in_sight (JwWindowFixture *fixture, guint property)
{
  GtkWidget *row = jw_window_fixture_get_row (fixture, property);

  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  jw_driver_settle (fixture->driver);
  return row;
}

/* Not known is not 0; and it can be not known again. */
static void
test_number (JwWindowFixture *fixture, gconstpointer data)
{
  JwNode *card = select_node (fixture, "k13");
  GtkWidget *row = get_row_in_sight (fixture, JW_CARD_VOTES);

  g_assert_false (jw_node_has (card, JW_CARD_VOTES));
  press_button (fixture, row, "value-increase-symbolic");
  g_assert_cmpfloat_with_epsilon (jw_node_get_number (card, JW_CARD_VOTES), 1, 1e-9);
  undo (fixture);
  g_assert_false (jw_node_has (card, JW_CARD_VOTES));
  jw_window_fixture_click (fixture, row);
  jw_driver_type (fixture->driver, "0");
  jw_driver_key (fixture->driver, GDK_KEY_Return, 0);
  g_assert_true (jw_node_has (card, JW_CARD_VOTES));
  g_assert_cmpfloat_with_epsilon (jw_node_get_number (card, JW_CARD_VOTES), 0, 1e-9);
  press_button (fixture, row, "edit-clear-symbolic");
  g_assert_false (jw_node_has (card, JW_CARD_VOTES));
}

static GtkWidget *
find_dot (GtkWidget *widget, guint *n)
{
  if (GTK_IS_CHECK_BUTTON (widget) && --*n == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *dot = find_dot (child, n);

      if (dot)
        return dot;
    }
  return NULL;
}

static void
assert_filled (GtkWidget *row, guint filled)
{
  for (guint i = 1; i <= 5; i++)
    {
      guint n = i;

      g_assert_true (gtk_widget_has_css_class (find_dot (row, &n), "filled") == (i <= filled));
    }
}

/* As many dots as there are steps, by the pointer and by keys; it can be not known again. */
static void
test_rating (JwWindowFixture *fixture, gconstpointer data)
{
  JwNode *card = select_node (fixture, "k13");
  GtkWidget *row = jw_window_fixture_get_row (fixture, JW_CARD_SEVERITY);
  guint third = 3;

  assert_filled (row, 0);
  jw_window_fixture_click (fixture, find_dot (row, &third));
  g_assert_cmpfloat_with_epsilon (jw_node_get_number (card, JW_CARD_SEVERITY), 3, 1e-9);
  jw_inspector_update (get_panel (fixture));
  assert_filled (row, 3);
  jw_driver_key (fixture->driver, GDK_KEY_Right, 0);
  g_assert_cmpfloat_with_epsilon (jw_node_get_number (card, JW_CARD_SEVERITY), 4, 1e-9);
  undo (fixture);
  jw_inspector_update (get_panel (fixture));
  assert_filled (row, 3);
  press_button (fixture, row, "edit-clear-symbolic");
  g_assert_false (jw_node_has (card, JW_CARD_SEVERITY));
  jw_inspector_update (get_panel (fixture));
  assert_filled (row, 0);
}

static void
test_large_number (JwWindowFixture *fixture, gconstpointer data)
{
  JwMap *map = jw_window_fixture_map (fixture);
  JwNode *measure = jw_map_find_measure (map, jw_map_find (map, "l7"), jw_map_find (map, "s1"));
  GtkWidget *row;

  select_node (fixture, jw_node_get_id (measure));
  row = jw_window_fixture_get_row (fixture, JW_MEASURE_VALUE);
  jw_window_fixture_click (fixture, row);
  jw_driver_key (fixture->driver, GDK_KEY_a, GDK_CONTROL_MASK);
  jw_driver_type (fixture->driver, "1234567.25");
  jw_driver_key (fixture->driver, GDK_KEY_Return, 0);
  g_assert_cmpfloat_with_epsilon (jw_node_get_number (measure, JW_MEASURE_VALUE), 1234567.25, 1e-6);
}

static void
test_boolean (JwWindowFixture *fixture, gconstpointer data)
{
  JwNode *map = JW_NODE (jw_window_fixture_map (fixture));
  GtkWidget *row = jw_window_fixture_get_row (fixture, JW_MAP_PORTRAIT);

  jw_window_fixture_click (fixture, row);
  g_assert_true (jw_node_get_boolean (map, JW_MAP_PORTRAIT));
  undo (fixture);
  g_assert_false (jw_node_get_boolean (map, JW_MAP_PORTRAIT));
}

/* Half a date is no date: the map keeps the old one, and the row says what is wanted. */
static void
test_date (JwWindowFixture *fixture, gconstpointer data)
{
  JwNode *map = JW_NODE (jw_window_fixture_map (fixture));
  GtkWidget *row = jw_window_fixture_get_row (fixture, JW_MAP_DATE);

  jw_window_fixture_click (fixture, row);
  jw_driver_key (fixture->driver, GDK_KEY_a, GDK_CONTROL_MASK);
  jw_driver_type (fixture->driver, "2027-02-3");
  g_assert_cmpstr (jw_node_get_string (map, JW_MAP_DATE), ==, "2026-05-14");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  jw_driver_type (fixture->driver, "0");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  jw_driver_key (fixture->driver, GDK_KEY_a, GDK_CONTROL_MASK);
  jw_driver_type (fixture->driver, "2027-02-03");
  g_assert_cmpstr (jw_node_get_string (map, JW_MAP_DATE), ==, "2027-02-03");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
}

/* Another stage for a card moves it there; that is one act with the name of a move. */
static void
test_ref (JwWindowFixture *fixture, gconstpointer data)
{
  JwMap *map = jw_window_fixture_map (fixture);
  JwNode *card = select_node (fixture, "k7");
  AdwComboRow *row = ADW_COMBO_ROW (jw_window_fixture_get_row (fixture, JW_CARD_STAGE));

  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 2);
  adw_combo_row_set_selected (row, 4);
  g_assert_true (jw_card_get_stage (card) == jw_map_find (map, "s5"));
  g_assert_cmpuint (jw_card_get_index (card), ==, 2);
  g_assert_cmpstr (jw_map_get_undo_label (map), ==, "Move card");
  undo (fixture);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 2);
}

/* The choices follow the names of what can be chosen. */
static void
test_ref_follows_names (JwWindowFixture *fixture, gconstpointer data)
{
  JwMap *map = jw_window_fixture_map (fixture);
  GtkWidget *row;

  select_node (fixture, "k7");
  row = jw_window_fixture_get_row (fixture, JW_CARD_STAGE);
  g_assert_nonnull (jw_window_fixture_find_text (row, "3 Conversion"));
  g_assert_true (jw_edit_change (jw_map_find (map, "s3"), JW_STAGE_NAME, "Buying", FALSE, NULL));
  jw_driver_settle (fixture->driver);
  g_assert_nonnull (jw_window_fixture_find_text (row, "3 Buying"));
}

static void
test_refs (JwWindowFixture *fixture, gconstpointer data)
{
  JwNode *card = select_node (fixture, "k7");
  GtkWidget *row = jw_window_fixture_get_row (fixture, JW_CARD_PERSONAS);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  jw_driver_settle (fixture->driver);
  jw_window_fixture_click (fixture, jw_window_fixture_find_text (row, "Gift buyer, 34"));
  g_assert_cmpstr (jw_node_get_string (card, JW_CARD_PERSONAS), ==, "p1");
  undo (fixture);
  g_assert_false (jw_node_has (card, JW_CARD_PERSONAS));
}

static gboolean
is_swatch (GtkWidget *widget, const char *tooltip)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0;
}

static GtkWidget *
find_swatch (GtkWidget *root, const char *tooltip)
{
  GtkWidget *found = is_swatch (root, tooltip) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_swatch (child, tooltip);
  return found;
}

static void
test_color (JwWindowFixture *fixture, gconstpointer data)
{
  JwNode *stage = select_node (fixture, "s2");
  GtkWidget *row = jw_window_fixture_get_row (fixture, JW_STAGE_COLOR);

  jw_window_fixture_click (fixture, find_swatch (row, "Teal"));
  g_assert_cmpstr (jw_node_get_string (stage, JW_STAGE_COLOR), ==, "#0f766e");
  jw_window_fixture_click (fixture, find_swatch (row, "Automatic"));
  g_assert_false (jw_node_has (stage, JW_STAGE_COLOR));
  undo (fixture);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_swatch (row, "Teal"))));
}

static void
test_feeling (JwWindowFixture *fixture, gconstpointer data)
{
  JwMap *map = jw_window_fixture_map (fixture);
  JwNode *point = jw_map_find_point (map, jw_map_find (map, "l2"), jw_map_find (map, "s3"));
  double before = jw_node_get_number (point, JW_POINT_SCORE);
  GtkWidget *row;

  select_node (fixture, jw_node_get_id (point));
  row = jw_window_fixture_get_row (fixture, JW_POINT_SCORE);
  press_button (fixture, row, "value-increase-symbolic");
  g_assert_cmpfloat_with_epsilon (jw_node_get_number (point, JW_POINT_SCORE), before + 0.5, 1e-9);
  g_assert_nonnull (
      jw_window_fixture_find_text (GTK_WIDGET (get_panel (fixture)), "Feeling · 3 Conversion"));
}

/* What is deleted while the panel shows it is not changed any more, and the panel moves on. */
static void
test_deleted_node (JwWindowFixture *fixture, gconstpointer data)
{
  JwMap *map = jw_window_fixture_map (fixture);
  GtkWidget *row;

  select_node (fixture, "k7");
  row = jw_window_fixture_get_row (fixture, JW_CARD_NOTE);
  gtk_widget_grab_focus (row);
  jw_driver_type (fixture->driver, "x");
  g_assert_true (jw_edit_delete (map, (const char *[]){ "k7", NULL }, NULL));
  jw_driver_type (fixture->driver, "y");
  jw_driver_settle (fixture->driver);
  g_assert_true (jw_inspector_get_node (get_panel (fixture)) == JW_NODE (map));
  undo (fixture);
  g_assert_cmpstr (jw_node_get_string (jw_map_find (map, "k7"), JW_CARD_NOTE), ==, "x");
}

static void
test_people (JwWindowFixture *fixture, gconstpointer data)
{
  JwMap *map = jw_window_fixture_map (fixture);

  jw_window_fixture_click (
      fixture, jw_window_fixture_find_text (GTK_WIDGET (get_panel (fixture)), "Show More"));
  jw_window_fixture_click (
      fixture, jw_window_fixture_find_text (GTK_WIDGET (get_panel (fixture)), "Show Less"));
  select_node (fixture, "p1");
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (jw_window_fixture_get_row (fixture, JW_PERSONA_NAME))),
      ==, "Gift buyer, 34");
  jw_selection_clear (jw_map_get_selection (map));
  jw_driver_settle (fixture->driver);
  g_assert_true (jw_inspector_get_node (get_panel (fixture)) == JW_NODE (map));
}

static void
test_several (JwWindowFixture *fixture, gconstpointer data)
{
  JwMap *map = jw_window_fixture_map (fixture);
  GtkWidget *panel = GTK_WIDGET (get_panel (fixture));

  jw_selection_set (jw_map_get_selection (map), (const char *[]){ "k7", "k8", "k9", NULL });
  jw_driver_settle (fixture->driver);
  g_assert_nonnull (jw_window_fixture_find_text (panel, "3 things selected"));
  jw_window_fixture_click (fixture, jw_window_fixture_find_text (panel, "Delete"));
  g_assert_null (jw_map_find (map, "k8"));
  g_assert_cmpstr (jw_window_get_last_said (fixture->window), ==, "3 things deleted");
}

static void
test_folds (JwWindowFixture *fixture, gconstpointer data)
{
  gboolean open = FALSE;

  g_object_get (fixture->window, "side-panel", &open, NULL);
  g_assert_true (open);
  jw_driver_key (fixture->driver, GDK_KEY_F9, 0);
  g_object_get (fixture->window, "side-panel", &open, NULL);
  g_assert_false (open);
  jw_driver_key (fixture->driver, GDK_KEY_F9, 0);
  g_object_get (fixture->window, "side-panel", &open, NULL);
  g_assert_true (open);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 640, 600);
  jw_driver_settle (fixture->driver);
  g_object_get (fixture->window, "side-panel", &open, NULL);
  g_assert_false (open);
}

/* What slides away is there for a while yet, and gets no more keys. */
static void
test_hidden_has_no_keyboard (JwWindowFixture *fixture, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (fixture->window);
  GtkWidget *canvas = GTK_WIDGET (jw_window_get_canvas (fixture->window));
  GtkWidget *panel = GTK_WIDGET (get_panel (fixture));

  jw_inspector_focus (get_panel (fixture));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), panel));
  g_object_set (window, "side-panel", FALSE, NULL);
  g_assert_true (gtk_window_get_focus (window) == canvas);
  g_assert_false (gtk_widget_child_focus (panel, GTK_DIR_TAB_FORWARD));
  g_object_set (window, "side-panel", TRUE, NULL);
  jw_inspector_focus (get_panel (fixture));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), panel));
}

static GtkWidget *
find_open_menu (GtkWidget *root)
{
  GtkWidget *found = NULL;

  if (GTK_IS_POPOVER (root) && gtk_widget_get_visible (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_open_menu (child);
  return found;
}

/* A menu of its own goes with it: left open, it would get all keys. Nor is one opened then. */
static void
test_hidden_has_no_menu (JwWindowFixture *fixture, gconstpointer data)
{
  GtkWidget *panel = GTK_WIDGET (get_panel (fixture));
  GtkWidget *row = jw_window_fixture_get_row (fixture, JW_MAP_STATE);

  jw_window_fixture_click (fixture, row);
  g_assert_nonnull (find_open_menu (panel));
  g_object_set (fixture->window, "side-panel", FALSE, NULL);
  g_assert_null (find_open_menu (panel));
  g_assert_false (gtk_widget_get_can_target (panel));
  g_object_set (fixture->window, "side-panel", TRUE, NULL);
  g_assert_true (gtk_widget_get_can_target (panel));
}

/* Of one letter, and of very many. */
static void
test_names_of_people (JwWindowFixture *fixture, gconstpointer data)
{
  JwMap *map = jw_window_fixture_map (fixture);
  JwNode *persona = jw_node_get_first_child (JW_NODE (map), JW_KIND_PERSONA);
  g_autofree char *letters = g_strnfill (400, 'i');
  GtkWidget *label;

  jw_edit_change (persona, JW_PERSONA_NAME, "1", FALSE, NULL);
  jw_driver_settle (fixture->driver);
  g_assert_nonnull (jw_window_fixture_find_text (GTK_WIDGET (get_panel (fixture)), "1"));
  jw_edit_change (persona, JW_PERSONA_NAME, letters, FALSE, NULL);
  jw_driver_settle (fixture->driver);
  label = jw_window_fixture_find_text (GTK_WIDGET (get_panel (fixture)), letters);
  g_assert_nonnull (label);
  g_assert_cmpint (gtk_widget_get_height (label), <, 60);
}

/* GTK has no picture for blanks that are dragged. */
static void
test_dragged_blanks (JwWindowFixture *fixture, gconstpointer data)
{
  GtkWidget *row = jw_window_fixture_get_row (fixture, JW_MAP_BUSINESS), *field;
  int start, end;
  double x, y;

  jw_window_fixture_click (fixture, row);
  jw_driver_key (fixture->driver, GDK_KEY_a, GDK_CONTROL_MASK);
  jw_driver_type (fixture->driver, "                ");
  jw_driver_key (fixture->driver, GDK_KEY_a, GDK_CONTROL_MASK);
  field = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (row), &start, &end));
  jw_driver_locate_widget (fixture->driver, field, &x, &y);
  x -= gtk_widget_get_width (field) / 2.0 - 8;
  jw_driver_drag (fixture->driver, x, y, x + 60, y + 60);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == field);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();

#define ADD(name)                                                                                  \
  JW_WINDOW_TEST ("/window/panel/" #name, jw_window_fixture_set_up_sample, test_##name)
  ADD (string);
  ADD (title);
  ADD (text);
  ADD (choice);
  ADD (picture);
  ADD (open_choice);
  ADD (number);
  ADD (rating);
  ADD (large_number);
  ADD (boolean);
  ADD (date);
  ADD (ref);
  ADD (ref_follows_names);
  ADD (refs);
  ADD (color);
  ADD (feeling);
  ADD (deleted_node);
  ADD (people);
  ADD (several);
  ADD (folds);
  ADD (hidden_has_no_keyboard);
  ADD (hidden_has_no_menu);
  ADD (names_of_people);
  ADD (dragged_blanks);
  return g_test_run ();
}
