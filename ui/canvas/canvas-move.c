#include <glib/gi18n-lib.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "ui/canvas/canvas-private.h"
#include "ui/canvas/movers.h"

/*
 * Many things at once go where one would go, in the order in which they stand on the map, however
 * they were selected, as one step of undo.
 */

/* What goes to the right makes room from the right; in a cell the first is first all the same. */
static int
compare_rightwards (const JwMover *a, const JwMover *b)
{
  if (a->stage != b->stage)
    return a->stage > b->stage ? -1 : 1;
  return jw_mover_compare (a, b);
}

static int
compare_downwards (const JwMover *a, const JwMover *b)
{
  return -jw_mover_compare (a, b);
}

static JwNode *
get_neighbour (JwNode *node, int direction)
{
  return direction > 0 ? jw_node_get_next (node) : jw_node_get_previous (node);
}

/* Whether a card that stays where it is stands above or below in the same cell. */
static gboolean
has_to_pass (JwCanvas *self, const JwMover *mover, int direction)
{
  JwNode *lane = jw_card_get_lane (mover->node), *stage = jw_card_get_stage (mover->node);
  JwNode *card;

  for (guint i = mover->index + (guint)direction;
       (card = jw_map_get_cell_card (self->map, lane, stage, i)) != NULL; i += (guint)direction)
    if (!jw_selection_contains (jw_canvas_get_selection (self), jw_node_get_id (card)))
      return TRUE;
  return FALSE;
}

static gboolean
can_go (JwCanvas *self, const JwMover *mover, gboolean sideways, int direction)
{
  JwNode *node = mover->node;

  if (jw_node_get_kind (node) != JW_KIND_CARD)
    return get_neighbour (node, direction) != NULL;
  if (sideways)
    return get_neighbour (jw_card_get_stage (node), direction) != NULL;
  return jw_movers_find_lane (jw_card_get_lane (node), direction) != NULL ||
         has_to_pass (self, mover, direction);
}

static gboolean
move_card_along (JwNode *card, int direction, GError **error)
{
  JwNode *lane = jw_card_get_lane (card), *stage = jw_card_get_stage (card);
  guint index = jw_card_get_index (card);
  guint n = jw_map_get_n_cell_cards (jw_node_get_map (card), lane, stage);

  if (direction < 0 && index > 0)
    return jw_edit_move_card (card, lane, stage, index - 1, error);
  if (direction > 0 && index + 1 < n)
    return jw_edit_move_card (card, lane, stage, index + 1, error);
  return jw_edit_move_card (card, jw_movers_find_lane (lane, direction), stage,
                            direction > 0 ? 0 : G_MAXUINT, error);
}

static gboolean
move_one (const JwMover *mover, gboolean sideways, int direction, GError **error)
{
  JwNode *node = mover->node;
  guint position = jw_node_get_position (node) + (guint)direction;

  switch (jw_node_get_kind (node))
    {
    case JW_KIND_STAGE:
      return jw_edit_move_stage (node, position, error);
    case JW_KIND_LANE:
      return jw_edit_move_lane (node, position, error);
    default:
      return sideways ? jw_edit_move_card (node, jw_card_get_lane (node),
                                           get_neighbour (jw_card_get_stage (node), direction),
                                           mover->index, error)
                      : move_card_along (node, direction, error);
    }
}

static const char *
get_label (JwKind kind, guint n)
{
  if (kind == JW_KIND_STAGE)
    return n > 1 ? _ ("Move stages") : _ ("Move stage");
  if (kind == JW_KIND_LANE)
    return n > 1 ? _ ("Move lanes") : _ ("Move lane");
  return n > 1 ? _ ("Move cards") : _ ("Move card");
}

/* All or none: what cannot go any further holds the others, so that they stay as they stand. */
static void
move_all (JwCanvas *self, GArray *movers, JwKind kind, gboolean sideways, int direction)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = TRUE;

  for (guint i = 0; i < movers->len; i++)
    if (!can_go (self, &g_array_index (movers, JwMover, i), sideways, direction))
      return;
  jw_edit_begin (self->map, get_label (kind, movers->len));
  for (guint i = 0; ok && i < movers->len; i++)
    ok = move_one (&g_array_index (movers, JwMover, i), sideways, direction, &error);
  jw_edit_finish (self->map, ok);
  self->range.holds = FALSE;
  jw_canvas_report (self, error);
}

/* The order in which they have to go, so that none is in the way of another. */
static GArray *
list_movers_towards (JwCanvas *self, JwKind kind, gboolean sideways, int direction)
{
  GArray *movers =
      jw_movers_list (self->map, jw_selection_get_ids (jw_canvas_get_selection (self)), kind);

  if (direction > 0)
    g_array_sort (movers, (GCompareFunc)(sideways ? compare_rightwards : compare_downwards));
  return movers;
}

gboolean
jw_canvas_move_selection (JwCanvas *self, gboolean sideways, int direction)
{
  JwSelection *selection = jw_canvas_get_selection (self);
  guint n = jw_selection_get_n (selection);
  g_autofree char *last = n > 0 ? g_strdup (jw_selection_get_ids (selection)[n - 1]) : NULL;
  const JwKind kinds[] = { JW_KIND_CARD, sideways ? JW_KIND_STAGE : JW_KIND_LANE };

  /* A feeling that was selected along with cards stays where it is, as when these are dragged. */
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GArray) movers = list_movers_towards (self, kinds[i], sideways, direction);

      if (movers->len == 0)
        continue;
      move_all (self, movers, kinds[i], sideways, direction);
      jw_canvas_scroll_to (self, last);
      return TRUE;
    }
  return FALSE;
}
