#include <glib/gi18n-lib.h>

#include "model/card.h"
#include "model/clip/clip-private.h"
#include "model/curve.h"
#include "model/edit/commands.h"
#include "model/edit/edit-private.h"
#include "model/error.h"
#include "model/file/writer.h"
#include "model/map-private.h"
#include "model/measure.h"
#include "model/point.h"
#include "model/node/refs.h"

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  guint first = jw_node_get_position (*(JwNode *const *)a);
  guint second = jw_node_get_position (*(JwNode *const *)b);

  return (first > second) - (first < second);
}

/* What else there is goes along with these. */
static gboolean
is_copied_alone (JwKind kind)
{
  return kind == JW_KIND_CARD || kind == JW_KIND_STAGE || kind == JW_KIND_LANE ||
         kind == JW_KIND_PERSONA;
}

gboolean
jw_clip_can_copy (JwNode *node)
{
  JwNode *parent = jw_node_get_parent (node);

  return parent != NULL && JW_IS_MAP (parent) && is_copied_alone (jw_node_get_kind (node));
}

GPtrArray *
jw_clip_collect (JwMap *map, const char *const *ids, JwKind *kind)
{
  GPtrArray *nodes = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      JwNode *node = jw_map_find (map, ids[i]);

      if (node == NULL || !jw_clip_can_copy (node))
        continue;
      if (nodes->len == 0)
        *kind = jw_node_get_kind (node);
      if (jw_node_get_kind (node) == *kind)
        g_ptr_array_add (nodes, node);
    }
  g_ptr_array_sort (nodes, compare_positions);
  return nodes;
}

static void
add_between (GPtrArray *places)
{
  JwNode *last = places->len > 0 ? g_ptr_array_index (places, places->len - 1) : NULL;

  for (JwNode *place = last != NULL ? g_ptr_array_index (places, 0) : NULL; place != last;
       place = jw_node_get_next (place))
    if (jw_clip_takes_cards (place) && !g_ptr_array_find (places, place, NULL))
      g_ptr_array_add (places, place);
  g_ptr_array_sort (places, compare_positions);
}

GPtrArray *
jw_clip_collect_places (GPtrArray *cards, guint property)
{
  GPtrArray *places = g_ptr_array_new ();

  for (guint i = 0; i < cards->len; i++)
    {
      JwNode *card = g_ptr_array_index (cards, i);
      JwNode *place = jw_map_find (jw_node_get_map (card), jw_node_get_string (card, property));

      if (place != NULL && !g_ptr_array_find (places, place, NULL))
        g_ptr_array_add (places, place);
    }
  g_ptr_array_sort (places, compare_positions);
  add_between (places);
  return places;
}

/* What goes into the clip: id → id, as jw_edit_copy_node() takes it to keep the ids. */
static void
take (GHashTable *taken, const char *id)
{
  if (!g_hash_table_contains (taken, id))
    g_hash_table_insert (taken, g_strdup (id), g_strdup (id));
}

/* A number of the whole journey is none of the stage at which it is shown. */
static gboolean
is_only_shown_there (JwNode *node, guint property)
{
  return jw_node_get_kind (node) == JW_KIND_MEASURE && property == JW_MEASURE_STAGE &&
         jw_node_get_boolean (node, JW_MEASURE_WHOLE);
}

/* Takes every node of a kind whose property names something taken already. */
static void
take_dependents (JwMap *map, JwKind kind, guint property, GHashTable *taken)
{
  for (JwNode *node = jw_node_get_first_child (JW_NODE (map), kind); node != NULL;
       node = jw_node_get_next (node))
    if (g_hash_table_contains (taken, jw_node_get_string (node, property)) &&
        !is_only_shown_there (node, property))
      take (taken, jw_node_get_id (node));
}

/* Takes the curves that have a point at a taken stage. Their other points name stages that are not
 * in the clip, so they get lost on the way. */
