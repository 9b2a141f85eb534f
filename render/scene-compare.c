#include <math.h>

#include "render/scene-private.h"

/*
 * Two versions of a scene share what is alike, so that most of this compares pointers; only where
 * something was made anew are items looked at one by one.
 */

typedef struct
{
  JwScene *before, *after;
  double shift; /* what stood at a height stands so much lower now */
  JwSceneDiffers differs;
  gpointer data;
} Comparison;

/* A group of either scene, and where its origin is on the sheet now. */
typedef struct
{
  JwGroup *group;
  double x, y;
} Placed;

static void
tell (Comparison *self, double x, double y, double width, double height)
{
  JwRect rect = { x, y, width, height };

  self->differs (&rect, self->data);
}

/* Nobody sees the bounds of what has no shape. */
static gboolean
looks_alike (const JwItem *a, const JwItem *b)
{
  if (a->shape == JW_SHAPE_NONE && b->shape == JW_SHAPE_NONE && a->text == NULL && b->text == NULL)
    return TRUE;
  return jw_item_equals (a, b);
}

static void
tell_item (Comparison *self, const Placed *placed, guint i)
{
  const JwItem *item = jw_group_get (placed->group, i);

  if (item->shape != JW_SHAPE_NONE)
    tell (self, placed->x + item->x, placed->y + item->y, item->width, item->height);
  if (item->text != NULL)
    tell (self, placed->x + item->text_x, placed->y + item->text_y, jw_text_get_width (item->text),
          jw_text_get_height (item->text));
}

static void
compare_groups (Comparison *self, Placed before, Placed after)
{
  gboolean stands = before.x == after.x && before.y == after.y;

  if (stands && before.group == after.group)
    return;
  stands = stands && before.group->n == after.group->n;
  for (guint i = 0; i < before.group->n; i++)
    if (!stands || !looks_alike (jw_group_get (before.group, i), jw_group_get (after.group, i)))
      tell_item (self, &before, i);
  for (guint i = 0; i < after.group->n; i++)
    if (!stands || !looks_alike (jw_group_get (before.group, i), jw_group_get (after.group, i)))
      tell_item (self, &after, i);
}

static void
tell_block (Comparison *self, const JwBlock *block, double x, double y)
{
  Placed placed = { block->group, x, y + block->y };

  for (guint i = 0; i < block->group->n; i++)
    tell_item (self, &placed, i);
}

static void
compare_stacks (Comparison *self, const JwStack *before, const JwStack *after, double x, double y)
{
  guint n = MIN (before->n, after->n);

  if (before == after)
    return;
  for (guint i = 0; i < n; i++)
    compare_groups (self, (Placed){ before->blocks[i].group, x, y + before->blocks[i].y },
                    (Placed){ after->blocks[i].group, x, y + after->blocks[i].y });
  for (guint i = n; i < before->n; i++)
    tell_block (self, &before->blocks[i], x, y);
  for (guint i = n; i < after->n; i++)
    tell_block (self, &after->blocks[i], x, y);
}

/* Two rows of one lane at the same height. */
static void
compare_rows (Comparison *self, JwSceneRow *before, JwSceneRow *after, double y)
{
  if (before == after)
    return;
  compare_groups (self, (Placed){ before->rail, 0, y }, (Placed){ after->rail, 0, y });
  compare_groups (self, (Placed){ before->over, 0, y }, (Placed){ after->over, 0, y });
  for (guint i = 0; i < after->n_cells; i++)
    compare_stacks (self, jw_row_cell (before, i)->stack, jw_row_cell (after, i)->stack,
                    jw_row_cell (after, i)->item.x, y);
}

/* Heights at which rows do not stand as before, told when they end. */
typedef struct
{
  double top, bottom;
} Stretch;

static void
extend (Stretch *stretch, JwScene *scene, guint i, double shift)
{
  double y;

  if (i >= scene->n_rows)
    return;
  y = jw_scene_row_y (scene, i) + shift;
  stretch->top = MIN (stretch->top, y);
  stretch->bottom = MAX (stretch->bottom, y + jw_scene_row (scene, i)->height);
}

static void
end_stretch (Comparison *self, Stretch *stretch)
{
  if (stretch->bottom > stretch->top)
    tell (self, 0, stretch->top, self->after->width, stretch->bottom - stretch->top);
  *stretch = (Stretch){ G_MAXDOUBLE, -G_MAXDOUBLE };
}

static gboolean
stands (Comparison *self, guint i)
{
  return i < self->before->n_rows && i < self->after->n_rows &&
         fabs (jw_scene_row_y (self->before, i) + self->shift - jw_scene_row_y (self->after, i)) <
             1e-9 &&
         g_str_equal (jw_scene_row (self->before, i)->lane_id,
                      jw_scene_row (self->after, i)->lane_id);
}

static void
compare_all_rows (Comparison *self)
{
  Stretch stretch = { G_MAXDOUBLE, -G_MAXDOUBLE };

  for (guint i = 0; i < MAX (self->before->n_rows, self->after->n_rows); i++)
    if (stands (self, i))
      {
        end_stretch (self, &stretch);
        compare_rows (self, jw_scene_row (self->before, i), jw_scene_row (self->after, i),
                      jw_scene_row_y (self->after, i));
      }
    else
      {
        extend (&stretch, self->before, i, self->shift);
        extend (&stretch, self->after, i, 0);
      }
  end_stretch (self, &stretch);
}

/* Where there was desk and is paper. */
static void
compare_grounds (Comparison *self)
{
  double old_end = self->before->height + self->shift, end = self->after->height;

  if (old_end != end)
    tell (self, 0, MIN (old_end, end), self->after->width, fabs (end - old_end));
  if (self->shift > 0)
    tell (self, 0, 0, self->after->width, self->shift);
}

void
jw_scene_compare (JwScene *before,
                  JwScene *after,
                  double shift,
                  JwSceneDiffers differs,
                  gpointer data)
{
  Comparison self = { before, after, shift, differs, data };

  if (before->columns != after->columns || before->width != after->width)
    {
      tell (&self, 0, 0, MAX (before->width, after->width),
            MAX (before->height + MAX (shift, 0), after->height));
      return;
    }
  compare_grounds (&self);
  compare_groups (&self, (Placed){ before->sheet, 0, shift }, (Placed){ after->sheet, 0, 0 });
  compare_all_rows (&self);
  compare_groups (&self, (Placed){ before->foot, 0, shift }, (Placed){ after->foot, 0, 0 });
  compare_groups (&self, (Placed){ before->links, 0, shift }, (Placed){ after->links, 0, 0 });
}
