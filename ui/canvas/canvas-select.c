#include "model/card.h"
#include "model/edit/commands.h"
#include "ui/canvas/canvas-private.h"

/*
 * Many things at once: Shift selects from where the selection began to where the user points or
 * goes, a rubber band what it touches.
 */

static void
add_id (GPtrArray *ids, JwNode *node)
{
  if (node != NULL)
    g_ptr_array_add (ids, (gpointer)jw_node_get_id (node));
}

/* Without its end, which is added last of all: that is where the keyboard is then. */
static void
select_ids (JwCanvas *self, GPtrArray *ids, JwNode *end)
{
  if (end != NULL)
    {
      g_ptr_array_remove (ids, (gpointer)jw_node_get_id (end));
      add_id (ids, end);
    }
  g_ptr_array_add (ids, NULL);
  self->is_selecting = TRUE;
  jw_selection_set (jw_canvas_get_selection (self), (const char *const *)ids->pdata);
  self->is_selecting = FALSE;
}

static void
add_cell (JwMap *map, JwNode *lane, JwNode *stage, guint first, guint last, GPtrArray *ids)
{
  guint n = jw_map_get_n_cell_cards (map, lane, stage);
  JwPlace place;

  for (guint i = first; i < n && i <= last; i++)
    add_id (ids, jw_map_get_cell_card (map, lane, stage, i));
  if (n > 0)
    return;
  jw_place_in_cell (map, lane, stage, 0, &place);
  add_id (ids, place.node);
}

static guint
get_index (const JwPlace *place)
{
  return place->node != NULL && JW_IS_CARD (place->node) ? jw_card_get_index (place->node) : 0;
}

/* The nodes of a list from one to another, either of which may come first. */
static void
order (JwNode **first, JwNode **last)
{
  JwNode *other = *first;

  if (jw_node_get_position (*first) <= jw_node_get_position (*last))
    return;
  *first = *last;
  *last = other;
}

static void
add_cells (JwMap *map, const JwPlace *from, const JwPlace *to, GPtrArray *ids)
{
  JwNode *top = from->lane, *bottom = to->lane, *left = from->stage, *right = to->stage;
  guint a = get_index (from), b = get_index (to);

  if (top == bottom && left == right)
    {
      add_cell (map, top, left, MIN (a, b), MAX (a, b), ids);
      return;
    }
  order (&top, &bottom);
  order (&left, &right);
  for (JwNode *lane = top;; lane = jw_node_get_next (lane))
    {
      for (JwNode *stage = left;; stage = jw_node_get_next (stage))
        {
          add_cell (map, lane, stage, 0, G_MAXUINT, ids);
          if (stage == right)
            break;
        }
      if (lane == bottom)
        break;
    }
}

/* Stages or lanes by their headers. */
static void
add_row (JwNode *from, JwNode *to, GPtrArray *ids)
{
  order (&from, &to);
  for (; from != NULL && from != to; from = jw_node_get_next (from))
    add_id (ids, from);
  add_id (ids, to);
}

static gboolean
add_range (JwMap *map, const JwPlace *from, const JwPlace *to, GPtrArray *ids)
{
  if (from->lane != NULL && from->stage != NULL && to->lane != NULL && to->stage != NULL)
    add_cells (map, from, to, ids);
  else if (from->node != NULL && to->node != NULL &&
           jw_node_get_parent (from->node) == jw_node_get_parent (to->node) &&
           jw_node_get_kind (from->node) == jw_node_get_kind (to->node) &&
           from->node != JW_NODE (map))
    add_row (from->node, to->node, ids);
  else
    return FALSE;
  return TRUE;
}

static void
keep_end (JwCellRef *ref, guint *index, const JwPlace *place)
{
  jw_cell_ref_set (ref, place->lane != NULL ? jw_node_get_id (place->lane) : NULL,
                   place->stage != NULL ? jw_node_get_id (place->stage) : NULL);
  *index = get_index (place);
}

/* An end of the range as it is now; FALSE if its cell is gone. */
static gboolean
find_end (JwCanvas *self, const JwCellRef *ref, guint index, JwPlace *place)
{
  JwNode *lane = ref->lane_id != NULL ? jw_map_find (self->map, ref->lane_id) : NULL;
  JwNode *stage = ref->stage_id != NULL ? jw_map_find (self->map, ref->stage_id) : NULL;

  if (lane != NULL && stage != NULL)
    jw_place_in_cell (self->map, lane, stage, index, place);
  else
    return jw_place_of_node (lane != NULL ? lane : stage, place);
  return TRUE;
}

