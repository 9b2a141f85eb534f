/* A scene that followed the edits of a map is the scene that the map would be given from scratch.
 */

#include <math.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/leg.h"
#include "render/painter.h"
#include "support.h"
#include "tests/model/random-edits.h"

/* JW_SEEDS=100 for more. */
#define N_SEEDS 3
#define N_STEPS 120

/* What follows a map as the window does. */
typedef struct
{
  JwMap *map;
  JwLayoutContext *context;
  JwLayoutContext *other; /* which knows nothing of what was shaped */
  JwScene *scene;
  guint n_changes;
  guint n_shared; /* rows that were taken over */
  guint n_rows;
} Follower;

static void
count_shared (Follower *follower, JwScene *before)
{
  for (guint i = 0; i < follower->scene->n_rows; i++)
    for (guint j = 0; j < before->n_rows; j++)
      if (jw_scene_row (follower->scene, i) == jw_scene_row (before, j))
        follower->n_shared++;
  follower->n_rows += follower->scene->n_rows;
}

static void
changed_cb (Follower *follower, JwChangeSet *changes)
{
  g_autoptr (JwScene) before = follower->scene;

  follower->scene = jw_layout_update (follower->context, before, follower->map, changes);
  follower->n_changes++;
  count_shared (follower, before);
}

static void
follow (Follower *follower, JwMap *map, gboolean may_estimate)
{
  const JwLayoutOptions options = { .may_estimate = may_estimate };

  *follower = (Follower){ g_object_ref (map), jw_layout_context_new (), jw_layout_context_new () };
  follower->scene = jw_layout (follower->context, map, NULL, &options);
  g_signal_connect_swapped (map, "changed", G_CALLBACK (changed_cb), follower);
}

static void
stop (Follower *follower)
{
  g_signal_handlers_disconnect_by_data (follower->map, follower);
  g_object_unref (follower->map);
  jw_scene_unref (follower->scene);
  jw_layout_context_free (follower->context);
  jw_layout_context_free (follower->other);
}

static void
settle_all (Follower *follower)
{
  g_autoptr (JwScene) before = follower->scene;

  follower->scene = jw_layout_settle (follower->context, before, follower->map, 0, INFINITY, 0);
  g_assert_false (jw_scene_is_estimated (follower->scene));
}

static void
assert_is_as_from_scratch (Follower *follower)
{
  g_autoptr (JwScene) scratch = jw_layout (follower->other, follower->map, NULL, NULL);
  g_autofree char *expected = jw_scene_to_string (scratch);
  g_autofree char *actual = jw_scene_to_string (follower->scene);

  g_assert_cmpstr (actual, ==, expected);
}

static void
edit_and_compare (JwRandomEditor *editor, guint seed, gboolean may_estimate, Follower *follower)
{
  g_autoptr (JwMap) map = jw_test_make_random_map (seed, 5, 2);

  jw_map_set_seed (map, seed);
  follow (follower, map, may_estimate);
  jw_random_editor_begin (editor, map, seed);
  for (guint i = 0; i < N_STEPS; i++)
    {
      guint n_changes = follower->n_changes;

      jw_random_editor_step (editor);
      if (may_estimate && i % 10 == 9)
        settle_all (follower);
      if (follower->n_changes > n_changes && i % (may_estimate ? 10 : 2) == (may_estimate ? 9 : 1))
        assert_is_as_from_scratch (follower);
    }
  stop (follower);
}

static guint
get_n_seeds (void)
{
  const char *wanted = g_getenv ("JW_SEEDS");

  return wanted != NULL ? (guint)g_ascii_strtoull (wanted, NULL, 10) : N_SEEDS;
}

static void
test_random_edits (void)
{
  g_autoptr (JwRandomEditor) editor = jw_random_editor_new ();
  guint n_shared = 0, n_rows = 0, n_changes = 0;

  for (guint seed = 1; seed <= get_n_seeds (); seed++)
    {
      Follower follower;

      edit_and_compare (editor, seed, FALSE, &follower);
      n_shared += follower.n_shared;
      n_rows += follower.n_rows;
      n_changes += follower.n_changes;
    }
  /* Else nothing would be proved. */
  g_assert_cmpuint (n_changes, >, get_n_seeds () * N_STEPS / 3);
  g_assert_cmpuint (n_shared, >, n_rows / 3);
  g_test_message ("%u changes; %u of %u rows shared", n_changes, n_shared, n_rows);
}

static void
test_random_edits_of_estimates (void)
{
  g_autoptr (JwRandomEditor) editor = jw_random_editor_new ();

  for (guint seed = 1; seed <= get_n_seeds (); seed++)
    {
      Follower follower;

      edit_and_compare (editor, seed + 1000, TRUE, &follower);
    }
}

typedef struct
{
  JwScene *scene;
  cairo_t *cr;
} Repainting;

