#include "render/export/poster-grid.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/error.h"

#define MM (72 / 25.4)
/* A sheet that adds less than this to the poster is none worth gluing. */
#define MIN_STEP (20 * MM)
/* What a rounding error may be, in points. */
#define TINY 1e-6

static double
get_step (const JwPosterGrid *grid, double side)
{
  return side - 2 * grid->margin - grid->overlap;
}

static gboolean
is_number_within (double value, double least, double most)
{
  return isfinite (value) && value >= least - TINY && value <= most + TINY;
}

static gboolean
check_edges (const JwPosterGrid *grid, GError **error)
{
  if (!is_number_within (grid->margin, 0, JW_POSTER_MAX_MARGIN))
    g_set_error (error, JW_ERROR, JW_ERROR_USAGE,
                 _ ("The unprinted edge of a sheet may be 0 to %g mm, not %g mm."),
                 JW_POSTER_MAX_MARGIN / MM, grid->margin / MM);
  else if (!is_number_within (grid->overlap, JW_POSTER_MIN_OVERLAP, JW_POSTER_MAX_OVERLAP))
    g_set_error (error, JW_ERROR, JW_ERROR_USAGE,
                 _ ("Sheets may overlap by %g to %g mm, not %g mm."), JW_POSTER_MIN_OVERLAP / MM,
                 JW_POSTER_MAX_OVERLAP / MM, grid->overlap / MM);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_sheet (const JwPosterGrid *grid, GError **error)
{
  double shorter = MIN (grid->tile_width, grid->tile_height);

  /* What is no number is no room, either. */
  if (isfinite (grid->tile_width) && isfinite (grid->tile_height) &&
      get_step (grid, shorter) >= MIN_STEP)
    return TRUE;
  g_set_error (error, JW_ERROR, JW_ERROR_USAGE,
               _ ("Sheets of %.0f × %.0f mm have no room for a poster beside their edges of %g mm "
                  "and the overlap of %g mm. Choose larger sheets, or smaller edges."),
               grid->tile_width / MM, grid->tile_height / MM, grid->margin / MM,
               grid->overlap / MM);
  return FALSE;
}

/* The poster has the bleed on both sides, and the overlap is not gained on the first sheet. */
static guint
count (const JwPosterGrid *grid, double length, double side)
{
  double needed = length + 2 * JW_POSTER_BLEED - grid->overlap;

  return (guint)MAX (1, ceil (needed / get_step (grid, side) - TINY));
}

static guint
count_sheets (const JwPosterGrid *grid, double tile_width, double tile_height)
{
  return count (grid, grid->width, tile_width) * count (grid, grid->height, tile_height);
}

static void
turn_sheets (JwPosterGrid *grid)
{
  double width = grid->tile_width, height = grid->tile_height;
  guint as_is = count_sheets (grid, width, height);
  guint turned = count_sheets (grid, height, width);
  gboolean lies_across = (width > height) != (grid->width > grid->height);

  if (turned > as_is || (turned == as_is && !lies_across))
    return;
  grid->tile_width = height;
  grid->tile_height = width;
}

gboolean
jw_poster_grid_count (JwPosterGrid *grid, GError **error)
{
  guint n;

  if (!check_edges (grid, error) || !check_sheet (grid, error))
    return FALSE;
  turn_sheets (grid);
  grid->columns = count (grid, grid->width, grid->tile_width);
  grid->rows = count (grid, grid->height, grid->tile_height);
  n = grid->columns * grid->rows;
  if (n <= JW_POSTER_MAX_SHEETS)
    return TRUE;
  g_set_error (error, JW_ERROR, JW_ERROR_USAGE,
               ngettext ("The poster would need %u sheet, more than %d. Choose larger sheets or a "
                         "smaller poster.",
                         "The poster would need %u sheets, more than %d. Choose larger sheets or a "
                         "smaller poster.",
                         n),
               n, JW_POSTER_MAX_SHEETS);
  return FALSE;
}

void
jw_poster_grid_get_window (const JwPosterGrid *grid, guint column, guint row, JwRect *window)
{
  window->x = column * get_step (grid, grid->tile_width) - JW_POSTER_BLEED;
  window->y = row * get_step (grid, grid->tile_height) - JW_POSTER_BLEED;
  window->width = grid->tile_width - 2 * grid->margin;
  window->height = grid->tile_height - 2 * grid->margin;
}

/* A last sheet goes on to the poster's end, into the room that others have for their overlap. */
static double
find_end (double step, guint i, guint n, double length)
{
  return i + 1 == n ? length : (i + 1) * step;
}

void
jw_poster_grid_get_cell (const JwPosterGrid *grid, guint column, guint row, JwRect *cell)
{
  double x_step = get_step (grid, grid->tile_width);
  double y_step = get_step (grid, grid->tile_height);

  cell->x = column * x_step;
  cell->y = row * y_step;
  cell->width = find_end (x_step, column, grid->columns, grid->width) - cell->x;
  cell->height = find_end (y_step, row, grid->rows, grid->height) - cell->y;
}

/* After Z come AA, AB, ... */
char *
jw_poster_grid_get_label (guint column, guint row)
{
  GString *label = g_string_new (NULL);

  for (guint i = row + 1; i > 0; i = (i - 1) / 26)
    g_string_prepend_c (label, (char)('A' + (i - 1) % 26));
  g_string_append_printf (label, "%u", column + 1);
  return g_string_free (label, FALSE);
}
