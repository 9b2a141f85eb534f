/* A map that is read in a thread of its own is there for who asks, before or after. */

#include "ui/opening.h"

#define NO_FILE "/proc/no-such-folder/map.journey"

static void
ready_cb (JwOpening *opening, gpointer data)
{
  *(guint *)data += 1;
}

/* Lets the loop run until the opening belongs to its owner alone, as it does when all was told. */
static void
let_go (JwOpening *opening)
{
  g_object_add_weak_pointer (G_OBJECT (opening), (gpointer *)&opening);
  g_object_unref (opening);
  while (opening != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_new_map (JwOpening *opening)
{
  g_autoptr (JwFirstSight) sight = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JwDocument) document = jw_opening_take (opening, &sight, &error);

  g_assert_no_error (error);
  g_assert_null (jw_opening_get_file (opening));
  g_assert_true (jw_document_is_untouched (document));
  g_assert_nonnull (sight);
  g_assert_cmpuint (
      jw_node_get_n_children (JW_NODE (jw_document_get_map (document)), JW_KIND_STAGE), ==, 5);
}

static void
test_asked_before (void)
{
  JwOpening *opening = jw_opening_new (NULL);
  guint n_told = 0;

  jw_opening_wait (opening, ready_cb, &n_told);
  while (n_told == 0)
    g_main_context_iteration (NULL, TRUE);
  assert_new_map (opening);
  let_go (opening);
  g_assert_cmpuint (n_told, ==, 1);
}

static void
test_asked_after (void)
{
  JwOpening *opening = jw_opening_new (NULL);
  guint n_told = 0;

  jw_opening_end (opening);
  jw_opening_wait (opening, ready_cb, &n_told);
  g_assert_cmpuint (n_told, ==, 1);
  assert_new_map (opening);
  let_go (opening);
  g_assert_cmpuint (n_told, ==, 1);
}

/* The reader's words, and nothing to show. */
static void
test_no_map (void)
{
  g_autoptr (GFile) file = g_file_new_for_path (NO_FILE);
  JwOpening *opening = jw_opening_new (file);
  g_autoptr (JwFirstSight) sight = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JwDocument) document = NULL;

  g_assert_true (jw_opening_get_file (opening) == file);
  document = jw_opening_take (opening, &sight, &error);
  g_assert_null (document);
  g_assert_null (sight);
  g_assert_nonnull (error);
  let_go (opening);
}

static void
test_nobody_asks (void)
{
  g_autoptr (GFile) file = g_file_new_for_path (NO_FILE);
  JwOpening *opening = jw_opening_new (file);

  let_go (opening);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name) g_test_add_func ("/opening/" #name, test_##name)
  TEST (asked_before);
  TEST (asked_after);
  TEST (no_map);
  TEST (nobody_asks);
  return g_test_run ();
}
