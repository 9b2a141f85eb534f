#include <math.h>

#include "model/point.h"
#include "render/layout/emotion-private.h"

/* In units: the height of the plot, the distance of a quote from its marker and from a curve, and
 * the steps in which a free place is searched. */
#define PLOT 108.0
#define LEAD 3.0
#define CLEARANCE 3.0
#define STEP 4.0
#define STEPS_DOWN 7
#define STEPS_ASIDE 12
/* What a place costs, in units of distance, beside its distance from the preferred one. */
#define OTHER_SIDE 14.0
#define ON_NEUTRAL_LINE 10.0

typedef struct
{
  JwText *text;
  JwRect rect; /* of the text with its marks */
} Quote;

/* The quotes of one column, as only those can meet. */
typedef struct
{
  JwEmotion *emotion;
  guint column;
  GArray *placed; /* JwRect */
} Search;

static const char *
get_words (const JwFeeling *feeling)
{
  const char *words =
      feeling->point != NULL ? jw_node_get_string (feeling->point, JW_POINT_QUOTE) : NULL;

  return words != NULL && *words != '\0' ? words : NULL;
}

static JwText *
shape_quote (JwEmotion *emotion, const JwFeeling *feeling)
{
  JwLayout *layout = emotion->layout;
  double marks = 2 * jw_layout_get_quote_width (layout, JW_TYPE_QUOTE);

  return jw_layout_text (layout, get_words (feeling), JW_TYPE_QUOTE, layout->column_width - marks);
}

static double
get_neighbour_score (JwLayout *layout, const JwCurveBuild *curve, guint i, int step)
{
  guint other = i + (guint)step; /* wraps below 0, past the end */

  if (other >= layout->n_columns || !curve->feelings[other].has_score)
    return curve->feelings[i].score;
  return curve->feelings[other].score;
}

/* A quote stands over a high and under a low, where the curve bends away from it. */
static gboolean
prefers_above (JwLayout *layout, const JwCurveBuild *curve, guint i)
{
  double score = curve->feelings[i].score;
  double before = get_neighbour_score (layout, curve, i, -1);
  double after = get_neighbour_score (layout, curve, i, 1);

  if (before == score && after == score)
    return score >= 0;
  if (before <= score && after <= score)
    return TRUE;
  if (before >= score && after >= score)
    return FALSE;
  return score > 0;
}

void
jw_emotion_make_room (JwEmotion *emotion)
{
  JwLayout *layout = emotion->layout;
  JwSceneRow *row = emotion->build->row;
  double plot = PLOT * layout->unit;
  double near = emotion->marker + LEAD * layout->unit;
  double above = 0;

  for (guint c = 0; c < emotion->curves->len; c++)
    for (guint i = 0; i < layout->n_columns; i++)
      {
        const JwCurveBuild *curve = jw_emotion_curve (emotion, c);
        const JwFeeling *feeling = &curve->feelings[i];
        g_autoptr (JwText) text = NULL;

        if (get_words (feeling) == NULL || !prefers_above (layout, curve, i))
          continue;
        text = shape_quote (emotion, feeling);
        above = MAX (above, jw_text_get_height (text) + near - (2 - feeling->score) / 4 * plot);
      }
  row->score_top = emotion->build->pad + MAX (above, 2 * layout->unit);
  row->score_bottom = row->score_top + plot;
}

static gboolean
overlaps (const JwRect *a, const JwRect *b, double more)
{
  return a->x < b->x + b->width + more && b->x < a->x + a->width + more &&
         a->y < b->y + b->height + more && b->y < a->y + a->height + more;
}

static gboolean
meets_curve (Search *search, const JwCurveBuild *curve, const JwRect *rect)
{
  JwLayout *layout = search->emotion->layout;
  double clear = CLEARANCE * layout->unit;
  double scale = (JW_CURVE_SAMPLES - 1) / layout->column_width;
  double left = rect->x - clear - layout->columns[search->column].x;
  int first = (int)floor (left * scale);
  int last = (int)ceil ((left + rect->width + 2 * clear) * scale);
  const float *samples = curve->samples + search->column * JW_CURVE_SAMPLES;

  for (int i = MAX (first, 0); i <= MIN (last, JW_CURVE_SAMPLES - 1); i++)
    if (samples[i] > rect->y - clear && samples[i] < rect->y + rect->height + clear)
      return TRUE;
  /* Between two samples a steep curve may pass from above to below. */
  for (int i = MAX (first, 0); i < MIN (last, JW_CURVE_SAMPLES - 1); i++)
    if ((samples[i] < rect->y) != (samples[i + 1] < rect->y) && !isnan (samples[i]) &&
        !isnan (samples[i + 1]))
      return TRUE;
  return FALSE;
}

static gboolean
is_free (Search *search, const JwRect *rect)
{
  JwEmotion *emotion = search->emotion;
  double clear = CLEARANCE * emotion->layout->unit;
  double r = emotion->marker;

  for (guint c = 0; c < emotion->curves->len; c++)
    {
      const JwCurveBuild *curve = jw_emotion_curve (emotion, c);
      const JwFeeling *feeling = &curve->feelings[search->column];
      JwRect marker = { feeling->x - r, feeling->y - r, 2 * r, 2 * r };

      if (feeling->has_score && overlaps (rect, &marker, LEAD * 0.9 * emotion->layout->unit))
        return FALSE;
      if (meets_curve (search, curve, rect))
        return FALSE;
    }
  for (guint i = 0; i < search->placed->len; i++)
    if (overlaps (rect, &g_array_index (search->placed, JwRect, i), clear))
      return FALSE;
  return TRUE;
}

