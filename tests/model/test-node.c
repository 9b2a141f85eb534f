/* A node keeps what differs from the default, tells of a change once a transaction, and knows its
 * place. */
#include "model/card.h"
#include "model/curve.h"
#include "model/edit/commands.h"
#include "model/lane.h"
#include "model/map.h"
#include "model/point.h"
#include "model/stage.h"
#include "tests/model/support.h"

static void
test_defaults (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();
  JwNode *node = JW_NODE (map);

  for (guint i = 0; i < jw_node_get_n_properties (node); i++)
    g_assert_false (jw_node_has (node, i));
  g_assert_null (jw_node_get_string (node, JW_MAP_TITLE));
  g_assert_cmpfloat (jw_node_get_number (node, JW_MAP_BODY), ==, 9.75);
  g_assert_false (jw_node_get_boolean (node, JW_MAP_PORTRAIT));
  g_assert_cmpint (jw_node_get_choice (node, JW_MAP_PAPER), ==, -1);
  g_assert_cmpstr (jw_node_get_id (node), ==, "map");
  g_assert_null (jw_node_get_parent (node));
  g_assert_null (jw_node_get_next (node));
  g_assert_null (jw_node_get_previous (node));
  g_assert_cmpuint (jw_node_get_position (node), ==, 0);
}

/* Values stay in their own places, whatever the order in which they come and go. */
static void
test_sparse (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();
  JwNode *node = JW_NODE (map);

  jw_edit_begin (map, "Set");
  jw_edit_set_string (node, JW_MAP_TITLE, "Mugs", NULL);
  jw_edit_set_number (node, JW_MAP_BODY, 11.5, NULL);
  jw_edit_set_string (node, JW_MAP_OWNER, "Kim", NULL);
  jw_edit_set_number (node, JW_MAP_PORTRAIT, 1, NULL);
  jw_edit_unset (node, JW_MAP_TITLE, NULL);
  jw_edit_set_string (node, JW_MAP_PAPER, "a3", NULL);
  jw_edit_commit (map);

  g_assert_false (jw_node_has (node, JW_MAP_TITLE));
  g_assert_cmpfloat (jw_node_get_number (node, JW_MAP_BODY), ==, 11.5);
  g_assert_cmpstr (jw_node_get_string (node, JW_MAP_OWNER), ==, "Kim");
  g_assert_true (jw_node_get_boolean (node, JW_MAP_PORTRAIT));
  g_assert_cmpint (jw_node_get_choice (node, JW_MAP_PAPER), ==, 2);
}

/* A short id is kept in the node, a long one is not; references share both. */
static void
test_ids (void)
{
  for (guint length = 1; length <= 64; length++)
    {
      g_autoptr (JwMap) map = jw_test_new_map ();
      g_autofree char *id = g_strnfill (length, 'a');
      JwNode *lane, *card;

      jw_edit_begin (map, "Add");
      lane = jw_edit_insert_with_id (JW_NODE (map), JW_KIND_LANE, 0, id, NULL);
      card = jw_edit_insert (JW_NODE (map), JW_KIND_CARD, 0, NULL);
      jw_edit_set_string (card, JW_CARD_LANE, id, NULL);
      jw_edit_commit (map);
      g_assert_cmpstr (jw_node_get_id (lane), ==, id);
      g_assert_cmpstr (jw_node_get_string (card, JW_CARD_LANE), ==, id);
      g_assert_true (jw_map_find (map, id) == lane);
      jw_map_undo (map);
      g_assert_null (jw_map_find (map, id));
      jw_map_redo (map);
      g_assert_cmpstr (jw_node_get_id (jw_map_find (map, id)), ==, id);
    }
}

/* "Nothing felt" is a score, and no score is a gap: both must be told apart. */
static void
test_zero_is_a_value (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  JwNode *lane = jw_test_get_lane (map, JW_LANE_EMOTION);
  JwNode *point = jw_map_find_point (map, lane, jw_test_get_stage (map, 0));

  g_assert_true (jw_edit_change_number (point, JW_POINT_SCORE, 0, FALSE, NULL));
  g_assert_true (jw_node_has (point, JW_POINT_SCORE));
  g_assert_true (jw_edit_change (point, JW_POINT_SCORE, "", FALSE, NULL));
  g_assert_false (jw_node_has (point, JW_POINT_SCORE));
}

