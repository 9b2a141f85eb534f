/* Undo and redo: labels, merging while typing, the saved state, the selection, the bound. */
#include "model/card.h"
#include "model/edit/commands.h"
#include "model/map-private.h"
#include "model/persona.h"
#include "model/point.h"
#include "model/stage.h"
#include "tests/model/support.h"

static void
set_title (JwMap *map, const char *title, gboolean merge)
{
  g_assert_true (jw_edit_change (JW_NODE (map), JW_MAP_TITLE, title, merge, NULL));
}

static void
assert_title (JwMap *map, const char *title)
{
  g_assert_cmpstr (jw_node_get_string (JW_NODE (map), JW_MAP_TITLE), ==, title);
}

static void
test_empty (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();

  g_assert_false (jw_map_can_undo (map));
  g_assert_false (jw_map_can_redo (map));
  g_assert_null (jw_map_get_undo_label (map));
  g_assert_null (jw_map_get_redo_label (map));
  g_assert_false (jw_map_undo (map));
  g_assert_false (jw_map_redo (map));
  jw_edit_revert_last (map);
  g_assert_false (jw_map_is_modified (map));
}

static void
test_labels (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  JwNode *stage = jw_test_get_stage (map, 0);

  set_title (map, "Mugs", FALSE);
  g_assert_cmpstr (jw_map_get_undo_label (map), ==, "Change “Title”");
  jw_edit_add_stage (map, 0, "New", NULL);
  g_assert_cmpstr (jw_map_get_undo_label (map), ==, "Add stage");
  jw_edit_add_card (map, jw_test_get_lane (map, JW_LANE_PAIN_POINTS), stage, 0, "No price", NULL);
  g_assert_cmpstr (jw_map_get_undo_label (map), ==, "Add pain point");
  jw_map_undo (map);
  jw_map_undo (map);
  g_assert_cmpstr (jw_map_get_undo_label (map), ==, "Change “Title”");
  g_assert_cmpstr (jw_map_get_redo_label (map), ==, "Add stage");
}

/* Every operation there is, there and back. */
static void
test_operations (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  g_autofree char *before = jw_test_dump (map);
  g_autofree char *after = NULL;

  jw_edit_begin (map, "All");
  jw_edit_set_string (JW_NODE (map), JW_MAP_TITLE, "Mugs", NULL);
  jw_edit_set_number (JW_NODE (map), JW_MAP_BODY, 11, NULL);
  jw_edit_unset (jw_test_get_stage (map, 0), JW_STAGE_NAME, NULL);
  jw_edit_move (jw_test_get_stage (map, 0), 2, NULL);
  jw_edit_insert (JW_NODE (map), JW_KIND_PERSONA, 0, NULL);
  jw_edit_remove (jw_node_get_first_child (JW_NODE (map), JW_KIND_LINK), NULL);
  jw_edit_commit (map);
  after = jw_test_dump (map);
  g_assert_cmpstr (before, !=, after);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (jw_map_undo (map));
      jw_test_assert_dump (map, before);
      g_assert_true (jw_map_redo (map));
      jw_test_assert_dump (map, after);
    }
}

/* The node that comes back is the one that went, so that what points to it still does. */
static void
test_same_objects (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  JwNode *lane = jw_test_get_lane (map, JW_LANE_EMOTION);
  JwNode *point = jw_map_find_point (map, lane, jw_test_get_stage (map, 1));
  const char *ids[] = { jw_node_get_id (lane), NULL };

  g_assert_true (jw_edit_delete (map, ids, NULL));
  jw_map_undo (map);
  g_assert_true (jw_test_get_lane (map, JW_LANE_EMOTION) == lane);
  g_assert_true (jw_map_find_point (map, lane, jw_test_get_stage (map, 1)) == point);
}

static void
test_redo_dropped (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();

  set_title (map, "A", FALSE);
  set_title (map, "B", FALSE);
  jw_map_undo (map);
  set_title (map, "C", FALSE);
  g_assert_false (jw_map_can_redo (map));
  g_assert_false (jw_map_redo (map));
  jw_map_undo (map);
  assert_title (map, "A");
}

static guint
count_undo_steps (JwMap *map)
{
  guint n = 0;

  while (jw_map_undo (map))
    n++;
  return n;
}

