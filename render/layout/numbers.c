#include <glib/gi18n-lib.h>

#include "model/measure.h"
#include "render/layout/funnel.h"
#include "render/layout/measures.h"

/* In units: the bar, what is between texts on a line, and the warning sign. */
#define BAR 5.0
#define BAR_LEAD 3.0
#define WORD_GAP 4.0
#define SHARE_GAP 8.0
#define SHARE_INSET 3.0
#define SIGN 7.5

/**
 * Numbers:
 *
 * A lane of numbers while it is made. All its cells are built alike, so that bars stand in line:
 * where one unit or share does not fit beside its figure, all of them go beneath.
 */
typedef struct
{
  JwRowBuild *build;
  JwLayout *layout;
  JwFunnel *funnel;
  JwText **figures; /* by column, as the units and shares; NULL where there is none */
  JwText **units;
  JwText **shares;
  gboolean units_beneath;
  gboolean shares_beneath;
  GPtrArray **more; /* by column: what stands under the first measure, or NULL */
  double top;
  double bar_top;
} Numbers;

static JwText *
shape_figure (Numbers *numbers, guint i)
{
  JwNode *measure = numbers->funnel->measures[i];
  g_autofree char *figure = NULL;

  if (jw_node_has (measure, JW_MEASURE_VALUE))
    figure = jw_funnel_format_value (jw_node_get_number (measure, JW_MEASURE_VALUE));
  return jw_layout_text_line (numbers->layout, figure, JW_TYPE_FIGURE,
                              numbers->layout->columns[i].width);
}

static JwText *
shape_share (Numbers *numbers, guint i)
{
  g_autofree char *share = jw_funnel_format_share (numbers->funnel->shares[i]);
  g_autofree char *words = numbers->layout->is_mirrored ? g_strconcat ("← ", share, NULL)
                                                        : g_strconcat (share, " →", NULL);
  gboolean lowest = (int)i == numbers->funnel->lowest;

  return jw_layout_text (numbers->layout, words, lowest ? JW_TYPE_LOW_SHARE : JW_TYPE_SHARE, -1);
}

static double
get_unit_x (Numbers *numbers, guint i)
{
  double figure = jw_text_get_width (numbers->figures[i]);
  double ink = jw_text_get_ink_left (numbers->figures[i]);

  return figure > 0 ? figure - ink + WORD_GAP * numbers->layout->unit : 0;
}

/* Whether unit and share find room beside the figure. */
static void
check_room (Numbers *numbers, guint i)
{
  JwLayout *layout = numbers->layout;
  double end = get_unit_x (numbers, i) + jw_text_get_width (numbers->units[i]);

  if (end > layout->columns[i].width || jw_text_get_n_lines (numbers->units[i]) > 1)
    {
      numbers->units_beneath = TRUE;
      end = jw_text_get_width (numbers->figures[i]);
    }
  if (numbers->shares[i] != NULL &&
      end + SHARE_GAP * layout->unit + jw_text_get_width (numbers->shares[i]) >
          layout->columns[i].width - SHARE_INSET * layout->unit)
    numbers->shares_beneath = TRUE;
}

static void
shape_texts (Numbers *numbers)
{
  JwLayout *layout = numbers->layout;

  for (guint i = 0; i < layout->n_columns; i++)
    {
      JwNode *measure = numbers->funnel->measures[i];

      if (measure == NULL)
        continue;
      numbers->figures[i] = shape_figure (numbers, i);
      numbers->units[i] =
          jw_layout_text_line (layout, jw_node_get_string (measure, JW_MEASURE_UNIT), JW_TYPE_UNIT,
                               layout->columns[i].width);
      if (numbers->funnel->shares[i] >= 0)
        numbers->shares[i] = shape_share (numbers, i);
      check_room (numbers, i);
    }
}

/* The lower end of figure, unit and share in a cell. */
static double
find_bottom (Numbers *numbers, guint i)
{
  double bottom = numbers->top + jw_text_get_height (numbers->figures[i]);

  if (numbers->units_beneath && *jw_text_get_string (numbers->units[i]) != '\0')
    bottom += jw_text_get_height (numbers->units[i]);
  if (numbers->shares_beneath && numbers->shares[i] != NULL)
    bottom += jw_text_get_height (numbers->shares[i]);
  return bottom;
}

/* The top of a figure whose baseline is that of a card's first line, as the rail's name is. */
static double
find_figure_top (JwRowBuild *build)
{
  JwLayout *layout = build->layout;
  g_autoptr (JwText) body = jw_layout_text (layout, "0", JW_TYPE_BODY, -1);
  g_autoptr (JwText) figure = jw_layout_text (layout, "0", JW_TYPE_FIGURE, -1);

  return build->top + JW_CARD_PAD_Y * layout->unit + jw_text_get_first_baseline (body) -
         jw_text_get_first_baseline (figure);
}

