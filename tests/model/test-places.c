/* Nothing stands where it is not shown. */
#include <string.h>

#include "model/card.h"
#include "model/clip/clip.h"
#include "model/curve.h"
#include "model/edit/commands.h"
#include "model/error.h"
#include "model/file/reader.h"
#include "model/file/writer.h"
#include "model/measure.h"
#include "tests/model/support.h"

static void
assert_refused (JwNode *node, guint property, const char *value, const char *word)
{
  JwMap *map = jw_node_get_map (node);
  g_autofree char *before = jw_test_dump (map);
  g_autoptr (GError) error = NULL;

  g_assert_false (jw_edit_change (node, property, value, FALSE, &error));
  g_assert_error (error, JW_ERROR, JW_ERROR_NOT_ALLOWED);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, word));
  jw_test_assert_dump (map, before);
}

static void
test_lane_type (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  JwNode *touchpoints = jw_test_get_lane (map, JW_LANE_TOUCHPOINTS);
  JwNode *emotion = jw_test_get_lane (map, JW_LANE_EMOTION);
  JwNode *numbers = jw_test_get_lane (map, JW_LANE_NUMBERS);
  JwNode *empty = jw_test_get_lane (map, JW_LANE_CONTENT);

  assert_refused (touchpoints, JW_LANE_TYPE, "emotion", "has 6 things");
  assert_refused (touchpoints, JW_LANE_TYPE, "numbers", "has 6 things");
  assert_refused (emotion, JW_LANE_TYPE, "text", "has 1 thing that");
  assert_refused (numbers, JW_LANE_TYPE, "goals", "has 3 things");
  g_assert_true (jw_edit_change (touchpoints, JW_LANE_TYPE, "actions", FALSE, NULL));
  g_assert_true (jw_edit_change (empty, JW_LANE_TYPE, "emotion", FALSE, NULL));
  jw_test_assert_consistent (map);
}

/* A curve that lost its points is seen nowhere; it must not hold its lane back. */
static void
test_empty_curve (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  JwNode *curve = jw_node_get_first_child (JW_NODE (map), JW_KIND_CURVE);
  JwNode *lane = jw_test_get_lane (map, JW_LANE_EMOTION);
  g_autofree char *before = NULL;
  JwNode *point;

  while ((point = jw_node_get_first_child (curve, JW_KIND_POINT)) != NULL)
    {
      const char *ids[] = { jw_node_get_id (point), NULL };

      g_assert_true (jw_edit_delete (map, ids, NULL));
    }
  before = jw_test_dump (map);
  g_assert_true (jw_edit_change (lane, JW_LANE_TYPE, "text", FALSE, NULL));
  jw_test_assert_consistent (map);
  g_assert_true (jw_map_undo (map));
  jw_test_assert_dump (map, before);
}

static void
test_lane_of (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  JwNode *root = JW_NODE (map);
  const char *emotion = jw_node_get_id (jw_test_get_lane (map, JW_LANE_EMOTION));
  const char *goals = jw_node_get_id (jw_test_get_lane (map, JW_LANE_GOALS));
  JwNode *card = jw_node_get_first_child (root, JW_KIND_CARD);

  assert_refused (card, JW_CARD_LANE, emotion, "does not show this");
  assert_refused (jw_node_get_first_child (root, JW_KIND_CURVE), JW_CURVE_LANE, goals,
                  "does not show this");
  assert_refused (jw_node_get_first_child (root, JW_KIND_MEASURE), JW_MEASURE_LANE, emotion,
                  "does not show this");
  g_assert_true (jw_edit_change (card, JW_CARD_LANE, goals, FALSE, NULL));
}

/* A lane of the same id may show something else in the map that is pasted into. */
static void
test_paste (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  const char *ids[] = { "k13", NULL };
  g_autoptr (GBytes) bytes = jw_clip_copy (map, ids, NULL);
  g_autoptr (JwMap) other = jw_map_new ();
  g_auto (GStrv) pasted = NULL;
  JwNode *lane;

  jw_edit_begin (other, "lane");
  lane = jw_edit_insert_with_id (JW_NODE (other), JW_KIND_LANE, 0, "l3", NULL);
  jw_edit_set_string (lane, JW_LANE_TYPE, "numbers", NULL);
  jw_edit_commit (other);
  pasted = jw_clip_paste (other, bytes, NULL, NULL, G_MAXUINT, NULL);
  g_assert_cmpuint (g_strv_length (pasted), ==, 1);
  jw_test_assert_consistent (other);
}

