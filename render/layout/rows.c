#include <glib/gi18n-lib.h>

#include "model/measure.h"
#include "render/layout/funnel.h"
#include "render/layout/parts.h"
#include "render/layout/ways.h"

/* In units: what stands between the rail's text and the first gutter, where the signs of the curve
 * are, and a sample of a line. */
#define RAIL_GAP 6.0
#define SAMPLE 16.0
/* A line of a service blueprint, and what is above its name, in units. */
#define LINE 1.25
#define LINE_LEAD 2.0
/* What lines over a row take, in units, from where on its name does not wait for its cards. */
#define MANY_LINES 24.0

static const struct
{
  JwDash dash;
  const char *label;
} dash_labels[] = {
  { JW_DASH_DASHED, N_ ("partly known") },
  { JW_DASH_DOTTED, N_ ("a guess") },
};

void
jw_layout_add_rule (JwLayout *layout, JwGroup *group, double y)
{
  JwItem *item = jw_group_add (group, JW_ITEM_DECORATION, layout->margin, y,
                               layout->width - 2 * layout->margin, 0);

  item->shape = JW_SHAPE_LINE;
  item->line = JW_ROLE_LINE;
  item->line_width = JW_CARD_LINE * layout->unit;
}

/* A word or two beside the sample of a sign; returns the lower end, and where the sign's middle is.
 */
static double
add_label (JwRowBuild *build, const char *label, double width, double y, double *middle)
{
  JwLayout *layout = build->layout;
  double left = layout->margin + (SAMPLE + 5) * layout->unit;
  JwText *text = jw_layout_text (layout, label, JW_TYPE_LANE_HINT, layout->margin + width - left);
  JwItem *item =
      jw_layout_add_text (build->row->rail, JW_ITEM_DECORATION, text, left, y, JW_ROLE_MUTED);

  *middle = y + jw_layout_get_line_height (layout, JW_TYPE_LANE_HINT) / 2;
  return y + item->height;
}

/* A short line of the kind and what it stands for. */
static double
add_dash_label (JwRowBuild *build, JwDash dash, const char *label, double width, double y)
{
  JwLayout *layout = build->layout;
  double middle, bottom = add_label (build, label, width, y, &middle);
  JwItem *item = jw_group_add (build->row->rail, JW_ITEM_DECORATION, layout->margin, middle,
                               SAMPLE * layout->unit, 0);

  item->shape = JW_SHAPE_LINE;
  item->line = JW_ROLE_INK;
  item->line_width = 1.5 * layout->unit;
  item->dash = dash;
  return bottom;
}

static double
add_curve_label (JwRowBuild *build, guint number, double width, double y)
{
  JwLayout *layout = build->layout;
  double middle, bottom = add_label (build, build->legend[number].words, width, y, &middle);

  JwItem *item =
      jw_layout_add_marker (layout, build->row->rail, JW_ITEM_DECORATION, number,
                            layout->margin + SAMPLE / 2 * layout->unit, middle, 4 * layout->unit);

  item->line = build->legend[number].role;
  item->own = build->legend[number].own;
  return bottom;
}

/* What the rail has to explain beneath name and hint: the scale of bars, the kinds of line. */
static double
add_rail_notes (JwRowBuild *build, double width, double y)
{
  JwLayout *layout = build->layout;

  y += 3 * layout->unit;
  if (build->rail_note != NULL)
    {
      JwText *text = jw_layout_text (layout, build->rail_note, JW_TYPE_LANE_HINT, width);

      y += jw_layout_add_text (build->row->rail, JW_ITEM_DECORATION, text, layout->margin, y,
                               JW_ROLE_MUTED)
               ->height;
    }
  for (guint i = 0; i < build->n_legend; i++)
    y = add_curve_label (build, i, width, y);
  for (guint i = 0; i < G_N_ELEMENTS (dash_labels); i++)
    if (build->uses_dash[dash_labels[i].dash])
      y = add_dash_label (build, dash_labels[i].dash, _ (dash_labels[i].label), width, y);
  return y;
}