static void
repaint_rect_cb (const JwRect *rect, gpointer data)
{
  Repainting *self = data;

  /* As the canvas does: whole pixels, and some more for what reaches out. */
  cairo_save (self->cr);
  cairo_rectangle (self->cr, floor (rect->x - 4), floor (rect->y - 4), ceil (rect->width + 9),
                   ceil (rect->height + 9));
  cairo_clip (self->cr);
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  cairo_paint (self->cr);
  jw_painter_paint (self->scene, self->cr);
  cairo_restore (self->cr);
}

/* Paints what the comparison tells of over the picture of the scene before. */
static void
repaint (cairo_surface_t *picture, JwScene *before, JwScene *after)
{
  Repainting repainting = { after, cairo_create (picture) };

  jw_scene_compare (before, after, 0, repaint_rect_cb, &repainting);
  cairo_destroy (repainting.cr);
  cairo_surface_flush (picture);
}

static void
test_comparison_finds_all (void)
{
  g_autoptr (JwRandomEditor) editor = jw_random_editor_new ();
  g_autoptr (JwMap) map = jw_test_make_random_map (3, 4, 2);
  Follower follower;
  guint n_painted = 0;

  jw_map_set_seed (map, 3);
  follow (&follower, map, FALSE);
  jw_random_editor_begin (editor, map, 3);
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (JwScene) before = jw_scene_ref (follower.scene);
      cairo_surface_t *picture, *expected;

      jw_random_editor_step (editor);
      if (follower.scene == before || follower.scene->height != before->height ||
          follower.scene->width != before->width)
        continue;
      picture = jw_test_paint (before, 1);
      expected = jw_test_paint (follower.scene, 1);
      repaint (picture, before, follower.scene);
      /* The edges of slopes come out by a trace otherwise where they are clipped. */
      jw_test_assert_like_picture (picture, expected, 24);
      cairo_surface_destroy (picture);
      cairo_surface_destroy (expected);
      n_painted++;
    }
  g_assert_cmpuint (n_painted, >, 15);
  stop (&follower);
}

static void
add_area_cb (const JwRect *rect, gpointer data)
{
  *(double *)data += rect->width * rect->height;
}

static double
measure_difference (JwScene *before, JwScene *after)
{
  double area = 0;

  jw_scene_compare (before, after, 0, add_area_cb, &area);
  return area;
}

/* Typing in a card that stays as high as it is paints that card alone. */
static void
test_an_edit_differs_where_it_is (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  JwNode *card = jw_map_find (map, "k4");
  g_autoptr (JwScene) before = NULL;
  const JwSceneItem *item;
  Follower follower;
  JwRect bounds;

  follow (&follower, map, FALSE);
  before = jw_scene_ref (follower.scene);
  g_assert_cmpfloat (measure_difference (before, follower.scene), ==, 0);
  g_assert_true (jw_edit_change (card, JW_CARD_TEXT, "Product page, red", FALSE, NULL));
  item = jw_scene_find (follower.scene, "k4");
  jw_scene_item_get_bounds (item, &bounds);
  g_assert_cmpfloat (measure_difference (before, follower.scene), >, 0);
  g_assert_cmpfloat (measure_difference (before, follower.scene), <,
                     4 * bounds.width * bounds.height);
  stop (&follower);
}

/* One card, its cell, its row: all else is the same in memory. */
static void
test_an_edit_makes_one_path_anew (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  JwNode *card = jw_map_find (map, "k4");
  g_autoptr (JwScene) before = NULL;
  guint64 n_shaped;
  guint n_stacks = 0, n_groups = 0;
  Follower follower;
  JwSceneRow *row, *old_row;

  follow (&follower, map, FALSE);
  before = jw_scene_ref (follower.scene);
  n_shaped = jw_layout_context_get_n_shaped (follower.context);
  g_assert_true (jw_edit_change (card, JW_CARD_TEXT, "words that were nowhere", FALSE, NULL));
  g_assert_cmpuint (jw_layout_context_get_n_shaped (follower.context), ==, n_shaped + 1);
  g_assert_cmpuint (follower.n_shared, ==, follower.scene->n_rows - 1);
  g_assert_true (follower.scene->sheet == before->sheet);
  row = jw_scene_row (follower.scene, 0);
  old_row = jw_scene_row (before, 0);
  for (guint i = 0; i < row->n_cells; i++)
    {
      const JwStack *stack = jw_row_cell (row, i)->stack, *old = jw_row_cell (old_row, i)->stack;

      n_stacks += stack != old;
      for (guint j = 0; j < stack->n; j++)
        n_groups += stack->blocks[j].group != old->blocks[j].group;
    }
  g_assert_cmpuint (n_stacks, ==, 1);
  g_assert_cmpuint (n_groups, ==, 1);
  stop (&follower);
}

