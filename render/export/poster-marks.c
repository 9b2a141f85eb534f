#include <glib/gi18n-lib.h>

#include "render/export/poster-private.h"
#include "render/text-private.h"

#define MM (72 / 25.4)
/* Of a mark: how far it stands from the corner, its length, and the width of its line. */
#define MARK_GAP (0.5 * MM)
#define MARK_LENGTH (2.3 * MM)
#define MARK_LINE 0.4
/* Between the lines of what is glued over. */
#define HATCH (2.5 * MM)
/* The type of the marks, in points: two lines of it are lower than the bleed. */
#define TYPE 6.0

static JwText *
shape (JwFonts *fonts, const char *string, gboolean is_bold, double size, double width)
{
  const JwTextStyle style = { is_bold ? JW_FACE_BOLD : JW_FACE_REGULAR, size, 1.25, FALSE };

  return jw_text_new (fonts, string, &style, width);
}

double
jw_poster_paint_text (JwFonts *fonts,
                      cairo_t *cr,
                      const char *string,
                      gboolean is_bold,
                      double size,
                      double x,
                      double y,
                      double width)
{
  g_autoptr (JwText) text = shape (fonts, string, is_bold, size, width);

  cairo_set_source_rgb (cr, 0, 0, 0);
  jw_text_paint (text, cr, x, y, y - size, y + jw_text_get_height (text) + size);
  return jw_text_get_height (text);
}

/* Black on white, to be seen on any ground. */
static void
stroke_mark (cairo_t *cr)
{
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, 4 * MARK_LINE);
  cairo_stroke_preserve (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, MARK_LINE);
  cairo_stroke (cr);
}

/* Two lines that would meet in a corner of the cell, outside of it. */
static void
paint_corner (cairo_t *cr, double x, double y, int x_side, int y_side)
{
  cairo_move_to (cr, x + x_side * MARK_GAP, y);
  cairo_rel_line_to (cr, x_side * MARK_LENGTH, 0);
  cairo_move_to (cr, x, y + y_side * MARK_GAP);
  cairo_rel_line_to (cr, 0, y_side * MARK_LENGTH);
  stroke_mark (cr);
}

static void
paint_corners (const JwRect *cell, cairo_t *cr)
{
  paint_corner (cr, cell->x, cell->y, -1, -1);
  paint_corner (cr, cell->x + cell->width, cell->y, 1, -1);
  paint_corner (cr, cell->x, cell->y + cell->height, -1, 1);
  paint_corner (cr, cell->x + cell->width, cell->y + cell->height, 1, 1);
}

/* What is glued over: the picture goes on in it, pale, in case a cut is not straight. */
static void
paint_strip (cairo_t *cr, double x, double y, double width, double height)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.6);
  cairo_paint (cr);
  for (double at = x - height; at < x + width; at += HATCH)
    {
      cairo_move_to (cr, at, y + height);
      cairo_rel_line_to (cr, height, -height);
    }
  cairo_set_source_rgb (cr, 0.6, 0.6, 0.6);
  cairo_set_line_width (cr, 0.3);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint_strips (const JwPosterGrid *grid,
              guint column,
              guint row,
              const JwRect *window,
              const JwRect *cell,
              cairo_t *cr)
{
  double right = cell->x + cell->width, bottom = cell->y + cell->height;
  double strip = grid->overlap - JW_POSTER_BLEED;
  /* No further than the poster goes. */
  double end_x = column + 1 < grid->columns ? right + strip : right;

  if (column + 1 < grid->columns)
    paint_strip (cr, right, window->y, strip, bottom - window->y);
  if (row + 1 < grid->rows)
    paint_strip (cr, window->x, bottom, end_x - window->x, strip);
}

static void
paint_note (cairo_t *cr, JwFonts *fonts, const char *string, gboolean is_bold, double x, double y)
{
  g_autoptr (JwText) text = shape (fonts, string, is_bold, TYPE, -1);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, x - 1, y, jw_text_get_width (text) + 2, jw_text_get_height (text));
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  jw_text_paint (text, cr, x, y, y - TYPE, y + 2 * TYPE);
}

