#include <glib/gi18n-lib.h>

#include "model/curve.h"
#include "model/edit/commands.h"
#include "model/edit/edit-private.h"
#include "model/error.h"
#include "model/measure.h"
#include "model/point.h"

static JwNode *
find_child_naming (JwNode *parent, JwKind kind, guint property, const char *id)
{
  for (JwNode *child = jw_node_get_first_child (parent, kind); child != NULL;
       child = jw_node_get_next (child))
    if (g_strcmp0 (jw_node_get_string (child, property), id) == 0)
      return child;
  return NULL;
}

/* Always %NULL. */
static JwNode *
refuse_lane (JwNode *lane, const char *pattern, GError **error)
{
  g_autofree char *message = jw_edit_make_label (pattern, jw_lane_get_shown_name (lane));

  g_set_error_literal (error, JW_ERROR, JW_ERROR_NOT_ALLOWED, message);
  return NULL;
}

static JwNode *
find_curve (JwMap *map, JwNode *lane)
{
  return find_child_naming (JW_NODE (map), JW_KIND_CURVE, JW_CURVE_LANE, jw_node_get_id (lane));
}

JwNode *
jw_curve_find_point (JwNode *curve, JwNode *stage)
{
  return find_child_naming (curve, JW_KIND_POINT, JW_POINT_STAGE, jw_node_get_id (stage));
}

JwNode *
jw_map_find_point (JwMap *map, JwNode *lane, JwNode *stage)
{
  JwNode *curve = find_curve (map, lane);

  return curve != NULL ? jw_curve_find_point (curve, stage) : NULL;
}

static JwNode *
insert_curve (JwMap *map, JwNode *lane, GError **error)
{
  JwNode *curve = jw_edit_insert (JW_NODE (map), JW_KIND_CURVE, G_MAXUINT, error);

  if (curve == NULL || !jw_edit_set_string (curve, JW_CURVE_LANE, jw_node_get_id (lane), error))
    return NULL;
  return curve;
}

/* Points stand in the order of their making; the drawing sorts them by stage. @curve may be %NULL:
 * there was an error before. */
static JwNode *
insert_point (JwNode *curve, JwNode *stage, GError **error)
{
  JwNode *point = curve != NULL ? jw_edit_insert (curve, JW_KIND_POINT, G_MAXUINT, error) : NULL;

  if (point == NULL || !jw_edit_set_string (point, JW_POINT_STAGE, jw_node_get_id (stage), error))
    return NULL;
  return point;
}

static gboolean
check_lane (JwNode *lane, GError **error)
{
  if (jw_lane_get_lane_type (lane) == JW_LANE_EMOTION)
    return TRUE;
  refuse_lane (lane, _ ("The lane “%s” shows no feelings. Choose another lane."), error);
  return FALSE;
}

JwNode *
jw_edit_ensure_point (JwMap *map, JwNode *lane, JwNode *stage, GError **error)
{
  JwNode *point = jw_map_find_point (map, lane, stage);
  JwNode *curve;

  if (point != NULL)
    return point;
  if (!check_lane (lane, error))
    return NULL;
  jw_edit_begin (map, _ ("Add feeling"));
  curve = find_curve (map, lane);
  if (curve == NULL)
    curve = insert_curve (map, lane, error);
  point = insert_point (curve, stage, error);
  return jw_edit_finish (map, point != NULL) ? point : NULL;
}

/* In the middle of the curve's scale. */
static JwNode *
insert_neutral (JwNode *curve, JwNode *stage, GError **error)
{
  JwNode *point = insert_point (curve, stage, error);
  double middle;

  if (point == NULL)
    return NULL;
  middle =
      (jw_node_get_number (curve, JW_CURVE_LOW) + jw_node_get_number (curve, JW_CURVE_HIGH)) / 2;
  return jw_edit_set_number (point, JW_POINT_SCORE, middle, error) ? point : NULL;
}

