/* The lists of a map keep the contract of GListModel: "items-changed" says exactly what changed. */
#include "model/edit.h"
#include "model/node/index.h"
#include "model/node/node-private.h"
#include "model/stage.h"
#include "tests/model/support.h"

static JwMap *
new_map_with_stages (guint n)
{
  JwMap *map = jw_test_new_map ();

  jw_edit_begin (map, "Fill");
  for (guint i = 0; i < n; i++)
    jw_edit_insert (JW_NODE (map), JW_KIND_STAGE, i, NULL);
  jw_edit_commit (map);
  return map;
}

static GListModel *
get_stages (JwMap *map)
{
  return jw_node_get_children (JW_NODE (map), JW_KIND_STAGE);
}

static void
test_model_interface (void)
{
  g_autoptr (JwMap) map = new_map_with_stages (3);
  GListModel *list = get_stages (map);
  g_autoptr (JwNode) second = g_list_model_get_item (list, 1);

  g_assert_cmpuint (g_list_model_get_item_type (list), ==, JW_TYPE_STAGE);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 3);
  g_assert_true (second == jw_test_get_stage (map, 1));
  g_assert_null (g_list_model_get_item (list, 3));
  g_assert_null (g_list_model_get_item (list, G_MAXUINT));
  g_assert_null (jw_node_list_get (JW_NODE_LIST (list), 3));
  g_assert_true (jw_node_list_get_owner (JW_NODE_LIST (list)) == JW_NODE (map));
  g_assert_cmpint (jw_node_list_get_kind (JW_NODE_LIST (list)), ==, JW_KIND_STAGE);
}

typedef struct
{
  guint n, position, removed, added;
} Said;

static void
hear_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  Said *said = data;

  *said = (Said){ said->n + 1, position, removed, added };
}

static void
assert_said (Said *said, guint position, guint removed, guint added)
{
  g_assert_cmpuint (said->n, ==, 1);
  g_assert_cmpuint (said->position, ==, position);
  g_assert_cmpuint (said->removed, ==, removed);
  g_assert_cmpuint (said->added, ==, added);
  said->n = 0;
}

/* One edit is told as small as it is. */
static void
test_exact (void)
{
  g_autoptr (JwMap) map = new_map_with_stages (6);
  Said said = { 0 };

  g_signal_connect (get_stages (map), "items-changed", G_CALLBACK (hear_cb), &said);
  jw_edit_begin (map, "Insert");
  jw_edit_insert (JW_NODE (map), JW_KIND_STAGE, 2, NULL);
  jw_edit_commit (map);
  assert_said (&said, 2, 0, 1);

  jw_edit_begin (map, "Append");
  jw_edit_insert (JW_NODE (map), JW_KIND_STAGE, G_MAXUINT, NULL);
  jw_edit_commit (map);
  assert_said (&said, 7, 0, 1);

  jw_edit_begin (map, "Remove");
  jw_edit_remove (jw_test_get_stage (map, 0), NULL);
  jw_edit_commit (map);
  assert_said (&said, 0, 1, 0);

  jw_edit_begin (map, "Move");
  jw_edit_move (jw_test_get_stage (map, 4), 1, NULL);
  jw_edit_commit (map);
  assert_said (&said, 1, 4, 4);
  jw_map_undo (map);
  assert_said (&said, 1, 4, 4);
}

static void
test_once_a_transaction (void)
{
  g_autoptr (JwMap) map = new_map_with_stages (6);
  g_autoptr (JwTestMirror) mirror = jw_test_mirror_new (get_stages (map));

  jw_edit_begin (map, "Several");
  jw_edit_insert (JW_NODE (map), JW_KIND_STAGE, 1, NULL);
  jw_edit_move (jw_test_get_stage (map, 5), 2, NULL);
  jw_edit_remove (jw_test_get_stage (map, 0), NULL);
  g_assert_cmpuint (mirror->n_signals, ==, 0);
  jw_edit_commit (map);
  g_assert_cmpuint (mirror->n_signals, ==, 1);
  jw_test_mirror_assert_equal (mirror);
}

