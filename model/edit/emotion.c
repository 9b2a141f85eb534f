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
jw_map_find_point (JwMap *map, JwNode *lane, JwNode *stage)
{
  JwNode *curve = find_curve (map, lane);

  if (curve == NULL)
    return NULL;
  return find_child_naming (curve, JW_KIND_POINT, JW_POINT_STAGE, jw_node_get_id (stage));
}

/* Points stand in the order of their making; the drawing sorts them by stage. */
static JwNode *
insert_point (JwMap *map, JwNode *lane, JwNode *stage, GError **error)
{
  JwNode *curve = find_curve (map, lane);
  JwNode *point;

  if (curve == NULL)
    {
      curve = jw_edit_insert (JW_NODE (map), JW_KIND_CURVE, G_MAXUINT, error);
      if (curve == NULL || !jw_edit_set_string (curve, JW_CURVE_LANE, jw_node_get_id (lane), error))
        return NULL;
    }
  point = jw_edit_insert (curve, JW_KIND_POINT, G_MAXUINT, error);
  if (point == NULL || !jw_edit_set_string (point, JW_POINT_STAGE, jw_node_get_id (stage), error))
    return NULL;
  return point;
}

JwNode *
jw_edit_ensure_point (JwMap *map, JwNode *lane, JwNode *stage, GError **error)
{
  JwNode *point = jw_map_find_point (map, lane, stage);

  if (point != NULL)
    return point;
  if (jw_lane_get_lane_type (lane) != JW_LANE_EMOTION)
    return refuse_lane (lane, _ ("The lane “%s” shows no feelings. Choose another lane."), error);
  jw_edit_begin (map, _ ("Add feeling"));
  point = insert_point (map, lane, stage, error);
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
