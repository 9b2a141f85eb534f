#include "model/card.h"
#include "render/layout/layout-private.h"

/* In units: the pill's padding and greatest corner, and the room that the arrow needs. */
#define PAD_X 11.0
#define PAD_Y 5.0
#define CORNER 12.5
#define ARROW_ROOM 30.0
#define ARROW_LEAD 5.0

static double
add_pill (JwRowBuild *build, JwGroup *group, guint i, JwNode *card, double y)
{
  JwLayout *layout = build->layout;
  const JwColumn *column = &layout->columns[i];
  double pad_x = PAD_X * layout->unit, pad_y = PAD_Y * layout->unit;
  gboolean is_last = i + 1 == layout->n_columns;
  double room = layout->column_width - 2 * pad_x - (is_last ? 0 : ARROW_ROOM * layout->unit);
  JwText *text =
      jw_layout_text_line (layout, jw_node_get_string (card, JW_CARD_TEXT), JW_TYPE_PILL, room);
  double width = MAX (jw_text_get_width (text), 2 * layout->body) + 2 * pad_x;
  JwItem *item =
      jw_group_add (group, JW_ITEM_CARD, 0, y, width, jw_text_get_height (text) + 2 * pad_y);

  item->shape = JW_SHAPE_RECT;
  jw_layout_fill_stage (layout, column, item);
  item->radius = CORNER * layout->unit;
  jw_item_set_node (item, jw_node_get_id (card), JW_CARD_TEXT);
  jw_item_take_text (item, text, pad_x, y + pad_y, column->on);
  return item->height;
}

/* From the cell's first pill into the next stage, in its colour at the end. */
static void
add_arrow (JwRowBuild *build, guint i)
{
  JwLayout *layout = build->layout;
  JwGroup *group = jw_row_cell (build->row, i)->group;
  const JwColumn *column = &layout->columns[i];
  const JwItem *pill = jw_group_get (group, 0);
  double start = column->x + pill->width + ARROW_LEAD * layout->unit;
  double end = layout->columns[i + 1].x - layout->unit;
  double middle = pill->y + MIN (pill->height, 2 * CORNER * layout->unit) / 2;
  JwItem *item = jw_group_add (build->row->over, JW_ITEM_DECORATION, start, middle, end - start, 0);

  item->shape = JW_SHAPE_ARROW;
  item->own = column->color;
  item->own_next = layout->columns[i + 1].color;
  item->line_width = 1.5 * layout->unit;
  item->radius = 7 * layout->unit;
}

static void
fill_cell (JwRowBuild *build, guint i)
{
  JwLayout *layout = build->layout;
  JwGroup *group = jw_row_cell (build->row, i)->group;
  guint n;
  JwNode *const *cards = jw_cell_index_get_cards (layout->index, build->lane_index, i, &n);
  double y = build->pad;

  for (guint j = 0; j < n; j++)
    {
      y += add_pill (build, group, i, cards[j], y);
      group->height = y;
      y += JW_CARD_GAP * layout->unit;
    }
  build->bottom = MAX (build->bottom, group->height);
  if (n > 0 && i + 1 < layout->n_columns)
    add_arrow (build, i);
}

void
jw_layout_pills (JwRowBuild *build)
{
  for (guint i = 0; i < build->layout->n_columns; i++)
    fill_cell (build, i);
}
