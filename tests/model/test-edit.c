/* The gateway: what it refuses, how transactions nest, what cancelling takes back. */
#include "model/card.h"
#include "model/edit/commands.h"
#include "model/error.h"
#include "model/map-private.h"
#include "model/stage.h"
#include "tests/model/support.h"

static void
expect_refusal (void)
{
  g_test_expect_message ("Journeywright", G_LOG_LEVEL_CRITICAL, "*outside a transaction*");
}

static void
assert_refused (GError **error)
{
  g_test_assert_expected_messages ();
  g_assert_error (*error, JW_ERROR, JW_ERROR_NO_TRANSACTION);
  g_clear_error (error);
}

static void
test_outside (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  g_autofree char *before = jw_test_dump (map);
  JwNode *stage = jw_test_get_stage (map, 0);
  GError *error = NULL;

  expect_refusal ();
  g_assert_false (jw_edit_set_string (stage, JW_STAGE_NAME, "Other", &error));
  assert_refused (&error);
  expect_refusal ();
  g_assert_false (jw_edit_set_number (JW_NODE (map), JW_MAP_BODY, 12, &error));
  assert_refused (&error);
  expect_refusal ();
  g_assert_false (jw_edit_unset (stage, JW_STAGE_NAME, &error));
  assert_refused (&error);
  expect_refusal ();
  g_assert_null (jw_edit_insert (JW_NODE (map), JW_KIND_STAGE, 0, &error));
  assert_refused (&error);
  expect_refusal ();
  g_assert_null (jw_edit_insert_with_id (JW_NODE (map), JW_KIND_STAGE, 0, "s1", &error));
  assert_refused (&error);
  expect_refusal ();
  g_assert_false (jw_edit_remove (stage, &error));
  assert_refused (&error);
  expect_refusal ();
  g_assert_false (jw_edit_move (stage, 2, &error));
  assert_refused (&error);
  jw_test_assert_dump (map, before);
  g_assert_false (jw_map_is_modified (map));
}

/* A node that an undo took away may still be in the hands of a view. */
static void
test_removed_node (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  g_autoptr (JwNode) stage = g_object_ref (jw_edit_add_stage (map, 0, "New", NULL));
  GError *error = NULL;

  jw_map_undo (map);
  jw_edit_begin (map, "Rename");
  expect_refusal ();
  g_assert_false (jw_edit_set_string (stage, JW_STAGE_NAME, "Other", &error));
  assert_refused (&error);
  jw_edit_cancel (map);
  g_assert_true (jw_map_can_redo (map));
}

static void
test_commands_on_removed_node (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  JwNode *lane = jw_test_get_lane (map, JW_LANE_TOUCHPOINTS);
  JwNode *stage = jw_test_get_stage (map, 0);
  g_autoptr (JwNode) card = g_object_ref (jw_edit_add_card (map, lane, stage, 0, "New", NULL));
  GError *error = NULL;

  jw_map_undo (map);
  expect_refusal ();
  g_assert_false (jw_edit_change (card, JW_CARD_TEXT, "Other", TRUE, &error));
  assert_refused (&error);
  expect_refusal ();
  g_assert_false (jw_edit_change_number (card, JW_CARD_SEVERITY, 2, FALSE, &error));
  assert_refused (&error);
  expect_refusal ();
  g_assert_false (jw_edit_move_card (card, lane, stage, 0, &error));
  assert_refused (&error);
  expect_refusal ();
  g_assert_false (jw_edit_move_stage (card, 0, &error));
  assert_refused (&error);
  expect_refusal ();
  g_assert_false (jw_edit_move_lane (card, 0, &error));
  assert_refused (&error);
}

static void
test_unbalanced (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();

  g_test_expect_message ("Journeywright", G_LOG_LEVEL_CRITICAL, "*open != NULL*");
  jw_edit_commit (map);
  g_test_assert_expected_messages ();
  g_test_expect_message ("Journeywright", G_LOG_LEVEL_CRITICAL, "*open != NULL*");
  jw_edit_cancel (map);
  g_test_assert_expected_messages ();
}

static void
test_undo_while_open (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();

  jw_edit_change (JW_NODE (map), JW_MAP_TITLE, "Mugs", FALSE, NULL);
  jw_edit_begin (map, "Drag");
  g_test_expect_message ("Journeywright", G_LOG_LEVEL_CRITICAL, "*open == NULL*");
  g_assert_false (jw_map_undo (map));
  g_test_assert_expected_messages ();
  g_test_expect_message ("Journeywright", G_LOG_LEVEL_CRITICAL, "*open == NULL*");
  g_assert_false (jw_map_redo (map));
  g_test_assert_expected_messages ();
  jw_edit_commit (map);
  g_assert_cmpstr (jw_node_get_string (JW_NODE (map), JW_MAP_TITLE), ==, "Mugs");
}

