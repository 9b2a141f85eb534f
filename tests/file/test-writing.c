/* A writing in steps gives what a writing at once gives, whatever is edited between its steps. */

#include "model/edit.h"
#include "model/edit/commands.h"
#include "model/file/writer.h"
#include "model/file/writing.h"
#include "tests/file/random-map.h"
#include "tests/file/test-support.h"

/* No step is longer than one part of the map. */
#define AT_ONCE 0

static void
assert_whole (JwWriting *writing, JwMap *map)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) written = jw_writing_finish (writing, &error);
  g_autoptr (GBytes) expected = jw_writer_write (map, NULL);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (written, expected));
}

static JwMap *
make_map (guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  return jw_test_make_random_map (random);
}

static void
test_steps (void)
{
  for (guint32 seed = 1; seed <= 50; seed++)
    {
      g_autoptr (JwMap) map = make_map (seed);
      g_autoptr (JwWriting) writing = jw_writing_new (map);

      while (!jw_writing_go_on (writing, AT_ONCE))
        continue;
      assert_whole (writing, map);
    }
}

static void
test_empty (void)
{
  g_autoptr (JwMap) map = jw_map_new ();
  g_autoptr (JwWriting) writing = jw_writing_new (map);

  g_assert_true (jw_writing_go_on (writing, AT_ONCE));
  assert_whole (writing, map);
}

static JwNode *
get_some_card (JwMap *map, GRand *random)
{
  guint n = jw_node_get_n_children (JW_NODE (map), JW_KIND_CARD);

  return n > 0 ? jw_node_get_child (JW_NODE (map), JW_KIND_CARD, g_rand_int (random) % n) : NULL;
}

/* Among others it takes away what comes next. */
static void
edit (JwMap *map, GRand *random)
{
  JwNode *card = get_some_card (map, random);

  if (g_rand_boolean (random) && jw_map_undo (map))
    return;
  jw_edit_begin (map, "between");
  if (card != NULL && g_rand_boolean (random))
    g_assert_true (jw_edit_remove (card, NULL));
  else
    g_assert_true (jw_edit_set_string (JW_NODE (map), JW_MAP_TITLE, "In between", NULL));
  jw_edit_commit (map);
}

static void
test_edits_between (void)
{
  for (guint32 seed = 1; seed <= 50; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (JwMap) map = make_map (seed);
      g_autoptr (JwWriting) writing = jw_writing_new (map);
      guint n_edits = 0;

      while (!jw_writing_go_on (writing, AT_ONCE))
        if (n_edits < 20 && g_rand_int (random) % 8 == 0)
          {
            edit (map, random);
            n_edits++;
          }
      assert_whole (writing, map);
    }
}

/* An edit after the last step, and before it is taken, makes it begin again. */
static void
test_edit_at_the_end (void)
{
  g_autoptr (JwMap) map = make_map (3);
  g_autoptr (JwWriting) writing = jw_writing_new (map);

  g_assert_true (jw_writing_go_on (writing, G_MAXINT32));
  jw_edit_change (JW_NODE (map), JW_MAP_TITLE, "At the end", FALSE, NULL);
  g_assert_false (jw_writing_go_on (writing, AT_ONCE));
  g_assert_true (jw_writing_go_on (writing, G_MAXINT32));
  assert_whole (writing, map);
}

/* Half a transaction is no state of the map. */
static void
test_open_transaction (void)
{
  g_autoptr (JwMap) map = make_map (3);
  g_autoptr (JwWriting) writing = jw_writing_new (map);

  jw_edit_begin (map, "open");
  g_assert_false (jw_writing_go_on (writing, G_MAXINT32));
  jw_edit_set_string (JW_NODE (map), JW_MAP_TITLE, "Open", NULL);
  g_assert_false (jw_writing_go_on (writing, G_MAXINT32));
  jw_edit_commit (map);
  g_assert_true (jw_writing_go_on (writing, G_MAXINT32));
  assert_whole (writing, map);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/writing/steps", test_steps);
  g_test_add_func ("/writing/empty", test_empty);
  g_test_add_func ("/writing/edits-between", test_edits_between);
  g_test_add_func ("/writing/edit-at-the-end", test_edit_at_the_end);
  g_test_add_func ("/writing/open-transaction", test_open_transaction);
  return g_test_run ();
}
