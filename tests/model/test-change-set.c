/* What JwMap::changed says: once a transaction, all of it, and never half of an edit. */
#include "model/card.h"
#include "model/edit/commands.h"
#include "model/map-private.h"
#include "model/stage.h"
#include "tests/model/shadow.h"
#include "tests/model/support.h"

typedef struct
{
  guint n;
  JwChangeSet *last;
} Ear;

static void
hear_cb (JwMap *map, JwChangeSet *changes, gpointer data)
{
  Ear *ear = data;

  g_assert_false (jw_edit_is_open (map));
  jw_test_assert_consistent (map);
  ear->n++;
  g_clear_pointer (&ear->last, jw_change_set_unref);
  ear->last = jw_change_set_ref (changes);
}

static void
listen (JwMap *map, Ear *ear)
{
  g_signal_connect (map, "changed", G_CALLBACK (hear_cb), ear);
}

static void
assert_change (Ear *ear, JwNode *node, JwChangeFlags flags, guint64 properties)
{
  const JwChange *change = jw_change_set_find (ear->last, node);

  g_assert_nonnull (change);
  g_assert_true (change->node == node);
  g_assert_cmphex (change->flags, ==, flags);
  g_assert_cmphex (change->properties, ==, properties);
}

static void
test_once (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  JwNode *stage = jw_test_get_stage (map, 0);
  Ear ear = { 0 };

  listen (map, &ear);
  jw_edit_begin (map, "Outer");
  jw_edit_change (stage, JW_STAGE_NAME, "A", FALSE, NULL);
  jw_edit_change (stage, JW_STAGE_WHO, "B", FALSE, NULL);
  jw_edit_change (stage, JW_STAGE_NAME, "C", FALSE, NULL);
  g_assert_cmpuint (ear.n, ==, 0);
  jw_edit_commit (map);
  g_assert_cmpuint (ear.n, ==, 1);
  g_assert_cmpuint (jw_change_set_get_n (ear.last), ==, 1);
  assert_change (&ear, stage, JW_CHANGE_SET, 1 << JW_STAGE_NAME | 1 << JW_STAGE_WHO);
  jw_map_undo (map);
  g_assert_cmpuint (ear.n, ==, 2);
  assert_change (&ear, stage, JW_CHANGE_SET, 1 << JW_STAGE_NAME | 1 << JW_STAGE_WHO);
  jw_map_redo (map);
  g_assert_cmpuint (ear.n, ==, 3);
  jw_change_set_unref (ear.last);
}

static void
test_contents (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  JwNode *last = jw_test_get_stage (map, 2);
  JwNode *added;
  const char *ids[] = { NULL, NULL };
  Ear ear = { 0 };

  listen (map, &ear);
  added = jw_edit_add_stage (map, 0, "New", NULL);
  assert_change (&ear, added, JW_CHANGE_ADDED | JW_CHANGE_SET, 1 << JW_STAGE_NAME);
  assert_change (&ear, JW_NODE (map), JW_CHANGE_CHILDREN, 0);

  jw_edit_move_stage (last, 1, NULL);
  assert_change (&ear, last, JW_CHANGE_MOVED, 0);
  g_assert_cmpuint (jw_change_set_get_n (ear.last), ==, 1);

  ids[0] = jw_node_get_id (added);
  jw_edit_delete (map, ids, NULL);
  assert_change (&ear, added, JW_CHANGE_REMOVED, 0);
  g_assert_null (jw_change_set_find (ear.last, last));
  jw_map_undo (map);
  assert_change (&ear, added, JW_CHANGE_ADDED, 0);
  jw_change_set_unref (ear.last);
}

static void
test_silence (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  JwNode *stage = jw_test_get_stage (map, 0);
  Ear ear = { 0 };

  listen (map, &ear);
  jw_edit_begin (map, "Nothing");
  jw_edit_commit (map);
  jw_edit_begin (map, "Cancelled");
  jw_edit_set_string (stage, JW_STAGE_NAME, "A", NULL);
  jw_edit_cancel (map);
  jw_edit_begin (map, "Cancelled within");
  jw_edit_begin (map, "Inner");
  jw_edit_set_string (stage, JW_STAGE_NAME, "A", NULL);
  jw_edit_add_stage (map, 0, "B", NULL);
  jw_edit_cancel (map);
  jw_edit_commit (map);
  jw_edit_change (stage, JW_STAGE_COLOR, "not a colour", FALSE, NULL);
  jw_edit_change (stage, JW_STAGE_NAME, "Become aware", FALSE, NULL);
  jw_map_redo (map);
  g_assert_cmpuint (ear.n, ==, 0);
  g_assert_false (jw_map_can_undo (map));
}

