#include "tests/model/support.h"

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/file/reader.h"
#include "model/link.h"
#include "model/map-private.h"
#include "model/measure.h"
#include "model/point.h"

JwMap *
jw_test_new_map (void)
{
  JwMap *map = jw_map_new ();

  jw_map_set_seed (map, 1);
  return map;
}

static void
fill_stage (JwMap *map, JwNode *stage)
{
  JwNode *touchpoints = jw_test_get_lane (map, JW_LANE_TOUCHPOINTS);
  JwNode *numbers = jw_test_get_lane (map, JW_LANE_NUMBERS);
  JwNode *pains = jw_test_get_lane (map, JW_LANE_PAIN_POINTS);
  JwNode *emotion = jw_test_get_lane (map, JW_LANE_EMOTION);
  JwNode *measure;

  jw_edit_add_card (map, touchpoints, stage, 0, "Reads a review", NULL);
  jw_edit_add_card (map, touchpoints, stage, 1, "Opens the mail", NULL);
  jw_edit_add_card (map, pains, stage, 0, "Finds no price", NULL);
  g_assert_true (jw_edit_set_score (map, emotion, stage, -0.5, FALSE, NULL));
  measure = jw_edit_ensure_measure (map, numbers, stage, NULL);
  g_assert_true (jw_edit_change (measure, JW_MEASURE_VALUE, "1200", FALSE, NULL));
}

static void
link_first_cards (JwMap *map)
{
  JwNode *link = jw_edit_insert (JW_NODE (map), JW_KIND_LINK, 0, NULL);
  JwNode *from = jw_node_get_first_child (JW_NODE (map), JW_KIND_CARD);

  jw_edit_set_string (link, JW_LINK_TYPE, "causes", NULL);
  jw_edit_set_string (link, JW_LINK_FROM, jw_node_get_id (from), NULL);
  jw_edit_set_string (link, JW_LINK_TO, jw_node_get_id (jw_node_get_next (from)), NULL);
}

JwMap *
jw_test_new_filled_map (void)
{
  JwMap *map = jw_test_new_map ();

  jw_map_begin_load (map);
  for (int type = 0; type < JW_N_LANE_TYPES; type++)
    jw_edit_add_lane (map, G_MAXUINT, (JwLaneType)type, NULL);
  jw_edit_add_persona (map, "Priya", NULL);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const names[] = { "Become aware", "Compare", "Buy" };

      fill_stage (map, jw_edit_add_stage (map, i, names[i], NULL));
    }
  link_first_cards (map);
  jw_map_end_load (map);
  return map;
}

JwMap *
jw_test_load_sample (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "resources", "samples", "mugs.journey", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  JwMap *map = jw_reader_read_file (file, NULL, &error);

  g_assert_no_error (error);
  jw_map_set_seed (map, 7);
  return map;
}

JwNode *
jw_test_get_stage (JwMap *map, guint position)
{
  return jw_node_get_child (JW_NODE (map), JW_KIND_STAGE, position);
}

JwNode *
jw_test_get_lane (JwMap *map, int type)
{
  for (JwNode *lane = jw_node_get_first_child (JW_NODE (map), JW_KIND_LANE); lane != NULL;
       lane = jw_node_get_next (lane))
    if ((int)jw_lane_get_lane_type (lane) == type)
      return lane;
  return NULL;
}

void
jw_test_visit (JwNode *node, JwTestVisit visit, gpointer data)
{
  JwNodeClass *klass = JW_NODE_GET_CLASS (node);

  for (guint i = 0; i < klass->n_child_kinds; i++)
    for (JwNode *child = jw_node_get_first_child (node, klass->child_kinds[i]); child != NULL;
         child = jw_node_get_next (child))
      {
        visit (child, data);
        jw_test_visit (child, visit, data);
      }
}

static void
dump_node (JwNode *node, gpointer data)
{
  GString *text = data;
  JwNode *parent = jw_node_get_parent (node);

  g_string_append_printf (text, "%s %s in %s", JW_NODE_GET_CLASS (node)->element,
                          jw_node_get_id (node), parent != NULL ? jw_node_get_id (parent) : "-");
  for (guint i = 0; i < jw_node_get_n_properties (node); i++)
    {
      const JwProperty *row = jw_node_get_property_row (node, i);

      if (!jw_node_has (node, i))
        continue;
      if (jw_property_is_number (row))
        g_string_append_printf (text, " %s=%.17g", row->name, jw_node_get_number (node, i));
      else
        g_string_append_printf (text, " %s='%s'", row->name, jw_node_get_string (node, i));
    }
  g_string_append_c (text, '\n');
}

char *
jw_test_dump (JwMap *map)
{
  GString *text = g_string_new (NULL);

  dump_node (JW_NODE (map), text);
  jw_test_visit (JW_NODE (map), dump_node, text);
  return g_string_free (text, FALSE);
}

static void
assert_value (JwMap *map, JwNode *node, guint property)
{
  const JwProperty *row = jw_node_get_property_row (node, property);
  g_autoptr (GError) error = NULL;
  const char *string;
  JwNode *target;

  if (!jw_node_has (node, property))
    {
      g_assert_false (row->flags & JW_PROPERTY_REQUIRED);
      return;
    }
  if (jw_property_is_number (row))
    {
      jw_property_validate_number (row, jw_node_get_number (node, property), &error);
      g_assert_no_error (error);
      return;
    }
  string = jw_node_get_string (node, property);
  g_assert_cmpstr (string, !=, "");
  jw_property_validate_string (row, string, &error);
  g_assert_no_error (error);
  if (row->type != JW_PROPERTY_REF)
    return;
  target = jw_map_find (map, string);
  g_assert_nonnull (target);
  g_assert_cmpint (jw_node_get_kind (target), ==, row->ref_kind);
}

