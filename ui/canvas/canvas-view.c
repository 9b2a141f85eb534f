#include <math.h>

#include "ui/canvas/canvas-private.h"

/* One press of a zoom button. */
#define ZOOM_STEP 1.25
/* What is scrolled to is kept so far from the edge, in pixels. */
#define SCROLL_MARGIN 24.0
/* Air between the two where it was moved out from under the cover, in pixels. */
#define COVER_MARGIN 8.0f
/* A sheet that is made to fit may come out larger by the last bits of a number. */
#define LEAST_OVERFLOW 1e-6
/* A stage is made no larger than this to fit the view. */
#define STAGE_MAX 2.0

double
jw_canvas_get_scale (JwCanvas *self)
{
  return self->zoom * JW_PIXELS_PER_POINT;
}

double
jw_canvas_get_view_length (JwCanvas *self, GtkOrientation axis)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int length = axis == GTK_ORIENTATION_HORIZONTAL ? gtk_widget_get_width (widget)
                                                  : gtk_widget_get_height (widget);

  return length > 0 ? length : self->expected[axis];
}

static double
get_sheet_points (JwCanvas *self, GtkOrientation axis)
{
  if (self->scene == NULL)
    return 0;
  return axis == GTK_ORIENTATION_HORIZONTAL ? jw_scene_get_width (self->scene)
                                            : jw_scene_get_height (self->scene);
}

static double
get_overflow (JwCanvas *self, GtkOrientation axis)
{
  double overflow = get_sheet_points (self, axis) * jw_canvas_get_scale (self) +
                    2 * JW_DESK_MARGIN - jw_canvas_get_view_length (self, axis);

  return overflow > LEAST_OVERFLOW ? overflow : 0;
}

/* A sheet smaller than the view lies in its middle. The place is a whole number of device pixels,
 * so that tiles are copied, not resampled. */
static double
get_axis_origin (JwCanvas *self, GtkOrientation axis)
{
  double device = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double origin = -gtk_adjustment_get_value (self->adjustments[axis]);

  if (get_overflow (self, axis) <= 0)
    origin = (jw_canvas_get_view_length (self, axis) -
              get_sheet_points (self, axis) * jw_canvas_get_scale (self)) /
             2;
  return floor (origin * device + 0.5) / device;
}

void
jw_canvas_get_origin (JwCanvas *self, double *x, double *y)
{
  *x = get_axis_origin (self, GTK_ORIENTATION_HORIZONTAL);
  *y = get_axis_origin (self, GTK_ORIENTATION_VERTICAL);
}

/* The further in, the more desk can be scrolled into view beyond the margin, up to half a view: so
 * the place under the pointer can stay there at the sheet's edges, too, and nothing jumps when the
 * sheet begins to be larger than the view. */
static void
configure_axis (JwCanvas *self, GtkOrientation axis)
{
  GtkAdjustment *adjustment = self->adjustments[axis];
  double view = jw_canvas_get_view_length (self, axis);
  double sheet = get_sheet_points (self, axis) * jw_canvas_get_scale (self);
  double overflow = get_overflow (self, axis);
  double desk = JW_DESK_MARGIN + CLAMP (overflow / 2, 0, MAX (0, view / 2 - JW_DESK_MARGIN));
  double lower = overflow <= 0 ? 0 : -desk;
  double upper = overflow <= 0 ? view : sheet + desk;
  double value = CLAMP (gtk_adjustment_get_value (adjustment), lower, MAX (lower, upper - view));

  gtk_adjustment_configure (adjustment, value, lower, upper, 40, view * 0.9, view);
}

