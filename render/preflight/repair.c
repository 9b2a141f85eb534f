#include <glib/gi18n-lib.h>

#include "model/lane.h"
#include "model/file/excerpt.h"
#include "render/export/stages.h"
#include "render/fit.h"
#include "render/paper.h"
#include "render/preflight/preflight-private.h"
#include "render/theme-private.h"

#define TINY 0.05
/* Of larger maps it is estimated first whether it is worth while to lay them out. */
#define MANY_CARDS 2000
/* What estimates may be off by. */
#define DOUBT 1.3

/* Takes the strings over; they may be %NULL. */
static JwRepair *
new_repair (JwRepairKind kind, char *label, char *option, char *value, gboolean fits)
{
  JwRepair *repair = g_new0 (JwRepair, 1);

  *repair = (JwRepair){ kind, label, option, value, fits };
  return repair;
}

/* The least text size in which all can be read. */
static double
find_body (const JwPage *page)
{
  double scale = jw_scene_get_theme (page->scene)->type_scale;

  return jw_fit_find_step ((JW_PREFLIGHT_TYPE - TINY) / JW_FIT_SMALLEST / scale);
}

/* Whether that stands on the paper, for a part of the map. */
static gboolean
has_room (JwMap *map, JwPage *page, double width, double height, const JwLayoutPart *part)
{
  const JwTheme *theme = jw_scene_get_theme (page->scene);
  JwLayoutOptions options = { .paper_width = width, .paper_height = height, .part = *part };

  options.margin = page->options.margin;
  options.body = find_body (page);
  if (jw_node_get_n_children (JW_NODE (map), JW_KIND_CARD) > MANY_CARDS)
    {
      JwLayoutOptions estimate = options;

      estimate.may_estimate = TRUE;
      estimate.paper_height *= DOUBT;
      if (!jw_fit_is_on_paper (page->context, map, theme, &estimate))
        return FALSE;
    }
  return jw_fit_is_on_paper (page->context, map, theme, &options);
}

/* The same for all pages of so many stages each. */
static gboolean
has_room_for_each (JwMap *map, JwPage *page, double width, double height, guint n_stages)
{
  guint n = jw_node_get_n_children (JW_NODE (map), JW_KIND_STAGE);

  for (guint stage = 1; stage <= n; stage += n_stages)
    {
      const JwLayoutPart part = { .stage = stage, .n_stages = n_stages };

      if (!has_room (map, page, width, height, &part))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_room_for_all (JwMap *map, JwPage *page, double width, double height)
{
  const JwLayoutPart all = { 0 };

  if (page->options.pages == JW_PAGES_STAGES)
    return has_room_for_each (map, page, width, height, MAX (page->options.split_after, 1));
  return has_room (map, page, width, height, &all);
}

static void
offer_fit (JwMap *map, JwPage *page, GPtrArray *repairs)
{
  if (page->options.fits || !has_room_for_all (map, page, page->width, page->height))
    return;
  g_ptr_array_add (repairs, new_repair (JW_REPAIR_FIT, g_strdup (_ ("Fit the Text")),
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
      if (width * height < least && has_room_for_all (map, page, width, height))
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
                   new_repair (JW_REPAIR_PAPER, g_strdup_printf (_ ("Use %s"), _ (paper->label)),
                               g_strdup_printf ("--paper %s --fit", paper->token),
                               g_strdup (paper->token), TRUE));
}

/* The fewest pages of at least two stages each on which all can be read. */
static void
offer_split (JwMap *map, JwPage *page, GPtrArray *repairs)
{
  guint n = jw_node_get_n_children (JW_NODE (map), JW_KIND_STAGE), each;
  char *label;

  for (guint n_pages = 2; (each = (n + n_pages - 1) / n_pages) > 1; n_pages++)
    {
      if (!has_room_for_each (map, page, page->width, page->height, each))
        continue;
      /* Translators: a button; the map goes on on another page after that stage. */
      label = g_strdup_printf (n_pages == 2 ? _ ("Split after Stage %u")
                                            : ngettext ("Split after Every %u Stage",
                                                        "Split after Every %u Stages", each),
                               each);
      g_ptr_array_add (repairs,
                       new_repair (JW_REPAIR_SPLIT, label,
                                   g_strdup_printf ("--pages stages --split-after %u", each),
                                   g_strdup_printf ("%u", each), TRUE));
      return;
    }
}

/* Whether stages stand in that text size on pages of the same paper, one or more each. */
static gboolean
can_be_paged (JwMap *map, JwPage *page, double body)
{
  JwPage like = *page;
  g_auto (JwStagePages) pages = { 0 };

  like.options.pages = JW_PAGES_STAGES;
  like.options.body = body;
  like.options.fits = FALSE;
  return jw_stages_plan (map, &like, &pages, NULL) && pages.is_whole;
}

static void
offer_stages (JwMap *map, JwPage *page, GPtrArray *repairs)
{
  guint n = jw_node_get_n_children (JW_NODE (map), JW_KIND_STAGE);
  double body = find_body (page);
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (n > 1 && page->options.pages != JW_PAGES_STAGES &&
      has_room_for_each (map, page, page->width, page->height, 1))
    {
      g_ptr_array_add (repairs,
                       new_repair (JW_REPAIR_STAGES, g_strdup (_ ("Give Each Stage a Page")),
                                   g_strdup ("--pages stages"), NULL, TRUE));
      return;
    }
  if (n == 0 || !can_be_paged (map, page, body))
    return;
  g_ascii_dtostr (digits, sizeof digits, body);
  /* Translators: a button; the size of the text. */
  g_ptr_array_add (
      repairs,
      new_repair (JW_REPAIR_BODY,
                  g_strdup_printf (_ ("Stages on More Pages, Text of %s Points"), digits),
                  g_strdup_printf ("--pages stages --body %s", digits), g_strdup (digits), FALSE));
}

/* A hand-out has pages of stages beside that of the map, a poster is one page on purpose. */
void
jw_repair_type (JwMap *map, JwPage *page, GPtrArray *repairs)
{
  offer_fit (map, page, repairs);
  offer_paper (map, page, repairs);
  if (page->options.pages == JW_PAGES_ONE)
    offer_split (map, page, repairs);
  if (page->options.pages == JW_PAGES_ONE || page->options.pages == JW_PAGES_STAGES)
    offer_stages (map, page, repairs);
}

void
jw_repair_lane (JwNode *lane, GPtrArray *repairs)
{
  g_autofree char *name = jw_excerpt (jw_lane_get_shown_name (lane));

  /* Translators: a button; the name of a lane. */
  g_ptr_array_add (repairs,
                   new_repair (JW_REPAIR_HIDE_LANE, g_strdup_printf (_ ("Leave Out “%s”"), name),
                               g_strdup_printf ("--hide-lane %s", jw_node_get_id (lane)),
                               g_strdup (jw_node_get_id (lane)), FALSE));
}
