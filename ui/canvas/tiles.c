#include "ui/canvas/tiles.h"

#include <math.h>

#include "render/painter.h"

/* While old tiles can be shown in their place, new ones may take so much of a frame. */
#define PAINT_BUDGET_USEC 8000

struct _JwTiles
{
  JwScene *scene;
  double scale; /* device pixels a point */
  int device_scale;
  GHashTable *fresh; /* GskRenderNode by place, of this scale */
  GHashTable *stale; /* of the scale before, or NULL */
  double stale_scale;
  int stale_device_scale;
  gboolean complete; /* all that was seen last was there */
  guint64 n_painted;
};

typedef struct
{
  int first_column, last_column, first_row, last_row;
} TileRange;

static gpointer
make_key (int column, int row)
{
  return GINT_TO_POINTER ((row << 15) | column);
}

static void
split_key (gpointer key, int *column, int *row)
{
  *column = GPOINTER_TO_INT (key) & 0x7fff;
  *row = GPOINTER_TO_INT (key) >> 15;
}

static GHashTable *
new_tile_table (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)gsk_render_node_unref);
}

JwTiles *
jw_tiles_new (void)
{
  JwTiles *tiles = g_new0 (JwTiles, 1);

  tiles->scale = 1;
  tiles->device_scale = 1;
  tiles->fresh = new_tile_table ();
  return tiles;
}

void
jw_tiles_free (JwTiles *tiles)
{
  g_clear_pointer (&tiles->scene, jw_scene_unref);
  g_clear_pointer (&tiles->fresh, g_hash_table_unref);
  g_clear_pointer (&tiles->stale, g_hash_table_unref);
  g_free (tiles);
}

void
jw_tiles_set_scene (JwTiles *tiles, JwScene *scene)
{
  JwScene *old = tiles->scene;

  tiles->scene = scene != NULL ? jw_scene_ref (scene) : NULL;
  g_clear_pointer (&old, jw_scene_unref);
  if (scene == NULL)
    jw_tiles_invalidate_all (tiles);
}

void
jw_tiles_set_scale (JwTiles *tiles, double scale, int device_scale)
{
  double device = scale * device_scale;

  if (tiles->scale == device && tiles->device_scale == device_scale)
    return;
  if (tiles->complete && g_hash_table_size (tiles->fresh) > 0)
    {
      g_clear_pointer (&tiles->stale, g_hash_table_unref);
      tiles->stale = g_steal_pointer (&tiles->fresh);
      tiles->stale_scale = tiles->scale;
      tiles->stale_device_scale = tiles->device_scale;
      tiles->fresh = new_tile_table ();
    }
  g_hash_table_remove_all (tiles->fresh);
  tiles->complete = FALSE;
  tiles->scale = device;
  tiles->device_scale = device_scale;
}

static void
invalidate_table (GHashTable *table, double scale, const JwRect *rect)
{
  GHashTableIter iter;
  gpointer key;
  int column, row;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      split_key (key, &column, &row);
      if (rect->x * scale < (column + 1) * JW_TILE_SIZE &&
          (rect->x + rect->width) * scale > column * JW_TILE_SIZE &&
          rect->y * scale < (row + 1) * JW_TILE_SIZE &&
          (rect->y + rect->height) * scale > row * JW_TILE_SIZE)
        g_hash_table_iter_remove (&iter);
    }
}

void
jw_tiles_invalidate (JwTiles *tiles, const JwRect *rect)
{
  invalidate_table (tiles->fresh, tiles->scale, rect);
  if (tiles->stale != NULL)
    invalidate_table (tiles->stale, tiles->stale_scale, rect);
}

void
jw_tiles_invalidate_all (JwTiles *tiles)
{
  g_hash_table_remove_all (tiles->fresh);
  g_clear_pointer (&tiles->stale, g_hash_table_unref);
}

/* A node that holds pixels, not drawing: replaying text on each damaged frame is what tiles are
 * there to avoid. */
