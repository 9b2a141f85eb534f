#include <math.h>

#include "model/point.h"
#include "render/layout/emotion-private.h"

/* How far the curve goes on, flat, before its first and after its last known point: nearly to the
 * column's edge at the ends of the map, a third of the column beside a gap. */
#define END_INSET 4.0
#define GAP_REACH 0.36

/* A knot knows how the line that begins there is drawn. */
typedef struct
{
  JwCurveKnot knot;
  JwDash dash;
} Knot;

static Knot *
get_knot (GArray *knots, guint i)
{
  return &g_array_index (knots, Knot, i);
}

static void
add_knot (GArray *knots, double x, double y, JwDash dash)
{
  Knot knot = { { x, y, 0 }, dash };

  g_array_append_val (knots, knot);
}

/* How far the line goes on, flat, beside the first or last point of a run. */
static double
find_reach (JwEmotion *emotion, JwCurveBuild *curve, guint i, int side)
{
  JwLayout *layout = emotion->layout;
  const JwFeeling *feeling = &curve->feelings[i];
  double left = layout->columns[feeling->column].x;
  double width = layout->columns[feeling->column].width;
  double to_edge = side < 0 ? feeling->x - left : left + width - feeling->x;
  double reach = MIN (GAP_REACH * width, to_edge);
  guint other = i + (guint)side; /* wraps below 0, past the end */

  if (other < curve->n_feelings)
    return MIN (reach, 0.45 * fabs (curve->feelings[other].x - feeling->x));
  if (feeling->column == (side < 0 ? 0 : layout->n_columns - 1))
    return MAX (to_edge - END_INSET * layout->unit, layout->unit);
  return MAX (reach, layout->unit);
}

/* The knots of a run of known points from @first to before @end. The dash of a line is that of its
 * less well known end. */
static GArray *
make_knots (JwEmotion *emotion, JwCurveBuild *curve, guint first, guint end)
{
  GArray *knots = g_array_new (FALSE, FALSE, sizeof (Knot));
  const JwFeeling *feeling = &curve->feelings[first];

  add_knot (knots, feeling->x - find_reach (emotion, curve, first, -1), feeling->y, feeling->dash);
  for (guint i = first; i < end; i++)
    {
      feeling = &curve->feelings[i];
      add_knot (knots, feeling->x, feeling->y,
                i + 1 < end ? MAX (feeling->dash, feeling[1].dash) : feeling->dash);
    }
  add_knot (knots, feeling->x + find_reach (emotion, curve, end - 1, 1), feeling->y, feeling->dash);
  return knots;
}

static void
set_slopes (GArray *knots)
{
  g_autofree JwCurveKnot *plain = g_new (JwCurveKnot, knots->len);

  for (guint i = 0; i < knots->len; i++)
    plain[i] = get_knot (knots, i)->knot;
  jw_curve_shape_set_slopes (plain, knots->len);
  for (guint i = 0; i < knots->len; i++)
    get_knot (knots, i)->knot = plain[i];
}

static void
trace_segment (JwOutline *outline, const JwCurveKnot *a, const JwCurveKnot *b)
{
  double third = (b->x - a->x) / 3;

  jw_outline_curve_to (outline, a->x + third, a->y + third * a->slope, b->x - third,
                       b->y - third * b->slope, b->x, b->y);
}

/* The bounds of an item from the knots that its outline goes through. */
static void
set_bounds (JwItem *item, GArray *knots, guint first, guint last, double base)
{
  double top = base, bottom = base;

  for (guint i = first; i <= last; i++)
    {
      top = MIN (top, get_knot (knots, i)->knot.y);
      bottom = MAX (bottom, get_knot (knots, i)->knot.y);
    }
  item->x = get_knot (knots, first)->knot.x;
  item->y = top;
  item->width = get_knot (knots, last)->knot.x - item->x;
  item->height = bottom - top;
}

/* The knots with one more wherever the curve crosses the neutral line. */
static GArray *
split_at (GArray *knots, double neutral)
{
  GArray *split = g_array_new (FALSE, FALSE, sizeof (Knot));

  for (guint i = 0; i < knots->len; i++)
    {
      Knot *knot = get_knot (knots, i);
      Knot crossing = { { 0, neutral, 0 }, knot->dash };

      g_array_append_val (split, *knot);
      if (i + 1 == knots->len ||
          !jw_curve_shape_find_crossing (&knot->knot, &knot[1].knot, neutral, &crossing.knot.x))
        continue;
      crossing.knot.slope = jw_curve_shape_get_slope (&knot->knot, &knot[1].knot, crossing.knot.x);
      g_array_append_val (split, crossing);
    }
  return split;
}

