#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/card.h"
#include "model/clip/clip-private.h"
#include "model/curve.h"
#include "model/edit/commands.h"
#include "model/edit/edit-private.h"
#include "model/error.h"
#include "model/file/reader.h"
#include "model/link.h"
#include "model/map-private.h"
#include "model/node/refs.h"
#include "model/phase.h"
#include "model/picture.h"
#include "model/stage.h"

/* One act of pasting. */
typedef struct
{
  JwMap *map;
  JwMap *clip;
  JwKind kind;     /* of what was copied */
  gboolean is_own; /* it comes from this very map: the same id is the same thing */
  JwNode *lane;
  JwNode *stage;
  guint index;
  GHashTable *ids; /* id in the clip → id in the map */
  GStrvBuilder *pasted;
  GError **error;
} Paste;

static void
map_to (Paste *paste, JwNode *from, JwNode *to)
{
  g_hash_table_insert (paste->ids, g_strdup (jw_node_get_id (from)),
                       g_strdup (jw_node_get_id (to)));
}

/* The @n-th of them from @from on; the last one where there are fewer. */
static JwNode *
step_from (JwNode *from, guint n)
{
  JwNode *next;

  for (; n > 0 && (next = jw_clip_get_next_place (from)) != NULL; n--)
    from = next;
  return from;
}

static gboolean
same_string (JwNode *a, JwNode *b, guint property)
{
  return g_strcmp0 (jw_node_get_string (a, property), jw_node_get_string (b, property)) == 0;
}

/* A lane of the same id may have become one that holds something else. */
static gboolean
shows_the_same (JwNode *ours, JwNode *theirs)
{
  return jw_node_get_kind (ours) != JW_KIND_LANE ||
         jw_lane_type_get_content (jw_lane_get_lane_type (ours)) ==
             jw_lane_type_get_content (jw_lane_get_lane_type (theirs));
}

static gboolean
is_like (JwNode *ours, JwNode *theirs)
{
  if (jw_node_get_kind (ours) == JW_KIND_LANE)
    return same_string (ours, theirs, JW_LANE_TYPE);
  return jw_node_get_kind (ours) == JW_KIND_STAGE && same_string (ours, theirs, JW_STAGE_NAME);
}

/* The node that was copied, if it was one of this map and still is. */
static JwNode *
find_by_id (Paste *paste, JwNode *theirs)
{
  JwNode *ours = paste->is_own ? jw_map_find (paste->map, jw_node_get_id (theirs)) : NULL;

  return ours != NULL && jw_node_get_kind (ours) == jw_node_get_kind (theirs) ? ours : NULL;
}

/* The map's node that a lane or stage of the clip stands for: itself, or one like it, of lanes
 * rather one of the same name. */
static JwNode *
find_counterpart (Paste *paste, JwNode *theirs)
{
  JwKind kind = jw_node_get_kind (theirs);
  JwNode *ours = find_by_id (paste, theirs);
  JwNode *alike = NULL;

  if (ours != NULL && shows_the_same (ours, theirs))
    return ours;
  for (ours = jw_node_get_first_child (JW_NODE (paste->map), kind); ours != NULL;
       ours = jw_node_get_next (ours))
    if (is_like (ours, theirs))
      {
        if (kind != JW_KIND_LANE || same_string (ours, theirs, JW_LANE_NAME))
          return ours;
        alike = alike != NULL ? alike : ours;
      }
  return alike;
}

static JwNode *
copy_in (Paste *paste, JwNode *node, guint position)
{
  JwNode *copy = jw_edit_copy_node (node, JW_NODE (paste->map), position, paste->ids, paste->error);

  if (copy != NULL && jw_node_get_kind (copy) == paste->kind)
    g_strv_builder_add (paste->pasted, jw_node_get_id (copy));
  return copy;
}