static void
test_empty_is_unset (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();

  jw_edit_begin (map, "Set");
  g_assert_true (jw_edit_set_string (JW_NODE (map), JW_MAP_TITLE, "Mugs", NULL));
  g_assert_true (jw_edit_set_string (JW_NODE (map), JW_MAP_TITLE, "", NULL));
  g_assert_true (jw_edit_set_number (JW_NODE (map), JW_MAP_PORTRAIT, 1, NULL));
  g_assert_true (jw_edit_set_number (JW_NODE (map), JW_MAP_PORTRAIT, 0, NULL));
  jw_edit_commit (map);
  g_assert_false (jw_node_has (JW_NODE (map), JW_MAP_TITLE));
  g_assert_false (jw_node_has (JW_NODE (map), JW_MAP_PORTRAIT));
}

/* A value of every type reaches a widget that binds to the GObject property. */
static void
test_gobject_properties (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();
  g_autofree char *title = NULL;
  double body = 0;
  gboolean portrait = FALSE;

  jw_edit_change (JW_NODE (map), JW_MAP_TITLE, "Mugs", FALSE, NULL);
  jw_edit_change (JW_NODE (map), JW_MAP_BODY, "12", FALSE, NULL);
  jw_edit_change_number (JW_NODE (map), JW_MAP_PORTRAIT, 1, FALSE, NULL);
  g_object_get (map, "title", &title, "body", &body, "portrait", &portrait, NULL);
  g_assert_cmpstr (title, ==, "Mugs");
  g_assert_cmpfloat (body, ==, 12);
  g_assert_true (portrait);
}

static void
count_notify_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  GHashTable *counts = data;
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, pspec->name));

  g_hash_table_insert (counts, (gpointer)pspec->name, GUINT_TO_POINTER (n + 1));
}

static guint
count_of (GHashTable *counts, const char *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));
}

static void
test_notify_once (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  g_signal_connect (map, "notify", G_CALLBACK (count_notify_cb), counts);
  jw_edit_begin (map, "Set");
  jw_edit_set_string (JW_NODE (map), JW_MAP_TITLE, "A", NULL);
  jw_edit_set_string (JW_NODE (map), JW_MAP_OWNER, "Kim", NULL);
  jw_edit_set_string (JW_NODE (map), JW_MAP_TITLE, "B", NULL);
  g_assert_cmpuint (g_hash_table_size (counts), ==, 0);
  jw_edit_commit (map);
  g_assert_cmpuint (count_of (counts, "title"), ==, 1);
  g_assert_cmpuint (count_of (counts, "owner"), ==, 1);
  g_assert_cmpuint (count_of (counts, "body"), ==, 0);
  jw_map_undo (map);
  g_assert_cmpuint (count_of (counts, "title"), ==, 2);

  jw_edit_begin (map, "Set");
  jw_edit_set_string (JW_NODE (map), JW_MAP_TITLE, "C", NULL);
  jw_edit_cancel (map);
  g_assert_cmpuint (count_of (counts, "title"), ==, 2);
}

/* Setting what is there already is no change: nothing to undo, nothing to tell. */
static void
test_same_value_is_no_change (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  jw_edit_change (JW_NODE (map), JW_MAP_TITLE, "Mugs", FALSE, NULL);
  jw_edit_change_number (JW_NODE (map), JW_MAP_BODY, 12, FALSE, NULL);
  jw_map_mark_saved (map);
  g_signal_connect (map, "notify", G_CALLBACK (count_notify_cb), counts);
  jw_edit_change (JW_NODE (map), JW_MAP_TITLE, "Mugs", FALSE, NULL);
  jw_edit_change_number (JW_NODE (map), JW_MAP_BODY, 12, FALSE, NULL);
  jw_edit_change (JW_NODE (map), JW_MAP_OWNER, "", FALSE, NULL);
  g_assert_false (jw_map_is_modified (map));
  g_assert_cmpuint (g_hash_table_size (counts), ==, 0);
}

