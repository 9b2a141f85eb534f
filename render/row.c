#include "render/scene-private.h"

JwStack *
jw_stack_new (guint n)
{
  JwStack *stack = g_malloc0 (sizeof (JwStack) + n * sizeof (JwBlock));

  g_ref_count_init (&stack->refs);
  stack->n = n;
  return stack;
}

JwStack *
jw_stack_ref (JwStack *stack)
{
  g_ref_count_inc (&stack->refs);
  return stack;
}

void
jw_stack_unref (JwStack *stack)
{
  if (!g_ref_count_dec (&stack->refs))
    return;
  for (guint i = 0; i < stack->n; i++)
    g_clear_pointer (&stack->blocks[i].group, jw_group_unref);
  g_free (stack);
}

void
jw_stack_set (JwStack *stack, guint i, double y, double bottom, JwGroup *group)
{
  stack->blocks[i] = (JwBlock){ y, group };
  stack->height = bottom;
  stack->n_estimates += group->is_estimate ? 1 : 0;
}

guint
jw_stack_find_from (const JwStack *stack, double y)
{
  guint low = 0, high = stack->n;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const JwBlock *block = &stack->blocks[middle];

      if (block->y + block->group->height < y)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

JwSceneRow *
jw_scene_row_new (const char *lane_id, guint n_cells)
{
  JwSceneRow *row = g_new0 (JwSceneRow, 1);

  g_ref_count_init (&row->refs);
  row->lane_id = g_strdup (lane_id);
  row->rail = jw_group_new ();
  row->over = jw_group_new ();
  row->n_cells = n_cells;
  row->cells = g_new0 (JwSceneCell, n_cells + 1);
  return row;
}

JwSceneRow *
jw_scene_row_ref (JwSceneRow *row)
{
  g_ref_count_inc (&row->refs);
  return row;
}

void
jw_scene_row_unref (JwSceneRow *row)
{
  if (!g_ref_count_dec (&row->refs))
    return;
  for (guint i = 0; i < row->n_cells; i++)
    {
      jw_item_clear (&row->cells[i].item);
      g_clear_pointer (&row->cells[i].stack, jw_stack_unref);
    }
  g_free (row->cells);
  jw_item_clear (&row->item);
  jw_group_unref (row->rail);
  jw_group_unref (row->over);
  g_free (row->lane_id);
  g_free (row);
}

JwColumns *
jw_columns_new (guint n)
{
  JwColumns *columns = g_new0 (JwColumns, 1);

  g_ref_count_init (&columns->refs);
  columns->n = n;
  columns->ids = g_new0 (char *, n + 1);
  columns->x = g_new0 (double, n + 1);
  columns->widths = g_new0 (double, n + 1);
  columns->colors = g_malloc0_n (n + 1, sizeof *columns->colors);
  return columns;
}

JwColumns *
jw_columns_ref (JwColumns *columns)
{
  g_ref_count_inc (&columns->refs);
  return columns;
}

void
jw_columns_unref (JwColumns *columns)
{
  if (!g_ref_count_dec (&columns->refs))
    return;
  g_strfreev (columns->ids);
  g_free (columns->x);
  g_free (columns->widths);
  g_free (columns->colors);
  g_free (columns);
}

double
jw_columns_get_boundary (const JwColumns *columns, guint i)
{
  if (i < columns->n)
    return columns->x[i] - columns->gap / 2;
  return columns->n > 0 ? columns->x[i - 1] + columns->widths[i - 1] + columns->gap / 2 : 0;
}

int
jw_columns_find_at (const JwColumns *columns, double x)
{
  int low = -1, high = (int)columns->n;

  /* The boundary before @high is beyond, that before the one after @low is not. */
  while (low < high)
    {
      int middle = (low + high + 1) / 2;

      if (jw_columns_get_boundary (columns, (guint)middle) <= x)
        low = middle;
      else
        high = middle - 1;
    }
  return low;
}