/* What no card of the clip names only keeps others at their distance. */
static gboolean
is_named_by_cards (JwMap *clip, const char *id)
{
  for (JwNode *card = jw_node_get_first_child (JW_NODE (clip), JW_KIND_CARD); card != NULL;
       card = jw_node_get_next (card))
    if (g_strcmp0 (jw_node_get_string (card, JW_CARD_STAGE), id) == 0 ||
        g_strcmp0 (jw_node_get_string (card, JW_CARD_THROUGH), id) == 0 ||
        g_strcmp0 (jw_node_get_string (card, JW_CARD_LANE), id) == 0)
      return TRUE;
  return FALSE;
}

/* Where copied lanes and stages go; what only stood around them is found again, or copied too. */
static gboolean
paste_places (Paste *paste, JwKind kind, JwNode *behind)
{
  guint position = behind != NULL ? jw_node_get_position (behind) + 1 : G_MAXUINT;
  guint n = 0;

  for (JwNode *node = jw_node_get_first_child (JW_NODE (paste->clip), kind); node != NULL;
       node = jw_node_get_next (node), n++)
    {
      JwNode *place = NULL;

      if (paste->kind == JW_KIND_CARD && behind != NULL && jw_clip_takes_cards (node))
        place = step_from (behind, n);
      else if (paste->kind != kind)
        place = find_counterpart (paste, node);
      if (place != NULL)
        map_to (paste, node, place);
      else if (paste->kind == JW_KIND_CARD &&
               !is_named_by_cards (paste->clip, jw_node_get_id (node)))
        continue;
      else if (copy_in (paste, node, position == G_MAXUINT ? position : position + n) == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
says_the_same (JwNode *ours, JwNode *theirs, guint property)
{
  double a, b;

  if (jw_node_has (ours, property) != jw_node_has (theirs, property))
    return FALSE;
  if (!jw_node_has (ours, property))
    return TRUE;
  if (!jw_property_is_number (jw_node_get_property_row (ours, property)))
    return same_string (ours, theirs, property);
  a = jw_node_get_number (ours, property);
  b = jw_node_get_number (theirs, property);
  return a <= b && a >= b;
}

/* Two people of one name are two all the same, two phases are one; a picture is its data. What a
 * persona names is looked at by nobody: it has other ids on another map. */
static gboolean
is_same_companion (JwNode *ours, JwNode *theirs)
{
  switch ((int)jw_node_get_kind (ours))
    {
    case JW_KIND_PICTURE:
      return same_string (ours, theirs, JW_PICTURE_DATA);
    case JW_KIND_PHASE:
      return jw_node_has (theirs, JW_PHASE_NAME) && same_string (ours, theirs, JW_PHASE_NAME);
    default:
      for (guint i = 0; i < jw_node_get_n_properties (ours); i++)
        if (!jw_property_is_reference (jw_node_get_property_row (ours, i)) &&
            !says_the_same (ours, theirs, i))
          return FALSE;
      return TRUE;
    }
}

/* The map's persona, phase or picture that the clip's stands for: itself, or one that is the same.
 */
static JwNode *
find_companion (Paste *paste, JwNode *theirs)
{
  JwNode *ours = find_by_id (paste, theirs);

  if (ours != NULL)
    return ours;
  ours = jw_node_get_first_child (JW_NODE (paste->map), jw_node_get_kind (theirs));
  while (ours != NULL && !is_same_companion (ours, theirs))
    ours = jw_node_get_next (ours);
  return ours;
}

/* Personas, phases and pictures: those that the map has already are not doubled. */
static gboolean
paste_companions (Paste *paste, JwKind kind)
{
  for (JwNode *node = jw_node_get_first_child (JW_NODE (paste->clip), kind); node != NULL;
       node = jw_node_get_next (node))
    {
      JwNode *ours = paste->kind != kind ? find_companion (paste, node) : NULL;

      if (ours != NULL)
        map_to (paste, node, ours);
      else if (copy_in (paste, node, G_MAXUINT) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Into the cell that was pointed at cards go one behind the other from the index on. */
static gboolean
paste_cards (Paste *paste)
{
  guint index = paste->index;

  for (JwNode *node = jw_node_get_first_child (JW_NODE (paste->clip), JW_KIND_CARD); node != NULL;
       node = jw_node_get_next (node))
    {
      JwNode *copy = copy_in (paste, node, G_MAXUINT);

      if (copy == NULL)
        return FALSE;
      if (paste->lane != NULL && paste->stage != NULL && jw_card_get_lane (copy) == paste->lane &&
          jw_card_get_stage (copy) == paste->stage && index != G_MAXUINT &&
          !jw_edit_move_card (copy, paste->lane, paste->stage, index++, paste->error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_in_lane (JwNode *curve, const char *lane_id)
{
  return g_strcmp0 (jw_node_get_string (curve, JW_CURVE_LANE), lane_id) == 0;
}

/* The curve of a lane if it is the only one there, or NULL. */
static JwNode *
find_only_curve (JwMap *map, const char *lane_id)
{
  JwNode *only = NULL;

  for (JwNode *curve = jw_node_get_first_child (JW_NODE (map), JW_KIND_CURVE); curve != NULL;
       curve = jw_node_get_next (curve))
    if (is_in_lane (curve, lane_id))
      {
        if (only != NULL)
          return NULL;
        only = curve;
      }
  return only;
}

static gboolean
is_curve_like (Paste *paste, JwNode *ours, JwNode *theirs)
{
  const char *persona = jw_node_get_string (theirs, JW_CURVE_PERSONA);

  if (persona != NULL)
    persona = g_hash_table_lookup (paste->ids, persona);
  return g_strcmp0 (jw_node_get_string (ours, JW_CURVE_PERSONA), persona) == 0 &&
         same_string (ours, theirs, JW_CURVE_STATE) && same_string (ours, theirs, JW_CURVE_NAME);
}

/* The map's curve that a curve of the clip stands for: itself, one of the same persona, state and
 * name, or the one of a lane where both have no other. */
static JwNode *
find_curve_of (Paste *paste, JwNode *curve)
{
  const char *their_lane = jw_node_get_string (curve, JW_CURVE_LANE);
  const char *lane_id = g_hash_table_lookup (paste->ids, their_lane);
  JwNode *ours = find_by_id (paste, curve);

  if (ours != NULL && is_in_lane (ours, lane_id))
    return ours;
  for (ours = jw_node_get_first_child (JW_NODE (paste->map), JW_KIND_CURVE); ours != NULL;
       ours = jw_node_get_next (ours))
    if (is_in_lane (ours, lane_id) && is_curve_like (paste, ours, curve))
      return ours;
  return find_only_curve (paste->clip, their_lane) != NULL ? find_only_curve (paste->map, lane_id)
                                                           : NULL;
}

/* With a stage come its points of the curves that the map has; with a lane come its curves. */
static gboolean
paste_curves (Paste *paste)
{
  for (JwNode *curve = jw_node_get_first_child (JW_NODE (paste->clip), JW_KIND_CURVE);
       curve != NULL; curve = jw_node_get_next (curve))
    {
      JwNode *ours = paste->kind == JW_KIND_STAGE ? find_curve_of (paste, curve) : NULL;

      if (ours == NULL)
        {
          if (copy_in (paste, curve, G_MAXUINT) == NULL)
            return FALSE;
          continue;
        }
      for (JwNode *point = jw_node_get_first_child (curve, JW_KIND_POINT); point != NULL;
           point = jw_node_get_next (point))
        if (jw_edit_copy_node (point, ours, G_MAXUINT, paste->ids, paste->error) == NULL)
          return FALSE;
    }
  return TRUE;
}

static gboolean
paste_all_of (Paste *paste, JwKind kind)
{
  for (JwNode *node = jw_node_get_first_child (JW_NODE (paste->clip), kind); node != NULL;
       node = jw_node_get_next (node))
    if (copy_in (paste, node, G_MAXUINT) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
paste_everything (Paste *paste)
{
  return paste_companions (paste, JW_KIND_PICTURE) && paste_companions (paste, JW_KIND_PERSONA) &&
         paste_companions (paste, JW_KIND_PHASE) &&
         paste_places (paste, JW_KIND_STAGE, paste->stage) &&
         paste_places (paste, JW_KIND_LANE, paste->lane) && paste_cards (paste) &&
         paste_curves (paste) && paste_all_of (paste, JW_KIND_MEASURE) &&
         paste_all_of (paste, JW_KIND_LINK);
}

static gboolean
find_kind (JwMap *clip, JwKind *kind)
{
  const char *element = jw_node_get_string (JW_NODE (clip), JW_MAP_CLIP);

  return element != NULL && jw_kind_from_element (element, kind);
}

GStrv
jw_clip_paste (JwMap *map, GBytes *bytes, JwNode *lane, JwNode *stage, guint index, GError **error)
{
  g_autoptr (JwMap) clip = jw_reader_read_bytes (bytes, NULL, error);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GStrvBuilder) pasted = g_strv_builder_new ();
  Paste paste = { map, clip, JW_KIND_MAP, FALSE, lane, stage, index, ids, pasted, error };

  if (clip == NULL)
    return NULL;
  paste.is_own =
      g_strcmp0 (jw_node_get_string (JW_NODE (clip), JW_MAP_CLIP_OF), jw_map_get_token (map)) == 0;
  if (!find_kind (clip, &paste.kind))
    {
      g_set_error_literal (error, JW_ERROR, JW_ERROR_FORMAT,
                           _ ("The clipboard holds nothing that can be pasted into a map."));
      return NULL;
    }
  /* Cards pointed at a curve or at numbers go to the lane like the one that they came from. */
  if (paste.kind == JW_KIND_CARD && lane != NULL && !jw_lane_holds_cards (lane))
    paste.lane = NULL;
  jw_edit_begin (map, _ ("Paste"));
  return jw_edit_finish (map, paste_everything (&paste)) ? g_strv_builder_end (pasted) : NULL;
}

/* A blank text makes no card. */
static gboolean
paste_text (Paste *paste, char *text, JwNode *lane, JwNode *stage)
{
  gboolean is_first_cell = lane == paste->lane && stage == paste->stage;
  guint at = is_first_cell ? paste->index : G_MAXUINT;
  JwNode *card;

  if (*g_strstrip (text) == '\0')
    return TRUE;
  card = jw_edit_add_card (paste->map, lane, stage, at, text, paste->error);
  if (card == NULL)
    return FALSE;
  if (is_first_cell && paste->index != G_MAXUINT)
    paste->index++;
  g_strv_builder_add (paste->pasted, jw_node_get_id (card));
  return TRUE;
}

/* Each line becomes a card; several are what jw_clip_to_text() gives of several cards. */
static gboolean
paste_lines (Paste *paste, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean are_several = lines[0] != NULL && lines[1] != NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    if (!paste_text (paste, are_several ? jw_table_read_line (lines[i]) : lines[i], paste->lane,
                     paste->stage))
      return FALSE;
  return TRUE;
}

/* Each line of a field becomes a card. */
static gboolean
paste_field (Paste *paste, const char *field, JwNode *lane, JwNode *stage)
{
  g_auto (GStrv) lines = g_strsplit (field, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (!paste_text (paste, lines[i], lane, stage))
      return FALSE;
  return TRUE;
}

/* Of a single column each cell becomes a card, with its line breaks, one behind the other. */
static gboolean
paste_column (Paste *paste, GPtrArray *rows)
{
  for (guint row = 0; row < rows->len; row++)
    {
      GPtrArray *fields = g_ptr_array_index (rows, row);

      if (!paste_text (paste, g_ptr_array_index (fields, 0), paste->lane, paste->stage))
        return FALSE;
    }
  return TRUE;
}

static gboolean
paste_rows (Paste *paste, GPtrArray *rows)
{
  for (guint row = 0; row < rows->len; row++)
    {
      GPtrArray *fields = g_ptr_array_index (rows, row);

      for (guint column = 0; column < fields->len; column++)
        if (!paste_field (paste, g_ptr_array_index (fields, column), step_from (paste->lane, row),
                          step_from (paste->stage, column)))
          return FALSE;
    }
  return TRUE;
}

GStrv
jw_clip_paste_text (JwMap *map,
                    const char *text,
                    JwNode *lane,
                    JwNode *stage,
                    guint index,
                    GError **error)
{
  g_autoptr (GStrvBuilder) pasted = g_strv_builder_new ();
  g_autoptr (GPtrArray) rows = NULL;
  Paste paste = { map, NULL, JW_KIND_CARD, TRUE, lane, stage, index, NULL, pasted, error };
  gboolean is_table = strchr (text, '\t') != NULL;
  gboolean ok;

  jw_edit_begin (map, _ ("Paste text"));
  if (is_table || jw_table_is_column (text))
    rows = jw_table_read (text);
  if (is_table)
    ok = paste_rows (&paste, rows);
  else
    ok = rows != NULL ? paste_column (&paste, rows) : paste_lines (&paste, text);
  return jw_edit_finish (map, ok) ? g_strv_builder_end (pasted) : NULL;
}

/* The links between the cards that were copied, whose ids the table has. */
static gboolean
copy_links (JwMap *map, GHashTable *ids, GError **error)
{
  guint n = jw_node_get_n_children (JW_NODE (map), JW_KIND_LINK);
  JwNode *link = jw_node_get_first_child (JW_NODE (map), JW_KIND_LINK);

  /* The copies come behind the last one. */
  for (guint i = 0; i < n; i++, link = jw_node_get_next (link))
    if (g_hash_table_contains (ids, jw_node_get_string (link, JW_LINK_FROM)) &&
        g_hash_table_contains (ids, jw_node_get_string (link, JW_LINK_TO)) &&
        jw_edit_copy_node (link, JW_NODE (map), G_MAXUINT, ids, error) == NULL)
      return FALSE;
  return TRUE;
}

static GStrv
duplicate_cards (JwMap *map, GPtrArray *cards, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GStrvBuilder) made = g_strv_builder_new ();
  gboolean ok = TRUE;

  jw_edit_begin (map, _ ("Duplicate"));
  for (guint i = 0; ok && i < cards->len; i++)
    {
      JwNode *card = g_ptr_array_index (cards, i);
      JwNode *copy =
          jw_edit_copy_node (card, JW_NODE (map), jw_node_get_position (card) + 1, ids, error);

      ok = copy != NULL;
      if (ok)
        g_strv_builder_add (made, jw_node_get_id (copy));
    }
  ok = ok && copy_links (map, ids, error);
  return jw_edit_finish (map, ok) ? g_strv_builder_end (made) : NULL;
}

GStrv
jw_clip_duplicate (JwMap *map, const char *const *ids, GError **error)
{
  JwKind kind = JW_KIND_MAP;
  g_autoptr (GPtrArray) nodes = jw_clip_collect (map, ids, &kind);
  g_autoptr (GBytes) bytes = NULL;
  JwNode *last;

  if (kind == JW_KIND_CARD)
    return duplicate_cards (map, nodes, error);
  bytes = jw_clip_copy (map, ids, error);
  if (bytes == NULL)
    return NULL;
  last = g_ptr_array_index (nodes, nodes->len - 1);
  return jw_clip_paste (map, bytes, kind == JW_KIND_LANE ? last : NULL,
                        kind == JW_KIND_STAGE ? last : NULL, G_MAXUINT, error);
}
