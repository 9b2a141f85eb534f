#include <string.h>

#include "model/card.h"
#include "model/curve.h"
#include "model/lane.h"
#include "model/leg.h"
#include "model/link.h"
#include "model/measure.h"
#include "model/path.h"
#include "model/persona.h"
#include "model/picture.h"
#include "model/point.h"
#include "model/stage.h"
#include "tests/file/test-support.h"

/* The samples rebuild well-known kinds of published map; between them they use all that the model
 * holds, so that what is added to a property table is tried in a map, too. */
typedef struct
{
  GPtrArray *maps;   /* JwMap */
  GHashTable *names; /* "mugs" → JwMap */
  GHashTable *used;  /* "card@due", "lane@type=goals" */
} Fixture;

static void
note_use (Fixture *fixture, JwNode *node, guint property)
{
  const char *element = jw_kind_get_class (jw_node_get_kind (node))->element;
  const JwProperty *row = jw_node_get_property_row (node, property);

  if (!jw_node_has (node, property))
    return;
  g_hash_table_add (fixture->used, g_strdup_printf ("%s@%s", element, row->name));
  if (row->type == JW_PROPERTY_CHOICE)
    g_hash_table_add (fixture->used, g_strdup_printf ("%s@%s=%s", element, row->name,
                                                      jw_node_get_string (node, property)));
}

static void
note_uses (Fixture *fixture, JwNode *node)
{
  JwNodeClass *klass = jw_kind_get_class (jw_node_get_kind (node));

  g_hash_table_add (fixture->used, g_strdup (klass->element));
  for (guint i = 0; i < klass->n_properties; i++)
    note_use (fixture, node, i);
  for (guint i = 0; i < klass->n_child_kinds; i++)
    for (JwNode *child = jw_node_get_first_child (node, klass->child_kinds[i]); child != NULL;
         child = jw_node_get_next (child))
      note_uses (fixture, child);
}

static void
load (Fixture *fixture, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  JwMap *map = jw_reader_read_file (file, NULL, &error);

  g_assert_no_error (error);
  g_ptr_array_add (fixture->maps, map);
  g_hash_table_insert (fixture->names, g_strndup (name, strlen (name) - strlen (JW_FILE_SUFFIX)),
                       map);
  note_uses (fixture, JW_NODE (map));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = jw_test_get_source_file ("resources/samples");
  g_autoptr (GDir) dir = g_dir_open (g_file_peek_path (folder), 0, NULL);
  const char *name;

  fixture->maps = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fixture->used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, JW_FILE_SUFFIX))
      load (fixture, g_file_peek_path (folder), name);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_hash_table_unref (fixture->used);
  g_hash_table_unref (fixture->names);
  g_ptr_array_unref (fixture->maps);
}

/* What the clipboard writes stands in no file; which paper a map is for is one choice like another.
 */
static gboolean
is_left_out (const JwProperty *row, gboolean is_choice)
{
  return g_str_has_prefix (row->name, "clip") || (is_choice && strcmp (row->name, "paper") == 0);
}

static guint
expect_use (Fixture *fixture, const char *what)
{
  if (g_hash_table_contains (fixture->used, what))
    return 0;
  g_test_message ("No sample in resources/samples uses %s: give one to a map where it belongs",
                  what);
  return 1;
}

static guint
count_unused (Fixture *fixture, JwNodeClass *klass, const JwProperty *row)
{
  g_autofree char *use = g_strdup_printf ("%s@%s", klass->element, row->name);
  guint n = is_left_out (row, FALSE) ? 0 : expect_use (fixture, use);

  if (row->type != JW_PROPERTY_CHOICE || is_left_out (row, TRUE) || row->flags & JW_PROPERTY_OPEN)
    return n;
  for (const JwChoice *choice = row->choices; choice->token != NULL; choice++)
    {
      g_autofree char *token = g_strdup_printf ("%s=%s", use, choice->token);

      n += expect_use (fixture, token);
    }
  return n;
}

