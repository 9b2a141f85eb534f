#include <string.h>

#include "model/card.h"
#include "model/lane.h"
#include "model/point.h"
#include "model/stage.h"
#include "tests/ui/fixture.h"

static void
count_cb (JwCanvas *canvas, const char *text, guint *n)
{
  g_assert_cmpuint (strlen (text), >, 0);
  (*n)++;
}

static void
test_double_click (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 2, 0);
  g_assert_true (jw_canvas_is_editing (self->canvas));
  jw_driver_key (self->driver, GDK_KEY_End, 0);
  jw_driver_type (self->driver, " Call!");
  /* Every key is in the model at once, so that the sheet shows it. */
  g_assert_cmpstr (fixture_get_text (self->first), ==, "First Call!");
  jw_canvas_end_edit (self->canvas);
  g_assert_cmpstr (fixture_get_text (self->first), ==, "First Call!");
  g_assert_true (jw_map_undo (self->map));
  g_assert_cmpstr (fixture_get_text (self->first), ==, "First");
}

static void
test_escape (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 2, 0);
  jw_driver_type (self->driver, "xyz");
  g_assert_true (jw_map_is_modified (self->map));
  jw_driver_key (self->driver, GDK_KEY_Escape, 0);
  g_assert_false (jw_canvas_is_editing (self->canvas));
  g_assert_cmpstr (fixture_get_text (self->first), ==, "First");
  g_assert_false (jw_map_is_modified (self->map));
  fixture_assert_selected (self, self->first);
  /* Nothing that was typed is lost for good. */
  g_assert_true (jw_map_redo (self->map));
  g_assert_nonnull (strstr (fixture_get_text (self->first), "xyz"));
}

static void
test_typing_replaces (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->second, 1, 0);
  jw_driver_type (self->driver, "New Words");
  g_assert_cmpstr (fixture_get_text (self->second), ==, "New Words");
  jw_driver_key (self->driver, GDK_KEY_Escape, 0);
  g_assert_cmpstr (fixture_get_text (self->second), ==, "Second");
}

/* Typing alone replaces; these keys are for writing on. */
static void
test_edit_writes_on (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->second, 1, 0);
  jw_driver_key (self->driver, GDK_KEY_F2, 0);
  jw_driver_type (self->driver, "s");
  g_assert_cmpstr (fixture_get_text (self->second), ==, "Seconds");
  fixture_click (self, self->third, 1, 0);
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  jw_driver_type (self->driver, " place");
  g_assert_cmpstr (fixture_get_text (self->third), ==, "Third place");
}

static void
test_enter_opens_next (Fixture *self, gconstpointer data)
{
  JwNode *card;

  fixture_click (self, self->first, 1, 0);
  jw_driver_key (self->driver, GDK_KEY_F2, 0);
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  g_assert_cmpuint (fixture_get_n_cards (self, self->touchpoints, self->stages[0]), ==, 3);
  jw_driver_type (self->driver, "between");
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  card = fixture_get_card (self, self->touchpoints, self->stages[0], 1);
  g_assert_cmpstr (fixture_get_text (card), ==, "between");
  g_assert_cmpuint (fixture_get_n_cards (self, self->touchpoints, self->stages[0]), ==, 4);
  /* The last one stays empty, so it goes again and leaves nothing to undo. */
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  g_assert_false (jw_canvas_is_editing (self->canvas));
  g_assert_cmpuint (fixture_get_n_cards (self, self->touchpoints, self->stages[0]), ==, 3);
  g_assert_true (jw_map_undo (self->map));
  g_assert_cmpuint (fixture_get_n_cards (self, self->touchpoints, self->stages[0]), ==, 2);
  g_assert_false (jw_map_is_modified (self->map));
}

static void
test_new_card_escape (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 2, 0);
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  jw_driver_type (self->driver, "gone");
  jw_driver_key (self->driver, GDK_KEY_Escape, 0);
  g_assert_cmpuint (fixture_get_n_cards (self, self->touchpoints, self->stages[0]), ==, 2);
  g_assert_false (jw_map_is_modified (self->map));
  g_assert_true (jw_map_redo (self->map));
  g_assert_cmpuint (fixture_get_n_cards (self, self->touchpoints, self->stages[0]), ==, 3);
}