/* "Would recommend 61 %": a number of the whole journey belongs to no column. */
static char *
describe_whole (JwNode *measure)
{
  const char *name = jw_node_get_string (measure, JW_MEASURE_NAME);
  const char *unit = jw_node_get_string (measure, JW_MEASURE_UNIT);
  g_autofree char *value =
      jw_node_has (measure, JW_MEASURE_VALUE)
          ? jw_funnel_format_value (jw_node_get_number (measure, JW_MEASURE_VALUE))
          : g_strdup ("–");

  return g_strdup_printf ("%s %s %s", name != NULL ? name : _ ("Whole journey"), value,
                          unit != NULL ? unit : "");
}

static double
add_whole_measures (JwRowBuild *build, double width, double y)
{
  JwLayout *layout = build->layout;
  const char *lane_id = jw_node_get_id (build->lane);

  for (JwNode *node = jw_node_get_first_child (JW_NODE (layout->map), JW_KIND_MEASURE);
       node != NULL && !layout->theme->is_blank; node = jw_node_get_next (node))
    {
      g_autofree char *words = NULL;
      JwItem *item;

      if (!jw_node_get_boolean (node, JW_MEASURE_WHOLE) ||
          g_strcmp0 (jw_node_get_string (node, JW_MEASURE_LANE), lane_id) != 0)
        continue;
      words = describe_whole (node);
      y += 3 * layout->unit;
      item =
          jw_layout_add_text (build->row->rail, JW_ITEM_MEASURE,
                              jw_layout_text (layout, g_strchomp (words), JW_TYPE_LANE_HINT, width),
                              layout->margin, y, JW_ROLE_INK);
      jw_item_set_node (item, jw_node_get_id (node), JW_MEASURE_VALUE);
      y += item->height;
    }
  return y;
}

static gboolean
has_rail_notes (JwRowBuild *build)
{
  return build->rail_note != NULL || build->n_legend > 0 || build->uses_dash[JW_DASH_DASHED] ||
         build->uses_dash[JW_DASH_DOTTED];
}

/* The name stands on the first card's line of text, unless many lines run over that. */
static double
find_rail_top (JwRowBuild *build)
{
  return build->row->lead > MANY_LINES * build->layout->unit ? build->pad : build->top;
}

/* Name and hint. */
static void
lay_out_rail (JwRowBuild *build)
{
  JwLayout *layout = build->layout;
  JwGroup *rail = build->row->rail;
  const char *id = jw_node_get_id (build->lane);
  double width = layout->rail_width - layout->gap - RAIL_GAP * layout->unit;
  JwText *name = jw_layout_text (layout, jw_node_get_string (build->lane, JW_LANE_NAME),
                                 JW_TYPE_LANE_NAME, width);
  JwText *hint = jw_layout_text (layout, jw_node_get_string (build->lane, JW_LANE_HINT),
                                 JW_TYPE_LANE_HINT, width);
  double lead = (jw_layout_get_line_height (layout, JW_TYPE_BODY) -
                 jw_layout_get_line_height (layout, JW_TYPE_LANE_NAME)) /
                2;
  double y = find_rail_top (build) + JW_CARD_PAD_Y * layout->unit + lead;
  JwItem *item = jw_group_add (rail, JW_ITEM_LANE, layout->margin, 0, layout->rail_width, 0);

  jw_item_set_node (item, id, JW_LANE_NAME);
  jw_item_take_text (item, name, layout->margin, y, JW_ROLE_INK);
  y += jw_text_get_height (name) + 0.5 * layout->unit;
  item = jw_layout_add_text (rail, JW_ITEM_LANE_HINT, hint, layout->margin, y, JW_ROLE_MUTED);
  jw_item_set_node (item, id, JW_LANE_HINT);
  if (*jw_text_get_string (hint) != '\0')
    y += item->height;
  if (has_rail_notes (build))
    y = add_rail_notes (build, width, y);
  if (jw_lane_get_lane_type (build->lane) == JW_LANE_NUMBERS)
    y = add_whole_measures (build, width, y);
  build->bottom = MAX (build->bottom, y);
}

static void
place_cells (JwRowBuild *build)
{
  JwLayout *layout = build->layout;

  for (guint i = 0; i < layout->n_columns; i++)
    {
      JwSceneCell *cell = jw_row_cell (build->row, i);

      cell->stage_id = layout->scene->columns->ids[i];
      cell->item = (JwItem){ .kind = JW_ITEM_CELL, .property = -1, .x = layout->columns[i].x };
      cell->item.width = layout->columns[i].width;
      if (layout->is_mirrored)
        cell->item.x = layout->width - cell->item.x - cell->item.width;
    }
}

