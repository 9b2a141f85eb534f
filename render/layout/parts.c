#include "render/layout/parts.h"

#include <glib/gi18n-lib.h>

#include "model/card.h"
#include "model/curve.h"
#include "model/edit/commands.h"
#include "model/leg.h"
#include "model/link.h"
#include "model/path.h"
#include "model/point.h"
#include "model/stage.h"

/* From @first to before @end, counted from 0, of @n things; @wanted counts from 1, and 0 is all. */
static void
choose (guint wanted, guint n_wanted, guint n, guint *first, guint *n_chosen)
{
  gboolean is_all = wanted == 0 || wanted > n;

  *first = is_all ? 0 : wanted - 1;
  *n_chosen = is_all ? n : MIN (MAX (n_wanted, 1), n - *first);
}

void
jw_parts_choose (JwLayout *layout, const JwLayoutPart *part)
{
  JwNode *map = JW_NODE (layout->map);
  guint n_lanes = jw_node_get_n_children (map, JW_KIND_LANE);

  layout->n_stages = jw_node_get_n_children (map, JW_KIND_STAGE);
  choose (part->stage, part->n_stages, layout->n_stages, &layout->first_stage, &layout->n_columns);
  choose (part->lane, part->n_lanes, n_lanes, &layout->first_lane, &layout->n_rows);
  layout->first_card = part->n_cards > 0 ? part->card : 0;
  layout->end_card = part->n_cards > 0 ? part->card + part->n_cards : G_MAXUINT;
  layout->is_part = layout->n_columns < layout->n_stages || layout->n_rows < n_lanes ||
                    layout->first_card > 0 || layout->end_card < G_MAXUINT;
}

void
jw_parts_clear (JwLayout *layout)
{
  g_clear_pointer (&layout->shown, g_hash_table_unref);
  g_clear_pointer (&layout->onward, g_hash_table_unref);
}

void
jw_parts_get_cards (JwLayout *layout, guint n, guint *first, guint *end)
{
  *first = MIN (layout->first_card, n);
  *end = MIN (layout->end_card, n);
}

gboolean
jw_parts_is_first_of_stages (const JwLayout *layout)
{
  return layout->first_lane == 0 && layout->first_card == 0;
}

gboolean
jw_parts_is_first (const JwLayout *layout)
{
  return layout->first_stage == 0 && jw_parts_is_first_of_stages (layout);
}

/* --- Which cards are on the page --- */

static void
show_cell (JwLayout *layout, JwNode *lane, JwNode *stage)
{
  guint first, end;

  jw_parts_get_cards (layout, jw_map_get_n_cell_cards (layout->map, lane, stage), &first, &end);
  for (guint i = first; i < end; i++)
    g_hash_table_add (layout->shown, jw_map_get_cell_card (layout->map, lane, stage, i));
}

static void
find_shown (JwLayout *layout)
{
  layout->shown = g_hash_table_new (NULL, NULL);
  for (guint row = 0; row < layout->n_rows; row++)
    for (guint column = 0; column < layout->n_columns; column++)
      show_cell (layout,
                 jw_node_get_child (JW_NODE (layout->map), JW_KIND_LANE, layout->first_lane + row),
                 layout->columns[column].stage);
}

gboolean
jw_parts_has_card (JwLayout *layout, JwNode *card)
{
  if (!layout->is_part)
    return TRUE;
  if (layout->shown == NULL)
    find_shown (layout);
  return g_hash_table_contains (layout->shown, card);
}

/* --- What goes on elsewhere --- */

/* Counted from 0. */
static JwNode *
get_stage (JwLayout *layout, guint number)
{
  return jw_node_get_child (JW_NODE (layout->map), JW_KIND_STAGE, number);
}

static char *
describe_stage (JwNode *stage)
{
  const char *name = jw_node_get_string (stage, JW_STAGE_NAME);

  return g_strchomp (
      g_strdup_printf ("%u %s", jw_node_get_position (stage) + 1, name != NULL ? name : ""));
}

