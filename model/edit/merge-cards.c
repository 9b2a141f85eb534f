#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/edit/edit-private.h"
#include "model/error.h"
#include "model/leg.h"
#include "model/link.h"
#include "model/node/refs.h"
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

gboolean
jw_edit_append_text (JwNode *node,
                     guint property,
                     const char *separator,
                     const char *text,
                     GError **error)
{
  const char *before = jw_node_get_string (node, property);
  g_auto (GStrv) parts = g_strsplit (before != NULL ? before : "", separator, -1);
  g_autofree char *both = NULL;

  if (text == NULL || g_strcmp0 (before, text) == 0 ||
      g_strv_contains ((const char *const *)parts, text))
    return TRUE;
  both = before != NULL ? g_strconcat (before, separator, text, NULL) : g_strdup (text);
  return jw_edit_set_string (node, property, both, error);
}

/* Each tag once. */
static gboolean
merge_tags (JwNode *kept, JwNode *gone, GError **error)
{
  g_auto (GStrv) before = g_strsplit (jw_node_get_string (kept, JW_CARD_TAGS), ",", -1);
  g_auto (GStrv) tags = g_strsplit (jw_node_get_string (gone, JW_CARD_TAGS), ",", -1);

  for (guint i = 0; before[i] != NULL; i++)
    g_strstrip (before[i]);
  for (guint i = 0; tags[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *)before, g_strstrip (tags[i])) &&
        !jw_edit_append_text (kept, JW_CARD_TAGS, ", ", tags[i], error))
      return FALSE;
  return TRUE;
}

/* Votes were given one by one; of all else that is measured the larger value holds for both. */
static gboolean
merge_number (JwNode *kept, JwNode *gone, guint property, GError **error)
{
  const JwProperty *row = jw_node_get_property_row (kept, property);
  double a = jw_node_get_number (kept, property);
  double b = jw_node_get_number (gone, property);

  return jw_edit_set_number (kept, property,
                             property == JW_CARD_VOTES ? MIN (a + b, row->max) : MAX (a, b), error);
}

/* What cannot stand side by side is written down: "Channel: Email". */
static gboolean
note_value (JwNode *kept, JwNode *gone, guint property, GError **error)
{
  const JwProperty *row = jw_node_get_property_row (kept, property);
  const char *value = jw_node_get_string (gone, property);
  g_autofree char *line = NULL;

  if (g_strcmp0 (jw_node_get_string (kept, property), value) == 0)
    return TRUE;
  if (row->type == JW_PROPERTY_CHOICE)
    value = jw_property_choice_label (row, value);
  /* Translators: the name of a property ("Channel"), then its value ("Email") */
  line = g_strdup_printf (_ ("%s: %s"), _ (row->label), value);
  return jw_edit_append_text (kept, JW_CARD_NOTE, "\n", line, error);
}

static gboolean
merge_set_value (JwNode *kept, JwNode *gone, guint property, GError **error)
{
  const JwProperty *row = jw_node_get_property_row (kept, property);
  const char *value = jw_property_is_number (row) ? NULL : jw_node_get_string (gone, property);

  switch (row->type)
    {
    case JW_PROPERTY_NUMBER:
      return merge_number (kept, gone, property, error);
    case JW_PROPERTY_TEXT:
      return jw_edit_append_text (kept, property, "\n", value, error);
    case JW_PROPERTY_STRING:
      return property == JW_CARD_TAGS ? merge_tags (kept, gone, error)
                                      : jw_edit_append_text (kept, property, ", ", value, error);
    case JW_PROPERTY_DATE:
      return strcmp (jw_node_get_string (kept, property), value) <= 0 ||
             jw_edit_set_string (kept, property, value, error);
    case JW_PROPERTY_CHOICE:
    case JW_PROPERTY_LINK:
      return note_value (kept, gone, property, error);
    case JW_PROPERTY_REF:
    case JW_PROPERTY_REFS:
    case JW_PROPERTY_BOOLEAN:
    case JW_PROPERTY_COLOR:
    case JW_PROPERTY_DATA:
    default:
      return TRUE;
    }
}

/* A card without personas is about everybody, and so is one that it is merged into. */
static gboolean
merge_personas (JwNode *kept, JwNode *gone, GError **error)
{
  g_auto (GStrv) ids = NULL;

  if (!jw_node_has (kept, JW_CARD_PERSONAS) || !jw_node_has (gone, JW_CARD_PERSONAS))
    return jw_edit_unset (kept, JW_CARD_PERSONAS, error);
  ids = g_strsplit (jw_node_get_string (gone, JW_CARD_PERSONAS), " ", -1);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *both = jw_refs_with (jw_node_get_string (kept, JW_CARD_PERSONAS), ids[i]);

      if (!jw_edit_set_string (kept, JW_CARD_PERSONAS, both, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
jw_edit_fill_from (JwNode *kept, JwNode *gone, guint property, GError **error)
{
  if (jw_property_is_number (jw_node_get_property_row (kept, property)))
    return jw_edit_set_number (kept, property, jw_node_get_number (gone, property), error);
  return jw_edit_set_string (kept, property, jw_node_get_string (gone, property), error);
}

static gboolean
is_place (guint property)
{
  return property == JW_CARD_LANE || property == JW_CARD_STAGE || property == JW_CARD_THROUGH ||
         property == JW_CARD_STEP || property == JW_CARD_THROUGH_STEP;
}

static gboolean
merge_values (JwNode *kept, JwNode *gone, GError **error)
{
  for (guint i = 0; i < jw_node_get_n_properties (kept); i++)
    {
      if (is_place (i) || i == JW_CARD_PERSONAS || !jw_node_has (gone, i))
        continue;
      if (!(jw_node_has (kept, i) ? merge_set_value (kept, gone, i, error)
                                  : jw_edit_fill_from (kept, gone, i, error)))
        return FALSE;
    }
  return merge_personas (kept, gone, error);
}

gboolean
jw_edit_merge_points (JwNode *kept, JwNode *gone, GError **error)
{
  for (guint i = 0; i < jw_node_get_n_properties (kept); i++)
    {
      gboolean ok = TRUE;

      if (!jw_node_has (gone, i))
        continue;
      if (!jw_node_has (kept, i))
        ok = jw_edit_fill_from (kept, gone, i, error);
      else if (i == JW_POINT_QUOTE)
        ok = jw_edit_append_text (kept, i, "\n", jw_node_get_string (gone, i), error);
      else if (i == JW_POINT_WORD)
        ok = jw_edit_append_text (kept, i, ", ", jw_node_get_string (gone, i), error);
      if (!ok)
        return FALSE;
    }
  return jw_edit_remove (gone, error);
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
            !jw_edit_merge_points (point, other, error))
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

      if (!merge_values (kept, gone, error) ||
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