static void
describe_next_card (JwRowBuild *build)
{
  JwLayout *layout = build->layout;
  JwSceneRow *row = build->row;

  row->add_height =
      jw_layout_get_line_height (layout, JW_TYPE_BODY) + 2 * JW_CARD_PAD_Y * layout->unit;
  row->add_gap = JW_CARD_GAP * layout->unit;
  row->add_top = build->top;
}

static void
fill_row (JwRowBuild *build)
{
  if (build->type == JW_LANE_EMOTION)
    jw_layout_emotion (build);
  else if (build->type == JW_LANE_NUMBERS)
    jw_layout_numbers (build);
  else if (build->type == JW_LANE_MICRO_CONVERSIONS)
    jw_layout_pills (build);
  else
    jw_layout_cards (build);
}

/* The rule beneath a row is the last item of its rail, so that it moves with the row. */
static void
set_row_height (JwSceneRow *row, double height)
{
  JwItem *rule = jw_group_get (row->rail, row->rail->n - 1);

  row->height = height;
  row->item.height = height;
  jw_group_get (row->rail, 0)->height = height;
  rule->y = height;
  if (rule->text != NULL)
    rule->text_y = height - jw_text_get_height (rule->text) - rule->line_width;
  for (guint i = 0; i < row->n_cells; i++)
    jw_row_cell (row, i)->item.height = height;
}

static JwText *
shape_rule_name (JwLayout *layout, JwNode *lane)
{
  const char *token = jw_node_get_string (lane, JW_LANE_LINE);
  const char *name =
      jw_property_choice_label (jw_node_get_property_row (lane, JW_LANE_LINE), token);

  return jw_layout_text (layout, name, JW_TYPE_RULE_NAME, layout->width / 3);
}

double
jw_layout_get_rule_name_left (JwLayout *layout, JwNode *lane)
{
  g_autoptr (JwText) name = shape_rule_name (layout, lane);

  return layout->width - layout->margin - jw_text_get_width (name);
}

/* A line of a service blueprint, with its name over its right end, for which the row makes room. */
static void
name_rule (JwRowBuild *build, JwItem *rule)
{
  JwLayout *layout = build->layout;
  JwText *text = shape_rule_name (layout, build->lane);
  double room = jw_text_get_height (text) - build->pad + LINE_LEAD * layout->unit;

  rule->line = JW_ROLE_MUTED;
  rule->line_width = LINE * layout->unit;
  rule->dash = JW_DASH_DASHED;
  jw_item_take_text (rule, text, layout->width - layout->margin - jw_text_get_width (text), 0,
                     JW_ROLE_MUTED);
  build->bottom += MAX (room, 0);
}

static void
finish_row (JwRowBuild *build)
{
  JwLayout *layout = build->layout;
  JwSceneRow *row = build->row;

  build->bottom = MAX (build->bottom, build->top + row->add_height);
  row->item = (JwItem){ .kind = JW_ITEM_ROW, .property = -1, .x = layout->margin };
  row->item.width = layout->width - 2 * layout->margin;
  jw_layout_add_rule (layout, row->rail, 0);
  if (jw_node_get_choice (build->lane, JW_LANE_LINE) >= 0)
    name_rule (build, jw_group_get (row->rail, row->rail->n - 1));
  jw_layout_finish_group (layout, row->rail, layout->width);
  jw_layout_finish_group (layout, row->over, layout->width);
  set_row_height (row, build->bottom + build->pad);
  for (guint i = 0; i < row->n_cells; i++)
    {
      JwSceneCell *cell = jw_row_cell (row, i);

      if (cell->stack == NULL)
        cell->stack = jw_stack_new (0);
      row->n_estimates += cell->stack->n_estimates;
    }
}

/* What of the row is on other pages. */
static void
note_onward (JwRowBuild *build)
{
  g_autofree char *words = jw_parts_describe_row (build->layout, build->lane);
  char *before = build->rail_note;

  if (words == NULL)
    return;
  build->rail_note = before != NULL ? g_strjoin ("\n", before, words, NULL) : g_strdup (words);
  g_free (before);
}