/* @place is a stage or a lane, on another page. */
static char *
describe_way (const char *place, gboolean is_onward)
{
  /* Translators: a stage or a lane, on another page */
  return g_strdup_printf (is_onward ? _ ("→ goes on in %s") : _ ("← comes from %s"), place);
}

static char *
describe_way_to_stage (JwNode *stage, gboolean is_onward)
{
  g_autofree char *place = describe_stage (stage);

  return describe_way (place, is_onward);
}

static JwNode *
find_stage (JwLayout *layout, const char *id)
{
  JwNode *stage = id != NULL ? jw_map_find (layout->map, id) : NULL;

  return stage != NULL && jw_node_get_kind (stage) == JW_KIND_STAGE ? stage : NULL;
}

/* The stage of a card, or its lane where the stage is on the page; %NULL if it has no place. */
static char *
describe_place (JwLayout *layout, JwNode *card)
{
  JwNode *stage = find_stage (layout, jw_node_get_string (card, JW_CARD_STAGE));
  JwNode *lane = jw_card_get_lane (card);

  if (stage == NULL || lane == NULL)
    return NULL;
  if (jw_layout_find_column (layout, jw_node_get_id (stage)) < 0)
    return describe_stage (stage);
  return g_strdup (jw_lane_get_shown_name (lane));
}

/* Takes the words over; what was said is not said again. */
static void
say (GPtrArray *said, char *words)
{
  if (g_ptr_array_find_with_equal_func (said, words, g_str_equal, NULL))
    g_free (words);
  else
    g_ptr_array_add (said, words);
}

static void
note (JwLayout *layout, JwNode *card, JwNode *other, gboolean is_onward)
{
  g_autofree char *place = describe_place (layout, other);
  GPtrArray *said = g_hash_table_lookup (layout->onward, card);

  if (place == NULL)
    return;
  if (said == NULL)
    {
      said = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (layout->onward, card, said);
    }
  say (said, describe_way (place, is_onward));
}

static JwNode *
find_card (JwLayout *layout, const char *id)
{
  JwNode *card = id != NULL ? jw_map_find (layout->map, id) : NULL;

  return card != NULL && JW_IS_CARD (card) ? card : NULL;
}

gboolean
jw_parts_touches (JwLayout *layout, const char *from_id, const char *to_id)
{
  JwNode *from = find_card (layout, from_id), *to = find_card (layout, to_id);

  return !layout->is_part || (from != NULL && jw_parts_has_card (layout, from)) ||
         (to != NULL && jw_parts_has_card (layout, to));
}

/* A line of which one end is on the page. */
static void
read_line (JwLayout *layout, const char *from_id, const char *to_id)
{
  JwNode *from = find_card (layout, from_id), *to = find_card (layout, to_id);
  gboolean has_from = from != NULL && jw_parts_has_card (layout, from);
  gboolean has_to = to != NULL && jw_parts_has_card (layout, to);

  if (from == NULL || to == NULL || has_from == has_to)
    return;
  if (has_from)
    note (layout, from, to, TRUE);
  else
    note (layout, to, from, FALSE);
}

static void
read_lines (JwLayout *layout)
{
  JwNode *map = JW_NODE (layout->map);

  layout->onward = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  for (JwNode *link = jw_node_get_first_child (map, JW_KIND_LINK); link != NULL;
       link = jw_node_get_next (link))
    read_line (layout, jw_node_get_string (link, JW_LINK_FROM),
               jw_node_get_string (link, JW_LINK_TO));
  for (JwNode *path = jw_node_get_first_child (map, JW_KIND_PATH); path != NULL;
       path = jw_node_get_next (path))
    for (JwNode *leg = jw_node_get_first_child (path, JW_KIND_LEG); leg != NULL;
         leg = jw_node_get_next (leg))
      read_line (layout, jw_node_get_string (leg, JW_LEG_FROM),
                 jw_node_get_string (leg, JW_LEG_TO));
}

