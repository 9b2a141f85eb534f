#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "model/measure.h"
#include "render/layout/layout-private.h"

/* In units: the bar, what is between texts on a line, and the warning sign. */
#define BAR 5.0
#define BAR_LEAD 3.0
#define WORD_GAP 4.0
#define SHARE_GAP 8.0
#define SIGN 7.5

/**
 * Funnel:
 *
 * The numbers of a row. Shares are told only where they make sense: whole numbers that never rise
 * from stage to stage, as of people who go on.
 */
typedef struct
{
  JwNode **measures; /* by column, or NULL */
  double *shares;    /* of column i that reaches column i + 1, or -1 */
  int lowest;        /* the column with the lowest share, or -1 */
} Funnel;

static gboolean
is_known (JwNode *measure)
{
  return measure != NULL && jw_node_has (measure, JW_MEASURE_VALUE);
}

static gboolean
counts_something (JwNode *measure)
{
  static const char *const no_counts[] = { "%", "‰", "£", "$", "€", "¥" };
  const char *unit = jw_node_get_string (measure, JW_MEASURE_UNIT);
  double value = jw_node_get_number (measure, JW_MEASURE_VALUE);

  for (guint i = 0; unit != NULL && i < G_N_ELEMENTS (no_counts); i++)
    if (strstr (unit, no_counts[i]) != NULL)
      return FALSE;
  return value >= 0 && value == floor (value);
}

static gboolean
is_funnel (JwLayout *layout, const Funnel *funnel)
{
  double before = G_MAXDOUBLE;

  for (guint i = 0; i < layout->n_columns; i++)
    {
      if (!is_known (funnel->measures[i]))
        continue;
      if (!counts_something (funnel->measures[i]) ||
          jw_node_get_number (funnel->measures[i], JW_MEASURE_VALUE) > before)
        return FALSE;
      before = jw_node_get_number (funnel->measures[i], JW_MEASURE_VALUE);
    }
  return TRUE;
}

/* The lowest share is named only where there is another to compare it with. */
static void
find_shares (JwLayout *layout, Funnel *funnel)
{
  guint n_shares = 0;

  for (guint i = 0; i + 1 < layout->n_columns; i++)
    {
      double value;

      if (!is_known (funnel->measures[i]) || !is_known (funnel->measures[i + 1]))
        continue;
      value = jw_node_get_number (funnel->measures[i], JW_MEASURE_VALUE);
      if (value <= 0)
        continue;
      funnel->shares[i] = jw_node_get_number (funnel->measures[i + 1], JW_MEASURE_VALUE) / value;
      n_shares++;
      if (funnel->lowest < 0 || funnel->shares[i] < funnel->shares[funnel->lowest])
        funnel->lowest = (int)i;
    }
  if (n_shares < 2 || funnel->shares[funnel->lowest] >= 1)
    funnel->lowest = -1;
}

static void
read_funnel (JwRowBuild *build, Funnel *funnel)
{
  JwLayout *layout = build->layout;

  funnel->measures = g_new0 (JwNode *, layout->n_columns + 1);
  funnel->shares = g_new0 (double, layout->n_columns + 1);
  funnel->lowest = -1;
  for (guint i = 0; i < layout->n_columns; i++)
    {
      funnel->measures[i] = jw_cell_index_get_measure (layout->index, build->lane_index, i);
      funnel->shares[i] = -1;
    }
  if (is_funnel (layout, funnel))
    find_shares (layout, funnel);
  for (guint i = 0; i < layout->n_columns; i++)
    if (funnel->shares[i] >= 0)
      build->rail_note = _ ("Bar: share that goes on to the next stage");
}

static void
insert_separators (GString *digits)
{
  const char *point = strchr (digits->str, '.');
  gssize at = point != NULL ? point - digits->str : (gssize)digits->len;
  gssize first = digits->str[0] == '-' ? 1 : 0;

  for (at -= 3; at > first; at -= 3)
    g_string_insert_c (digits, at, ',');
}

