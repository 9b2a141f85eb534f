#include "render/export/crop-marks.h"

#define MM (72 / 25.4)
/* How far a mark stands from the bleed, its length, and the width of its line. */
#define GAP (1 * MM)
#define LENGTH (5 * MM)
#define LINE 0.4

static void
add_corner (cairo_t *cr, double x, double y, int x_side, int y_side, double bleed)
{
  cairo_move_to (cr, x + x_side * (bleed + GAP), y);
  cairo_rel_line_to (cr, x_side * LENGTH, 0);
  cairo_move_to (cr, x, y + y_side * (bleed + GAP));
  cairo_rel_line_to (cr, 0, y_side * LENGTH);
}

void
jw_crop_marks_paint (cairo_t *cr, double width, double height, double bleed)
{
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, LINE);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (cr, NULL, 0, 0);
  add_corner (cr, 0, 0, -1, -1, bleed);
  add_corner (cr, width, 0, 1, -1, bleed);
  add_corner (cr, 0, height, -1, 1, bleed);
  add_corner (cr, width, height, 1, 1, bleed);
  cairo_stroke (cr);
  cairo_restore (cr);
}
