#include "render/layout/ways.h"
#include "render/scene-private.h"

JwScene *
jw_scene_new (JwColumns *columns, JwScene *before)
{
  JwScene *scene = g_new0 (JwScene, 1);

  g_ref_count_init (&scene->refs);
  scene->columns = columns;
  scene->links = jw_group_new ();
  scene->views = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  scene->hints = before != NULL ? jw_scene_hints_ref (before->hints) : jw_scene_hints_new ();
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
  for (guint i = 0; i < scene->n_rows; i++)
    jw_scene_row_unref (scene->rows[i].row);
  g_free (scene->rows);
  g_clear_pointer (&scene->ground, jw_group_unref);
  g_clear_pointer (&scene->sheet, jw_group_unref);
  g_clear_pointer (&scene->foot, jw_group_unref);
  g_clear_pointer (&scene->links, jw_group_unref);
  g_clear_pointer (&scene->ways, jw_ways_unref);
  jw_scene_hints_unref (scene->hints);
  g_hash_table_unref (scene->views);
  jw_columns_unref (scene->columns);
  g_free (scene);
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

gboolean
jw_scene_is_right_to_left (JwScene *scene)
{
  return scene->is_mirrored;
}

double
jw_scene_get_height (JwScene *scene)
{
  return scene->height;
}

gboolean
jw_scene_is_estimated (JwScene *scene)
{
  return scene->n_estimates > 0;
}

guint
jw_scene_get_n_estimates (JwScene *scene)
{
  return scene->n_estimates;
}

int
jw_scene_find_row_at (JwScene *scene, double y)
{
  int low = 0, high = (int)scene->n_rows - 1;

  while (low <= high)
    {
      int middle = (low + high) / 2;
      const JwRowPlace *place = &scene->rows[middle];

      if (y < (middle > 0 ? place[-1].y + place[-1].row->height : scene->rows_top))
        high = middle - 1;
      else if (y >= place->y + place->row->height)
        low = middle + 1;
      else
        return middle;
    }
  return -1;
}

double
jw_scene_mirror_x (JwScene *scene, double x, double width)
{
  return scene->is_mirrored ? scene->width - x - width : x;
}

int
jw_scene_find_column_at (JwScene *scene, double x)
{
  const JwColumns *columns = scene->columns;
  int column = jw_columns_find_at (columns, jw_scene_mirror_x (scene, x, 0));

  return column < (int)columns->n ? column : -1;
}

int
jw_scene_find_row (JwScene *scene, const char *lane_id)
{
  for (guint i = 0; i < scene->n_rows; i++)
    if (g_strcmp0 (jw_scene_row (scene, i)->lane_id, lane_id) == 0)
      return (int)i;
  return -1;
}

static gboolean
visit_group (JwGroup *group, const JwSpot *at, JwSceneVisit visit, gpointer data)
{
  for (guint i = 0; group != NULL && i < group->n; i++)
    if (visit (jw_group_get (group, i), at, data))
      return TRUE;
  return FALSE;
}

static gboolean
visit_cell (const JwSceneCell *cell, const JwSpot *row, JwSceneVisit visit, gpointer data)
{
  JwSpot at = *row;

  at.cell = cell;
  if (visit (&cell->item, &at, data))
    return TRUE;
  at.dx = cell->item.x;
  for (guint i = 0; i < cell->stack->n; i++)
    {
      const JwBlock *block = &cell->stack->blocks[i];

      at.dy = row->dy + block->y;
      if (visit_group (block->group, &at, visit, data))
        return TRUE;
    }
  return FALSE;
}

gboolean
jw_scene_visit_row (JwScene *scene, guint index, JwSceneVisit visit, gpointer data)
{
  const JwSceneRow *row = jw_scene_row (scene, index);
  const JwSpot at = { scene, row, NULL, 0, jw_scene_row_y (scene, index) };

  if (visit (&row->item, &at, data) || visit_group (row->rail, &at, visit, data))
    return TRUE;
  for (guint i = 0; i < row->n_cells; i++)
    if (visit_cell (jw_row_cell (row, i), &at, visit, data))
      return TRUE;
  return visit_group (row->over, &at, visit, data);
}

gboolean
jw_scene_visit_sheet (JwScene *scene, JwSceneVisit visit, gpointer data)
{
  const JwSpot at = { .scene = scene };

  return visit_group (scene->ground, &at, visit, data) ||
         visit_group (scene->sheet, &at, visit, data) ||
         visit_group (scene->foot, &at, visit, data) ||
         visit_group (scene->links, &at, visit, data);
}

void
jw_scene_visit (JwScene *scene, JwSceneVisit visit, gpointer data)
{
  const JwSpot at = { .scene = scene };

  if (visit_group (scene->ground, &at, visit, data) || visit_group (scene->sheet, &at, visit, data))
    return;
  for (guint i = 0; i < scene->n_rows; i++)
    if (jw_scene_visit_row (scene, i, visit, data))
      return;
  if (!visit_group (scene->foot, &at, visit, data))
    visit_group (scene->links, &at, visit, data);
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
  return column >= 0 ? scene->columns->ids[column] : NULL;
}

const JwSceneItem *
jw_scene_get_view (const JwItem *item, const JwSpot *at)
{
  JwSceneItem *view = g_hash_table_lookup (at->scene->views, item);

  if (view != NULL)
    return view;
  view = g_new0 (JwSceneItem, 1);
  *view = (JwSceneItem){ item,   at->row, at->cell, find_stage_id (at->scene, item, at->cell),
                         at->dx, at->dy };
  g_hash_table_insert (at->scene->views, (gpointer)item, view);
  return view;
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

gboolean
jw_scene_item_trace (const JwSceneItem *item, cairo_t *cr)
{
  if (item->item->kind != JW_ITEM_LINK && item->item->kind != JW_ITEM_LEG)
    return FALSE;
  jw_outline_trace (item->item->outline, cr, item->dx, item->dy);
  return TRUE;
}
