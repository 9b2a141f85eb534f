#include <glib/gi18n-lib.h>

#include "model/edit/commands.h"
#include "model/error.h"
#include "model/lane.h"
#include "render/export/stages.h"
#include "render/fit.h"

/* Sizes in which pages are filled one after the other: that in which all is easily read, and
 * smaller ones for paper that is too small for that. */
static const double bodies[] = { JW_STAGES_BODY, 8.5, JW_FIT_READABLE };

typedef struct
{
  JwMap *map;
  const JwPage *like;
  guint n_stages, n_lanes;
  guint a_page; /* so many stages */
  JwStagePages *pages;
} Plan;

void
jw_stages_clear (JwStagePages *pages)
{
  g_clear_pointer (&pages->parts, g_array_unref);
}

const JwLayoutPart *
jw_stages_get_part (const JwStagePages *pages, guint page)
{
  return &g_array_index (pages->parts, JwLayoutPart, page);
}

/* Whether a part stands unscaled on one page; and whether it is wider than that. */
static gboolean
fits (Plan *plan, const JwLayoutPart *part, double body, gboolean *is_wide)
{
  const JwPage *like = plan->like;
  JwLayoutOptions options = jw_page_get_layout_options (like);
  g_autoptr (JwScene) scene = NULL;

  options.part = *part;
  options.body = body;
  scene = jw_layout (like->context, plan->map, jw_scene_get_theme (like->scene), &options);
  if (is_wide != NULL)
    *is_wide = jw_scene_get_width (scene) > like->width + 0.01;
  return jw_scene_get_width (scene) <= like->width + 0.01 &&
         jw_scene_get_height (scene) <= like->height + 0.01;
}

/* The stages of a page, counted from 0. */
static JwLayoutPart
get_range (Plan *plan, guint first)
{
  return (JwLayoutPart){ .stage = first + 1,
                         .n_stages = MIN (plan->a_page, plan->n_stages - first) };
}

static void
add (Plan *plan, const JwLayoutPart *part, gboolean is_whole)
{
  g_array_append_vals (plan->pages->parts, part, 1);
  plan->pages->is_whole = plan->pages->is_whole && is_whole;
}

/* Adds a page with as much of a part as fits, at least one of what @count, which is in it, counts,
 * and at most what it says. */
static gboolean
find_most (Plan *plan, JwLayoutPart *part, guint *count)
{
  guint low = 1, high = *count;

  while (low < high)
    {
      *count = (low + high + 1) / 2;
      if (fits (plan, part, plan->pages->body, NULL))
        low = *count;
      else
        high = *count - 1;
    }
  *count = low;
  return low > 1 || fits (plan, part, plan->pages->body, NULL);
}

/* Of the fullest cell. */
static guint
count_cards (Plan *plan, const JwLayoutPart *part)
{
  JwNode *map = JW_NODE (plan->map);
  JwNode *lane = jw_node_get_child (map, JW_KIND_LANE, part->lane - 1);
  guint most = 0;

  for (guint i = 0; i < part->n_stages; i++)
    most = MAX (most,
                jw_map_get_n_cell_cards (
                    plan->map, lane, jw_node_get_child (map, JW_KIND_STAGE, part->stage - 1 + i)));
  return most;
}

/* A lane that is higher than a page goes on on the next ones. */
static void
add_lane (Plan *plan, JwLayoutPart part)
{
  guint n = count_cards (plan, &part);

  if (n < 2)
    add (plan, &part, FALSE);
  else
    while (part.card < n)
      {
        gboolean is_whole;

        part.n_cards = n - part.card;
        is_whole = find_most (plan, &part, &part.n_cards);
        add (plan, &part, is_whole);
        part.card += part.n_cards;
      }
}

/* The pages of the stages that share one where there is room. */
static void
add_range (Plan *plan, JwLayoutPart part)
{
  gboolean is_wide;

  if (fits (plan, &part, plan->pages->body, &is_wide) || is_wide || plan->n_lanes == 0)
    {
      add (plan, &part, !is_wide && plan->n_lanes > 0);
      return;
    }
  for (part.lane = 1; part.lane <= plan->n_lanes; part.lane += part.n_lanes)
    {
      part.n_lanes = plan->n_lanes - part.lane + 1;
      if (find_most (plan, &part, &part.n_lanes))
        add (plan, &part, TRUE);
      else
        add_lane (plan, part);
    }
}

static gboolean
fill_pages (Plan *plan, double body, GError **error)
{
  plan->pages->body = body;
  plan->pages->is_whole = TRUE;
  g_array_set_size (plan->pages->parts, 0);
  for (guint first = 0; first < plan->n_stages; first += plan->a_page)
    {
      if (!jw_page_go_on (plan->like, 0, error))
        return FALSE;
      add_range (plan, get_range (plan, first));
    }
  return TRUE;
}

static gboolean
can_be_read (Plan *plan)
{
  for (guint first = 0; first < plan->n_stages; first += plan->a_page)
    {
      const JwLayoutPart part = get_range (plan, first);

      if (!fits (plan, &part, JW_FIT_READABLE, NULL))
        return FALSE;
    }
  return TRUE;
}

/* The largest size in which each range has room on its page. */
static double
find_body (Plan *plan)
{
  double body = G_MAXDOUBLE;

  for (guint first = 0; first < plan->n_stages; first += plan->a_page)
    {
      JwLayoutOptions options = jw_page_get_layout_options (plan->like);

      options.part = get_range (plan, first);
      body = MIN (body, jw_fit_body_for (plan->like->context, plan->map,
                                         jw_scene_get_theme (plan->like->scene), &options, NULL));
    }
  return body;
}

static gboolean
choose_body (Plan *plan, GError **error)
{
  const JwExportOptions *options = &plan->like->options;

  if (options->body > 0 && !options->fits)
    return fill_pages (plan, options->body, error);
  if (can_be_read (plan))
    return fill_pages (plan, find_body (plan), error);
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    if (!fill_pages (plan, bodies[i], error))
      return FALSE;
    else if (plan->pages->is_whole)
      break;
  return TRUE;
}

gboolean
jw_stages_plan (JwMap *map, const JwPage *like, JwStagePages *pages, GError **error)
{
  Plan plan = { .map = map, .like = like, .pages = pages };

  plan.n_stages = jw_node_get_n_children (JW_NODE (map), JW_KIND_STAGE);
  plan.n_lanes = jw_node_get_n_children (JW_NODE (map), JW_KIND_LANE);
  plan.a_page = MAX (like->options.split_after, 1);
  pages->parts = g_array_new (FALSE, FALSE, sizeof (JwLayoutPart));
  return choose_body (&plan, error);
}
