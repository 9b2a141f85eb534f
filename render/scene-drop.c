#include "render/scene-private.h"

#include <math.h>

/* Thickness of the marks that show where something lands, in points. */
#define MARK 2

/* Whether a card is the dragged one, which does not count. */
static gboolean
is_dragged (const JwItem *item, const char *id)
{
  return id != NULL && g_strcmp0 (item->node_id, id) == 0;
}

/* How many cards of a cell lie above a height, and where the gap after them is: above the dragged
 * card where that is next, as a line through it would read as struck out. */
static guint
count_above (const JwSceneRow *row,
             const JwSceneCell *cell,
             double y,
             const char *dragged_id,
             double *gap_y)
{
  double last_bottom = row->add_top - row->add_gap, dragged_top = NAN;
  guint index = 0;

  for (guint i = 0; i < cell->stack->n; i++)
    {
      const JwBlock *block = &cell->stack->blocks[i];
      const JwItem *item = jw_group_get (block->group, 0);
      double top = block->y + item->y;

      if (is_dragged (item, dragged_id))
        {
          dragged_top = top;
          continue;
        }
      if (y < top + item->height / 2)
        {
          *gap_y = (last_bottom + (isnan (dragged_top) ? top : dragged_top)) / 2;
          return index;
        }
      last_bottom = top + item->height;
      dragged_top = NAN;
      index++;
    }
  *gap_y = isnan (dragged_top) ? last_bottom + row->add_gap / 2 : (last_bottom + dragged_top) / 2;
  return index;
}

static JwRect
make_mark (const JwSceneCell *cell, double y)
{
  return (JwRect){ cell->item.x, y - MARK / 2.0, cell->item.width, MARK };
}

gboolean
jw_scene_find_drop (JwScene *scene,
                    double x,
                    double y,
                    const char *dragged_id,
                    const char **lane_id,
                    const char **stage_id,
                    guint *index,
                    JwRect *mark)
{
  int row_index = jw_scene_find_row_at (scene, y);
  int column = jw_scene_find_column_at (scene, x);
  const JwSceneRow *row;
  const JwSceneCell *cell;
  double row_y, gap_y;

  if (row_index < 0 || column < 0)
    return FALSE;
  row = jw_scene_row (scene, row_index);
  if (!row->holds_cards)
    return FALSE;
  cell = jw_row_cell (row, column);
  row_y = jw_scene_row_y (scene, row_index);
  *index = count_above (row, cell, y - row_y, dragged_id, &gap_y);
  *lane_id = row->lane_id;
  *stage_id = cell->stage_id;
  *mark = make_mark (cell, row_y + gap_y);
  return TRUE;
}

gboolean
jw_scene_get_end_mark (JwScene *scene, const char *lane_id, const char *stage_id, JwRect *mark)
{
  const JwSceneItem *found = jw_scene_find_cell (scene, lane_id, stage_id);
  double gap_y;

  if (found == NULL || !found->row->holds_cards)
    return FALSE;
  count_above (found->row, found->cell, INFINITY, NULL, &gap_y);
  *mark = make_mark (found->cell, found->dy + gap_y);
  return TRUE;
}

/* The lower end of the last row. */
static double
get_rows_end (JwScene *scene)
{
  guint last = scene->n_rows - 1;

  if (scene->n_rows == 0)
    return scene->height;
  return jw_scene_row_y (scene, last) + jw_scene_row (scene, last)->height;
}

gboolean
jw_scene_find_stage_drop (JwScene *scene,
                          double x,
                          const char *stage_id,
                          guint *position,
                          JwRect *mark)
{
  const JwColumns *columns = scene->columns;
  double line;
  guint before = 0, boundary = 0;

  if (columns->n == 0)
    return FALSE;
  x = jw_scene_mirror_x (scene, x, 0);
  for (guint i = 0; i < columns->n; i++)
    {
      if (x < columns->x[i] + columns->widths[i] / 2)
        break;
      boundary = i + 1;
      if (g_strcmp0 (columns->ids[i], stage_id) != 0)
        before++;
    }
  line = jw_columns_get_boundary (columns, boundary);
  *position = before;
  line = jw_scene_mirror_x (scene, line, 0);
  *mark = (JwRect){ line - MARK / 2.0, scene->columns_top, MARK,
                    get_rows_end (scene) - scene->columns_top };
  return TRUE;
}