static void
test_cancelled_is_silent (void)
{
  g_autoptr (JwMap) map = new_map_with_stages (6);
  g_autoptr (JwTestMirror) mirror = jw_test_mirror_new (get_stages (map));

  jw_edit_begin (map, "Several");
  jw_edit_insert (JW_NODE (map), JW_KIND_STAGE, 1, NULL);
  jw_edit_move (jw_test_get_stage (map, 5), 2, NULL);
  jw_edit_remove (jw_test_get_stage (map, 0), NULL);
  jw_edit_cancel (map);
  g_assert_cmpuint (mirror->n_signals, ==, 0);
  jw_test_mirror_assert_equal (mirror);

  /* What was cancelled must not be told with the next edit either. */
  jw_edit_begin (map, "Append");
  jw_edit_insert (JW_NODE (map), JW_KIND_STAGE, G_MAXUINT, NULL);
  jw_edit_commit (map);
  g_assert_cmpuint (mirror->n_signals, ==, 1);
  jw_test_mirror_assert_equal (mirror);
}

static void
test_position_past_end (void)
{
  g_autoptr (JwMap) map = new_map_with_stages (4);
  g_autoptr (JwTestMirror) mirror = jw_test_mirror_new (get_stages (map));
  JwNode *first = jw_test_get_stage (map, 0);

  jw_edit_begin (map, "Move");
  g_assert_true (jw_edit_move (first, 400, NULL));
  jw_edit_commit (map);
  g_assert_cmpuint (jw_node_get_position (first), ==, 3);
  jw_test_mirror_assert_equal (mirror);
}

static void
do_random_step (JwMap *map, GRand *random)
{
  guint n = jw_node_get_n_children (JW_NODE (map), JW_KIND_STAGE);
  guint at = n > 0 ? (guint)g_rand_int_range (random, 0, (int)n) : 0;
  int what = n == 0 ? 0 : n > 150 ? 3 : g_rand_int_range (random, 0, 4);

  if (what < 2)
    jw_edit_insert (JW_NODE (map), JW_KIND_STAGE, (guint)g_rand_int_range (random, 0, (int)n + 2),
                    NULL);
  else if (what == 2)
    jw_edit_move (jw_test_get_stage (map, at), (guint)g_rand_int_range (random, 0, (int)n + 2),
                  NULL);
  else
    jw_edit_remove (jw_test_get_stage (map, at), NULL);
}

static void
do_random_transaction (JwMap *map, GRand *random)
{
  int n_steps = g_rand_int_range (random, 1, 9);

  jw_edit_begin (map, "Random");
  for (int i = 0; i < n_steps; i++)
    {
      gboolean nested = g_rand_int_range (random, 0, 4) == 0;

      if (nested)
        jw_edit_begin (map, "Nested");
      do_random_step (map, random);
      do_random_step (map, random);
      if (nested && g_rand_boolean (random))
        jw_edit_cancel (map);
      else if (nested)
        jw_edit_commit (map);
    }
  if (g_rand_int_range (random, 0, 5) == 0)
    jw_edit_cancel (map);
  else
    jw_edit_commit (map);
}

static void
test_random_mirror (void)
{
  for (guint32 seed = 1; seed <= 20; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (JwMap) map = new_map_with_stages (seed % 12);
      g_autoptr (JwTestMirror) mirror = jw_test_mirror_new (get_stages (map));

      for (guint i = 0; i < 200; i++)
        {
          int what = g_rand_int_range (random, 0, 6);

          if (what == 0)
            jw_map_undo (map);
          else if (what == 1)
            jw_map_redo (map);
          else
            do_random_transaction (map, random);
          jw_test_mirror_assert_equal (mirror);
        }
      g_assert_cmpuint (mirror->n_signals, >, 80);
      jw_test_assert_consistent (map);
    }
}

/* A widget may hold a list longer than the map lives. */
static void
test_outlives_owner (void)
{
  JwMap *map = new_map_with_stages (3);
  g_autoptr (GListModel) list = g_object_ref (get_stages (map));
  g_autoptr (JwNode) stage = g_list_model_get_item (list, 0);

  g_object_unref (map);
  g_assert_null (jw_node_list_get_owner (JW_NODE_LIST (list)));
  g_assert_null (jw_node_get_parent (stage));
  g_assert_null (jw_node_get_map (stage));
}

static JwNode *
new_card (guint number)
{
  g_autofree char *id = g_strdup_printf ("k%u", number);

  return jw_node_new (JW_KIND_CARD, id);
}

static JwNode *
at (GPtrArray *nodes, gssize position)
{
  return position >= 0 && position < (gssize)nodes->len ? nodes->pdata[position] : NULL;
}

