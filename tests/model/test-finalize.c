/* Every object goes when the last one lets go of it: a map with its history, a node, a list. */
#include "model/edit/commands.h"
#include "model/map-private.h"
#include "model/node/node-list.h"
#include "tests/model/support.h"

static void
test_each_class (void)
{
  for (JwKind kind = 0; kind < JW_N_KINDS; kind++)
    {
      JwNode *node = jw_node_new (kind, "x");

      g_assert_finalize_object (node);
    }
}

static void
test_list_and_selection (void)
{
  JwNodeList *list = jw_node_list_new (NULL, JW_KIND_CARD);
  JwSelection *selection = jw_selection_new ();

  jw_selection_set_single (selection, "x");
  g_assert_finalize_object (list);
  g_assert_finalize_object (selection);
}

typedef struct
{
  GPtrArray *gone; /* weak pointers, in memory of their own */
} Watch;

static void
watch_node (JwNode *node, gpointer data)
{
  Watch *watch = data;
  gpointer *place = g_new (gpointer, 1);

  *place = node;
  g_object_add_weak_pointer (G_OBJECT (node), place);
  g_ptr_array_add (watch->gone, place);
}

static void
finalize_map (JwMap *map)
{
  Watch watch = { g_ptr_array_new_with_free_func (g_free) };

  jw_test_visit (JW_NODE (map), watch_node, &watch);
  g_assert_finalize_object (map);
  for (guint i = 0; i < watch.gone->len; i++)
    g_assert_null (*(gpointer *)g_ptr_array_index (watch.gone, i));
  g_ptr_array_unref (watch.gone);
}

static void
edit_all_ways (JwMap *map)
{
  const char *ids[] = { jw_node_get_id (jw_test_get_stage (map, 0)), NULL };

  jw_edit_change (JW_NODE (map), JW_MAP_TITLE, "Mugs", TRUE, NULL);
  jw_edit_change (JW_NODE (map), JW_MAP_TITLE, "Mugs and cups", TRUE, NULL);
  jw_edit_change_number (JW_NODE (map), JW_MAP_BODY, 12, FALSE, NULL);
  jw_edit_add_stage (map, 0, "New", NULL);
  jw_edit_move_stage (jw_test_get_stage (map, 0), 2, NULL);
  jw_edit_delete (map, ids, NULL);
  jw_edit_begin (map, "Given up");
  jw_edit_add_stage (map, 0, "New", NULL);
  jw_edit_cancel (map);
}

static void
test_map (void)
{
  finalize_map (jw_test_new_map ());
  finalize_map (jw_test_new_filled_map ());
}

static void
test_map_with_history (void)
{
  JwMap *map = jw_test_new_filled_map ();

  edit_all_ways (map);
  finalize_map (map);
}

static void
test_map_with_undone (void)
{
  JwMap *map = jw_test_new_filled_map ();

  edit_all_ways (map);
  while (jw_map_undo (map))
    continue;
  jw_map_redo (map);
  finalize_map (map);
}

/* What was cancelled, reverted or cut off from redo is let go at once, not with the map. */
static void
test_forgotten_nodes (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();
  JwNode *stage;

  jw_edit_begin (map, "Given up");
  stage = g_object_ref (jw_edit_add_stage (map, 0, "New", NULL));
  jw_edit_cancel (map);
  g_assert_finalize_object (stage);

  stage = g_object_ref (jw_edit_add_stage (map, 0, "New", NULL));
  jw_edit_revert_last (map);
  g_assert_finalize_object (stage);

  stage = g_object_ref (jw_edit_add_stage (map, 0, "New", NULL));
  jw_map_undo (map);
  jw_edit_change (JW_NODE (map), JW_MAP_TITLE, "Mugs", FALSE, NULL);
  g_assert_finalize_object (stage);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/finalize/each-class", test_each_class);
  g_test_add_func ("/model/finalize/list-and-selection", test_list_and_selection);
  g_test_add_func ("/model/finalize/map", test_map);
  g_test_add_func ("/model/finalize/map-with-history", test_map_with_history);
  g_test_add_func ("/model/finalize/map-with-undone", test_map_with_undone);
  g_test_add_func ("/model/finalize/forgotten-nodes", test_forgotten_nodes);
  return g_test_run ();
}
