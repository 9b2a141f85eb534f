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
    case JW_ITEM_LANE:
    case JW_ITEM_CELL:
    case JW_ITEM_CARD:
    case JW_ITEM_POINT:
    case JW_ITEM_QUOTE:
    case JW_ITEM_MEASURE:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
contains (const JwItem *item, double x, double y, double slop)
{
  double more = item->kind == JW_ITEM_POINT ? slop : 0;

  return x >= item->x - more && x < item->x + item->width + more && y >= item->y - more &&
         y < item->y + item->height + more;
}

/* The topmost target of a group at a place given from the group's origin. */
static const JwItem *
hit_group (JwGroup *group, double x, double y, double slop)
{
  for (guint i = group != NULL ? group->items->len : 0; i > 0; i--)
    {
      const JwItem *item = jw_group_get (group, i - 1);

      if (is_target (item->kind) && contains (item, x, y, slop))
        return item;
    }
  return NULL;
}

static const JwSceneItem *
hit_row (JwScene *scene, const JwSceneRow *row, const Place *place)
{
  double y = place->y - row->y;
  int column = jw_scene_find_column_at (scene, place->x);
  const JwItem *item = hit_group (row->over, place->x, y, place->slop);
  const JwSceneCell *cell;

  if (item != NULL)
    return jw_scene_get_view (scene, item, row, NULL);
  if (column < 0)
    {
      item = hit_group (row->rail, place->x, y, 0);
      return item != NULL ? jw_scene_get_view (scene, item, row, NULL) : NULL;
    }
  cell = jw_row_cell (row, column);
  item = hit_group (cell->group, place->x - cell->item.x, y, 0);
  return jw_scene_get_view (scene, item != NULL ? item : &cell->item, row, cell);
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
    found = hit_row (scene, jw_scene_row (scene, row), &place);
  if (found != NULL)
    return found;
  item = hit_group (scene->sheet, x, y, slop);
  return item != NULL ? jw_scene_get_view (scene, item, NULL, NULL) : NULL;
}