/* "12,400", "3.5": the same in every locale, as the map's other words are. */
static char *
format_value (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  GString *digits;

  g_ascii_formatd (buffer, sizeof buffer, value == floor (value) ? "%.0f" : "%.2f", value);
  digits = g_string_new (buffer);
  if (strchr (digits->str, '.') != NULL)
    while (g_str_has_suffix (digits->str, "0"))
      g_string_truncate (digits, digits->len - 1);
  if (g_str_has_suffix (digits->str, "."))
    g_string_truncate (digits, digits->len - 1);
  insert_separators (digits);
  if (digits->str[0] == '-')
    {
      g_string_erase (digits, 0, 1);
      g_string_prepend (digits, "−");
    }
  return g_string_free (digits, FALSE);
}

/* "32 % →", "8.0 % →": one digit more where the share is small. */
static char *
format_share (double share)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, share < 0.0995 ? "%.1f" : "%.0f", share * 100);
  return g_strdup_printf ("%s %% →", buffer);
}

static JwText *
shape_figure (JwLayout *layout, JwNode *measure)
{
  g_autofree char *figure = NULL;

  if (is_known (measure))
    figure = format_value (jw_node_get_number (measure, JW_MEASURE_VALUE));
  return jw_layout_text (layout, figure, JW_TYPE_FIGURE, layout->column_width);
}

/* Figure and unit, on one line if they fit; returns the lower end and where the line ends. */
static double
add_figure (JwLayout *layout, JwGroup *group, JwNode *measure, double y, double *line_end)
{
  const char *unit_name = jw_node_get_string (measure, JW_MEASURE_UNIT);
  JwText *figure = shape_figure (layout, measure);
  JwText *unit = jw_layout_text (layout, unit_name, JW_TYPE_UNIT, layout->column_width);
  double figure_width = jw_text_get_width (figure);
  double x = figure_width > 0 ? figure_width + WORD_GAP * layout->unit : 0;
  double bottom = y + jw_text_get_height (figure);
  double unit_y = y + jw_text_get_first_baseline (figure) - jw_text_get_first_baseline (unit);
  JwItem *item = jw_group_add (group, JW_ITEM_MEASURE, 0, y, layout->column_width, 0);

  jw_item_set_node (item, jw_node_get_id (measure), JW_MEASURE_VALUE);
  jw_item_take_text (item, figure, 0, y, JW_ROLE_INK);
  *line_end = figure_width;
  if (x + jw_text_get_width (unit) > layout->column_width || jw_text_get_n_lines (unit) > 1)
    {
      x = 0;
      unit_y = bottom;
    }
  else
    *line_end = x + jw_text_get_width (unit);
  jw_layout_add_text (group, JW_ITEM_DECORATION, unit, x, unit_y, JW_ROLE_MUTED);
  if (*jw_text_get_string (unit) != '\0')
    bottom = MAX (bottom, unit_y + jw_text_get_height (unit));
  return bottom;
}

/* The share at the right of the figure's line, or beneath it; returns the lower end. */
static double
add_share (JwLayout *layout,
           JwGroup *group,
           double share,
           gboolean lowest,
           double top,
           double bottom,
           double line_end)
{
  g_autofree char *words = format_share (share);
  g_autoptr (JwText) figure = jw_layout_text (layout, "0", JW_TYPE_FIGURE, layout->column_width);
  JwText *text = jw_layout_text (layout, words, lowest ? JW_TYPE_LOW_SHARE : JW_TYPE_SHARE, -1);
  double x = layout->column_width - jw_text_get_width (text);
  double y = top + jw_text_get_first_baseline (figure) - jw_text_get_first_baseline (text);

  if (line_end + SHARE_GAP * layout->unit > x)
    {
      y = bottom;
      x = MAX (0, x);
    }
  jw_layout_add_text (group, JW_ITEM_DECORATION, text, x, y,
                      lowest ? JW_ROLE_NEGATIVE : JW_ROLE_MUTED);
  return MAX (bottom, y + jw_text_get_height (text));
}

