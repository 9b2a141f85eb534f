#include <math.h>
#include <string.h>

#include "model/card.h"
#include "support.h"

typedef struct
{
  JwMap *map;
  JwScene *scene;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->map = jw_test_read_sample ();
  fixture->scene = jw_test_layout (fixture->map);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  jw_scene_unref (fixture->scene);
  g_object_unref (fixture->map);
}

static const JwSceneItem *
hit_middle (JwScene *scene, const JwRect *rect)
{
  return jw_scene_hit (scene, rect->x + rect->width / 2, rect->y + rect->height / 2, 0);
}

static void
assert_hits_itself (JwScene *scene, const char *id, JwItemKind kind)
{
  JwRect bounds = jw_test_get_bounds (scene, id);
  const JwSceneItem *hit = hit_middle (scene, &bounds);

  g_assert_nonnull (hit);
  g_assert_cmpstr (jw_scene_item_get_node_id (hit), ==, id);
  g_assert_cmpint (jw_scene_item_get_kind (hit), ==, kind);
  g_assert_true (hit == jw_scene_find (scene, id));
}

static guint
assert_shows_values (JwScene *scene, JwNode *node)
{
  guint n = 0;

  for (guint kind = 0; kind <= JW_ITEM_DECORATION; kind++)
    {
      const JwSceneItem *item = jw_scene_find_kind (scene, jw_node_get_id (node), (JwItemKind)kind);
      int property = item != NULL ? jw_scene_item_get_property (item) : -1;
      JwPropertyType type =
          property >= 0 ? jw_node_get_property_row (node, (guint)property)->type : JW_PROPERTY_REF;
      const char *value;
      double x, y;

      if (type != JW_PROPERTY_STRING && type != JW_PROPERTY_TEXT)
        continue;
      value = jw_node_get_string (node, (guint)property);
      g_assert_cmpstr (jw_text_get_string (jw_scene_item_get_text (item, &x, &y)), ==,
                       value != NULL ? value : "");
      n++;
    }
  return n;
}

static guint
assert_all_show_values (JwScene *scene, JwNode *node)
{
  guint n = assert_shows_values (scene, node);

  for (guint kind = 0; kind < JW_N_KINDS; kind++)
    for (JwNode *child = jw_node_get_first_child (node, (JwKind)kind); child != NULL;
         child = jw_node_get_next (child))
      n += assert_all_show_values (scene, child);
  return n;
}

/* A caret stands at a byte of the value, and is shown at that byte of the text. */
static void
test_texts_are_values (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (assert_all_show_values (fixture->scene, JW_NODE (fixture->map)), >, 50);
}

static void
test_things_are_hit (Fixture *fixture, gconstpointer data)
{
  guint n = jw_node_get_n_children (JW_NODE (fixture->map), JW_KIND_CARD);

  for (guint i = 0; i < n; i++)
    assert_hits_itself (
        fixture->scene,
        jw_node_get_id (jw_node_get_child (JW_NODE (fixture->map), JW_KIND_CARD, i)), JW_ITEM_CARD);
  assert_hits_itself (fixture->scene, "s3", JW_ITEM_STAGE);
  assert_hits_itself (fixture->scene, "l4", JW_ITEM_LANE);
  assert_hits_itself (fixture->scene, "p1", JW_ITEM_PERSONA);
  assert_hits_itself (fixture->scene, "n2", JW_ITEM_MEASURE);
  assert_hits_itself (fixture->scene, "f3", JW_ITEM_POINT);
  assert_hits_itself (fixture->scene, jw_node_get_id (JW_NODE (fixture->map)), JW_ITEM_TITLE);
}

static void
test_quotes_are_hit (Fixture *fixture, gconstpointer data)
{
  const JwSceneItem *quote = jw_scene_find_kind (fixture->scene, "f4", JW_ITEM_QUOTE);
  JwRect bounds;

  jw_scene_item_get_bounds (quote, &bounds);
  g_assert_true (hit_middle (fixture->scene, &bounds) == quote);
  g_assert_cmpstr (jw_scene_item_get_node_id (quote), ==, "f4");
  g_assert_cmpstr (jw_scene_item_get_stage_id (quote), ==, "s4");
  g_assert_cmpstr (jw_scene_item_get_lane_id (quote), ==, "l2");
}