static void
assert_same (JwNodeList *list, GPtrArray *nodes)
{
  g_assert_cmpuint (jw_node_list_get_n (list), ==, nodes->len);
  for (guint i = 0; i < nodes->len; i++)
    {
      JwNode *node = jw_node_list_get (list, i);

      g_assert_true (node == nodes->pdata[i]);
      g_assert_true (jw_node_get_owner_list (node) == list);
      g_assert_cmpuint (jw_node_get_position (node), ==, i);
      g_assert_true (jw_node_get_next (node) == at (nodes, (gssize)i + 1));
      g_assert_true (jw_node_get_previous (node) == at (nodes, (gssize)i - 1));
    }
}

static void
insert_at_random (JwNodeList *list, GPtrArray *nodes, GRand *random, guint number)
{
  guint position = (guint)g_rand_int_range (random, 0, (int)nodes->len + 1);
  g_autoptr (JwNode) card = new_card (number);

  g_ptr_array_insert (nodes, (int)position, card);
  jw_node_list_insert (list, card, position);
}

static void
move_at_random (JwNodeList *list, GPtrArray *nodes, GRand *random)
{
  guint from = (guint)g_rand_int_range (random, 0, (int)nodes->len);
  guint to = (guint)g_rand_int_range (random, 0, (int)nodes->len);
  JwNode *node = nodes->pdata[from];

  g_ptr_array_remove_index (nodes, from);
  g_ptr_array_insert (nodes, (int)to, node);
  jw_node_list_move (list, node, to);
}

static void
remove_at_random (JwNodeList *list, GPtrArray *nodes, GRand *random)
{
  guint position = (guint)g_rand_int_range (random, 0, (int)nodes->len);

  jw_node_list_remove (list, g_ptr_array_remove_index (nodes, position));
}

/* A long list is kept in blocks, which are split, emptied and dropped: it must be the same as a
 * plain array all the while. */
static void
test_blocks (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  g_autoptr (JwMap) map = jw_test_new_map ();
  g_autoptr (JwNodeList) list = jw_node_list_new (JW_NODE (map), JW_KIND_CARD);
  guint number = 0;

  for (; number < 700; number++)
    {
      JwNode *card = new_card (number);

      g_ptr_array_add (nodes, card);
      jw_node_list_append (list, card);
    }
  assert_same (list, nodes);
  for (guint round = 0; round < 12; round++)
    {
      for (guint i = 0; i < 150; i++)
        insert_at_random (list, nodes, random, number++);
      for (guint i = 0; i < 200; i++)
        move_at_random (list, nodes, random);
      for (guint i = 0; i < (round < 8 ? 100 : 400); i++)
        remove_at_random (list, nodes, random);
      assert_same (list, nodes);
    }
  while (nodes->len > 0)
    remove_at_random (list, nodes, random);
  assert_same (list, nodes);
  insert_at_random (list, nodes, random, number);
  assert_same (list, nodes);
  jw_node_list_forget (list);
}

/* Ids are found among many, until they are taken out; the same id is not added twice. */
static void
test_index (void)
{
  g_autoptr (JwIndex) index = jw_index_new ();
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (JwNode) twin = new_card (7);

  for (guint i = 0; i < 3000; i++)
    {
      g_ptr_array_add (cards, new_card (i));
      g_assert_true (jw_index_add (index, cards->pdata[i]));
    }
  g_assert_false (jw_index_add (index, twin));
  jw_index_remove (index, twin);
  g_assert_true (jw_index_find (index, "k7") == cards->pdata[7]);
  g_assert_null (jw_index_find (index, "k3000"));
  while (cards->len > 0)
    {
      guint at = (guint)g_rand_int_range (random, 0, (int)cards->len);
      g_autoptr (JwNode) gone = g_ptr_array_steal_index_fast (cards, at);

      jw_index_remove (index, gone);
      g_assert_null (jw_index_find (index, jw_node_get_id (gone)));
      for (guint i = 0; i < cards->len; i += 1 + cards->len / 50)
        g_assert_true (jw_index_find (index, jw_node_get_id (cards->pdata[i])) == cards->pdata[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/node-list/interface", test_model_interface);
  g_test_add_func ("/model/node-list/exact", test_exact);
  g_test_add_func ("/model/node-list/once-a-transaction", test_once_a_transaction);
  g_test_add_func ("/model/node-list/cancelled-is-silent", test_cancelled_is_silent);
  g_test_add_func ("/model/node-list/position-past-end", test_position_past_end);
  g_test_add_func ("/model/node-list/random-mirror", test_random_mirror);
  g_test_add_func ("/model/node-list/blocks", test_blocks);
  g_test_add_func ("/model/index", test_index);
  g_test_add_func ("/model/node-list/outlives-owner", test_outlives_owner);
  return g_test_run ();
}