void
jw_canvas_configure_view (JwCanvas *self)
{
  if (jw_canvas_get_view_length (self, GTK_ORIENTATION_HORIZONTAL) <= 0)
    return;
  configure_axis (self, GTK_ORIENTATION_HORIZONTAL);
  configure_axis (self, GTK_ORIENTATION_VERTICAL);
  jw_tiles_set_scale (self->tiles, jw_canvas_get_scale (self),
                      gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  jw_canvas_settle_view (self);
}

static void
set_zoom (JwCanvas *self, double zoom)
{
  zoom = CLAMP (zoom, JW_ZOOM_MIN, JW_ZOOM_MAX);
  if (zoom == self->zoom)
    return;
  self->zoom = zoom;
  g_object_notify (G_OBJECT (self), "zoom");
}

void
jw_canvas_set_fit (JwCanvas *self, gboolean fit)
{
  if (fit == self->fit)
    return;
  self->fit = fit;
  g_object_notify (G_OBJECT (self), "fit");
}

/* A map that would be too small to be read opens at its top, as wide as the view. */
static void
open_at_top (JwCanvas *self)
{
  GtkOrientation across = GTK_ORIENTATION_HORIZONTAL;
  double wide = (jw_canvas_get_view_length (self, across) - 2 * JW_DESK_MARGIN) /
                (get_sheet_points (self, across) * JW_PIXELS_PER_POINT);

  jw_canvas_set_fit (self, FALSE);
  set_zoom (self, CLAMP (wide, JW_OPEN_ZOOM_MIN, JW_OPEN_ZOOM_MAX));
  self->is_moving = TRUE;
  jw_canvas_configure_view (self);
  for (int axis = 0; axis < 2; axis++)
    gtk_adjustment_set_value (self->adjustments[axis], -JW_DESK_MARGIN);
  self->is_moving = FALSE;
}

void
jw_canvas_apply_fit (JwCanvas *self)
{
  double width = jw_canvas_get_view_length (self, GTK_ORIENTATION_HORIZONTAL);
  double height = jw_canvas_get_view_length (self, GTK_ORIENTATION_VERTICAL);
  double zoom;

  if (self->scene == NULL || width <= 0)
    return;
  zoom = MIN (JW_ZOOM_MAX, jw_first_sight_get_fit (self->scene, width, height));
  if (self->opens && !jw_first_sight_can_be_read (self->map, zoom))
    open_at_top (self);
  else
    set_zoom (self, zoom);
  self->opens = FALSE;
}

void
jw_canvas_expect_size (JwCanvas *self, int width, int height)
{
  g_return_if_fail (JW_IS_CANVAS (self));

  self->expected[GTK_ORIENTATION_HORIZONTAL] = width;
  self->expected[GTK_ORIENTATION_VERTICAL] = height;
}

void
jw_canvas_paint_ahead (JwCanvas *self)
{
  double x, y;

  if (gtk_widget_get_width (GTK_WIDGET (self)) > 0 || self->expected[0] <= 0)
    return;
  jw_canvas_get_origin (self, &x, &y);
  jw_tiles_paint_ahead (self->tiles, x, y, self->expected[GTK_ORIENTATION_HORIZONTAL],
                        self->expected[GTK_ORIENTATION_VERTICAL]);
}

double
jw_canvas_get_zoom (JwCanvas *self)
{
  g_return_val_if_fail (JW_IS_CANVAS (self), 1.0);
  return self->zoom;
}

void
jw_canvas_zoom_at (JwCanvas *self, double zoom, double x, double y)
{
  double sheet_x, sheet_y;

  g_return_if_fail (JW_IS_CANVAS (self));

  if (x < 0 || y < 0)
    {
      x = jw_canvas_get_view_length (self, GTK_ORIENTATION_HORIZONTAL) / 2;
      y = jw_canvas_get_view_length (self, GTK_ORIENTATION_VERTICAL) / 2;
    }
  jw_canvas_widget_to_sheet (self, x, y, &sheet_x, &sheet_y);
  jw_canvas_set_fit (self, FALSE);
  set_zoom (self, zoom);
  self->is_moving = TRUE;
  jw_canvas_configure_view (self);
  gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL],
                            sheet_x * jw_canvas_get_scale (self) - x);
  gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL],
                            sheet_y * jw_canvas_get_scale (self) - y);
  self->is_moving = FALSE;
  jw_canvas_settle_view (self);
  jw_canvas_update_hover (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
jw_canvas_zoom_in (JwCanvas *self)
{
  jw_canvas_zoom_at (self, jw_canvas_get_zoom (self) * ZOOM_STEP, -1, -1);
}

void
jw_canvas_zoom_out (JwCanvas *self)
{
  jw_canvas_zoom_at (self, jw_canvas_get_zoom (self) / ZOOM_STEP, -1, -1);
}

void
jw_canvas_zoom_fit (JwCanvas *self)
{
  g_return_if_fail (JW_IS_CANVAS (self));

  jw_canvas_set_fit (self, TRUE);
  jw_canvas_apply_fit (self);
  jw_canvas_configure_view (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The chevron of the stage that is selected, or else of the one in the middle of the view. */
static const JwSceneItem *
find_stage (JwCanvas *self)
{
  JwNode *stage = jw_node_get_first_child (JW_NODE (self->map), JW_KIND_STAGE);
  const JwSceneItem *item = NULL;
  JwPlace place;
  double x, y;
  JwRect bounds;

  if (jw_canvas_get_place (self, &place) && place.stage != NULL)
    return jw_scene_find (self->scene, jw_node_get_id (place.stage));
  jw_canvas_widget_to_sheet (self, jw_canvas_get_view_length (self, GTK_ORIENTATION_HORIZONTAL) / 2,
                             0, &x, &y);
  for (; stage != NULL; stage = jw_node_get_next (stage))
    {
      item = jw_scene_find (self->scene, jw_node_get_id (stage));
      jw_scene_item_get_bounds (item, &bounds);
      if (x < bounds.x + bounds.width)
        return item;
    }
  return item;
}

/* So that the stage is seen from its chevron down; or the selected card in it, if that is below. */
static void
show_stage (JwCanvas *self, const JwRect *bounds)
{
  double scale = jw_canvas_get_scale (self);
  double margin =
      (jw_canvas_get_view_length (self, GTK_ORIENTATION_HORIZONTAL) - bounds->width * scale) / 2;
  JwPlace place;

  gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL],
                            bounds->x * scale - margin);
  gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL],
                            bounds->y * scale - SCROLL_MARGIN);
  if (jw_canvas_get_place (self, &place) && place.node != NULL)
    jw_canvas_scroll_to (self, jw_node_get_id (place.node));
}

