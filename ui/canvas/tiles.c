#include "ui/canvas/tiles.h"

#include <math.h>

#include "ui/canvas/tile-paint.h"

/* A patch covers no more of a tile than one part in so many. */
#define LEAST_PARTS 4
/* While old tiles can be shown in their place, new ones may take so much of a frame. */
#define PAINT_BUDGET_USEC 8000

struct _JwTiles
{
  JwScene *scene;
  double scale; /* device pixels a point */
  int device_scale;
  double base; /* where the tiles' top is on the sheet, in device pixels: see jw_tiles_shift() */
  GHashTable *fresh; /* Tile by place, of this scale */
  GHashTable *stale; /* of the scale before, or NULL */
  double stale_scale;
  double stale_base;
  int stale_device_scale;
  gboolean complete; /* all that was seen last was there */
  GThread *painter;  /* paints what is awaited, or NULL: see jw_tiles_paint_ahead() */
  GPtrArray *awaited; /* Tile, owned by fresh */
  guint64 n_painted;
};

/* Pixels that never change, and where they stand; no node if there are none. */
typedef struct
{
  GskRenderNode *node;
  JwPixelRect place;
} Patch;

/**
 * Tile:
 * @patch: what has changed since, on top of the tile
 * @damage: what of the pixels is wrong; its width is 0 if nothing is
 *
 * GTK draws all that a new node covers anew, so a key press makes a small one. Only when much of
 * the tile has changed is it painted on itself, which makes cairo copy all of its pixels first:
 * those in the node do not change.
 */
typedef struct
{
  cairo_surface_t *image;
  GskRenderNode *node;
  JwPixelRect place;
  Patch patch;
  JwPixelRect damage;
} Tile;

typedef struct
{
  int first_column, last_column, first_row, last_row;
} TileRange;

static gpointer
make_key (int column, int row)
{
  return GINT_TO_POINTER (row * 0x8000 + column);
}

static void
split_key (gpointer key, int *column, int *row)
{
  *column = GPOINTER_TO_INT (key) & 0x7fff;
  *row = GPOINTER_TO_INT (key) >> 15;
}

static void
free_tile (gpointer data)
{
  Tile *tile = data;

  g_clear_pointer (&tile->node, gsk_render_node_unref);
  g_clear_pointer (&tile->patch.node, gsk_render_node_unref);
  cairo_surface_destroy (tile->image);
  g_free (tile);
}

static GHashTable *
new_tile_table (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, free_tile);
}

JwTiles *
jw_tiles_new (void)
{
  JwTiles *tiles = g_new0 (JwTiles, 1);

  tiles->scale = 1;
  tiles->device_scale = 1;
  tiles->fresh = new_tile_table ();
  tiles->awaited = g_ptr_array_new ();
  return tiles;
}

void
jw_tiles_free (JwTiles *tiles)
{
  jw_tiles_wait (tiles);
  g_ptr_array_unref (tiles->awaited);
  g_clear_pointer (&tiles->scene, jw_scene_unref);
  g_clear_pointer (&tiles->fresh, g_hash_table_unref);
  g_clear_pointer (&tiles->stale, g_hash_table_unref);
  g_free (tiles);
}

void
jw_tiles_set_scale (JwTiles *tiles, double scale, int device_scale)
{
  double device = scale * device_scale;

  if (tiles->scale == device && tiles->device_scale == device_scale)
    return;
  jw_tiles_wait (tiles);
  if (tiles->complete && g_hash_table_size (tiles->fresh) > 0)
    {
      g_clear_pointer (&tiles->stale, g_hash_table_unref);
      tiles->stale = g_steal_pointer (&tiles->fresh);
      tiles->stale_scale = tiles->scale;
      tiles->stale_base = tiles->base;
      tiles->stale_device_scale = tiles->device_scale;
      tiles->fresh = new_tile_table ();
    }
  g_hash_table_remove_all (tiles->fresh);
  tiles->complete = FALSE;
  tiles->base = 0;
  tiles->scale = device;
  tiles->device_scale = device_scale;
}

/* The pixels that a rectangle of the sheet touches, cut to those of a place; FALSE if none. */
static gboolean
cut_to_place (const JwRect *rect,
              double scale,
              double base,
              const JwPixelRect *place,
              JwPixelRect *cut)
{
  int left = MAX ((int)floor (rect->x * scale), place->x);
  int top = MAX ((int)floor (rect->y * scale - base), place->y);
  int right = MIN ((int)ceil ((rect->x + rect->width) * scale), place->x + place->width);
  int bottom = MIN ((int)ceil ((rect->y + rect->height) * scale - base), place->y + place->height);

  *cut = (JwPixelRect){ left, top, right - left, bottom - top };
  return right > left && bottom > top;
}