static void
test_everything_is_used (Fixture *fixture, gconstpointer data)
{
  guint n_unused = 0;

  for (JwKind kind = 0; kind < JW_N_KINDS; kind++)
    {
      JwNodeClass *klass = jw_kind_get_class (kind);

      n_unused += expect_use (fixture, klass->element);
      for (guint i = 0; i < klass->n_properties; i++)
        n_unused += count_unused (fixture, klass, &klass->properties[i]);
    }
  g_assert_cmpuint (n_unused, ==, 0);
}

static JwNode *
get_sample (Fixture *fixture, const char *name)
{
  JwNode *map = g_hash_table_lookup (fixture->names, name);

  g_test_message ("%s", name);
  g_assert_nonnull (map);
  return map;
}

/* How many of the map's nodes of a kind have the property. */
static guint
count_having (JwNode *map, JwKind kind, guint property)
{
  guint n = 0;

  for (JwNode *node = jw_node_get_first_child (map, kind); node != NULL;
       node = jw_node_get_next (node))
    n += jw_node_has (node, property);
  return n;
}

static guint
count_lanes (JwNode *map, JwLaneType type)
{
  guint n = 0;

  for (JwNode *lane = jw_node_get_first_child (map, JW_KIND_LANE); lane != NULL;
       lane = jw_node_get_next (lane))
    n += jw_lane_get_lane_type (lane) == type;
  return n;
}

static JwNode *
find_target (JwNode *node, guint property)
{
  return jw_map_find (jw_node_get_map (node), jw_node_get_string (node, property));
}

/* Whether the leg goes to a card that stands in the same stage or an earlier one than it left. */
static gboolean
goes_back (JwNode *leg)
{
  JwNode *from = find_target (leg, JW_LEG_FROM);
  JwNode *to = find_target (leg, JW_LEG_TO);

  return to != NULL && (to == from || jw_node_get_position (jw_card_get_stage (to)) <
                                          jw_node_get_position (jw_card_get_stage (from)));
}

static void
count_legs (JwNode *map, guint *n_loops, guint *n_exits, guint *n_shares)
{
  *n_loops = *n_exits = *n_shares = 0;
  for (JwNode *path = jw_node_get_first_child (map, JW_KIND_PATH); path != NULL;
       path = jw_node_get_next (path))
    for (JwNode *leg = jw_node_get_first_child (path, JW_KIND_LEG); leg != NULL;
         leg = jw_node_get_next (leg))
      {
        *n_loops += goes_back (leg);
        *n_exits += !jw_node_has (leg, JW_LEG_TO);
        *n_shares += jw_node_has (leg, JW_LEG_SHARE);
      }
}

static void
test_rail_travel (Fixture *fixture, gconstpointer data)
{
  JwNode *map = get_sample (fixture, "rail-travel");
  guint n_loops, n_exits, n_shares;

  count_legs (map, &n_loops, &n_exits, &n_shares);
  g_assert_cmpuint (jw_node_get_n_children (map, JW_KIND_CURVE), >=, 3);
  g_assert_cmpuint (jw_node_get_n_children (map, JW_KIND_PHASE), >=, 3);
  g_assert_cmpuint (count_having (map, JW_KIND_STAGE, JW_STAGE_PHASE), ==,
                    jw_node_get_n_children (map, JW_KIND_STAGE));
  g_assert_cmpuint (count_having (map, JW_KIND_CARD, JW_CARD_WAITING), >=, 3);
  g_assert_cmpuint (count_having (map, JW_KIND_CARD, JW_CARD_THROUGH), >=, 1);
  g_assert_cmpuint (n_loops, >=, 2);
  g_assert_cmpuint (n_exits, >=, 2);
  g_assert_cmpuint (n_shares, >=, 10);
}

static void
test_blueprint (Fixture *fixture, gconstpointer data)
{
  JwNode *map = get_sample (fixture, "repair-blueprint");

  g_assert_cmpuint (count_having (map, JW_KIND_LANE, JW_LANE_LINE), ==, 3);
  g_assert_cmpuint (count_lanes (map, JW_LANE_EVIDENCE), ==, 1);
  g_assert_cmpuint (count_lanes (map, JW_LANE_FRONTSTAGE), ==, 1);
  g_assert_cmpuint (count_lanes (map, JW_LANE_BACKSTAGE), ==, 1);
  g_assert_cmpuint (count_lanes (map, JW_LANE_SYSTEMS), ==, 1);
  g_assert_cmpuint (count_having (map, JW_KIND_CARD, JW_CARD_SENDER), >=, 3);
}