static void
test_tab (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->second, 2, 0);
  jw_driver_key (self->driver, GDK_KEY_Tab, 0);
  fixture_assert_selected (self, self->third);
  g_assert_true (jw_canvas_is_editing (self->canvas));
  jw_driver_type (self->driver, "typed");
  g_assert_cmpstr (fixture_get_text (self->third), ==, "typed");
  jw_driver_key (self->driver, GDK_KEY_Tab, 0);
  jw_driver_type (self->driver, "made");
  g_assert_cmpstr (
      fixture_get_text (fixture_get_card (self, self->touchpoints, self->stages[2], 0)), ==,
      "made");
  jw_driver_key (self->driver, GDK_KEY_Tab, GDK_SHIFT_MASK);
  fixture_assert_selected (self, self->third);
  g_assert_true (jw_canvas_is_editing (self->canvas));
}

static void
test_tab_over_names (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->stages[0], 1, 0);
  jw_driver_type (self->driver, "Hear");
  jw_driver_key (self->driver, GDK_KEY_Tab, 0);
  jw_driver_type (self->driver, "stranger");
  jw_driver_key (self->driver, GDK_KEY_Tab, 0);
  jw_driver_type (self->driver, "Look");
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  g_assert_false (jw_canvas_is_editing (self->canvas));
  g_assert_cmpstr (jw_node_get_string (self->stages[0], JW_STAGE_NAME), ==, "Hear");
  g_assert_cmpstr (jw_node_get_string (self->stages[0], JW_STAGE_WHO), ==, "stranger");
  g_assert_cmpstr (jw_node_get_string (self->stages[1], JW_STAGE_NAME), ==, "Look");
}

static void
test_line_break (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 1, 0);
  jw_driver_type (self->driver, "a");
  jw_driver_key (self->driver, GDK_KEY_Return, GDK_SHIFT_MASK);
  jw_driver_type (self->driver, "b");
  g_assert_cmpstr (fixture_get_text (self->first), ==, "a\nb");
}

static void
test_caret_keys (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 1, 0);
  jw_driver_type (self->driver, "one two");
  jw_driver_key (self->driver, GDK_KEY_Left, GDK_CONTROL_MASK);
  jw_driver_type (self->driver, "x");
  g_assert_cmpstr (fixture_get_text (self->first), ==, "one xtwo");
  jw_driver_key (self->driver, GDK_KEY_BackSpace, 0);
  jw_driver_key (self->driver, GDK_KEY_Home, 0);
  jw_driver_key (self->driver, GDK_KEY_Delete, 0);
  g_assert_cmpstr (fixture_get_text (self->first), ==, "ne two");
  jw_driver_key (self->driver, GDK_KEY_Right, GDK_SHIFT_MASK);
  jw_driver_key (self->driver, GDK_KEY_Right, GDK_SHIFT_MASK);
  jw_driver_type (self->driver, "A");
  g_assert_cmpstr (fixture_get_text (self->first), ==, "A two");
  jw_driver_key (self->driver, GDK_KEY_End, 0);
  jw_driver_key (self->driver, GDK_KEY_BackSpace, GDK_CONTROL_MASK);
  g_assert_cmpstr (fixture_get_text (self->first), ==, "A ");
}

/* White space round the text goes when editing ends. */
static void
test_trailing_space (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 1, 0);
  jw_driver_type (self->driver, "word ");
  g_assert_cmpstr (fixture_get_text (self->first), ==, "word ");
  jw_canvas_end_edit (self->canvas);
  g_assert_cmpstr (fixture_get_text (self->first), ==, "word");
}

