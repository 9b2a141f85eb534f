#include <math.h>

#include "model/point.h"
#include "render/layout/emotion-private.h"

/* In units: the height of the plot, and of one without scores, the distance of a quote from its
 * marker and from a curve, and the steps in which a free place is searched. */
#define PLOT 108.0
#define PLOT_IN_WORDS 30.0
#define LEAD 3.0
#define CLEARANCE 3.0
#define STEP 4.0
#define SIGN 3.5
#define STEPS_DOWN 7
#define STEPS_ASIDE 12
/* What a place costs, in units of distance, beside its distance from the preferred one. */
#define OTHER_SIDE 14.0
#define ON_NEUTRAL_LINE 10.0

typedef struct
{
  JwText *text;
  JwRect rect; /* of the text with its marks */
  double lead; /* before it, where it has the sign of its curve */
} Quote;

/* The quotes of one column, as only those can meet. */
typedef struct
{
  JwEmotion *emotion;
  guint column;
  GArray *placed; /* JwRect */
} Search;

/* What the sign of its curve takes before a quote. One curve needs none. */
static double
get_sign_width (JwEmotion *emotion)
{
  return emotion->curves->len > 1 ? (2 * SIGN + LEAD) * emotion->layout->unit : 0;
}

static JwText *
shape_quote (JwEmotion *emotion, const JwFeeling *feeling)
{
  JwLayout *layout = emotion->layout;
  double marks = 2 * jw_layout_get_quote_width (layout, JW_TYPE_QUOTE);

  return jw_layout_text (layout, jw_feeling_get_quote (feeling), JW_TYPE_QUOTE,
                         layout->columns[feeling->column].width - marks - get_sign_width (emotion));
}

static double
get_neighbour_score (const JwCurveBuild *curve, guint i, int step)
{
  guint other = i + (guint)step; /* wraps below 0, past the end */

  if (other >= curve->n_feelings || !curve->feelings[other].has_score)
    return curve->feelings[i].score;
  return curve->feelings[other].score;
}