/* Which side of the neutral line a segment lies on: -1 above, 1 below, 0 on it. */
static int
get_side (GArray *knots, guint i, double neutral)
{
  double a = get_knot (knots, i)->knot.y - neutral, b = get_knot (knots, i + 1)->knot.y - neutral;

  return a + b < 0 ? -1 : a + b > 0 ? 1 : 0;
}

static void
add_area (JwEmotion *emotion, GArray *knots, guint first, guint last, double neutral, int side)
{
  JwItem *item = jw_group_add (emotion->build->row->over, JW_ITEM_DECORATION, 0, 0, 0, 0);

  item->shape = JW_SHAPE_OUTLINE;
  item->fill = side < 0 ? JW_ROLE_POSITIVE_AREA : JW_ROLE_NEGATIVE_AREA;
  item->outline = jw_outline_new ();
  jw_outline_move_to (item->outline, get_knot (knots, first)->knot.x, neutral);
  jw_outline_line_to (item->outline, get_knot (knots, first)->knot.x,
                      get_knot (knots, first)->knot.y);
  for (guint i = first; i < last; i++)
    trace_segment (item->outline, &get_knot (knots, i)->knot, &get_knot (knots, i + 1)->knot);
  jw_outline_line_to (item->outline, get_knot (knots, last)->knot.x, neutral);
  jw_outline_close (item->outline);
  set_bounds (item, knots, first, last, neutral);
}

static void
add_areas (JwEmotion *emotion, GArray *knots)
{
  double neutral = jw_emotion_get_y (emotion, 0);
  g_autoptr (GArray) split = split_at (knots, neutral);
  guint first = 0;

  for (guint i = 0; i + 1 < split->len; i++)
    {
      int side = get_side (split, i, neutral);

      if (i + 2 < split->len && get_side (split, i + 1, neutral) == side)
        continue;
      if (side != 0)
        add_area (emotion, split, first, i + 1, neutral, side);
      first = i + 1;
    }
}

static void
add_line (JwEmotion *emotion, JwCurveBuild *curve, GArray *knots, guint first, guint last)
{
  JwLayout *layout = emotion->layout;
  JwItem *item = jw_group_add (emotion->build->row->over, JW_ITEM_CURVE, 0, 0, 0, 0);

  item->shape = JW_SHAPE_OUTLINE;
  item->line = curve->role;
  item->own = curve->own;
  item->line_width = 1.75 * layout->unit;
  item->dash = get_knot (knots, first)->dash;
  emotion->build->uses_dash[item->dash] = TRUE;
  item->outline = jw_outline_new ();
  jw_outline_move_to (item->outline, get_knot (knots, first)->knot.x,
                      get_knot (knots, first)->knot.y);
  for (guint i = first; i < last; i++)
    trace_segment (item->outline, &get_knot (knots, i)->knot, &get_knot (knots, i + 1)->knot);
  set_bounds (item, knots, first, last, get_knot (knots, first)->knot.y);
  jw_item_set_node (item, jw_node_get_id (curve->curve), -1);
}

/* Neighbouring segments of one kind of line are one stroke, so that dashes run on. */
static void
add_lines (JwEmotion *emotion, JwCurveBuild *curve, GArray *knots)
{
  guint first = 0;

  for (guint i = 0; i + 1 < knots->len; i++)
    {
      if (i + 2 < knots->len && get_knot (knots, i + 1)->dash == get_knot (knots, first)->dash)
        continue;
      add_line (emotion, curve, knots, first, i + 1);
      first = i + 1;
    }
}

