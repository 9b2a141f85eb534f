#include <glib/gi18n-lib.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/edit/edit-private.h"
#include "model/error.h"
#include "model/leg.h"
#include "model/link.h"
#include "model/path.h"

/* What happens behind the scene for what stands before it, the further behind the higher. */
static guint
get_depth (JwLaneType type)
{
  switch (type)
    {
    case JW_LANE_FRONTSTAGE:
    case JW_LANE_CONTENT:
      return 1;
    case JW_LANE_BACKSTAGE:
    case JW_LANE_OWNERS:
      return 2;
    case JW_LANE_SYSTEMS:
    case JW_LANE_RULES:
      return 3;
    default:
      return 0;
    }
}

/* What is there to do something about a pain point; all else can cause one. */
static gboolean
helps (JwLaneType type)
{
  return type == JW_LANE_ANSWERS || type == JW_LANE_CONTENT || type == JW_LANE_GOALS;
}

/* The token of the kind of a link between cards of these types of lane, and whether it reads from
 * the second to the first. */
static const char *
find_kind (JwLaneType from, JwLaneType to, gboolean *is_turned)
{
  gboolean to_pain = to == JW_LANE_PAIN_POINTS;

  if (to_pain || from == JW_LANE_PAIN_POINTS)
    {
      *is_turned = !to_pain && to != JW_LANE_THOUGHTS;
      return helps (to_pain ? from : to) ? "answers" : "causes";
    }
  *is_turned = get_depth (from) < get_depth (to);
  return get_depth (from) == get_depth (to) ? "leads-to" : "serves";
}

static gboolean
check_cards (JwNode *from, JwNode *to, GError **error)
{
  if (!jw_edit_is_on_map (from, error) || !jw_edit_is_on_map (to, error))
    return FALSE;
  if (from != to && JW_IS_CARD (from) && JW_IS_CARD (to))
    return TRUE;
  g_set_error_literal (error, JW_ERROR, JW_ERROR_NOT_ALLOWED,
                       _ ("Only two different cards can be linked."));
  return FALSE;
}

static JwNode *
find_link (JwMap *map, const char *kind, JwNode *from, JwNode *to)
{
  JwNode *link = jw_node_get_first_child (JW_NODE (map), JW_KIND_LINK);

  while (link != NULL &&
         !(g_strcmp0 (jw_node_get_string (link, JW_LINK_TYPE), kind) == 0 &&
           g_strcmp0 (jw_node_get_string (link, JW_LINK_FROM), jw_node_get_id (from)) == 0 &&
           g_strcmp0 (jw_node_get_string (link, JW_LINK_TO), jw_node_get_id (to)) == 0))
    link = jw_node_get_next (link);
  return link;
}

JwNode *
jw_edit_add_link (JwMap *map, JwNode *from, JwNode *to, GError **error)
{
  gboolean is_turned;
  const char *kind;
  JwNode *link, *first;

  if (!check_cards (from, to, error))
    return NULL;
  kind = find_kind (jw_lane_get_lane_type (jw_card_get_lane (from)),
                    jw_lane_get_lane_type (jw_card_get_lane (to)), &is_turned);
  first = is_turned ? to : from;
  to = is_turned ? from : to;
  link = find_link (map, kind, first, to);
  if (link != NULL)
    return link;
  jw_edit_begin (map, _ ("Add link"));
  link = jw_edit_insert (JW_NODE (map), JW_KIND_LINK, G_MAXUINT, error);
  return jw_edit_finish (
             map, link != NULL && jw_edit_set_string (link, JW_LINK_TYPE, kind, error) &&
                      jw_edit_set_string (link, JW_LINK_FROM, jw_node_get_id (first), error) &&
                      jw_edit_set_string (link, JW_LINK_TO, jw_node_get_id (to), error))
             ? link
             : NULL;
}

static gboolean
has_path_named (JwMap *map, const char *name)
{
  JwNode *path = jw_node_get_first_child (JW_NODE (map), JW_KIND_PATH);

  while (path != NULL && g_strcmp0 (jw_node_get_string (path, JW_PATH_NAME), name) != 0)
    path = jw_node_get_next (path);
  return path != NULL;
}

static char *
make_path_name (JwMap *map)
{
  char *name = g_strdup (_ ("New path"));

  for (guint i = 2; has_path_named (map, name); i++)
    {
      g_free (name);
      /* Translators: the name of a new path where there is a "New path" already, as "New path 2" */
      name = g_strdup_printf (_ ("New path %u"), i);
    }
  return name;
}

JwNode *
jw_edit_add_path (JwMap *map, GError **error)
{
  g_autofree char *name = make_path_name (map);
  JwNode *path;

  jw_edit_begin (map, _ ("Add path"));
  path = jw_edit_insert (JW_NODE (map), JW_KIND_PATH, G_MAXUINT, error);
  return jw_edit_finish (map, path != NULL && jw_edit_set_string (path, JW_PATH_NAME, name, error))
             ? path
             : NULL;
}

JwNode *
jw_edit_add_leg (JwNode *path, JwNode *from, JwNode *to, GError **error)
{
  JwMap *map = jw_node_get_map (path);
  JwNode *leg;

  if (!check_cards (from, to, error))
    return NULL;
  jw_edit_begin (map, _ ("Add leg to path"));
  leg = jw_edit_insert (path, JW_KIND_LEG, G_MAXUINT, error);
  return jw_edit_finish (map,
                         leg != NULL &&
                             jw_edit_set_string (leg, JW_LEG_FROM, jw_node_get_id (from), error) &&
                             jw_edit_set_string (leg, JW_LEG_TO, jw_node_get_id (to), error))
             ? leg
             : NULL;
}
