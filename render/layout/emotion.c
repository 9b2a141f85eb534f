#include <math.h>

#include "model/curve.h"
#include "model/persona.h"
#include "model/point.h"
#include "render/layout/emotion-private.h"

/* In units: the radius of a marker. */
#define MARKER 5.5

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

static void
read_point (JwEmotion *emotion, JwCurveBuild *curve, JwNode *point)
{
  JwLayout *layout = emotion->layout;
  int column = jw_layout_find_column (layout, jw_node_get_string (point, JW_POINT_STAGE));
  JwFeeling *feeling;

  if (column < 0 || curve->feelings[column].point != NULL)
    return;
  feeling = &curve->feelings[column];
  feeling->point = point;
  feeling->has_score = jw_node_has (point, JW_POINT_SCORE);
  if (feeling->has_score)
    feeling->score = find_score (curve->curve, jw_node_get_number (point, JW_POINT_SCORE));
  feeling->dash = find_dash (point);
}

static void
read_curve (JwEmotion *emotion, JwNode *node)
{
  JwLayout *layout = emotion->layout;
  JwCurveBuild curve = { .curve = node, .number = emotion->curves->len };
  guint n = jw_node_get_n_children (node, JW_KIND_POINT);

  curve.feelings = g_new0 (JwFeeling, layout->n_columns + 1);
  curve.samples = g_new (float, layout->n_columns *JW_CURVE_SAMPLES + 1);
  for (guint i = 0; i < layout->n_columns * JW_CURVE_SAMPLES; i++)
    curve.samples[i] = NAN;
  for (guint i = 0; i < n; i++)
    read_point (emotion, &curve, jw_node_get_child (node, JW_KIND_POINT, i));
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

static const char *
find_name (JwEmotion *emotion, JwNode *curve)
{
  const char *name = jw_node_get_string (curve, JW_CURVE_NAME);
  const char *persona_id = jw_node_get_string (curve, JW_CURVE_PERSONA);
  JwNode *persona =
      name == NULL && persona_id != NULL ? jw_map_find (emotion->layout->map, persona_id) : NULL;

  if (persona != NULL && jw_node_get_kind (persona) == JW_KIND_PERSONA)
    return jw_node_get_string (persona, JW_PERSONA_NAME);
  return name;
}

/* One curve needs no name; of several the rail says which is which. */
static void
name_curves (JwEmotion *emotion)
{
  JwRowBuild *build = emotion->build;

  if (emotion->curves->len < 2)
    return;
  build->n_legend = MIN (emotion->curves->len, JW_MAX_LEGEND);
  for (guint i = 0; i < build->n_legend; i++)
    build->legend[i] = find_name (emotion, jw_emotion_curve (emotion, i)->curve);
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
    for (guint i = 0; i < layout->n_columns; i++)
      {
        JwFeeling *feeling = &jw_emotion_curve (emotion, c)->feelings[i];

        feeling->x = layout->columns[i].x + layout->column_width / 2;
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
  double x = layout->margin + layout->rail_width - 7 * layout->unit - jw_text_get_width (text) / 2;
  double y = jw_emotion_get_y (emotion, score) - jw_text_get_height (text) / 2;

  jw_layout_add_text (emotion->build->row->over, JW_ITEM_DECORATION, text, x, y, role);
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
  name_curves (&emotion);
  jw_emotion_make_room (&emotion);
  place_feelings (&emotion);
  jw_emotion_draw_areas (&emotion);
  add_neutral_line (&emotion);
  jw_emotion_draw_curves (&emotion);
  add_sign (&emotion, "+", 2, JW_ROLE_POSITIVE);
  add_sign (&emotion, "–", -2, JW_ROLE_NEGATIVE);
  emotion.bottom = build->row->score_bottom;
  jw_emotion_place_quotes (&emotion);
  build->bottom = MAX (build->bottom, emotion.bottom);
  g_array_unref (emotion.curves);
}