static void
add_damage (Tile *tile, const JwPixelRect *part)
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

void
jw_tiles_invalidate (JwTiles *tiles, const JwRect *rect)
{
  GHashTableIter iter;
  gpointer value;
  JwPixelRect part;

  jw_tiles_wait (tiles);
  g_hash_table_iter_init (&iter, tiles->fresh);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (cut_to_place (rect, tiles->scale, tiles->base, &((Tile *)value)->place, &part))
      add_damage (value, &part);
  if (tiles->stale == NULL)
    return;
  g_hash_table_iter_init (&iter, tiles->stale);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (cut_to_place (rect, tiles->stale_scale, tiles->stale_base, &((Tile *)value)->place, &part))
      g_hash_table_iter_remove (&iter);
}

void
jw_tiles_invalidate_all (JwTiles *tiles)
{
  jw_tiles_wait (tiles);
  g_hash_table_remove_all (tiles->fresh);
  g_clear_pointer (&tiles->stale, g_hash_table_unref);
}

/* A node that holds pixels, not drawing: replaying text on each damaged frame is what tiles are
 * there to avoid. */
static GskRenderNode *
wrap_image (cairo_surface_t *image, int width, int height, int device_scale)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float)width / (float)device_scale,
                                               (float)height / (float)device_scale);
  GskRenderNode *node = gsk_cairo_node_new (&bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_set_source_surface (cr, image, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  return node;
}

static cairo_surface_t *
new_image (JwTiles *tiles, int width, int height)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  cairo_surface_set_device_scale (image, tiles->device_scale, tiles->device_scale);
  return image;
}

/* The sheet as the tiles count. */
static void
get_sheet_pixels (JwTiles *tiles, JwPixelRect *sheet)
{
  double bottom = jw_scene_get_height (tiles->scene) * tiles->scale - tiles->base;

  sheet->x = 0;
  sheet->y = (int)floor (-tiles->base);
  sheet->width = (int)ceil (jw_scene_get_width (tiles->scene) * tiles->scale - 1e-6);
  sheet->height = (int)ceil (bottom - 1e-6) - sheet->y;
}

/* Tiles and view are whole pixels. */
static int
get_whole_base (JwTiles *tiles)
{
  return (int)floor (tiles->base + 0.5);
}

/* Tiles end with the sheet. */
static JwPixelRect
get_place (JwTiles *tiles, int column, int row)
{
  JwPixelRect sheet;
  int left = column * JW_TILE_SIZE, top = row * JW_TILE_SIZE, right, bottom;

  get_sheet_pixels (tiles, &sheet);
  right = MIN (left + JW_TILE_SIZE, sheet.width);
  bottom = MIN (top + JW_TILE_SIZE, sheet.y + sheet.height);
  top = MAX (top, sheet.y);
  return (JwPixelRect){ left, top, right - left, bottom - top };
}

/* Forgets the tiles at the edges of a sheet that was larger or smaller. */
static void
drop_cut_tiles (JwTiles *tiles)
{
  GHashTableIter iter;
  gpointer key, tile;
  int column, row;

  g_hash_table_iter_init (&iter, tiles->fresh);
  while (g_hash_table_iter_next (&iter, &key, &tile))
    {
      const JwPixelRect *is = &((Tile *)tile)->place;
      JwPixelRect wanted;

      split_key (key, &column, &row);
      wanted = get_place (tiles, column, row);
      if (is->y != wanted.y || is->width != wanted.width || is->height != wanted.height)
        g_hash_table_iter_remove (&iter);
    }
}

void
jw_tiles_set_scene (JwTiles *tiles, JwScene *scene)
{
  JwScene *old = tiles->scene;

  jw_tiles_wait (tiles);
  tiles->scene = scene != NULL ? jw_scene_ref (scene) : NULL;
  g_clear_pointer (&old, jw_scene_unref);
  if (scene == NULL)
    {
      jw_tiles_invalidate_all (tiles);
      tiles->base = 0;
    }
  else
    drop_cut_tiles (tiles);
}

int
jw_tiles_shift (JwTiles *tiles, double dy)
{
  int before = get_whole_base (tiles);

  jw_tiles_wait (tiles);
  tiles->base += dy * tiles->scale;
  g_clear_pointer (&tiles->stale, g_hash_table_unref);
  drop_cut_tiles (tiles);
  return get_whole_base (tiles) - before;
}

