#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/edit/commands.h"
#include "model/stage.h"
#include "ui/canvas/canvas-private.h"

/*
 * The border between two chevrons is a handle: dragged, it gives room of one column to the other.
 * For the keyboard, the side panel does the same with the number "Width beside the others".
 */

/* How far beside the border a press still counts, and how wide a column has to be to have a handle,
 * in pixels. */
#define REACH 5.0
#define MIN_COLUMN 48.0
/* Widths are whole parts of 1. */
#define STEPS 20.0

/* Two columns side by side as they lie on the sheet, in points. */
typedef struct
{
  JwNode *first, *second; /* as the map runs */
  JwRect left, right;     /* their chevrons, as they are seen */
  double gap;
} Pair;

static gboolean
find_pair (JwCanvas *self, JwNode *first, Pair *pair)
{
  JwNode *second = jw_node_get_next (first);
  const JwSceneItem *a = jw_scene_find (self->scene, jw_node_get_id (first));
  const JwSceneItem *b =
      second != NULL ? jw_scene_find (self->scene, jw_node_get_id (second)) : NULL;
  gboolean is_turned = jw_scene_is_right_to_left (self->scene);

  if (a == NULL || b == NULL)
    return FALSE;
  pair->first = first;
  pair->second = second;
  jw_scene_item_get_bounds (is_turned ? b : a, &pair->left);
  jw_scene_item_get_bounds (is_turned ? a : b, &pair->right);
  pair->gap = pair->right.x - pair->left.x - pair->left.width;
  return TRUE;
}

/* In the air between two chevrons, or a little beside it. */
static gboolean
is_between (const Pair *pair, double x, double y, double scale)
{
  double from = pair->left.x + pair->left.width - REACH / scale;
  double to = pair->right.x + REACH / scale;

  return x >= from && x < to && y >= pair->left.y && y < pair->left.y + pair->left.height &&
         MIN (pair->left.width, pair->right.width) * scale >= MIN_COLUMN;
}

JwNode *
jw_canvas_find_border (JwCanvas *self, double x, double y)
{
  JwNode *stage = jw_node_get_first_child (JW_NODE (self->map), JW_KIND_STAGE);
  double scale = jw_canvas_get_scale (self);
  Pair pair;

  jw_canvas_widget_to_sheet (self, x, y, &x, &y);
  for (; stage != NULL && find_pair (self, stage, &pair); stage = jw_node_get_next (stage))
    if (is_between (&pair, x, y, scale))
      return stage;
  return NULL;
}

static double
sum_widths (const Pair *pair)
{
  return jw_node_get_number (pair->first, JW_STAGE_WIDTH) +
         jw_node_get_number (pair->second, JW_STAGE_WIDTH);
}

/* How wide the first becomes with the middle of the border there: within what both may be, as
 * together they stay as wide as they are. */
static double
get_width_at (JwCanvas *self, const Pair *pair, double x)
{
  const JwProperty *row = jw_node_get_property_row (pair->first, JW_STAGE_WIDTH);
  double part = (x - pair->gap / 2 - pair->left.x) / (pair->left.width + pair->right.width);
  double sum = sum_widths (pair), width;

  width = sum * (jw_scene_is_right_to_left (self->scene) ? 1 - part : part);
  width = round (width * STEPS) / STEPS;
  return CLAMP (width, MAX (row->min, sum - row->max), MIN (row->max, sum - row->min));
}

static double
get_border_at (JwCanvas *self, const Pair *pair, double width)
{
  double part = width / sum_widths (pair);

  if (jw_scene_is_right_to_left (self->scene))
    part = 1 - part;
  return pair->left.x + pair->gap / 2 + part * (pair->left.width + pair->right.width);
}

void
jw_canvas_aim_width (JwCanvas *self)
{
  JwDrag *drag = &self->drag;
  JwNode *stage = jw_map_find (self->map, drag->node_id);
  double x, y;
  Pair pair;

  drag->can_drop =
      stage != NULL && find_pair (self, stage, &pair) &&
      jw_scene_find_stage_drop (self->scene, 0, drag->node_id, &drag->target_index, &drag->mark);
  if (drag->can_drop)
    {
      jw_canvas_widget_to_sheet (self, drag->x, drag->y, &x, &y);
      drag->width = get_width_at (self, &pair, x);
      drag->mark.x = get_border_at (self, &pair, drag->width) - drag->mark.width / 2;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What is as wide as usual does not say so. */
static gboolean
set_width (JwNode *stage, double width, GError **error)
{
  if (fabs (width - 1) < 0.5 / STEPS)
    return jw_edit_change (stage, JW_STAGE_WIDTH, NULL, FALSE, error);
  return jw_edit_change_number (stage, JW_STAGE_WIDTH, width, FALSE, error);
}

void
jw_canvas_drop_width (JwCanvas *self)
{
  JwNode *stage = jw_map_find (self->map, self->drag.node_id);
  double width = self->drag.width;
  g_autoptr (GError) error = NULL;
  double rest;
  Pair pair;

  if (stage == NULL || !find_pair (self, stage, &pair) ||
      fabs (width - jw_node_get_number (stage, JW_STAGE_WIDTH)) < 0.5 / STEPS)
    return;
  /* The sum of two decimal numbers is not always one. */
  rest = round ((sum_widths (&pair) - width) * 1000) / 1000;
  jw_edit_begin (self->map, _ ("Change column widths"));
  jw_edit_finish (self->map,
                  set_width (stage, width, &error) && set_width (pair.second, rest, &error));
  jw_canvas_report (self, error);
}