static void
test_cells_and_sheet_are_behind (Fixture *fixture, gconstpointer data)
{
  const JwSceneItem *cell = jw_scene_find_cell (fixture->scene, "l3", "s5");
  const JwSceneItem *hit;
  JwRect bounds;

  jw_scene_item_get_bounds (cell, &bounds);
  hit = hit_middle (fixture->scene, &bounds);
  g_assert_true (hit == cell);
  g_assert_cmpint (jw_scene_item_get_kind (hit), ==, JW_ITEM_CELL);
  g_assert_cmpstr (jw_scene_item_get_lane_id (hit), ==, "l3");
  g_assert_cmpstr (jw_scene_item_get_stage_id (hit), ==, "s5");
  g_assert_null (jw_scene_item_get_node_id (hit));
  hit = jw_scene_hit (fixture->scene, 2, 2, 0);
  g_assert_cmpint (jw_scene_item_get_kind (hit), ==, JW_ITEM_SHEET);
  hit = jw_scene_hit (fixture->scene, 600, 800, 0);
  g_assert_cmpint (jw_scene_item_get_kind (hit), ==, JW_ITEM_SHEET);
}

static void
test_nothing_outside (Fixture *fixture, gconstpointer data)
{
  double width = jw_scene_get_width (fixture->scene), height = jw_scene_get_height (fixture->scene);

  g_assert_null (jw_scene_hit (fixture->scene, -1, 10, 5));
  g_assert_null (jw_scene_hit (fixture->scene, 10, -0.1, 5));
  g_assert_null (jw_scene_hit (fixture->scene, width, 10, 5));
  g_assert_null (jw_scene_hit (fixture->scene, 10, height, 5));
  g_assert_null (jw_scene_hit (fixture->scene, NAN, 10, 5));
}

static void
test_slop_widens_markers (Fixture *fixture, gconstpointer data)
{
  JwRect marker = jw_test_get_bounds (fixture->scene, "f3");
  double beside = marker.x - 4, middle = marker.y + marker.height / 2;

  g_assert_cmpint (jw_scene_item_get_kind (jw_scene_hit (fixture->scene, beside, middle, 0)), ==,
                   JW_ITEM_CELL);
  g_assert_cmpint (jw_scene_item_get_kind (jw_scene_hit (fixture->scene, beside, middle, 6)), ==,
                   JW_ITEM_POINT);
}

/* The gap between two columns belongs to the nearer one. */
static void
test_gaps_belong_to_a_column (Fixture *fixture, gconstpointer data)
{
  JwScene *scene = fixture->scene;
  double right = scene->columns->x[0] + scene->columns->widths[0];

  g_assert_cmpint (jw_scene_find_column_at (scene, right + scene->columns->gap * 0.4), ==, 0);
  g_assert_cmpint (jw_scene_find_column_at (scene, right + scene->columns->gap * 0.6), ==, 1);
  g_assert_cmpint (jw_scene_find_column_at (scene, scene->columns->x[0] - scene->columns->gap), ==,
                   -1);
  g_assert_cmpint (jw_scene_find_column_at (scene, jw_scene_get_width (scene) - 1), ==, -1);
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  const JwSceneItem *who = jw_scene_find_kind (fixture->scene, "s2", JW_ITEM_STAGE_WHO);
  const JwSceneItem *hint = jw_scene_find_kind (fixture->scene, "l1", JW_ITEM_LANE_HINT);

  g_assert_cmpstr (jw_text_get_string (jw_scene_item_get_text (who, NULL, NULL)), ==, "Visitor");
  g_assert_cmpstr (jw_text_get_string (jw_scene_item_get_text (hint, NULL, NULL)), ==,
                   "where we meet");
  g_assert_cmpstr (
      jw_scene_item_get_lane_id (jw_scene_find_kind (fixture->scene, "l3", JW_ITEM_ROW)), ==, "l3");
  g_assert_null (jw_scene_find_kind (fixture->scene, "s1", JW_ITEM_ROW));
  g_assert_null (jw_scene_find (fixture->scene, "nowhere"));
  g_assert_null (jw_scene_find (fixture->scene, NULL));
  g_assert_null (jw_scene_find_kind (fixture->scene, "k1", JW_ITEM_STAGE));
  g_assert_null (jw_scene_find_kind (fixture->scene, "nowhere", JW_ITEM_CARD));
  g_assert_null (jw_scene_find_cell (fixture->scene, "l1", "nowhere"));
  g_assert_null (jw_scene_find_cell (fixture->scene, "nowhere", "s1"));
}