void
jw_canvas_zoom_stage (JwCanvas *self)
{
  const JwSceneItem *item;
  JwRect bounds;
  double wide;

  g_return_if_fail (JW_IS_CANVAS (self));

  item = self->map != NULL ? find_stage (self) : NULL;
  if (item == NULL)
    return;
  jw_scene_item_get_bounds (item, &bounds);
  wide = jw_canvas_get_view_length (self, GTK_ORIENTATION_HORIZONTAL) - 2 * JW_DESK_MARGIN;
  jw_canvas_zoom_at (self, MIN (wide / (bounds.width * JW_PIXELS_PER_POINT), STAGE_MAX), -1, -1);
  show_stage (self, &bounds);
}

void
jw_canvas_pan (JwCanvas *self, double dx, double dy)
{
  GtkAdjustment *across = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  GtkAdjustment *down = self->adjustments[GTK_ORIENTATION_VERTICAL];

  gtk_adjustment_set_value (across, gtk_adjustment_get_value (across) + dx);
  gtk_adjustment_set_value (down, gtk_adjustment_get_value (down) + dy);
}

void
jw_canvas_rect_to_widget (JwCanvas *self, const JwRect *sheet, graphene_rect_t *rect)
{
  double scale = jw_canvas_get_scale (self), x, y;

  jw_canvas_get_origin (self, &x, &y);
  graphene_rect_init (rect, (float)(x + sheet->x * scale), (float)(y + sheet->y * scale),
                      (float)(sheet->width * scale), (float)(sheet->height * scale));
}