static void
test_load (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  g_autoptr (JwTestMirror) mirror =
      jw_test_mirror_new (jw_node_get_children (JW_NODE (map), JW_KIND_STAGE));
  Ear ear = { 0 };

  listen (map, &ear);
  jw_map_begin_load (map);
  jw_edit_insert (JW_NODE (map), JW_KIND_STAGE, 0, NULL);
  g_assert_cmpuint (ear.n, ==, 0);
  jw_map_end_load (map);
  g_assert_cmpuint (ear.n, ==, 1);
  g_assert_true (jw_change_set_is_everything (ear.last));
  jw_test_mirror_assert_equal (mirror);
  jw_change_set_unref (ear.last);
}

/* Whoever listens to one list or one property sees the whole edit, too. */
static void
look_around_cb (JwNode *node, GParamSpec *pspec, gpointer data)
{
  JwMap *map = data;

  g_assert_cmpstr (jw_node_get_string (JW_NODE (map), JW_MAP_TITLE), ==, "Done");
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), JW_KIND_STAGE), ==, 4);
  jw_test_assert_consistent (map);
}

static void
look_at_list_cb (GListModel *list, guint position, guint removed, guint added, gpointer data)
{
  look_around_cb (NULL, NULL, data);
}

static void
test_no_half_states (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  JwNode *stage = jw_test_get_stage (map, 0);
  GListModel *stages = jw_node_get_children (JW_NODE (map), JW_KIND_STAGE);

  g_signal_connect (stage, "notify", G_CALLBACK (look_around_cb), map);
  g_signal_connect (stages, "items-changed", G_CALLBACK (look_at_list_cb), map);
  jw_edit_begin (map, "Several");
  jw_edit_set_string (stage, JW_STAGE_NAME, "Named", NULL);
  jw_edit_insert (JW_NODE (map), JW_KIND_STAGE, 0, NULL);
  jw_edit_set_string (JW_NODE (map), JW_MAP_TITLE, "Done", NULL);
  jw_edit_commit (map);
}

/* Many changes go through an index; it must find what the plain search finds. */
static void
test_many (void)
{
  g_autoptr (JwChangeSet) changes = jw_change_set_new ();
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 100; i++)
    {
      g_ptr_array_add (nodes, jw_node_new (JW_KIND_CARD, "k"));
      jw_change_set_add (changes, g_ptr_array_index (nodes, i), JW_CHANGE_ADDED, 0);
      jw_change_set_add (changes, g_ptr_array_index (nodes, i / 2), JW_CHANGE_SET, 1);
    }
  g_assert_cmpuint (jw_change_set_get_n (changes), ==, 100);
  for (guint i = 0; i < 100; i++)
    {
      const JwChange *change = jw_change_set_find (changes, g_ptr_array_index (nodes, i));

      g_assert_true (change == jw_change_set_get (changes, i));
      g_assert_cmphex (change->flags, ==,
                       i < 50 ? (JW_CHANGE_ADDED | JW_CHANGE_SET) : JW_CHANGE_ADDED);
    }
  g_assert_null (jw_change_set_find (changes, NULL));
}

static void
test_shadow (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  g_autoptr (JwTestShadow) shadow = jw_test_shadow_new (map);
  const char *ids[] = { jw_node_get_id (jw_test_get_lane (map, JW_LANE_EMOTION)),
                        jw_node_get_id (jw_test_get_stage (map, 1)), NULL };

  jw_edit_begin (map, "Several");
  jw_edit_delete (map, ids, NULL);
  jw_edit_change (JW_NODE (map), JW_MAP_TITLE, "Mugs", FALSE, NULL);
  jw_edit_add_stage (map, 0, "New", NULL);
  jw_edit_commit (map);
  jw_test_shadow_assert_equal (shadow);
  jw_map_undo (map);
  jw_test_shadow_assert_equal (shadow);
  jw_map_redo (map);
  jw_test_shadow_assert_equal (shadow);
  g_assert_cmpuint (jw_test_shadow_get_n_signals (shadow), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/change-set/once", test_once);
  g_test_add_func ("/model/change-set/contents", test_contents);
  g_test_add_func ("/model/change-set/silence", test_silence);
  g_test_add_func ("/model/change-set/load", test_load);
  g_test_add_func ("/model/change-set/no-half-states", test_no_half_states);
  g_test_add_func ("/model/change-set/many", test_many);
  g_test_add_func ("/model/change-set/shadow", test_shadow);
  return g_test_run ();
}
