#include "render/scene-private.h"

#include <math.h>

/* After so many searches an index over all items pays. */
#define MANY_FINDS 16

static void
clear_cell (gpointer data)
{
  JwSceneCell *cell = data;

  jw_item_clear (&cell->item);
  g_clear_pointer (&cell->group, jw_group_unref);
}

static void
clear_row (gpointer data)
{
  jw_scene_row_clear (data);
}

static gboolean
is_main_kind (JwItemKind kind)
{
  switch (kind)
    {
    case JW_ITEM_TITLE:
    case JW_ITEM_PERSONA:
    case JW_ITEM_STAGE:
    case JW_ITEM_LANE:
    case JW_ITEM_CARD:
    case JW_ITEM_CURVE:
    case JW_ITEM_POINT:
    case JW_ITEM_MEASURE:
    case JW_ITEM_LINK:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
visit_group (JwScene *scene,
             JwGroup *group,
             const JwSceneRow *row,
             const JwSceneCell *cell,
             JwSceneVisit visit,
             gpointer data)
{
  double dx = cell != NULL ? cell->item.x : 0;
  double dy = row != NULL ? row->y : 0;

  for (guint i = 0; group != NULL && i < group->items->len; i++)
    if (visit (scene, jw_group_get (group, i), row, cell, dx, dy, data))
      return TRUE;
  return FALSE;
}

static gboolean
visit_row (JwScene *scene, const JwSceneRow *row, JwSceneVisit visit, gpointer data)
{
  if (visit (scene, &row->item, row, NULL, 0, row->y, data) ||
      visit_group (scene, row->rail, row, NULL, visit, data))
    return TRUE;
  for (guint i = 0; i < row->cells->len; i++)
    {
      const JwSceneCell *cell = jw_row_cell (row, i);

      if (visit (scene, &cell->item, row, cell, 0, row->y, data) ||
          visit_group (scene, cell->group, row, cell, visit, data))
        return TRUE;
    }
  return visit_group (scene, row->over, row, NULL, visit, data);
}

JwScene *
jw_scene_new (double width, double height)
{
  JwScene *scene = g_new0 (JwScene, 1);

  g_ref_count_init (&scene->refs);
  scene->width = width;
  scene->height = height;
  scene->sheet = jw_group_new ();
  scene->links = jw_group_new ();
  scene->rows = g_array_new (FALSE, FALSE, sizeof (JwSceneRow));
  g_array_set_clear_func (scene->rows, clear_row);
  scene->views = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return scene;
}

JwScene *
jw_scene_ref (JwScene *scene)
{
  g_ref_count_inc (&scene->refs);
  return scene;
}

void
jw_scene_unref (JwScene *scene)
{
  if (!g_ref_count_dec (&scene->refs))
    return;
  g_clear_pointer (&scene->index, g_hash_table_unref);
  g_hash_table_unref (scene->views);
  g_array_unref (scene->rows);
  jw_group_unref (scene->sheet);
  jw_group_unref (scene->links);
  g_strfreev (scene->stage_ids);
  g_free (scene->stage_x);
  g_free (scene);
}

void
jw_scene_row_clear (JwSceneRow *row)
{
  jw_item_clear (&row->item);
  g_clear_pointer (&row->lane_id, g_free);
  g_clear_pointer (&row->rail, jw_group_unref);
  g_clear_pointer (&row->over, jw_group_unref);
  if (row->cells != NULL)
    g_array_set_clear_func (row->cells, clear_cell);
  g_clear_pointer (&row->cells, g_array_unref);
}

double
jw_scene_get_width (JwScene *scene)
{
  return scene->width;
}

const JwTheme *
jw_scene_get_theme (JwScene *scene)
{
  return &scene->theme;
}

double
jw_scene_get_height (JwScene *scene)
{
  return scene->height;
}

void
jw_scene_visit (JwScene *scene, JwSceneVisit visit, gpointer data)
{
  if (visit_group (scene, scene->sheet, NULL, NULL, visit, data))
    return;
  for (guint i = 0; i < scene->rows->len; i++)
    if (visit_row (scene, jw_scene_row (scene, i), visit, data))
      return;
  visit_group (scene, scene->links, NULL, NULL, visit, data);
}

static const char *
find_stage_id (JwScene *scene, const JwItem *item, const JwSceneCell *cell)
{
  int column;

  if (cell != NULL)
    return cell->stage_id;
  if (item->kind == JW_ITEM_STAGE || item->kind == JW_ITEM_STAGE_WHO)
    return item->node_id;
  if (item->kind != JW_ITEM_POINT && item->kind != JW_ITEM_QUOTE)
    return NULL;
  column = jw_scene_find_column_at (scene, item->x + item->width / 2);
  return column >= 0 ? scene->stage_ids[column] : NULL;
}

const JwSceneItem *
jw_scene_get_view (JwScene *scene,
                   const JwItem *item,
                   const JwSceneRow *row,
                   const JwSceneCell *cell)
{
  JwSceneItem *view = g_hash_table_lookup (scene->views, item);

  if (view != NULL)
    return view;
  view = g_new0 (JwSceneItem, 1);
  view->item = item;
  view->row = row;
  view->cell = cell;
  view->stage_id = find_stage_id (scene, item, cell);
  view->dy = row != NULL ? row->y : 0;
  view->dx = cell != NULL && item != &cell->item ? cell->item.x : 0;
  g_hash_table_insert (scene->views, (gpointer)item, view);
  return view;
}

/* Searching. */

typedef struct
{
  const char *id;
  guint hash;
  int kind; /* JwItemKind, or -1 for the main item */
  const JwSceneItem *found;
  const JwSceneItem *second; /* an item of the node that is not its main one */
} Search;

static gboolean
match_cb (JwScene *scene,
          const JwItem *item,
          const JwSceneRow *row,
          const JwSceneCell *cell,
          double dx,
          double dy,
          gpointer data)
{
  Search *search = data;

  if (item->node_id == NULL || item->id_hash != search->hash ||
      !g_str_equal (item->node_id, search->id))
    return FALSE;
  if (search->kind >= 0 ? (int)item->kind == search->kind : is_main_kind (item->kind))
    search->found = jw_scene_get_view (scene, item, row, cell);
  else if (search->second == NULL && search->kind < 0)
    search->second = jw_scene_get_view (scene, item, row, cell);
  return search->found != NULL;
}

static gboolean
index_cb (JwScene *scene,
          const JwItem *item,
          const JwSceneRow *row,
          const JwSceneCell *cell,
          double dx,
          double dy,
          gpointer data)
{
  const JwSceneItem *known;

  if (item->node_id == NULL)
    return FALSE;
  known = g_hash_table_lookup (scene->index, item->node_id);
  if (known == NULL || (!is_main_kind (known->item->kind) && is_main_kind (item->kind)))
    g_hash_table_replace (scene->index, item->node_id,
                          (gpointer)jw_scene_get_view (scene, item, row, cell));
  return FALSE;
}

const JwSceneItem *
jw_scene_find (JwScene *scene, const char *node_id)
{
  Search search = { node_id, 0, -1 };

  if (node_id == NULL)
    return NULL;
  if (scene->index == NULL && ++scene->n_finds > MANY_FINDS)
    {
      scene->index = g_hash_table_new (g_str_hash, g_str_equal);
      jw_scene_visit (scene, index_cb, NULL);
    }
  if (scene->index != NULL)
    return g_hash_table_lookup (scene->index, node_id);
  search.hash = g_str_hash (node_id);
  jw_scene_visit (scene, match_cb, &search);
  return search.found != NULL ? search.found : search.second;
}

const JwSceneItem *
jw_scene_find_kind (JwScene *scene, const char *node_id, JwItemKind kind)
{
  const JwSceneItem *main_item = jw_scene_find (scene, node_id);
  Search search = { node_id, 0, (int)kind };

  if (main_item == NULL || main_item->item->kind == kind)
    return main_item;
  search.hash = g_str_hash (node_id);
  jw_scene_visit (scene, match_cb, &search);
  return search.found;
}

const JwSceneRow *
jw_scene_find_row (JwScene *scene, const char *lane_id)
{
  for (guint i = 0; i < scene->rows->len; i++)
    if (g_strcmp0 (jw_scene_row (scene, i)->lane_id, lane_id) == 0)
      return jw_scene_row (scene, i);
  return NULL;
}

const JwSceneItem *
jw_scene_find_cell (JwScene *scene, const char *lane_id, const char *stage_id)
{
  const JwSceneRow *row = jw_scene_find_row (scene, lane_id);

  for (guint i = 0; row != NULL && i < scene->n_stages; i++)
    if (g_strcmp0 (scene->stage_ids[i], stage_id) == 0)
      return jw_scene_get_view (scene, &jw_row_cell (row, i)->item, row, jw_row_cell (row, i));
  return NULL;
}

int
jw_scene_find_row_at (JwScene *scene, double y)
{
  int low = 0, high = (int)scene->rows->len - 1;

  while (low <= high)
    {
      int middle = (low + high) / 2;
      const JwSceneRow *row = jw_scene_row (scene, middle);

      if (y < row->y)
        high = middle - 1;
      else if (y >= row->y + row->height)
        low = middle + 1;
      else
        return middle;
    }
  return -1;
}

int
jw_scene_find_column_at (JwScene *scene, double x)
{
  double from_first;
  int column;

  if (scene->n_stages == 0)
    return -1;
  from_first = x - scene->stage_x[0] + scene->gap / 2;
  column = (int)floor (from_first / (scene->column_width + scene->gap));
  return column < 0 || column >= (int)scene->n_stages ? -1 : column;
}

/* Items. */

JwItemKind
jw_scene_item_get_kind (const JwSceneItem *item)
{
  return item->item->kind;
}

void
jw_scene_item_get_bounds (const JwSceneItem *item, JwRect *bounds)
{
  bounds->x = item->item->x + item->dx;
  bounds->y = item->item->y + item->dy;
  bounds->width = item->item->width;
  bounds->height = item->item->height;
}

const char *
jw_scene_item_get_node_id (const JwSceneItem *item)
{
  return item->item->node_id;
}

const char *
jw_scene_item_get_lane_id (const JwSceneItem *item)
{
  return item->row != NULL ? item->row->lane_id : NULL;
}

const char *
jw_scene_item_get_stage_id (const JwSceneItem *item)
{
  return item->stage_id;
}

int
jw_scene_item_get_property (const JwSceneItem *item)
{
  return item->item->property;
}

JwText *
jw_scene_item_get_text (const JwSceneItem *item, double *x, double *y)
{
  if (x != NULL)
    *x = item->item->text_x + item->dx;
  if (y != NULL)
    *y = item->item->text_y + item->dy;
  return item->item->text;
}

JwRole
jw_scene_item_get_text_role (const JwSceneItem *item)
{
  return item->item->text_role;
}