/* After many searches an index answers; the answers stay the same. */
static void
test_index_finds_the_same (Fixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { "k1", "k32", "s1", "l7", "f5", "n5", "p1", "c1", "nowhere" };
  const JwSceneItem *before[G_N_ELEMENTS (ids)];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    before[i] = jw_scene_find (fixture->scene, ids[i]);
  for (guint i = 0; i < 20; i++)
    jw_scene_find (fixture->scene, "k9");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_true (jw_scene_find (fixture->scene, ids[i]) == before[i]);
}

static void
test_texts_stand_in_their_items (Fixture *fixture, gconstpointer data)
{
  const JwSceneItem *card = jw_scene_find (fixture->scene, "k4");
  JwRect bounds;
  double x, y;
  JwText *text = jw_scene_item_get_text (card, &x, &y);

  jw_scene_item_get_bounds (card, &bounds);
  g_assert_cmpstr (jw_text_get_string (text), ==, "Product page");
  g_assert_cmpfloat (x, >, bounds.x);
  g_assert_cmpfloat (y, >, bounds.y);
  g_assert_cmpfloat (x + jw_text_get_width (text), <, bounds.x + bounds.width);
  g_assert_cmpint (jw_scene_item_get_property (card), ==, JW_CARD_TEXT);
  g_assert_cmpint (jw_scene_item_get_text_role (card), ==, JW_ROLE_INK);
}

typedef struct
{
  const char *lane, *stage;
  guint index;
  JwRect mark;
} Drop;

static gboolean
find_drop (JwScene *scene, double x, double y, const char *dragged, Drop *drop)
{
  return jw_scene_find_drop (scene, x, y, dragged, &drop->lane, &drop->stage, &drop->index,
                             &drop->mark);
}

static void
test_drop_between_cards (Fixture *fixture, gconstpointer data)
{
  JwRect first = jw_test_get_bounds (fixture->scene, "k1"),
         second = jw_test_get_bounds (fixture->scene, "k2");
  JwRect last = jw_test_get_bounds (fixture->scene, "k3");
  double x = first.x + 20;
  Drop drop;

  g_assert_true (find_drop (fixture->scene, x, first.y + 2, NULL, &drop));
  g_assert_cmpuint (drop.index, ==, 0);
  g_assert_cmpfloat (drop.mark.y + drop.mark.height, <=, first.y + 0.01);
  g_assert_true (find_drop (fixture->scene, x, second.y + 2, NULL, &drop));
  g_assert_cmpuint (drop.index, ==, 1);
  g_assert_cmpstr (drop.lane, ==, "l1");
  g_assert_cmpstr (drop.stage, ==, "s1");
  g_assert_cmpfloat (drop.mark.y, >=, first.y + first.height);
  g_assert_cmpfloat (drop.mark.y + drop.mark.height, <=, second.y);
  g_assert_true (find_drop (fixture->scene, x, last.y + last.height - 1, NULL, &drop));
  g_assert_cmpuint (drop.index, ==, 3);
}

/* The dragged card does not count among those that it lands between. */
static void
test_drop_of_a_neighbour (Fixture *fixture, gconstpointer data)
{
  JwRect second = jw_test_get_bounds (fixture->scene, "k2"),
         last = jw_test_get_bounds (fixture->scene, "k3");
  Drop drop;

  g_assert_true (find_drop (fixture->scene, second.x, second.y + 20, "k1", &drop));
  g_assert_cmpuint (drop.index, ==, 1);
  g_assert_true (find_drop (fixture->scene, last.x, last.y + 40, "k1", &drop));
  g_assert_cmpuint (drop.index, ==, 2);
  g_assert_true (find_drop (fixture->scene, second.x, second.y + 2, "k2", &drop));
  g_assert_cmpuint (drop.index, ==, 1);
}

static void
test_drop_only_where_cards_are_held (Fixture *fixture, gconstpointer data)
{
  JwRect empty, emotion, numbers;
  Drop drop;

  jw_scene_item_get_bounds (jw_scene_find_cell (fixture->scene, "l3", "s5"), &empty);
  jw_scene_item_get_bounds (jw_scene_find_cell (fixture->scene, "l2", "s1"), &emotion);
  jw_scene_item_get_bounds (jw_scene_find_cell (fixture->scene, "l7", "s1"), &numbers);
  g_assert_true (find_drop (fixture->scene, empty.x + 5, empty.y + 30, "k1", &drop));
  g_assert_cmpuint (drop.index, ==, 0);
  g_assert_cmpstr (drop.stage, ==, "s5");
  g_assert_false (find_drop (fixture->scene, emotion.x + 5, emotion.y + 30, "k1", &drop));
  g_assert_false (find_drop (fixture->scene, numbers.x + 5, numbers.y + 30, "k1", &drop));
  g_assert_false (find_drop (fixture->scene, 5, empty.y + 30, "k1", &drop));
  g_assert_false (find_drop (fixture->scene, empty.x + 5, 5, "k1", &drop));
}