static Tile *
add_tile (JwTiles *tiles, int column, int row)
{
  Tile *tile = g_new0 (Tile, 1);

  tile->place = get_place (tiles, column, row);
  tile->damage = tile->place;
  tile->image = new_image (tiles, tile->place.width, tile->place.height);
  g_hash_table_insert (tiles->fresh, make_key (column, row), tile);
  return tile;
}

static gboolean
may_be_patch (const JwPixelRect *part, const JwPixelRect *whole)
{
  return part->width * part->height * LEAST_PARTS <= whole->width * whole->height;
}

/* What is painted on a surface of its own, of the sheet as the tiles count. */
static GskRenderNode *
paint_apart (JwTiles *tiles, double base, const JwPixelRect *place)
{
  cairo_surface_t *image = new_image (tiles, place->width, place->height);
  GskRenderNode *node;

  jw_tile_paint (tiles->scene, tiles->scale, base, place, image, place->x, place->y);
  node = wrap_image (image, place->width, place->height, tiles->device_scale);
  cairo_surface_destroy (image);
  return node;
}

static void
paint_image (JwTiles *tiles, Tile *tile)
{
  jw_tile_paint (tiles->scene, tiles->scale, tiles->base, &tile->damage, tile->image, tile->place.x,
                 tile->place.y);
}

static void
wrap_tile (JwTiles *tiles, Tile *tile)
{
  tile->node = wrap_image (tile->image, tile->place.width, tile->place.height, tiles->device_scale);
  tile->damage.width = 0;
  tiles->n_painted++;
}

static void
paint_damage (JwTiles *tiles, Tile *tile)
{
  gboolean is_new = tile->node == NULL;

  if (tile->patch.node != NULL)
    add_damage (tile, &tile->patch.place);
  g_clear_pointer (&tile->patch.node, gsk_render_node_unref);
  if (!is_new && may_be_patch (&tile->damage, &tile->place))
    {
      tile->patch = (Patch){ paint_apart (tiles, tiles->base, &tile->damage), tile->damage };
      tile->damage.width = 0;
      tiles->n_painted++;
      return;
    }
  g_clear_pointer (&tile->node, gsk_render_node_unref);
  paint_image (tiles, tile);
  wrap_tile (tiles, tile);
}

GskRenderNode *
jw_tiles_paint_part (JwTiles *tiles, const JwRect *rect)
{
  JwPixelRect part = { (int)floor (rect->x * tiles->scale), (int)floor (rect->y * tiles->scale),
                       MAX (1, (int)ceil (rect->width * tiles->scale)),
                       MAX (1, (int)ceil (rect->height * tiles->scale)) };

  jw_tiles_wait (tiles);
  return paint_apart (tiles, 0, &part);
}

static void
append_at (GtkSnapshot *snapshot, GskRenderNode *node, double x, double y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)x, (float)y));
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
}

/* @x, @y: where the tiles' top left is, in widget pixels. */
static void
append_tile (GtkSnapshot *snapshot, const Tile *tile, double x, double y, int device_scale)
{
  const Patch *patch = &tile->patch;

  append_at (snapshot, tile->node, x + (double)tile->place.x / device_scale,
             y + (double)tile->place.y / device_scale);
  if (patch->node != NULL)
    append_at (snapshot, patch->node, x + (double)patch->place.x / device_scale,
               y + (double)patch->place.y / device_scale);
}

static void
append_stale (JwTiles *tiles, GtkSnapshot *snapshot, double x, double y)
{
  double factor =
      tiles->scale / tiles->device_scale * tiles->stale_device_scale / tiles->stale_scale;
  GHashTableIter iter;
  gpointer tile;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)x, (float)y));
  gtk_snapshot_scale (snapshot, (float)factor, (float)factor);
  g_hash_table_iter_init (&iter, tiles->stale);
  while (g_hash_table_iter_next (&iter, NULL, &tile))
    append_tile (snapshot, tile, 0, tiles->stale_base / tiles->stale_device_scale,
                 tiles->stale_device_scale);
  gtk_snapshot_restore (snapshot);
}