static void
test_children (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  JwNode *curve = jw_node_get_first_child (JW_NODE (map), JW_KIND_CURVE);
  JwNode *point = jw_node_get_child (curve, JW_KIND_POINT, 2);

  g_assert_true (JW_IS_CURVE (curve));
  g_assert_cmpuint (jw_node_get_n_children (curve, JW_KIND_POINT), ==, 3);
  g_assert_true (jw_node_get_parent (point) == curve);
  g_assert_true (jw_node_get_map (point) == map);
  g_assert_cmpuint (jw_node_get_position (point), ==, 2);
  g_assert_null (jw_node_get_next (point));
  g_assert_null (jw_node_get_children (curve, JW_KIND_CARD));
  g_assert_null (jw_node_get_first_child (curve, JW_KIND_CARD));
  g_assert_cmpuint (jw_node_get_n_children (curve, JW_KIND_CARD), ==, 0);
  g_assert_null (jw_node_get_child (curve, JW_KIND_POINT, 3));
  jw_test_assert_consistent (map);
}

static void
test_find_property (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  JwNode *card = jw_node_get_first_child (JW_NODE (map), JW_KIND_CARD);

  for (guint i = 0; i < jw_node_get_n_properties (card); i++)
    g_assert_cmpint (jw_node_find_property (card, jw_node_get_property_row (card, i)->name), ==,
                     (int)i);
  g_assert_cmpint (jw_node_find_property (card, "score"), ==, -1);
}

/* What a removed node was, it still says, but it stands nowhere. */
static void
test_removed_node (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  g_autoptr (JwNode) card = g_object_ref (jw_node_get_first_child (JW_NODE (map), JW_KIND_CARD));
  const char *ids[] = { jw_node_get_id (card), NULL };

  g_assert_true (jw_edit_delete (map, ids, NULL));
  g_assert_cmpstr (jw_node_get_string (card, JW_CARD_TEXT), ==, "Reads a review");
  g_assert_null (jw_node_get_map (card));
  g_assert_null (jw_node_get_parent (card));
  g_assert_null (jw_node_get_next (card));
  g_assert_null (jw_card_get_stage (card));
  jw_map_undo (map);
  g_assert_true (jw_node_get_map (card) == map);
  g_assert_true (jw_card_get_stage (card) == jw_test_get_stage (map, 0));
}

/* Reading a wrong property is a mistake of the program: it says so, and reads nothing. */
static void
test_wrong_property (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();

  g_test_expect_message ("Journeywright", G_LOG_LEVEL_CRITICAL, "*property < klass->n_properties*");
  g_assert_null (jw_node_get_property_row (JW_NODE (map), 99));
  g_test_assert_expected_messages ();
  g_test_expect_message ("Journeywright", G_LOG_LEVEL_CRITICAL, "*jw_property_is_number*");
  g_assert_null (jw_node_get_string (JW_NODE (map), JW_MAP_BODY));
  g_test_assert_expected_messages ();
  g_test_expect_message ("Journeywright", G_LOG_LEVEL_CRITICAL, "*jw_property_is_number*");
  g_assert_cmpfloat (jw_node_get_number (JW_NODE (map), JW_MAP_TITLE), ==, 0);
  g_test_assert_expected_messages ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/node/defaults", test_defaults);
  g_test_add_func ("/model/node/sparse", test_sparse);
  g_test_add_func ("/model/node/ids", test_ids);
  g_test_add_func ("/model/node/zero-is-a-value", test_zero_is_a_value);
  g_test_add_func ("/model/node/empty-is-unset", test_empty_is_unset);
  g_test_add_func ("/model/node/gobject-properties", test_gobject_properties);
  g_test_add_func ("/model/node/notify-once", test_notify_once);
  g_test_add_func ("/model/node/same-value-is-no-change", test_same_value_is_no_change);
  g_test_add_func ("/model/node/children", test_children);
  g_test_add_func ("/model/node/find-property", test_find_property);
  g_test_add_func ("/model/node/removed-node", test_removed_node);
  g_test_add_func ("/model/node/wrong-property", test_wrong_property);
  return g_test_run ();
}
