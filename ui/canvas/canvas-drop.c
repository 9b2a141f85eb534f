#include <glib/gi18n-lib.h>

#include "model/card.h"
#include "model/clip/clip.h"
#include "model/edit/commands.h"
#include "model/lane.h"
#include "ui/canvas/canvas-private.h"
#include "ui/canvas/movers.h"

/*
 * A dragged card goes to the marked place, and with it those of its cell that are selected. What is
 * selected in other cells goes as far as it goes, so that all stand to each other as before: where
 * one of them would leave the map none goes, as with keys. With Ctrl they are copied.
 */

typedef struct
{
  JwMap *map;
  GArray *movers;
  GPtrArray *lanes; /* those that hold cards */
  JwPlace target;
  JwMover dragged; /* the one that the pointer holds */
} Drop;

static void
clear_drop (Drop *drop)
{
  g_clear_pointer (&drop->movers, g_array_unref);
  g_clear_pointer (&drop->lanes, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Drop, clear_drop)

/* All that is selected, if the dragged card is. */
static GArray *
list_dragged (JwCanvas *self)
{
  JwSelection *selection = jw_canvas_get_selection (self);
  const char *alone[] = { self->drag.node_id, NULL };

  return jw_movers_list (self->map,
                         jw_selection_contains (selection, self->drag.node_id)
                             ? jw_selection_get_ids (selection)
                             : alone,
                         JW_KIND_CARD);
}

static GPtrArray *
list_card_lanes (JwMap *map)
{
  GPtrArray *lanes = g_ptr_array_new ();

  for (JwNode *lane = jw_node_get_first_child (JW_NODE (map), JW_KIND_LANE); lane != NULL;
       lane = jw_node_get_next (lane))
    if (jw_lane_holds_cards (lane))
      g_ptr_array_add (lanes, lane);
  return lanes;
}

static gboolean
begin_drop (JwCanvas *self, Drop *drop)
{
  JwNode *dragged = jw_map_find (self->map, self->drag.node_id);

  *drop = (Drop){ self->map, list_dragged (self), list_card_lanes (self->map), { 0 }, { 0 } };
  for (guint i = 0; i < drop->movers->len; i++)
    if (g_array_index (drop->movers, JwMover, i).node == dragged)
      drop->dragged = g_array_index (drop->movers, JwMover, i);
  return drop->dragged.node != NULL &&
         jw_canvas_find_cell (self, &self->drag.target, &drop->target);
}

static gboolean
is_with_dragged (const Drop *drop, const JwMover *mover)
{
  return mover->lane == drop->dragged.lane && mover->stage == drop->dragged.stage;
}

/* Which of the lanes that hold cards it is. */
static int
get_rank (const Drop *drop, JwNode *lane)
{
  guint rank = 0;

  (void)g_ptr_array_find (drop->lanes, lane, &rank);
  return (int)rank;
}

/* The cell that it goes to: as far from its own as the dragged one goes. FALSE beyond the map. */
static gboolean
find_landing (const Drop *drop, const JwMover *mover, JwPlace *landing)
{
  JwNode *map = JW_NODE (drop->map);
  int right = (int)jw_node_get_position (drop->target.stage) - (int)drop->dragged.stage;
  int down = get_rank (drop, drop->target.lane) -
             get_rank (drop, jw_node_get_child (map, JW_KIND_LANE, drop->dragged.lane));
  int stage = (int)mover->stage + right;
  int lane = get_rank (drop, jw_node_get_child (map, JW_KIND_LANE, mover->lane)) + down;

  if (stage < 0 || stage >= (int)jw_node_get_n_children (map, JW_KIND_STAGE) || lane < 0 ||
      lane >= (int)drop->lanes->len)
    return FALSE;
  *landing = (JwPlace){ .lane = g_ptr_array_index (drop->lanes, lane),
                        .stage = jw_node_get_child (map, JW_KIND_STAGE, (guint)stage) };
  return TRUE;
}

static gboolean
stays (const JwMover *mover, const JwPlace *landing)
{
  return jw_node_get_position (landing->lane) == mover->lane &&
         jw_node_get_position (landing->stage) == mover->stage;
}

gboolean
jw_canvas_aim_others (JwCanvas *self)
{
  g_auto (Drop) drop = { 0 };
  const JwMover *last = NULL;

  g_array_set_size (self->drag.other_marks, 0);
  if (!begin_drop (self, &drop))
    return FALSE;
  for (guint i = 0; i < drop.movers->len; i++)
    {
      const JwMover *mover = &g_array_index (drop.movers, JwMover, i);
      gboolean is_known = last != NULL && last->lane == mover->lane && last->stage == mover->stage;
      JwPlace landing;
      JwRect mark;

      last = mover;
      if (!find_landing (&drop, mover, &landing))
        return FALSE;
      if (!is_known && !is_with_dragged (&drop, mover) &&
          (self->drag.copies || !stays (mover, &landing)) &&
          jw_scene_get_end_mark (self->scene, jw_node_get_id (landing.lane),
                                 jw_node_get_id (landing.stage), &mark))
        g_array_append_val (self->drag.other_marks, mark);
    }
  return TRUE;
}

guint
jw_canvas_count_dragged (JwCanvas *self)
{
  g_autoptr (GArray) movers = list_dragged (self);

  return movers->len;
}

/* The first card from the marked place on that stays there; the dragged one does not count. */
static JwNode *
find_staying (JwCanvas *self, const JwPlace *cell)
{
  JwDrag *drag = &self->drag;
  guint index = drag->target_index;
  JwNode *card;

  for (guint i = 0; (card = jw_map_get_cell_card (self->map, cell->lane, cell->stage, i)) != NULL;
       i++)
    {
      const char *id = jw_node_get_id (card);

      if (g_strcmp0 (id, drag->node_id) == 0)
        index++;
      else if (i >= index &&
               (drag->copies || !jw_selection_contains (jw_canvas_get_selection (self), id)))
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

static int
compare_positions (const JwMover *a, const JwMover *b)
{
  guint first = jw_node_get_position (a->node), second = jw_node_get_position (b->node);

  return (first > second) - (first < second);
}

/* Puts a copy in the place of each mover. Returns the ids of the copies, or %NULL. */
static GStrv
copy_movers (const Drop *drop, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  GStrv copies;

  /* In the order of the file, as the copies are told. */
  g_array_sort (drop->movers, (GCompareFunc)compare_positions);
  for (guint i = 0; i < drop->movers->len; i++)
    g_ptr_array_add (ids, (gpointer)jw_node_get_id (g_array_index (drop->movers, JwMover, i).node));
  g_ptr_array_add (ids, NULL);
  copies = jw_clip_duplicate (drop->map, (const char *const *)ids->pdata, error);
  for (guint i = 0; copies != NULL && i < drop->movers->len; i++)
    g_array_index (drop->movers, JwMover, i).node = jw_map_find (drop->map, copies[i]);
  g_array_sort (drop->movers, (GCompareFunc)jw_mover_compare);
  return copies;
}

static gboolean
move_one (const Drop *drop, const JwMover *mover, JwNode *next, GError **error)
{
  JwPlace to;

  /* It was looked at when the place was marked, since when nobody has changed the map. */
  if (!find_landing (drop, mover, &to))
    return FALSE;
  if (is_with_dragged (drop, mover))
    return jw_edit_move_card (mover->node, to.lane, to.stage, find_place_before (mover->node, next),
                              error);
  return stays (mover, &to) || jw_edit_move_card (mover->node, to.lane, to.stage, G_MAXUINT, error);
}

static const char *
get_label (const Drop *drop, gboolean copies)
{
  if (copies)
    return drop->movers->len > 1 ? _ ("Copy cards") : _ ("Copy card");
  return drop->movers->len > 1 ? _ ("Move cards") : _ ("Move card");
}

void
jw_canvas_drop_cards (JwCanvas *self)
{
  g_autoptr (GError) error = NULL;
  g_auto (Drop) drop = { 0 };
  g_auto (GStrv) copies = NULL;
  gboolean ok = TRUE;
  JwNode *next;

  if (!begin_drop (self, &drop))
    return;
  next = find_staying (self, &drop.target);
  jw_edit_begin (self->map, get_label (&drop, self->drag.copies));
  if (self->drag.copies)
    ok = (copies = copy_movers (&drop, &error)) != NULL;
  for (guint i = 0; ok && i < drop.movers->len; i++)
    ok = move_one (&drop, &g_array_index (drop.movers, JwMover, i), next, &error);
  if (jw_edit_finish (self->map, ok) && copies != NULL)
    jw_selection_set (jw_canvas_get_selection (self), (const char *const *)copies);
  self->range.holds = FALSE;
  jw_canvas_report (self, error);
}