static void
test_clipboard (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 2, 0);
  jw_driver_key (self->driver, GDK_KEY_a, GDK_CONTROL_MASK);
  jw_driver_key (self->driver, GDK_KEY_x, GDK_CONTROL_MASK);
  g_assert_null (fixture_get_text (self->first));
  jw_driver_key (self->driver, GDK_KEY_v, GDK_CONTROL_MASK);
  jw_driver_key (self->driver, GDK_KEY_v, GDK_CONTROL_MASK);
  g_assert_cmpstr (fixture_get_text (self->first), ==, "FirstFirst");
}

static void
test_pointer_in_text (Fixture *self, gconstpointer data)
{
  const JwSceneItem *item;
  double x, y, text_x, text_y;
  JwText *text;

  fixture_click (self, self->first, 1, 0);
  jw_driver_type (self->driver, "alpha beta");
  item = jw_scene_find (jw_canvas_get_scene (self->canvas), jw_node_get_id (self->first));
  text = jw_scene_item_get_text (item, &text_x, &text_y);
  jw_driver_locate_sheet (self->driver, text_x + 2, text_y + jw_text_get_height (text) / 2, &x, &y);
  jw_driver_click (self->driver, x, y, GDK_BUTTON_PRIMARY, 2, 0);
  jw_driver_type (self->driver, "A");
  g_assert_cmpstr (fixture_get_text (self->first), ==, "A beta");
  g_assert_true (jw_canvas_is_editing (self->canvas));
}

static void
test_title_and_quote (Fixture *self, gconstpointer data)
{
  double x, y;

  jw_driver_locate (self->driver, jw_node_get_id (JW_NODE (self->map)), JW_ITEM_TITLE, &x, &y);
  jw_driver_click (self->driver, x, y, GDK_BUTTON_PRIMARY, 1, 0);
  jw_driver_type (self->driver, "Big");
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  g_assert_cmpstr (jw_node_get_string (JW_NODE (self->map), JW_MAP_TITLE), ==, "Big");
  jw_driver_click (self->driver, x, y, GDK_BUTTON_PRIMARY, 2, 0);
  jw_driver_type (self->driver, "Small");
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  g_assert_cmpstr (jw_node_get_string (JW_NODE (self->map), JW_MAP_TITLE), ==, "Small");
  fixture_click (self, self->point, 1, 0);
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  jw_driver_key (self->driver, GDK_KEY_End, 0);
  jw_driver_type (self->driver, " one");
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  g_assert_cmpstr (jw_node_get_string (self->point, JW_POINT_QUOTE), ==, "Nice one");
}

static void
test_lines_under_names (Fixture *self, gconstpointer data)
{
  double x, y;

  jw_driver_locate (self->driver, jw_node_get_id (self->pains), JW_ITEM_LANE_HINT, &x, &y);
  jw_driver_click (self->driver, x, y, GDK_BUTTON_PRIMARY, 2, 0);
  jw_driver_key (self->driver, GDK_KEY_a, GDK_CONTROL_MASK);
  jw_driver_type (self->driver, "hint");
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  g_assert_cmpstr (jw_node_get_string (self->pains, JW_LANE_HINT), ==, "hint");
}

static void
test_focus_leaves (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 1, 0);
  jw_driver_type (self->driver, "kept");
  gtk_window_set_focus (jw_driver_get_window (self->driver), NULL);
  jw_driver_settle (self->driver);
  g_assert_false (jw_canvas_is_editing (self->canvas));
  g_assert_cmpstr (fixture_get_text (self->first), ==, "kept");
}

static void
test_limit (Fixture *self, gconstpointer data)
{
  g_autofree char *long_name = g_strnfill (JW_MAX_STRING_BYTES, 'n');
  guint n = 0;

  g_signal_connect (self->canvas, "message", G_CALLBACK (count_cb), &n);
  fixture_click (self, self->stages[0], 2, 0);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->canvas)), long_name);
  jw_driver_key (self->driver, GDK_KEY_v, GDK_CONTROL_MASK);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (jw_node_get_string (self->stages[0], JW_STAGE_NAME), ==, "One");
}

