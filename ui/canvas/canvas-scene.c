#include <math.h>

#include "ui/canvas/canvas-private.h"

/*
 * The scene follows the map, and of a large map only what is in sight is measured at once. The rest
 * is measured while nothing else is to do, on a scene of its own that takes the place of the shown
 * one in the end, or as soon as somebody edits or scrolls to what was not measured. Then rows above
 * may turn out higher or lower: the view scrolls along, so that what is in sight stands still.
 */

/* So long other things wait while cards are measured, and so often a drag is looked at. */
#define SLICE_USEC 4000
#define DRAG_PAUSE_MS 300
/* Lines and the soft edges of letters reach so far out of their bounds, in points. */
#define SPREAD 4.0

static void
differs_cb (const JwRect *rect, gpointer data)
{
  JwCanvas *self = data;
  JwRect wide = { rect->x - SPREAD, rect->y - SPREAD, rect->width + 2 * SPREAD,
                  rect->height + 2 * SPREAD };

  jw_tiles_invalidate (self->tiles, &wide);
}

static gboolean settle_cb (gpointer data);

static JwScene *
get_latest (JwCanvas *self)
{
  return self->settling != NULL ? self->settling : self->scene;
}

/* The heights of the sheet that are in sight. */
static void
get_view (JwCanvas *self, double *top, double *bottom)
{
  double scale = jw_canvas_get_scale (self), x, y;

  jw_canvas_get_origin (self, &x, &y);
  *top = -y / scale;
  *bottom = *top + jw_canvas_get_view_length (self, GTK_ORIENTATION_VERTICAL) / scale;
}

/* How much lower the first lane in sight stands in @after; nothing moves while the head is. */
static double
find_shift (JwCanvas *self, JwScene *after)
{
  const JwSceneItem *before, *now;
  double top, bottom;
  JwRect old_bounds, bounds;

  get_view (self, &top, &bottom);
  before = jw_scene_find_row_item_at (self->scene, top);
  now = before != NULL ? jw_scene_find_kind (after, jw_scene_item_get_lane_id (before), JW_ITEM_ROW)
                       : NULL;
  if (now == NULL)
    return 0;
  jw_scene_item_get_bounds (before, &old_bounds);
  jw_scene_item_get_bounds (now, &bounds);
  return bounds.y - old_bounds.y;
}

/* Shows a scene, which is taken over. With @holds_still the view goes along with what is in it. */
static void
show (JwCanvas *self, JwScene *scene, gboolean holds_still)
{
  g_autoptr (JwScene) before = self->scene;
  GtkAdjustment *down = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double shift = before != NULL && holds_still ? find_shift (self, scene) : 0;
  double target = gtk_adjustment_get_value (down);

  g_clear_pointer (&self->settling, jw_scene_unref);
  self->scene = scene;
  self->measured_top = self->measured_bottom = 0;
  jw_tiles_set_scene (self->tiles, scene);
  if (shift != 0)
    target += (double)jw_tiles_shift (self->tiles, shift) /
              gtk_widget_get_scale_factor (GTK_WIDGET (self));
  if (before != NULL)
    jw_scene_compare (before, scene, shift, differs_cb, self);
  else
    jw_tiles_invalidate_all (self->tiles);
  self->is_moving = TRUE;
  jw_canvas_refit (self);
  if (shift != 0)
    gtk_adjustment_set_value (down, target);
  self->is_moving = FALSE;
}

