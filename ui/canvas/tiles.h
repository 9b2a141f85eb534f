#pragma once

#include <gtk/gtk.h>

#include "render/scene.h"

G_BEGIN_DECLS

/* The side of a tile in pixels of the device. */
#define JW_TILE_SIZE 512

/**
 * JwTiles:
 *
 * The sheet as kept pictures of %JW_TILE_SIZE device pixels square, one render node each, that are
 * only translated: a frame in which nothing changed under them costs one comparison of pointers. A
 * small change is a smaller picture on top of its tile.
 */
typedef struct _JwTiles JwTiles;

/* An empty cache, freed with jw_tiles_free(). */
JwTiles *jw_tiles_new (void);
void jw_tiles_free (JwTiles *tiles);

/* The scene to paint from now on; keeps the tiles: say which are wrong by invalidating them. */
void jw_tiles_set_scene (JwTiles *tiles, JwScene *scene);
/* @scale is widget pixels a point, @device_scale device pixels a widget pixel. The tiles of the
 * scale before are shown, scaled, where those of the new one are not ready. */
void jw_tiles_set_scale (JwTiles *tiles, double scale, int device_scale);
/* Says that what stood at a height of the sheet stands @dy points lower now: the tiles that show it
 * are kept. Returns by how many whole device pixels they would move on screen, which the view has
 * to scroll so that they stand still. */
int jw_tiles_shift (JwTiles *tiles, double dy);
/* Says that what is seen in a rectangle of the sheet, in points, is wrong. */
void jw_tiles_invalidate (JwTiles *tiles, const JwRect *rect);
void jw_tiles_invalidate_all (JwTiles *tiles);
/* What the user looks at, in points of the sheet, or %NULL: where much is wrong, it is painted at
 * once, and the rest in the frames after. */
void jw_tiles_set_urgent (JwTiles *tiles, const JwRect *rect);

/* Appends what is seen of the sheet, whose top left corner is at @x, @y, in a view of that width
 * and height, all in widget pixels. Returns %FALSE if some tiles are yet to be painted: draw again
 * then. */
gboolean jw_tiles_snapshot (JwTiles *tiles,
                            GtkSnapshot *snapshot,
                            double x,
                            double y,
                            double width,
                            double height);
/* Paints in a thread of its own what jw_tiles_snapshot() of the same place will show, while the
 * caller does other things; whatever here needs the tiles waits for it. Until then nobody may
 * paint, shape or lay out with what the scene was laid out with. */
void jw_tiles_paint_ahead (JwTiles *tiles, double x, double y, double width, double height);
/* Waits for what is painted ahead. */
void jw_tiles_wait (JwTiles *tiles);
/* How often a tile, or a part of one, was painted since the start: for tests and benchmarks. */
guint64 jw_tiles_get_n_painted (JwTiles *tiles);
/* A picture of a rectangle of the sheet (points) alone, at the tiles' scale, its top left corner
 * at 0, 0: for what is dragged. Free with gsk_render_node_unref(). */
GskRenderNode *jw_tiles_paint_part (JwTiles *tiles, const JwRect *rect);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwTiles, jw_tiles_free)

G_END_DECLS
