#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/card.h"
#include "model/curve.h"
#include "model/persona.h"
#include "model/point.h"
#include "render/layout/emotion-private.h"
#include "render/layout/funnel.h"
#include "render/layout/words.h"
#include "render/sight.h"

/* In units: the radius of a marker. */
#define MARKER 5.5
/* What a line must stand out by from all that may lie under it, and how many times a colour is
 * moved towards ink by a part for that. */
#define LINE_CONTRAST 3.02
#define MAX_MOVES 100
#define MOVE 0.04

/* The lines that say how well a feeling is known: guessed, partly known, researched. What nobody
 * has judged is drawn as it is told: solid. */
static JwDash
find_dash (JwNode *point)
{
  switch (jw_node_get_choice (point, JW_POINT_EVIDENCE))
    {
    case 0:
      return JW_DASH_DOTTED;
    case 1:
      return JW_DASH_DASHED;
    default:
      return JW_DASH_SOLID;
    }
}

/* On the common scale, -2 to 2, whatever the curve's own. */
static double
find_score (JwNode *curve, double own)
{
  double low = jw_node_get_number (curve, JW_CURVE_LOW);
  double high = jw_node_get_number (curve, JW_CURVE_HIGH);

  if (high <= low)
    return CLAMP (own, -2, 2);
  return CLAMP (4 * (own - low) / (high - low) - 2, -2, 2);
}

const char *
jw_feeling_get_quote (const JwFeeling *feeling)
{
  const char *quote = jw_node_get_string (feeling->point, JW_POINT_QUOTE);

  return quote != NULL && *quote != '\0' ? quote : NULL;
}

const char *
jw_feeling_get_word (const JwFeeling *feeling)
{
  const char *word = jw_node_get_string (feeling->point, JW_POINT_WORD);

  return word != NULL && *word != '\0' ? word : NULL;
}

gboolean
jw_feeling_has_mark (const JwFeeling *feeling)
{
  return feeling->has_score || jw_feeling_get_quote (feeling) != NULL ||
         jw_feeling_get_word (feeling) != NULL;
}

/* Where in its column a point stands: at its step, or that of its card. */
static double
find_position (JwLayout *layout, JwNode *point)
{
  const char *card_id = jw_node_get_string (point, JW_POINT_CARD);
  const char *step_id = jw_node_get_string (point, JW_POINT_STEP);
  JwNode *card = card_id != NULL ? jw_map_find (layout->map, card_id) : NULL;
  JwNode *step, *stage;

  if (step_id == NULL && card != NULL && jw_node_get_kind (card) == JW_KIND_CARD)
    step_id = jw_node_get_string (card, JW_CARD_STEP);
  step = step_id != NULL ? jw_map_find (layout->map, step_id) : NULL;
  stage =
      step != NULL && jw_node_get_kind (step) == JW_KIND_STEP ? jw_node_get_parent (step) : NULL;
  if (stage == NULL ||
      g_strcmp0 (jw_node_get_id (stage), jw_node_get_string (point, JW_POINT_STAGE)) != 0)
    return 0.5;
  return (jw_node_get_position (step) + 0.5) / jw_node_get_n_children (stage, JW_KIND_STEP);
}

static void
read_point (JwEmotion *emotion, JwCurveBuild *curve, JwNode *point)
{
  JwLayout *layout = emotion->layout;
  int column = jw_layout_find_column (layout, jw_node_get_string (point, JW_POINT_STAGE));
  JwFeeling *feeling;

  if (column < 0)
    return;
  feeling = &curve->feelings[curve->n_feelings++];
  feeling->point = point;
  feeling->column = (guint)column;
  feeling->at = find_position (layout, point);
  feeling->has_score = jw_node_has (point, JW_POINT_SCORE);
  if (feeling->has_score)
    feeling->score = find_score (curve->curve, jw_node_get_number (point, JW_POINT_SCORE));
  feeling->dash = find_dash (point);
}

static int
compare_feelings_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const JwFeeling *first = a, *second = b;

  if (first->column != second->column)
    return first->column < second->column ? -1 : 1;
  return (first->at > second->at) - (first->at < second->at);
}

