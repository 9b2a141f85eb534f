#include <glib/gi18n-lib.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/lane.h"
#include "ui/canvas/canvas-private.h"

/*
 * Many things at once go where one would go, in the order in which they stand on the map, however
 * they were selected, as one step of undo.
 */

/* One of them, and where it stands before any of them goes. */
typedef struct
{
  JwNode *node;
  guint lane, stage, index;
} Mover;

static Mover
make_mover (JwNode *node)
{
  guint position = jw_node_get_position (node);

  if (jw_node_get_kind (node) != JW_KIND_CARD)
    return (Mover){ node, position, position, 0 };
  return (Mover){ node, jw_node_get_position (jw_card_get_lane (node)),
                  jw_node_get_position (jw_card_get_stage (node)), jw_card_get_index (node) };
}

static int
compare (guint a, guint b)
{
  return (a > b) - (a < b);
}

static int
compare_movers (const Mover *a, const Mover *b)
{
  int order = compare (a->lane, b->lane);

  if (order == 0)
    order = compare (a->stage, b->stage);
  return order != 0 ? order : compare (a->index, b->index);
}

/* What goes to the right makes room from the right; in a cell the first is first all the same. */
static int
compare_rightwards (const Mover *a, const Mover *b)
{
  int order = -compare (a->stage, b->stage);

  return order != 0 ? order : compare_movers (a, b);
}

static int
compare_downwards (const Mover *a, const Mover *b)
{
  return -compare_movers (a, b);
}

/* All that is selected and of one kind, ordered. */
static GArray *
list_movers (JwCanvas *self, JwKind kind, int (*order) (const Mover *a, const Mover *b))
{
  const char *const *ids = jw_selection_get_ids (jw_canvas_get_selection (self));
  GArray *movers = g_array_new (FALSE, FALSE, sizeof (Mover));

  for (guint i = 0; ids[i] != NULL; i++)
    {
      JwNode *node = jw_map_find (self->map, ids[i]);

      if (node != NULL && jw_node_get_kind (node) == kind)
        {
          Mover mover = make_mover (node);

          g_array_append_val (movers, mover);
        }
    }
  g_array_sort (movers, (GCompareFunc)order);
  return movers;
}

static JwNode *
get_neighbour (JwNode *node, int direction)
{
  return direction > 0 ? jw_node_get_next (node) : jw_node_get_previous (node);
}

/* The lane above or below that holds cards. */
static JwNode *
find_card_lane (JwNode *lane, int direction)
{
  do
    lane = get_neighbour (lane, direction);
  while (lane != NULL && !jw_lane_type_holds_cards (jw_lane_get_lane_type (lane)));
  return lane;
}

/* Whether a card that stays where it is stands above or below in the same cell. */
static gboolean
has_to_pass (JwCanvas *self, const Mover *mover, int direction)
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
can_go (JwCanvas *self, const Mover *mover, gboolean sideways, int direction)
{
  JwNode *node = mover->node;

  if (jw_node_get_kind (node) != JW_KIND_CARD)
    return get_neighbour (node, direction) != NULL;
  if (sideways)
    return get_neighbour (jw_card_get_stage (node), direction) != NULL;
  return find_card_lane (jw_card_get_lane (node), direction) != NULL ||
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
  return jw_edit_move_card (card, find_card_lane (lane, direction), stage,
                            direction > 0 ? 0 : G_MAXUINT, error);
}

static gboolean
move_one (const Mover *mover, gboolean sideways, int direction, GError **error)
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
    if (!can_go (self, &g_array_index (movers, Mover, i), sideways, direction))
      return;
  jw_edit_begin (self->map, get_label (kind, movers->len));
  for (guint i = 0; ok && i < movers->len; i++)
    ok = move_one (&g_array_index (movers, Mover, i), sideways, direction, &error);
  jw_edit_finish (self->map, ok);
  self->range.holds = FALSE;
  jw_canvas_report (self, error);
}

/* The order in which they have to go, so that none is in the way of another. */
static GArray *
list_movers_towards (JwCanvas *self, JwKind kind, gboolean sideways, int direction)
{
  return list_movers (self, kind,
                      direction < 0 ? compare_movers
                      : sideways    ? compare_rightwards
                                    : compare_downwards);
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

guint
jw_canvas_count_movers (JwCanvas *self, const char *id)
{
  g_autoptr (GArray) movers = NULL;

  if (!jw_selection_contains (jw_canvas_get_selection (self), id))
    return 1;
  movers = list_movers (self, JW_KIND_CARD, compare_movers);
  return movers->len;
}

/* The first card from a place in a cell on that stays there; @dragged does not count. */
static JwNode *
find_staying (JwCanvas *self, const JwPlace *cell, const char *dragged_id, guint index)
{
  JwNode *card;

  for (guint i = 0; (card = jw_map_get_cell_card (self->map, cell->lane, cell->stage, i)) != NULL;
       i++)
    {
      const char *id = jw_node_get_id (card);

      if (g_strcmp0 (id, dragged_id) == 0)
        index++;
      else if (i >= index && !jw_selection_contains (jw_canvas_get_selection (self), id))
        return card;
    }
  return NULL;
}

/* Which place in the cell is right before @next, or the end, for a card that may be in it. */
static guint
find_place_before (JwNode *card, JwNode *next)
{
  guint index;

  if (next == NULL)
    return G_MAXUINT;
  index = jw_card_get_index (next);
  if (jw_card_get_lane (card) == jw_card_get_lane (next) &&
      jw_card_get_stage (card) == jw_card_get_stage (next) && jw_card_get_index (card) < index)
    index--;
  return index;
}

void
jw_canvas_drop_cards (JwCanvas *self, const JwPlace *cell, const char *dragged_id, guint index)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) movers = NULL;
  JwNode *next;
  gboolean ok = TRUE;

  if (!jw_selection_contains (jw_canvas_get_selection (self), dragged_id))
    jw_selection_set_single (jw_canvas_get_selection (self), dragged_id);
  movers = list_movers (self, JW_KIND_CARD, compare_movers);
  next = find_staying (self, cell, dragged_id, index);
  jw_edit_begin (self->map, get_label (JW_KIND_CARD, movers->len));
  for (guint i = 0; ok && i < movers->len; i++)
    {
      JwNode *card = g_array_index (movers, Mover, i).node;

      ok =
          jw_edit_move_card (card, cell->lane, cell->stage, find_place_before (card, next), &error);
    }
  jw_edit_finish (self->map, ok);
  self->range.holds = FALSE;
  jw_canvas_report (self, error);
}
