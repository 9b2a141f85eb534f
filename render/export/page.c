#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/error.h"
#include "render/balance.h"
#include "render/export/page-private.h"
#include "render/fit.h"
#include "render/painter.h"
#include "render/theme-private.h"

/* What is balanced and fitted follows from each other. */
#define BALANCE_ROUNDS 3

static gboolean
is_page_side (double side)
{
  return isfinite (side) && side >= JW_PAGE_MIN && side <= JW_PAGE_MAX;
}

static gboolean
read_size (JwMap *map, const JwExportOptions *options, JwPage *page, GError **error)
{
  jw_paper_get_size (map, &page->width, &page->height);
  if (options != NULL && (options->paper_width != 0 || options->paper_height != 0))
    {
      page->width = options->paper_width;
      page->height = options->paper_height;
    }
  if (is_page_side (page->width) && is_page_side (page->height))
    return TRUE;
  g_set_error (error, JW_ERROR, JW_ERROR_USAGE,
               _ ("A page cannot be %g × %g points. Choose sides from %g to %g points."),
               page->width, page->height, JW_PAGE_MIN, JW_PAGE_MAX);
  return FALSE;
}

JwLayoutOptions
jw_page_get_layout_options (const JwPage *page)
{
  return (JwLayoutOptions){ .paper_width = page->width,
                            .paper_height = page->height,
                            .margin = page->options.margin,
                            .widths = page->widths,
                            .page_number = page->options.pages == JW_PAGES_HANDOUT ? 1 : 0 };
}

static gboolean
is_between (double length, double most)
{
  return isfinite (length) && length >= 0 && length <= most;
}