static void
test_public_service (Fixture *fixture, gconstpointer data)
{
  JwNode *map = get_sample (fixture, "market-stall");

  g_assert_cmpuint (jw_node_get_n_children (map, JW_KIND_PHASE), >=, 3);
  for (JwNode *stage = jw_node_get_first_child (map, JW_KIND_STAGE); stage != NULL;
       stage = jw_node_get_next (stage))
    {
      g_assert_true (jw_node_has (stage, JW_STAGE_PHASE));
      g_assert_cmpuint (jw_node_get_n_children (stage, JW_KIND_STEP), >=, 2);
    }
  g_assert_cmpuint (count_having (map, JW_KIND_CARD, JW_CARD_STEP), >=, 20);
}

/* Each pain point of both is answered, and the map of the future shows today beside it. */
static void
test_pair (Fixture *fixture, gconstpointer data)
{
  JwNode *as_is = get_sample (fixture, "spices-as-is");
  JwNode *to_be = get_sample (fixture, "spices-to-be");

  g_assert_cmpstr (jw_node_get_string (as_is, JW_MAP_STATE), ==, "as-is");
  g_assert_cmpstr (jw_node_get_string (to_be, JW_MAP_STATE), ==, "to-be");
  g_assert_cmpuint (count_having (as_is, JW_KIND_CARD, JW_CARD_SEVERITY), >=, 5);
  g_assert_cmpuint (count_having (as_is, JW_KIND_CARD, JW_CARD_EFFORT), >=, 5);
  g_assert_cmpuint (count_having (to_be, JW_KIND_CARD, JW_CARD_DUE), >=, 5);
  g_assert_cmpuint (count_having (to_be, JW_KIND_CURVE, JW_CURVE_STATE), >=, 2);
  g_assert_cmpuint (jw_node_get_n_children (as_is, JW_KIND_LINK), >=, 5);
  g_assert_cmpuint (count_having (as_is, JW_KIND_MEASURE, JW_MEASURE_TARGET), >=, 5);
}

static void
test_several_personas (Fixture *fixture, gconstpointer data)
{
  JwNode *map = get_sample (fixture, "toy-library");

  g_assert_cmpuint (jw_node_get_n_children (map, JW_KIND_PERSONA), >=, 3);
  for (JwNode *persona = jw_node_get_first_child (map, JW_KIND_PERSONA); persona != NULL;
       persona = jw_node_get_next (persona))
    for (guint i = JW_PERSONA_SHARE; i < JW_PERSONA_NOTE; i++)
      g_assert_true (jw_node_has (persona, i));
  g_assert_cmpuint (count_having (map, JW_KIND_PERSONA, JW_PERSONA_BEST), ==, 1);
  g_assert_cmpuint (count_having (map, JW_KIND_LANE, JW_LANE_PERSONA), >=, 3);
  g_assert_cmpuint (count_having (map, JW_KIND_CARD, JW_CARD_PERSONAS), >=, 10);
  g_assert_cmpuint (count_having (map, JW_KIND_CURVE, JW_CURVE_PERSONA), >=, 3);
  g_assert_cmpuint (count_having (map, JW_KIND_MEASURE, JW_MEASURE_PERSONA), >=, 10);
}

static void
test_words_only (Fixture *fixture, gconstpointer data)
{
  JwNode *map = get_sample (fixture, "first-plant");
  JwNode *curve = jw_node_get_first_child (map, JW_KIND_CURVE);

  g_assert_cmpuint (jw_node_get_n_children (curve, JW_KIND_POINT), >=, 5);
  for (JwNode *point = jw_node_get_first_child (curve, JW_KIND_POINT); point != NULL;
       point = jw_node_get_next (point))
    {
      g_assert_true (jw_node_has (point, JW_POINT_WORD));
      g_assert_true (jw_node_has (point, JW_POINT_QUOTE));
      g_assert_false (jw_node_has (point, JW_POINT_SCORE));
    }
}

