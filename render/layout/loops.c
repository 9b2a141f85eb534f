#include <string.h>

#include "model/stage.h"
#include "render/layout/layout-private.h"

/* In units: the distance of two lines, what is between the lowest and the chevrons, how far from
 * the middle of a chevron one begins and ends, its corners, head and line. */
#define PITCH 6.0
#define RISE 11.0
#define ASIDE 6.0
#define CORNER 5.0
#define HEAD 6.0
#define LINE 1.25

/* From a stage to another that it leads to beside the next one. */
typedef struct
{
  guint from, to;
  guint track; /* from the lowest */
} Loop;

static guint
get_length (const Loop *loop)
{
  return loop->to > loop->from ? loop->to - loop->from : loop->from - loop->to;
}

static int
compare_loops_cb (gconstpointer a, gconstpointer b)
{
  const Loop *one = a, *other = b;

  if (get_length (one) != get_length (other))
    return get_length (one) < get_length (other) ? -1 : 1;
  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;
  return one->to < other->to ? -1 : one->to > other->to;
}

static void
read_loops_of (JwLayout *layout, guint column, GArray *loops)
{
  const char *ids = jw_node_get_string (layout->columns[column].stage, JW_STAGE_LEADS_TO);
  g_auto (GStrv) list = g_strsplit (ids != NULL ? ids : "", " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      int to = jw_layout_find_column (layout, list[i]);
      Loop loop = { column, (guint)to, 0 };

      if (to >= 0 && loop.to != column)
        g_array_append_val (loops, loop);
    }
}

static gboolean
overlap (const Loop *a, const Loop *b)
{
  return MIN (a->from, a->to) <= MAX (b->from, b->to) &&
         MIN (b->from, b->to) <= MAX (a->from, a->to);
}

/* Short ones lie under long ones; returns the number of tracks. */
static guint
assign_tracks (GArray *loops)
{
  guint n = 0;

  g_array_sort (loops, compare_loops_cb);
  for (guint i = 0; i < loops->len; i++)
    {
      Loop *loop = &g_array_index (loops, Loop, i);

      for (guint j = 0; j < i; j++)
        {
          const Loop *other = &g_array_index (loops, Loop, j);

          if (overlap (loop, other))
            loop->track = MAX (loop->track, other->track + 1);
        }
      n = MAX (n, loop->track + 1);
    }
  return n;
}

static double
get_middle (JwLayout *layout, guint column)
{
  return layout->columns[column].x + layout->columns[column].width / 2;
}

/* Up from one chevron, across, and down to the other, with round corners. */
static void
add_loop (JwLayout *layout, const Loop *loop, double bottom)
{
  double aside = ASIDE * layout->unit;
  double a = get_middle (layout, loop->from) + aside, b = get_middle (layout, loop->to) - aside;
  double r = CORNER * layout->unit * (b > a ? 1 : -1);
  double y = bottom - (RISE + loop->track * PITCH) * layout->unit;
  double end = bottom - layout->unit;
  JwItem *item = jw_group_add (layout->scene->sheet, JW_ITEM_DECORATION, MIN (a, b), y,
                               MAX (a, b) - MIN (a, b), end - y);

  item->shape = JW_SHAPE_OUTLINE_ARROW;
  item->line = JW_ROLE_MUTED;
  item->line_width = LINE * layout->unit;
  item->radius = HEAD * layout->unit;
  item->outline = jw_outline_new ();
  jw_outline_move_to (item->outline, a, end);
  jw_outline_line_to (item->outline, a, y + CORNER * layout->unit);
  jw_outline_curve_to (item->outline, a, y, a, y, a + r, y);
  jw_outline_line_to (item->outline, b - r, y);
  jw_outline_curve_to (item->outline, b, y, b, y, b, y + CORNER * layout->unit);
  jw_outline_line_to (item->outline, b, end);
}

double
jw_layout_stage_loops (JwLayout *layout, double y)
{
  g_autoptr (GArray) loops = g_array_new (FALSE, FALSE, sizeof (Loop));
  guint n;

  for (guint i = 0; i < layout->n_columns; i++)
    read_loops_of (layout, i, loops);
  if (loops->len == 0)
    return y;
  n = assign_tracks (loops);
  y += (RISE + (n - 1) * PITCH) * layout->unit;
  for (guint i = 0; i < loops->len; i++)
    add_loop (layout, &g_array_index (loops, Loop, i), y);
  return y;
}