static void
test_stage_drop (Fixture *fixture, gconstpointer data)
{
  JwRect first = jw_test_get_bounds (fixture->scene, "s1"),
         third = jw_test_get_bounds (fixture->scene, "s3");
  guint position;
  JwRect mark;

  g_assert_true (jw_scene_find_stage_drop (fixture->scene, third.x + 5, "s1", &position, &mark));
  g_assert_cmpuint (position, ==, 1);
  g_assert_cmpfloat (mark.x + mark.width, <, third.x);
  g_assert_cmpfloat (mark.height, >, 400);
  jw_scene_find_stage_drop (fixture->scene, third.x + third.width - 5, "s1", &position, &mark);
  g_assert_cmpuint (position, ==, 2);
  jw_scene_find_stage_drop (fixture->scene, first.x - 50, "s3", &position, &mark);
  g_assert_cmpuint (position, ==, 0);
  g_assert_cmpfloat (mark.x, <, first.x);
  jw_scene_find_stage_drop (fixture->scene, 5000, "s3", &position, &mark);
  g_assert_cmpuint (position, ==, 4);
}

static void
test_lane_drop (Fixture *fixture, gconstpointer data)
{
  JwRect first = jw_test_get_bounds (fixture->scene, "l1"),
         third = jw_test_get_bounds (fixture->scene, "l3");
  guint position;
  JwRect mark;

  g_assert_true (
      jw_scene_find_lane_drop (fixture->scene, third.y + third.height - 2, "l1", &position, &mark));
  g_assert_cmpuint (position, ==, 2);
  g_assert_cmpfloat_with_epsilon (mark.y + mark.height / 2, third.y + third.height, 1e-6);
  jw_scene_find_lane_drop (fixture->scene, first.y - 40, "l3", &position, &mark);
  g_assert_cmpuint (position, ==, 0);
  jw_scene_find_lane_drop (fixture->scene, 5000, "l3", &position, &mark);
  g_assert_cmpuint (position, ==, 6);
}

