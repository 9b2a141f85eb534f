#include "model/card.h"
#include "model/edit/commands.h"
#include "render/layout/parts.h"

static void
clear_span (gpointer data)
{
  jw_group_unref (((JwSpan *)data)->group);
}

/* Where a card ends, by the id of that stage; -1 if there is none. */
static int
find_position (JwLayout *layout, const char *stage_id)
{
  JwNode *stage = stage_id != NULL ? jw_map_find (layout->map, stage_id) : NULL;

  return stage != NULL && jw_node_get_kind (stage) == JW_KIND_STAGE
             ? (int)jw_node_get_position (stage)
             : -1;
}

/* Past the last column of the page. */
static gboolean
reaches_beyond (JwLayout *layout, const char *stage_id)
{
  return find_position (layout, stage_id) >= (int)(layout->first_stage + layout->n_columns);
}

guint
jw_layout_get_last_column (JwLayout *layout, guint column, JwNode *card)
{
  const char *through = jw_node_get_string (card, JW_CARD_THROUGH);
  int last = through != NULL ? jw_layout_find_column (layout, through) : -1;

  if (last < 0 && through != NULL && layout->is_part && reaches_beyond (layout, through))
    last = (int)layout->n_columns - 1;
  return MAX ((int)column, last);
}

double
jw_layout_get_card_width (JwLayout *layout, guint column, JwNode *card)
{
  guint last = jw_layout_get_last_column (layout, column, card);

  return layout->columns[last].x - layout->columns[column].x + layout->columns[last].width;
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
    build->stack_tops[i] = build->top;
  build->row->has_spans = TRUE;
}

static void
add_span (JwRowBuild *build, JwSpan span, guint *from, JwMakeCard make)
{
  if (build->spans == NULL)
    begin (build);
  span.last = jw_layout_get_last_column (build->layout, span.first, span.card);
  span.y = build->top;
  span.group = jw_layout_share_or_make_card (build, span.first, span.card, build->top, from, make);
  place_span (build, &span);
  g_array_append_val (build->spans, span);
}

static void
add_spans (JwRowBuild *build, guint column, JwMakeCard make)
{
  JwLayout *layout = build->layout;
  JwNode *stage = layout->columns[column].stage;
  guint from = 0, first, end;

  jw_parts_get_cards (layout, jw_map_get_n_cell_cards (layout->map, build->lane, stage), &first,
                      &end);
  for (guint i = first; i < end; i++)
    {
      JwNode *card = jw_map_get_cell_card (layout->map, build->lane, stage, i);

      if (jw_layout_get_last_column (layout, column, card) > column)
        add_span (build, (JwSpan){ .card = card, .first = column }, &from, make);
    }
}

/* Cards of a stage before those of the page that reach over these, too. */
static void
add_incoming (JwRowBuild *build, JwNode *stage, JwMakeCard make)
{
  JwLayout *layout = build->layout;
  guint n = jw_map_get_n_cell_cards (layout->map, build->lane, stage), from = 0;

  for (guint i = 0; i < n; i++)
    {
      JwNode *card = jw_map_get_cell_card (layout->map, build->lane, stage, i);

      if (find_position (layout, jw_node_get_string (card, JW_CARD_THROUGH)) >=
          (int)layout->first_stage)
        add_span (build, (JwSpan){ .card = card, .comes_in = TRUE }, &from, make);
    }
}

void
jw_layout_begin_spans (JwRowBuild *build, JwMakeCard make)
{
  JwLayout *layout = build->layout;

  /* A lane on several pages repeats them on none. */
  for (guint i = 0; !layout->theme->is_blank && layout->first_card == 0 && layout->n_columns > 0 &&
                    i < layout->first_stage;
       i++)
    add_incoming (build, jw_node_get_child (JW_NODE (layout->map), JW_KIND_STAGE, i), make);
  for (guint i = 0; !build->layout->theme->is_blank && i < build->layout->n_columns; i++)
    add_spans (build, i, make);
}

void
jw_layout_end_spans (JwRowBuild *build)
{
  g_clear_pointer (&build->spans, g_array_unref);
  g_clear_pointer (&build->stack_tops, g_free);
}
