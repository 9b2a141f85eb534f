#include "ui/canvas/tile.h"

/* A patch covers no more of a tile than one part in so many. */
#define LEAST_PARTS 4

static void
clear_patch (JwTilePatch *patch)
{
  g_clear_pointer (&patch->node, gsk_render_node_unref);
  g_clear_pointer (&patch->image, cairo_surface_destroy);
}

/* A node that holds pixels, not drawing: replaying text on each damaged frame is what tiles are
 * there to avoid. */
static GskRenderNode *
wrap_image (cairo_surface_t *image, const JwPixelRect *place, int device_scale)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float)place->width / (float)device_scale,
                                               (float)place->height / (float)device_scale);
  GskRenderNode *node = gsk_cairo_node_new (&bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_set_source_surface (cr, image, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  return node;
}

static cairo_surface_t *
new_image (const JwTileSource *source, const JwPixelRect *place)
{
  cairo_surface_t *image =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, place->width, place->height);

  cairo_surface_set_device_scale (image, source->device_scale, source->device_scale);
  return image;
}

JwTile *
jw_tile_new (const JwTileSource *source, const JwPixelRect *place)
{
  JwTile *tile = g_new0 (JwTile, 1);

  tile->place = *place;
  tile->damage = *place;
  tile->image = new_image (source, place);
  return tile;
}

void
jw_tile_free (JwTile *tile)
{
  g_clear_pointer (&tile->node, gsk_render_node_unref);
  clear_patch (&tile->patch);
  cairo_surface_destroy (tile->image);
  g_free (tile);
}

void
jw_tile_add_damage (JwTile *tile, const JwPixelRect *part)
{
  JwPixelRect *damage = &tile->damage;
  int right, bottom;

  if (damage->width == 0)
    {
      *damage = *part;
      return;
    }
  right = MAX (damage->x + damage->width, part->x + part->width);
  bottom = MAX (damage->y + damage->height, part->y + part->height);
  damage->x = MIN (damage->x, part->x);
  damage->y = MIN (damage->y, part->y);
  damage->width = right - damage->x;
  damage->height = bottom - damage->y;
}

gboolean
jw_tile_is_right (const JwTile *tile)
{
  return tile->damage.width == 0;
}

gboolean
jw_tile_needs_patch (const JwTile *tile)
{
  const JwPixelRect *damage = &tile->damage, *place = &tile->place;

  return tile->node != NULL &&
         damage->width * damage->height * LEAST_PARTS <= place->width * place->height;
}

static gboolean
contains (const JwPixelRect *outer, const JwPixelRect *inner)
{
  return inner->x >= outer->x && inner->y >= outer->y &&
         inner->x + inner->width <= outer->x + outer->width &&
         inner->y + inner->height <= outer->y + outer->height;
}

/* Takes away the patch, which all of @part will be painted over; TRUE if some of it had to be put
 * into the image, so that the tile's node is out of date. */
static gboolean
drop_patch (JwTile *tile, const JwTileSource *source, const JwPixelRect *part)
{
  JwTilePatch *patch = &tile->patch;
  gboolean is_kept = patch->node != NULL && !contains (part, &patch->place);

  if (is_kept)
    {
      cairo_t *cr = cairo_create (tile->image);

      cairo_set_source_surface (cr, patch->image,
                                (double)(patch->place.x - tile->place.x) / source->device_scale,
                                (double)(patch->place.y - tile->place.y) / source->device_scale);
      cairo_paint (cr);
      cairo_destroy (cr);
      cairo_surface_flush (tile->image);
    }
  clear_patch (patch);
  return is_kept;
}

static cairo_surface_t *
paint_apart (const JwTileSource *source, const JwPixelRect *part)
{
  cairo_surface_t *image = new_image (source, part);

  jw_tile_paint (source->scene, source->scale, source->base, part, image, part->x, part->y);
  return image;
}

static void
add_patch (JwTile *tile, const JwTileSource *source, const JwPixelRect *part)
{
  tile->patch.image = paint_apart (source, part);
  tile->patch.node = wrap_image (tile->patch.image, part, source->device_scale);
  tile->patch.place = *part;
}

void
jw_tile_paint_image (JwTile *tile, const JwTileSource *source)
{
  jw_tile_paint (source->scene, source->scale, source->base, &tile->damage, tile->image,
                 tile->place.x, tile->place.y);
}

void
jw_tile_wrap (JwTile *tile, const JwTileSource *source)
{
  g_clear_pointer (&tile->node, gsk_render_node_unref);
  tile->node = wrap_image (tile->image, &tile->place, source->device_scale);
  tile->damage.width = 0;
}

void
jw_tile_mend (JwTile *tile, const JwTileSource *source)
{
  gboolean is_stale = drop_patch (tile, source, &tile->damage);

  if (!is_stale && jw_tile_needs_patch (tile))
    {
      add_patch (tile, source, &tile->damage);
      tile->damage.width = 0;
      return;
    }
  jw_tile_paint_image (tile, source);
  jw_tile_wrap (tile, source);
}

void
jw_tile_mend_part (JwTile *tile, const JwTileSource *source, const JwPixelRect *part)
{
  if (drop_patch (tile, source, part))
    {
      JwPixelRect damage = tile->damage;

      jw_tile_wrap (tile, source);
      tile->damage = damage;
    }
  add_patch (tile, source, part);
}

GskRenderNode *
jw_tile_paint_apart (const JwTileSource *source, const JwPixelRect *part)
{
  cairo_surface_t *image = paint_apart (source, part);
  GskRenderNode *node = wrap_image (image, part, source->device_scale);

  cairo_surface_destroy (image);
  return node;
}

static void
append_at (GtkSnapshot *snapshot, GskRenderNode *node, double x, double y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)x, (float)y));
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
}

void
jw_tile_append (const JwTile *tile, GtkSnapshot *snapshot, double x, double y, int device_scale)
{
  const JwTilePatch *patch = &tile->patch;

  append_at (snapshot, tile->node, x + (double)tile->place.x / device_scale,
             y + (double)tile->place.y / device_scale);
  if (patch->node != NULL)
    append_at (snapshot, patch->node, x + (double)patch->place.x / device_scale,
               y + (double)patch->place.y / device_scale);
}
