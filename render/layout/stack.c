#include <string.h>

#include "model/edit/commands.h"
#include "render/layout/parts.h"

/* Letters of the typeface are so wide on average, as a part of its size. */
#define LETTER_WIDTH 0.52

gboolean
jw_layout_has_time (JwLayout *layout)
{
  return layout->deadline == 0 || g_get_monotonic_time () < layout->deadline;
}

gboolean
jw_layout_measures (JwRowBuild *build, JwNode *card, double y)
{
  JwLayout *layout = build->layout;

  if (!layout->may_estimate)
    return TRUE;
  if (layout->n_exact > 0 && layout->touched != NULL && jw_touched_has_card (layout->touched, card))
    {
      layout->n_exact--;
      return TRUE;
    }
  return build->settles && build->y + y < layout->settle_bottom && jw_layout_has_time (layout);
}

guint
jw_layout_estimate_lines (JwLayout *layout, const char *string, double width)
{
  double letters = MAX (1, width / (LETTER_WIDTH * layout->body));
  guint lines = 0;

  for (const char *at = string != NULL ? string : ""; at != NULL;)
    {
      const char *end = strchr (at, '\n');
      glong n = g_utf8_strlen (at, end != NULL ? end - at : -1);

      lines += MAX (1, (guint)((double)n / letters + 0.9));
      at = end != NULL ? end + 1 : NULL;
    }
  return lines;
}

/* The group that showed a card before; @from is where it is expected, as the order seldom changes.
 */
static JwGroup *
find_before (const JwStack *stack, guint *from, const char *id)
{
  for (guint i = 0; i < stack->n; i++)
    {
      guint at = (*from + i) % stack->n;
      JwGroup *group = stack->blocks[at].group;

      if (g_str_equal (jw_group_get (group, 0)->node_id, id))
        {
          *from = at + 1;
          return group;
        }
    }
  return NULL;
}

/* What may be taken over is not touched, and not an estimate where there is to be none. */
static gboolean
holds_still (JwRowBuild *build, JwGroup *group, JwNode *card, double y)
{
  if (jw_touched_has_card (build->layout->touched, card))
    return FALSE;
  return !group->is_estimate || !jw_layout_measures (build, card, y);
}

JwGroup *
jw_layout_share_or_make_card (JwRowBuild *build,
                              guint column,
                              JwNode *card,
                              double y,
                              guint *from,
                              JwMakeCard make)
{
  const JwStack *before = build->before != NULL ? jw_row_cell (build->before, column)->stack : NULL;
  JwGroup *group = before != NULL ? find_before (before, from, jw_node_get_id (card)) : NULL;

  if (group != NULL && holds_still (build, group, card, y))
    return jw_group_ref (group);
  group = make (build, column, card, y);
  jw_layout_finish_group (build->layout, group, build->layout->columns[column].width);
  return group;
}

/* The spans that begin in a column; returns their number. */
static guint
stack_spans (JwRowBuild *build, guint column, JwStack *stack)
{
  guint n = 0;

  for (guint i = 0; build->spans != NULL && i < build->spans->len; i++)
    {
      JwSpan *span = &g_array_index (build->spans, JwSpan, i);

      if (span->first == column)
        jw_stack_set (stack, n++, span->y, span->y + span->group->height,
                      jw_group_ref (span->group));
    }
  return n;
}

/* Of them, those that come from a stage that is not on the page. */
static guint
count_incoming (JwRowBuild *build, guint column)
{
  guint n = 0;

  for (guint i = 0; column == 0 && build->spans != NULL && i < build->spans->len; i++)
    n += g_array_index (build->spans, JwSpan, i).comes_in;
  return n;
}

static JwStack *
make_stack (JwRowBuild *build, guint column, JwMakeCard make)
{
  JwLayout *layout = build->layout;
  JwNode *stage = layout->columns[column].stage;
  guint n = layout->theme->is_blank ? 0 : jw_map_get_n_cell_cards (layout->map, build->lane, stage);
  guint at, from = 0, first, end;
  JwStack *stack;
  double y = build->spans != NULL ? build->stack_tops[column] : build->top;

  jw_parts_get_cards (layout, n, &first, &end);
  stack = jw_stack_new (count_incoming (build, column) + end - first);
  at = stack_spans (build, column, stack);

  if (y > build->top)
    stack->height = y - JW_CARD_GAP * layout->unit;
  for (guint i = first; i < end; i++)
    {
      JwNode *card = jw_map_get_cell_card (layout->map, build->lane, stage, i);
      JwGroup *group;

      if (build->spans != NULL && jw_layout_get_last_column (layout, column, card) > column)
        continue;
      group = jw_layout_share_or_make_card (build, column, card, y, &from, make);
      jw_stack_set (stack, at++, y, y + group->height, group);
      y += group->height + JW_CARD_GAP * layout->unit;
    }
  return stack;
}

static gboolean
stack_holds (JwRowBuild *build, guint column)
{
  JwLayout *layout = build->layout;
  const JwStack *before = build->before != NULL ? jw_row_cell (build->before, column)->stack : NULL;

  if (build->spans != NULL || (before != NULL && build->before->has_spans))
    return FALSE;
  if (before == NULL || jw_touched_has_cell (layout->touched, build->lane_index, column))
    return FALSE;
  return before->n_estimates == 0 || !build->settles || build->y >= layout->settle_bottom;
}

void
jw_layout_stack (JwRowBuild *build, guint column, JwMakeCard make)
{
  JwSceneCell *cell = jw_row_cell (build->row, column);

  if (stack_holds (build, column))
    cell->stack = jw_stack_ref (jw_row_cell (build->before, column)->stack);
  else
    cell->stack = make_stack (build, column, make);
  build->bottom = MAX (build->bottom, cell->stack->height);
}
