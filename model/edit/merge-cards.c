#include <glib/gi18n-lib.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/edit/edit-private.h"
#include "model/error.h"
#include "model/leg.h"
#include "model/link.h"
#include "model/point.h"

static int
compare_places (gconstpointer a, gconstpointer b)
{
  JwNode *first = *(JwNode *const *)a;
  JwNode *second = *(JwNode *const *)b;
  const guint places[][2] = {
    { jw_node_get_position (jw_card_get_lane (first)),
      jw_node_get_position (jw_card_get_lane (second)) },
    { jw_node_get_position (jw_card_get_stage (first)),
      jw_node_get_position (jw_card_get_stage (second)) },
    { jw_node_get_position (first), jw_node_get_position (second) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i][0] != places[i][1])
      return places[i][0] > places[i][1] ? 1 : -1;
  return 0;
}

/* The cards among the ids, as one reads a map: lane by lane, from left to right. */
static GPtrArray *
collect_cards (JwMap *map, const char *const *ids)
{
  GPtrArray *cards = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      JwNode *node = jw_map_find (map, ids[i]);

      if (node != NULL && jw_node_get_kind (node) == JW_KIND_CARD &&
          !g_ptr_array_find (cards, node, NULL))
        g_ptr_array_add (cards, node);
    }
  g_ptr_array_sort (cards, compare_places);
  return cards;
}

static gboolean
names (JwNode *node, guint property, JwNode *card)
{
  return g_strcmp0 (jw_node_get_string (node, property), jw_node_get_id (card)) == 0;
}

static gboolean
same_string (JwNode *a, JwNode *b, guint property)
{
  return g_strcmp0 (jw_node_get_string (a, property), jw_node_get_string (b, property)) == 0;
}

/* A curve feels one thing at one card of a stage. */
static gboolean
merge_feelings (JwNode *curve, JwNode *kept, GError **error)
{
  for (JwNode *point = jw_node_get_first_child (curve, JW_KIND_POINT); point != NULL;
       point = jw_node_get_next (point))
    for (JwNode *next, *other = jw_node_get_next (point); other != NULL; other = next)
      {
        next = jw_node_get_next (other);
        if (names (point, JW_POINT_CARD, kept) && names (other, JW_POINT_CARD, kept) &&
            same_string (point, other, JW_POINT_STAGE) &&
            !jw_edit_merge_points (point, other, kept, error))
          return FALSE;
      }
  return TRUE;
}

/* What leads from card to card: a link, or a leg of a path. */
typedef struct
{
  guint from;
  guint to;
  guint label;
} Ends;

static const Ends link_ends = { JW_LINK_FROM, JW_LINK_TO, JW_LINK_LABEL };
static const Ends leg_ends = { JW_LEG_FROM, JW_LEG_TO, JW_LEG_LABEL };

static gboolean
is_doubled (JwNode *a, JwNode *b, const Ends *ends)
{
  return same_string (a, b, ends->from) && same_string (a, b, ends->to) &&
         same_string (a, b, ends->label) &&
         (jw_node_get_kind (a) != JW_KIND_LINK || same_string (a, b, JW_LINK_TYPE));
}

/* What led from one of the cards to another leads nowhere now; one that led back to its own card
 * before is meant to. */
static gboolean
is_closed (JwNode *node, const Ends *ends, JwNode *kept, GHashTable *loops)
{
  return names (node, ends->from, kept) && names (node, ends->to, kept) &&
         !g_hash_table_contains (loops, jw_node_get_id (node));
}

/* Two legs that left the same card for two that are one now take both shares along. */
static gboolean
join_shares (JwNode *leg, JwNode *other, GHashTable *origins, GError **error)
{
  double sum = jw_node_get_number (leg, JW_LEG_SHARE) + jw_node_get_number (other, JW_LEG_SHARE);

  if (!jw_node_has (leg, JW_LEG_SHARE) || !jw_node_has (other, JW_LEG_SHARE) ||
      g_strcmp0 (g_hash_table_lookup (origins, jw_node_get_id (leg)),
                 g_hash_table_lookup (origins, jw_node_get_id (other))) != 0)
    return TRUE;
  return jw_edit_set_number (leg, JW_LEG_SHARE, MIN (sum, 100), error);
}

