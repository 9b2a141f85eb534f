#include <glib/gi18n-lib.h>
#include <math.h>

#include "render/export/pdf-private.h"
#include "render/export/poster-private.h"
#include "render/paper.h"

#define MM (72 / 25.4)
/* The plan's type, the distance of its parts, and below which size its small texts are bars. */
#define TITLE 16.0
#define TYPE 9.0
#define GAP 8.0
#define LEAST_TYPE 3.0

typedef struct
{
  JwMap *map;
  JwPage *page;
  JwFonts *fonts;
  JwPosterGrid grid;
  JwPdf *pdf;
  JwPdfTags *tags; /* the PDF's */
} Poster;

static gboolean
plan (Poster *poster, const JwExportOptions *options, GError **error)
{
  JwPosterGrid *grid = &poster->grid;
  gboolean has_edges = options->tile_margin != 0 || options->tile_overlap != 0;

  grid->width = poster->page->width;
  grid->height = poster->page->height;
  jw_paper_find ("a4", &grid->tile_width, &grid->tile_height);
  if (options->tile_width != 0 || options->tile_height != 0)
    {
      grid->tile_width = options->tile_width;
      grid->tile_height = options->tile_height;
    }
  grid->margin = has_edges ? options->tile_margin : JW_EXPORT_TILE_MARGIN;
  grid->overlap = has_edges ? options->tile_overlap : JW_EXPORT_TILE_OVERLAP;
  return jw_poster_grid_count (grid, error);
}

/* A sheet holds cut words: it is a picture, and the map as one page tells what it shows. */
static void
paint_part (Poster *poster, JwPdfElement sect, const char *label, cairo_t *cr)
{
  const JwPosterGrid *grid = &poster->grid;
  JwPdfElement figure = jw_pdf_tags_add (poster->tags, sect, "Figure");
  g_autofree char *words = g_strdup_printf (_ ("Sheet %s of the poster"), label);

  jw_pdf_tags_describe (poster->tags, figure, words);
  jw_pdf_tags_begin (poster->tags, figure, cr);
  cairo_save (cr);
  jw_page_paint_ground (poster->page, cr, JW_POSTER_BLEED);
  cairo_rectangle (cr, 0, 0, grid->width, grid->height);
  cairo_clip (cr);
  jw_page_paint (poster->page, cr);
  cairo_restore (cr);
  jw_pdf_tags_end (poster->tags, cr);
}

static void
add_sheet (Poster *poster, guint column, guint row)
{
  const JwPosterGrid *grid = &poster->grid;
  g_autofree char *label = jw_poster_grid_get_label (column, row);
  cairo_t *cr = jw_pdf_begin_page (poster->pdf, grid->tile_width, grid->tile_height, label);
  JwPdfElement sect = jw_pdf_tags_add (poster->tags, JW_PDF_DOCUMENT, "Sect");
  JwRect window;

  jw_poster_grid_get_window (grid, column, row, &window);
  jw_pdf_add_bookmark (poster->pdf, 0, 2 + row * grid->columns + column, label, 0, 0);
  cairo_translate (cr, grid->margin - window.x, grid->margin - window.y);
  cairo_rectangle (cr, window.x, window.y, window.width, window.height);
  cairo_clip (cr);
  paint_part (poster, sect, label, cr);
  jw_pdf_tags_begin (poster->tags, jw_pdf_tags_add (poster->tags, sect, "P"), cr);
  jw_poster_paint_marks (grid, column, row, poster->fonts, cr);
  jw_pdf_tags_end (poster->tags, cr);
  jw_pdf_end_page (poster->pdf);
}

static char *
describe (Poster *poster)
{
  const JwPosterGrid *grid = &poster->grid;
  g_autofree char *paper = jw_paper_describe (grid->width, grid->height);
  g_autofree char *sheet = jw_paper_describe (grid->tile_width, grid->tile_height);
  guint n = grid->columns * grid->rows;

  /* Translators: "Poster, A0 landscape (1189 × 841 mm): 18 sheets, A4 upright, 3 rows of 6". */
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Poster, %s (%.0f × %.0f mm): %u sheet, %s, %u row of %u",
                   "Poster, %s (%.0f × %.0f mm): %u sheets, %s, rows %u of %u", n),
      paper, grid->width / MM, grid->height / MM, n, sheet, grid->rows, grid->columns);
}