static void
take_samples (JwEmotion *emotion, JwCurveBuild *curve, GArray *knots)
{
  JwLayout *layout = emotion->layout;
  guint at = 0;

  for (guint i = 0; i < layout->n_columns * JW_CURVE_SAMPLES; i++)
    {
      double part = (i % JW_CURVE_SAMPLES) / (double)(JW_CURVE_SAMPLES - 1);
      const JwColumn *column = &layout->columns[i / JW_CURVE_SAMPLES];
      double x = column->x + part * column->width;

      while (at + 1 < knots->len && x > get_knot (knots, at + 1)->knot.x)
        at++;
      if (at + 1 < knots->len && x >= get_knot (knots, at)->knot.x)
        curve->samples[i] = (float)jw_curve_shape_get_y (&get_knot (knots, at)->knot,
                                                         &get_knot (knots, at + 1)->knot, x);
    }
}

/* Another shape for each curve, so that they differ without colour, too. */
JwItem *
jw_layout_add_marker (JwLayout *layout,
                      JwGroup *group,
                      JwItemKind kind,
                      guint number,
                      double x,
                      double y,
                      double radius)
{
  static const JwShape shapes[] = { JW_SHAPE_MARKER, JW_SHAPE_RECT, JW_SHAPE_DIAMOND };
  JwItem *item = jw_group_add (group, kind, x - radius, y - radius, 2 * radius, 2 * radius);

  item->shape = shapes[number % G_N_ELEMENTS (shapes)];
  item->fill = JW_ROLE_PAPER;
  item->line = number == 0 ? JW_ROLE_INK : JW_ROLE_MUTED;
  item->line_width = radius * 0.45;
  return item;
}

/* In the colour of the curve, if it has one, or of the stage; quiet and small without a score. */
static void
add_marker (JwEmotion *emotion, JwCurveBuild *curve, guint i)
{
  const JwFeeling *feeling = &curve->feelings[i];
  const JwColumn *column = &emotion->layout->columns[feeling->column];
  JwItem *item = jw_layout_add_marker (
      emotion->layout, emotion->build->row->over, JW_ITEM_POINT, curve->number, feeling->x,
      feeling->y, feeling->has_score ? emotion->marker : emotion->marker * 0.6);

  jw_item_set_node (item, jw_node_get_id (feeling->point), JW_POINT_SCORE);
  item->line = feeling->has_score ? JW_ROLE_OWN : JW_ROLE_MUTED;
  item->own = curve->role == JW_ROLE_OWN ? curve->own : column->color;
}

typedef void (*DrawRun) (JwEmotion *emotion, JwCurveBuild *curve, GArray *knots);

static void
draw_area (JwEmotion *emotion, JwCurveBuild *curve, GArray *knots)
{
  add_areas (emotion, knots);
}

static void
draw_lines (JwEmotion *emotion, JwCurveBuild *curve, GArray *knots)
{
  take_samples (emotion, curve, knots);
  add_lines (emotion, curve, knots);
}

/* Whether a point goes on with the line of the one before it: a stage without any is a gap. */
static gboolean
goes_on (const JwCurveBuild *curve, guint i)
{
  return curve->feelings[i].has_score &&
         curve->feelings[i].column <= curve->feelings[i - 1].column + 1;
}

/* Calls @draw for each run of points whose feelings are known. */
static void
draw_runs (JwEmotion *emotion, JwCurveBuild *curve, DrawRun draw)
{
  for (guint first = 0, end; first < curve->n_feelings; first = end)
    {
      g_autoptr (GArray) knots = NULL;

      end = first + 1;
      if (!curve->feelings[first].has_score)
        continue;
      while (end < curve->n_feelings && goes_on (curve, end))
        end++;
      knots = make_knots (emotion, curve, first, end);
      set_slopes (knots);
      draw (emotion, curve, knots);
    }
}

void
jw_emotion_draw_areas (JwEmotion *emotion)
{
  /* Areas of several curves would cover each other. */
  if (emotion->curves->len == 1)
    draw_runs (emotion, jw_emotion_curve (emotion, 0), draw_area);
}

void
jw_emotion_draw_curves (JwEmotion *emotion)
{
  for (guint c = 0; c < emotion->curves->len; c++)
    draw_runs (emotion, jw_emotion_curve (emotion, c), draw_lines);
  for (guint c = 0; c < emotion->curves->len; c++)
    for (guint i = 0; i < jw_emotion_curve (emotion, c)->n_feelings; i++)
      if (jw_feeling_has_mark (&jw_emotion_curve (emotion, c)->feelings[i]))
        add_marker (emotion, jw_emotion_curve (emotion, c), i);
}