static void
assert_node (JwNode *node, gpointer data)
{
  JwMap *map = data;
  JwNode *parent = jw_node_get_parent (node);
  JwNode *next = jw_node_get_next (node);
  JwKind kind = jw_node_get_kind (node);

  g_assert_true (jw_map_find (map, jw_node_get_id (node)) == node);
  g_assert_true (jw_node_get_map (node) == map);
  g_assert_true (next == NULL || jw_node_get_previous (next) == node);
  g_assert_true (jw_node_get_child (parent, kind, jw_node_get_position (node)) == node);
  for (guint i = 0; i < jw_node_get_n_properties (node); i++)
    assert_value (map, node, i);
}

static void
count_node (JwNode *node, gpointer data)
{
  ++*(guint *)data;
}

/* Walking the links between neighbours and counting the lists must come to the same. */
static guint
count_children (JwNode *node)
{
  JwNodeClass *klass = JW_NODE_GET_CLASS (node);
  guint n = 0;

  for (guint i = 0; i < klass->n_child_kinds; i++)
    {
      GListModel *list = jw_node_get_children (node, klass->child_kinds[i]);

      g_assert_cmpuint (g_list_model_get_n_items (list), ==,
                        jw_node_get_n_children (node, klass->child_kinds[i]));
      n += g_list_model_get_n_items (list);
    }
  return n;
}

static void
count_grandchildren (JwNode *node, gpointer data)
{
  *(guint *)data += count_children (node);
}

/* Every card is in its cell, in the order of the map's list. */
static void
assert_cells (JwMap *map)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (JwNode *card = jw_node_get_first_child (JW_NODE (map), JW_KIND_CARD); card != NULL;
       card = jw_node_get_next (card))
    {
      JwNode *lane = jw_card_get_lane (card);
      JwNode *stage = jw_card_get_stage (card);
      char *cell = g_strconcat (jw_node_get_id (lane), " ", jw_node_get_id (stage), NULL);
      guint index = GPOINTER_TO_UINT (g_hash_table_lookup (counts, cell));

      g_assert_cmpuint (jw_card_get_index (card), ==, index);
      g_assert_true (jw_map_get_cell_card (map, lane, stage, index) == card);
      g_assert_cmpuint (jw_map_get_n_cell_cards (map, lane, stage), >, index);
      g_hash_table_insert (counts, cell, GUINT_TO_POINTER (index + 1));
    }
}

static guint
count_cell_cards (JwMap *map)
{
  guint n = 0;

  for (JwNode *lane = jw_node_get_first_child (JW_NODE (map), JW_KIND_LANE); lane != NULL;
       lane = jw_node_get_next (lane))
    for (JwNode *stage = jw_test_get_stage (map, 0); stage != NULL;
         stage = jw_node_get_next (stage))
      n += jw_map_get_n_cell_cards (map, lane, stage);
  return n;
}

/* Whether what stands in a lane is shown there. */
static void
assert_shown (JwNode *node, gpointer data)
{
  int property = jw_node_find_property (node, "lane");
  JwNode *lane;

  if (property < 0)
    return;
  lane = jw_map_find (data, jw_node_get_string (node, (guint)property));
  g_assert_cmpint (jw_lane_type_get_content (jw_lane_get_lane_type (lane)), ==,
                   jw_node_get_kind (node));
}

void
jw_test_assert_consistent (JwMap *map)
{
  guint walked = 0;
  guint counted = count_children (JW_NODE (map));

  jw_test_visit (JW_NODE (map), assert_node, map);
  jw_test_visit (JW_NODE (map), assert_shown, map);
  jw_test_visit (JW_NODE (map), count_node, &walked);
  jw_test_visit (JW_NODE (map), count_grandchildren, &counted);
  g_assert_cmpuint (walked, ==, counted);
  assert_cells (map);
  g_assert_cmpuint (count_cell_cards (map), ==,
                    jw_node_get_n_children (JW_NODE (map), JW_KIND_CARD));
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), JW_KIND_STAGE), <=, JW_MAX_STAGES);
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), JW_KIND_LANE), <=, JW_MAX_LANES);
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), JW_KIND_CARD), <=, JW_MAX_CARDS);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  JwTestMirror *mirror = data;

  mirror->n_signals++;
  g_assert_true (removed > 0 || added > 0);
  g_assert_cmpuint (position + removed, <=, mirror->items->len);
  if (removed > 0)
    g_ptr_array_remove_range (mirror->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror->items, (int)(position + i),
                        g_list_model_get_item (model, position + i));
  g_assert_cmpuint (mirror->items->len, ==, g_list_model_get_n_items (model));
}

JwTestMirror *
jw_test_mirror_new (GListModel *model)
{
  JwTestMirror *mirror = g_new0 (JwTestMirror, 1);

  mirror->model = g_object_ref (model);
  mirror->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (mirror->items, g_list_model_get_item (model, i));
  mirror->handler =
      g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), mirror);
  return mirror;
}

void
jw_test_mirror_free (JwTestMirror *mirror)
{
  g_signal_handler_disconnect (mirror->model, mirror->handler);
  g_object_unref (mirror->model);
  g_ptr_array_unref (mirror->items);
  g_free (mirror);
}

void
jw_test_mirror_assert_equal (JwTestMirror *mirror)
{
  g_assert_cmpuint (mirror->items->len, ==, g_list_model_get_n_items (mirror->model));
  for (guint i = 0; i < mirror->items->len; i++)
    {
      g_autoptr (JwNode) node = g_list_model_get_item (mirror->model, i);

      g_assert_true (node == g_ptr_array_index (mirror->items, i));
    }
}