void
jw_canvas_sheet_to_widget (JwCanvas *self, const JwRect *sheet, GdkRectangle *widget)
{
  graphene_rect_t rect;

  g_return_if_fail (JW_IS_CANVAS (self));

  jw_canvas_rect_to_widget (self, sheet, &rect);
  widget->x = (int)floor (rect.origin.x);
  widget->y = (int)floor (rect.origin.y);
  widget->width = (int)ceil (rect.origin.x + rect.size.width) - widget->x;
  widget->height = (int)ceil (rect.origin.y + rect.size.height) - widget->y;
}

void
jw_canvas_widget_to_sheet (JwCanvas *self, double x, double y, double *sheet_x, double *sheet_y)
{
  double scale, origin_x, origin_y;

  g_return_if_fail (JW_IS_CANVAS (self));

  scale = jw_canvas_get_scale (self);
  jw_canvas_get_origin (self, &origin_x, &origin_y);
  *sheet_x = (x - origin_x) / scale;
  *sheet_y = (y - origin_y) / scale;
}

static void
scroll_axis (JwCanvas *self, GtkOrientation axis, double start, double length)
{
  double scale = jw_canvas_get_scale (self);

  if (get_overflow (self, axis) > 0)
    gtk_adjustment_clamp_page (self->adjustments[axis], start * scale - SCROLL_MARGIN,
                               (start + length) * scale + SCROLL_MARGIN);
}

/* Up, from under the cover, as far as the upper end stays in sight. */
static void
uncover (JwCanvas *self, const JwRect *sheet)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];
  graphene_rect_t place, cover;
  float hidden;

  if (self->cover == NULL || !gtk_widget_get_mapped (self->cover) ||
      get_overflow (self, GTK_ORIENTATION_VERTICAL) <= 0 ||
      !gtk_widget_compute_bounds (self->cover, GTK_WIDGET (self), &cover))
    return;
  jw_canvas_rect_to_widget (self, sheet, &place);
  if (!graphene_rect_intersection (&place, &cover, NULL))
    return;
  hidden = place.origin.y + place.size.height - cover.origin.y + COVER_MARGIN;
  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment) +
                                (double)CLAMP (place.origin.y - (float)SCROLL_MARGIN, 0, hidden));
}

void
jw_canvas_scroll_to_rect (JwCanvas *self, const JwRect *sheet)
{
  scroll_axis (self, GTK_ORIENTATION_HORIZONTAL, sheet->x, sheet->width);
  scroll_axis (self, GTK_ORIENTATION_VERTICAL, sheet->y, sheet->height);
  uncover (self, sheet);
}

void
jw_canvas_set_cover (JwCanvas *self, GtkWidget *cover)
{
  g_return_if_fail (JW_IS_CANVAS (self));
  g_set_weak_pointer (&self->cover, cover);
}

void
jw_canvas_scroll_to (JwCanvas *self, const char *node_id)
{
  const JwSceneItem *item;
  JwRect bounds;

  g_return_if_fail (JW_IS_CANVAS (self));

  jw_canvas_settle_node (self, node_id);
  item = self->scene != NULL ? jw_scene_find (self->scene, node_id) : NULL;
  if (item == NULL)
    return;
  jw_scene_item_get_bounds (item, &bounds);
  jw_canvas_scroll_to_rect (self, &bounds);
}

static void
scrolled_cb (JwCanvas *self)
{
  jw_canvas_settle_view (self);
  jw_canvas_update_hover (self);
  jw_spoken_sheet_view_moved (self->spoken);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
jw_canvas_set_adjustment (JwCanvas *self, GtkOrientation axis, GtkAdjustment *adjustment)
{
  if (adjustment != NULL && adjustment == self->adjustments[axis])
    return;
  if (self->adjustments[axis] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[axis], self);
  g_clear_object (&self->adjustments[axis]);
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  self->adjustments[axis] = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  jw_canvas_configure_view (self);
}