static gboolean
find_anchor (JwCanvas *self, JwPlace *anchor)
{
  const JwRange *range = &self->range;

  if (range->holds && (range->anchor.lane_id != NULL || range->anchor.stage_id != NULL))
    return find_end (self, &range->anchor, range->anchor_index, anchor);
  return jw_canvas_get_place (self, anchor);
}

static gboolean
find_head (JwCanvas *self, JwPlace *head)
{
  const JwRange *range = &self->range;

  if (range->holds && (range->head.lane_id != NULL || range->head.stage_id != NULL))
    return find_end (self, &range->head, range->head_index, head);
  return jw_canvas_get_place (self, head);
}

static gboolean
select_range (JwCanvas *self, const JwPlace *to)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  JwPlace anchor;

  if (!find_anchor (self, &anchor) || !add_range (self->map, &anchor, to, ids))
    return FALSE;
  select_ids (self, ids, to->node);
  keep_end (&self->range.anchor, &self->range.anchor_index, &anchor);
  keep_end (&self->range.head, &self->range.head_index, to);
  self->range.holds = TRUE;
  return TRUE;
}

/* What is in no row with where the selection began comes to it alone. */
void
jw_canvas_select_to (JwCanvas *self, const JwPlace *to)
{
  if (!select_range (self, to) && to->node != NULL)
    jw_selection_toggle (jw_canvas_get_selection (self), jw_node_get_id (to->node));
}

void
jw_canvas_extend_range (JwCanvas *self, JwMove move)
{
  JwPlace head, to;

  if (!find_head (self, &head) || !jw_place_move (self->map, &head, move, &to))
    return;
  if (select_range (self, &to) && to.node != NULL)
    jw_canvas_scroll_to (self, jw_node_get_id (to.node));
}

/* The rubber band */

static JwRect
get_band (JwCanvas *self)
{
  JwRect band = { 0, 0, 0, 0 };
  double x, y;

  jw_canvas_widget_to_sheet (self, self->drag.x, self->drag.y, &x, &y);
  band.x = MIN (x, self->drag.band_x);
  band.y = MIN (y, self->drag.band_y);
  band.width = ABS (x - self->drag.band_x);
  band.height = ABS (y - self->drag.band_y);
  return band;
}

void
jw_canvas_begin_band (JwCanvas *self, gboolean adds)
{
  JwDrag *drag = &self->drag;

  jw_canvas_widget_to_sheet (self, drag->press_x, drag->press_y, &drag->band_x, &drag->band_y);
  drag->selected = jw_selection_keep (jw_canvas_get_selection (self));
  drag->adds = adds;
}

void
jw_canvas_follow_band (JwCanvas *self)
{
  JwRect band = get_band (self);
  g_autoptr (GPtrArray) ids = jw_scene_list_touched (self->scene, &band);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  g_ptr_array_set_size (ids, (int)ids->len - 1);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (known, g_ptr_array_index (ids, i));
  for (guint i = 0; self->drag.adds && i + 1 < self->drag.selected->len; i++)
    if (!g_hash_table_contains (known, g_ptr_array_index (self->drag.selected, i)))
      g_ptr_array_add (ids, g_ptr_array_index (self->drag.selected, i));
  g_ptr_array_add (ids, NULL);
  jw_selection_set (jw_canvas_get_selection (self), (const char *const *)ids->pdata);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
jw_canvas_cancel_band (JwCanvas *self)
{
  jw_selection_restore (jw_canvas_get_selection (self), self->drag.selected);
}

void
jw_canvas_snapshot_band (JwCanvas *self, GtkSnapshot *snapshot)
{
  JwRect band = get_band (self);
  graphene_rect_t place;
  GskRoundedRect outline;
  GdkRGBA color;

  jw_canvas_get_accent (self, &color);
  jw_canvas_rect_to_widget (self, &band, &place);
  gsk_rounded_rect_init_from_rect (&outline, &place, 0);
  gtk_snapshot_append_border (snapshot, &outline, (const float[]){ 1, 1, 1, 1 },
                              (const GdkRGBA[]){ color, color, color, color });
  color.alpha = 0.15f;
  gtk_snapshot_append_color (snapshot, &color, &place);
}