/* Points of one column that would stand on each other share its width. */
static void
spread_feelings (JwCurveBuild *curve)
{
  for (guint first = 0, end; first < curve->n_feelings; first = end)
    {
      gboolean meet = FALSE;

      for (end = first + 1;
           end < curve->n_feelings && curve->feelings[end].column == curve->feelings[first].column;
           end++)
        meet = meet || curve->feelings[end].at - curve->feelings[end - 1].at < 0.1;
      for (guint i = first; meet && i < end; i++)
        curve->feelings[i].at = (i - first + 0.5) / (end - first);
    }
}

/* Moves a colour towards ink until a line in it is seen on the paper and on the areas. */
static void
correct_line (const JwTheme *theme, JwColor *color)
{
  static const JwRole grounds[] = { JW_ROLE_PAPER, JW_ROLE_POSITIVE_AREA, JW_ROLE_NEGATIVE_AREA };
  JwColor ink, ground;
  gboolean seen = FALSE;

  jw_theme_get_color (theme, JW_ROLE_INK, &ink);
  for (guint i = 0; !seen && i < MAX_MOVES; i++)
    {
      seen = TRUE;
      for (guint j = 0; j < G_N_ELEMENTS (grounds); j++)
        {
          jw_theme_get_color (theme, grounds[j], &ground);
          seen = seen && jw_sight_get_least_contrast (color, &ground) >= LINE_CONTRAST &&
                 jw_color_get_contrast (color, &ground) >= LINE_CONTRAST;
        }
      if (seen)
        break;
      color->red += MOVE * (ink.red - color->red);
      color->green += MOVE * (ink.green - color->green);
      color->blue += MOVE * (ink.blue - color->blue);
    }
}

static JwNode *
find_persona (JwEmotion *emotion, JwNode *curve)
{
  const char *id = jw_node_get_string (curve, JW_CURVE_PERSONA);
  JwNode *persona = id != NULL ? jw_map_find (emotion->layout->map, id) : NULL;

  return persona != NULL && jw_node_get_kind (persona) == JW_KIND_PERSONA ? persona : NULL;
}

/* Its own colour, or its persona's, where the theme takes such. */
static void
color_curve (JwEmotion *emotion, JwCurveBuild *curve)
{
  JwNode *persona = find_persona (emotion, curve->curve);
  const char *own = jw_node_get_string (curve->curve, JW_CURVE_COLOR);
  JwColor color;

  curve->role = curve->number == 0 ? JW_ROLE_INK : JW_ROLE_MUTED;
  if (own == NULL && persona != NULL)
    own = jw_node_get_string (persona, JW_PERSONA_COLOR);
  if (!emotion->layout->theme->is_filled || !jw_color_parse (own, &color))
    return;
  correct_line (emotion->layout->theme, &color);
  curve->role = JW_ROLE_OWN;
  curve->own = jw_color_pack (&color);
}

static void
read_curve (JwEmotion *emotion, JwNode *node)
{
  JwLayout *layout = emotion->layout;
  JwCurveBuild curve = { .curve = node, .number = emotion->curves->len };
  guint n = jw_node_get_n_children (node, JW_KIND_POINT);

  curve.feelings = g_new0 (JwFeeling, n + 1);
  curve.samples = g_new (float, layout->n_columns *JW_CURVE_SAMPLES + 1);
  for (guint i = 0; i < layout->n_columns * JW_CURVE_SAMPLES; i++)
    curve.samples[i] = NAN;
  for (guint i = 0; i < n; i++)
    read_point (emotion, &curve, jw_node_get_child (node, JW_KIND_POINT, i));
  g_qsort_with_data (curve.feelings, (int)curve.n_feelings, sizeof (JwFeeling), compare_feelings_cb,
                     NULL);
  spread_feelings (&curve);
  color_curve (emotion, &curve);
  g_array_append_val (emotion->curves, curve);
}