static void
test_typing_merges (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();

  set_title (map, "M", TRUE);
  set_title (map, "Mu", TRUE);
  set_title (map, "Mug", TRUE);
  jw_map_undo (map);
  g_assert_false (jw_node_has (JW_NODE (map), JW_MAP_TITLE));
  g_assert_false (jw_map_can_undo (map));
  jw_map_redo (map);
  assert_title (map, "Mug");

  /* What was redone is finished: typing on is another step. */
  set_title (map, "Mugs", TRUE);
  g_assert_cmpuint (count_undo_steps (map), ==, 2);
}

static void
test_merging_ends (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();

  set_title (map, "M", TRUE);
  jw_edit_change (JW_NODE (map), JW_MAP_OWNER, "K", TRUE, NULL);
  set_title (map, "Mu", TRUE);
  jw_edit_end_merging (map);
  set_title (map, "Mug", TRUE);
  set_title (map, "Mugs", FALSE);
  set_title (map, "Mugs!", TRUE);
  jw_map_mark_saved (map);
  set_title (map, "Mugs!!", TRUE);
  g_assert_cmpuint (count_undo_steps (map), ==, 7);
}

/* Dragging a feeling about makes one step, though its first move makes the point, too. */
static void
test_drag_merges (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();
  JwNode *lane = jw_edit_add_lane (map, 0, JW_LANE_EMOTION, NULL);
  JwNode *stage = jw_edit_add_stage (map, 0, "Buy", NULL);

  for (int i = 0; i < 50; i++)
    g_assert_true (jw_edit_set_score (map, lane, stage, i / 25.0, TRUE, NULL));
  g_assert_cmpstr (jw_map_get_undo_label (map), ==, "Change feeling");
  jw_map_undo (map);
  g_assert_null (jw_map_find_point (map, lane, stage));
  g_assert_cmpstr (jw_map_get_undo_label (map), ==, "Add stage");
  jw_map_redo (map);
  g_assert_cmpfloat (jw_node_get_number (jw_map_find_point (map, lane, stage), JW_POINT_SCORE), ==,
                     49 / 25.0);
}

/* A thousand keys in one text must not keep a thousand texts. */
static void
test_merged_steps_are_small (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();
  g_autoptr (GString) text = g_string_new (NULL);
  gsize first;

  set_title (map, "x", TRUE);
  first = jw_journal_get_bytes (jw_map_get_journal (map));
  for (guint i = 0; i < 1000; i++)
    {
      g_string_append_c (text, 'x');
      set_title (map, text->str, TRUE);
    }
  g_assert_cmpuint (jw_journal_get_bytes (jw_map_get_journal (map)), ==, first);
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  ++*(guint *)data;
}

static void
test_revert_last (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();
  guint n_redo = 0;

  set_title (map, "Mugs", FALSE);
  set_title (map, "Typed", TRUE);
  set_title (map, "Typed by mistake", TRUE);
  g_signal_connect (map, "notify::can-redo", G_CALLBACK (count_cb), &n_redo);
  jw_edit_revert_last (map);
  assert_title (map, "Mugs");
  g_assert_false (jw_map_can_redo (map));
  g_assert_cmpuint (n_redo, ==, 0);
  g_assert_cmpuint (count_undo_steps (map), ==, 1);
}

static void
test_saved_state (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();

  set_title (map, "A", FALSE);
  g_assert_true (jw_map_is_modified (map));
  jw_map_mark_saved (map);
  g_assert_false (jw_map_is_modified (map));
  set_title (map, "B", FALSE);
  g_assert_true (jw_map_is_modified (map));
  jw_map_undo (map);
  g_assert_false (jw_map_is_modified (map));
  jw_map_undo (map);
  g_assert_true (jw_map_is_modified (map));
  jw_map_redo (map);
  g_assert_false (jw_map_is_modified (map));

  /* The way back to what is on disk is cut off by a new edit. */
  jw_map_undo (map);
  set_title (map, "C", FALSE);
  jw_map_undo (map);
  g_assert_true (jw_map_is_modified (map));
}

/* A save takes a while; what is typed meanwhile is not in it. */
static void
test_saved_while_editing (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();
  guint64 state;

  set_title (map, "A", TRUE);
  state = jw_map_get_state (map);
  set_title (map, "AB", TRUE);
  jw_map_mark_saved_state (map, state);
  g_assert_true (jw_map_is_modified (map));

  jw_edit_end_merging (map);
  state = jw_map_get_state (map);
  set_title (map, "ABC", TRUE);
  jw_map_mark_saved_state (map, state);
  g_assert_true (jw_map_is_modified (map));
  jw_map_undo (map);
  g_assert_false (jw_map_is_modified (map));
}