static void
test_nested (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();

  jw_edit_begin (map, "Outer");
  jw_edit_change (JW_NODE (map), JW_MAP_TITLE, "Mugs", FALSE, NULL);
  g_assert_true (jw_edit_is_open (map));
  jw_edit_add_stage (map, 0, "Buy", NULL);
  g_assert_false (jw_map_can_undo (map));
  jw_edit_commit (map);

  g_assert_false (jw_edit_is_open (map));
  g_assert_cmpstr (jw_map_get_undo_label (map), ==, "Outer");
  g_assert_true (jw_map_undo (map));
  g_assert_false (jw_map_can_undo (map));
  g_assert_false (jw_node_has (JW_NODE (map), JW_MAP_TITLE));
  g_assert_null (jw_test_get_stage (map, 0));
}

static void
test_cancel_inner (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  g_autofree char *between = NULL;

  jw_edit_begin (map, "Outer");
  jw_edit_set_string (JW_NODE (map), JW_MAP_TITLE, "First", NULL);
  between = jw_test_dump (map);
  jw_edit_begin (map, "Inner");
  jw_edit_set_string (JW_NODE (map), JW_MAP_TITLE, "Second", NULL);
  jw_edit_add_stage (map, 1, "New", NULL);
  jw_edit_move (jw_test_get_stage (map, 0), 2, NULL);
  jw_edit_remove (jw_test_get_stage (map, 0), NULL);
  jw_edit_cancel (map);
  jw_test_assert_dump (map, between);
  g_assert_true (jw_edit_is_open (map));
  jw_edit_commit (map);
  jw_test_assert_dump (map, between);
  jw_map_undo (map);
  g_assert_false (jw_node_has (JW_NODE (map), JW_MAP_TITLE));
}

static void
test_cancel_outer (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  g_autofree char *before = jw_test_dump (map);
  const char *ids[] = { NULL, NULL };

  jw_edit_begin (map, "Outer");
  jw_edit_add_stage (map, 1, "New", NULL);
  ids[0] = jw_node_get_id (jw_test_get_lane (map, JW_LANE_EMOTION));
  jw_edit_delete (map, ids, NULL);
  jw_edit_move_lane (jw_test_get_lane (map, JW_LANE_TEXT), 0, NULL);
  jw_edit_cancel (map);
  jw_test_assert_dump (map, before);
  jw_test_assert_consistent (map);
  g_assert_false (jw_map_is_modified (map));
  g_assert_false (jw_map_can_undo (map));
}

/* What was undone can still be redone after a drag that was given up. */
static void
test_cancel_keeps_redo (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();

  jw_edit_change (JW_NODE (map), JW_MAP_TITLE, "Mugs", FALSE, NULL);
  jw_map_undo (map);
  jw_edit_begin (map, "Drag");
  jw_edit_set_string (JW_NODE (map), JW_MAP_TITLE, "Cups", NULL);
  jw_edit_cancel (map);
  g_assert_true (jw_map_can_redo (map));
  jw_edit_begin (map, "Nothing");
  jw_edit_commit (map);
  g_assert_true (jw_map_redo (map));
  g_assert_cmpstr (jw_node_get_string (JW_NODE (map), JW_MAP_TITLE), ==, "Mugs");
}

/* A drag that is given up leaves selected what was selected, and nothing that is gone. */
static void
test_cancel_restores_selection (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  JwSelection *selection = jw_map_get_selection (map);
  const char *stage = jw_node_get_id (jw_test_get_stage (map, 0));

  jw_selection_set_single (selection, stage);
  jw_edit_begin (map, "Add");
  jw_selection_set_single (selection, jw_node_get_id (jw_edit_add_stage (map, 0, "New", NULL)));
  jw_edit_cancel (map);
  g_assert_cmpstr (jw_selection_get_single (selection), ==, stage);
}

static void
assert_full (JwMap *map, JwKind kind, guint limit)
{
  g_autoptr (GError) error = NULL;

  jw_edit_begin (map, "Fill");
  while (jw_node_get_n_children (JW_NODE (map), kind) < limit)
    g_assert_nonnull (jw_edit_insert (JW_NODE (map), kind, G_MAXUINT, NULL));
  g_assert_null (jw_edit_insert (JW_NODE (map), kind, 0, &error));
  g_assert_error (error, JW_ERROR, JW_ERROR_LIMIT);
  g_assert_true (g_str_has_prefix (error->message, jw_kind_get_label (kind)));
  jw_edit_cancel (map);
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), kind), ==, 0);
}

static void
test_limits (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();

  assert_full (map, JW_KIND_STAGE, 200);
  assert_full (map, JW_KIND_LANE, 200);
  assert_full (map, JW_KIND_CARD, 20000);
}

