#pragma once

#include <glib.h>

#include "render/text.h"

G_BEGIN_DECLS

/* What stands round the part of the poster that a sheet is to show, and is cut away at its left
 * and upper edge; the rest of the overlap, at the right and lower edge, is glued over. Points. */
#define JW_POSTER_BLEED (3 * 72 / 25.4)
/* The least overlap, of a bleed on either side, the greatest, and the greatest unprinted edge, in
 * points. */
#define JW_POSTER_MIN_OVERLAP (6 * 72 / 25.4)
#define JW_POSTER_MAX_OVERLAP (50 * 72 / 25.4)
#define JW_POSTER_MAX_MARGIN (50 * 72 / 25.4)
/* More sheets nobody glues together. */
#define JW_POSTER_MAX_SHEETS 600

/**
 * JwPosterGrid:
 * @width, @height: of the poster
 * @tile_width, @tile_height: of a sheet, as it lies in the poster
 * @margin: of a sheet, where nothing can be printed
 * @overlap: of the printed parts of neighbouring sheets
 * @columns, @rows: how many sheets
 *
 * How a poster is cut into sheets. All lengths are points, all places those of the poster, with
 * the origin at its top left; columns and rows count from 0.
 */
typedef struct
{
  double width, height;
  double tile_width, tile_height;
  double margin;
  double overlap;
  guint columns, rows;
} JwPosterGrid;

/* Turns the sheets the way that needs fewer, and counts them; the other fields are set before.
 * %JW_ERROR_USAGE if that cannot be. */
gboolean jw_poster_grid_count (JwPosterGrid *grid, GError **error);
/* The part of the poster, and of what is around it, that a sheet can be printed with. */
void jw_poster_grid_get_window (const JwPosterGrid *grid, guint column, guint row, JwRect *window);
/* The part that is seen of it when the poster is put together. These cover the poster exactly. */
void jw_poster_grid_get_cell (const JwPosterGrid *grid, guint column, guint row, JwRect *cell);
/* "B3": the row's letter and the column's number. Free with g_free(). */
char *jw_poster_grid_get_label (guint column, guint row);

G_END_DECLS
