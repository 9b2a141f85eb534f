#include "tests/ui/fixture.h"

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/file/reader.h"
#include "model/file/writer.h"
#include "model/point.h"

void
fixture_fill (Fixture *self)
{
  const char *names[] = { "One", "Two", "Three" };
  JwMap *map = self->map = jw_map_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    self->stages[i] = jw_edit_add_stage (map, i, names[i], NULL);
  self->touchpoints = jw_edit_add_lane (map, 0, JW_LANE_TOUCHPOINTS, NULL);
  self->emotion = jw_edit_add_lane (map, 1, JW_LANE_EMOTION, NULL);
  self->pains = jw_edit_add_lane (map, 2, JW_LANE_PAIN_POINTS, NULL);
  self->numbers = jw_edit_add_lane (map, 3, JW_LANE_NUMBERS, NULL);
  self->first = jw_edit_add_card (map, self->touchpoints, self->stages[0], 0, "First", NULL);
  self->second = jw_edit_add_card (map, self->touchpoints, self->stages[0], 1, "Second", NULL);
  self->third = jw_edit_add_card (map, self->touchpoints, self->stages[1], 0, "Third", NULL);
  jw_edit_set_score (map, self->emotion, self->stages[0], 1.0, FALSE, NULL);
  self->point = jw_map_find_point (map, self->emotion, self->stages[0]);
  jw_edit_change (self->point, JW_POINT_QUOTE, "Nice", FALSE, NULL);
  jw_edit_change (JW_NODE (map), JW_MAP_TITLE, "A small map", FALSE, NULL);
  jw_map_mark_saved (map);
}

void
fixture_set_up (Fixture *self, gconstpointer data)
{
  fixture_fill (self);
  self->driver = jw_driver_new (self->map, 1200, 860);
  self->canvas = jw_driver_get_canvas (self->driver);
}

/* Whatever was done ends in a file that says the same: each test checks that of what it did. */
static void
check_file (JwMap *map)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) written = jw_writer_write (map, &error);
  g_autoptr (JwMap) read = NULL;
  g_autoptr (GBytes) again = NULL;

  g_assert_no_error (error);
  read = jw_reader_read_bytes (written, NULL, &error);
  g_assert_no_error (error);
  again = jw_writer_write (read, &error);
  g_assert_true (g_bytes_equal (written, again));
}

void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  jw_canvas_end_edit (self->canvas);
  check_file (self->map);
  jw_driver_free (self->driver);
  g_assert_finalize_object (self->map);
}

void
fixture_add (const char *path, void (*test) (Fixture *self, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down);
}

const char *
fixture_get_text (JwNode *card)
{
  return jw_node_get_string (card, JW_CARD_TEXT);
}

JwNode *
fixture_get_card (Fixture *self, JwNode *lane, JwNode *stage, guint index)
{
  JwNode *card = jw_map_get_cell_card (self->map, lane, stage, index);

  g_assert_nonnull (card);
  return card;
}

guint
fixture_get_n_cards (Fixture *self, JwNode *lane, JwNode *stage)
{
  return jw_map_get_n_cell_cards (self->map, lane, stage);
}

void
fixture_click (Fixture *self, JwNode *node, int n_presses, GdkModifierType state)
{
  double x, y;

  jw_driver_locate (self->driver, jw_node_get_id (node), -1, &x, &y);
  jw_driver_click (self->driver, x, y, GDK_BUTTON_PRIMARY, n_presses, state);
}

void
fixture_assert_selected (Fixture *self, JwNode *node)
{
  const char *id = jw_selection_get_single (jw_map_get_selection (self->map));

  g_assert_cmpstr (id, ==, node != NULL ? jw_node_get_id (node) : NULL);
}