static void
take_curves_with_points (JwMap *map, GHashTable *taken)
{
  for (JwNode *curve = jw_node_get_first_child (JW_NODE (map), JW_KIND_CURVE); curve != NULL;
       curve = jw_node_get_next (curve))
    for (JwNode *point = jw_node_get_first_child (curve, JW_KIND_POINT); point != NULL;
         point = jw_node_get_next (point))
      if (g_hash_table_contains (taken, jw_node_get_string (point, JW_POINT_STAGE)))
        take (taken, jw_node_get_id (curve));
}

/* Takes what the taken nodes of a kind name: their lane and stage, personas, pictures. Of the kind
 * that is copied itself nothing is taken but what was chosen. */
static void
take_named (JwMap *map, JwKind kind, JwKind copied, GHashTable *taken)
{
  for (JwNode *node = jw_node_get_first_child (JW_NODE (map), kind); node != NULL;
       node = jw_node_get_next (node))
    for (guint i = 0; i < jw_node_get_n_properties (node); i++)
      {
        const JwProperty *row = jw_node_get_property_row (node, i);
        g_auto (GStrv) ids = NULL;

        if (!jw_property_is_reference (row) || row->ref_kind == JW_KIND_CARD ||
            row->ref_kind == copied || !jw_node_has (node, i) ||
            !g_hash_table_contains (taken, jw_node_get_id (node)))
          continue;
        ids = g_strsplit (jw_node_get_string (node, i), " ", -1);
        for (guint k = 0; ids[k] != NULL; k++)
          take (taken, ids[k]);
      }
}

/* Takes the lanes or stages between those that are taken, so that cards are pasted as far from each
 * other as they stood, and over as many stages. */
static void
take_between (JwMap *map, JwKind kind, GHashTable *taken)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new ();

  for (JwNode *node = jw_node_get_first_child (JW_NODE (map), kind); node != NULL;
       node = jw_node_get_next (node))
    if (g_hash_table_contains (taken, jw_node_get_id (node)))
      g_ptr_array_add (places, node);
  add_between (places);
  for (guint i = 0; i < places->len; i++)
    take (taken, jw_node_get_id (g_ptr_array_index (places, i)));
}

static void
take_links (JwMap *map, GHashTable *taken)
{
  for (JwNode *link = jw_node_get_first_child (JW_NODE (map), JW_KIND_LINK); link != NULL;
       link = jw_node_get_next (link))
    {
      gboolean whole = TRUE;

      for (guint i = 0; i < jw_node_get_n_properties (link); i++)
        if (jw_node_get_property_row (link, i)->type == JW_PROPERTY_REF)
          whole = whole && g_hash_table_contains (taken, jw_node_get_string (link, i));
      if (whole)
        take (taken, jw_node_get_id (link));
    }
}

static GHashTable *
find_what_to_take (JwMap *map, GPtrArray *nodes, JwKind kind)
{
  GHashTable *taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gboolean is_stage = kind == JW_KIND_STAGE;

  for (guint i = 0; i < nodes->len; i++)
    take (taken, jw_node_get_id (g_ptr_array_index (nodes, i)));
  if (kind == JW_KIND_STAGE || kind == JW_KIND_LANE)
    {
      take_dependents (map, JW_KIND_CARD, is_stage ? JW_CARD_STAGE : JW_CARD_LANE, taken);
      take_dependents (map, JW_KIND_MEASURE, is_stage ? JW_MEASURE_STAGE : JW_MEASURE_LANE, taken);
      if (is_stage)
        take_curves_with_points (map, taken);
      else
        take_dependents (map, JW_KIND_CURVE, JW_CURVE_LANE, taken);
    }
  for (JwKind k = JW_KIND_CARD; k <= JW_KIND_MEASURE; k++)
    take_named (map, k, kind, taken);
  if (is_stage)
    take_named (map, JW_KIND_STAGE, kind, taken);
  if (kind == JW_KIND_CARD)
    {
      take_between (map, JW_KIND_STAGE, taken);
      take_between (map, JW_KIND_LANE, taken);
    }
  take_named (map, JW_KIND_PERSONA, kind, taken);
  take_links (map, taken);
  return taken;
}

