/* What a screen reader finds on the sheet, and what it is told. */

#include <string.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "tests/bench/generate.h"
#include "tests/ui/fixture.h"
#include "ui/canvas/spoken/spoken-item.h"
#include "ui/canvas/spoken/spoken-text.h"
#include "ui/inspector/entry-text.h"

static JwSpokenItem *
find_within (GtkWidget *parent, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      JwSpokenItem *found = NULL;

      if (!JW_IS_SPOKEN_ITEM (child))
        continue;
      if (g_strcmp0 (jw_spoken_item_get_label (JW_SPOKEN_ITEM (child)), label) == 0)
        return JW_SPOKEN_ITEM (child);
      found = find_within (child, label);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static guint
count_within (GtkWidget *parent)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (JW_IS_SPOKEN_ITEM (child))
      n += 1 + count_within (child);
  return n;
}

static JwSpokenItem *
find_item (Fixture *self, const char *label)
{
  JwSpokenItem *item;

  jw_driver_settle (self->driver);
  item = find_within (GTK_WIDGET (self->canvas), label);
  if (item == NULL)
    g_error ("No item “%s”", label);
  return item;
}

static void
assert_says (Fixture *self, const char *label)
{
  GtkWidget *focus;

  jw_driver_settle (self->driver);
  focus = gtk_window_get_focus (jw_driver_get_window (self->driver));
  g_assert_true (JW_IS_SPOKEN_ITEM (focus));
  g_assert_cmpstr (jw_spoken_item_get_label (JW_SPOKEN_ITEM (focus)), ==, label);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       label);
}

static void
assert_role (Fixture *self, const char *label, GtkAccessibleRole role)
{
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (find_item (self, label)), role);
}