static gboolean
resume_cb (gpointer data)
{
  JwCanvas *self = data;

  self->settle_source = g_idle_add_full (G_PRIORITY_LOW, settle_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
settle_cb (gpointer data)
{
  JwCanvas *self = data;
  JwScene *next;

  if (self->drag.kind != JW_DRAG_NONE)
    {
      self->settle_source = g_timeout_add (DRAG_PAUSE_MS, resume_cb, self);
      return G_SOURCE_REMOVE;
    }
  jw_tiles_wait (self->tiles);
  next = jw_layout_settle (self->layout, get_latest (self), self->map, 0, INFINITY,
                           g_get_monotonic_time () + SLICE_USEC);
  if (jw_scene_is_estimated (next))
    {
      g_clear_pointer (&self->settling, jw_scene_unref);
      self->settling = next;
      return G_SOURCE_CONTINUE;
    }
  self->settle_source = 0;
  show (self, next, TRUE);
  return G_SOURCE_REMOVE;
}

static void
settle_later (JwCanvas *self)
{
  if (self->settle_source == 0 && jw_scene_is_estimated (get_latest (self)))
    self->settle_source = g_idle_add_full (G_PRIORITY_LOW, settle_cb, self, NULL);
}

/* Measures what is between two heights, if that is not yet. */
static void
settle_range (JwCanvas *self, double top, double bottom)
{
  JwScene *latest = get_latest (self);
  guint before = jw_scene_get_n_estimates (latest);
  g_autoptr (JwScene) next = NULL;

  jw_tiles_wait (self->tiles);
  next = jw_layout_settle (self->layout, latest, self->map, top, bottom, 0);
  if (jw_scene_get_n_estimates (next) != before)
    show (self, g_steal_pointer (&next), TRUE);
}

/* The sight was laid out in the map's own theme. */
static JwScene *
take_sight (JwCanvas *self, JwFirstSight *sight)
{
  if (sight == NULL || self->presents)
    return NULL;
  g_clear_pointer (&self->layout, jw_layout_context_free);
  self->layout = g_steal_pointer (&sight->context);
  return g_steal_pointer (&sight->scene);
}

void
jw_canvas_lay_out (JwCanvas *self, JwFirstSight *sight)
{
  const JwTheme *theme = self->presents ? jw_theme_get_projector () : NULL;
  JwScene *scene;

  jw_tiles_wait (self->tiles);
  self->opens = TRUE;
  g_clear_handle_id (&self->settle_source, g_source_remove);
  scene = take_sight (self, sight);
  g_clear_pointer (&sight, jw_first_sight_free);
  if (self->layout == NULL)
    self->layout = jw_layout_context_new ();
  if (scene == NULL)
    scene = jw_first_sight_lay_out (self->layout, self->map, theme);
  show (self, scene, FALSE);
  jw_canvas_settle_view (self);
  jw_canvas_paint_ahead (self);
}

/* What is typed is shown before what moves out of its way. */
static void
show_edited_first (JwCanvas *self, const char *id)
{
  const JwSceneItem *item = jw_canvas_find_item (self, id);
  JwRect bounds;

  if (item == NULL)
    return;
  jw_scene_item_get_bounds (item, &bounds);
  bounds = (JwRect){ bounds.x - SPREAD, bounds.y - SPREAD, bounds.width + 2 * SPREAD,
                     bounds.height + 2 * SPREAD };
  jw_tiles_set_urgent (self->tiles, &bounds);
}

void
jw_canvas_follow (JwCanvas *self, JwChangeSet *changes)
{
  jw_tiles_wait (self->tiles);
  jw_tiles_set_urgent (self->tiles, NULL);
  show (self, jw_layout_update (self->layout, get_latest (self), self->map, changes), FALSE);
  if (jw_inline_editor_is_active (self->editor))
    {
      const char *id = jw_node_get_id (jw_inline_editor_get_node (self->editor));

      jw_canvas_settle_node (self, id);
      show_edited_first (self, id);
    }
  jw_canvas_settle_view (self);
}

void
jw_canvas_forget_scene (JwCanvas *self)
{
  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_clear_pointer (&self->settling, jw_scene_unref);
  g_clear_pointer (&self->scene, jw_scene_unref);
  jw_tiles_set_scene (self->tiles, NULL);
}

/* The view is asked for often where it has not moved. The scene that is being settled has other
 * heights already, so that looking again would measure what is not in sight, and show it. */
static void
settle_sight (JwCanvas *self)
{
  double top, bottom;

  get_view (self, &top, &bottom);
  if (top >= self->measured_top && bottom <= self->measured_bottom)
    return;
  settle_range (self, top - JW_VIEW_AHEAD, bottom + JW_VIEW_AHEAD);
  get_view (self, &self->measured_top, &self->measured_bottom);
}

void
jw_canvas_settle_view (JwCanvas *self)
{
  if (self->is_moving || self->scene == NULL || !jw_scene_is_estimated (self->scene))
    return;
  if (jw_canvas_get_view_length (self, GTK_ORIENTATION_VERTICAL) > 0 &&
      jw_first_sight_can_be_read (self->map, self->zoom))
    settle_sight (self);
  settle_later (self);
}

void
jw_canvas_settle_node (JwCanvas *self, const char *node_id)
{
  const JwSceneItem *item;
  JwRect bounds;

  if (self->scene == NULL || !jw_scene_is_estimated (self->scene))
    return;
  item = jw_scene_find (self->scene, node_id);
  if (item == NULL)
    return;
  jw_scene_item_get_bounds (item, &bounds);
  settle_range (self, bounds.y, bounds.y + bounds.height);
}
