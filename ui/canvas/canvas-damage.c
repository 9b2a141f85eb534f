#include "ui/canvas/canvas-private.h"

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

void
jw_canvas_damage (JwCanvas *self, JwScene *before)
{
  if (before != NULL)
    jw_scene_compare (before, self->scene, 0, differs_cb, self);
  else
    jw_tiles_invalidate_all (self->tiles);
}
