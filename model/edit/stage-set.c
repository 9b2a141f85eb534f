#include <glib/gi18n-lib.h>

#include "model/edit/commands.h"
#include "model/edit/edit-private.h"
#include "model/stage.h"

static guint
count_stages (JwMap *map)
{
  return jw_node_get_n_children (JW_NODE (map), JW_KIND_STAGE);
}

static JwNode *
get_stage (JwMap *map, guint position)
{
  return jw_node_get_child (JW_NODE (map), JW_KIND_STAGE, position);
}

/* The place in the other set of a stage of the same name, or G_MAXUINT. */
static guint
find_namesake (JwNode *stage, JwMap *other)
{
  g_autofree char *name = g_utf8_casefold (jw_node_get_string (stage, JW_STAGE_NAME) ?: "", -1);

  for (guint i = 0; i < count_stages (other); i++)
    {
      g_autofree char *theirs =
          g_utf8_casefold (jw_node_get_string (get_stage (other, i), JW_STAGE_NAME) ?: "", -1);

      if (g_str_equal (name, theirs))
        return i;
    }
  return G_MAXUINT;
}

/* Which new stage each old one becomes; never out of order. A stage goes where its namesake is,
 * the others one after the other in between, and what is left over into the last. */
static guint *
match_stages (JwMap *map, JwMap *set)
{
  guint n_old = count_stages (map);
  guint last = count_stages (set) - 1;
  guint *targets = g_new (guint, n_old + 1);
  guint ceiling = last;

  for (guint i = n_old; i > 0; i--)
    {
      guint namesake = find_namesake (get_stage (map, i - 1), set);

      /* Until the way forward below, a namesake is told by the high bit. */
      targets[i - 1] = ceiling;
      if (namesake <= ceiling)
        targets[i - 1] = (ceiling = namesake) | 1u << 31;
    }
  for (guint i = 0, next = 0; i < n_old; i++)
    {
      gboolean fixed = (targets[i] & 1u << 31) != 0;
      guint limit = targets[i] & ~(1u << 31);

      targets[i] = fixed && limit + 1 >= next ? limit : MIN (next, limit);
      next = targets[i] + 1;
    }
  return targets;
}

static gboolean
describe_stage (JwNode *stage, JwNode *model, GError **error)
{
  static const guint copied[] = { JW_STAGE_NAME, JW_STAGE_WHO };

  for (guint i = 0; i < G_N_ELEMENTS (copied); i++)
    if (!jw_edit_set_string (stage, copied[i], jw_node_get_string (model, copied[i]), error))
      return FALSE;
  return TRUE;
}

/* Makes the map's stage @position the set's: out of the old ones meant for it, or anew. */
static gboolean
make_stage (JwMap *map, JwNode *model, guint position, guint n_merged, GError **error)
{
  JwNode *stage;

  if (n_merged == 0)
    stage = jw_edit_insert (JW_NODE (map), JW_KIND_STAGE, position, error);
  else
    stage = get_stage (map, position);
  for (guint i = 1; i < n_merged; i++)
    if (!jw_edit_merge_stages (stage, get_stage (map, position + 1), error))
      return FALSE;
  return stage != NULL && describe_stage (stage, model, error);
}

gboolean
jw_edit_change_stage_set (JwMap *map, JwMap *set, GError **error)
{
  guint n_old = count_stages (map);
  guint n_new = count_stages (set);
  g_autofree guint *targets = NULL;
  gboolean ok = TRUE;

  g_return_val_if_fail (n_new > 0, FALSE);

  targets = match_stages (map, set);
  jw_edit_begin (map, _ ("Change stages"));
  for (guint i = 0, old = 0; ok && i < n_new; i++)
    {
      guint first = old;

      while (old < n_old && targets[old] <= i)
        old++;
      ok = make_stage (map, get_stage (set, i), i, old - first, error);
    }
  return jw_edit_finish (map, ok);
}