#define HEAD "<journey xmlns=\"" JW_FILE_NAMESPACE "\" version=\"" JW_FILE_VERSION "\">"

/* A file may say what an edit would be refused; nothing of it is lost or out of sight. */
static void
test_load (void)
{
  static const char document[] =
      HEAD "<stage id=\"s1\"/><lane id=\"l1\" type=\"numbers\" name=\"N\"/>"
           "<lane id=\"l2\" type=\"text\"/>"
           "<card id=\"k1\" lane=\"l1\" stage=\"s1\"><text>Seen</text></card>"
           "<card id=\"k2\" lane=\"l1\" stage=\"s1\"/><card id=\"k3\" lane=\"l2\" stage=\"s1\"/>"
           "<curve id=\"c1\" lane=\"l1\"/><measure id=\"n1\" lane=\"l2\" stage=\"s1\"/></journey>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (document, strlen (document));
  g_autoptr (JwFindings) findings = jw_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map = jw_reader_read_bytes (bytes, findings, &error);
  g_autoptr (JwFindings) again = jw_findings_new ();
  g_autoptr (GBytes) written = NULL;
  g_autoptr (JwMap) reloaded = NULL;
  JwNode *lane;

  g_assert_no_error (error);
  jw_test_assert_consistent (map);
  g_assert_cmpuint (jw_findings_get_n (findings), ==, 3);
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), JW_KIND_LANE), ==, 5);
  lane = jw_card_get_lane (jw_map_find (map, "k1"));
  g_assert_true (lane == jw_card_get_lane (jw_map_find (map, "k2")));
  g_assert_cmpstr (jw_lane_get_shown_name (lane), ==, "N");
  g_assert_cmpstr (jw_node_get_string (jw_map_find (map, "k3"), JW_CARD_LANE), ==, "l2");

  written = jw_writer_write (map, NULL);
  reloaded = jw_reader_read_bytes (written, again, NULL);
  g_assert_cmpuint (jw_findings_get_n (again), ==, 0);
}

/* A lane that only a newer version knows may show all that it has. */
static void
test_load_newer (void)
{
  static const char document[] =
      "<journey xmlns=\"" JW_FILE_NAMESPACE "\" version=\"1.99\"><stage id=\"s1\"/>"
      "<lane id=\"l1\" type=\"aromas\"/><curve id=\"c1\" lane=\"l1\"/></journey>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (document, strlen (document));
  g_autoptr (JwMap) map = jw_reader_read_bytes (bytes, NULL, NULL);

  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), JW_KIND_LANE), ==, 1);
  g_assert_cmpstr (jw_node_get_string (jw_map_find (map, "c1"), JW_CURVE_LANE), ==, "l1");
}

/* A number of the whole journey outlives the stage that it is shown at, and is no number of it. */
static void
test_whole (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  JwNode *last = jw_test_get_stage (map, 2);
  JwNode *lane = jw_test_get_lane (map, JW_LANE_NUMBERS);
  JwNode *measure = jw_map_find_measure (map, lane, last);
  const char *ids[] = { jw_node_get_id (last), NULL };
  g_autoptr (GBytes) clip = NULL;
  g_auto (GStrv) pasted = NULL;

  g_assert_true (jw_edit_change_number (measure, JW_MEASURE_WHOLE, 1, FALSE, NULL));
  g_assert_null (jw_map_find_measure (map, lane, last));
  clip = jw_clip_copy (map, ids, NULL);
  pasted = jw_clip_paste (map, clip, NULL, NULL, 0, NULL);
  g_assert_cmpuint (g_strv_length (pasted), ==, 1);
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), JW_KIND_MEASURE), ==, 3);
  g_assert_true (jw_map_undo (map));
  g_assert_true (jw_edit_delete (map, ids, NULL));
  g_assert_cmpstr (jw_node_get_string (measure, JW_MEASURE_STAGE), ==,
                   jw_node_get_id (jw_test_get_stage (map, 1)));
  jw_test_assert_consistent (map);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/places/lane-type", test_lane_type);
  g_test_add_func ("/model/places/empty-curve", test_empty_curve);
  g_test_add_func ("/model/places/lane-of", test_lane_of);
  g_test_add_func ("/model/places/paste", test_paste);
  g_test_add_func ("/model/places/load", test_load);
  g_test_add_func ("/model/places/load-newer", test_load_newer);
  g_test_add_func ("/model/places/whole", test_whole);
  return g_test_run ();
}