static void
test_flags_are_notified (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();
  guint n_modified = 0, n_undo = 0, n_redo = 0;

  g_signal_connect (map, "notify::modified", G_CALLBACK (count_cb), &n_modified);
  g_signal_connect (map, "notify::can-undo", G_CALLBACK (count_cb), &n_undo);
  g_signal_connect (map, "notify::can-redo", G_CALLBACK (count_cb), &n_redo);
  set_title (map, "A", FALSE);
  set_title (map, "B", FALSE);
  g_assert_true (n_modified == 1 && n_undo == 1 && n_redo == 0);
  jw_map_undo (map);
  g_assert_true (n_modified == 1 && n_undo == 1 && n_redo == 1);
  jw_map_undo (map);
  g_assert_true (n_modified == 2 && n_undo == 2 && n_redo == 1);
  jw_map_redo (map);
  set_title (map, "C", FALSE);
  g_assert_true (n_modified == 3 && n_undo == 3 && n_redo == 2);
  jw_map_mark_saved (map);
  g_assert_true (n_modified == 4);
}

static void
test_load_resets (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();

  set_title (map, "A", FALSE);
  jw_map_begin_load (map);
  jw_edit_set_string (JW_NODE (map), JW_MAP_TITLE, "Loaded", NULL);
  jw_map_end_load (map);
  g_assert_false (jw_map_can_undo (map));
  g_assert_false (jw_map_is_modified (map));
  assert_title (map, "Loaded");
}

static void
select_one (JwMap *map, JwNode *node)
{
  jw_selection_set_single (jw_map_get_selection (map), node != NULL ? jw_node_get_id (node) : NULL);
}

static void
assert_selected (JwMap *map, JwNode *node)
{
  g_assert_cmpstr (jw_selection_get_single (jw_map_get_selection (map)), ==,
                   node != NULL ? jw_node_get_id (node) : NULL);
  g_assert_cmpuint (jw_selection_get_n (jw_map_get_selection (map)), ==, node != NULL ? 1 : 0);
}

static void
test_selection (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  JwNode *first = jw_test_get_stage (map, 0);
  JwNode *last = jw_test_get_stage (map, 2);
  const char *ids[] = { jw_node_get_id (first), NULL };

  select_one (map, first);
  g_assert_true (jw_edit_delete (map, ids, NULL));
  assert_selected (map, NULL);
  select_one (map, last);
  jw_map_undo (map);
  assert_selected (map, first);
  jw_map_redo (map);
  assert_selected (map, NULL);
}

/* What an edit adds and selects while it is open is selected again by redo. */
static void
test_selection_of_added (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  JwNode *first = jw_test_get_stage (map, 0);
  JwNode *added;

  select_one (map, first);
  jw_edit_begin (map, "Add");
  added = jw_edit_add_stage (map, 1, "New", NULL);
  select_one (map, added);
  jw_edit_commit (map);
  assert_selected (map, added);
  jw_map_undo (map);
  assert_selected (map, first);
  jw_map_redo (map);
  assert_selected (map, added);
}

static void
edit_once_cb (JwMap *map, JwChangeSet *changes, gpointer data)
{
  guint *n = data;

  if ((*n)++ == 0)
    set_title (map, "From a handler", FALSE);
}

/* Whoever is told of an undo must not edit, but if it does nothing may break. */
static void
test_edit_from_handler (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  guint n = 0;

  select_one (map, jw_test_get_stage (map, 0));
  jw_edit_add_stage (map, 0, "New", NULL);
  g_signal_connect (map, "changed", G_CALLBACK (edit_once_cb), &n);
  jw_map_undo (map);
  g_assert_cmpuint (n, ==, 2);
  assert_title (map, "From a handler");
  g_assert_false (jw_map_can_redo (map));
  jw_map_undo (map);
  g_assert_cmpuint (count_undo_steps (map), ==, 0);
  jw_test_assert_consistent (map);
}

