#include "render/scene-private.h"

/* After so many searches through the whole scene, one more that learns where all nodes are pays. */
#define MANY_SEARCHES 16
/* The column of what stands in a row but in none of its cells, and the row of what is in none. */
#define NO_COLUMN 0xffff
#define NO_ROW 0x7fff

/**
 * JwSceneHints:
 *
 * Where nodes were found last, by the hash of their ids: row and column. A hint is looked at first
 * and may be wrong, so that the scenes of one map share their hints and nothing has to be told when
 * rows move.
 */
struct _JwSceneHints
{
  grefcount refs;
  GHashTable *places; /* hash of an id -> see pack() */
  guint n_searches;
};

typedef struct
{
  const char *id;
  guint hash;
  int kind; /* JwItemKind, or -1 for the main item */
  const JwSceneItem *found;
  const JwSceneItem *second; /* an item of the node that is not its main one */
} Search;

JwSceneHints *
jw_scene_hints_new (void)
{
  JwSceneHints *hints = g_new0 (JwSceneHints, 1);

  g_ref_count_init (&hints->refs);
  hints->places = g_hash_table_new (NULL, NULL);
  return hints;
}

JwSceneHints *
jw_scene_hints_ref (JwSceneHints *hints)
{
  g_ref_count_inc (&hints->refs);
  return hints;
}

void
jw_scene_hints_unref (JwSceneHints *hints)
{
  if (!g_ref_count_dec (&hints->refs))
    return;
  g_hash_table_unref (hints->places);
  g_free (hints);
}

