#pragma once

#include "render/layout.h"

G_BEGIN_DECLS

/**
 * JwFirstSight:
 * @context: what the scene was laid out with
 * @scene: the map, measured as far as it is seen when it opens
 *
 * What a canvas shows first of a map. Nothing else about opening takes as long, and it needs no
 * display: another thread can make it meanwhile.
 */
typedef struct
{
  JwLayoutContext *context;
  JwScene *scene;
} JwFirstSight;

/* For a view of about that size, in pixels: where it turns out larger, the rest is measured when it
 * is shown. Nobody may change the map until this is done. Free with jw_first_sight_free(). */
JwFirstSight *jw_first_sight_new (JwMap *map, double view_width, double view_height);
void jw_first_sight_free (JwFirstSight *sight);

/* How a canvas lays a map out: a large one with heights that are estimated. @theme %NULL is the one
 * that the map names. */
JwScene *jw_first_sight_lay_out (JwLayoutContext *context, JwMap *map, const JwTheme *theme);

/* The zoom that shows the whole of a sheet in a view of that size, in pixels. */
double jw_first_sight_get_fit (JwScene *scene, double view_width, double view_height);
/* Whether the type of the map can still be read at a zoom: else bars are painted in its place, and
 * it needs no measuring. */
gboolean jw_first_sight_can_be_read (JwMap *map, double zoom);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwFirstSight, jw_first_sight_free)

G_END_DECLS
