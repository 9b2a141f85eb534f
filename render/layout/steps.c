#include <glib/gi18n-lib.h>

#include "model/step.h"
#include "render/layout/layout-private.h"
#include "render/layout/words.h"

/* In units: what is above and below the steps, between two of them, and between two lines of
 * steps. */
#define LEAD 6.0
#define GAP 9.0
#define LINE_GAP 4.0
/* A step is at least so many text sizes wide, and at most so many lines high beside others. */
#define MIN_WIDTH 3.6
#define MAX_LINES 3

/* The steps of one stage, in lines of so many. */
typedef struct
{
  JwLayout *layout;
  const JwColumn *column;
  guint n, across;
  double pitch; /* from step to step */
} Steps;

static double
get_text_width (const Steps *steps, guint across)
{
  double room = steps->column->width;

  return (room - (across - 1) * GAP * steps->layout->unit) / across;
}

static gboolean
fit_beside (const Steps *steps, guint across)
{
  double width = get_text_width (steps, across);
  gboolean fit = TRUE;

  for (guint i = 0; fit && i < steps->n; i++)
    {
      JwNode *step = jw_node_get_child (steps->column->stage, JW_KIND_STEP, i);
      g_autoptr (JwText) name = jw_layout_text (
          steps->layout, jw_node_get_string (step, JW_STEP_NAME), JW_TYPE_STEP_NAME, width);

      fit = jw_text_get_n_lines (name) <= MAX_LINES && !jw_text_breaks_words (name);
    }
  return fit;
}

/* As many side by side as can be read there; in lines of equal length. */
static void
find_across (Steps *steps)
{
  double most = steps->column->width / (MIN_WIDTH * steps->layout->body);
  guint n_lines;

  steps->across = CLAMP ((guint)most, 1, steps->n);
  while (steps->across > 1 && !fit_beside (steps, steps->across))
    steps->across--;
  n_lines = (steps->n + steps->across - 1) / steps->across;
  steps->across = (steps->n + n_lines - 1) / n_lines;
  steps->pitch = get_text_width (steps, steps->across) + GAP * steps->layout->unit;
}

static char *
describe_step (JwNode *step)
{
  GString *words = g_string_new (NULL);

  jw_words_append (words, jw_node_get_string (step, JW_STEP_WHO));
  jw_words_append (words, jw_node_get_string (step, JW_STEP_DURATION));
  jw_words_append (words, jw_node_get_string (step, JW_STEP_TIME));
  jw_words_append (words, jw_node_get_string (step, JW_STEP_PLACE));
  return g_string_free (words, FALSE);
}

/* Name, and beneath it what is known of the step; returns the lower end. */
static double
add_step (const Steps *steps, guint i, double x, double y)
{
  JwLayout *layout = steps->layout;
  JwGroup *sheet = layout->scene->sheet;
  JwNode *step = jw_node_get_child (steps->column->stage, JW_KIND_STEP, i);
  g_autofree char *words = describe_step (step);
  double width = steps->pitch - GAP * layout->unit;
  JwText *name =
      jw_layout_text (layout, jw_node_get_string (step, JW_STEP_NAME), JW_TYPE_STEP_NAME, width);
  JwItem *item = jw_group_add (sheet, JW_ITEM_STEP, x, y, width, jw_text_get_height (name));

  jw_item_set_node (item, jw_node_get_id (step), JW_STEP_NAME);
  jw_item_take_text (item, name, x, y, JW_ROLE_INK);
  y += item->height;
  if (*words == '\0')
    return y;
  item =
      jw_layout_add_text (sheet, JW_ITEM_DECORATION,
                          jw_layout_text (layout, words, JW_TYPE_NOTE, width), x, y, JW_ROLE_MUTED);
  return y + item->height;
}

static void
add_separator (JwLayout *layout, double x, double y, double width, double height)
{
  JwItem *item = jw_group_add (layout->scene->sheet, JW_ITEM_DECORATION, x, y, width, height);

  item->shape = JW_SHAPE_LINE;
  item->line = JW_ROLE_LINE;
  item->line_width = JW_CARD_LINE * layout->unit;
}

/* One line of steps; returns the lower end. */
static double
add_line (Steps *steps, guint first, double y)
{
  JwLayout *layout = steps->layout;
  guint end = MIN (first + steps->across, steps->n);
  double bottom = y;

  for (guint i = first; i < end; i++)
    {
      double end_y = add_step (steps, i, steps->column->x + (i - first) * steps->pitch, y);

      bottom = MAX (bottom, end_y);
    }
  for (guint i = first + 1; i < end; i++)
    add_separator (layout, steps->column->x + (i - first) * steps->pitch - GAP / 2 * layout->unit,
                   y, 0, bottom - y);
  return bottom;
}

static double
add_steps (JwLayout *layout, guint column, double y)
{
  Steps steps = { .layout = layout, .column = &layout->columns[column] };

  steps.n = jw_node_get_n_children (steps.column->stage, JW_KIND_STEP);
  if (steps.n == 0)
    return y;
  find_across (&steps);
  for (guint i = 0; i < steps.n; i += steps.across)
    {
      if (i > 0)
        {
          y += LINE_GAP * layout->unit;
          add_separator (layout, steps.column->x, y - LINE_GAP / 2 * layout->unit,
                         steps.column->width, 0);
        }
      y = add_line (&steps, i, y);
    }
  return y;
}

static double
add_label (JwLayout *layout, double y)
{
  JwText *text = jw_layout_text (layout, _ ("Steps"), JW_TYPE_LANE_HINT, layout->rail_width);

  return y + jw_layout_add_text (layout->scene->sheet, JW_ITEM_DECORATION, text, layout->margin, y,
                                 JW_ROLE_MUTED)
                 ->height;
}

double
jw_layout_steps (JwLayout *layout, double y)
{
  double top = y + LEAD * layout->unit, bottom = y;

  for (guint i = 0; i < layout->n_columns; i++)
    if (jw_node_get_first_child (layout->columns[i].stage, JW_KIND_STEP) != NULL)
      {
        double end = add_steps (layout, i, top);

        bottom = MAX (bottom, end);
      }
  if (bottom > y)
    {
      double end = add_label (layout, top);

      bottom = MAX (bottom, end);
    }
  return bottom;
}
