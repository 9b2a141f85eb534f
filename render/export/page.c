#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/error.h"
#include "render/export/page-private.h"
#include "render/painter.h"

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

JwPage *
jw_page_new (JwMap *map, const JwExportOptions *options, GError **error)
{
  g_autoptr (JwPage) page = g_new0 (JwPage, 1);
  JwLayoutOptions layout_options;

  if (!read_size (map, options, page, error))
    return NULL;
  layout_options = (JwLayoutOptions){ page->width, page->height };
  page->context = jw_layout_context_new ();
  page->scene = jw_layout (page->context, map, NULL, &layout_options);
  page->scale = MIN (page->width / jw_scene_get_width (page->scene),
                     page->height / jw_scene_get_height (page->scene));
  page->scale = MIN (page->scale, 1);
  page->left = (page->width - jw_scene_get_width (page->scene) * page->scale) / 2;
  return g_steal_pointer (&page);
}

void
jw_page_free (JwPage *page)
{
  g_clear_pointer (&page->scene, jw_scene_unref);
  g_clear_pointer (&page->context, jw_layout_context_free);
  g_free (page);
}

void
jw_page_paint (JwPage *page, cairo_t *cr)
{
  cairo_save (cr);
  if (page->left > 1e-6)
    cairo_translate (cr, page->left, 0);
  if (page->scale < 1)
    cairo_scale (cr, page->scale, page->scale);
  jw_painter_paint (page->scene, NULL, cr);
  cairo_restore (cr);
}