gboolean
jw_scene_find_lane_drop (JwScene *scene,
                         double y,
                         const char *lane_id,
                         guint *position,
                         JwRect *mark)
{
  const JwSceneRow *row = NULL;
  double line;
  guint before = 0;

  if (scene->n_rows == 0)
    return FALSE;
  line = jw_scene_row_y (scene, 0);
  for (guint i = 0; i < scene->n_rows; i++)
    {
      double row_y = jw_scene_row_y (scene, i);

      row = jw_scene_row (scene, i);
      if (y < row_y + row->height / 2)
        break;
      line = row_y + row->height;
      if (g_strcmp0 (row->lane_id, lane_id) != 0)
        before++;
    }
  *position = before;
  *mark = (JwRect){ row->item.x, line - MARK / 2.0, row->item.width, MARK };
  return TRUE;
}

static gboolean
meets (const JwItem *item, double dx, double dy, const JwRect *rect)
{
  double x = item->x + dx, y = item->y + dy;

  return x < rect->x + rect->width && x + item->width > rect->x && y < rect->y + rect->height &&
         y + item->height > rect->y;
}

/* Whether nothing that can be read stands in a place that reaches into the next row. */
static gboolean
is_free_below (JwScene *scene, const JwSceneItem *found, const JwRect *rect)
{
  guint index = (guint)jw_scene_find_row (scene, found->row->lane_id) + 1;
  const JwSceneRow *row = index < scene->n_rows ? jw_scene_row (scene, index) : NULL;
  const JwSceneCell *cell;

  if (row == NULL || row->has_spans)
    return FALSE;
  cell = jw_row_cell (row, (guint)(found->cell - found->row->cells));
  if (cell->stack->n > 0)
    return FALSE;
  for (guint i = 0; row->over != NULL && i < row->over->n; i++)
    {
      const JwItem *item = jw_group_get (row->over, i);

      if (item->kind != JW_ITEM_CURVE && meets (item, 0, jw_scene_row_y (scene, index), rect))
        return FALSE;
    }
  return TRUE;
}

gboolean
jw_scene_get_add_rect (JwScene *scene, const char *lane_id, const char *stage_id, JwRect *rect)
{
  const JwSceneItem *found = jw_scene_find_cell (scene, lane_id, stage_id);
  const JwSceneRow *row;
  double bottom;

  if (found == NULL || !found->row->holds_cards)
    return FALSE;
  row = found->row;
  bottom = found->cell->stack->height;
  rect->x = found->cell->item.x;
  rect->y = found->dy + (bottom > 0 ? bottom + row->add_gap : row->add_top);
  rect->width = found->cell->item.width;
  rect->height = row->add_height;
  /* In a full cell it stands on the line between two lanes, clear of the next one's cards; over the
   * next one as far as it needs, if that is empty there. */
  if (bottom > 0 && bottom + row->add_gap + row->add_height > row->height &&
      !is_free_below (scene, found, rect))
    {
      rect->y = found->dy + bottom + row->add_gap / 2;
      rect->height =
          MIN (row->add_height, row->height - bottom + row->add_top - row->lead - row->add_gap);
    }
  return TRUE;
}

gboolean
jw_scene_get_score_at (JwScene *scene, const char *lane_id, double y, double *score)
{
  int index = jw_scene_find_row (scene, lane_id);
  const JwSceneRow *row = index >= 0 ? jw_scene_row (scene, index) : NULL;
  double part;

  if (row == NULL || row->score_bottom <= row->score_top)
    return FALSE;
  part =
      (y - jw_scene_row_y (scene, index) - row->score_top) / (row->score_bottom - row->score_top);
  *score = CLAMP (2 - 4 * part, -2, 2);
  return TRUE;
}