static void
get_visible_range (JwTiles *tiles,
                   double x,
                   double y,
                   double width,
                   double height,
                   TileRange *range)
{
  double side = (double)JW_TILE_SIZE / tiles->device_scale;
  double sheet_right, sheet_top, sheet_bottom;
  JwPixelRect sheet;

  get_sheet_pixels (tiles, &sheet);
  sheet_right = (double)sheet.width / JW_TILE_SIZE;
  sheet_top = (double)sheet.y / JW_TILE_SIZE;
  sheet_bottom = (double)(sheet.y + sheet.height) / JW_TILE_SIZE;
  range->first_column = (int)floor (MAX (0, -x) / side);
  range->first_row = (int)floor (MAX (sheet_top, -y / side));
  range->last_column = (int)ceil (MIN ((width - x) / side, sheet_right)) - 1;
  range->last_row = (int)ceil (MIN ((height - y) / side, sheet_bottom)) - 1;
}

/* Keeps the tiles of the views round about, so that going back and forth costs nothing. */
static void
evict_far_tiles (JwTiles *tiles, const TileRange *range)
{
  int columns = range->last_column - range->first_column + 1;
  int rows = range->last_row - range->first_row + 1;
  GHashTableIter iter;
  gpointer key;
  int column, row;

  g_hash_table_iter_init (&iter, tiles->fresh);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      split_key (key, &column, &row);
      if (column < range->first_column - columns || column > range->last_column + columns ||
          row < range->first_row - rows || row > range->last_row + rows)
        g_hash_table_iter_remove (&iter);
    }
}

/* The tile with its pixels right, or NULL if that has to wait for the next frame. */
static Tile *
get_ready_tile (JwTiles *tiles, int column, int row, gint64 deadline)
{
  Tile *tile = g_hash_table_lookup (tiles->fresh, make_key (column, row));

  if (tile != NULL && tile->damage.width == 0)
    return tile;
  if (tiles->stale != NULL && g_get_monotonic_time () >= deadline)
    return NULL;
  if (tile == NULL)
    tile = add_tile (tiles, column, row);
  paint_damage (tiles, tile);
  return tile;
}

gboolean
jw_tiles_snapshot (JwTiles *tiles,
                   GtkSnapshot *snapshot,
                   double x,
                   double y,
                   double width,
                   double height)
{
  gint64 deadline = g_get_monotonic_time () + PAINT_BUDGET_USEC;
  TileRange range;

  if (tiles->scene == NULL)
    return TRUE;
  jw_tiles_wait (tiles);
  if (tiles->stale != NULL)
    append_stale (tiles, snapshot, x, y);
  y += (double)get_whole_base (tiles) / tiles->device_scale;
  get_visible_range (tiles, x, y, width, height, &range);
  tiles->complete = TRUE;
  for (int row = range.first_row; row <= range.last_row; row++)
    for (int column = range.first_column; column <= range.last_column; column++)
      {
        Tile *tile = get_ready_tile (tiles, column, row, deadline);

        if (tile != NULL)
          append_tile (snapshot, tile, x, y, tiles->device_scale);
        else
          tiles->complete = FALSE;
      }
  if (tiles->complete)
    g_clear_pointer (&tiles->stale, g_hash_table_unref);
  evict_far_tiles (tiles, &range);
  return tiles->complete;
}

static gpointer
paint_in_thread (gpointer data)
{
  JwTiles *tiles = data;

  for (guint i = 0; i < tiles->awaited->len; i++)
    paint_image (tiles, g_ptr_array_index (tiles->awaited, i));
  return NULL;
}

void
jw_tiles_paint_ahead (JwTiles *tiles, double x, double y, double width, double height)
{
  TileRange range;

  jw_tiles_wait (tiles);
  if (tiles->scene == NULL)
    return;
  get_visible_range (tiles, x, y + (double)get_whole_base (tiles) / tiles->device_scale, width,
                     height, &range);
  for (int row = range.first_row; row <= range.last_row; row++)
    for (int column = range.first_column; column <= range.last_column; column++)
      if (!g_hash_table_contains (tiles->fresh, make_key (column, row)))
        g_ptr_array_add (tiles->awaited, add_tile (tiles, column, row));
  if (tiles->awaited->len > 0)
    tiles->painter = g_thread_try_new ("tiles", paint_in_thread, tiles, NULL);
}

void
jw_tiles_wait (JwTiles *tiles)
{
  if (tiles->painter != NULL)
    {
      g_thread_join (g_steal_pointer (&tiles->painter));
      for (guint i = 0; i < tiles->awaited->len; i++)
        wrap_tile (tiles, g_ptr_array_index (tiles->awaited, i));
    }
  g_ptr_array_set_size (tiles->awaited, 0);
}

guint64
jw_tiles_get_n_painted (JwTiles *tiles)
{
  return tiles->n_painted;
}
