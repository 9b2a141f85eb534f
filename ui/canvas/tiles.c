#include "ui/canvas/tiles.h"

#include <math.h>

#include "ui/canvas/tile.h"

/* While old tiles can be shown in their place, new ones may take so much of a frame. */
#define PAINT_BUDGET_USEC 8000

/* In so many frames in a row what is not urgent may wait. */
#define MAX_WAITS 3

struct _JwTiles
{
  JwTileSource source; /* its base: see jw_tiles_shift() */
  GHashTable *fresh;   /* JwTile by place, of this scale */
  GHashTable *stale;   /* of the scale before, or NULL */
  double stale_scale;
  double stale_base;
  int stale_device_scale;
  gboolean complete; /* all that was seen last was there */
  JwRect urgent;     /* what the user looks at, in points; its width is 0 if nothing is known */
  gboolean changed;  /* something became wrong since the last frame */
  guint n_waits;
  gboolean rescaled; /* the scale became another since the last frame */
  gint64 spent;      /* on painting the tiles in sight at this scale, and at the one before */
  gint64 spent_before;
  GThread *painter;   /* paints what is awaited, or NULL: see jw_tiles_paint_ahead() */
  GPtrArray *awaited; /* JwTile, owned by fresh */
  guint64 n_painted;
};

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

static GHashTable *
new_tile_table (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)jw_tile_free);
}

JwTiles *
jw_tiles_new (void)
{
  JwTiles *tiles = g_new0 (JwTiles, 1);

  tiles->source.scale = 1;
  tiles->source.device_scale = 1;
  tiles->fresh = new_tile_table ();
  tiles->awaited = g_ptr_array_new ();
  return tiles;
}

void
jw_tiles_free (JwTiles *tiles)
{
  jw_tiles_wait (tiles);
  g_ptr_array_unref (tiles->awaited);
  g_clear_pointer (&tiles->source.scene, jw_scene_unref);
  g_clear_pointer (&tiles->fresh, g_hash_table_unref);
  g_clear_pointer (&tiles->stale, g_hash_table_unref);
  g_free (tiles);
}

