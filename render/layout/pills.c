#include "model/card.h"
#include "render/layout/chips.h"

/* In units: the pill's padding and greatest corner, and the room that the arrow needs. */
#define PAD_X 11.0
#define PAD_Y 5.0
#define CORNER 12.5
#define ARROW_ROOM 30.0
#define ARROW_LEAD 5.0

/* A pill is as wide as its text. */
static void
fill_pill (JwRowBuild *build, JwGroup *group, JwText *text, JwRole role)
{
  JwLayout *layout = build->layout;
  double pad_x = PAD_X * layout->unit, pad_y = PAD_Y * layout->unit;
  JwItem *item = jw_group_get (group, 0);

  item->width = MAX (jw_text_get_width (text), 2 * layout->body) + 2 * pad_x;
  item->height = jw_text_get_height (text) + 2 * pad_y;
  jw_item_take_text (item, text, pad_x, pad_y, role);
}

static void
estimate_pill (JwRowBuild *build, JwGroup *group, const char *words, double room)
{
  JwLayout *layout = build->layout;
  JwItem *item = jw_group_get (group, 0);
  guint lines = jw_layout_estimate_lines (layout, words, room);

  group->is_estimate = TRUE;
  item->width = (lines > 1 ? room : room / 2) + 2 * PAD_X * layout->unit;
  item->height =
      lines * jw_layout_get_line_height (layout, JW_TYPE_PILL) + 2 * PAD_Y * layout->unit;
}

/* As jw_layout_text_line(), but %NULL if that would have to shape. */
static JwText *
find_line (JwLayout *layout, const char *words, double room)
{
  g_autoptr (JwText) line = jw_layout_find_text (layout, words, JW_TYPE_PILL, -1);

  if (line == NULL || jw_text_get_width (line) <= room)
    return g_steal_pointer (&line);
  return jw_layout_find_text (layout, words, JW_TYPE_PILL, room);
}

/* A pill has room for its words alone: the rest of what a card tells, and its picture, stand
 * beneath it. */
static void
add_beneath (JwLayout *layout, guint column, JwGroup *group, JwNode *card)
{
  double left = PAD_X * layout->unit, right = layout->columns[column].width;
  double gap = JW_CARD_PICTURE_GAP * layout->unit;
  JwRect room = { left, 0, right - left, JW_CARD_PICTURE_HEIGHT * layout->unit };
  const JwItem *picture;

  group->height = jw_chips_add (layout, group, card, left, right, group->height);
  room.y = group->height + gap;
  picture =
      jw_layout_add_picture (layout, group, jw_node_get_string (card, JW_CARD_PICTURE), &room);
  if (picture != NULL)
    group->height = room.y + picture->height + gap;
}

static double
estimate_beneath (JwLayout *layout, JwNode *card)
{
  gboolean has_picture = jw_node_has (card, JW_CARD_PICTURE);

  return jw_chips_estimate (layout, card) +
         (has_picture ? JW_CARD_PICTURE_HEIGHT * layout->unit : 0);
}

static JwGroup *
make_pill (JwRowBuild *build, guint i, JwNode *card, double y)
{
  JwLayout *layout = build->layout;
  const JwColumn *column = &layout->columns[i];
  gboolean is_last = i + 1 == layout->n_columns;
  double room = layout->columns[i].width - 2 * PAD_X * layout->unit -
                (is_last ? 0 : ARROW_ROOM * layout->unit);
  const char *words = jw_node_get_string (card, JW_CARD_TEXT);
  JwText *text = jw_layout_measures (build, card, y)
                     ? jw_layout_text_line (layout, words, JW_TYPE_PILL, room)
                     : find_line (layout, words, room);
  JwGroup *group = jw_group_new ();
  JwItem *item = jw_group_add (group, JW_ITEM_CARD, 0, 0, 0, 0);

  item->shape = JW_SHAPE_RECT;
  jw_layout_fill_stage (layout, column, item);
  item->radius = CORNER * layout->unit;
  jw_item_set_node (item, jw_node_get_id (card), JW_CARD_TEXT);
  if (text != NULL)
    fill_pill (build, group, text, column->on);
  else
    estimate_pill (build, group, words, room);
  group->height = item->height;
  if (text != NULL)
    add_beneath (layout, i, group, card);
  else
    group->height += estimate_beneath (layout, card);
  return group;
}

/* From the cell's first pill into the next stage, in its colour at the end. */
static void
add_arrow (JwRowBuild *build, guint i, const JwBlock *block)
{
  JwLayout *layout = build->layout;
  const JwColumn *column = &layout->columns[i];
  const JwItem *pill = jw_group_get (block->group, 0);
  double start = column->x + pill->width + ARROW_LEAD * layout->unit;
  double end = layout->columns[i + 1].x - layout->unit;
  double middle = block->y + MIN (pill->height, 2 * CORNER * layout->unit) / 2;
  JwItem *item = jw_group_add (build->row->over, JW_ITEM_DECORATION, start, middle, end - start, 0);

  item->shape = JW_SHAPE_ARROW;
  item->own = column->color;
  item->own_next = layout->columns[i + 1].color;
  item->line_width = 1.5 * layout->unit;
  item->radius = 7 * layout->unit;
}

void
jw_layout_pills (JwRowBuild *build)
{
  for (guint i = 0; i < build->layout->n_columns; i++)
    {
      const JwStack *stack;

      jw_layout_stack (build, i, make_pill);
      stack = jw_row_cell (build->row, i)->stack;
      if (stack->n > 0 && i + 1 < build->layout->n_columns)
        add_arrow (build, i, &stack->blocks[0]);
    }
}