/* A card that reaches over stages before or after those of the page. */
static void
describe_span (JwLayout *layout, JwNode *card, GPtrArray *said)
{
  JwNode *first = find_stage (layout, jw_node_get_string (card, JW_CARD_STAGE));
  JwNode *last = find_stage (layout, jw_node_get_string (card, JW_CARD_THROUGH));
  guint end = layout->first_stage + layout->n_columns;

  if (first == NULL || last == NULL)
    return;
  if (jw_node_get_position (first) < layout->first_stage)
    say (said, describe_way_to_stage (first, FALSE));
  if (jw_node_get_position (last) >= end && end < layout->n_stages)
    say (said, describe_way_to_stage (get_stage (layout, end), TRUE));
}

GPtrArray *
jw_parts_describe_card (JwLayout *layout, JwNode *card)
{
  GPtrArray *said = g_ptr_array_new_with_free_func (g_free), *lines;

  if (!layout->is_part || layout->theme->is_blank)
    return said;
  if (layout->onward == NULL)
    read_lines (layout);
  if (jw_node_has (card, JW_CARD_THROUGH))
    describe_span (layout, card, said);
  lines = g_hash_table_lookup (layout->onward, card);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    say (said, g_strdup (g_ptr_array_index (lines, i)));
  return said;
}

/* --- Rows --- */

/* Whether the curve has a score in a stage. */
static gboolean
has_score (JwLayout *layout, JwNode *curve, guint stage)
{
  JwNode *node = get_stage (layout, stage);

  for (JwNode *point = jw_node_get_first_child (curve, JW_KIND_POINT); point != NULL;
       point = jw_node_get_next (point))
    if (jw_node_has (point, JW_POINT_SCORE) &&
        g_strcmp0 (jw_node_get_string (point, JW_POINT_STAGE), jw_node_get_id (node)) == 0)
      return TRUE;
  return FALSE;
}

/* Whether a curve of the lane goes on from one stage to another. */
static gboolean
goes_on (JwLayout *layout, JwNode *lane, guint from, guint to)
{
  for (JwNode *curve = jw_node_get_first_child (JW_NODE (layout->map), JW_KIND_CURVE);
       curve != NULL; curve = jw_node_get_next (curve))
    if (g_strcmp0 (jw_node_get_string (curve, JW_CURVE_LANE), jw_node_get_id (lane)) == 0 &&
        has_score (layout, curve, from) && has_score (layout, curve, to))
      return TRUE;
  return FALSE;
}

static void
append_line (GString *lines, const char *words)
{
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append (lines, words);
}

static void
append_way (JwLayout *layout, GString *lines, guint stage, gboolean is_onward)
{
  g_autofree char *words = describe_way_to_stage (get_stage (layout, stage), is_onward);

  append_line (lines, words);
}

static void
describe_curves (JwLayout *layout, JwNode *lane, GString *lines)
{
  guint first = layout->first_stage, end = first + layout->n_columns;

  if (first > 0 && goes_on (layout, lane, first - 1, first))
    append_way (layout, lines, first - 1, FALSE);
  if (end < layout->n_stages && goes_on (layout, lane, end - 1, end))
    append_way (layout, lines, end, TRUE);
}

/* Whether a cell of the lane has cards after those of the page. */
static gboolean
has_more_cards (JwLayout *layout, JwNode *lane)
{
  for (guint i = 0; i < layout->n_columns; i++)
    if (jw_map_get_n_cell_cards (layout->map, lane, layout->columns[i].stage) > layout->end_card)
      return TRUE;
  return FALSE;
}

char *
jw_parts_describe_row (JwLayout *layout, JwNode *lane)
{
  JwLaneType type = jw_lane_get_lane_type (lane);
  GString *lines;

  if (!layout->is_part || layout->theme->is_blank)
    return NULL;
  lines = g_string_new (NULL);
  if (type == JW_LANE_EMOTION && layout->n_columns > 0)
    describe_curves (layout, lane, lines);
  else if (jw_lane_type_holds_cards (type))
    {
      if (layout->first_card > 0)
        append_line (lines, _ ("continued"));
      if (has_more_cards (layout, lane))
        append_line (lines, _ ("→ goes on on the next page"));
    }
  return g_string_free (lines, lines->len == 0);
}
