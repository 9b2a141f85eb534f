#include "model/edit/commands.h"
#include "support.h"

#define BODY                                                                                                        \
  "<stage id=\"s1\" name=\"%s\"/><stage id=\"s2\" name=\"المقارنة\" who=\"Visitor\"/>"                      \
  "<lane id=\"l1\" type=\"touchpoints\" name=\"نقاط اللقاء\" hint=\"where we meet\"/>"                    \
  "<lane id=\"l2\" type=\"emotion\" name=\"المشاعر\"/>"                                                      \
  "<lane id=\"l3\" type=\"thoughts\" name=\"الأسئلة\"/>"                                                     \
  "<lane id=\"l4\" type=\"micro-conversions\" name=\"الخطوة التالية\"/>"                               \
  "<card id=\"k1\" lane=\"l1\" stage=\"s1\"><text>مقطع على Instagram عن موسم الجني</text></card>" \
  "<card id=\"k2\" lane=\"l1\" stage=\"s2\"><text>Product page</text></card>"                                       \
  "<card id=\"k3\" lane=\"l3\" stage=\"s2\"><text>هل يصل قبل العيد؟</text></card>"                    \
  "<card id=\"k4\" lane=\"l4\" stage=\"s1\"><text>תשלום</text></card>"                                         \
  "<link id=\"r1\" type=\"leads-to\" from=\"k1\" to=\"k2\"/>"                                                       \
  "<curve id=\"c1\" lane=\"l2\"><point id=\"f1\" stage=\"s1\" score=\"-1\"><quote>כמה?</quote>"                  \
  "</point><point id=\"f2\" stage=\"s2\" score=\"2\"/></curve>"

static JwMap *
read_map (const char *attributes)
{
  g_autofree char *body = g_strdup_printf (BODY, "الاكتشاف");

  return jw_test_read_body (attributes, body);
}

static double
get_right (JwScene *scene, const char *id)
{
  JwRect bounds = jw_test_get_bounds (scene, id);

  return bounds.x + bounds.width;
}

/* Time runs to the left, the names of the lanes stand at the right. */
static void
test_runs_from_right_to_left (void)
{
  g_autoptr (JwMap) map = read_map ("title=\"علبة التمر\"");
  g_autoptr (JwScene) scene = jw_test_layout (map);

  g_assert_true (jw_scene_is_right_to_left (scene));
  g_assert_cmpfloat (get_right (scene, "s2"), <, jw_test_get_bounds (scene, "s1").x);
  g_assert_cmpfloat (get_right (scene, "k2"), <, jw_test_get_bounds (scene, "k1").x);
  g_assert_cmpfloat (get_right (scene, "f2"), <, jw_test_get_bounds (scene, "f1").x);
  g_assert_cmpfloat (get_right (scene, "s1"), <, jw_test_get_bounds (scene, "l1").x + 0.01);
  jw_test_assert_clean (scene);
}

/* Texts of either direction end where the card begins to be read. */
static void
test_texts_stand_at_the_right (void)
{
  g_autoptr (JwMap) map = read_map ("language=\"ar\"");
  g_autoptr (JwScene) scene = jw_test_layout (map);
  static const char *const ids[] = { "k1", "k2" };
  double inset = -1;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      double x, y;
      JwText *text = jw_scene_item_get_text (jw_scene_find (scene, ids[i]), &x, &y);
      double own = get_right (scene, ids[i]) - x - jw_text_get_width (text);

      g_assert_cmpfloat (x - jw_test_get_bounds (scene, ids[i]).x, >, own);
      if (i > 0)
        g_assert_cmpfloat_with_epsilon (own, inset, 1e-6);
      inset = own;
    }
}

/* What is found at a place is what stands there, and a drop lands in the column under it. */
static void
test_places_are_found (void)
{
  g_autoptr (JwMap) map = read_map ("language=\"fa\"");
  g_autoptr (JwScene) scene = jw_test_layout (map);
  static const char *const ids[] = { "k1", "k2", "k3", "k4", "s1", "s2", "f1", "l1" };
  const char *lane_id, *stage_id;
  guint at;
  JwRect mark;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      JwRect bounds = jw_test_get_bounds (scene, ids[i]);
      const JwSceneItem *hit =
          jw_scene_hit (scene, bounds.x + bounds.width / 2, bounds.y + bounds.height / 2, 0);

      g_assert_cmpstr (jw_scene_item_get_node_id (hit), ==, ids[i]);
    }
  mark = jw_test_get_bounds (scene, "k2");
  g_assert_true (jw_scene_find_drop (scene, mark.x + 1, mark.y + mark.height, NULL, &lane_id,
                                     &stage_id, &at, &mark));
  g_assert_cmpstr (stage_id, ==, "s2");
  g_assert_true (jw_scene_find_stage_drop (scene, 0, "s1", &at, &mark));
  g_assert_cmpuint (at, ==, 1);
  g_assert_cmpfloat (mark.x, <, jw_test_get_bounds (scene, "s2").x);
}