JwNode *
jw_edit_add_point (JwNode *curve, JwNode *stage, GError **error)
{
  JwNode *point = jw_curve_find_point (curve, stage);
  JwMap *map = jw_node_get_map (curve);

  if (point != NULL)
    return point;
  if (!jw_edit_is_on_map (curve, error) || !jw_edit_is_on_map (stage, error))
    return NULL;
  jw_edit_begin (map, _ ("Add feeling"));
  point = insert_neutral (curve, stage, error);
  return jw_edit_finish (map, point != NULL) ? point : NULL;
}

static guint
count_curves (JwNode *lane)
{
  guint n = 0;

  for (JwNode *curve = jw_lane_get_next_in (lane, JW_KIND_CURVE, NULL); curve != NULL;
       curve = jw_lane_get_next_in (lane, JW_KIND_CURVE, curve))
    n++;
  return n;
}

JwNode *
jw_edit_add_curve (JwMap *map, JwNode *lane, JwNode *stage, GError **error)
{
  /* Translators: what a curve of feelings is called until it is given a name */
  g_autofree char *name = g_strdup_printf (_ ("Curve %u"), count_curves (lane) + 1);
  JwNode *curve, *point = NULL;

  if (!check_lane (lane, error))
    return NULL;
  jw_edit_begin (map, _ ("Add curve"));
  curve = insert_curve (map, lane, error);
  if (curve != NULL && jw_edit_set_string (curve, JW_CURVE_NAME, name, error))
    point = insert_neutral (curve, stage, error);
  return jw_edit_finish (map, point != NULL) ? point : NULL;
}

gboolean
jw_edit_set_score (JwMap *map,
                   JwNode *lane,
                   JwNode *stage,
                   double score,
                   gboolean merge,
                   GError **error)
{
  g_autofree char *key =
      merge ? g_strconcat ("score ", jw_node_get_id (lane), " ", jw_node_get_id (stage), NULL)
            : NULL;
  JwNode *point;

  jw_edit_begin_merging (map, _ ("Change feeling"), key);
  point = jw_edit_ensure_point (map, lane, stage, error);
  return jw_edit_finish (map,
                         point != NULL && jw_edit_set_number (point, JW_POINT_SCORE, score, error));
}

JwNode *
jw_map_find_measure (JwMap *map, JwNode *lane, JwNode *stage)
{
  const char *stage_id = jw_node_get_id (stage);

  for (JwNode *measure = jw_node_get_first_child (JW_NODE (map), JW_KIND_MEASURE); measure != NULL;
       measure = jw_node_get_next (measure))
    if (!jw_node_get_boolean (measure, JW_MEASURE_WHOLE) &&
        g_strcmp0 (jw_node_get_string (measure, JW_MEASURE_LANE), jw_node_get_id (lane)) == 0 &&
        g_strcmp0 (jw_node_get_string (measure, JW_MEASURE_STAGE), stage_id) == 0)
      return measure;
  return NULL;
}

JwNode *
jw_edit_ensure_measure (JwMap *map, JwNode *lane, JwNode *stage, GError **error)
{
  JwNode *measure = jw_map_find_measure (map, lane, stage);

  if (measure != NULL)
    return measure;
  if (jw_lane_get_lane_type (lane) != JW_LANE_NUMBERS)
    return refuse_lane (lane, _ ("The lane “%s” shows no numbers. Choose another lane."), error);
  jw_edit_begin (map, _ ("Add number"));
  measure = jw_edit_insert (JW_NODE (map), JW_KIND_MEASURE, G_MAXUINT, error);
  if (!jw_edit_finish (
          map, measure != NULL &&
                   jw_edit_set_string (measure, JW_MEASURE_LANE, jw_node_get_id (lane), error) &&
                   jw_edit_set_string (measure, JW_MEASURE_STAGE, jw_node_get_id (stage), error)))
    return NULL;
  return measure;
}