static void
read_curves (JwEmotion *emotion)
{
  JwNode *map = JW_NODE (emotion->layout->map);
  const char *lane_id = jw_node_get_id (emotion->build->lane);
  guint n = jw_node_get_n_children (map, JW_KIND_CURVE);

  for (guint i = 0; i < n; i++)
    {
      JwNode *node = jw_node_get_child (map, JW_KIND_CURVE, i);

      if (g_strcmp0 (jw_node_get_string (node, JW_CURVE_LANE), lane_id) == 0)
        read_curve (emotion, node);
    }
}

static void
clear_curve (gpointer data)
{
  JwCurveBuild *curve = data;

  g_free (curve->feelings);
  g_free (curve->samples);
}

/* What the journey feels like in all: score, word and quote. */
static void
append_all (GString *words, JwNode *curve)
{
  const char *quote = jw_node_get_string (curve, JW_CURVE_QUOTE);
  g_autofree char *score = jw_node_has (curve, JW_CURVE_SCORE)
                               ? jw_funnel_format_value (jw_node_get_number (curve, JW_CURVE_SCORE))
                               : NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *part = NULL;

  jw_words_append (all, jw_node_get_string (curve, JW_CURVE_WORD));
  jw_words_append (all, score);
  jw_words_append (all, quote);
  if (all->len == 0)
    return;
  /* Translators: how the whole journey feels */
  part = g_strdup_printf (_ ("in all: %s"), all->str);
  jw_words_append (words, part);
}

/* "from 1 to 10", where it is not the one that all maps have; else %NULL. */
static char *
describe_scale (JwNode *curve)
{
  g_autofree char *low = jw_funnel_format_value (jw_node_get_number (curve, JW_CURVE_LOW));
  g_autofree char *high = jw_funnel_format_value (jw_node_get_number (curve, JW_CURVE_HIGH));

  if (!jw_node_has (curve, JW_CURVE_LOW) && !jw_node_has (curve, JW_CURVE_HIGH))
    return NULL;
  /* Translators: the lowest and the highest score */
  return g_strdup_printf (_ ("from %s to %s"), low, high);
}

/* Where all curves have one scale, the rail tells it once. */
static gboolean
have_one_scale (JwEmotion *emotion)
{
  JwNode *first = emotion->curves->len > 0 ? jw_emotion_curve (emotion, 0)->curve : NULL;

  for (guint i = 1; i < emotion->curves->len; i++)
    {
      JwNode *curve = jw_emotion_curve (emotion, i)->curve;

      if (jw_node_get_number (curve, JW_CURVE_LOW) != jw_node_get_number (first, JW_CURVE_LOW) ||
          jw_node_get_number (curve, JW_CURVE_HIGH) != jw_node_get_number (first, JW_CURVE_HIGH))
        return FALSE;
    }
  return first != NULL;
}

static void
note_scale (JwEmotion *emotion)
{
  g_autofree char *scale =
      have_one_scale (emotion) ? describe_scale (jw_emotion_curve (emotion, 0)->curve) : NULL;

  /* Translators: "from 1 to 10", of scores */
  if (scale != NULL)
    emotion->build->rail_note = g_strdup_printf (_ ("Scores %s"), scale);
}

static char *
describe_curve (JwEmotion *emotion, JwNode *curve, gboolean with_name)
{
  g_autofree char *scale = have_one_scale (emotion) ? NULL : describe_scale (curve);
  const char *name = jw_node_get_string (curve, JW_CURVE_NAME);
  const char *state = jw_node_get_string (curve, JW_CURVE_STATE);
  JwNode *persona = find_persona (emotion, curve);
  GString *words = g_string_new (NULL);

  if (with_name && (name != NULL || persona != NULL))
    jw_words_append (words, name != NULL ? name : jw_node_get_string (persona, JW_PERSONA_NAME));
  if (state != NULL)
    jw_words_append (
        words, jw_property_choice_label (jw_node_get_property_row (curve, JW_CURVE_STATE), state));
  jw_words_append (words, scale);
  append_all (words, curve);
  return g_string_free (words, FALSE);
}