static void
test_undo_of_edited_node (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 2, 0);
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  jw_driver_type (self->driver, "x");
  /* Someone takes the card away while it is edited. */
  g_assert_true (jw_map_undo (self->map));
  jw_driver_settle (self->driver);
  g_assert_false (jw_canvas_is_editing (self->canvas));
  jw_canvas_end_edit (self->canvas);
  g_assert_cmpuint (fixture_get_n_cards (self, self->touchpoints, self->stages[0]), ==, 2);
}

/* Undo goes word by word through what was typed, and on through what was before. */
static void
test_undo_in_text (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 1, 0);
  jw_driver_type (self->driver, "one two");
  jw_driver_key (self->driver, GDK_KEY_BackSpace, 0);
  jw_driver_key (self->driver, GDK_KEY_BackSpace, 0);
  g_assert_cmpstr (fixture_get_text (self->first), ==, "one t");
  jw_driver_key (self->driver, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_cmpstr (fixture_get_text (self->first), ==, "one two");
  jw_driver_key (self->driver, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_cmpstr (fixture_get_text (self->first), ==, "one ");
  jw_driver_key (self->driver, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_cmpstr (fixture_get_text (self->first), ==, "First");
  jw_driver_key (self->driver, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  jw_driver_key (self->driver, GDK_KEY_y, GDK_CONTROL_MASK);
  g_assert_cmpstr (fixture_get_text (self->first), ==, "one two");
  g_assert_true (jw_canvas_is_editing (self->canvas));
  jw_driver_type (self->driver, "!");
  g_assert_false (jw_canvas_edit_redo (self->canvas));
  g_assert_cmpstr (fixture_get_text (self->first), ==, "one two!");
  jw_canvas_end_edit (self->canvas);
  g_assert_true (jw_map_undo (self->map));
  g_assert_cmpstr (fixture_get_text (self->first), ==, "First");
  g_assert_false (jw_map_is_modified (self->map));
}

/* A card that was begun goes again, and nothing else with it. */
static void
test_undo_of_begun_card (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 1, 0);
  jw_driver_type (self->driver, "kept");
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  g_assert_true (jw_canvas_edit_undo (self->canvas));
  g_assert_false (jw_canvas_is_editing (self->canvas));
  g_assert_cmpuint (fixture_get_n_cards (self, self->touchpoints, self->stages[0]), ==, 2);
  g_assert_cmpstr (fixture_get_text (self->first), ==, "kept");
}

static void
locate_in_text (Fixture *self, guint index, double *x, double *y)
{
  const JwSceneItem *item =
      jw_scene_find (jw_canvas_get_scene (self->canvas), jw_node_get_id (self->first));
  double text_x, text_y, caret_x, caret_y, height;
  JwText *text = jw_scene_item_get_text (item, &text_x, &text_y);

  jw_text_get_caret (text, index, &caret_x, &caret_y, &height);
  jw_driver_locate_sheet (self->driver, text_x + caret_x + 1, text_y + caret_y + height / 2, x, y);
}

static void
test_words_with_pointer (Fixture *self, gconstpointer data)
{
  double x, y, to_x, to_y;

  fixture_click (self, self->first, 1, 0);
  jw_driver_type (self->driver, "alpha beta gamma");
  locate_in_text (self, 7, &x, &y);
  locate_in_text (self, 12, &to_x, &to_y);
  jw_driver_click (self->driver, x, y, GDK_BUTTON_PRIMARY, 1, 0);
  jw_driver_press (self->driver, GDK_BUTTON_PRIMARY);
  jw_driver_move (self->driver, (x + to_x) / 2, y);
  jw_driver_move (self->driver, to_x, to_y);
  jw_driver_release (self->driver, GDK_BUTTON_PRIMARY);
  jw_driver_type (self->driver, "x");
  g_assert_cmpstr (fixture_get_text (self->first), ==, "alpha x");
}

/* Who gives up in an empty cell is still there. */
static void
test_escape_stays (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->third, 1, 0);
  jw_driver_key (self->driver, GDK_KEY_F2, 0);
  jw_driver_key (self->driver, GDK_KEY_Tab, 0);
  jw_driver_type (self->driver, "gone");
  jw_driver_key (self->driver, GDK_KEY_Escape, 0);
  g_assert_cmpuint (fixture_get_n_cards (self, self->touchpoints, self->stages[2]), ==, 0);
  jw_driver_type (self->driver, "here");
  g_assert_cmpstr (
      fixture_get_text (fixture_get_card (self, self->touchpoints, self->stages[2], 0)), ==,
      "here");
}

static gboolean
has_pasted (gpointer card)
{
  return g_strcmp0 (fixture_get_text (card), "betaalpha beta") == 0;
}

/* What is selected is what the middle button pastes. */
static void
test_middle_button (Fixture *self, gconstpointer data)
{
  double x, y;

  fixture_click (self, self->first, 1, 0);
  jw_driver_type (self->driver, "alpha beta");
  locate_in_text (self, 7, &x, &y);
  jw_driver_click (self->driver, x, y, GDK_BUTTON_PRIMARY, 2, 0);
  locate_in_text (self, 0, &x, &y);
  jw_driver_click (self->driver, x, y, GDK_BUTTON_MIDDLE, 1, 0);
  g_assert_true (jw_driver_wait_for (self->driver, has_pasted, self->first));
  jw_driver_type (self->driver, "x");
  g_assert_cmpstr (fixture_get_text (self->first), ==, "betaxalpha beta");
}

static gboolean
has_two (gpointer card)
{
  return g_strcmp0 (fixture_get_text (card), "FirstFirst") == 0;
}

static void
test_old_clipboard_keys (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 2, 0);
  jw_driver_key (self->driver, GDK_KEY_a, GDK_CONTROL_MASK);
  jw_driver_key (self->driver, GDK_KEY_Delete, GDK_SHIFT_MASK);
  g_assert_null (fixture_get_text (self->first));
  jw_driver_key (self->driver, GDK_KEY_Insert, GDK_SHIFT_MASK);
  jw_driver_key (self->driver, GDK_KEY_Insert, GDK_SHIFT_MASK);
  g_assert_true (jw_driver_wait_for (self->driver, has_two, self->first));
}

