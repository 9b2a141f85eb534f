#include <glib/gi18n-lib.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/edit/edit-private.h"
#include "model/node/refs.h"
#include "model/phase.h"
#include "model/point.h"
#include "model/stage.h"
#include "model/step.h"

JwNode *
jw_edit_add_stage (JwMap *map, guint position, const char *name, GError **error)
{
  JwNode *stage;

  jw_edit_begin (map, _ ("Add stage"));
  stage = jw_edit_insert (JW_NODE (map), JW_KIND_STAGE, position, error);
  if (!jw_edit_finish (map,
                       stage != NULL && jw_edit_set_string (stage, JW_STAGE_NAME, name, error)))
    return NULL;
  return stage;
}

JwNode *
jw_edit_add_step (JwNode *stage, const char *name, GError **error)
{
  JwMap *map = jw_node_get_map (stage);
  JwNode *step;

  if (!jw_edit_is_on_map (stage, error))
    return NULL;
  jw_edit_begin (map, _ ("Add step"));
  step = jw_edit_insert (stage, JW_KIND_STEP, G_MAXUINT, error);
  return jw_edit_finish (map, step != NULL && jw_edit_set_string (step, JW_STEP_NAME, name, error))
             ? step
             : NULL;
}

JwNode *
jw_edit_add_phase (JwNode *stage, const char *name, GError **error)
{
  JwMap *map = jw_node_get_map (stage);
  JwNode *phase;

  if (!jw_edit_is_on_map (stage, error))
    return NULL;
  jw_edit_begin (map, _ ("Add phase"));
  phase = jw_edit_insert (JW_NODE (map), JW_KIND_PHASE, G_MAXUINT, error);
  return jw_edit_finish (
             map, phase != NULL && jw_edit_set_string (phase, JW_PHASE_NAME, name, error) &&
                      jw_edit_set_string (stage, JW_STAGE_PHASE, jw_node_get_id (phase), error))
             ? phase
             : NULL;
}

gboolean
jw_edit_move_stage (JwNode *stage, guint position, GError **error)
{
  JwMap *map = jw_node_get_map (stage);

  if (!jw_edit_is_on_map (stage, error))
    return FALSE;
  jw_edit_begin (map, _ ("Move stage"));
  return jw_edit_finish (map, jw_edit_move (stage, position, error));
}

gboolean
jw_edit_set_stage_widths (JwMap *map, const double *widths, GError **error)
{
  gboolean ok = TRUE;

  jw_edit_begin (map, widths != NULL ? _ ("Balance columns") : _ ("Make columns equally wide"));
  for (JwNode *stage = jw_node_get_first_child (JW_NODE (map), JW_KIND_STAGE); ok && stage != NULL;
       stage = jw_node_get_next (stage))
    {
      double width = widths != NULL ? widths[jw_node_get_position (stage)] : 1;

      ok = width != 1 ? jw_edit_set_number (stage, JW_STAGE_WIDTH, width, error)
                      : jw_edit_unset (stage, JW_STAGE_WIDTH, error);
    }
  return jw_edit_finish (map, ok);
}

static gboolean
is_same (JwNode *a, JwNode *b, guint property)
{
  return g_strcmp0 (jw_node_get_string (a, property), jw_node_get_string (b, property)) == 0;
}

/* What is felt at @stage where @point is felt at another: at the whole of it, or NULL. */
static JwNode *
find_counterpart (JwNode *curve, const char *stage_id, JwNode *point)
{
  for (JwNode *other = jw_node_get_first_child (curve, JW_KIND_POINT); other != NULL;
       other = jw_node_get_next (other))
    if (g_strcmp0 (jw_node_get_string (other, JW_POINT_STAGE), stage_id) == 0 &&
        is_same (other, point, JW_POINT_STEP) && is_same (other, point, JW_POINT_CARD))
      return other;
  return NULL;
}

gboolean
jw_edit_merge_points (JwNode *kept, JwNode *gone, JwNode *noted, GError **error)
{
  return jw_edit_merge_values (kept, gone, noted, error) && jw_edit_remove (gone, error);
}