static void
test_add_rect (Fixture *fixture, gconstpointer data)
{
  JwRect card = jw_test_get_bounds (fixture->scene, "k13"),
         other = jw_test_get_bounds (fixture->scene, "k15");
  JwRect rect;

  /* One card is in this cell and two in the next: the offer stands in line with the second. */
  g_assert_true (jw_scene_get_add_rect (fixture->scene, "l3", "s1", &rect));
  g_assert_cmpfloat_with_epsilon (rect.x, card.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (rect.y, other.y, 1e-6);
  g_assert_cmpfloat_with_epsilon (rect.height, other.height, 1e-6);
  g_assert_true (jw_scene_get_add_rect (fixture->scene, "l3", "s5", &rect));
  g_assert_cmpfloat_with_epsilon (rect.y, card.y, 1e-6);
  g_assert_false (jw_scene_get_add_rect (fixture->scene, "l2", "s1", &rect));
  g_assert_false (jw_scene_get_add_rect (fixture->scene, "l3", "nowhere", &rect));
}

/* Below a full cell the offer reaches into the next lane, but never onto what stands there. */
static void
test_add_rect_of_a_full_cell (void)
{
  g_autoptr (JwMap) map = jw_test_read_body (
      "title=\"Full\"",
      "<stage id=\"s1\" name=\"One\"/><stage id=\"s2\" name=\"Two\"/>"
      "<lane id=\"l1\" type=\"touchpoints\"/><lane id=\"l2\" type=\"pain-points\"/>"
      "<card id=\"k1\" lane=\"l1\" stage=\"s1\"><text>A</text></card>"
      "<card id=\"k2\" lane=\"l1\" stage=\"s2\"><text>B</text></card>"
      "<card id=\"k3\" lane=\"l2\" stage=\"s2\"><text>C</text></card>");
  g_autoptr (JwScene) scene = jw_test_layout (map);
  JwRect empty, free, narrow, below = jw_test_get_bounds (scene, "k3");

  g_assert_true (jw_scene_get_add_rect (scene, "l2", "s1", &empty));
  g_assert_true (jw_scene_get_add_rect (scene, "l1", "s1", &free));
  g_assert_true (jw_scene_get_add_rect (scene, "l1", "s2", &narrow));
  g_assert_cmpfloat_with_epsilon (free.height, empty.height, 1e-6);
  g_assert_cmpfloat (free.y + free.height, >, empty.y);
  g_assert_cmpfloat (narrow.height, <, free.height);
  g_assert_cmpfloat (narrow.y + narrow.height, <=, below.y);
}

static void
test_score_at (Fixture *fixture, gconstpointer data)
{
  JwRect marker = jw_test_get_bounds (fixture->scene, "f3"),
         lane = jw_test_get_bounds (fixture->scene, "l2");
  double score = 0;

  g_assert_true (
      jw_scene_get_score_at (fixture->scene, "l2", marker.y + marker.height / 2, &score));
  g_assert_cmpfloat_with_epsilon (score, -1.6, 1e-6);
  g_assert_true (jw_scene_get_score_at (fixture->scene, "l2", lane.y, &score));
  g_assert_cmpfloat (score, ==, 2);
  g_assert_true (jw_scene_get_score_at (fixture->scene, "l2", 5000, &score));
  g_assert_cmpfloat (score, ==, -2);
  g_assert_false (jw_scene_get_score_at (fixture->scene, "l1", lane.y, &score));
  g_assert_false (jw_scene_get_score_at (fixture->scene, "nowhere", lane.y, &score));
}

/* A curve of another scale is drawn on the common one. */
static void
test_curves_of_other_scales (void)
{
  g_autoptr (JwMap) map = jw_test_read_body (
      "",
      "<stage id=\"a\"/><lane id=\"l\" type=\"emotion\"/>"
      "<curve id=\"c\" lane=\"l\" low=\"0\" high=\"10\"><point id=\"f\" stage=\"a\" score=\"10\"/>"
      "</curve>");
  g_autoptr (JwScene) scene = jw_test_layout (map);
  JwRect marker = jw_test_get_bounds (scene, "f");
  double score;

  g_assert_true (jw_scene_get_score_at (scene, "l", marker.y + marker.height / 2, &score));
  g_assert_cmpfloat_with_epsilon (score, 2, 1e-6);
}

static void
test_views_are_kept (Fixture *fixture, gconstpointer data)
{
  JwScene *scene = jw_scene_ref (fixture->scene);
  const JwSceneItem *card = jw_scene_find (scene, "k1");

  g_assert_true (jw_scene_find (scene, "k1") == card);
  g_assert_true (jw_scene_find_kind (scene, "k1", JW_ITEM_CARD) == card);
  jw_scene_unref (scene);
  g_assert_cmpstr (jw_scene_item_get_node_id (card), ==, "k1");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/scene/hit/things", test_things_are_hit);
  ADD ("/scene/hit/quotes", test_quotes_are_hit);
  ADD ("/scene/hit/cells-and-sheet", test_cells_and_sheet_are_behind);
  ADD ("/scene/hit/outside", test_nothing_outside);
  ADD ("/scene/hit/slop", test_slop_widens_markers);
  ADD ("/scene/hit/gaps", test_gaps_belong_to_a_column);
  ADD ("/scene/find", test_find);
  ADD ("/scene/find/index", test_index_finds_the_same);
  ADD ("/scene/texts", test_texts_stand_in_their_items);
  ADD ("/scene/texts/values", test_texts_are_values);
  ADD ("/scene/drop/between", test_drop_between_cards);
  ADD ("/scene/drop/neighbour", test_drop_of_a_neighbour);
  ADD ("/scene/drop/where", test_drop_only_where_cards_are_held);
  ADD ("/scene/drop/stage", test_stage_drop);
  ADD ("/scene/drop/lane", test_lane_drop);
  ADD ("/scene/add-rect", test_add_rect);
  g_test_add_func ("/scene/add-rect-full", test_add_rect_of_a_full_cell);
  ADD ("/scene/score", test_score_at);
  g_test_add_func ("/scene/score/other-scales", test_curves_of_other_scales);
  ADD ("/scene/views", test_views_are_kept);
  return g_test_run ();
}