/* Where a text stands whose baseline is the figure's. */
static double
find_beside (Numbers *numbers, guint i, JwText *text)
{
  return numbers->top + jw_text_get_first_baseline (numbers->figures[i]) -
         jw_text_get_first_baseline (text);
}

static void
add_figure (Numbers *numbers, JwGroup *group, guint i)
{
  JwLayout *layout = numbers->layout;
  JwNode *measure = numbers->funnel->measures[i];
  JwText *unit = numbers->units[i];
  double beneath = numbers->top + jw_text_get_height (numbers->figures[i]);
  JwItem *item =
      jw_group_add (group, JW_ITEM_MEASURE, 0, numbers->top, layout->columns[i].width, 0);

  jw_item_set_node (item, jw_node_get_id (measure), JW_MEASURE_VALUE);
  jw_item_take_text (item, numbers->figures[i], -jw_text_get_ink_left (numbers->figures[i]),
                     numbers->top, JW_ROLE_INK);
  if (numbers->units_beneath)
    jw_layout_add_text (group, JW_ITEM_DECORATION, unit, 0, beneath, JW_ROLE_MUTED);
  else
    jw_layout_add_text (group, JW_ITEM_DECORATION, unit, get_unit_x (numbers, i),
                        find_beside (numbers, i, unit), JW_ROLE_MUTED);
}

static void
add_share (Numbers *numbers, JwGroup *group, guint i)
{
  JwText *text = numbers->shares[i];
  double x = numbers->layout->columns[i].width - jw_text_get_width (text) -
             SHARE_INSET * numbers->layout->unit;
  double y = numbers->shares_beneath ? numbers->bar_top - jw_text_get_height (text)
                                     : find_beside (numbers, i, text);

  jw_layout_add_text (group, JW_ITEM_DECORATION, text, MAX (x, 0), y,
                      (int)i == numbers->funnel->lowest ? JW_ROLE_NEGATIVE : JW_ROLE_MUTED);
}

/* The whole length stands for all who are here, the filled part for those who go on. */
static void
add_bar (Numbers *numbers, JwGroup *group, guint i)
{
  JwLayout *layout = numbers->layout;
  const JwColumn *column = &layout->columns[i];
  double height = BAR * layout->unit;
  double y = numbers->bar_top + BAR_LEAD * layout->unit;
  JwItem *item = jw_group_add (group, JW_ITEM_DECORATION, 0, y, layout->columns[i].width, height);

  item->shape = JW_SHAPE_RECT;
  item->fill = JW_ROLE_LINE;
  item->radius = height / 2;
  item = jw_group_add (group, JW_ITEM_DECORATION, 0, y,
                       layout->columns[i].width * numbers->funnel->shares[i], height);
  item->shape = JW_SHAPE_RECT;
  item->fill = JW_ROLE_OWN;
  item->own = column->color;
  item->radius = height / 2;
}

static double
add_sign (Numbers *numbers, JwGroup *group, JwText *text, double y)
{
  double size = SIGN * numbers->layout->unit;
  double baseline = y + jw_text_get_first_baseline (text);
  JwItem *item =
      jw_group_add (group, JW_ITEM_DECORATION, 0, baseline - size * 0.92, size, size * 0.92);

  item->shape = JW_SHAPE_TRIANGLE;
  item->fill = JW_ROLE_NEGATIVE;
  return size + WORD_GAP * numbers->layout->unit;
}

/* What is said beneath: the loss at the lowest share, and the measure's own note. */
static char *
make_words (Numbers *numbers, guint i)
{
  const char *note = jw_node_get_string (numbers->funnel->measures[i], JW_MEASURE_NOTE);
  g_autofree char *lost = NULL;

  if ((int)i != numbers->funnel->lowest)
    return g_strdup (note != NULL ? note : "");
  lost = jw_funnel_format_value (jw_funnel_get_lost (numbers->funnel, i));
  if (note == NULL || *note == '\0')
    return g_strdup_printf (_ ("lowest share passed on: %s leave here"), lost);
  return g_strdup_printf (_ ("lowest share passed on: %s leave here, %s"), lost, note);
}

static double
add_words (Numbers *numbers, JwGroup *group, guint i, double y)
{
  JwLayout *layout = numbers->layout;
  gboolean lowest = (int)i == numbers->funnel->lowest;
  g_autofree char *words = make_words (numbers, i);
  double indent = lowest ? (SIGN + WORD_GAP) * layout->unit : 0;
  JwText *text;

  if (*words == '\0')
    return y;
  y += BAR_LEAD * layout->unit;
  text = jw_layout_text (layout, words, lowest ? JW_TYPE_LOW_NOTE : JW_TYPE_NOTE,
                         layout->columns[i].width - indent);
  if (lowest)
    add_sign (numbers, group, text, y);
  jw_layout_add_text (group, JW_ITEM_DECORATION, text, indent, y,
                      lowest ? JW_ROLE_NEGATIVE : JW_ROLE_MUTED);
  return y + jw_text_get_height (text);
}