/* The whole length stands for all who are here, the filled part for those who go on. */
static double
add_bar (JwLayout *layout, JwGroup *group, const JwColumn *column, double share, double y)
{
  double height = BAR * layout->unit;
  JwItem *item;

  y += BAR_LEAD * layout->unit;
  item = jw_group_add (group, JW_ITEM_DECORATION, 0, y, layout->column_width, height);
  item->shape = JW_SHAPE_RECT;
  item->fill = JW_ROLE_LINE;
  item->radius = height / 2;
  item = jw_group_add (group, JW_ITEM_DECORATION, 0, y, layout->column_width * share, height);
  item->shape = JW_SHAPE_RECT;
  item->fill = column->role;
  item->own = column->color;
  item->radius = height / 2;
  return y + height;
}

static double
add_sign (JwLayout *layout, JwGroup *group, JwText *text, double y)
{
  double size = SIGN * layout->unit;
  double baseline = y + jw_text_get_first_baseline (text);
  JwItem *item =
      jw_group_add (group, JW_ITEM_DECORATION, 0, baseline - size * 0.92, size, size * 0.92);

  item->shape = JW_SHAPE_TRIANGLE;
  item->fill = JW_ROLE_NEGATIVE;
  return size + 4 * layout->unit;
}

/* The words beneath the bar: the loss at the lowest share, and the measure's own note. */
static double
add_words (JwLayout *layout, JwGroup *group, const Funnel *funnel, guint i, double y)
{
  const char *note = jw_node_get_string (funnel->measures[i], JW_MEASURE_NOTE);
  gboolean lowest = (int)i == funnel->lowest;
  g_autofree char *words = g_strdup (note);
  double room = layout->column_width - (lowest ? (SIGN + 4) * layout->unit : 0);
  JwText *text;

  if (lowest)
    {
      double value = jw_node_get_number (funnel->measures[i], JW_MEASURE_VALUE);
      g_autofree char *lost = format_value (round (value * (1 - funnel->shares[i])));

      g_free (words);
      words = note != NULL && *note != '\0'
                  ? g_strdup_printf (_ ("lowest share passed on: %s leave here, %s"), lost, note)
                  : g_strdup_printf (_ ("lowest share passed on: %s leave here"), lost);
    }
  if (words == NULL || *words == '\0')
    return y;
  y += BAR_LEAD * layout->unit;
  text = jw_layout_text (layout, words, lowest ? JW_TYPE_LOW_NOTE : JW_TYPE_NOTE, room);
  jw_layout_add_text (group, JW_ITEM_DECORATION, text,
                      lowest ? add_sign (layout, group, text, y) : 0, y,
                      lowest ? JW_ROLE_NEGATIVE : JW_ROLE_MUTED);
  return y + jw_text_get_height (text);
}

/* The top of a figure whose baseline is that of a card's first line, as the rail's name is. */
static double
find_figure_top (JwRowBuild *build)
{
  JwLayout *layout = build->layout;
  g_autoptr (JwText) body = jw_layout_text (layout, "0", JW_TYPE_BODY, -1);
  g_autoptr (JwText) figure = jw_layout_text (layout, "0", JW_TYPE_FIGURE, layout->column_width);

  return build->pad + JW_CARD_PAD_Y * layout->unit + jw_text_get_first_baseline (body) -
         jw_text_get_first_baseline (figure);
}

static void
fill_cell (JwRowBuild *build, const Funnel *funnel, guint i)
{
  JwLayout *layout = build->layout;
  JwGroup *group = jw_row_cell (build->row, i)->group;
  double top = find_figure_top (build);
  double line_end, bottom;

  if (funnel->measures[i] == NULL)
    return;
  bottom = add_figure (layout, group, funnel->measures[i], top, &line_end);
  if (funnel->shares[i] >= 0)
    {
      bottom = add_share (layout, group, funnel->shares[i], (int)i == funnel->lowest, top, bottom,
                          line_end);
      bottom = add_bar (layout, group, &layout->columns[i], funnel->shares[i], bottom);
    }
  bottom = add_words (layout, group, funnel, i, bottom);
  jw_group_get (group, 0)->height = bottom - top;
  group->height = bottom;
  build->bottom = MAX (build->bottom, bottom);
}

void
jw_layout_numbers (JwRowBuild *build)
{
  Funnel funnel;

  read_funnel (build, &funnel);
  for (guint i = 0; i < build->layout->n_columns; i++)
    fill_cell (build, &funnel, i);
  g_free (funnel.measures);
  g_free (funnel.shares);
}
