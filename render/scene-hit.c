#include "render/scene-private.h"

#include <math.h>

typedef struct
{
  double x, y, slop;
} Place;

static gboolean
is_target (JwItemKind kind)
{
  switch (kind)
    {
    case JW_ITEM_SHEET:
    case JW_ITEM_TITLE:
    case JW_ITEM_PERSONA:
    case JW_ITEM_STAGE:
    case JW_ITEM_PHASE:
    case JW_ITEM_STEP:
    case JW_ITEM_LANE:
    case JW_ITEM_CELL:
    case JW_ITEM_CARD:
    case JW_ITEM_POINT:
    case JW_ITEM_QUOTE:
    case JW_ITEM_MEASURE:
    case JW_ITEM_LINK:
    case JW_ITEM_PATH:
    case JW_ITEM_LEG:
      return TRUE;
    default:
      return FALSE;
    }
}

/* A line is what is near to it, not all of its bounds. */
static gboolean
contains (const JwItem *item, double x, double y, double slop)
{
  gboolean is_line = item->kind == JW_ITEM_LINK || item->kind == JW_ITEM_LEG;
  double more = item->kind == JW_ITEM_POINT || is_line ? MAX (slop, item->line_width) : 0;

  if (is_line && jw_outline_get_distance (item->outline, x, y) > more)
    return FALSE;
  return x >= item->x - more && x < item->x + item->width + more && y >= item->y - more &&
         y < item->y + item->height + more;
}

/* The topmost target of a group at a place given from the group's origin. */
static const JwItem *
hit_group (JwGroup *group, double x, double y, double slop)
{
  for (guint i = group != NULL ? group->n : 0; i > 0; i--)
    {
      const JwItem *item = jw_group_get (group, i - 1);

      if (is_target (item->kind) && contains (item, x, y, slop))
        return item;
    }
  return NULL;
}

/* What is told of a card beneath it, as of those that are no higher than their words, is a place of
 * that card. */
static const JwItem *
hit_told (JwGroup *group, double x, double y)
{
  for (guint i = 1; i < group->n; i++)
    if (contains (jw_group_get (group, i), x, y, 0))
      return jw_group_get (group, 0);
  return NULL;
}

static const JwSceneItem *
hit_cell (JwScene *scene, guint index, const JwSceneCell *cell, double x, double y)
{
  const JwSceneRow *row = jw_scene_row (scene, index);
  double row_y = jw_scene_row_y (scene, index);
  guint i = jw_stack_find_from (cell->stack, y);
  const JwBlock *block = i < cell->stack->n ? &cell->stack->blocks[i] : NULL;
  const JwItem *item =
      block != NULL ? hit_group (block->group, x - cell->item.x, y - block->y, 0) : NULL;

  if (item == NULL && block != NULL)
    item = hit_told (block->group, x - cell->item.x, y - block->y);
  if (item != NULL)
    return jw_scene_get_view (item, &(JwSpot){ scene, row, cell, cell->item.x, row_y + block->y });
  return jw_scene_get_view (&cell->item, &(JwSpot){ scene, row, cell, 0, row_y });
}

/* A card that begins in a column before this one and reaches over it. */
static const JwSceneItem *
hit_span (JwScene *scene, guint index, int column, double x, double y)
{
  const JwSceneRow *row = jw_scene_row (scene, index);

  for (int i = row->has_spans ? column - 1 : -1; i >= 0; i--)
    {
      const JwSceneItem *found = hit_cell (scene, index, jw_row_cell (row, i), x, y);

      if (found->item->kind != JW_ITEM_CELL)
        return found;
    }
  return NULL;
}

static const JwSceneItem *
hit_row (JwScene *scene, guint index, const Place *place)
{
  const JwSceneRow *row = jw_scene_row (scene, index);
  double row_y = jw_scene_row_y (scene, index);
  double y = place->y - row_y;
  int column = jw_scene_find_column_at (scene, place->x);
  const JwItem *item = hit_group (row->over, place->x, y, place->slop);
  const JwSceneItem *found;

  if (item == NULL && column < 0)
    item = hit_group (row->rail, place->x, y, 0);
  if (item != NULL)
    return jw_scene_get_view (item, &(JwSpot){ scene, row, NULL, 0, row_y });
  found = hit_span (scene, index, column, place->x, y);
  if (found != NULL)
    return found;
  return column >= 0 ? hit_cell (scene, index, jw_row_cell (row, column), place->x, y) : NULL;
}

/* Lines run between the cards. */
static const JwItem *
hit_links (JwScene *scene, const JwSceneItem *found, double x, double y, double slop)
{
  if (found != NULL && found->item->kind != JW_ITEM_CELL)
    return NULL;
  return hit_group (scene->links, x, y, slop);
}

const JwSceneItem *
jw_scene_hit (JwScene *scene, double x, double y, double slop)
{
  Place place = { x, y, slop };
  const JwSceneItem *found = NULL;
  const JwItem *item;
  int row;

  if (!(x >= 0 && x < scene->width && y >= 0 && y < scene->height))
    return NULL;
  row = jw_scene_find_row_at (scene, y);
  if (row >= 0)
    found = hit_row (scene, (guint)row, &place);
  item = hit_links (scene, found, x, y, slop);
  if (item == NULL && found != NULL)
    return found;
  if (item == NULL)
    item = hit_group (scene->foot, x, y, slop);
  if (item == NULL)
    item = hit_group (scene->sheet, x, y, slop);
  if (item == NULL)
    item = hit_group (scene->ground, x, y, slop);
  return item != NULL ? jw_scene_get_view (item, &(JwSpot){ .scene = scene }) : NULL;
}

typedef struct
{
  JwRect rect;
  GPtrArray *ids;
} Band;

static gboolean
collect_cb (const JwItem *item, const JwSpot *at, gpointer data)
{
  Band *band = data;
  const JwRect *rect = &band->rect;
  double x = item->x + at->dx, y = item->y + at->dy;

  if ((item->kind == JW_ITEM_CARD || item->kind == JW_ITEM_POINT ||
       item->kind == JW_ITEM_MEASURE) &&
      x < rect->x + rect->width && x + item->width > rect->x && y < rect->y + rect->height &&
      y + item->height > rect->y)
    g_ptr_array_add (band->ids, item->node_id);
  return FALSE;
}

GPtrArray *
jw_scene_list_touched (JwScene *scene, const JwRect *rect)
{
  Band band = { *rect, g_ptr_array_new () };

  for (guint i = 0; i < scene->n_rows; i++)
    {
      double top = jw_scene_row_y (scene, i);

      if (top < rect->y + rect->height && top + jw_scene_row (scene, i)->height > rect->y)
        jw_scene_visit_row (scene, i, collect_cb, &band);
    }
  g_ptr_array_add (band.ids, NULL);
  return band.ids;
}