void
jw_tiles_set_scale (JwTiles *tiles, double scale, int device_scale)
{
  double device = scale * device_scale;

  if (tiles->source.scale == device && tiles->source.device_scale == device_scale)
    return;
  jw_tiles_wait (tiles);
  if (tiles->complete && g_hash_table_size (tiles->fresh) > 0)
    {
      g_clear_pointer (&tiles->stale, g_hash_table_unref);
      tiles->stale = g_steal_pointer (&tiles->fresh);
      tiles->stale_scale = tiles->source.scale;
      tiles->stale_base = tiles->source.base;
      tiles->stale_device_scale = tiles->source.device_scale;
      tiles->fresh = new_tile_table ();
    }
  g_hash_table_remove_all (tiles->fresh);
  tiles->spent_before = tiles->complete ? tiles->spent : MAX (tiles->spent_before, tiles->spent);
  tiles->spent = 0;
  tiles->rescaled = TRUE;
  tiles->complete = FALSE;
  tiles->source.base = 0;
  tiles->source.scale = device;
  tiles->source.device_scale = device_scale;
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

void
jw_tiles_invalidate (JwTiles *tiles, const JwRect *rect)
{
  GHashTableIter iter;
  gpointer value;
  JwPixelRect part;

  jw_tiles_wait (tiles);
  tiles->changed = TRUE;
  g_hash_table_iter_init (&iter, tiles->fresh);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (cut_to_place (rect, tiles->source.scale, tiles->source.base, &((JwTile *)value)->place,
                      &part))
      jw_tile_add_damage (value, &part);
  if (tiles->stale == NULL)
    return;
  g_hash_table_iter_init (&iter, tiles->stale);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (cut_to_place (rect, tiles->stale_scale, tiles->stale_base, &((JwTile *)value)->place,
                      &part))
      g_hash_table_iter_remove (&iter);
}

void
jw_tiles_set_urgent (JwTiles *tiles, const JwRect *rect)
{
  tiles->urgent = rect != NULL ? *rect : (JwRect){ 0, 0, 0, 0 };
}

void
jw_tiles_invalidate_all (JwTiles *tiles)
{
  jw_tiles_wait (tiles);
  g_hash_table_remove_all (tiles->fresh);
  g_clear_pointer (&tiles->stale, g_hash_table_unref);
}

/* The sheet as the tiles count. */
static void
get_sheet_pixels (JwTiles *tiles, JwPixelRect *sheet)
{
  double bottom =
      jw_scene_get_height (tiles->source.scene) * tiles->source.scale - tiles->source.base;

  sheet->x = 0;
  sheet->y = (int)floor (-tiles->source.base);
  sheet->width = (int)ceil (jw_scene_get_width (tiles->source.scene) * tiles->source.scale - 1e-6);
  sheet->height = (int)ceil (bottom - 1e-6) - sheet->y;
}

/* Tiles and view are whole pixels. */
static int
get_whole_base (JwTiles *tiles)
{
  return (int)floor (tiles->source.base + 0.5);
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
      const JwPixelRect *is = &((JwTile *)tile)->place;
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
  JwScene *old = tiles->source.scene;

  jw_tiles_wait (tiles);
  tiles->source.scene = scene != NULL ? jw_scene_ref (scene) : NULL;
  g_clear_pointer (&old, jw_scene_unref);
  if (scene == NULL)
    {
      jw_tiles_invalidate_all (tiles);
      tiles->source.base = 0;
    }
  else
    drop_cut_tiles (tiles);
}

int
jw_tiles_shift (JwTiles *tiles, double dy)
{
  int before = get_whole_base (tiles);

  jw_tiles_wait (tiles);
  tiles->source.base += dy * tiles->source.scale;
  g_clear_pointer (&tiles->stale, g_hash_table_unref);
  drop_cut_tiles (tiles);
  return get_whole_base (tiles) - before;
}

static JwTile *
add_tile (JwTiles *tiles, int column, int row)
{
  const JwPixelRect place = get_place (tiles, column, row);
  JwTile *tile = jw_tile_new (&tiles->source, &place);

  g_hash_table_insert (tiles->fresh, make_key (column, row), tile);
  return tile;
}

GskRenderNode *
jw_tiles_paint_part (JwTiles *tiles, const JwRect *rect)
{
  double scale = tiles->source.scale;
  JwTileSource source = tiles->source;
  JwPixelRect part = { (int)floor (rect->x * scale), (int)floor (rect->y * scale),
                       MAX (1, (int)ceil (rect->width * scale)),
                       MAX (1, (int)ceil (rect->height * scale)) };

  jw_tiles_wait (tiles);
  source.base = 0;
  return jw_tile_paint_apart (&source, &part);
}

/* Enlarged tiles meet within pixels: through the joint shines what is beneath them. */
static void
append_paper (JwTiles *tiles, GtkSnapshot *snapshot, double x, double y)
{
  JwScene *scene = tiles->source.scene;
  double scale = tiles->source.scale / tiles->source.device_scale;
  JwColor paper;

  jw_theme_get_color (jw_scene_get_theme (scene), JW_ROLE_PAPER, &paper);
  gtk_snapshot_append_color (
      snapshot, &(GdkRGBA){ (float)paper.red, (float)paper.green, (float)paper.blue, 1 },
      &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)(jw_scene_get_width (scene) * scale),
                           (float)(jw_scene_get_height (scene) * scale)));
}