/* Of a large map what stands above a height is measured first, the rest in slices. */
static void
test_settling (void)
{
  g_autoptr (JwMap) map = jw_test_make_random_map (5, 8, 6);
  guint64 n_shaped, n_last;
  guint n_slices = 0;
  Follower follower;

  follow (&follower, map, TRUE);
  n_shaped = jw_layout_context_get_n_shaped (follower.context);
  g_assert_true (jw_scene_is_estimated (follower.scene));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (JwScene) before = follower.scene;

      follower.scene =
          jw_layout_settle (follower.context, before, map, 0, before->rows_top + 150, 0);
      n_last = n_shaped;
      n_shaped = jw_layout_context_get_n_shaped (follower.context);
      g_assert_cmpint (n_shaped > n_last, ==, i == 0);
    }
  g_assert_true (jw_scene_is_estimated (follower.scene));
  while (jw_scene_is_estimated (follower.scene))
    {
      g_autoptr (JwScene) before = follower.scene;

      follower.scene = jw_layout_settle (follower.context, before, map, 0, INFINITY,
                                         g_get_monotonic_time () + 1000);
      n_slices++;
    }
  g_assert_cmpuint (n_slices, >, 1);
  assert_is_as_from_scratch (&follower);
  stop (&follower);
}

/* What was measured may not be guessed at again because its row is made anew. */
static void
test_measured_stays_measured (void)
{
  g_autoptr (JwMap) map = jw_test_make_random_map (5, 8, 6);
  Follower follower;

  follow (&follower, map, TRUE);
  settle_all (&follower);
  g_assert_true (jw_edit_change (JW_NODE (map), JW_MAP_PAPER, "a2", FALSE, NULL));
  g_assert_true (jw_scene_is_estimated (follower.scene));
  g_assert_true (jw_map_undo (map));
  g_assert_false (jw_scene_is_estimated (follower.scene));
  assert_is_as_from_scratch (&follower);
  stop (&follower);
}

/* What cards, curves and measures show of a step and a persona follows from those, and what is at a
 * way from its cards; the rows that show nothing of it are kept. */
static void
test_parts_that_others_name (void)
{
  g_autoptr (JwMap) map = jw_test_read_body (
      "", "<persona id=\"p1\" name=\"Ann\"/><persona id=\"p2\" name=\"Bo\"/><phase id=\"h1\" "
          "name=\"Before\"/><stage id=\"s1\" name=\"A\" phase=\"h1\"><step id=\"t1\" name=\"One\"/>"
          "<step id=\"t2\" name=\"Two\"/></stage><stage id=\"s2\" name=\"B\"/>"
          "<lane id=\"l1\" type=\"text\" name=\"L\"/><lane id=\"l2\" type=\"emotion\" name=\"M\"/>"
          "<lane id=\"l3\" type=\"numbers\" name=\"N\"/><lane id=\"l4\" type=\"text\" name=\"O\"/>"
          "<card id=\"k1\" lane=\"l1\" stage=\"s1\" step=\"t1\" through-step=\"t2\" "
          "personas=\"p1 p2\"><text>Here</text></card>"
          "<card id=\"k2\" lane=\"l4\" stage=\"s2\"><text>There</text></card>"
          "<curve id=\"c1\" lane=\"l2\" persona=\"p1\"><point id=\"f1\" stage=\"s1\" score=\"1\"/>"
          "</curve><curve id=\"c2\" lane=\"l2\" persona=\"p2\"/>"
          "<measure id=\"m1\" lane=\"l3\" stage=\"s1\" value=\"2\" persona=\"p2\"/>"
          "<path id=\"q1\" name=\"Q\" persona=\"p1\"><leg id=\"g1\" from=\"k1\" to=\"k2\" "
          "share=\"12\"/></path>");
  static const char *const ids[] = { "p1", "p2", "h1", "t1", "t2", "k1", "k2", "g1", "q1" };
  static const char *const names[] = { "name", "name", "name",  "name", "name",
                                       "text", "text", "label", "name" };
  Follower follower;

  follow (&follower, map, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      JwNode *node = jw_map_find (map, ids[i]);
      JwScene *before = jw_scene_ref (follower.scene);
      guint property = 0;

      while (g_strcmp0 (jw_node_get_property_row (node, property)->name, names[i]) != 0)
        property++;
      g_assert_true (jw_edit_change (node, property,
                                     "Quite a few other words, so many that they "
                                     "take more lines than one",
                                     FALSE, NULL));
      assert_is_as_from_scratch (&follower);
      if (!g_str_equal (ids[i], "k2"))
        g_assert_true (jw_scene_row (follower.scene, 3) == jw_scene_row (before, 3));
      jw_scene_unref (before);
    }
  g_assert_true (jw_edit_change_number (jw_map_find (map, "g1"), JW_LEG_SHARE, 66, FALSE, NULL));
  assert_is_as_from_scratch (&follower);
  stop (&follower);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/update/random-edits", test_random_edits);
  g_test_add_func ("/update/random-edits-of-estimates", test_random_edits_of_estimates);
  g_test_add_func ("/update/comparison", test_comparison_finds_all);
  g_test_add_func ("/update/difference", test_an_edit_differs_where_it_is);
  g_test_add_func ("/update/one-path", test_an_edit_makes_one_path_anew);
  g_test_add_func ("/update/settling", test_settling);
  g_test_add_func ("/update/measured", test_measured_stays_measured);
  g_test_add_func ("/update/parts-that-others-name", test_parts_that_others_name);
  return g_test_run ();
}