/* A quote stands over a high and under a low, where the curve bends away from it. */
static gboolean
prefers_above (const JwCurveBuild *curve, guint i)
{
  double score = curve->feelings[i].score;
  double before = get_neighbour_score (curve, i, -1);
  double after = get_neighbour_score (curve, i, 1);

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
  double plot = (emotion->in_words ? PLOT_IN_WORDS : PLOT) * layout->unit;
  double near = emotion->marker + LEAD * layout->unit;
  double above = 0;

  for (guint c = 0; c < emotion->curves->len; c++)
    for (guint i = 0; i < jw_emotion_curve (emotion, c)->n_feelings; i++)
      {
        const JwCurveBuild *curve = jw_emotion_curve (emotion, c);
        const JwFeeling *feeling = &curve->feelings[i];
        g_autoptr (JwText) text = NULL;

        if (jw_feeling_get_quote (feeling) == NULL || !prefers_above (curve, i))
          continue;
        text = shape_quote (emotion, feeling);
        above = MAX (above, jw_text_get_height (text) + near - (2 - feeling->score) / 4 * plot);
      }
  row->score_top = emotion->build->top + MAX (above, 2 * layout->unit);
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
  double scale = (JW_CURVE_SAMPLES - 1) / layout->columns[search->column].width;
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
meets_marker (Search *search, const JwCurveBuild *curve, const JwRect *rect)
{
  JwEmotion *emotion = search->emotion;
  double r = emotion->marker;

  for (guint i = 0; i < curve->n_feelings; i++)
    {
      const JwFeeling *feeling = &curve->feelings[i];
      JwRect marker = { feeling->x - r, feeling->y - r, 2 * r, 2 * r };

      if (feeling->column == search->column && jw_feeling_has_mark (feeling) &&
          overlaps (rect, &marker, LEAD * 0.9 * emotion->layout->unit))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_free (Search *search, const JwRect *rect)
{
  JwEmotion *emotion = search->emotion;
  double clear = CLEARANCE * emotion->layout->unit;

  for (guint c = 0; c < emotion->curves->len; c++)
    {
      const JwCurveBuild *curve = jw_emotion_curve (emotion, c);

      if (meets_marker (search, curve, rect) || meets_curve (search, curve, rect))
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

static double
clamp_to_column (Search *search, double x, double width)
{
  JwLayout *layout = search->emotion->layout;
  double left = layout->columns[search->column].x;
  double right = left + layout->columns[search->column].width - width;

  return CLAMP (x, left, MAX (left, right));
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
  double least_y = emotion->build->top - emotion->build->pad * 0.4;

  for (int down = 0; down < STEPS_DOWN; down++)
    for (int aside = -STEPS_ASIDE; aside <= STEPS_ASIDE; aside++)
      {
        double x = feeling->x - quote->rect.width / 2 + aside * step;
        JwRect rect = { clamp_to_column (search, x, quote->rect.width), 0, quote->rect.width,
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

/* The marker of its curve before a quote that stands far from it. */
static void
add_sign (JwEmotion *emotion, const JwCurveBuild *curve, const Quote *quote)
{
  double radius = SIGN * emotion->layout->unit;
  JwItem *item = jw_layout_add_marker (
      emotion->layout, emotion->build->row->over, JW_ITEM_DECORATION, curve->number,
      quote->rect.x + radius, quote->rect.y + jw_text_get_first_baseline (quote->text) * 0.75,
      radius);

  item->line = curve->role;
  item->own = curve->own;
}

/* Where nothing is free, the row grows: beneath all that is in the column. */
static void
place_beneath (Search *search, const JwCurveBuild *curve, const JwFeeling *feeling, Quote *quote)
{
  JwEmotion *emotion = search->emotion;
  JwLayout *layout = emotion->layout;
  double y = emotion->build->row->score_bottom + emotion->marker + LEAD * layout->unit;

  for (guint i = 0; i < search->placed->len; i++)
    {
      const JwRect *other = &g_array_index (search->placed, JwRect, i);

      y = MAX (y, other->y + other->height + CLEARANCE * layout->unit);
    }
  quote->lead = get_sign_width (emotion);
  quote->rect.width += quote->lead;
  quote->rect.x = clamp_to_column (search, feeling->x - quote->rect.width / 2, quote->rect.width);
  quote->rect.y = y;
  if (quote->lead > 0)
    add_sign (emotion, curve, quote);
}

/* Where there is room; then the place is taken. */
static void
find_place (Search *search,
            const JwCurveBuild *curve,
            const JwFeeling *feeling,
            gboolean above,
            Quote *quote)
{
  double best = G_MAXDOUBLE;

  quote->rect.width += jw_text_get_width (quote->text);
  quote->rect.height = jw_text_get_height (quote->text);
  search_side (search, feeling, above, FALSE, quote, &best);
  search_side (search, feeling, !above, TRUE, quote, &best);
  if (best == G_MAXDOUBLE)
    place_beneath (search, curve, feeling, quote);
  g_array_append_val (search->placed, quote->rect);
  search->emotion->bottom = MAX (search->emotion->bottom, quote->rect.y + quote->rect.height);
}

static void
place_quote (Search *search, const JwCurveBuild *curve, const JwFeeling *feeling, gboolean above)
{
  JwEmotion *emotion = search->emotion;
  JwGroup *over = emotion->build->row->over;
  double mark = jw_layout_get_quote_width (emotion->layout, JW_TYPE_QUOTE);
  Quote quote = { shape_quote (emotion, feeling), { .width = 2 * mark } };
  JwItem *item;
  double x;

  find_place (search, curve, feeling, above, &quote);
  x = quote.rect.x + quote.lead + mark;
  jw_layout_add_quote_marks (emotion->layout, over, quote.text, JW_TYPE_QUOTE, x, quote.rect.y,
                             JW_ROLE_INK);
  item = jw_layout_add_text (over, JW_ITEM_QUOTE, quote.text, x, quote.rect.y, JW_ROLE_INK);
  jw_item_set_node (item, jw_node_get_id (feeling->point), JW_POINT_QUOTE);
}

/* A text of no length where a quote would stand, so that one can be typed on the sheet. */
static void
offer_quote (Search *search, const JwFeeling *feeling, gboolean above)
{
  JwEmotion *emotion = search->emotion;
  JwLayout *layout = emotion->layout;
  JwText *text = jw_layout_text (layout, "", JW_TYPE_QUOTE, -1);
  double near = emotion->marker + LEAD * layout->unit;
  double y = feeling->y - near - jw_text_get_height (text);
  JwItem *item;

  if (!above || y < emotion->build->top - emotion->build->pad * 0.4)
    y = feeling->y + near;
  item = jw_layout_add_text (emotion->build->row->over, JW_ITEM_QUOTE, text, feeling->x, y,
                             JW_ROLE_INK);
  jw_item_set_node (item, jw_node_get_id (feeling->point), JW_POINT_QUOTE);
}

static void
place_word (Search *search, const JwCurveBuild *curve, const JwFeeling *feeling, gboolean above)
{
  JwLayout *layout = search->emotion->layout;
  Quote quote = { jw_layout_text (layout, jw_feeling_get_word (feeling), JW_TYPE_FEELING,
                                  layout->columns[search->column].width -
                                      get_sign_width (search->emotion)),
                  { 0 } };

  find_place (search, curve, feeling, above, &quote);
  jw_layout_add_text (search->emotion->build->row->over, JW_ITEM_DECORATION, quote.text,
                      quote.rect.x + quote.lead, quote.rect.y, JW_ROLE_INK);
}

static void
place_words_of (Search *search, const JwCurveBuild *curve)
{
  for (guint i = 0; i < curve->n_feelings; i++)
    {
      const JwFeeling *feeling = &curve->feelings[i];
      gboolean above = prefers_above (curve, i), has_quote = jw_feeling_get_quote (feeling) != NULL;

      if (feeling->column != search->column)
        continue;
      if (has_quote)
        place_quote (search, curve, feeling, above);
      else
        offer_quote (search, feeling, above);
      if (jw_feeling_get_word (feeling) != NULL)
        place_word (search, curve, feeling, has_quote ? !above : above);
    }
}

void
jw_emotion_place_quotes (JwEmotion *emotion)
{
  for (guint i = 0; i < emotion->layout->n_columns; i++)
    {
      Search search = { emotion, i, g_array_new (FALSE, FALSE, sizeof (JwRect)) };

      for (guint c = 0; c < emotion->curves->len; c++)
        place_words_of (&search, jw_emotion_curve (emotion, c));
      g_array_unref (search.placed);
    }
}
