#include "model/card.h"
#include "model/edit/commands.h"
#include "render/layout/layout-private.h"

static void
clear_span (gpointer data)
{
  jw_group_unref (((JwSpan *)data)->group);
}

guint
jw_layout_get_last_column (JwLayout *layout, guint column, JwNode *card)
{
  int last = jw_node_has (card, JW_CARD_THROUGH)
                 ? jw_layout_find_column (layout, jw_node_get_string (card, JW_CARD_THROUGH))
                 : -1;

  return MAX ((int)column, last);
}

double
jw_layout_get_card_width (JwLayout *layout, guint column, JwNode *card)
{
  guint last = jw_layout_get_last_column (layout, column, card);

  return layout->columns[last].x - layout->columns[column].x + layout->column_width;
}

/* Places a span under what is above it in any of its columns. */
static void
place_span (JwRowBuild *build, JwSpan *span)
{
  double *tops = build->stack_tops;
  double below;

  for (guint i = span->first; i <= span->last; i++)
    span->y = MAX (span->y, tops[i]);
  below = span->y + span->group->height + JW_CARD_GAP * build->layout->unit;
  for (guint i = span->first; i <= span->last; i++)
    tops[i] = below;
  build->bottom = MAX (build->bottom, span->y + span->group->height);
}

static void
begin (JwRowBuild *build)
{
  guint n = build->layout->n_columns;

  build->spans = g_array_new (FALSE, FALSE, sizeof (JwSpan));
  g_array_set_clear_func (build->spans, clear_span);
  build->stack_tops = g_new (double, n + 1);
  for (guint i = 0; i < n; i++)
    build->stack_tops[i] = build->pad;
  build->row->has_spans = TRUE;
}

static void
add_spans (JwRowBuild *build, guint column, JwMakeCard make)
{
  JwLayout *layout = build->layout;
  JwNode *stage = layout->columns[column].stage;
  guint n = jw_map_get_n_cell_cards (layout->map, build->lane, stage);
  guint from = 0;

  for (guint i = 0; i < n; i++)
    {
      JwNode *card = jw_map_get_cell_card (layout->map, build->lane, stage, i);
      JwSpan span = { .card = card, .first = column, .y = build->pad };

      span.last = jw_layout_get_last_column (layout, column, card);
      if (span.last == column)
        continue;
      if (build->spans == NULL)
        begin (build);
      span.group = jw_layout_share_or_make_card (build, column, card, build->pad, &from, make);
      place_span (build, &span);
      g_array_append_val (build->spans, span);
    }
}

void
jw_layout_begin_spans (JwRowBuild *build, JwMakeCard make)
{
  for (guint i = 0; !build->layout->theme->is_blank && i < build->layout->n_columns; i++)
    add_spans (build, i, make);
}

void
jw_layout_end_spans (JwRowBuild *build)
{
  g_clear_pointer (&build->spans, g_array_unref);
  g_clear_pointer (&build->stack_tops, g_free);
}
