#include "model/card.h"
#include "model/clip/clip.h"
#include "model/curve.h"
#include "model/edit/commands.h"
#include "model/file/reader.h"
#include "model/file/writer.h"
#include "model/measure.h"
#include "model/point.h"
#include "model/stage.h"
#include "tests/model/support.h"

static JwMap *
make_set (const char *const *names)
{
  JwMap *set = jw_map_new ();

  for (guint i = 0; names[i] != NULL; i++)
    g_assert_nonnull (jw_edit_add_stage (set, G_MAXUINT, names[i], NULL));
  return set;
}

static guint
count (JwMap *map, JwKind kind)
{
  return jw_node_get_n_children (JW_NODE (map), kind);
}

static const char *
get_stage_of (JwMap *map, const char *card_id)
{
  return jw_node_get_string (jw_map_find (map, card_id), JW_CARD_STAGE);
}

static void
assert_undo_restores (JwMap *map, GBytes *before)
{
  g_autoptr (GBytes) changed = jw_writer_write (map, NULL);
  g_autoptr (GBytes) undone = NULL;
  g_autoptr (GBytes) redone = NULL;

  g_assert_false (g_bytes_equal (before, changed));
  while (jw_map_undo (map))
    continue;
  undone = jw_writer_write (map, NULL);
  g_assert_true (g_bytes_equal (before, undone));
  while (jw_map_redo (map))
    continue;
  redone = jw_writer_write (map, NULL);
  g_assert_true (g_bytes_equal (changed, redone));
}

static void
test_merge_stages (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  g_autoptr (GBytes) before = jw_writer_write (map, NULL);
  guint n_cards = count (map, JW_KIND_CARD);
  guint n_measures = count (map, JW_KIND_MEASURE);
  JwNode *curve = jw_node_get_first_child (JW_NODE (map), JW_KIND_CURVE);

  g_assert_true (jw_edit_merge_stages (jw_map_find (map, "s2"), jw_map_find (map, "s3"), NULL));
  g_assert_null (jw_map_find (map, "s3"));
  g_assert_cmpuint (count (map, JW_KIND_STAGE), ==, 4);
  g_assert_cmpuint (count (map, JW_KIND_CARD), ==, n_cards);
  g_assert_cmpuint (count (map, JW_KIND_MEASURE), ==, n_measures);
  g_assert_cmpstr (get_stage_of (map, "k16"), ==, "s2");
  /* One feeling is left: the first stage's score, which is no mean, and both quotes. */
  g_assert_cmpuint (jw_node_get_n_children (curve, JW_KIND_POINT), ==, 4);
  g_assert_cmpfloat (jw_node_get_number (jw_map_find (map, "f2"), JW_POINT_SCORE), ==, 0.2);
  g_assert_cmpstr (jw_node_get_string (jw_map_find (map, "f2"), JW_POINT_QUOTE), ==,
                   "Will it fit my hand?\n£6 for shipping?!");
  assert_undo_restores (map, before);
}

static void
set (JwMap *map, const char *id, guint property, const char *value)
{
  g_autoptr (GError) error = NULL;

  jw_edit_change (jw_map_find (map, id), property, value, FALSE, &error);
  g_assert_no_error (error);
}

static void
assert_has_line (JwNode *node, guint property, const char *line)
{
  g_auto (GStrv) lines = g_strsplit (jw_node_get_string (node, property), "\n", -1);

  if (!g_strv_contains ((const char *const *)lines, line))
    g_error ("There is no line “%s” in “%s”", line, jw_node_get_string (node, property));
}

