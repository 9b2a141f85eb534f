#include <glib/gi18n-lib.h>

#include "model/card.h"
#include "model/curve.h"
#include "model/edit/commands.h"
#include "model/edit/edit-private.h"
#include "model/error.h"
#include "model/measure.h"

/* The property by which a card, a curve or a number names its lane; -1 for what stands in none. */
static int
get_lane_property (JwKind kind)
{
  switch ((int)kind)
    {
    case JW_KIND_CARD:
      return JW_CARD_LANE;
    case JW_KIND_CURVE:
      return JW_CURVE_LANE;
    case JW_KIND_MEASURE:
      return JW_MEASURE_LANE;
    default:
      return -1;
    }
}

JwNode *
jw_lane_get_next_in (JwNode *lane, JwKind kind, JwNode *after)
{
  guint property = (guint)get_lane_property (kind);
  const char *id = jw_node_get_id (lane);
  JwNode *node = after != NULL ? jw_node_get_next (after)
                               : jw_node_get_first_child (JW_NODE (jw_node_get_map (lane)), kind);

  while (node != NULL && g_strcmp0 (jw_node_get_string (node, property), id) != 0)
    node = jw_node_get_next (node);
  return node;
}

static guint
count_in (JwNode *lane, JwKind kind)
{
  guint n = 0;

  for (JwNode *node = jw_lane_get_next_in (lane, kind, NULL); node != NULL;
       node = jw_lane_get_next_in (lane, kind, node))
    n++;
  return n;
}

/* A user would look in vain for what a lane has and does not show. */
static gboolean
check_lane_type (JwNode *lane, JwLaneType type, GError **error)
{
  static const JwKind kinds[] = { JW_KIND_CARD, JW_KIND_CURVE, JW_KIND_MEASURE };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] != jw_lane_type_get_content (type))
      n += count_in (lane, kinds[i]);
  if (n == 0)
    return TRUE;
  g_set_error (error, JW_ERROR, JW_ERROR_NOT_ALLOWED,
               g_dngettext (GETTEXT_PACKAGE,
                            /* Translators: a lane, how much is in it, and a type of lane */
                            "The lane “%s” has %u thing that a lane of the type “%s” does not "
                            "show. Move it to another lane or delete it first.",
                            "The lane “%s” has %u things that a lane of the type “%s” does not "
                            "show. Move them to another lane or delete them first.",
                            n),
               jw_lane_get_shown_name (lane), n, _ (jw_lane_types[type].label));
  return FALSE;
}

static gboolean
check_lane (JwNode *node, JwNode *lane, GError **error)
{
  JwLaneType type = jw_lane_get_lane_type (lane);
  JwKind kind = jw_node_get_kind (node);

  if (jw_lane_type_get_content (type) == kind)
    return TRUE;
  /* Translators: the name of a lane, then its type ("Numbers") */
  g_set_error (error, JW_ERROR, JW_ERROR_NOT_ALLOWED,
               _ ("The lane “%s”, of the type “%s”, does not show this. Choose another lane."),
               jw_lane_get_shown_name (lane), _ (jw_lane_types[type].label));
  return FALSE;
}

/* Curves without a point are seen nowhere, so they are no reason to refuse. */
static gboolean
remove_empty_curves (JwNode *lane, GError **error)
{
  for (JwNode *next, *curve = jw_lane_get_next_in (lane, JW_KIND_CURVE, NULL); curve != NULL;
       curve = next)
    {
      next = jw_lane_get_next_in (lane, JW_KIND_CURVE, curve);
      if (jw_node_get_n_children (curve, JW_KIND_POINT) == 0 && !jw_edit_remove (curve, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
jw_edit_prepare_place (JwNode *node, guint property, const char *value, GError **error)
{
  int type = -1;
  JwNode *lane;

  if (jw_node_get_kind (node) == JW_KIND_LANE)
    {
      if (property == JW_LANE_TYPE)
        type = jw_property_choice_index (jw_node_get_property_row (node, property), value);
      if (type < 0 || jw_lane_type_get_content ((JwLaneType)type) ==
                          jw_lane_type_get_content (jw_lane_get_lane_type (node)))
        return TRUE;
      return remove_empty_curves (node, error) && check_lane_type (node, (JwLaneType)type, error);
    }
  if ((int)property != get_lane_property (jw_node_get_kind (node)))
    return TRUE;
  lane = jw_map_find (jw_node_get_map (node), value);
  /* That it is a lane at all is checked where it is set. */
  return lane == NULL || jw_node_get_kind (lane) != JW_KIND_LANE || check_lane (node, lane, error);
}