/* Two stages that become one have one feeling; those at their steps and touchpoints stay. */
static gboolean
merge_points (JwNode *curve, JwNode *into, JwNode *stage, GError **error)
{
  for (JwNode *next, *point = jw_node_get_first_child (curve, JW_KIND_POINT); point != NULL;
       point = next)
    {
      JwNode *kept = NULL;

      next = jw_node_get_next (point);
      if (g_strcmp0 (jw_node_get_string (point, JW_POINT_STAGE), jw_node_get_id (stage)) == 0)
        kept = find_counterpart (curve, jw_node_get_id (into), point);
      if (kept != NULL && !jw_edit_merge_points (kept, point, into, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
merge_curves (JwMap *map, JwNode *into, JwNode *stage, GError **error)
{
  for (JwNode *curve = jw_node_get_first_child (JW_NODE (map), JW_KIND_CURVE); curve != NULL;
       curve = jw_node_get_next (curve))
    if (!merge_points (curve, into, stage, error))
      return FALSE;
  return TRUE;
}

static gboolean
move_steps (JwNode *into, JwNode *stage, GError **error)
{
  JwNode *step;

  while ((step = jw_node_get_first_child (stage, JW_KIND_STEP)) != NULL)
    if (!jw_edit_reparent (step, into, G_MAXUINT, error))
      return FALSE;
  return TRUE;
}

/* A stage does not lead to itself because it led to the one that it was merged with. */
static gboolean
drop_loop (JwNode *stage, gboolean had_loop, GError **error)
{
  const char *id = jw_node_get_id (stage);
  g_autofree char *others = NULL;

  if (had_loop || !jw_node_refers_to (stage, JW_STAGE_LEADS_TO, id))
    return TRUE;
  others = jw_refs_without (jw_node_get_string (stage, JW_STAGE_LEADS_TO), id);
  return jw_edit_set_string (stage, JW_STAGE_LEADS_TO, others, error);
}

static gboolean
has_loop (JwNode *stage)
{
  return jw_node_refers_to (stage, JW_STAGE_LEADS_TO, jw_node_get_id (stage));
}

gboolean
jw_edit_merge_stages (JwNode *into, JwNode *stage, GError **error)
{
  JwMap *map = jw_node_get_map (into);
  gboolean had_loop;

  g_return_val_if_fail (into != stage, FALSE);

  if (!jw_edit_is_on_map (into, error) || !jw_edit_is_on_map (stage, error))
    return FALSE;
  had_loop = has_loop (into) || has_loop (stage);
  jw_edit_begin (map, _ ("Merge stages"));
  return jw_edit_finish (
      map, merge_curves (map, into, stage, error) && move_steps (into, stage, error) &&
               jw_edit_merge_values (into, stage, into, error) &&
               jw_edit_redirect (map, jw_node_get_id (stage), jw_node_get_id (into), error) &&
               drop_loop (into, had_loop, error) && jw_edit_remove (stage, error));
}

/* What goes along to the new stage: a step with its cards, or a card. */
static gboolean
move_along (JwNode *node, JwNode *from, JwNode *to, GError **error)
{
  const char *id = jw_node_get_id (node);

  if (jw_node_get_kind (node) == JW_KIND_CARD)
    return jw_edit_set_string (node, JW_CARD_STAGE, jw_node_get_id (to), error);
  if (jw_node_get_kind (node) != JW_KIND_STEP || jw_node_get_parent (node) != from)
    return TRUE;
  for (JwNode *card = jw_node_get_first_child (JW_NODE (jw_node_get_map (node)), JW_KIND_CARD);
       card != NULL; card = jw_node_get_next (card))
    if (g_strcmp0 (jw_node_get_string (card, JW_CARD_STEP), id) == 0 &&
        !jw_edit_set_string (card, JW_CARD_STAGE, jw_node_get_id (to), error))
      return FALSE;
  return jw_edit_reparent (node, to, G_MAXUINT, error);
}

JwNode *
jw_edit_split_stage (JwNode *stage, const char *name, const char *const *ids, GError **error)
{
  JwMap *map = jw_node_get_map (stage);
  JwNode *added;
  gboolean ok;

  if (!jw_edit_is_on_map (stage, error))
    return NULL;
  jw_edit_begin (map, _ ("Split stage"));
  added = jw_edit_insert (JW_NODE (map), JW_KIND_STAGE, jw_node_get_position (stage) + 1, error);
  ok = added != NULL && jw_edit_set_string (added, JW_STAGE_NAME, name, error);
  for (guint i = 0; ok && ids != NULL && ids[i] != NULL; i++)
    {
      JwNode *node = jw_map_find (map, ids[i]);

      ok = node == NULL || move_along (node, stage, added, error);
    }
  /* Once the steps are there, too. */
  for (guint i = 0; ok && ids != NULL && ids[i] != NULL; i++)
    {
      JwNode *node = jw_map_find (map, ids[i]);

      ok = node == NULL || jw_node_get_kind (node) != JW_KIND_CARD ||
           jw_edit_tidy_card (node, error);
    }
  return jw_edit_finish (map, ok) ? added : NULL;
}