/* The history is bounded by what it takes: the oldest steps go, the newest stay. */
static void
test_bound (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();
  g_autofree char *text = g_strnfill (JW_MAX_TEXT_BYTES - 1, 'x');
  JwJournal *journal = jw_map_get_journal (map);
  guint n_edits = JW_JOURNAL_MAX_BYTES / JW_MAX_TEXT_BYTES + 300;
  guint n_undone;

  for (guint i = 0; i < n_edits; i++)
    {
      text[0] = (char)('a' + i % 2);
      jw_edit_change (JW_NODE (map), JW_MAP_NOTE, text, FALSE, NULL);
      g_assert_cmpuint (jw_journal_get_bytes (journal), <=, JW_JOURNAL_MAX_BYTES);
    }
  g_assert_cmpuint (jw_journal_get_bytes (journal), >, JW_JOURNAL_MAX_BYTES * 9 / 10);
  n_undone = count_undo_steps (map);
  g_assert_cmpuint (n_undone, <, n_edits);
  g_assert_cmpuint (n_undone, >, JW_JOURNAL_MAX_BYTES / JW_MAX_TEXT_BYTES * 9 / 10);
}

/* A step larger than the bound can be undone all the same. */
static void
test_bound_keeps_last (void)
{
  g_autoptr (JwMap) map = jw_test_new_map ();
  g_autofree char *text = g_strnfill (JW_MAX_TEXT_BYTES, 'x');

  jw_edit_begin (map, "Fill");
  for (guint i = 0; i < JW_JOURNAL_MAX_BYTES / JW_MAX_TEXT_BYTES + 300; i++)
    {
      JwNode *persona = jw_edit_insert (JW_NODE (map), JW_KIND_PERSONA, 0, NULL);

      jw_edit_set_string (persona, JW_PERSONA_NOTE, text, NULL);
      g_assert_true (jw_edit_remove (persona, NULL));
    }
  jw_edit_commit (map);
  g_assert_cmpuint (jw_journal_get_bytes (jw_map_get_journal (map)), >, JW_JOURNAL_MAX_BYTES);
  g_assert_cmpuint (count_undo_steps (map), ==, 1);
}

/* A thousand small steps cost what the bookkeeping costs, and with everything selected they do not
 * each keep a copy of all ids. */
static void
test_bytes_are_honest (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  JwSelection *selection = jw_map_get_selection (map);
  JwJournal *journal = jw_map_get_journal (map);
  gsize before;

  set_title (map, "A", FALSE);
  before = jw_journal_get_bytes (journal);
  g_assert_cmpuint (before, >, 150);
  g_assert_cmpuint (before, <, 800);
  for (guint i = 0; i < 9; i++)
    jw_selection_toggle (selection,
                         jw_node_get_id (jw_node_get_child (JW_NODE (map), JW_KIND_CARD, i)));
  set_title (map, "B", FALSE);
  g_assert_cmpuint (jw_journal_get_bytes (journal) - before, >, 9 * 8);
  before = jw_journal_get_bytes (journal);
  set_title (map, "C", FALSE);
  g_assert_cmpuint (jw_journal_get_bytes (journal) - before, <, 500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/undo/empty", test_empty);
  g_test_add_func ("/model/undo/labels", test_labels);
  g_test_add_func ("/model/undo/operations", test_operations);
  g_test_add_func ("/model/undo/same-objects", test_same_objects);
  g_test_add_func ("/model/undo/redo-dropped", test_redo_dropped);
  g_test_add_func ("/model/undo/typing-merges", test_typing_merges);
  g_test_add_func ("/model/undo/merging-ends", test_merging_ends);
  g_test_add_func ("/model/undo/drag-merges", test_drag_merges);
  g_test_add_func ("/model/undo/merged-steps-are-small", test_merged_steps_are_small);
  g_test_add_func ("/model/undo/revert-last", test_revert_last);
  g_test_add_func ("/model/undo/saved-state", test_saved_state);
  g_test_add_func ("/model/undo/saved-while-editing", test_saved_while_editing);
  g_test_add_func ("/model/undo/flags-are-notified", test_flags_are_notified);
  g_test_add_func ("/model/undo/load-resets", test_load_resets);
  g_test_add_func ("/model/undo/selection", test_selection);
  g_test_add_func ("/model/undo/selection-of-added", test_selection_of_added);
  g_test_add_func ("/model/undo/edit-from-handler", test_edit_from_handler);
  g_test_add_func ("/model/undo/bound", test_bound);
  g_test_add_func ("/model/undo/bound-keeps-last", test_bound_keeps_last);
  g_test_add_func ("/model/undo/bytes-are-honest", test_bytes_are_honest);
  return g_test_run ();
}
