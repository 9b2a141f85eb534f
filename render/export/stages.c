#include <glib/gi18n-lib.h>

#include "model/error.h"
#include "model/lane.h"
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

/* The stage, and its lanes under it. */
static void
add_bookmarks (JwPdf *pdf, JwMap *map, JwPage *page, JwNode *stage)
{
  guint number = jw_pdf_get_n_pages (pdf);
  int parent =
      jw_pdf_add_bookmark (pdf, 0, number, jw_node_get_string (stage, JW_STAGE_NAME), 0, 0);

  for (JwNode *lane = jw_node_get_first_child (JW_NODE (map), JW_KIND_LANE); lane != NULL;
       lane = jw_node_get_next (lane))
    jw_pdf_add_node_bookmark (pdf, parent, number, page, lane, JW_LANE_NAME);
}

static void
add_page (JwPdf *pdf, JwMap *map, const JwPage *like, guint stage, double body)
{
  gboolean is_handout = like->options.pages == JW_PAGES_HANDOUT;
  guint number = jw_pdf_get_n_pages (pdf) + 1;
  g_autoptr (JwPage) page = jw_page_new_for_stage (map, like, stage, body, is_handout ? number : 0);
  g_autofree char *label = g_strdup_printf ("%u", number);

  jw_pdf_add_sheet (pdf, page, label);
  add_bookmarks (pdf, map, page, jw_node_get_child (JW_NODE (map), JW_KIND_STAGE, stage - 1));
  jw_pdf_end_page (pdf);
}

gboolean
jw_stages_add (JwPdf *pdf,
               JwMap *map,
               JwPage *page,
               void (*after) (JwNode *stage, gpointer data),
               gpointer data,
               GError **error)
{
  guint n = jw_node_get_n_children (JW_NODE (map), JW_KIND_STAGE);
  double body;

  if (!jw_stages_find_body (map, page, n, &body, error))
    return FALSE;
  for (guint stage = 1; stage <= n; stage++)
    {
      if (!jw_page_go_on (page, (stage - 1) / (double)n, error))
        return FALSE;
      add_page (pdf, map, page, stage, body);
      if (after != NULL)
        after (jw_node_get_child (JW_NODE (map), JW_KIND_STAGE, stage - 1), data);
    }
  return TRUE;
}

GBytes *
jw_export_stages (JwMap *map, JwPage *page, GError **error)
{
  g_autoptr (JwPdf) pdf = NULL;

  if (jw_node_get_n_children (JW_NODE (map), JW_KIND_STAGE) == 0)
    {
      g_set_error_literal (error, JW_ERROR, JW_ERROR_USAGE,
                           _ ("The map has no stages to give a page each. Add one first."));
      return NULL;
    }
  pdf = jw_pdf_new (map, page);
  if (!jw_stages_add (pdf, map, page, NULL, NULL, error))
    return NULL;
  return jw_pdf_finish (pdf, error);
}