static double
get_cost (Search *search, const JwRect *rect, double aside, double away, gboolean other_side)
{
  JwLayout *layout = search->emotion->layout;
  double neutral = jw_emotion_get_y (search->emotion, 0);
  double cost = aside + 1.5 * away;

  if (other_side)
    cost += OTHER_SIDE * layout->unit;
  if (neutral > rect->y - layout->unit && neutral < rect->y + rect->height + layout->unit)
    cost += ON_NEUTRAL_LINE * layout->unit;
  return cost;
}

/* Tries the places on one side of the marker; keeps the cheapest free one in @best. */
static void
search_side (Search *search,
             const JwFeeling *feeling,
             gboolean above,
             gboolean other,
             Quote *quote,
             double *best)
{
  JwEmotion *emotion = search->emotion;
  JwLayout *layout = emotion->layout;
  double step = STEP * layout->unit, near = emotion->marker + LEAD * layout->unit;
  double left = layout->columns[search->column].x;
  double right = left + layout->column_width - quote->rect.width;
  double least_y = emotion->build->pad * 0.6;

  for (int down = 0; down < STEPS_DOWN; down++)
    for (int aside = -STEPS_ASIDE; aside <= STEPS_ASIDE; aside++)
      {
        double x = feeling->x - quote->rect.width / 2 + aside * step;
        JwRect rect = { CLAMP (x, left, MAX (left, right)), 0, quote->rect.width,
                        quote->rect.height };
        double cost;

        rect.y =
            above ? feeling->y - near - rect.height - down * step : feeling->y + near + down * step;
        cost = get_cost (search, &rect, fabs (aside * step), down * step, other);
        if (rect.y >= least_y && cost < *best && is_free (search, &rect))
          {
            *best = cost;
            quote->rect = rect;
          }
      }
}

/* Where nothing is free, the row grows: beneath all that is in the column. */
static void
place_beneath (Search *search, const JwFeeling *feeling, Quote *quote)
{
  JwEmotion *emotion = search->emotion;
  JwLayout *layout = emotion->layout;
  double y = emotion->build->row->score_bottom + emotion->marker + LEAD * layout->unit;
  JwItem *item;

  for (guint i = 0; i < search->placed->len; i++)
    {
      const JwRect *other = &g_array_index (search->placed, JwRect, i);

      y = MAX (y, other->y + other->height + CLEARANCE * layout->unit);
    }
  quote->rect.x = feeling->x - quote->rect.width / 2;
  quote->rect.y = y;
  if (!feeling->has_score)
    return;
  item = jw_group_add (emotion->build->row->over, JW_ITEM_DECORATION, feeling->x,
                       feeling->y + emotion->marker, 0, y - feeling->y - emotion->marker);
  item->shape = JW_SHAPE_LINE;
  item->line = JW_ROLE_MUTED;
  item->line_width = 0.5 * layout->unit;
}

static void
add_quote (Search *search, const JwFeeling *feeling, Quote *quote, double mark)
{
  JwGroup *over = search->emotion->build->row->over;
  double x = quote->rect.x + mark;
  JwItem *item;

  jw_layout_add_quote_marks (search->emotion->layout, over, quote->text, JW_TYPE_QUOTE, x,
                             quote->rect.y, JW_ROLE_INK);
  item = jw_layout_add_text (over, JW_ITEM_QUOTE, quote->text, x, quote->rect.y, JW_ROLE_INK);
  jw_item_set_node (item, jw_node_get_id (feeling->point), JW_POINT_QUOTE);
  g_array_append_val (search->placed, quote->rect);
  search->emotion->bottom = MAX (search->emotion->bottom, quote->rect.y + quote->rect.height);
}

static void
place_quote (Search *search, const JwCurveBuild *curve)
{
  JwLayout *layout = search->emotion->layout;
  const JwFeeling *feeling = &curve->feelings[search->column];
  double mark = jw_layout_get_quote_width (layout, JW_TYPE_QUOTE);
  gboolean above = prefers_above (layout, curve, search->column);
  Quote quote = { 0 };
  double best = G_MAXDOUBLE;

  if (get_words (feeling) == NULL)
    return;
  quote.text = shape_quote (search->emotion, feeling);
  quote.rect.width = jw_text_get_width (quote.text) + 2 * mark;
  quote.rect.height = jw_text_get_height (quote.text);
  search_side (search, feeling, above, FALSE, &quote, &best);
  search_side (search, feeling, !above, TRUE, &quote, &best);
  if (best == G_MAXDOUBLE)
    place_beneath (search, feeling, &quote);
  add_quote (search, feeling, &quote, mark);
}

void
jw_emotion_place_quotes (JwEmotion *emotion)
{
  for (guint i = 0; i < emotion->layout->n_columns; i++)
    {
      Search search = { emotion, i, g_array_new (FALSE, FALSE, sizeof (JwRect)) };

      for (guint c = 0; c < emotion->curves->len; c++)
        place_quote (&search, jw_emotion_curve (emotion, c));
      g_array_unref (search.placed);
    }
}