/* One curve needs no name; of several the rail says which is which. */
static void
name_curves (JwEmotion *emotion)
{
  JwRowBuild *build = emotion->build;
  guint n = MIN (emotion->curves->len, JW_MAX_LEGEND);

  for (guint i = 0; i < n; i++)
    {
      const JwCurveBuild *curve = jw_emotion_curve (emotion, i);
      JwCurveLabel *label = &build->legend[i];

      label->words = describe_curve (emotion, curve->curve, n > 1);
      label->role = curve->role;
      label->own = curve->own;
    }
  build->n_legend = n > 1 || (n == 1 && *build->legend[0].words != '\0') ? n : 0;
}

double
jw_emotion_get_y (JwEmotion *emotion, double score)
{
  JwSceneRow *row = emotion->build->row;

  return row->score_top + (2 - score) / 4 * (row->score_bottom - row->score_top);
}

static void
place_feelings (JwEmotion *emotion)
{
  JwLayout *layout = emotion->layout;

  for (guint c = 0; c < emotion->curves->len; c++)
    for (guint i = 0; i < jw_emotion_curve (emotion, c)->n_feelings; i++)
      {
        JwFeeling *feeling = &jw_emotion_curve (emotion, c)->feelings[i];

        feeling->x = layout->columns[feeling->column].x +
                     feeling->at * layout->columns[feeling->column].width;
        feeling->y = jw_emotion_get_y (emotion, feeling->score);
      }
}

static void
add_neutral_line (JwEmotion *emotion)
{
  JwLayout *layout = emotion->layout;
  double left = layout->margin + layout->rail_width;
  JwItem *item =
      jw_group_add (emotion->build->row->over, JW_ITEM_DECORATION, left,
                    jw_emotion_get_y (emotion, 0), layout->width - layout->margin - left, 0);

  item->shape = JW_SHAPE_LINE;
  item->line = JW_ROLE_LINE;
  item->line_width = JW_CARD_LINE * layout->unit;
  item->dash = JW_DASH_FINE;
}

static void
add_sign (JwEmotion *emotion, const char *sign, double score, JwRole role)
{
  JwLayout *layout = emotion->layout;
  JwText *text = jw_layout_text (layout, sign, JW_TYPE_SIGN, -1);
  double x = layout->margin + layout->rail_width - layout->gap - layout->unit -
             jw_text_get_width (text) / 2;
  double y = jw_emotion_get_y (emotion, score) - jw_text_get_height (text) / 2;

  jw_layout_add_text (emotion->build->row->over, JW_ITEM_DECORATION, text, x, y, role);
}

static gboolean
is_in_words (JwEmotion *emotion)
{
  guint n_words = 0;

  for (guint c = 0; c < emotion->curves->len; c++)
    for (guint i = 0; i < jw_emotion_curve (emotion, c)->n_feelings; i++)
      {
        if (jw_emotion_curve (emotion, c)->feelings[i].has_score)
          return FALSE;
        n_words++;
      }
  return n_words > 0;
}

void
jw_layout_emotion (JwRowBuild *build)
{
  JwEmotion emotion = { .build = build, .layout = build->layout };

  emotion.curves = g_array_new (FALSE, FALSE, sizeof (JwCurveBuild));
  g_array_set_clear_func (emotion.curves, clear_curve);
  emotion.marker = MARKER * build->layout->unit;
  if (!build->layout->theme->is_blank)
    read_curves (&emotion);
  emotion.in_words = is_in_words (&emotion);
  name_curves (&emotion);
  note_scale (&emotion);
  jw_emotion_make_room (&emotion);
  place_feelings (&emotion);
  jw_emotion_draw_areas (&emotion);
  add_neutral_line (&emotion);
  jw_emotion_draw_curves (&emotion);
  if (!emotion.in_words)
    {
      add_sign (&emotion, "+", 2, JW_ROLE_POSITIVE);
      add_sign (&emotion, "–", -2, JW_ROLE_NEGATIVE);
    }
  emotion.bottom = build->row->score_bottom;
  jw_emotion_place_quotes (&emotion);
  build->bottom = MAX (build->bottom, emotion.bottom);
  g_array_unref (emotion.curves);
}