static void
append_stale (JwTiles *tiles, GtkSnapshot *snapshot, double x, double y)
{
  double factor = tiles->source.scale / tiles->source.device_scale * tiles->stale_device_scale /
                  tiles->stale_scale;
  GHashTableIter iter;
  gpointer tile;

  append_paper (tiles, snapshot, x, y);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)x, (float)y));
  gtk_snapshot_scale (snapshot, (float)factor, (float)factor);
  g_hash_table_iter_init (&iter, tiles->stale);
  while (g_hash_table_iter_next (&iter, NULL, &tile))
    jw_tile_append (tile, snapshot, 0, tiles->stale_base / tiles->stale_device_scale,
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
  double side = (double)JW_TILE_SIZE / tiles->source.device_scale;
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

static void
paint (JwTiles *tiles, JwTile *tile)
{
  gint64 begin = g_get_monotonic_time ();
  gboolean is_new = tile->node == NULL;

  jw_tile_mend (tile, &tiles->source);
  tiles->spent += is_new ? g_get_monotonic_time () - begin : 0;
  tiles->n_painted++;
}

/* Paints of a tile that is mostly wrong what the user looks at. The rest of it waits. */
static void
paint_urgent (JwTiles *tiles, JwTile *tile)
{
  JwPixelRect part;

  if (!cut_to_place (&tiles->urgent, tiles->source.scale, tiles->source.base, &tile->place, &part))
    return;
  jw_tile_mend_part (tile, &tiles->source, &part);
  tiles->n_painted++;
}

/* A key that makes a row higher moves all that is beneath it: what is typed is shown first. */
static gboolean
may_wait (JwTiles *tiles, const JwTile *tile)
{
  return tile->node != NULL && !jw_tile_needs_patch (tile) && tiles->changed &&
         tiles->urgent.width > 0 && tiles->n_waits < MAX_WAITS;
}

/* The tile as far as there is time for it in this frame, or NULL where old ones are shown in its
 * place. */
static JwTile *
get_tile (JwTiles *tiles, int column, int row, gint64 deadline)
{
  JwTile *tile = g_hash_table_lookup (tiles->fresh, make_key (column, row));

  if (tile != NULL && jw_tile_is_right (tile))
    return tile;
  if (tiles->stale != NULL && g_get_monotonic_time () >= deadline)
    return NULL;
  if (tile == NULL)
    tile = add_tile (tiles, column, row);
  if (may_wait (tiles, tile))
    paint_urgent (tiles, tile);
  else
    paint (tiles, tile);
  return tile;
}

/* Tiles that are the wrong ones in the next frame of a gesture, too, are not worth painting; unless
 * all can be painted at once. */
static gint64
get_deadline (JwTiles *tiles)
{
  if (tiles->rescaled && tiles->stale != NULL && tiles->spent_before > PAINT_BUDGET_USEC)
    return 0;
  return g_get_monotonic_time () + PAINT_BUDGET_USEC;
}

static void
append_range (JwTiles *tiles, GtkSnapshot *snapshot, double x, double y, const TileRange *range)
{
  gint64 deadline = get_deadline (tiles);

  tiles->complete = TRUE;
  for (int row = range->first_row; row <= range->last_row; row++)
    for (int column = range->first_column; column <= range->last_column; column++)
      {
        JwTile *tile = get_tile (tiles, column, row, deadline);

        if (tile != NULL)
          jw_tile_append (tile, snapshot, x, y, tiles->source.device_scale);
        tiles->complete = tiles->complete && tile != NULL && jw_tile_is_right (tile);
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
  TileRange range;

  if (tiles->source.scene == NULL)
    return TRUE;
  jw_tiles_wait (tiles);
  if (tiles->stale != NULL)
    append_stale (tiles, snapshot, x, y);
  y += (double)get_whole_base (tiles) / tiles->source.device_scale;
  get_visible_range (tiles, x, y, width, height, &range);
  append_range (tiles, snapshot, x, y, &range);
  if (tiles->complete)
    g_clear_pointer (&tiles->stale, g_hash_table_unref);
  tiles->n_waits = tiles->complete ? 0 : tiles->n_waits + 1;
  tiles->changed = tiles->rescaled = FALSE;
  evict_far_tiles (tiles, &range);
  return tiles->complete;
}

static gpointer
paint_in_thread (gpointer data)
{
  JwTiles *tiles = data;

  for (guint i = 0; i < tiles->awaited->len; i++)
    jw_tile_paint_image (g_ptr_array_index (tiles->awaited, i), &tiles->source);
  return NULL;
}

void
jw_tiles_paint_ahead (JwTiles *tiles, double x, double y, double width, double height)
{
  TileRange range;

  jw_tiles_wait (tiles);
  if (tiles->source.scene == NULL)
    return;
  get_visible_range (tiles, x, y + (double)get_whole_base (tiles) / tiles->source.device_scale,
                     width, height, &range);
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
        jw_tile_wrap (g_ptr_array_index (tiles->awaited, i), &tiles->source);
      tiles->n_painted += tiles->awaited->len;
    }
  g_ptr_array_set_size (tiles->awaited, 0);
}

guint64
jw_tiles_get_n_painted (JwTiles *tiles)
{
  return tiles->n_painted;
}