static void
test_ids (void)
{
  static const char *const bad[] = { "", "1a", "-a", ".a", "a b", "a:b", "é", "a\n", "a\"" };
  g_autoptr (JwMap) map = jw_test_new_map ();
  g_autofree char *longest = g_strnfill (64, 'a');
  g_autofree char *longer = g_strnfill (65, 'a');

  jw_edit_begin (map, "Insert");
  g_assert_nonnull (jw_edit_insert_with_id (JW_NODE (map), JW_KIND_STAGE, 0, "_A-b.9", NULL));
  g_assert_nonnull (jw_edit_insert_with_id (JW_NODE (map), JW_KIND_STAGE, 0, longest, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (jw_edit_insert_with_id (JW_NODE (map), JW_KIND_STAGE, 0, bad[i], &error));
      g_assert_error (error, JW_ERROR, JW_ERROR_INVALID_VALUE);
    }
  g_assert_null (jw_edit_insert_with_id (JW_NODE (map), JW_KIND_STAGE, 0, longer, NULL));
  g_assert_null (jw_edit_insert_with_id (JW_NODE (map), JW_KIND_LANE, 0, "_A-b.9", NULL));
  g_assert_null (jw_edit_insert_with_id (JW_NODE (map), JW_KIND_LANE, 0, "map", NULL));
  jw_edit_commit (map);
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), JW_KIND_STAGE), ==, 2);
}

/* An id starts with its class's letter, and a seed makes a map that can be made again. */
static void
test_new_ids (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  g_autoptr (JwMap) again = jw_test_new_filled_map ();
  g_autofree char *dump = jw_test_dump (map);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  jw_test_assert_dump (again, dump);
  for (guint i = 0; i < 3000; i++)
    {
      JwNode *stage = jw_edit_add_stage (map, 0, "New", NULL);

      g_assert_cmpint (jw_node_get_id (stage)[0], ==, JW_NODE_GET_CLASS (stage)->id_prefix);
      g_assert_true (g_hash_table_add (seen, g_strdup (jw_node_get_id (stage))));
      jw_edit_revert_last (map);
    }
}

/* A reference names a node that is there and of the right kind, or the edit is refused. */
static void
test_references (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  g_autofree char *before = jw_test_dump (map);
  JwNode *card = jw_node_get_first_child (JW_NODE (map), JW_KIND_CARD);
  const char *persona = jw_node_get_id (jw_node_get_first_child (JW_NODE (map), JW_KIND_PERSONA));
  const char *const wrong[] = { "nobody", persona, "map", jw_node_get_id (card), "not an id" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (jw_edit_change (card, JW_CARD_STAGE, wrong[i], FALSE, &error));
      g_assert_error (error, JW_ERROR, JW_ERROR_INVALID_VALUE);
      g_assert_true (g_str_has_prefix (error->message, "Stage"));
    }
  jw_test_assert_dump (map, before);
  g_assert_true (jw_edit_change (card, JW_CARD_PERSONAS, persona, FALSE, NULL));
}

static void
test_required (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  JwNode *card = jw_node_get_first_child (JW_NODE (map), JW_KIND_CARD);
  g_autoptr (GError) error = NULL;

  g_assert_false (jw_edit_change (card, JW_CARD_STAGE, NULL, FALSE, &error));
  g_assert_error (error, JW_ERROR, JW_ERROR_NOT_ALLOWED);
  g_assert_false (jw_edit_change (card, JW_CARD_LANE, "", FALSE, NULL));
  jw_test_assert_consistent (map);
  g_assert_false (jw_map_is_modified (map));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/edit/outside", test_outside);
  g_test_add_func ("/model/edit/removed-node", test_removed_node);
  g_test_add_func ("/model/edit/commands-on-removed-node", test_commands_on_removed_node);
  g_test_add_func ("/model/edit/unbalanced", test_unbalanced);
  g_test_add_func ("/model/edit/undo-while-open", test_undo_while_open);
  g_test_add_func ("/model/edit/nested", test_nested);
  g_test_add_func ("/model/edit/cancel-inner", test_cancel_inner);
  g_test_add_func ("/model/edit/cancel-outer", test_cancel_outer);
  g_test_add_func ("/model/edit/cancel-keeps-redo", test_cancel_keeps_redo);
  g_test_add_func ("/model/edit/cancel-restores-selection", test_cancel_restores_selection);
  g_test_add_func ("/model/edit/limits", test_limits);
  g_test_add_func ("/model/edit/ids", test_ids);
  g_test_add_func ("/model/edit/new-ids", test_new_ids);
  g_test_add_func ("/model/edit/references", test_references);
  g_test_add_func ("/model/edit/required", test_required);
  return g_test_run ();
}