/* Every item of one direction has its mirror image in the other, if the texts are the same. */
static void
test_is_the_mirror_image (void)
{
  g_autoptr (JwMap) one = jw_test_make_random_map (3, 5, 3);
  g_autoptr (JwMap) other = jw_test_make_random_map (3, 5, 3);
  g_autoptr (JwScene) forward = NULL, backward = NULL;
  static const JwItemKind kinds[] = { JW_ITEM_CARD, JW_ITEM_STAGE, JW_ITEM_POINT, JW_ITEM_LINK,
                                      JW_ITEM_LEG };

  g_assert_true (jw_edit_change (JW_NODE (one), JW_MAP_LANGUAGE, "en", FALSE, NULL));
  g_assert_true (jw_edit_change (JW_NODE (other), JW_MAP_LANGUAGE, "he-IL", FALSE, NULL));
  forward = jw_test_layout (one);
  backward = jw_test_layout (other);
  jw_test_assert_clean (backward);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) left = jw_test_list_kind (forward, kinds[i]);
      g_autoptr (GPtrArray) right = jw_test_list_kind (backward, kinds[i]);

      g_assert_cmpuint (left->len, >, 0);
      g_assert_cmpuint (left->len, ==, right->len);
      for (guint j = 0; j < left->len; j++)
        {
          JwRect a, b;

          jw_scene_item_get_bounds (g_ptr_array_index (left, j), &a);
          jw_scene_item_get_bounds (g_ptr_array_index (right, j), &b);
          g_assert_cmpfloat_with_epsilon (a.x + a.width, jw_scene_get_width (forward) - b.x, 1e-6);
          g_assert_cmpfloat_with_epsilon (a.y, b.y, 1e-6);
        }
    }
}

static gboolean
is_backward (const char *attributes, const char *first_stage)
{
  g_autofree char *body = g_strdup_printf (BODY, first_stage);
  g_autoptr (JwMap) map = jw_test_read_body (attributes, body);
  g_autoptr (JwScene) scene = jw_test_layout (map);

  return jw_scene_is_right_to_left (scene);
}

/* The language decides; without one, most of the names. */
static void
test_direction_follows_from_the_map (void)
{
  g_assert_true (is_backward ("", "Discover"));
  g_assert_true (is_backward ("language=\"ar-EG\"", "Discover"));
  g_assert_false (is_backward ("language=\"en\"", "الاكتشاف"));
  g_assert_false (is_backward ("language=\"art-x-made-up\"", "الاكتشاف"));
}

/* A change that turns the sheet round leaves nothing of it as it was. */
static void
keep_changes_cb (JwMap *map, JwChangeSet *changes, gpointer data)
{
  JwScene **scene = data;
  g_autoptr (JwLayoutContext) context = jw_layout_context_new ();
  JwScene *after = jw_layout_update (context, *scene, map, changes);

  jw_scene_unref (*scene);
  *scene = after;
}

static void
test_turns_when_the_language_changes (void)
{
  g_autoptr (JwMap) map = read_map ("language=\"ar\"");
  g_autoptr (JwScene) scene = jw_test_layout (map);
  g_autoptr (JwScene) anew = NULL;
  g_autofree char *updated = NULL, *made = NULL;

  g_signal_connect (map, "changed", G_CALLBACK (keep_changes_cb), &scene);
  g_assert_true (jw_edit_change (JW_NODE (map), JW_MAP_LANGUAGE, "de", FALSE, NULL));
  g_assert_false (jw_scene_is_right_to_left (scene));
  anew = jw_test_layout (map);
  updated = jw_scene_to_string (scene);
  made = jw_scene_to_string (anew);
  g_assert_cmpstr (updated, ==, made);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mirror/runs-from-right-to-left", test_runs_from_right_to_left);
  g_test_add_func ("/mirror/texts-stand-at-the-right", test_texts_stand_at_the_right);
  g_test_add_func ("/mirror/places-are-found", test_places_are_found);
  g_test_add_func ("/mirror/is-the-mirror-image", test_is_the_mirror_image);
  g_test_add_func ("/mirror/direction-follows-from-the-map", test_direction_follows_from_the_map);
  g_test_add_func ("/mirror/turns-when-the-language-changes", test_turns_when_the_language_changes);
  return g_test_run ();
}
