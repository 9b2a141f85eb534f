#pragma once

#include <gtk/gtk.h>

#include "ui/canvas/tile-paint.h"

G_BEGIN_DECLS

/**
 * JwTileSource:
 * @scene: what is painted
 * @scale: device pixels a point
 * @device_scale: device pixels a widget pixel
 * @base: where the tiles' top is on the sheet, in device pixels
 *
 * What tiles are painted from.
 */
typedef struct
{
  JwScene *scene;
  double scale;
  int device_scale;
  double base;
} JwTileSource;

/**
 * JwTilePatch:
 *
 * Pixels on top of a tile, and where they stand; no node if there are none.
 */
typedef struct
{
  cairo_surface_t *image;
  GskRenderNode *node;
  JwPixelRect place;
} JwTilePatch;

/**
 * JwTile:
 * @node: shows the image; %NULL as long as it was never painted
 * @patch: what has changed since, on top of the tile
 * @damage: what of the pixels is wrong; its width is 0 if nothing is
 *
 * A kept picture of a part of the sheet. GTK draws all that a new node covers anew, so a key press
 * makes a small one. Only when much of the tile has changed is it painted on itself, which makes
 * cairo copy all of its pixels first: those in the node do not change.
 */
typedef struct
{
  cairo_surface_t *image;
  GskRenderNode *node;
  JwPixelRect place;
  JwTilePatch patch;
  JwPixelRect damage;
} JwTile;

/* A tile that is all wrong yet. Free with jw_tile_free(). */
JwTile *jw_tile_new (const JwTileSource *source, const JwPixelRect *place);
void jw_tile_free (JwTile *tile);

/* Says that a part is wrong, too. */
void jw_tile_add_damage (JwTile *tile, const JwPixelRect *part);
/* Whether all of it is right; and whether so little is wrong that a patch does. */
gboolean jw_tile_is_right (const JwTile *tile);
gboolean jw_tile_needs_patch (const JwTile *tile);

/* Paints what is wrong. */
void jw_tile_mend (JwTile *tile, const JwTileSource *source);
/* Paints a part of it alone, on top; the damage stays. */
void jw_tile_mend_part (JwTile *tile, const JwTileSource *source, const JwPixelRect *part);
/* The two halves of painting a tile that never was: in any thread, and then where GTK runs. */
void jw_tile_paint_image (JwTile *tile, const JwTileSource *source);
void jw_tile_wrap (JwTile *tile, const JwTileSource *source);
/* Pixels of a part of the sheet in a node at 0, 0. Free with gsk_render_node_unref(). */
GskRenderNode *jw_tile_paint_apart (const JwTileSource *source, const JwPixelRect *part);

/* @x, @y: where the tiles' top left is, in widget pixels. */
void
jw_tile_append (const JwTile *tile, GtkSnapshot *snapshot, double x, double y, int device_scale);

G_END_DECLS
