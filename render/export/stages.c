#include "render/export/stages.h"

#include <glib/gi18n-lib.h>

#include "model/error.h"
#include "model/lane.h"
#include "model/stage.h"
#include "render/export/pdf-private.h"

static JwNode *
get_stage (JwMap *map, guint number)
{
  return jw_node_get_child (JW_NODE (map), JW_KIND_STAGE, number - 1);
}

/* The lanes that begin on a page, under the first of its stages. */
static void
add_lane_bookmarks (JwPdf *pdf, JwMap *map, JwPage *page, const JwLayoutPart *part, int parent)
{
  guint n = jw_node_get_n_children (JW_NODE (map), JW_KIND_LANE);
  guint first = part->lane > 0 ? part->lane - 1 : 0;
  guint end = part->lane > 0 ? first + part->n_lanes : n;

  for (guint i = first; part->card == 0 && i < end; i++)
    jw_pdf_add_node_bookmark (pdf, parent, jw_pdf_get_n_pages (pdf), page,
                              jw_node_get_child (JW_NODE (map), JW_KIND_LANE, i), JW_LANE_NAME);
}

/* The stages that begin on a page. Lanes of @parent may begin on later ones; returns that of the
 * first stage. */
static int
add_bookmarks (JwPdf *pdf, JwMap *map, JwPage *page, const JwLayoutPart *part, int parent)
{
  guint number = jw_pdf_get_n_pages (pdf);

  if (part->lane > 1 || part->card > 0)
    {
      add_lane_bookmarks (pdf, map, page, part, parent);
      return parent;
    }
  parent = jw_pdf_add_bookmark (
      pdf, 0, number, jw_node_get_string (get_stage (map, part->stage), JW_STAGE_NAME), 0, 0);
  add_lane_bookmarks (pdf, map, page, part, parent);
  for (guint i = 1; i < part->n_stages; i++)
    jw_pdf_add_node_bookmark (pdf, 0, number, page, get_stage (map, part->stage + i),
                              JW_STAGE_NAME);
  return parent;
}

static int
add_page (JwPdf *pdf,
          JwMap *map,
          const JwPage *like,
          const JwStagePages *pages,
          guint i,
          int parent)
{
  gboolean is_handout = like->options.pages == JW_PAGES_HANDOUT;
  const JwLayoutPart *part = jw_stages_get_part (pages, i);
  guint number = jw_pdf_get_n_pages (pdf) + 1;
  g_autofree char *label = g_strdup_printf ("%u", number);
  g_autoptr (JwPage) page = jw_page_new_for_part (map, like, part, pages->body, number,
                                                  is_handout ? 0 : pages->parts->len);

  jw_pdf_add_sheet (pdf, page, label);
  parent = add_bookmarks (pdf, map, page, part, parent);
  jw_pdf_end_page (pdf);
  return parent;
}

/* Whether no later page shows more of its stages. */
static gboolean
is_last_of_stage (const JwStagePages *pages, guint i)
{
  return i + 1 == pages->parts->len ||
         jw_stages_get_part (pages, i + 1)->stage != jw_stages_get_part (pages, i)->stage;
}

gboolean
jw_stages_add (JwPdf *pdf,
               JwMap *map,
               JwPage *page,
               void (*after) (JwNode *stage, gpointer data),
               gpointer data,
               GError **error)
{
  g_auto (JwStagePages) pages = { 0 };
  int parent = 0;

  if (!jw_stages_plan (map, page, &pages, error))
    return FALSE;
  for (guint i = 0; i < pages.parts->len; i++)
    {
      const JwLayoutPart *part = jw_stages_get_part (&pages, i);

      if (!jw_page_go_on (page, i / (double)pages.parts->len, error))
        return FALSE;
      parent = add_page (pdf, map, page, &pages, i, parent);
      for (guint j = 0; after != NULL && is_last_of_stage (&pages, i) && j < part->n_stages; j++)
        after (get_stage (map, part->stage + j), data);
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