/* What is said of the second stage stands beside what is said of the first, or in its note. */
static void
test_merge_keeps_words (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  JwNode *stage;
  g_autoptr (GBytes) before = NULL;

  set (map, "s2", JW_STAGE_DURATION, "2 days");
  set (map, "s3", JW_STAGE_DURATION, "an hour");
  set (map, "s3", JW_STAGE_TIME, "in the evening");
  set (map, "s3", JW_STAGE_PLACE, "on the sofa");
  set (map, "s2", JW_STAGE_WHO, "Visitor");
  set (map, "s3", JW_STAGE_WHO, "Buyer");
  set (map, "s2", JW_STAGE_FLOW, "in-order");
  set (map, "s3", JW_STAGE_FLOW, "ongoing");
  set (map, "s2", JW_STAGE_LEADS_TO, "s3");
  set (map, "s3", JW_STAGE_LEADS_TO, "s1 s5");
  set (map, "s3", JW_STAGE_NOTE, "Ask the shop");
  set (map, "f2", JW_POINT_WORD, "Curious");
  set (map, "f3", JW_POINT_WORD, "Cross");
  before = jw_writer_write (map, NULL);
  /* Without what the test did, only the merge is there to be taken back. */
  g_clear_object (&map);
  map = jw_reader_read_bytes (before, NULL, NULL);
  stage = jw_map_find (map, "s2");
  g_assert_true (jw_edit_merge_stages (stage, jw_map_find (map, "s3"), NULL));
  g_assert_cmpstr (jw_node_get_string (stage, JW_STAGE_NAME), ==, "Consideration, Conversion");
  g_assert_cmpstr (jw_node_get_string (stage, JW_STAGE_WHO), ==, "Visitor, Buyer");
  g_assert_cmpstr (jw_node_get_string (stage, JW_STAGE_DURATION), ==, "2 days, an hour");
  g_assert_cmpstr (jw_node_get_string (stage, JW_STAGE_TIME), ==, "in the evening");
  g_assert_cmpstr (jw_node_get_string (stage, JW_STAGE_PLACE), ==, "on the sofa");
  /* They are one now, so the one does not lead to the other any more. */
  g_assert_cmpstr (jw_node_get_string (stage, JW_STAGE_LEADS_TO), ==, "s1 s5");
  assert_has_line (stage, JW_STAGE_NOTE, "How it runs: all the time");
  assert_has_line (stage, JW_STAGE_NOTE, "Ask the shop");
  assert_has_line (stage, JW_STAGE_NOTE, "Feeling: -1.6");
  g_assert_cmpstr (jw_node_get_string (jw_map_find (map, "f2"), JW_POINT_WORD), ==,
                   "Curious, Cross");
  assert_undo_restores (map, before);
}

/* What is felt at the steps of the two is felt at four steps of one. */
static void
test_merge_keeps_steps (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) undone = NULL;
  JwNode *curve;
  static const char *const stages[] = { "s2", "s2", "s3", "s3" };
  JwNode *points[G_N_ELEMENTS (stages)];

  jw_edit_begin (map, "Set up");
  curve = jw_edit_insert (JW_NODE (map), JW_KIND_CURVE, G_MAXUINT, NULL);
  g_assert_true (jw_edit_set_string (curve, JW_CURVE_LANE, "l2", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      JwNode *step = jw_edit_insert (jw_map_find (map, stages[i]), JW_KIND_STEP, G_MAXUINT, NULL);

      points[i] = jw_edit_insert (curve, JW_KIND_POINT, G_MAXUINT, NULL);
      g_assert_true (jw_edit_set_string (points[i], JW_POINT_STAGE, stages[i], NULL));
      g_assert_true (jw_edit_set_string (points[i], JW_POINT_STEP, jw_node_get_id (step), NULL));
      g_assert_true (jw_edit_set_number (points[i], JW_POINT_SCORE, 0.5 * i, NULL));
    }
  jw_edit_commit (map);
  before = jw_writer_write (map, NULL);
  g_assert_true (jw_edit_merge_stages (jw_map_find (map, "s2"), jw_map_find (map, "s3"), NULL));
  g_assert_cmpuint (jw_node_get_n_children (curve, JW_KIND_POINT), ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_assert_true (jw_node_get_map (points[i]) == map);
      g_assert_cmpstr (jw_node_get_string (points[i], JW_POINT_STAGE), ==, "s2");
      g_assert_cmpfloat (jw_node_get_number (points[i], JW_POINT_SCORE), ==, 0.5 * i);
    }
  g_assert_true (jw_map_undo (map));
  undone = jw_writer_write (map, NULL);
  g_assert_true (g_bytes_equal (before, undone));
}

static void
test_split_stage (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  g_autoptr (GBytes) before = jw_writer_write (map, NULL);
  const char *ids[] = { "k5", "k15", NULL };
  JwNode *added = jw_edit_split_stage (jw_map_find (map, "s2"), "Comparing", ids, NULL);

  g_assert_nonnull (added);
  g_assert_cmpuint (jw_node_get_position (added), ==, 2);
  g_assert_cmpstr (jw_node_get_string (added, JW_STAGE_NAME), ==, "Comparing");
  g_assert_cmpstr (get_stage_of (map, "k5"), ==, jw_node_get_id (added));
  g_assert_cmpstr (get_stage_of (map, "k15"), ==, jw_node_get_id (added));
  g_assert_cmpstr (get_stage_of (map, "k4"), ==, "s2");
  assert_undo_restores (map, before);
}

static void
test_split_takes_steps (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  JwNode *stage = jw_map_find (map, "s2");
  JwNode *step;
  JwNode *added;
  const char *ids[2] = { NULL, NULL };

  jw_edit_begin (map, "Set up");
  step = jw_edit_insert (stage, JW_KIND_STEP, 0, NULL);
  g_assert_true (
      jw_edit_set_string (jw_map_find (map, "k4"), JW_CARD_STEP, jw_node_get_id (step), NULL));
  jw_edit_commit (map);
  ids[0] = jw_node_get_id (step);
  added = jw_edit_split_stage (stage, "Later", ids, NULL);
  g_assert_true (jw_node_get_parent (step) == added);
  g_assert_cmpstr (get_stage_of (map, "k4"), ==, jw_node_get_id (added));
  g_assert_true (jw_map_undo (map));
  g_assert_true (jw_node_get_parent (jw_map_find (map, ids[0])) == stage);
}

