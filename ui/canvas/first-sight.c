#include "ui/canvas/first-sight.h"

#include <math.h>

#include "ui/canvas/canvas-private.h"
#include "ui/canvas/tile-paint.h"

/* Maps of fewer cards are measured whole, which takes some 20 milliseconds. */
#define MANY_CARDS 400

JwScene *
jw_first_sight_lay_out (JwLayoutContext *context, JwMap *map, const JwTheme *theme)
{
  guint n = jw_node_get_n_children (JW_NODE (map), JW_KIND_CARD);
  const JwLayoutOptions options = { .may_estimate = n > MANY_CARDS };

  return jw_layout (context, map, theme, &options);
}

double
jw_first_sight_get_fit (JwScene *scene, double view_width, double view_height)
{
  double across = (view_width - 2 * JW_DESK_MARGIN) / jw_scene_get_width (scene);
  double down = (view_height - 2 * JW_DESK_MARGIN) / jw_scene_get_height (scene);

  return MIN (across, down) / JW_PIXELS_PER_POINT;
}

gboolean
jw_first_sight_can_be_read (JwMap *map, double zoom)
{
  double body = jw_node_get_number (JW_NODE (map), JW_MAP_BODY);

  return body * zoom * JW_PIXELS_PER_POINT >= JW_SMALLEST_TYPE;
}

/* A map that can be read when it fits the view is seen whole, another one from its top on. */
static void
settle (JwFirstSight *sight, JwMap *map, double view_width, double view_height)
{
  double fit = jw_first_sight_get_fit (sight->scene, view_width, view_height);
  double bottom = jw_first_sight_can_be_read (map, fit)
                      ? INFINITY
                      : view_height / (JW_OPEN_ZOOM_MIN * JW_PIXELS_PER_POINT) + JW_VIEW_AHEAD;
  JwScene *settled = jw_layout_settle (sight->context, sight->scene, map, 0, bottom, 0);

  jw_scene_unref (sight->scene);
  sight->scene = settled;
}

JwFirstSight *
jw_first_sight_new (JwMap *map, double view_width, double view_height)
{
  JwFirstSight *sight = g_new0 (JwFirstSight, 1);

  sight->context = jw_layout_context_new ();
  sight->scene = jw_first_sight_lay_out (sight->context, map, NULL);
  if (jw_scene_is_estimated (sight->scene))
    settle (sight, map, view_width, view_height);
  return sight;
}

void
jw_first_sight_free (JwFirstSight *sight)
{
  g_clear_pointer (&sight->scene, jw_scene_unref);
  g_clear_pointer (&sight->context, jw_layout_context_free);
  g_free (sight);
}