static gboolean
copy_kind (JwMap *map, JwMap *clip, JwKind kind, GHashTable *taken, GError **error)
{
  for (JwNode *node = jw_node_get_first_child (JW_NODE (map), kind); node != NULL;
       node = jw_node_get_next (node))
    if (g_hash_table_contains (taken, jw_node_get_id (node)) &&
        jw_edit_copy_node (node, JW_NODE (clip), G_MAXUINT, taken, error) == NULL)
      return FALSE;
  return TRUE;
}

/* The last stage of the clip that a card reaches in its map, or %NULL. */
static JwNode *
find_span_end (JwNode *card, JwMap *clip)
{
  JwMap *map = jw_node_get_map (card);
  JwNode *from = jw_map_find (map, jw_node_get_string (card, JW_CARD_STAGE));
  JwNode *to = jw_map_find (map, jw_node_get_string (card, JW_CARD_THROUGH));

  if (from == NULL || to == NULL || jw_node_get_position (to) < jw_node_get_position (from))
    return NULL;
  for (JwNode *stage = to; stage != NULL && stage != from; stage = jw_node_get_previous (stage))
    if (jw_map_find (clip, jw_node_get_id (stage)) != NULL)
      return stage;
  return NULL;
}

/* A card over stages that are not copied ends at the last one that is. */
static gboolean
shorten_spans (JwMap *map, JwMap *clip, GError **error)
{
  for (JwNode *copy = jw_node_get_first_child (JW_NODE (clip), JW_KIND_CARD); copy != NULL;
       copy = jw_node_get_next (copy))
    {
      JwNode *card = jw_map_find (map, jw_node_get_id (copy));
      JwNode *end = jw_node_has (card, JW_CARD_THROUGH) ? find_span_end (card, clip) : NULL;

      if (end != NULL && !jw_edit_set_string (copy, JW_CARD_THROUGH, jw_node_get_id (end), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill (JwMap *map, JwMap *clip, JwKind kind, GHashTable *taken, GError **error)
{
  JwNodeClass *klass = JW_NODE_GET_CLASS (map);

  if (!jw_edit_set_string (JW_NODE (clip), JW_MAP_CLIP, jw_kind_get_class (kind)->element, error) ||
      !jw_edit_set_string (JW_NODE (clip), JW_MAP_CLIP_OF, jw_map_get_token (map), error))
    return FALSE;
  /* Pictures first: they name nothing and are named by others. */
  if (!copy_kind (map, clip, JW_KIND_PICTURE, taken, error))
    return FALSE;
  for (guint i = 0; i < klass->n_child_kinds; i++)
    if (klass->child_kinds[i] != JW_KIND_PICTURE &&
        !copy_kind (map, clip, klass->child_kinds[i], taken, error))
      return FALSE;
  return shorten_spans (map, clip, error);
}

GBytes *
jw_clip_copy (JwMap *map, const char *const *ids, GError **error)
{
  JwKind kind = JW_KIND_MAP;
  g_autoptr (GPtrArray) nodes = jw_clip_collect (map, ids, &kind);
  g_autoptr (JwMap) clip = jw_map_new ();
  g_autoptr (GHashTable) taken = NULL;
  gboolean ok;

  if (!is_copied_alone (kind))
    {
      g_set_error_literal (error, JW_ERROR, JW_ERROR_NOT_ALLOWED,
                           _ ("Nothing is selected that can be copied."));
      return NULL;
    }
  taken = find_what_to_take (map, nodes, kind);
  jw_map_begin_load (clip);
  ok = fill (map, clip, kind, taken, error);
  jw_map_end_load (clip);
  return ok ? jw_writer_write (clip, error) : NULL;
}