/* A customer's life as a loop, with several ways back into it. */
static void
test_loop (Fixture *fixture, gconstpointer data)
{
  JwNode *map = get_sample (fixture, "coffee-loop");
  JwNode *path = jw_node_get_first_child (map, JW_KIND_PATH);
  guint n_loops, n_exits, n_shares;

  count_legs (map, &n_loops, &n_exits, &n_shares);
  g_assert_cmpuint (n_loops, >=, 3);
  g_assert_cmpuint (n_exits, >=, 1);
  g_assert_cmpuint (count_having (map, JW_KIND_STAGE, JW_STAGE_LEADS_TO), >=, 3);
  g_assert_cmpuint (count_having (path, JW_KIND_LEG, JW_LEG_TIMES), >=, 2);
  g_assert_cmpuint (count_having (map, JW_KIND_MEASURE, JW_MEASURE_WHOLE), >=, 1);
  g_assert_cmpuint (count_having (map, JW_KIND_CARD, JW_CARD_CALL), >=, 3);
}

/* Everybody who has a say has a part, and a card can span several steps. */
static void
test_buying_committee (Fixture *fixture, gconstpointer data)
{
  JwNode *map = get_sample (fixture, "school-benches");

  g_assert_cmpuint (count_having (map, JW_KIND_PERSONA, JW_PERSONA_ROLE), >=, 7);
  g_assert_cmpuint (count_having (map, JW_KIND_PERSONA, JW_PERSONA_INFLUENCES), >=, 3);
  g_assert_cmpuint (count_having (map, JW_KIND_CARD, JW_CARD_THROUGH_STEP), >=, 3);
  g_assert_cmpuint (count_having (map, JW_KIND_CARD, JW_CARD_DECISION), >=, 2);
  g_assert_cmpuint (count_lanes (map, JW_LANE_RULES), ==, 1);
}

/* Says, thinks, does and feels, by the clock. */
static void
test_day_in_the_life (Fixture *fixture, gconstpointer data)
{
  JwNode *map = get_sample (fixture, "tuesday-with-twins");

  g_assert_cmpuint (count_having (map, JW_KIND_STAGE, JW_STAGE_TIME), ==,
                    jw_node_get_n_children (map, JW_KIND_STAGE));
  g_assert_cmpuint (count_having (map, JW_KIND_STAGE, JW_STAGE_PLACE), ==,
                    jw_node_get_n_children (map, JW_KIND_STAGE));
  g_assert_cmpuint (count_having (map, JW_KIND_CURVE, JW_CURVE_WORD), ==, 1);
  g_assert_cmpuint (count_lanes (map, JW_LANE_BRIGHT_SPOTS), ==, 1);
}

/* No sample is heavy: its pictures are small drawings. */
static void
test_pictures (Fixture *fixture, gconstpointer data)
{
  guint n = 0;

  for (guint i = 0; i < fixture->maps->len; i++)
    for (JwNode *picture = jw_node_get_first_child (fixture->maps->pdata[i], JW_KIND_PICTURE);
         picture != NULL; picture = jw_node_get_next (picture))
      {
        gsize length = strlen (jw_node_get_string (picture, JW_PICTURE_DATA)) / 4 * 3;

        g_assert_cmpuint (length, <, 4096);
        g_assert_true (jw_node_has (picture, JW_PICTURE_ALT));
        n++;
      }
  g_assert_cmpuint (n, >=, 1);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/samples/everything-is-used", test_everything_is_used },
    { "/samples/rail-travel", test_rail_travel },
    { "/samples/blueprint", test_blueprint },
    { "/samples/public-service", test_public_service },
    { "/samples/pair", test_pair },
    { "/samples/several-personas", test_several_personas },
    { "/samples/words-only", test_words_only },
    { "/samples/loop", test_loop },
    { "/samples/buying-committee", test_buying_committee },
    { "/samples/day-in-the-life", test_day_in_the_life },
    { "/samples/pictures", test_pictures },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