/* Ctrl+Shift+U and a number is a character; while it is composed it stands in the text. */
static void
test_composed (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 2, 0);
  jw_driver_key (self->driver, GDK_KEY_Home, 0);
  jw_driver_key (self->driver, GDK_KEY_u, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  jw_driver_type (self->driver, "e9");
  g_assert_cmpstr (fixture_get_text (self->first), ==, "ue9First");
  jw_driver_key (self->driver, GDK_KEY_space, 0);
  g_assert_cmpstr (fixture_get_text (self->first), ==, "éFirst");
  jw_driver_key (self->driver, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_cmpstr (fixture_get_text (self->first), ==, "First");
}

/* It may also begin a text, as any letter does. */
static void
test_composed_anew (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 1, 0);
  jw_driver_key (self->driver, GDK_KEY_u, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  jw_driver_type (self->driver, "e9");
  jw_driver_key (self->driver, GDK_KEY_space, 0);
  g_assert_cmpstr (fixture_get_text (self->first), ==, "é");
  jw_driver_key (self->driver, GDK_KEY_Escape, 0);
  g_assert_cmpstr (fixture_get_text (self->first), ==, "First");
}

/* A line that is read from the right begins there, and its words go on to the left. */
static void
test_from_the_right (Fixture *self, gconstpointer data)
{
  g_assert_true (jw_edit_change (self->first, JW_CARD_TEXT, "אב גד הו", FALSE, NULL));
  fixture_click (self, self->first, 2, 0);
  jw_driver_key (self->driver, GDK_KEY_Home, 0);
  jw_driver_type (self->driver, "1");
  g_assert_cmpstr (fixture_get_text (self->first), ==, "1אב גד הו");
  jw_driver_key (self->driver, GDK_KEY_End, 0);
  jw_driver_type (self->driver, "2");
  g_assert_cmpstr (fixture_get_text (self->first), ==, "1אב גד הו2");
  jw_driver_key (self->driver, GDK_KEY_Right, GDK_CONTROL_MASK);
  jw_driver_key (self->driver, GDK_KEY_Right, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  jw_driver_type (self->driver, "3");
  g_assert_cmpstr (fixture_get_text (self->first), ==, "1אב 3הו2");
  jw_driver_key (self->driver, GDK_KEY_a, GDK_CONTROL_MASK);
  jw_driver_key (self->driver, GDK_KEY_Right, 0);
  jw_driver_key (self->driver, GDK_KEY_Delete, 0);
  g_assert_cmpstr (fixture_get_text (self->first), ==, "אב 3הו2");
}

static void
test_moves_by_line (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) long_text = g_string_new (NULL);

  fixture_click (self, self->first, 1, 0);
  for (guint i = 0; i < 8; i++)
    g_string_append (long_text, i > 0 ? " longish words" : "longish words");
  jw_driver_type (self->driver, long_text->str);
  jw_driver_key (self->driver, GDK_KEY_Home, GDK_CONTROL_MASK);
  jw_driver_key (self->driver, GDK_KEY_Down, 0);
  jw_driver_key (self->driver, GDK_KEY_Up, 0);
  jw_driver_type (self->driver, "A");
  g_assert_true (g_str_has_prefix (fixture_get_text (self->first), "Alongish"));
  jw_driver_key (self->driver, GDK_KEY_Down, 0);
  jw_driver_key (self->driver, GDK_KEY_Home, 0);
  jw_driver_key (self->driver, GDK_KEY_Home, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  jw_driver_key (self->driver, GDK_KEY_Delete, 0);
  g_assert_cmpuint (strlen (fixture_get_text (self->first)), <, long_text->len);
  g_assert_true (g_str_has_suffix (long_text->str, fixture_get_text (self->first)));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  fixture_add ("/canvas/edit/double-click", test_double_click);
  fixture_add ("/canvas/edit/escape", test_escape);
  fixture_add ("/canvas/edit/typing-replaces", test_typing_replaces);
  fixture_add ("/canvas/edit/enter-opens-next", test_enter_opens_next);
  fixture_add ("/canvas/edit/edit-writes-on", test_edit_writes_on);
  fixture_add ("/canvas/edit/new-card-escape", test_new_card_escape);
  fixture_add ("/canvas/edit/tab", test_tab);
  fixture_add ("/canvas/edit/tab-over-names", test_tab_over_names);
  fixture_add ("/canvas/edit/line-break", test_line_break);
  fixture_add ("/canvas/edit/caret-keys", test_caret_keys);
  fixture_add ("/canvas/edit/trailing-space", test_trailing_space);
  fixture_add ("/canvas/edit/clipboard", test_clipboard);
  fixture_add ("/canvas/edit/pointer-in-text", test_pointer_in_text);
  fixture_add ("/canvas/edit/title-and-quote", test_title_and_quote);
  fixture_add ("/canvas/edit/lines-under-names", test_lines_under_names);
  fixture_add ("/canvas/edit/focus-leaves", test_focus_leaves);
  fixture_add ("/canvas/edit/limit", test_limit);
  fixture_add ("/canvas/edit/undo-of-edited-node", test_undo_of_edited_node);
  fixture_add ("/canvas/edit/undo-in-text", test_undo_in_text);
  fixture_add ("/canvas/edit/undo-of-begun-card", test_undo_of_begun_card);
  fixture_add ("/canvas/edit/escape-stays", test_escape_stays);
  fixture_add ("/canvas/edit/words-with-pointer", test_words_with_pointer);
  fixture_add ("/canvas/edit/middle-button", test_middle_button);
  fixture_add ("/canvas/edit/old-clipboard-keys", test_old_clipboard_keys);
  fixture_add ("/canvas/edit/composed", test_composed);
  fixture_add ("/canvas/edit/composed-anew", test_composed_anew);
  fixture_add ("/canvas/edit/moves-by-line", test_moves_by_line);
  fixture_add ("/canvas/edit/from-the-right", test_from_the_right);
  return g_test_run ();
}
