#pragma once

#include "render/curve-shape.h"
#include "render/layout/layout-private.h"

G_BEGIN_DECLS

/* How many places of each column are looked at to keep quotes clear of curves. */
#define JW_CURVE_SAMPLES 40

/**
 * JwFeeling:
 *
 * A point of a curve on the sheet; @y is the height of its marker. Without a score it has an open
 * mark on the neutral line, if there are words to stand beside it.
 */
typedef struct
{
  JwNode *point;
  guint column;
  double at; /* in the column, from 0 to 1 */
  gboolean has_score;
  double score;
  double x, y;
  JwDash dash;
} JwFeeling;

/**
 * JwCurveBuild:
 *
 * One curve of a lane while it is made. Heights are from the row's top.
 */
typedef struct
{
  JwNode *curve;
  guint number;        /* among the curves of the lane, from 0 */
  JwRole role;         /* of the line */
  guint32 own;         /* 0xrrggbb, where that is JW_ROLE_OWN */
  JwFeeling *feelings; /* from left to right */
  guint n_feelings;
  float *samples; /* JW_CURVE_SAMPLES heights a column, NaN where there is no curve */
} JwCurveBuild;

/**
 * JwEmotion:
 *
 * An emotion lane while it is made.
 */
typedef struct
{
  JwRowBuild *build;
  JwLayout *layout;
  GArray *curves;    /* JwCurveBuild */
  double marker;     /* the radius of a marker */
  double bottom;     /* of the plot and what is placed in it */
  gboolean in_words; /* nothing is scored, all is said */
} JwEmotion;

/* What is said of a feeling, or %NULL. */
const char *jw_feeling_get_quote (const JwFeeling *feeling);
const char *jw_feeling_get_word (const JwFeeling *feeling);
/* Whether something is drawn where it stands. */
gboolean jw_feeling_has_mark (const JwFeeling *feeling);

/* The height of a score from -2 to 2, in points from the row's top. */
double jw_emotion_get_y (JwEmotion *emotion, double score);
#define jw_emotion_curve(emotion, i) (&g_array_index ((emotion)->curves, JwCurveBuild, i))

/* Sets the row's heights of the scores so that each quote finds room on its preferred side. */
void jw_emotion_make_room (JwEmotion *emotion);
/* What lies between the curve and the neutral line, where there is one curve. */
void jw_emotion_draw_areas (JwEmotion *emotion);
/* Curves and markers; fills the samples. */
void jw_emotion_draw_curves (JwEmotion *emotion);
/* Places the quotes clear of every curve, marker and other quote. */
void jw_emotion_place_quotes (JwEmotion *emotion);

G_END_DECLS