static void
test_every_part (Fixture *self, gconstpointer data)
{
  assert_role (self, "Title of the map: A small map", GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  assert_role (self, "Stage 2 of 3: Two", GTK_ACCESSIBLE_ROLE_GROUP);
  assert_role (self, "Touchpoints, lane 1 of 4", GTK_ACCESSIBLE_ROLE_LIST);
  assert_role (self, "Touchpoints, One: 2 entries", GTK_ACCESSIBLE_ROLE_GROUP);
  assert_role (self, "Touchpoints, Three: empty", GTK_ACCESSIBLE_ROLE_GROUP);
  assert_role (self, "Touchpoint, One, 2 of 2: Second", GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  assert_role (self, "Touchpoint, Two: Third", GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  assert_role (self, "Feeling, One: 1 on a scale from -2 to 2, “Nice”",
               GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  /* The title, 3 stages, 4 lanes, 12 cells, 3 cards and a feeling. */
  g_assert_cmpuint (count_within (GTK_WIDGET (self->canvas)), ==, 24);
}

/* They lie where the sheet shows what they stand for. */
static void
test_places (Fixture *self, gconstpointer data)
{
  GtkWidget *item = GTK_WIDGET (find_item (self, "Touchpoint, Two: Third"));
  const JwSceneItem *part =
      jw_scene_find (jw_canvas_get_scene (self->canvas), jw_node_get_id (self->third));
  GdkRectangle expected;
  graphene_rect_t bounds;
  JwRect rect;

  jw_scene_item_get_bounds (part, &rect);
  jw_canvas_sheet_to_widget (self->canvas, &rect, &expected);
  g_assert_true (gtk_widget_compute_bounds (item, GTK_WIDGET (self->canvas), &bounds));
  g_assert_cmpfloat_with_epsilon (bounds.origin.x, expected.x, 1.01);
  g_assert_cmpfloat_with_epsilon (bounds.origin.y, expected.y, 1.01);
  g_assert_cmpfloat_with_epsilon (bounds.size.width, expected.width, 2.01);
  g_assert_cmpfloat_with_epsilon (bounds.size.height, expected.height, 2.01);
}

static void
test_follows_the_keyboard (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 1, 0);
  assert_says (self, "Touchpoint, One, 1 of 2: First");
  jw_driver_key (self->driver, GDK_KEY_Down, 0);
  assert_says (self, "Touchpoint, One, 2 of 2: Second");
  jw_driver_key (self->driver, GDK_KEY_Right, 0);
  assert_says (self, "Touchpoint, Two: Third");
  jw_driver_key (self->driver, GDK_KEY_Right, 0);
  assert_says (self, "Touchpoints, Three: empty");
  jw_driver_key (self->driver, GDK_KEY_Home, GDK_CONTROL_MASK);
  assert_says (self, "Title of the map: A small map");
}

static void
test_follows_the_map (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->second, 1, 0);
  jw_driver_key (self->driver, GDK_KEY_F2, 0);
  jw_driver_key (self->driver, GDK_KEY_End, 0);
  jw_driver_type (self->driver, "x");
  jw_driver_key (self->driver, GDK_KEY_Escape, 0);
  jw_edit_change (self->second, JW_CARD_TEXT, "Changed", FALSE, NULL);
  assert_says (self, "Touchpoint, One, 2 of 2: Changed");
  jw_edit_change_number (self->second, JW_CARD_SEVERITY, 3, FALSE, NULL);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (find_item (self, "Touchpoint, One, 2 of 2: Changed")),
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Severity 3.");
  jw_driver_key (self->driver, GDK_KEY_Right, GDK_ALT_MASK);
  assert_says (self, "Touchpoint, Two, 2 of 2: Changed");
}

static void
test_states (Fixture *self, gconstpointer data)
{
  JwSpokenItem *first = find_item (self, "Touchpoint, One, 1 of 2: First");

  fixture_click (self, self->first, 1, 0);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (first), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  fixture_click (self, self->third, 1, 0);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (first), GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
}

/* What goes leaves the keyboard on the sheet, and its parts with it. */
static void
test_deleting (Fixture *self, gconstpointer data)
{
  jw_driver_settle (self->driver);
  fixture_click (self, self->stages[1], 1, 0);
  assert_says (self, "Stage 2 of 3: Two");
  jw_driver_key (self->driver, GDK_KEY_Delete, 0);
  g_assert_null (find_within (GTK_WIDGET (self->canvas), "Touchpoint, Two: Third"));
  g_assert_true (gtk_widget_get_state_flags (GTK_WIDGET (self->canvas)) &
                 GTK_STATE_FLAG_FOCUS_WITHIN);
  find_item (self, "Stage 2 of 2: Three");
  jw_driver_key (self->driver, GDK_KEY_Down, 0);
  assert_says (self, "Touchpoint, One, 1 of 2: First");
}

static void
test_saying (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 1, 0);
  jw_canvas_say (self->canvas, "Undone: Move card");
  assert_says (self, "Undone: Move card. Touchpoint, One, 1 of 2: First");
  jw_driver_key (self->driver, GDK_KEY_Down, 0);
  assert_says (self, "Touchpoint, One, 2 of 2: Second");
}

/* The field that stands for the edited text has the keyboard, and so is what is heard. */
static GtkTextBuffer *
get_field (Fixture *self)
{
  GtkWidget *focus;

  jw_driver_settle (self->driver);
  focus = gtk_window_get_focus (jw_driver_get_window (self->driver));
  g_assert_true (JW_IS_SPOKEN_TEXT (focus));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
}

static int
get_caret (GtkTextBuffer *buffer)
{
  int caret;

  g_object_get (buffer, "cursor-position", &caret, NULL);
  return caret;
}

static void
assert_field (Fixture *self, const char *text, int caret, int anchor)
{
  GtkTextBuffer *buffer = get_field (self);
  g_autofree char *shown = jw_buffer_get_text (buffer);
  GtkTextIter other;

  gtk_text_buffer_get_iter_at_mark (buffer, &other, gtk_text_buffer_get_selection_bound (buffer));
  g_assert_cmpstr (shown, ==, text);
  g_assert_cmpint (get_caret (buffer), ==, caret);
  g_assert_cmpint (gtk_text_iter_get_offset (&other), ==, anchor);
}

static void
test_caret (Fixture *self, gconstpointer data)
{
  jw_edit_change (self->second, JW_CARD_TEXT, "été", FALSE, NULL);
  fixture_click (self, self->second, 1, 0);
  jw_driver_key (self->driver, GDK_KEY_F2, 0);
  assert_field (self, "été", 3, 3);
  jw_driver_key (self->driver, GDK_KEY_a, GDK_CONTROL_MASK);
  assert_field (self, "été", 3, 0);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (gtk_window_get_focus (jw_driver_get_window (self->driver))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "Touchpoint, One, 2 of 2");
  jw_driver_key (self->driver, GDK_KEY_End, 0);
  assert_field (self, "été", 3, 3);
  jw_driver_type (self->driver, "s");
  assert_field (self, "étés", 4, 4);
  jw_driver_key (self->driver, GDK_KEY_Left, 0);
  jw_driver_key (self->driver, GDK_KEY_Left, 0);
  jw_driver_key (self->driver, GDK_KEY_Left, GDK_SHIFT_MASK);
  assert_field (self, "étés", 1, 2);
  jw_driver_key (self->driver, GDK_KEY_Return, 0);
  assert_field (self, "", 0, 0);
  jw_driver_key (self->driver, GDK_KEY_Escape, 0);
  jw_driver_settle (self->driver);
  g_assert_false (JW_IS_SPOKEN_TEXT (gtk_window_get_focus (jw_driver_get_window (self->driver))));
}

/* As lines are on the sheet, so they are read. */
static void
test_lines (Fixture *self, gconstpointer data)
{
  GtkTextBuffer *buffer;
  GtkTextIter line;
  int start;

  fixture_click (self, self->first, 1, 0);
  for (guint i = 0; i < 5; i++)
    jw_driver_type (self->driver, "word after word ");
  buffer = get_field (self);
  g_assert_cmpint (gtk_text_buffer_get_line_count (buffer), >, 1);
  gtk_text_buffer_get_iter_at_line (buffer, &line, 1);
  start = gtk_text_iter_get_offset (&line);
  jw_driver_key (self->driver, GDK_KEY_Home, GDK_CONTROL_MASK);
  jw_driver_key (self->driver, GDK_KEY_Down, 0);
  jw_driver_key (self->driver, GDK_KEY_Home, 0);
  g_assert_true (get_field (self) == buffer);
  g_assert_cmpint (get_caret (buffer), ==, start);
  g_assert_null (strchr (fixture_get_text (self->first), '\n'));
}

/* A braille display moves the caret, a voice dictates. */
static void
test_reader_edits (Fixture *self, gconstpointer data)
{
  GtkTextBuffer *buffer;
  GtkTextIter at;

  fixture_click (self, self->first, 1, 0);
  jw_driver_key (self->driver, GDK_KEY_F2, 0);
  buffer = get_field (self);
  gtk_text_buffer_get_iter_at_offset (buffer, &at, 2);
  gtk_text_buffer_place_cursor (buffer, &at);
  jw_driver_type (self->driver, "x");
  g_assert_cmpstr (fixture_get_text (self->first), ==, "Fixrst");
  gtk_text_buffer_insert_at_cursor (buffer, "yz", -1);
  assert_field (self, "Fixyzrst", 5, 5);
  g_assert_cmpstr (fixture_get_text (self->first), ==, "Fixyzrst");
}

static void
test_actions (Fixture *self, gconstpointer data)
{
  GtkWidget *third = GTK_WIDGET (find_item (self, "Touchpoint, Two: Third"));

  g_assert_true (gtk_widget_activate_action (third, "part.edit", NULL));
  g_assert_true (jw_canvas_is_editing (self->canvas));
  jw_driver_type (self->driver, "Read aloud");
  jw_canvas_end_edit (self->canvas);
  g_assert_cmpstr (fixture_get_text (self->third), ==, "Read aloud");
  third = GTK_WIDGET (find_item (self, "Touchpoint, Two: Read aloud"));
  g_assert_true (gtk_widget_activate_action (third, "part.delete", NULL));
  g_assert_cmpuint (fixture_get_n_cards (self, self->touchpoints, self->stages[1]), ==, 0);
  g_assert_true (gtk_widget_activate_action (
      GTK_WIDGET (find_item (self, "Touchpoints, Two: empty")), "part.add", NULL));
  jw_driver_type (self->driver, "Added");
  jw_canvas_end_edit (self->canvas);
  find_item (self, "Touchpoint, Two: Added");
}

/* Of a large map there is what is in sight, and always where the keyboard is. */
/* Items for what came into sight are made when the view rests. */
static gboolean
is_at_item (gpointer driver)
{
  return JW_IS_SPOKEN_ITEM (gtk_window_get_focus (jw_driver_get_window (driver)));
}

static void
test_large (void)
{
  g_autoptr (JwMap) map = jw_bench_make_map (5000);
  JwDriver *driver = jw_driver_new (map, 1200, 860);
  GtkWidget *canvas = GTK_WIDGET (jw_driver_get_canvas (driver));

  jw_driver_settle (driver);
  g_assert_cmpuint (count_within (canvas), >, 20);
  g_assert_cmpuint (count_within (canvas), <, 2500);
  jw_driver_key (driver, GDK_KEY_Home, GDK_CONTROL_MASK);
  jw_driver_key (driver, GDK_KEY_End, GDK_CONTROL_MASK);
  g_assert_true (jw_driver_wait_for (driver, is_at_item, driver));
  jw_driver_free (driver);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  fixture_add ("/canvas-spoken/every-part", test_every_part);
  fixture_add ("/canvas-spoken/places", test_places);
  fixture_add ("/canvas-spoken/keyboard", test_follows_the_keyboard);
  fixture_add ("/canvas-spoken/map", test_follows_the_map);
  fixture_add ("/canvas-spoken/states", test_states);
  fixture_add ("/canvas-spoken/deleting", test_deleting);
  fixture_add ("/canvas-spoken/saying", test_saying);
  fixture_add ("/canvas-spoken/caret", test_caret);
  fixture_add ("/canvas-spoken/lines", test_lines);
  fixture_add ("/canvas-spoken/reader-edits", test_reader_edits);
  fixture_add ("/canvas-spoken/actions", test_actions);
  g_test_add_func ("/canvas-spoken/large", test_large);
  return g_test_run ();
}
