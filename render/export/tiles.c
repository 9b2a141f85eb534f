#include "render/export/tiles.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/error.h"

#define MM (72 / 25.4)
/* A sheet that adds less than this to the poster is none worth gluing. */
#define MIN_STEP (20 * MM)
/* What a rounding error may be, in points. */
#define TINY 1e-6

static double
get_step (const JwTiles *tiles, double side)
{
  return side - 2 * tiles->margin - tiles->overlap;
}

static gboolean
is_number_within (double value, double least, double most)
{
  return isfinite (value) && value >= least - TINY && value <= most + TINY;
}

static gboolean
check_edges (const JwTiles *tiles, GError **error)
{
  if (!is_number_within (tiles->margin, 0, JW_TILES_MAX_MARGIN))
    g_set_error (error, JW_ERROR, JW_ERROR_USAGE,
                 _ ("The unprinted edge of a sheet may be 0 to %g mm, not %g mm."),
                 JW_TILES_MAX_MARGIN / MM, tiles->margin / MM);
  else if (!is_number_within (tiles->overlap, JW_TILES_MIN_OVERLAP, JW_TILES_MAX_OVERLAP))
    g_set_error (error, JW_ERROR, JW_ERROR_USAGE,
                 _ ("Sheets may overlap by %g to %g mm, not %g mm."), JW_TILES_MIN_OVERLAP / MM,
                 JW_TILES_MAX_OVERLAP / MM, tiles->overlap / MM);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_sheet (const JwTiles *tiles, GError **error)
{
  double shorter = MIN (tiles->tile_width, tiles->tile_height);

  /* What is no number is no room, either. */
  if (isfinite (tiles->tile_width) && isfinite (tiles->tile_height) &&
      get_step (tiles, shorter) >= MIN_STEP)
    return TRUE;
  g_set_error (error, JW_ERROR, JW_ERROR_USAGE,
               _ ("Sheets of %.0f × %.0f mm have no room for a poster beside their edges of %g mm "
                  "and the overlap of %g mm. Choose larger sheets, or smaller edges."),
               tiles->tile_width / MM, tiles->tile_height / MM, tiles->margin / MM,
               tiles->overlap / MM);
  return FALSE;
}

/* The poster has the bleed on both sides, and the overlap is not gained on the first sheet. */
static guint
count (const JwTiles *tiles, double length, double side)
{
  double needed = length + 2 * JW_TILES_BLEED - tiles->overlap;

  return (guint)MAX (1, ceil (needed / get_step (tiles, side) - TINY));
}

static guint
count_sheets (const JwTiles *tiles, double tile_width, double tile_height)
{
  return count (tiles, tiles->width, tile_width) * count (tiles, tiles->height, tile_height);
}

static void
turn_sheets (JwTiles *tiles)
{
  double width = tiles->tile_width, height = tiles->tile_height;
  guint as_is = count_sheets (tiles, width, height);
  guint turned = count_sheets (tiles, height, width);
  gboolean lies_across = (width > height) != (tiles->width > tiles->height);

  if (turned > as_is || (turned == as_is && !lies_across))
    return;
  tiles->tile_width = height;
  tiles->tile_height = width;
}

gboolean
jw_tiles_plan (JwTiles *tiles, GError **error)
{
  if (!check_edges (tiles, error) || !check_sheet (tiles, error))
    return FALSE;
  turn_sheets (tiles);
  tiles->columns = count (tiles, tiles->width, tiles->tile_width);
  tiles->rows = count (tiles, tiles->height, tiles->tile_height);
  if (tiles->columns * tiles->rows <= JW_TILES_MAX_SHEETS)
    return TRUE;
  g_set_error (
      error, JW_ERROR, JW_ERROR_USAGE,
      _ ("The poster would need %u sheets, more than %d. Choose larger sheets or a smaller "
         "poster."),
      tiles->columns * tiles->rows, JW_TILES_MAX_SHEETS);
  return FALSE;
}

void
jw_tiles_get_window (const JwTiles *tiles, guint column, guint row, JwRect *window)
{
  window->x = column * get_step (tiles, tiles->tile_width) - JW_TILES_BLEED;
  window->y = row * get_step (tiles, tiles->tile_height) - JW_TILES_BLEED;
  window->width = tiles->tile_width - 2 * tiles->margin;
  window->height = tiles->tile_height - 2 * tiles->margin;
}

/* A last sheet goes on to the poster's end, into the room that others have for their overlap. */
static double
find_end (double step, guint i, guint n, double length)
{
  return i + 1 == n ? length : (i + 1) * step;
}

void
jw_tiles_get_cell (const JwTiles *tiles, guint column, guint row, JwRect *cell)
{
  double x_step = get_step (tiles, tiles->tile_width);
  double y_step = get_step (tiles, tiles->tile_height);

  cell->x = column * x_step;
  cell->y = row * y_step;
  cell->width = find_end (x_step, column, tiles->columns, tiles->width) - cell->x;
  cell->height = find_end (y_step, row, tiles->rows, tiles->height) - cell->y;
}

/* After Z come AA, AB, ... */
char *
jw_tiles_get_label (guint column, guint row)
{
  GString *label = g_string_new (NULL);

  for (guint i = row + 1; i > 0; i = (i - 1) / 26)
    g_string_prepend_c (label, (char)('A' + (i - 1) % 26));
  g_string_append_printf (label, "%u", column + 1);
  return g_string_free (label, FALSE);
}
