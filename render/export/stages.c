#include <glib/gi18n-lib.h>

#include "model/error.h"
#include "model/stage.h"
#include "render/export/pdf-private.h"
#include "render/fit.h"

gboolean
jw_stages_find_body (JwMap *map, const JwPage *like, guint n, double *body, GError **error)
{
  const JwTheme *theme = jw_scene_get_theme (like->scene);

  *body = G_MAXDOUBLE;
  for (guint stage = 1; stage <= n; stage++)
    {
      JwLayoutOptions options = jw_page_get_layout_options (like);
      gboolean fits;
      double largest;
      const char *name;

      options.stage = stage;
      largest = jw_fit_body_for (like->context, map, theme, &options, &fits);

      *body = MIN (*body, largest);
      if (fits && largest >= JW_FIT_READABLE)
        continue;
      name = jw_node_get_string (jw_node_get_child (JW_NODE (map), JW_KIND_STAGE, stage - 1),
                                 JW_STAGE_NAME);
      g_set_error (error, JW_ERROR, JW_ERROR_USAGE,
                   _ ("Stage %u, “%s”, does not stand on one page with type of %g points or more. "
                      "Choose larger paper, or split the stage."),
                   stage, name != NULL ? name : "", JW_FIT_READABLE);
      return FALSE;
    }
  return TRUE;
}

static void
add_page (JwPdf *pdf, JwMap *map, const JwPage *like, guint stage, double body)
{
  g_autoptr (JwPage) page = jw_page_new_for_stage (map, like, stage, body);
  g_autofree char *label = g_strdup_printf ("%u", stage);

  jw_pdf_add_sheet (pdf, page, label);
  jw_pdf_add_bookmark (
      pdf, 0, stage,
      jw_node_get_string (jw_node_get_child (JW_NODE (map), JW_KIND_STAGE, stage - 1),
                          JW_STAGE_NAME),
      0, 0);
  jw_pdf_end_page (pdf);
}

GBytes *
jw_export_stages (JwMap *map, JwPage *page, GError **error)
{
  guint n = jw_node_get_n_children (JW_NODE (map), JW_KIND_STAGE);
  g_autoptr (JwPdf) pdf = NULL;
  double body;

  if (n == 0)
    {
      g_set_error_literal (error, JW_ERROR, JW_ERROR_USAGE,
                           _ ("The map has no stages to give a page each. Add one first."));
      return NULL;
    }
  if (!jw_stages_find_body (map, page, n, &body, error))
    return NULL;
  pdf = jw_pdf_new (map, page);
  for (guint stage = 1; stage <= n; stage++)
    {
      if (!jw_page_go_on (page, (stage - 1) / (double)n, error))
        return NULL;
      add_page (pdf, map, page, stage, body);
    }
  return jw_pdf_finish (pdf, error);
}
