/* Changing values as a user writes them, stages and lanes, feelings and numbers. */
#include "model/card.h"
#include "model/edit/commands.h"
#include "model/error.h"
#include "model/measure.h"
#include "model/persona.h"
#include "model/curve.h"
#include "model/point.h"
#include "model/stage.h"
#include "tests/model/support.h"

static void
test_change_number (void)
{
  static const struct
  {
    const char *text;
    double number;
  } good[] = { { "2.5", 2.5 },        { " 12 ", 12 },
               { "-3e2", -300 },      { "0", 0 },
               { "4,100", 4100 },     { "1,234,567.5", 1234567.5 },
               { "-12 000", -12000 }, { "7’500", 7500 },
               { "1.250", 1.25 },     { "+4", 4 } };
  static const char *const bad[] = { "two",  ",5",  "1,5", "12,34,567", "1.2.3", "1 2", "4,1000",
                                     "0x10", "nan", "inf", "1e999",     "12€",   "-" };
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  JwNode *measure = jw_node_get_first_child (JW_NODE (map), JW_KIND_MEASURE);

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (jw_edit_change (measure, JW_MEASURE_VALUE, good[i].text, FALSE, NULL));
      g_assert_cmpfloat (jw_node_get_number (measure, JW_MEASURE_VALUE), ==, good[i].number);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (jw_edit_change (measure, JW_MEASURE_VALUE, bad[i], FALSE, &error));
      g_assert_error (error, JW_ERROR, JW_ERROR_INVALID_VALUE);
      g_assert_true (g_str_has_prefix (error->message, "Value"));
      g_assert_cmpfloat (jw_node_get_number (measure, JW_MEASURE_VALUE), ==, 4);
    }
  g_assert_true (jw_edit_change (measure, JW_MEASURE_VALUE, NULL, FALSE, NULL));
  g_assert_false (jw_node_has (measure, JW_MEASURE_VALUE));
}

/* Line ends of other systems become ours, so that the same text is the same bytes. */
static void
test_change_lines (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  JwNode *card = jw_node_get_first_child (JW_NODE (map), JW_KIND_CARD);

  g_assert_true (jw_edit_change (card, JW_CARD_TEXT, "a\r\nb\rc\n\r\n", FALSE, NULL));
  g_assert_cmpstr (jw_node_get_string (card, JW_CARD_TEXT), ==, "a\nb\nc\n\n");
}

static void
test_change_refused (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();
  g_autoptr (GError) error = NULL;

  g_assert_false (jw_edit_change (JW_NODE (map), JW_MAP_BODY, "100", FALSE, &error));
  g_assert_error (error, JW_ERROR, JW_ERROR_INVALID_VALUE);
  g_assert_true (g_str_has_prefix (error->message, "Text size"));
  g_assert_false (jw_edit_change (JW_NODE (map), JW_MAP_PAPER, "b5", TRUE, NULL));
  g_assert_false (jw_map_can_undo (map));
  g_assert_false (jw_edit_is_open (map));
}

static void
test_stages (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();
  JwNode *last = jw_edit_add_stage (map, 9, "Buy", NULL);
  JwNode *first = jw_edit_add_stage (map, 0, NULL, NULL);

  g_assert_cmpstr (jw_node_get_string (last, JW_STAGE_NAME), ==, "Buy");
  g_assert_false (jw_node_has (first, JW_STAGE_NAME));
  g_assert_true (jw_test_get_stage (map, 0) == first);
  g_assert_true (jw_edit_move_stage (first, 1, NULL));
  g_assert_true (jw_test_get_stage (map, 1) == first);
  g_assert_cmpstr (jw_map_get_undo_label (map), ==, "Move stage");
  g_assert_null (jw_edit_add_stage (map, 0, "two\nlines", NULL));
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), JW_KIND_STAGE), ==, 2);
}

static void
test_full (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) lane_error = NULL;

  for (guint i = 0; i < JW_MAX_STAGES; i++)
    {
      g_assert_nonnull (jw_edit_add_stage (map, i, "Stage", NULL));
      g_assert_nonnull (jw_edit_add_lane (map, i, JW_LANE_GOALS, NULL));
    }
  g_assert_null (jw_edit_add_stage (map, 0, "One more", &error));
  g_assert_error (error, JW_ERROR, JW_ERROR_LIMIT);
  g_assert_null (jw_edit_add_lane (map, 0, JW_LANE_GOALS, &lane_error));
  g_assert_error (lane_error, JW_ERROR, JW_ERROR_LIMIT);
  g_assert_null (jw_edit_split_stage (jw_test_get_stage (map, 0), "Half", NULL, NULL));
  g_assert_false (jw_edit_is_open (map));
}

static void
test_lanes (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();

  for (guint type = 0; type < JW_N_LANE_TYPES; type++)
    {
      JwNode *lane = jw_edit_add_lane (map, 0, (JwLaneType)type, NULL);

      g_assert_cmpint (jw_lane_get_lane_type (lane), ==, (int)type);
      g_assert_true (jw_node_has (lane, JW_LANE_NAME));
      g_assert_true (jw_node_has (lane, JW_LANE_HINT));
      g_assert_true (jw_edit_change (lane, JW_LANE_NAME, NULL, FALSE, NULL));
      g_assert_cmpstr (jw_lane_get_shown_name (lane), ==,
                       jw_lane_type_default_name ((JwLaneType)type));
    }
  g_assert_true (jw_edit_move_lane (jw_test_get_lane (map, JW_LANE_TEXT), 99, NULL));
  g_assert_cmpuint (jw_node_get_position (jw_test_get_lane (map, JW_LANE_TEXT)), ==,
                    JW_N_LANE_TYPES - 1);
  jw_test_assert_consistent (map);
}

