#include "model/error.h"
#include "model/lane.h"
#include "model/stage.h"
#include "model/templates.h"
#include "tests/file/test-support.h"

static void
test_all (void)
{
  const JwTemplate *templates = jw_templates_list ();
  guint n = 0;

  for (; templates[n].name != NULL; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JwMap) map = jw_templates_create (templates[n].name, &error);

      g_assert_no_error (error);
      g_assert_false (jw_map_is_modified (map));
      g_assert_false (jw_map_can_undo (map));
      g_assert_nonnull (templates[n].title);
      g_assert_nonnull (templates[n].about);
      g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), JW_KIND_STAGE), ==, 5);
    }
  g_assert_cmpuint (n, >=, 2);
}

/* Two maps of one template share nothing. */
static void
test_separate (void)
{
  g_autoptr (JwMap) first = jw_templates_create ("five-phases", NULL);
  g_autoptr (JwMap) second = jw_templates_create ("five-phases", NULL);

  g_assert_true (first != second);
  jw_test_assert_same_map (first, second);
}

static void
test_five_phases (void)
{
  static const char *const stages[] = { "Stranger", "Website visitor", "Purchaser",
                                        "Repeat purchaser", "Loyal ambassador" };
  g_autoptr (JwMap) map = jw_templates_create ("five-phases", NULL);
  guint n_card_lanes = 0;
  guint n_curve_lanes = 0;

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      JwNode *stage = jw_node_get_child (JW_NODE (map), JW_KIND_STAGE, i);

      g_assert_cmpstr (jw_node_get_string (stage, JW_STAGE_NAME), ==, stages[i]);
      g_assert_true (jw_node_has (stage, JW_STAGE_WHO));
    }
  for (JwNode *lane = jw_node_get_first_child (JW_NODE (map), JW_KIND_LANE); lane != NULL;
       lane = jw_node_get_next (lane))
    {
      n_card_lanes += jw_lane_type_holds_cards (jw_lane_get_lane_type (lane));
      n_curve_lanes += jw_lane_get_lane_type (lane) == JW_LANE_EMOTION;
    }
  g_assert_cmpuint (n_card_lanes, ==, 4);
  g_assert_cmpuint (n_curve_lanes, ==, 1);
  /* Ready to type into: nothing to delete first. */
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), JW_KIND_CARD), ==, 0);
}

static void
test_unknown (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map = jw_templates_create ("../five-phases", &error);

  g_assert_null (map);
  g_assert_error (error, JW_ERROR, JW_ERROR_USAGE);
  g_assert_nonnull (g_strrstr (error->message, "five-phases, full-journey"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/templates/all", test_all);
  g_test_add_func ("/templates/separate", test_separate);
  g_test_add_func ("/templates/five-phases", test_five_phases);
  g_test_add_func ("/templates/unknown", test_unknown);
  return g_test_run ();
}