/* What is left of the paper within its margin, and what is added beyond its edges. */
static gboolean
read_border (JwPage *page, GError **error)
{
  const JwExportOptions *options = &page->options;

  if (!is_between (options->margin, MIN (page->width, page->height) / 4))
    g_set_error (error, JW_ERROR, JW_ERROR_USAGE,
                 _ ("A margin of %.0f mm leaves too little of the paper. A quarter of its shorter "
                    "side is the most."),
                 options->margin / 72 * 25.4);
  else if (!is_between (options->bleed, JW_EXPORT_MAX_BLEED))
    g_set_error (error, JW_ERROR, JW_ERROR_USAGE, _ ("A bleed can be from 0 to %.0f mm."),
                 JW_EXPORT_MAX_BLEED / 72 * 25.4);
  else
    {
      page->border = options->bleed + (options->has_marks ? JW_PAGE_MARKS : 0);
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_theme (JwMap *map, const JwExportOptions *options, JwTheme *theme, GError **error)
{
  const char *name = options != NULL ? options->theme : NULL;

  if (jw_theme_read (map, name, theme))
    return TRUE;
  g_set_error (error, JW_ERROR, JW_ERROR_USAGE, _ ("There is no theme “%s”."), name);
  return FALSE;
}

static double
fit_body (JwMap *map, const JwPage *page, const JwTheme *theme)
{
  JwLayoutOptions options = jw_page_get_layout_options (page);

  return jw_fit_body_for (page->context, map, theme, &options, NULL);
}

/* A poster is the map enlarged: its type grows as the paper does. 0 is the map's own size. */
static double
find_body (JwMap *map, const JwExportOptions *options, const JwPage *page, const JwTheme *theme)
{
  double own_width, own_height;

  if (options != NULL && options->fits)
    return fit_body (map, page, theme);
  if (options == NULL || options->body > 0 || options->pages != JW_PAGES_POSTER)
    return options != NULL ? options->body : 0;
  jw_paper_get_size (map, &own_width, &own_height);
  return jw_node_get_number (JW_NODE (map), JW_MAP_BODY) *
         MIN (MAX (page->width, page->height) / MAX (own_width, own_height),
              MIN (page->width, page->height) / MIN (own_width, own_height));
}

/* Columns of other widths may make room for larger type, and that asks for other columns. Returns
 * the text size. */
static double
balance_columns (JwMap *map, const JwExportOptions *options, JwPage *page, const JwTheme *theme)
{
  double body = find_body (map, options, page, theme);

  for (guint i = 0; options != NULL && options->balances && i < BALANCE_ROUNDS; i++)
    {
      JwLayoutOptions sheet = jw_page_get_layout_options (page);
      double *widths;

      sheet.body = body;
      widths = jw_balance_columns (page->context, map, theme, &sheet, NULL, NULL);
      if (widths == NULL)
        break;
      g_free (page->widths);
      page->widths = widths;
      body = find_body (map, options, page, theme);
    }
  return body;
}

/* The scene may be larger than the paper. */
static void
place_scene (JwPage *page)
{
  page->scale = MIN (page->width / jw_scene_get_width (page->scene),
                     page->height / jw_scene_get_height (page->scene));
  page->scale = MIN (page->scale, 1);
  page->left = (page->width - jw_scene_get_width (page->scene) * page->scale) / 2;
}

static void
lay_out (JwMap *map, JwPage *page, const JwTheme *theme, double body)
{
  JwLayoutOptions options = jw_page_get_layout_options (page);

  options.body = body;
  g_clear_pointer (&page->scene, jw_scene_unref);
  page->scene = jw_layout (page->context, map, theme, &options);
  place_scene (page);
}

JwPage *
jw_page_new (JwMap *map, const JwExportOptions *options, GError **error)
{
  g_autoptr (JwPage) page = g_new0 (JwPage, 1);
  JwTheme theme;

  if (options != NULL)
    page->options = *options;
  if (!read_size (map, options, page, error) || !read_border (page, error) ||
      !read_theme (map, options, &theme, error))
    return NULL;
  page->context = jw_layout_context_new ();
  lay_out (map, page, &theme, balance_columns (map, options, page, &theme));
  /* The map in a hand-out, whose stages can be read on pages of their own, fills its page. */
  if (page->options.pages == JW_PAGES_HANDOUT && page->scale < 1)
    lay_out (map, page, &theme, fit_body (map, page, &theme));
  return g_steal_pointer (&page);
}

JwPage *
jw_page_new_for_part (JwMap *map,
                      const JwPage *like,
                      const JwLayoutPart *part,
                      double body,
                      guint number,
                      guint n_pages)
{
  JwLayoutOptions options = jw_page_get_layout_options (like);
  JwPage *page = g_new0 (JwPage, 1);

  options.body = body;
  options.part = *part;
  options.page_number = number;
  options.n_pages = n_pages;
  page->options = like->options;
  page->width = like->width;
  page->height = like->height;
  page->border = like->border;
  page->context = like->context;
  page->borrows_context = TRUE;
  page->is_single = part->n_stages == 1;
  page->scene = jw_layout (page->context, map, jw_scene_get_theme (like->scene), &options);
  place_scene (page);
  return page;
}

void
jw_page_free (JwPage *page)
{
  g_clear_pointer (&page->scene, jw_scene_unref);
  g_free (page->widths);
  if (page->context != NULL && !page->borrows_context)
    jw_layout_context_free (page->context);
  g_free (page);
}

gboolean
jw_page_go_on (const JwPage *page, double done, GError **error)
{
  const JwExportOptions *options = &page->options;

  if (options->progress == NULL || options->progress (done, options->progress_data))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The export was cancelled."));
  return FALSE;
}

void
jw_page_paint_ground (const JwPage *page, cairo_t *cr, double beyond)
{
  JwColor paper;

  jw_theme_get_color (jw_scene_get_theme (page->scene), JW_ROLE_PAPER, &paper);
  if (page->options.is_transparent || jw_color_pack (&paper) == 0xffffff)
    return;
  cairo_set_source_rgb (cr, paper.red, paper.green, paper.blue);
  cairo_rectangle (cr, -beyond, -beyond, page->width + 2 * beyond, page->height + 2 * beyond);
  cairo_fill (cr);
}

/* From points of the paper to those of the sheet. */
static void
begin_sheet (JwPage *page, cairo_t *cr)
{
  cairo_save (cr);
  jw_page_paint_ground (page, cr, 0);
  if (page->left > 1e-6)
    cairo_translate (cr, page->left, 0);
  if (page->scale < 1)
    cairo_scale (cr, page->scale, page->scale);
}

void
jw_page_paint (JwPage *page, cairo_t *cr)
{
  jw_page_paint_coarsely (page, cr, 0);
}

void
jw_page_paint_coarsely (JwPage *page, cairo_t *cr, double least)
{
  begin_sheet (page, cr);
  if (page->options.is_transparent)
    jw_painter_paint_groundless (page->scene, cr);
  else
    jw_painter_paint_coarsely (page->scene, cr, least / page->scale);
  cairo_restore (cr);
}

void
jw_page_paint_marked (JwPage *page, cairo_t *cr, const JwPainterMarks *marks)
{
  begin_sheet (page, cr);
  jw_painter_paint_marked (page->scene, cr, marks, NULL);
  cairo_restore (cr);
}
