#include "model/card.h"
#include "model/edit/commands.h"
#include "support.h"

#define STAGES                                                                                     \
  "<stage id=\"s1\" name=\"One\"/><stage id=\"s2\" name=\"Two\"/><stage id=\"s3\" "                \
  "name=\"Three\"/>"                                                                               \
  "<stage id=\"s4\" name=\"Four\"/>"

#define CARD(id, stage, more)                                                                      \
  "<card id=\"" id "\" lane=\"l1\" stage=\"" stage "\" " more "><text>Card " id "</text></card>"

static JwMap *
make_map (const char *cards)
{
  g_autofree char *body = g_strconcat (
      STAGES, "<lane id=\"l1\" type=\"touchpoints\" name=\"Touchpoints\"/>", cards, NULL);

  return jw_test_read_body ("title=\"Spans\"", body);
}

static void
assert_apart (JwScene *scene)
{
  g_autoptr (GPtrArray) cards = jw_test_list_kind (scene, JW_ITEM_CARD);

  for (guint i = 0; i < cards->len; i++)
    for (guint j = 0; j < i; j++)
      {
        JwRect a, b;

        jw_scene_item_get_bounds (g_ptr_array_index (cards, i), &a);
        jw_scene_item_get_bounds (g_ptr_array_index (cards, j), &b);
        g_assert_false (jw_test_rects_overlap (&a, &b, 0.01));
      }
  jw_test_assert_clean (scene);
}

/* It reaches over its stages, and other cards make room for it. */
static void
test_reaches_over (void)
{
  g_autoptr (JwMap) map = make_map (CARD ("k1", "s1", "") CARD ("k2", "s2", "through=\"s3\"")
                                        CARD ("k3", "s3", "") CARD ("k4", "s4", ""));
  g_autoptr (JwScene) scene = jw_test_layout (map);
  JwRect first = jw_test_get_bounds (scene, "k1"), span = jw_test_get_bounds (scene, "k2");
  JwRect under = jw_test_get_bounds (scene, "k3"), last = jw_test_get_bounds (scene, "k4");

  g_assert_cmpfloat (span.width, >, 2 * first.width);
  g_assert_cmpfloat_with_epsilon (span.x + span.width, under.x + under.width, 0.01);
  g_assert_cmpfloat (under.y, >=, span.y + span.height);
  g_assert_cmpfloat (first.y, ==, span.y);
  g_assert_cmpfloat (last.y, ==, span.y);
  assert_apart (scene);
}

/* Spans that meet stand under each other, those that do not beside each other. */
static void
test_spans_make_room_for_each_other (void)
{
  g_autoptr (JwMap) map =
      make_map (CARD ("k1", "s1", "through=\"s2\"") CARD ("k2", "s3", "through=\"s4\"")
                    CARD ("k3", "s4", "") CARD ("k4", "s3", "") CARD ("k5", "s2", ""));
  g_autoptr (JwScene) scene = jw_test_layout (map);
  JwRect a = jw_test_get_bounds (scene, "k1"), b = jw_test_get_bounds (scene, "k2");

  g_assert_cmpfloat (a.y, ==, b.y);
  assert_apart (scene);
  g_assert_true (jw_edit_change (jw_map_find (map, "k5"), JW_CARD_THROUGH, "s3", FALSE, NULL));
  g_clear_pointer (&scene, jw_scene_unref);
  scene = jw_test_layout (map);
  g_assert_cmpfloat (jw_test_get_bounds (scene, "k5").y, >, jw_test_get_bounds (scene, "k1").y);
  assert_apart (scene);
}

/* A card that names an earlier stage, itself or none spans nothing. */
static void
test_not_backwards (void)
{
  g_autoptr (JwMap) map = make_map (CARD ("k1", "s3", "through=\"s1\"")
                                        CARD ("k2", "s2", "through=\"s2\"") CARD ("k3", "s1", ""));
  g_autoptr (JwScene) scene = jw_test_layout (map);

  g_assert_cmpfloat (jw_test_get_bounds (scene, "k1").width, ==,
                     jw_test_get_bounds (scene, "k3").width);
  g_assert_cmpfloat (jw_test_get_bounds (scene, "k2").width, ==,
                     jw_test_get_bounds (scene, "k3").width);
}

/* It can be pointed at wherever it reaches, and the offer of a next card stands under it. */
static void
test_pointed_at (void)
{
  g_autoptr (JwMap) map = make_map (CARD ("k1", "s1", "through=\"s3\"") CARD ("k2", "s2", ""));
  g_autoptr (JwScene) scene = jw_test_layout (map);
  JwRect span = jw_test_get_bounds (scene, "k1"), add;
  const JwSceneItem *hit =
      jw_scene_hit (scene, span.x + span.width - 5, span.y + span.height / 2, 0);

  g_assert_nonnull (hit);
  g_assert_cmpstr (jw_scene_item_get_node_id (hit), ==, "k1");
  g_assert_true (jw_scene_get_add_rect (scene, "l1", "s3", &add));
  g_assert_cmpfloat (add.y, >=, span.y + span.height);
  g_assert_true (jw_scene_get_add_rect (scene, "l1", "s4", &add));
  g_assert_cmpfloat (add.y, ==, span.y);
}

typedef struct
{
  JwMap *map;
  JwLayoutContext *context;
  JwScene *scene;
} Follower;

static void
changed_cb (Follower *follower, JwChangeSet *changes)
{
  g_autoptr (JwScene) before = follower->scene;

  follower->scene = jw_layout_update (follower->context, before, follower->map, changes);
}

/* Updated after an edit, or laid out from scratch, it comes to the same. */
static void
test_edited (void)
{
  const char *const ends[] = { "s2", "s4", "s3", NULL, "s1", "s4" };
  g_autoptr (JwLayoutContext) context = jw_layout_context_new ();
  g_autoptr (JwMap) map =
      make_map (CARD ("k1", "s1", "") CARD ("k2", "s2", "") CARD ("k3", "s3", ""));
  Follower follower = { map, context, jw_layout (context, map, NULL, NULL) };

  g_signal_connect_swapped (map, "changed", G_CALLBACK (changed_cb), &follower);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (JwScene) fresh = NULL;
      g_autofree char *expected = NULL, *updated = NULL;

      g_assert_true (
          jw_edit_change (jw_map_find (map, "k1"), JW_CARD_THROUGH, ends[i], FALSE, NULL));
      fresh = jw_layout (context, map, NULL, NULL);
      expected = jw_scene_to_string (fresh);
      updated = jw_scene_to_string (follower.scene);
      g_assert_cmpstr (updated, ==, expected);
      assert_apart (follower.scene);
    }
  jw_scene_unref (follower.scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spans/reaches-over", test_reaches_over);
  g_test_add_func ("/spans/make-room-for-each-other", test_spans_make_room_for_each_other);
  g_test_add_func ("/spans/not-backwards", test_not_backwards);
  g_test_add_func ("/spans/pointed-at", test_pointed_at);
  g_test_add_func ("/spans/edited", test_edited);
  return g_test_run ();
}