static gboolean
is_main_kind (JwItemKind kind)
{
  switch (kind)
    {
    case JW_ITEM_TITLE:
    case JW_ITEM_PERSONA:
    case JW_ITEM_STAGE:
    case JW_ITEM_PHASE:
    case JW_ITEM_STEP:
    case JW_ITEM_LANE:
    case JW_ITEM_CARD:
    case JW_ITEM_CURVE:
    case JW_ITEM_POINT:
    case JW_ITEM_MEASURE:
    case JW_ITEM_LINK:
    case JW_ITEM_PATH:
    case JW_ITEM_LEG:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Never 0, which stands for none. */
static gpointer
pack (guint row, guint column)
{
  return GUINT_TO_POINTER (((row << 16) | column) + 1);
}

static gpointer
pack_place (JwScene *scene, const JwSceneRow *row, const JwSceneCell *cell)
{
  guint index = 0;

  if (row == NULL)
    return pack (NO_ROW, NO_COLUMN);
  while (jw_scene_row (scene, index) != row)
    index++;
  return pack (index, cell != NULL ? (guint)(cell - row->cells) : NO_COLUMN);
}

static gboolean
match_cb (const JwItem *item, const JwSpot *at, gpointer data)
{
  Search *search = data;

  if (item->node_id == NULL || item->id_hash != search->hash ||
      !g_str_equal (item->node_id, search->id))
    return FALSE;
  if (search->kind >= 0 ? (int)item->kind == search->kind : is_main_kind (item->kind))
    search->found = jw_scene_get_view (item, at);
  else if (search->second == NULL && search->kind < 0)
    search->second = jw_scene_get_view (item, at);
  return search->found != NULL;
}

static void
search_cell (JwScene *scene, guint index, const JwSceneCell *cell, Search *search)
{
  const JwStack *stack = cell->stack;
  JwSpot at = { scene, jw_scene_row (scene, index), cell, cell->item.x, 0 };

  for (guint i = 0; search->found == NULL && i < stack->n; i++)
    {
      at.dy = jw_scene_row_y (scene, index) + stack->blocks[i].y;
      for (guint j = 0; search->found == NULL && j < stack->blocks[i].group->n; j++)
        match_cb (jw_group_get (stack->blocks[i].group, j), &at, search);
    }
}

/* Looks where the node was last. */
static void
search_hint (JwScene *scene, Search *search)
{
  gpointer packed = g_hash_table_lookup (scene->hints->places, GUINT_TO_POINTER (search->hash));
  guint place = GPOINTER_TO_UINT (packed) - 1;
  guint row = place >> 16, column = place & 0xffff;

  if (packed == NULL)
    return;
  if (row == NO_ROW)
    jw_scene_visit_sheet (scene, match_cb, search);
  else if (row >= scene->n_rows)
    return;
  else if (column == NO_COLUMN)
    jw_scene_visit_row (scene, row, match_cb, search);
  else if (column < jw_scene_row (scene, row)->n_cells)
    search_cell (scene, row, jw_row_cell (jw_scene_row (scene, row), column), search);
}

static gboolean
learn_cb (const JwItem *item, const JwSpot *at, gpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  guint column = at->cell != NULL ? (guint)(at->cell - at->row->cells) : NO_COLUMN;

  if (item->node_id != NULL && is_main_kind (item->kind))
    g_hash_table_insert (at->scene->hints->places, GUINT_TO_POINTER (item->id_hash),
                         pack (index, column));
  return FALSE;
}

static void
learn_all (JwScene *scene)
{
  jw_scene_visit_sheet (scene, learn_cb, GUINT_TO_POINTER (NO_ROW));
  for (guint i = 0; i < scene->n_rows; i++)
    jw_scene_visit_row (scene, i, learn_cb, GUINT_TO_POINTER (i));
}

static void
search_all (JwScene *scene, Search *search)
{
  JwSceneHints *hints = scene->hints;
  const JwSceneItem *found;

  if (++hints->n_searches % MANY_SEARCHES == 0)
    learn_all (scene);
  jw_scene_visit (scene, match_cb, search);
  found = search->found != NULL ? search->found : search->second;
  if (found != NULL)
    g_hash_table_insert (hints->places, GUINT_TO_POINTER (search->hash),
                         pack_place (scene, found->row, found->cell));
}

const JwSceneItem *
jw_scene_find (JwScene *scene, const char *node_id)
{
  Search search = { node_id, 0, -1 };

  if (node_id == NULL)
    return NULL;
  search.hash = g_str_hash (node_id);
  search_hint (scene, &search);
  if (search.found == NULL && search.second == NULL)
    search_all (scene, &search);
  return search.found != NULL ? search.found : search.second;
}

static const JwSceneItem *
get_row_item (JwScene *scene, int index)
{
  if (index < 0)
    return NULL;
  return jw_scene_get_view (
      &jw_scene_row (scene, index)->item,
      &(JwSpot){ scene, jw_scene_row (scene, index), NULL, 0, jw_scene_row_y (scene, index) });
}

const JwSceneItem *
jw_scene_find_row_item_at (JwScene *scene, double y)
{
  return get_row_item (scene, jw_scene_find_row_at (scene, y));
}

const JwSceneItem *
jw_scene_find_kind (JwScene *scene, const char *node_id, JwItemKind kind)
{
  const JwSceneItem *main_item;
  Search search = { node_id, 0, (int)kind };

  if (kind == JW_ITEM_ROW)
    return get_row_item (scene, jw_scene_find_row (scene, node_id));
  main_item = jw_scene_find (scene, node_id);
  if (main_item == NULL || main_item->item->kind == kind)
    return main_item;
  search.hash = g_str_hash (node_id);
  search_hint (scene, &search);
  if (search.found == NULL)
    jw_scene_visit (scene, match_cb, &search);
  return search.found;
}

const JwSceneItem *
jw_scene_find_cell (JwScene *scene, const char *lane_id, const char *stage_id)
{
  int index = jw_scene_find_row (scene, lane_id);
  const JwColumns *columns = scene->columns;

  for (guint i = 0; index >= 0 && i < columns->n; i++)
    if (g_strcmp0 (columns->ids[i], stage_id) == 0)
      {
        const JwSceneRow *row = jw_scene_row (scene, index);

        return jw_scene_get_view (
            &jw_row_cell (row, i)->item,
            &(JwSpot){ scene, row, jw_row_cell (row, i), 0, jw_scene_row_y (scene, index) });
      }
  return NULL;
}
