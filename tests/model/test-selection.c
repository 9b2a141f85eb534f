/* Which nodes are selected, and that it is told once an act. */
#include "model/edit/commands.h"
#include "tests/model/support.h"

static void
count_cb (JwSelection *selection, gpointer data)
{
  ++*(guint *)data;
}

static void
assert_ids (JwSelection *selection, const char *expected)
{
  g_autofree char *joined = g_strjoinv (" ", (char **)jw_selection_get_ids (selection));
  g_auto (GStrv) ids = g_strsplit (expected, " ", -1);

  g_assert_cmpstr (joined, ==, expected);
  g_assert_cmpuint (jw_selection_get_n (selection), ==, g_strv_length (ids));
  for (guint i = 0; ids[i] != NULL; i++)
    g_assert_true (jw_selection_contains (selection, ids[i]));
  g_assert_false (jw_selection_contains (selection, "nobody"));
}

static void
test_selecting (void)
{
  g_autoptr (JwSelection) selection = jw_selection_new ();
  const char *ids[] = { "c", "a", "b", NULL };
  guint n = 0;

  g_signal_connect (selection, "changed", G_CALLBACK (count_cb), &n);
  assert_ids (selection, "");
  g_assert_null (jw_selection_get_single (selection));
  jw_selection_clear (selection);
  g_assert_cmpuint (n, ==, 0);

  jw_selection_set_single (selection, "a");
  jw_selection_set_single (selection, "a");
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (jw_selection_get_single (selection), ==, "a");

  jw_selection_set (selection, ids);
  assert_ids (selection, "c a b");
  g_assert_null (jw_selection_get_single (selection));
  jw_selection_toggle (selection, "a");
  assert_ids (selection, "c b");
  jw_selection_toggle (selection, "a");
  assert_ids (selection, "c b a");
  g_assert_cmpuint (n, ==, 4);
  jw_selection_set (selection, NULL);
  assert_ids (selection, "");
}

static void
test_keep_and_restore (void)
{
  g_autoptr (JwSelection) selection = jw_selection_new ();
  g_autoptr (GPtrArray) kept = NULL;
  guint n = 0;

  jw_selection_set_single (selection, "a");
  kept = jw_selection_keep (selection);
  jw_selection_toggle (selection, "b");
  g_signal_connect (selection, "changed", G_CALLBACK (count_cb), &n);
  jw_selection_restore (selection, kept);
  assert_ids (selection, "a");
  jw_selection_restore (selection, kept);
  g_assert_cmpuint (n, ==, 1);
}

/* Setting what the selection itself gave must not read what was just freed. */
static void
test_own_ids (void)
{
  g_autoptr (JwSelection) selection = jw_selection_new ();
  const char *ids[] = { "a", "b", NULL };

  jw_selection_set (selection, ids);
  jw_selection_set (selection, jw_selection_get_ids (selection) + 1);
  assert_ids (selection, "b");
  jw_selection_set_single (selection, jw_selection_get_single (selection));
  assert_ids (selection, "b");
  jw_selection_toggle (selection, jw_selection_get_single (selection));
  assert_ids (selection, "");
}

static void
test_deleted_is_deselected (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  JwSelection *selection = jw_map_get_selection (map);
  JwNode *stage = jw_test_get_stage (map, 0);
  JwNode *other = jw_test_get_stage (map, 1);
  const char *ids[] = { jw_node_get_id (stage), jw_node_get_id (other), NULL };
  guint n = 0;

  jw_selection_set (selection, ids);
  g_signal_connect (selection, "changed", G_CALLBACK (count_cb), &n);
  ids[1] = NULL;
  jw_edit_delete (map, ids, NULL);
  assert_ids (selection, jw_node_get_id (other));
  g_assert_cmpuint (n, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/selection/selecting", test_selecting);
  g_test_add_func ("/model/selection/keep-and-restore", test_keep_and_restore);
  g_test_add_func ("/model/selection/own-ids", test_own_ids);
  g_test_add_func ("/model/selection/deleted-is-deselected", test_deleted_is_deselected);
  return g_test_run ();
}
