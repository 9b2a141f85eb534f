#include "model/card.h"
#include "model/edit/commands.h"
#include "model/error.h"
#include "model/lane.h"
#include "model/stage.h"
#include "model/templates.h"
#include "tests/file/test-support.h"

static const struct
{
  const char *template;
  const char *stages[6];
} stage_sets[] = {
  { "five-phases",
    { "Stranger", "Website visitor", "Purchaser", "Repeat purchaser", "Loyal ambassador" } },
  { "four-stages", { "Awareness", "Consideration", "Decision", "Retention" } },
  { "discovery", { "Discovery", "Consideration", "Decision", "Fulfillment", "Post-Purchase" } },
  { "advocacy", { "Awareness", "Consideration", "Purchase", "Post-Purchase", "Advocacy" } },
  { "full-journey", { "Awareness", "Consideration", "Conversion", "Retention", "Advocacy" } },
};

/* Each stage has a name and says who the customer is there. */
static void
test_stages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (stage_sets); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JwMap) map = jw_templates_create (stage_sets[i].template, &error);
      JwNode *stage;
      guint n = 0;

      g_assert_no_error (error);
      for (stage = jw_node_get_first_child (JW_NODE (map), JW_KIND_STAGE); stage != NULL;
           stage = jw_node_get_next (stage))
        {
          g_assert_cmpstr (jw_node_get_string (stage, JW_STAGE_NAME), ==,
                           stage_sets[i].stages[n++]);
          g_assert_true (jw_node_has (stage, JW_STAGE_WHO));
        }
      g_assert_null (stage_sets[i].stages[n]);
    }
}

/* Whether the stage has a card in a lane of the type. */
static gboolean
has_card (JwMap *map, JwNode *stage, JwLaneType type)
{
  for (JwNode *card = jw_node_get_first_child (JW_NODE (map), JW_KIND_CARD); card != NULL;
       card = jw_node_get_next (card))
    if (jw_card_get_stage (card) == stage &&
        jw_lane_get_lane_type (jw_card_get_lane (card)) == type)
      return TRUE;
  return FALSE;
}

/* But for the one to type into, each stage says where customer and shop meet, what for, and what
 * leads on from there. */
static void
test_filled (void)
{
  for (guint i = 1; i < G_N_ELEMENTS (stage_sets); i++)
    {
      g_autoptr (JwMap) map = jw_templates_create (stage_sets[i].template, NULL);

      for (JwNode *stage = jw_node_get_first_child (JW_NODE (map), JW_KIND_STAGE); stage != NULL;
           stage = jw_node_get_next (stage))
        {
          g_test_message ("%s: %s", stage_sets[i].template,
                          jw_node_get_string (stage, JW_STAGE_NAME));
          g_assert_true (has_card (map, stage, JW_LANE_TOUCHPOINTS));
          g_assert_true (has_card (map, stage, JW_LANE_GOALS));
          g_assert_true (has_card (map, stage, JW_LANE_MICRO_CONVERSIONS));
        }
    }
}

/* A map can take on any other set without losing a card. */
static void
test_change_of_set (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (stage_sets); i++)
    for (guint j = 0; j < G_N_ELEMENTS (stage_sets); j++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (JwMap) map = jw_templates_create (stage_sets[i].template, NULL);
        g_autoptr (JwMap) set = jw_templates_create (stage_sets[j].template, NULL);
        guint n_cards = jw_node_get_n_children (JW_NODE (map), JW_KIND_CARD);
        guint n_stages = jw_node_get_n_children (JW_NODE (set), JW_KIND_STAGE);

        jw_edit_change_stage_set (map, set, NULL, &error);
        g_assert_no_error (error);
        g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), JW_KIND_CARD), ==, n_cards);
        g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), JW_KIND_STAGE), ==, n_stages);
      }
}

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
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (stage_sets));
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
  g_autoptr (JwMap) map = jw_templates_create ("five-phases", NULL);
  guint n_card_lanes = 0;
  guint n_curve_lanes = 0;

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
  g_assert_nonnull (
      g_strrstr (error->message, "five-phases, four-stages, discovery, advocacy, full-journey"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/templates/all", test_all);
  g_test_add_func ("/templates/stages", test_stages);
  g_test_add_func ("/templates/filled", test_filled);
  g_test_add_func ("/templates/change-of-set", test_change_of_set);
  g_test_add_func ("/templates/separate", test_separate);
  g_test_add_func ("/templates/five-phases", test_five_phases);
  g_test_add_func ("/templates/unknown", test_unknown);
  return g_test_run ();
}