static void
test_feelings (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();
  JwNode *lane = jw_edit_add_lane (map, 0, JW_LANE_EMOTION, NULL);
  JwNode *stage = jw_edit_add_stage (map, 0, "Buy", NULL);
  JwNode *other = jw_edit_add_stage (map, 1, "Use", NULL);
  JwNode *point;

  g_assert_null (jw_map_find_point (map, lane, stage));
  g_assert_true (jw_edit_set_score (map, lane, stage, -1.5, FALSE, NULL));
  point = jw_map_find_point (map, lane, stage);
  g_assert_cmpfloat (jw_node_get_number (point, JW_POINT_SCORE), ==, -1.5);
  g_assert_true (jw_edit_ensure_point (map, lane, stage, NULL) == point);
  g_assert_true (jw_edit_ensure_point (map, lane, other, NULL) != point);
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), JW_KIND_CURVE), ==, 1);
  g_assert_false (jw_edit_set_score (map, lane, stage, 1000, FALSE, NULL));
  g_assert_cmpfloat (jw_node_get_number (point, JW_POINT_SCORE), ==, -1.5);
  jw_test_assert_consistent (map);
}

/* A second curve in a lane has feelings of its own, in the middle of its scale. */
static void
test_curves (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();
  JwNode *lane = jw_edit_add_lane (map, 0, JW_LANE_EMOTION, NULL);
  JwNode *text = jw_edit_add_lane (map, 1, JW_LANE_TEXT, NULL);
  JwNode *stage = jw_edit_add_stage (map, 0, "Buy", NULL);
  JwNode *other = jw_edit_add_stage (map, 1, "Use", NULL);
  JwNode *first = jw_edit_ensure_point (map, lane, stage, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = jw_test_dump (map);
  JwNode *point = jw_edit_add_curve (map, lane, stage, NULL);
  JwNode *curve = jw_node_get_parent (point);

  g_assert_true (point != first && jw_curve_find_point (curve, stage) == point);
  g_assert_true (jw_map_find_point (map, lane, stage) == first);
  g_assert_cmpstr (jw_node_get_string (curve, JW_CURVE_NAME), ==, "Curve 2");
  g_assert_true (jw_node_has (point, JW_POINT_SCORE));
  jw_edit_begin (map, "Scale");
  jw_edit_set_number (curve, JW_CURVE_HIGH, 10, NULL);
  jw_edit_set_number (curve, JW_CURVE_LOW, 1, NULL);
  jw_edit_commit (map);
  g_assert_true (jw_edit_add_point (curve, stage, NULL) == point);
  point = jw_edit_add_point (curve, other, NULL);
  g_assert_cmpfloat (jw_node_get_number (point, JW_POINT_SCORE), ==, 5.5);
  g_assert_null (jw_map_find_point (map, lane, other));
  g_assert_null (jw_edit_add_curve (map, text, stage, &error));
  g_assert_error (error, JW_ERROR, JW_ERROR_NOT_ALLOWED);
  jw_test_assert_consistent (map);
  for (guint i = 0; i < 3; i++)
    g_assert_true (jw_map_undo (map));
  jw_test_assert_dump (map, before);
}

static void
test_numbers (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();
  JwNode *lane = jw_edit_add_lane (map, 0, JW_LANE_NUMBERS, NULL);
  JwNode *stage = jw_edit_add_stage (map, 0, "Buy", NULL);
  JwNode *measure = jw_edit_ensure_measure (map, lane, stage, NULL);

  g_assert_true (jw_map_find_measure (map, lane, stage) == measure);
  g_assert_true (jw_edit_ensure_measure (map, lane, stage, NULL) == measure);
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), JW_KIND_MEASURE), ==, 1);
  jw_test_assert_consistent (map);
}

/* What a lane does not show must not come into being there unseen. */
static void
test_wrong_lane (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  g_autofree char *before = jw_test_dump (map);
  JwNode *goals = jw_test_get_lane (map, JW_LANE_GOALS);
  JwNode *stage = jw_test_get_stage (map, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) measure_error = NULL;

  g_assert_false (jw_edit_set_score (map, goals, stage, 1, FALSE, NULL));
  g_assert_null (jw_edit_ensure_point (map, goals, stage, &error));
  g_assert_error (error, JW_ERROR, JW_ERROR_NOT_ALLOWED);
  g_assert_null (jw_edit_ensure_measure (map, goals, stage, &measure_error));
  g_assert_error (measure_error, JW_ERROR, JW_ERROR_NOT_ALLOWED);
  jw_test_assert_dump (map, before);
  g_assert_false (jw_edit_is_open (map));
}

static void
test_personas (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();
  JwNode *persona = jw_edit_add_persona (map, "Priya", NULL);

  g_assert_cmpstr (jw_node_get_string (persona, JW_PERSONA_NAME), ==, "Priya");
  g_assert_cmpstr (jw_map_get_undo_label (map), ==, "Add persona");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/commands/change-number", test_change_number);
  g_test_add_func ("/model/commands/change-lines", test_change_lines);
  g_test_add_func ("/model/commands/change-refused", test_change_refused);
  g_test_add_func ("/model/commands/stages", test_stages);
  g_test_add_func ("/model/commands/full", test_full);
  g_test_add_func ("/model/commands/lanes", test_lanes);
  g_test_add_func ("/model/commands/feelings", test_feelings);
  g_test_add_func ("/model/commands/curves", test_curves);
  g_test_add_func ("/model/commands/numbers", test_numbers);
  g_test_add_func ("/model/commands/wrong-lane", test_wrong_lane);
  g_test_add_func ("/model/commands/personas", test_personas);
  return g_test_run ();
}