/* Names of the set, and the stage where card k16 (Conversion, the third of five) must end. */
static const struct
{
  const char *names[8];
  guint third;
} sets[] = {
  { { "Awareness", "Consideration", "Decision", "Retention" }, 2 },
  { { "Discovery", "Consideration", "Decision", "Fulfillment", "Post-Purchase" }, 2 },
  { { "Awareness", "Consideration", "Purchase", "Post-Purchase", "Advocacy" }, 2 },
  { { "Only" }, 0 },
  { { "One", "Two", "Three", "Conversion", "Five", "Six", "Seven" }, 3 },
  { { "Conversion", "Awareness" }, 0 },
};

/* Each stage goes where it is told, in whatever order. */
static void
test_change_stage_set_by_hand (void)
{
  static const char *const names[] = { "Before", "After", "Never", NULL };
  static const guint targets[] = { 1, 0, 1, 0, 1 };
  g_autoptr (JwMap) map = jw_test_load_sample ();
  g_autoptr (JwMap) others = make_set (names);
  g_autoptr (GBytes) before = jw_writer_write (map, NULL);
  guint n_cards = count (map, JW_KIND_CARD);

  g_assert_true (jw_edit_change_stage_set (map, others, targets, NULL));
  g_assert_cmpuint (count (map, JW_KIND_STAGE), ==, 3);
  g_assert_cmpuint (count (map, JW_KIND_CARD), ==, n_cards);
  g_assert_cmpuint (jw_node_get_position (jw_map_find (map, "s2")), ==, 0);
  g_assert_cmpuint (jw_node_get_position (jw_map_find (map, "s1")), ==, 1);
  g_assert_cmpstr (get_stage_of (map, "k16"), ==, "s1");
  assert_undo_restores (map, before);
}

/* What a template had called a stage goes with it; what the user wrote does not. */
static void
test_change_stage_set_keeps_words (void)
{
  static const char *const names[] = { "Before", "After", NULL };
  g_autoptr (JwMap) map = jw_test_load_sample ();
  g_autoptr (JwMap) others = make_set (names);
  JwNode *first = jw_map_find (map, "s1");
  JwNode *last;

  set (map, "s1", JW_STAGE_NAME, "Craft fair in June");
  set (map, "s1", JW_STAGE_WHO, "Passer-by");
  g_assert_true (jw_edit_change_stage_set (map, others, NULL, NULL));
  g_assert_cmpstr (jw_node_get_string (first, JW_STAGE_NAME), ==, "Before");
  g_assert_cmpstr (jw_node_get_string (first, JW_STAGE_WHO), ==, "Passer-by");
  assert_has_line (first, JW_STAGE_NOTE, "Name: Craft fair in June");
  last = jw_node_get_child (JW_NODE (map), JW_KIND_STAGE, 1);
  g_assert_null (strstr (jw_node_get_string (last, JW_STAGE_NOTE) ?: "", "Consideration"));
}

static void
test_change_stage_set (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autoptr (JwMap) map = jw_test_load_sample ();
      g_autoptr (JwMap) set = make_set (sets[i].names);
      g_autoptr (GBytes) before = jw_writer_write (map, NULL);
      guint n_cards = count (map, JW_KIND_CARD);
      guint n_stages = g_strv_length ((GStrv)sets[i].names);

      g_assert_true (jw_edit_change_stage_set (map, set, NULL, NULL));
      g_assert_cmpuint (count (map, JW_KIND_STAGE), ==, n_stages);
      g_assert_cmpuint (count (map, JW_KIND_CARD), ==, n_cards);
      for (guint k = 0; k < n_stages; k++)
        g_assert_cmpstr (
            jw_node_get_string (jw_node_get_child (JW_NODE (map), JW_KIND_STAGE, k), JW_STAGE_NAME),
            ==, sets[i].names[k]);
      g_assert_cmpuint (jw_node_get_position (jw_card_get_stage (jw_map_find (map, "k16"))), ==,
                        sets[i].third);
      for (JwNode *card = jw_node_get_first_child (JW_NODE (map), JW_KIND_CARD); card != NULL;
           card = jw_node_get_next (card))
        g_assert_nonnull (jw_card_get_stage (card));
      assert_undo_restores (map, before);
    }
}

