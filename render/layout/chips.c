#include "render/layout/chips.h"

#include "render/layout/facts.h"

/* Distance of chips, and of their line from the text above, in units. */
#define GAP 7.0
#define LEAD 1.0
/* The disc in the colour of a persona, in units. */
#define MARK 5.0

/* Chips run from left to right and wrap. */
typedef struct
{
  JwLayout *layout;
  JwGroup *group;
  double left, right;
  double x, y, bottom;
  guint n;
} ChipRun;

/* A disc before the chip that is about to be added. */
static void
add_mark (ChipRun *run, guint32 color)
{
  double unit = run->layout->unit;
  double middle = run->y + jw_layout_get_line_height (run->layout, JW_TYPE_CHIP) / 2;
  JwItem *item = jw_group_add (run->group, JW_ITEM_DECORATION, run->x, middle - MARK / 2 * unit,
                               MARK * unit, MARK * unit);

  item->shape = JW_SHAPE_DISC;
  item->fill = JW_ROLE_OWN;
  item->own = color;
}

static void
add_chip (ChipRun *run, const JwFact *fact)
{
  JwLayout *layout = run->layout;
  double mark = fact->is_marked ? (MARK + 2.5) * layout->unit : 0;
  JwText *text =
      jw_layout_text_line (layout, fact->label, fact->kind, run->right - run->left - mark);
  JwItem *item;

  if (run->n > 0 && run->x + mark + jw_text_get_width (text) > run->right)
    {
      run->x = run->left;
      run->y = run->bottom;
    }
  else if (run->n == 0)
    run->y += LEAD * layout->unit;
  if (fact->is_marked)
    add_mark (run, fact->mark);
  item = jw_layout_add_text (run->group, JW_ITEM_CHIP, text, run->x + mark, run->y, fact->role);
  run->x += mark + item->width + GAP * layout->unit;
  run->bottom = MAX (run->bottom, run->y + item->height);
  run->n++;
}

double
jw_chips_add (JwLayout *layout, JwGroup *group, JwNode *card, double x, double right, double y)
{
  g_autoptr (GArray) facts = jw_facts_list (layout, card);
  ChipRun run = { layout, group, x, right, x, y, y, 0 };

  for (guint i = 0; i < facts->len; i++)
    add_chip (&run, &g_array_index (facts, JwFact, i));
  return run.bottom;
}

double
jw_chips_estimate (JwLayout *layout, JwNode *card)
{
  return jw_facts_any (layout, card)
             ? LEAD * layout->unit + jw_layout_get_line_height (layout, JW_TYPE_CHIP)
             : 0;
}
