#include "model/card.h"
#include "render/layout/chips.h"

/* The greatest height of a picture in a lane of pictures, in units. */
#define PICTURE 150.0

typedef struct
{
  JwRowBuild *build;
  JwGroup *group;
  const JwColumn *column;
  double x, right; /* of the texts in the card */
} CardBuild;

static void
style_card (CardBuild *card, JwItem *item)
{
  JwLayout *layout = card->build->layout;
  JwLaneType type = card->build->type;

  item->shape = JW_SHAPE_CARD;
  item->fill = JW_ROLE_PAPER;
  item->line = JW_ROLE_LINE;
  item->line_width = JW_CARD_LINE * layout->unit;
  item->radius = JW_CARD_RADIUS * layout->unit;
  item->edge_width = JW_CARD_EDGE * layout->unit;
  item->edge = JW_ROLE_OWN;
  item->own = card->column->color;
  if (type == JW_LANE_PAIN_POINTS)
    item->edge = JW_ROLE_NEGATIVE;
  else if (type == JW_LANE_ANSWERS)
    item->edge = JW_ROLE_POSITIVE;
  else if (type == JW_LANE_THOUGHTS)
    {
      item->fill = JW_ROLE_WASH;
      item->line = JW_ROLE_NONE;
      item->edge = JW_ROLE_NONE;
    }
}

static void
add_text (CardBuild *card, JwText *text, JwTypeKind kind, double mark, double y)
{
  JwLayout *layout = card->build->layout;

  jw_item_take_text (jw_group_get (card->group, 0), text, card->x + mark, y, JW_ROLE_INK);
  if (card->build->type == JW_LANE_THOUGHTS)
    jw_layout_add_quote_marks (layout, card->group, text, kind, card->x + mark, y, JW_ROLE_INK);
}

/* The most that a picture takes of a card's height. */
static double
get_picture_height (CardBuild *card)
{
  return (card->build->type == JW_LANE_PICTURES ? PICTURE : JW_CARD_PICTURE_HEIGHT) *
         card->build->layout->unit;
}

/* The picture over the text, where the card has one; returns where the text begins. */
static double
add_picture (CardBuild *card, JwNode *node, double y)
{
  JwLayout *layout = card->build->layout;
  JwRect room = { card->x, y, card->right - card->x, get_picture_height (card) };
  JwItem *item = jw_layout_add_picture (layout, card->group,
                                        jw_node_get_string (node, JW_CARD_PICTURE), &room);

  return item != NULL ? y + item->height + JW_CARD_PICTURE_GAP * layout->unit : y;
}

static double
estimate_picture (CardBuild *card, JwNode *node)
{
  return jw_node_has (node, JW_CARD_PICTURE) ? get_picture_height (card) : 0;
}

static void
fill_card (CardBuild *card, JwNode *node, double y)
{
  JwLayout *layout = card->build->layout;
  gboolean thought = card->build->type == JW_LANE_THOUGHTS;
  JwTypeKind kind = thought ? JW_TYPE_THOUGHT : JW_TYPE_BODY;
  double mark = thought ? jw_layout_get_quote_width (layout, kind) : 0;
  double width = card->right - card->x - 2 * mark;
  double pad = JW_CARD_PAD_Y * layout->unit;
  const char *words = jw_node_get_string (node, JW_CARD_TEXT);
  JwText *text = jw_layout_measures (card->build, node, y)
                     ? jw_layout_text (layout, words, kind, width)
                     : jw_layout_find_text (layout, words, kind, width);

  card->group->is_estimate = text == NULL;
  if (text != NULL)
    {
      double top = add_picture (card, node, pad);

      add_text (card, text, kind, mark, top);
      card->group->height = jw_chips_add (layout, card->group, node, card->x, card->right,
                                          top + jw_text_get_height (text)) +
                            pad;
    }
  else
    card->group->height =
        jw_layout_estimate_lines (layout, words, width) * jw_layout_get_line_height (layout, kind) +
        jw_chips_estimate (layout, node) + estimate_picture (card, node) + 2 * pad;
}

static JwGroup *
make_card (JwRowBuild *build, guint column, JwNode *node, double y)
{
  JwLayout *layout = build->layout;
  double pad = JW_CARD_PAD_X * layout->unit;
  double edge = JW_CARD_EDGE * layout->unit;
  JwGroup *group = jw_group_new ();
  double width = jw_layout_get_card_width (layout, column, node);
  JwItem *item = jw_group_add (group, JW_ITEM_CARD, 0, 0, width, 0);
  CardBuild card = { build, group, &layout->columns[column], edge + pad, width - pad };

  style_card (&card, item);
  jw_item_set_node (item, jw_node_get_id (node), JW_CARD_TEXT);
  fill_card (&card, node, y);
  jw_group_get (group, 0)->height = group->height;
  return group;
}

void
jw_layout_cards (JwRowBuild *build)
{
  jw_layout_begin_spans (build, make_card);
  for (guint i = 0; i < build->layout->n_columns; i++)
    jw_layout_stack (build, i, make_card);
  jw_layout_end_spans (build);
}