static gboolean
tidy (JwNode *parent,
      JwKind kind,
      const Ends *ends,
      JwNode *kept,
      GHashTable *origins,
      GHashTable *loops,
      GError **error)
{
  for (JwNode *next, *node = jw_node_get_first_child (parent, kind); node != NULL; node = next)
    {
      gboolean touches = names (node, ends->from, kept) || names (node, ends->to, kept);
      JwNode *twin = touches ? jw_node_get_first_child (parent, kind) : NULL;

      next = jw_node_get_next (node);
      while (twin != NULL && twin != node && !is_doubled (twin, node, ends))
        twin = jw_node_get_next (twin);
      if (touches && is_closed (node, ends, kept, loops))
        twin = NULL;
      else if (twin == NULL || twin == node)
        continue;
      if (twin != NULL && kind == JW_KIND_LEG && !join_shares (twin, node, origins, error))
        return FALSE;
      if (!jw_edit_remove (node, error))
        return FALSE;
    }
  return TRUE;
}

/* Where each link and leg leaves from before anything is merged, and which go in a circle. */
static void
remember (JwNode *parent, JwKind kind, const Ends *ends, GHashTable *origins, GHashTable *loops)
{
  for (JwNode *node = jw_node_get_first_child (parent, kind); node != NULL;
       node = jw_node_get_next (node))
    {
      char *id = g_strdup (jw_node_get_id (node));

      g_hash_table_insert (origins, id, g_strdup (jw_node_get_string (node, ends->from)));
      if (g_strcmp0 (jw_node_get_string (node, ends->from), jw_node_get_string (node, ends->to)) ==
          0)
        g_hash_table_add (loops, id);
    }
}

static gboolean
merge_into (JwMap *map, GPtrArray *cards, GError **error)
{
  JwNode *kept = g_ptr_array_index (cards, 0);

  for (guint i = 1; i < cards->len; i++)
    {
      JwNode *gone = g_ptr_array_index (cards, i);

      if (!jw_edit_merge_values (kept, gone, kept, error) ||
          !jw_edit_redirect (map, jw_node_get_id (gone), jw_node_get_id (kept), error) ||
          !jw_edit_remove (gone, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
tidy_map (JwMap *map, JwNode *kept, GHashTable *origins, GHashTable *loops, GError **error)
{
  JwNode *root = JW_NODE (map);

  for (JwNode *curve = jw_node_get_first_child (root, JW_KIND_CURVE); curve != NULL;
       curve = jw_node_get_next (curve))
    if (!merge_feelings (curve, kept, error))
      return FALSE;
  for (JwNode *path = jw_node_get_first_child (root, JW_KIND_PATH); path != NULL;
       path = jw_node_get_next (path))
    if (!tidy (path, JW_KIND_LEG, &leg_ends, kept, origins, loops, error))
      return FALSE;
  return tidy (root, JW_KIND_LINK, &link_ends, kept, origins, loops, error);
}

JwNode *
jw_edit_merge_cards (JwMap *map, const char *const *ids, GError **error)
{
  g_autoptr (GPtrArray) cards = collect_cards (map, ids);
  g_autoptr (GHashTable) origins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) loops = g_hash_table_new (g_str_hash, g_str_equal);
  JwNode *kept;

  if (cards->len < 2)
    {
      g_set_error_literal (error, JW_ERROR, JW_ERROR_NOT_ALLOWED,
                           _ ("Only several cards can be merged into one. Select two or more."));
      return NULL;
    }
  kept = g_ptr_array_index (cards, 0);
  remember (JW_NODE (map), JW_KIND_LINK, &link_ends, origins, loops);
  for (JwNode *path = jw_node_get_first_child (JW_NODE (map), JW_KIND_PATH); path != NULL;
       path = jw_node_get_next (path))
    remember (path, JW_KIND_LEG, &leg_ends, origins, loops);
  jw_edit_begin (map, _ ("Merge cards"));
  return jw_edit_finish (map, merge_into (map, cards, error) &&
                                  tidy_map (map, kept, origins, loops, error))
             ? kept
             : NULL;
}