/* Beneath the cell: which sheet it is, and which one comes over its edge. */
static void
paint_name (const JwPosterGrid *grid,
            guint column,
            guint row,
            const JwRect *cell,
            JwFonts *fonts,
            cairo_t *cr)
{
  g_autofree char *label = jw_poster_grid_get_label (column, row);
  g_autofree char *below = jw_poster_grid_get_label (column, row + 1);
  g_autofree char *words = row + 1 < grid->rows
                               /* Translators: names of sheets, "B3 · Glue C3 over this edge". */
                               ? g_strdup_printf (_ ("%s · Glue %s over this edge"), label, below)
                               : g_strdup (label);

  paint_note (cr, fonts, words, TRUE, cell->x + 4 * MM, cell->y + cell->height + 0.2 * MM);
}

/* Beside the cell, to be read from the right. */
static void
paint_name_beside (guint column, guint row, const JwRect *cell, JwFonts *fonts, cairo_t *cr)
{
  g_autofree char *next = jw_poster_grid_get_label (column + 1, row);
  g_autofree char *words = g_strdup_printf (_ ("Glue %s over this edge"), next);

  cairo_save (cr);
  cairo_translate (cr, cell->x + cell->width + 0.2 * MM, cell->y + cell->height - 4 * MM);
  cairo_rotate (cr, -G_PI / 2);
  paint_note (cr, fonts, words, FALSE, 0, 0);
  cairo_restore (cr);
}

void
jw_poster_paint_marks (const JwPosterGrid *grid,
                       guint column,
                       guint row,
                       JwFonts *fonts,
                       cairo_t *cr)
{
  JwRect window, cell;

  jw_poster_grid_get_window (grid, column, row, &window);
  jw_poster_grid_get_cell (grid, column, row, &cell);
  paint_strips (grid, column, row, &window, &cell, cr);
  paint_corners (&cell, cr);
  paint_name (grid, column, row, &cell, fonts, cr);
  if (column + 1 < grid->columns)
    paint_name_beside (column, row, &cell, fonts, cr);
}

/* In the middle of its cell, on a white disc. */
static void
paint_label (const JwPosterGrid *grid,
             guint column,
             guint row,
             double scale,
             JwFonts *fonts,
             cairo_t *cr)
{
  g_autofree char *label = jw_poster_grid_get_label (column, row);
  g_autoptr (JwText) text = NULL;
  JwRect cell;
  double size, x, y;

  jw_poster_grid_get_cell (grid, column, row, &cell);
  size = CLAMP (0.3 * scale * MIN (cell.width, cell.height), 4, 14);
  text = shape (fonts, label, TRUE, size, -1);
  x = scale * (cell.x + cell.width / 2) - jw_text_get_width (text) / 2;
  y = scale * (cell.y + cell.height / 2) - jw_text_get_height (text) / 2;
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, x - 0.3 * size, y, jw_text_get_width (text) + 0.6 * size,
                   jw_text_get_height (text));
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  jw_text_paint (text, cr, x, y, y - size, y + 2 * size);
}

void
jw_poster_paint_grid (const JwPosterGrid *grid, double scale, JwFonts *fonts, cairo_t *cr)
{
  for (guint row = 0; row < grid->rows; row++)
    for (guint column = 0; column < grid->columns; column++)
      {
        JwRect cell;

        jw_poster_grid_get_cell (grid, column, row, &cell);
        cairo_rectangle (cr, scale * cell.x, scale * cell.y, scale * cell.width,
                         scale * cell.height);
        stroke_mark (cr);
      }
  for (guint row = 0; row < grid->rows; row++)
    for (guint column = 0; column < grid->columns; column++)
      paint_label (grid, column, row, scale, fonts, cr);
}