static JwSceneRow *
make_row (JwLayout *layout, JwNode *lane, guint i, double y, JwSceneRow *before)
{
  JwSceneRow *row = jw_scene_row_new (jw_node_get_id (lane), layout->n_columns);
  JwRowBuild build = { .layout = layout, .lane = lane, .lane_index = i, .row = row };

  build.before = before;
  build.y = y;
  build.settles = before == NULL || y + before->height >= layout->settle_top;
  build.type = jw_lane_get_lane_type (lane);
  build.pad = JW_ROW_PAD * layout->unit;
  row->lead = layout->ways->heights[i];
  build.top = row->lead + build.pad;
  row->holds_cards = jw_lane_type_holds_cards (build.type);
  place_cells (&build);
  describe_next_card (&build);
  fill_row (&build);
  note_onward (&build);
  lay_out_rail (&build);
  finish_row (&build);
  g_free (build.rail_note);
  for (guint j = 0; j < JW_MAX_LEGEND; j++)
    g_free (build.legend[j].words);
  return row;
}

/* The lane's row in the scene before; mostly it was at the same place. */
static JwSceneRow *
find_row_before (JwLayout *layout, JwNode *lane, guint i)
{
  JwScene *before = layout->before;
  const char *id = jw_node_get_id (lane);
  int found;

  if (i < before->n_rows && g_str_equal (jw_scene_row (before, i)->lane_id, id))
    return jw_scene_row (before, i);
  found = jw_scene_find_row (before, id);
  return found >= 0 ? jw_scene_row (before, found) : NULL;
}

static gboolean
is_to_settle (JwLayout *layout, JwSceneRow *row, double y)
{
  return row->n_estimates > 0 && y < layout->settle_bottom &&
         y + row->height >= layout->settle_top && jw_layout_has_time (layout);
}

static JwSceneRow *
share_or_make_row (JwLayout *layout, JwNode *lane, guint i, double y)
{
  gboolean may_share = layout->before != NULL && layout->touched->rows[i] != JW_ROW_WHOLE;
  JwSceneRow *before = may_share ? find_row_before (layout, lane, i) : NULL;

  if (before != NULL && before->lead != layout->ways->heights[i])
    before = NULL;
  if (before != NULL && layout->touched->rows[i] == JW_ROW_AS_BEFORE &&
      !is_to_settle (layout, before, y))
    return jw_scene_row_ref (before);
  return make_row (layout, lane, i, y, before);
}

/* On a sheet to be written on, the rows, which are of this scene alone, share what the paper has
 * left; returns the lower end. */
static double
make_room_to_write (JwLayout *layout, double y)
{
  JwScene *scene = layout->scene;
  double foot = layout->margin * 0.6 + 14 * layout->unit + 1.4 * layout->body;
  double more = MAX (0, layout->paper_height - foot - y) / MAX (scene->n_rows, 1);

  for (guint i = 0; i < scene->n_rows; i++)
    {
      scene->rows[i].y += i * more;
      set_row_height (jw_scene_row (scene, i), jw_scene_row (scene, i)->height + more);
    }
  return y + scene->n_rows * more;
}

static void
add_column_rules (JwLayout *layout, double top, double bottom)
{
  for (guint i = 1; i < layout->n_columns; i++)
    {
      JwItem *item = jw_group_add (
          layout->scene->sheet, JW_ITEM_DECORATION,
          jw_scene_mirror_x (layout->scene, layout->columns[i].x - layout->gap / 2, 0), top, 0,
          bottom - top);

      item->shape = JW_SHAPE_LINE;
      item->line = JW_ROLE_LINE;
      item->line_width = JW_CARD_LINE * layout->unit;
    }
}

double
jw_layout_rows (JwLayout *layout, double y)
{
  JwScene *scene = layout->scene;
  guint n = layout->n_rows;
  double top = y;

  scene->rows = g_new (JwRowPlace, n + 1);
  for (guint i = 0; i < n; i++)
    {
      JwNode *lane =
          jw_node_get_child (JW_NODE (layout->map), JW_KIND_LANE, layout->first_lane + i);
      JwSceneRow *row;

      row = share_or_make_row (layout, lane, i, y);
      scene->rows[i] = (JwRowPlace){ y, row };
      scene->n_rows++;
      scene->n_estimates += row->n_estimates;
      y += row->height;
    }
  layout->rows_end = y += layout->ways->heights[n];
  if (layout->theme->is_blank)
    {
      y = make_room_to_write (layout, y);
      add_column_rules (layout, top, y);
    }
  return y;
}