static GskRenderNode *
wrap_surface (cairo_surface_t *surface, int width, int height, int device_scale)
{
  graphene_rect_t bounds =
      GRAPHENE_RECT_INIT (0, 0, (float)width / device_scale, (float)height / device_scale);
  GskRenderNode *node = gsk_cairo_node_new (&bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_surface_set_device_scale (surface, device_scale, device_scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  return node;
}

/* Paints a rectangle given in device pixels at the present scale. */
static GskRenderNode *
paint_pixels (JwTiles *tiles, double x, double y, int width, int height)
{
  const JwTheme *theme = jw_theme_get_paper ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  JwColor paper;
  GskRenderNode *node;

  jw_theme_get_color (theme, JW_ROLE_PAPER, &paper);
  cairo_set_source_rgb (cr, paper.red, paper.green, paper.blue);
  cairo_paint (cr);
  cairo_translate (cr, -x, -y);
  cairo_scale (cr, tiles->scale, tiles->scale);
  jw_painter_paint (tiles->scene, theme, cr);
  cairo_destroy (cr);
  node = wrap_surface (surface, width, height, tiles->device_scale);
  cairo_surface_destroy (surface);
  return node;
}

static void
get_sheet_pixels (JwTiles *tiles, int *width, int *height)
{
  *width = (int)ceil (jw_scene_get_width (tiles->scene) * tiles->scale - 1e-6);
  *height = (int)ceil (jw_scene_get_height (tiles->scene) * tiles->scale - 1e-6);
}

static GskRenderNode *
paint_tile (JwTiles *tiles, int column, int row)
{
  int width, height;
  GskRenderNode *node;

  get_sheet_pixels (tiles, &width, &height);
  node = paint_pixels (tiles, column * JW_TILE_SIZE, row * JW_TILE_SIZE,
                       MIN (JW_TILE_SIZE, width - column * JW_TILE_SIZE),
                       MIN (JW_TILE_SIZE, height - row * JW_TILE_SIZE));
  g_hash_table_insert (tiles->fresh, make_key (column, row), node);
  tiles->n_painted++;
  return node;
}

GskRenderNode *
jw_tiles_paint_part (JwTiles *tiles, const JwRect *rect)
{
  return paint_pixels (tiles, floor (rect->x * tiles->scale), floor (rect->y * tiles->scale),
                       MAX (1, (int)ceil (rect->width * tiles->scale)),
                       MAX (1, (int)ceil (rect->height * tiles->scale)));
}

static void
append_at (GtkSnapshot *snapshot, GskRenderNode *node, double x, double y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)x, (float)y));
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
}

static void
append_stale (JwTiles *tiles, GtkSnapshot *snapshot, double x, double y)
{
  double factor =
      tiles->scale / tiles->device_scale * tiles->stale_device_scale / tiles->stale_scale;
  double side = (double)JW_TILE_SIZE / tiles->stale_device_scale;
  GHashTableIter iter;
  gpointer key, node;
  int column, row;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)x, (float)y));
  gtk_snapshot_scale (snapshot, (float)factor, (float)factor);
  g_hash_table_iter_init (&iter, tiles->stale);
  while (g_hash_table_iter_next (&iter, &key, &node))
    {
      split_key (key, &column, &row);
      append_at (snapshot, node, column * side, row * side);
    }
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
  int sheet_width, sheet_height;

  get_sheet_pixels (tiles, &sheet_width, &sheet_height);
  range->first_column = (int)floor (MAX (0, -x) / side);
  range->first_row = (int)floor (MAX (0, -y) / side);
  range->last_column =
      MIN ((int)ceil ((width - x) / side), (sheet_width + JW_TILE_SIZE - 1) / JW_TILE_SIZE) - 1;
  range->last_row =
      MIN ((int)ceil ((height - y) / side), (sheet_height + JW_TILE_SIZE - 1) / JW_TILE_SIZE) - 1;
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

gboolean
jw_tiles_snapshot (JwTiles *tiles,
                   GtkSnapshot *snapshot,
                   double x,
                   double y,
                   double width,
                   double height)
{
  double side = (double)JW_TILE_SIZE / tiles->device_scale;
  gint64 deadline = g_get_monotonic_time () + PAINT_BUDGET_USEC;
  TileRange range;

  if (tiles->scene == NULL)
    return TRUE;
  if (tiles->stale != NULL)
    append_stale (tiles, snapshot, x, y);
  get_visible_range (tiles, x, y, width, height, &range);
  tiles->complete = TRUE;
  for (int row = range.first_row; row <= range.last_row; row++)
    for (int column = range.first_column; column <= range.last_column; column++)
      {
        GskRenderNode *node = g_hash_table_lookup (tiles->fresh, make_key (column, row));

        if (node == NULL && (tiles->stale == NULL || g_get_monotonic_time () < deadline))
          node = paint_tile (tiles, column, row);
        if (node != NULL)
          append_at (snapshot, node, x + column * side, y + row * side);
        else
          tiles->complete = FALSE;
      }
  if (tiles->complete)
    g_clear_pointer (&tiles->stale, g_hash_table_unref);
  evict_far_tiles (tiles, &range);
  return tiles->complete;
}

guint64
jw_tiles_get_n_painted (JwTiles *tiles)
{
  return tiles->n_painted;
}
