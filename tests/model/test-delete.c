/* What goes with what, and that nothing names what is gone. */
#include "model/card.h"
#include "model/curve.h"
#include "model/edit/commands.h"
#include "model/error.h"
#include "model/link.h"
#include "model/measure.h"
#include "model/point.h"
#include "tests/model/support.h"

static guint
count (JwMap *map, JwKind kind)
{
  return jw_node_get_n_children (JW_NODE (map), kind);
}

static void
delete_one (JwMap *map, JwNode *node)
{
  const char *ids[] = { jw_node_get_id (node), NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (jw_edit_delete (map, ids, &error));
  g_assert_no_error (error);
  jw_test_assert_consistent (map);
}

static void
test_stage (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  g_autofree char *before = jw_test_dump (map);
  JwNode *curve = jw_node_get_first_child (JW_NODE (map), JW_KIND_CURVE);

  delete_one (map, jw_test_get_stage (map, 0));
  g_assert_cmpuint (count (map, JW_KIND_STAGE), ==, 2);
  g_assert_cmpuint (count (map, JW_KIND_CARD), ==, 6);
  g_assert_cmpuint (count (map, JW_KIND_MEASURE), ==, 2);
  g_assert_cmpuint (count (map, JW_KIND_LINK), ==, 0);
  g_assert_cmpuint (jw_node_get_n_children (curve, JW_KIND_POINT), ==, 2);
  g_assert_cmpstr (jw_map_get_undo_label (map), ==, "Delete stage");
  jw_map_undo (map);
  jw_test_assert_dump (map, before);
  g_assert_false (jw_map_can_undo (map));
}

static void
test_lanes (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();

  delete_one (map, jw_test_get_lane (map, JW_LANE_EMOTION));
  g_assert_cmpuint (count (map, JW_KIND_CURVE), ==, 0);
  delete_one (map, jw_test_get_lane (map, JW_LANE_NUMBERS));
  g_assert_cmpuint (count (map, JW_KIND_MEASURE), ==, 0);
  delete_one (map, jw_test_get_lane (map, JW_LANE_TOUCHPOINTS));
  g_assert_cmpuint (count (map, JW_KIND_CARD), ==, 3);
  g_assert_cmpuint (count (map, JW_KIND_LINK), ==, 0);
}

static void
test_card (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();

  delete_one (map, jw_node_get_first_child (JW_NODE (map), JW_KIND_CARD));
  g_assert_cmpuint (count (map, JW_KIND_CARD), ==, 8);
  g_assert_cmpuint (count (map, JW_KIND_LINK), ==, 0);
}

/* A persona that goes leaves the cards that it was one of, with those that remain. */
static void
test_persona (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  JwNode *card = jw_node_get_first_child (JW_NODE (map), JW_KIND_CARD);
  JwNode *curve = jw_node_get_first_child (JW_NODE (map), JW_KIND_CURVE);
  JwNode *priya = jw_node_get_first_child (JW_NODE (map), JW_KIND_PERSONA);
  JwNode *kim = jw_edit_add_persona (map, "Kim", NULL);
  g_autofree char *both = g_strconcat (jw_node_get_id (priya), " ", jw_node_get_id (kim), NULL);

  g_assert_true (jw_edit_change (card, JW_CARD_PERSONAS, both, FALSE, NULL));
  g_assert_true (jw_edit_change (curve, JW_CURVE_PERSONA, jw_node_get_id (priya), FALSE, NULL));
  delete_one (map, priya);
  g_assert_cmpstr (jw_node_get_string (card, JW_CARD_PERSONAS), ==, jw_node_get_id (kim));
  g_assert_false (jw_node_has (curve, JW_CURVE_PERSONA));
  delete_one (map, kim);
  g_assert_false (jw_node_has (card, JW_CARD_PERSONAS));
  jw_map_undo (map);
  jw_map_undo (map);
  g_assert_cmpstr (jw_node_get_string (card, JW_CARD_PERSONAS), ==, both);
}

static void
test_several (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  JwNode *stage = jw_test_get_stage (map, 0);
  JwNode *card = jw_map_get_cell_card (map, jw_test_get_lane (map, JW_LANE_TOUCHPOINTS), stage, 0);
  JwNode *curve = jw_node_get_first_child (JW_NODE (map), JW_KIND_CURVE);
  const char *ids[] = { jw_node_get_id (card),
                        "gone",
                        jw_node_get_id (stage),
                        jw_node_get_id (curve),
                        jw_node_get_id (jw_node_get_first_child (curve, JW_KIND_POINT)),
                        jw_node_get_id (card),
                        NULL };
  g_autofree char *before = jw_test_dump (map);

  g_assert_true (jw_edit_delete (map, ids, NULL));
  jw_test_assert_consistent (map);
  g_assert_cmpuint (count (map, JW_KIND_CURVE), ==, 0);
  g_assert_cmpuint (count (map, JW_KIND_CARD), ==, 6);
  g_assert_cmpstr (jw_map_get_undo_label (map), ==, "Delete selection");
  jw_map_undo (map);
  jw_test_assert_dump (map, before);
}

/* One by one, until nothing is left: every kind of node can go. */
static void
test_everything (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  g_autofree char *before = jw_test_dump (map);

  for (JwKind kind = JW_N_KINDS - 1; kind > JW_KIND_MAP; kind--)
    {
      JwNode *node;

      while ((node = jw_node_get_first_child (JW_NODE (map), kind)) != NULL)
        delete_one (map, node);
    }
  for (JwKind kind = JW_KIND_MAP + 1; kind < JW_N_KINDS; kind++)
    g_assert_cmpuint (count (map, kind), ==, 0);
  while (jw_map_undo (map))
    jw_test_assert_consistent (map);
  jw_test_assert_dump (map, before);
}

static void
test_nothing (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  const char *const lists[][3] = { { NULL }, { "map", NULL }, { "gone", "nobody", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (jw_edit_delete (map, lists[i], &error));
      g_assert_error (error, JW_ERROR, JW_ERROR_NOT_ALLOWED);
    }
  g_assert_false (jw_map_can_undo (map));
}

/* The map itself names a picture, as its logo. */
static void
test_logo (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  const char *ids[] = { NULL, NULL };
  JwNode *picture;

  jw_edit_begin (map, "logo");
  picture = jw_edit_insert (JW_NODE (map), JW_KIND_PICTURE, 0, NULL);
  g_assert_true (jw_edit_set_string (JW_NODE (map), JW_MAP_LOGO, jw_node_get_id (picture), NULL));
  jw_edit_commit (map);

  ids[0] = jw_node_get_id (picture);
  g_assert_true (jw_edit_delete (map, ids, NULL));
  g_assert_false (jw_node_has (JW_NODE (map), JW_MAP_LOGO));
  g_assert_true (jw_map_undo (map));
  g_assert_true (jw_node_has (JW_NODE (map), JW_MAP_LOGO));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/delete/stage", test_stage);
  g_test_add_func ("/model/delete/lanes", test_lanes);
  g_test_add_func ("/model/delete/card", test_card);
  g_test_add_func ("/model/delete/persona", test_persona);
  g_test_add_func ("/model/delete/several", test_several);
  g_test_add_func ("/model/delete/everything", test_everything);
  g_test_add_func ("/model/delete/nothing", test_nothing);
  g_test_add_func ("/model/delete/logo", test_logo);
  return g_test_run ();
}
