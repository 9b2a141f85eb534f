#include <glib/gi18n-lib.h>

#include "render/layout/parts.h"

/* In units: what is above the blocks, and between two of them. */
#define LEAD 12.0
#define GAP 20.0
#define MAX_BLOCKS 3

/* A word that says what follows, and a text of the map under it. */
typedef struct
{
  guint property;
  const char *label;
} Block;

static const Block head_blocks[] = {
  { JW_MAP_SCENARIO, N_ ("Scenario") },
  { JW_MAP_EXPECTATIONS, N_ ("What the customer expects") },
};

static const Block foot_blocks[] = {
  { JW_MAP_PRINCIPLES, N_ ("Principles") },
  { JW_MAP_OPPORTUNITIES, N_ ("Opportunities") },
  { JW_MAP_SOURCES, N_ ("What it rests on") },
};

static double
add_block (JwLayout *layout, JwGroup *group, const Block *block, double x, double y, double width)
{
  const char *words = jw_node_get_string (JW_NODE (layout->map), block->property);
  JwText *label = jw_layout_text (layout, _ (block->label), JW_TYPE_RULE_NAME, width);
  JwText *text = jw_layout_text (layout, words, JW_TYPE_NOTE, width);

  y += jw_layout_add_text (group, JW_ITEM_DECORATION, label, x, y, JW_ROLE_MUTED)->height;
  return y + jw_layout_add_text (group, JW_ITEM_DECORATION, text, x, y, JW_ROLE_INK)->height;
}

/* Those that say something stand side by side; returns the lower end. */
static double
add_blocks (JwLayout *layout,
            JwGroup *group,
            const Block *blocks,
            guint n,
            double x,
            double y,
            double width)
{
  const Block *shown[MAX_BLOCKS];
  double bottom = y, pitch;
  guint n_shown = 0;

  for (guint i = 0; i < n && jw_parts_is_first (layout); i++)
    if (jw_node_has (JW_NODE (layout->map), blocks[i].property))
      shown[n_shown++] = &blocks[i];
  if (n_shown == 0)
    return y;
  pitch = (width + GAP * layout->unit) / n_shown;
  y += LEAD * layout->unit;
  for (guint i = 0; i < n_shown; i++)
    {
      double end =
          add_block (layout, group, shown[i], x + i * pitch, y, pitch - GAP * layout->unit);

      bottom = MAX (bottom, end);
    }
  return bottom;
}

double
jw_layout_head_blocks (JwLayout *layout, double x, double y, double width)
{
  return add_blocks (layout, layout->scene->sheet, head_blocks, G_N_ELEMENTS (head_blocks), x, y,
                     width);
}

double
jw_layout_foot_blocks (JwLayout *layout, double y)
{
  if (layout->theme->is_blank)
    return y;
  return add_blocks (layout, layout->scene->foot, foot_blocks, G_N_ELEMENTS (foot_blocks),
                     layout->margin, y, layout->width - 2 * layout->margin);
}
