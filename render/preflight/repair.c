#include <glib/gi18n-lib.h>

#include "model/lane.h"
#include "model/file/excerpt.h"
#include "render/fit.h"
#include "render/paper.h"
#include "render/preflight/preflight-private.h"
#include "render/theme-private.h"

/* The smallest type on a sheet, relative to the map's text size. */
#define SMALLEST 0.83
#define TINY 0.05
/* Larger maps are not laid out anew some twenty times, to find what would suit them. */
#define MAX_CARDS 2000

JwRepair *
jw_repair_new (JwRepairKind kind, char *label, char *option, char *value, gboolean fits)
{
  JwRepair *repair = g_new0 (JwRepair, 1);

  *repair = (JwRepair){ kind, label, option, value, fits };
  return repair;
}

/* Whether type that can be read stands on the paper, for one stage or for all. */
static gboolean
has_room (JwMap *map, JwPage *page, double width, double height, guint stage)
{
  const JwTheme *theme = jw_scene_get_theme (page->scene);
  JwLayoutOptions options = { .paper_width = width, .paper_height = height, .stage = stage };

  options.body = jw_fit_find_step ((JW_PREFLIGHT_TYPE - TINY) / SMALLEST / theme->type_scale);
  return jw_fit_is_on_paper (page->context, map, theme, &options);
}

static void
offer_fit (JwMap *map, JwPage *page, GPtrArray *repairs)
{
  if (page->options.fits || !has_room (map, page, page->width, page->height, 0))
    return;
  g_ptr_array_add (repairs, jw_repair_new (JW_REPAIR_FIT, g_strdup (_ ("Fit the Text")),
                                           g_strdup ("--fit"), NULL, TRUE));
}

static gboolean
is_iso (const char *token)
{
  return token[0] == 'a' && g_ascii_isdigit (token[1]);
}

/* Which series the paper is of; what is of none goes on to ISO 216. */
static gboolean
is_on_iso (const JwPage *page)
{
  for (guint i = 0; jw_map_papers[i].token != NULL; i++)
    {
      double width, height;

      if (is_iso (jw_map_papers[i].token) ||
          !jw_paper_find (jw_map_papers[i].token, &width, &height))
        continue;
      if (ABS (MIN (page->width, page->height) - width) < 1 &&
          ABS (MAX (page->width, page->height) - height) < 1)
        return FALSE;
    }
  return TRUE;
}

/* Turned as the page is; FALSE if it is not larger. */
static gboolean
turn_paper (const JwPage *page, const char *token, double *width, double *height)
{
  double shorter, longer;

  if (!jw_paper_find (token, &shorter, &longer) ||
      longer * shorter <= page->width * page->height + 1)
    return FALSE;
  *width = page->width > page->height ? longer : shorter;
  *height = page->width > page->height ? shorter : longer;
  return TRUE;
}

static const JwChoice *
find_larger (JwMap *map, JwPage *page)
{
  const JwChoice *found = NULL;
  double least = G_MAXDOUBLE, width, height;
  gboolean iso = is_on_iso (page);

  for (guint i = 0; jw_map_papers[i].token != NULL; i++)
    {
      const JwChoice *paper = &jw_map_papers[i];

      if (is_iso (paper->token) != iso || !turn_paper (page, paper->token, &width, &height))
        continue;
      if (width * height < least && has_room (map, page, width, height, 0))
        {
          least = width * height;
          found = paper;
        }
    }
  return found;
}

static void
offer_paper (JwMap *map, JwPage *page, GPtrArray *repairs)
{
  const JwChoice *paper = find_larger (map, page);

  if (paper == NULL)
    return;
  /* Translators: a button; the name of a paper, as in "Use A2". */
  g_ptr_array_add (repairs,
                   jw_repair_new (JW_REPAIR_PAPER, g_strdup_printf (_ ("Use %s"), _ (paper->label)),
                                  g_strdup_printf ("--paper %s --fit", paper->token),
                                  g_strdup (paper->token), TRUE));
}

static void
offer_stages (JwMap *map, JwPage *page, GPtrArray *repairs)
{
  guint n = jw_node_get_n_children (JW_NODE (map), JW_KIND_STAGE);

  if (page->options.pages != JW_PAGES_ONE || n < 2)
    return;
  for (guint stage = 1; stage <= n; stage++)
    if (!has_room (map, page, page->width, page->height, stage))
      return;
  g_ptr_array_add (repairs,
                   jw_repair_new (JW_REPAIR_STAGES, g_strdup (_ ("Give Each Stage a Page")),
                                  g_strdup ("--pages stages"), NULL, FALSE));
}

void
jw_repair_type (JwMap *map, JwPage *page, GPtrArray *repairs)
{
  if (jw_node_get_n_children (JW_NODE (map), JW_KIND_CARD) > MAX_CARDS)
    return;
  if (page->options.pages != JW_PAGES_STAGES)
    {
      offer_fit (map, page, repairs);
      offer_paper (map, page, repairs);
      offer_stages (map, page, repairs);
    }
}

void
jw_repair_lane (JwNode *lane, GPtrArray *repairs)
{
  g_autofree char *name = jw_excerpt (jw_lane_get_shown_name (lane));

  /* Translators: a button; the name of a lane. */
  g_ptr_array_add (repairs,
                   jw_repair_new (JW_REPAIR_HIDE_LANE, g_strdup_printf (_ ("Leave Out “%s”"), name),
                                  g_strdup_printf ("--hide-lane %s", jw_node_get_id (lane)),
                                  g_strdup (jw_node_get_id (lane)), FALSE));
}