/* Returns the height. */
static double
paint_paragraph (Poster *poster,
                 cairo_t *cr,
                 const char *words,
                 gboolean is_title,
                 const JwRect *room)
{
  double height;

  jw_pdf_tags_begin (poster->tags,
                     jw_pdf_tags_add (poster->tags, JW_PDF_DOCUMENT, is_title ? "H1" : "P"), cr);
  height = jw_poster_paint_text (poster->fonts, cr, words, is_title, is_title ? TITLE : TYPE,
                                 room->x, room->y, room->width);
  jw_pdf_tags_end (poster->tags, cr);
  return height;
}

/* Title, what it is and what to do; returns the lower end. */
static double
paint_words (Poster *poster, cairo_t *cr, JwRect room)
{
  const char *title = jw_node_get_string (JW_NODE (poster->map), JW_MAP_TITLE);
  g_autofree char *description = describe (poster);

  if (title != NULL)
    room.y += paint_paragraph (poster, cr, title, TRUE, &room) + GAP / 2;
  room.y += paint_paragraph (poster, cr, description, FALSE, &room) + GAP / 2;
  room.y += paint_paragraph (
      poster, cr,
      _ ("Print at 100 %, cut each sheet at its left and upper marks, glue it over the hatched "
         "edges of the sheets to its left and above, and trim the poster at its outer marks."),
      FALSE, &room);
  return room.y + GAP;
}

static void
paint_picture (Poster *poster, cairo_t *cr, double scale)
{
  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, 0, 0, poster->grid.width, poster->grid.height);
  cairo_clip (cr);
  jw_page_paint_coarsely (poster->page, cr, LEAST_TYPE / scale);
  cairo_restore (cr);
}

/* Each sheet in the plan leads to its page. */
static void
link_sheets (Poster *poster, JwPdfElement figure, double scale, double left, double top)
{
  const JwPosterGrid *grid = &poster->grid;

  for (guint row = 0; row < grid->rows; row++)
    for (guint column = 0; column < grid->columns; column++)
      {
        g_autofree char *label = jw_poster_grid_get_label (column, row);
        JwRect cell;

        jw_poster_grid_get_cell (grid, column, row, &cell);
        cell = (JwRect){ left + scale * cell.x, top + scale * cell.y, scale * cell.width,
                         scale * cell.height };
        jw_pdf_tags_link_to (poster->tags, figure, &cell, 2 + row * grid->columns + column, 0, 0,
                             label);
      }
}

static void
paint_plan (Poster *poster, cairo_t *cr, double scale, double left, double top)
{
  JwPdfElement figure = jw_pdf_tags_add (poster->tags, JW_PDF_DOCUMENT, "Figure");

  jw_pdf_tags_describe (poster->tags, figure, _ ("The poster, and where each sheet is in it"));
  jw_pdf_tags_begin (poster->tags, figure, cr);
  cairo_translate (cr, left, top);
  paint_picture (poster, cr, scale);
  jw_poster_paint_grid (&poster->grid, scale, poster->fonts, cr);
  jw_pdf_tags_end (poster->tags, cr);
  link_sheets (poster, figure, scale, left, top);
}

static void
add_plan (Poster *poster)
{
  const JwPosterGrid *grid = &poster->grid;
  double inset = grid->margin + GAP;
  double width = grid->tile_width - 2 * inset;
  cairo_t *cr = jw_pdf_begin_page (poster->pdf, grid->tile_width, grid->tile_height, _ ("Plan"));
  double top = paint_words (poster, cr, (JwRect){ inset, inset, width, 0 });
  double scale = MIN (width / grid->width, (grid->tile_height - inset - top) / grid->height);

  /* A sheet that the words fill has no room for a picture. */
  if (scale > 0)
    paint_plan (poster, cr, scale, inset + (width - scale * grid->width) / 2, top);
  jw_pdf_end_page (poster->pdf);
}

GBytes *
jw_export_poster (JwMap *map, JwPage *page, const JwExportOptions *options, GError **error)
{
  g_autoptr (JwPdf) pdf = NULL;
  Poster poster = { .map = map, .page = page };

  if (!plan (&poster, options, error))
    return NULL;
  poster.fonts = jw_layout_context_get_fonts (page->context);
  poster.pdf = pdf = jw_pdf_new (map, page);
  poster.tags = jw_pdf_get_tags (pdf);
  add_plan (&poster);
  for (guint row = 0; row < poster.grid.rows; row++)
    {
      if (!jw_page_go_on (page, row / (double)poster.grid.rows, error))
        return NULL;
      for (guint column = 0; column < poster.grid.columns; column++)
        add_sheet (&poster, column, row);
    }
  return jw_pdf_finish (pdf, error);
}