static void
test_sort (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  g_autoptr (GBytes) before = jw_writer_write (map, NULL);
  JwNode *lane = jw_map_find (map, "l1");
  JwNode *stage = jw_map_find (map, "s1");

  g_assert_true (jw_edit_sort_cards (map, lane, NULL, JW_CARD_TEXT, FALSE, NULL));
  g_assert_cmpstr (jw_node_get_id (jw_map_get_cell_card (map, lane, stage, 0)), ==, "k2");
  g_assert_cmpstr (jw_node_get_id (jw_map_get_cell_card (map, lane, stage, 1)), ==, "k1");
  g_assert_cmpstr (jw_node_get_id (jw_map_get_cell_card (map, lane, stage, 2)), ==, "k3");
  assert_undo_restores (map, before);

  g_assert_true (jw_edit_sort_cards (map, lane, NULL, JW_CARD_TEXT, TRUE, NULL));
  g_assert_cmpstr (jw_node_get_id (jw_map_get_cell_card (map, lane, stage, 0)), ==, "k3");
  /* Those without the value come last either way, in their order. */
  g_assert_true (jw_edit_change (jw_map_find (map, "k2"), JW_CARD_VOTES, "3", FALSE, NULL));
  g_assert_true (jw_edit_sort_cards (map, NULL, NULL, JW_CARD_VOTES, FALSE, NULL));
  g_assert_cmpstr (jw_node_get_id (jw_map_get_cell_card (map, lane, stage, 0)), ==, "k2");
  g_assert_cmpstr (jw_node_get_id (jw_map_get_cell_card (map, lane, stage, 1)), ==, "k3");
}

static void
test_find (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  g_autoptr (GArray) any = jw_map_find_text (map, "SITE", 0);
  g_autoptr (GArray) cased = jw_map_find_text (map, "Stranger", JW_FIND_MATCH_CASE);
  g_autoptr (GArray) word = jw_map_find_text (map, "post", JW_FIND_WHOLE_WORD);
  g_autoptr (GArray) none = jw_map_find_text (map, "", 0);
  const JwMatch *match = &g_array_index (cased, JwMatch, 0);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (word->len, ==, 0);
  g_assert_cmpuint (any->len, ==, 0);
  g_assert_cmpuint (cased->len, ==, 1);
  g_assert_cmpstr (jw_node_get_id (match->node), ==, "s1");
  g_assert_cmpuint (match->property, ==, JW_STAGE_WHO);
  g_assert_cmpuint (match->start, ==, 0);
}

static void
test_replace (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  g_autoptr (GBytes) before = jw_writer_write (map, NULL);
  guint n = 0;

  g_assert_true (jw_edit_replace_text (map, "PAGE", "sheet", 0, &n, NULL));
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpstr (jw_node_get_string (jw_map_find (map, "k4"), JW_CARD_TEXT), ==, "Product sheet");
  assert_undo_restores (map, before);
}

/* İ folds to more bytes than it has; the place and the rest of the text must not shift. */
static void
test_replace_odd_case (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  JwNode *card = jw_map_find (map, "k4");

  g_assert_true (jw_edit_change (card, JW_CARD_TEXT, "İİ straße Straße", FALSE, NULL));
  g_assert_true (jw_edit_replace_text (map, "STRAßE", "x", 0, NULL, NULL));
  g_assert_cmpstr (jw_node_get_string (card, JW_CARD_TEXT), ==, "İİ x x");
}

static void
test_replace_refused (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  g_autoptr (GBytes) before = jw_writer_write (map, NULL);
  g_autofree char *huge = g_strnfill (JW_MAX_TEXT_BYTES + 1, 'x');
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (jw_edit_replace_text (map, "page", huge, 0, NULL, &error));
  g_assert_nonnull (error);
  after = jw_writer_write (map, NULL);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_false (jw_map_can_undo (map));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/structure/merge-stages", test_merge_stages);
  g_test_add_func ("/structure/merge-keeps-steps", test_merge_keeps_steps);
  g_test_add_func ("/structure/split-stage", test_split_stage);
  g_test_add_func ("/structure/split-takes-steps", test_split_takes_steps);
  g_test_add_func ("/structure/merge-keeps-words", test_merge_keeps_words);
  g_test_add_func ("/structure/change-stage-set", test_change_stage_set);
  g_test_add_func ("/structure/change-stage-set-by-hand", test_change_stage_set_by_hand);
  g_test_add_func ("/structure/change-stage-set-keeps-words", test_change_stage_set_keeps_words);
  g_test_add_func ("/structure/sort", test_sort);
  g_test_add_func ("/structure/find", test_find);
  g_test_add_func ("/structure/replace", test_replace);
  g_test_add_func ("/structure/replace-odd-case", test_replace_odd_case);
  g_test_add_func ("/structure/replace-refused", test_replace_refused);
  return g_test_run ();
}