static double
add_details (Numbers *numbers, JwGroup *group, guint i, double y)
{
  JwLayout *layout = numbers->layout;
  g_autofree char *words = jw_measure_describe (JW_MEASURE (numbers->funnel->measures[i]), layout);
  JwText *text;

  if (*words == '\0')
    return y;
  text = jw_layout_text (layout, words, JW_TYPE_NOTE, layout->columns[i].width);
  y += BAR_LEAD * layout->unit;
  jw_layout_add_text (group, JW_ITEM_DECORATION, text, 0, y, JW_ROLE_MUTED);
  return y + jw_text_get_height (text);
}

static void
stack_cell (Numbers *numbers, guint i, JwGroup *first)
{
  JwStack *stack = jw_stack_new (1 + (numbers->more[i] != NULL ? numbers->more[i]->len : 0));
  double y = first->height;

  jw_stack_set (stack, 0, 0, y, first);
  for (guint j = 1; j < stack->n; j++)
    {
      JwMeasure *measure = g_ptr_array_index (numbers->more[i], j - 1);
      JwGroup *group =
          jw_measure_make_block (measure, numbers->layout, numbers->layout->columns[i].width);

      jw_stack_set (stack, j, y, y + group->height, group);
      y += group->height;
    }
  jw_row_cell (numbers->build->row, i)->stack = stack;
  numbers->build->bottom = MAX (numbers->build->bottom, y);
}

static void
fill_cell (Numbers *numbers, guint i)
{
  JwGroup *group = jw_group_new ();
  double bottom = numbers->bar_top;

  add_figure (numbers, group, i);
  if (numbers->shares[i] != NULL)
    {
      add_share (numbers, group, i);
      add_bar (numbers, group, i);
    }
  if (numbers->funnel->has_shares)
    bottom += (BAR_LEAD + BAR) * numbers->layout->unit;
  bottom = add_words (numbers, group, i, bottom);
  bottom = add_details (numbers, group, i, bottom);
  jw_group_get (group, 0)->height = bottom - numbers->top;
  group->height = bottom;
  jw_layout_finish_group (numbers->layout, group, numbers->layout->columns[i].width);
  stack_cell (numbers, i, group);
}

static void
add_measure (JwNode **measures, GPtrArray **more, guint column, JwNode *measure)
{
  if (measures[column] == NULL)
    {
      measures[column] = measure;
      return;
    }
  if (more[column] == NULL)
    more[column] = g_ptr_array_new ();
  g_ptr_array_add (more[column], measure);
}

/* The first measures of the cells may be a funnel; those of the whole journey are in the rail. */
static JwFunnel *
read_funnel (JwRowBuild *build, GPtrArray **more)
{
  JwLayout *layout = build->layout;
  JwNode **measures = g_new0 (JwNode *, layout->n_columns + 1);
  const char *lane_id = jw_node_get_id (build->lane);

  for (JwNode *node = jw_node_get_first_child (JW_NODE (layout->map), JW_KIND_MEASURE);
       node != NULL && !layout->theme->is_blank; node = jw_node_get_next (node))
    {
      int column = g_strcmp0 (jw_node_get_string (node, JW_MEASURE_LANE), lane_id) == 0
                       ? jw_layout_find_column (layout, jw_node_get_string (node, JW_MEASURE_STAGE))
                       : -1;

      if (column >= 0 && !jw_node_get_boolean (node, JW_MEASURE_WHOLE))
        add_measure (measures, more, (guint)column, node);
    }
  return jw_funnel_new (measures, layout->n_columns);
}

void
jw_layout_numbers (JwRowBuild *build)
{
  guint n = build->layout->n_columns;
  g_autofree GPtrArray **more = g_new0 (GPtrArray *, n + 1);
  g_autoptr (JwFunnel) funnel = read_funnel (build, more);
  g_autofree JwText **texts = g_new0 (JwText *, 3 * n + 1);
  Numbers numbers = { build, build->layout, funnel, texts, texts + n, texts + 2 * n };

  numbers.more = more;
  if (funnel->has_shares)
    build->rail_note = g_strdup (_ ("Bar: share that goes on to the next stage"));
  shape_texts (&numbers);
  numbers.top = numbers.bar_top = find_figure_top (build);
  for (guint i = 0; i < n; i++)
    if (funnel->measures[i] != NULL)
      numbers.bar_top = MAX (numbers.bar_top, find_bottom (&numbers, i));
  for (guint i = 0; i < n; i++)
    {
      if (funnel->measures[i] != NULL)
        fill_cell (&numbers, i);
      g_clear_pointer (&more[i], g_ptr_array_unref);
    }
}
