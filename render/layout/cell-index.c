#include "render/layout/cell-index.h"

#include "model/card.h"
#include "model/measure.h"

struct _JwCellIndex
{
  GHashTable *stages; /* id -> position + 1 */
  GHashTable *lanes;
  guint n_stages, n_lanes;
  guint *first; /* of each cell's cards in @cards, and one more */
  JwNode **cards;
  JwNode **measures;
};

static GHashTable *
index_ids (JwMap *map, JwKind kind)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = jw_node_get_n_children (JW_NODE (map), kind);

  for (guint i = 0; i < n; i++)
    {
      JwNode *node = jw_node_get_child (JW_NODE (map), kind, i);

      g_hash_table_insert (table, (gpointer)jw_node_get_id (node), GUINT_TO_POINTER (i + 1));
    }
  return table;
}

static int
find (GHashTable *table, const char *id)
{
  return id != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (table, id)) - 1 : -1;
}

/* The number of the cell that a node names, or -1. */
static int
find_cell (JwCellIndex *index, JwNode *node, guint lane_property, guint stage_property)
{
  int lane = find (index->lanes, jw_node_get_string (node, lane_property));
  int stage = find (index->stages, jw_node_get_string (node, stage_property));

  return lane < 0 || stage < 0 ? -1 : lane * (int)index->n_stages + stage;
}

/* Sorts the cards into their cells by counting, which keeps their order. */
static void
sort_cards (JwCellIndex *index, JwMap *map)
{
  guint n_cells = index->n_stages * index->n_lanes;
  guint n = jw_node_get_n_children (JW_NODE (map), JW_KIND_CARD);
  g_autofree int *cells = g_new (int, n + 1);
  g_autofree guint *next = g_new (guint, n_cells + 1);

  index->cards = g_new0 (JwNode *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      JwNode *card = jw_node_get_child (JW_NODE (map), JW_KIND_CARD, i);

      cells[i] = find_cell (index, card, JW_CARD_LANE, JW_CARD_STAGE);
      if (cells[i] >= 0)
        index->first[cells[i] + 1]++;
    }
  for (guint i = 0; i < n_cells; i++)
    {
      next[i] = index->first[i];
      index->first[i + 1] += index->first[i];
    }
  for (guint i = 0; i < n; i++)
    if (cells[i] >= 0)
      index->cards[next[cells[i]]++] = jw_node_get_child (JW_NODE (map), JW_KIND_CARD, i);
}

static void
place_measures (JwCellIndex *index, JwMap *map)
{
  guint n = jw_node_get_n_children (JW_NODE (map), JW_KIND_MEASURE);

  index->measures = g_new0 (JwNode *, index->n_stages * index->n_lanes + 1);
  for (guint i = 0; i < n; i++)
    {
      JwNode *measure = jw_node_get_child (JW_NODE (map), JW_KIND_MEASURE, i);
      int cell = find_cell (index, measure, JW_MEASURE_LANE, JW_MEASURE_STAGE);

      if (cell >= 0 && index->measures[cell] == NULL)
        index->measures[cell] = measure;
    }
}

JwCellIndex *
jw_cell_index_new_blank (JwMap *map)
{
  JwCellIndex *index = g_new0 (JwCellIndex, 1);
  guint n_cells;

  index->stages = index_ids (map, JW_KIND_STAGE);
  index->lanes = index_ids (map, JW_KIND_LANE);
  index->n_stages = jw_node_get_n_children (JW_NODE (map), JW_KIND_STAGE);
  index->n_lanes = jw_node_get_n_children (JW_NODE (map), JW_KIND_LANE);
  n_cells = index->n_stages * index->n_lanes;
  index->first = g_new0 (guint, n_cells + 2);
  index->measures = g_new0 (JwNode *, n_cells + 1);
  return index;
}

JwCellIndex *
jw_cell_index_new (JwMap *map)
{
  JwCellIndex *index = jw_cell_index_new_blank (map);

  sort_cards (index, map);
  place_measures (index, map);
  return index;
}

void
jw_cell_index_free (JwCellIndex *index)
{
  g_hash_table_unref (index->stages);
  g_hash_table_unref (index->lanes);
  g_free (index->first);
  g_free (index->cards);
  g_free (index->measures);
  g_free (index);
}

JwNode *const *
jw_cell_index_get_cards (JwCellIndex *index, guint lane, guint stage, guint *n)
{
  guint cell = lane * index->n_stages + stage;

  *n = index->first[cell + 1] - index->first[cell];
  return index->cards + index->first[cell];
}

JwNode *
jw_cell_index_get_measure (JwCellIndex *index, guint lane, guint stage)
{
  return index->measures[lane * index->n_stages + stage];
}

int
jw_cell_index_find_stage (JwCellIndex *index, const char *id)
{
  return find (index->stages, id);
}

int
jw_cell_index_find_lane (JwCellIndex *index, const char *id)
{
  return find (index->lanes, id);
}
