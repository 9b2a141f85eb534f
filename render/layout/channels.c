#include "render/layout/ways.h"

/* In units: the height of a track, what is above words beside their own height, and what is above
 * the topmost track. */
#define TRACK 5.0
#define WORDS_LEAD 2.0
#define LEAD 4.0

/* A way in one of its channels, or several that end at one card in one line there. */
typedef struct
{
  guint channel;
  double left, right;
  double words; /* their height, or 0 */
  guint first;  /* way */
} Run;

/* A way's part in a run. */
typedef struct
{
  guint way, i;
  guint run;
} Part;

typedef struct
{
  JwLayout *layout;
  JwWays *ways;
  GArray *runs;
  GArray *parts;
} Channels;

static double
get_middle (JwLayout *layout, guint gutter)
{
  double width, left = jw_way_get_gutter (layout, gutter, &width);

  return left + width / 2;
}

/* Where a way's run in one of its channels lies, by the middles of its gutters. */
static Run
make_run (Channels *channels, guint index, guint i)
{
  const JwWay *way = jw_ways_get (channels->ways, index);
  double a = get_middle (channels->layout, way->gutters[i]);
  double b = get_middle (channels->layout, way->gutters[i + 1]);
  gboolean says = way->words != NULL && i + 2 == way->n_gutters && a != b;
  g_autoptr (JwText) text = says ? jw_way_shape (channels->layout, way, way->words) : NULL;

  return (Run){ .channel = way->channels[i],
                .left = MIN (a, b),
                .right = MAX (a, b),
                .words = says ? jw_text_get_height (text) : 0,
                .first = index };
}

static gboolean
is_alike (const JwWay *a, const JwWay *b)
{
  return a->key == b->key && a->to.card == b->to.card && a->channels[0] == b->channels[0] &&
         a->n_gutters == 2 && b->n_gutters == 2 && a->gutters[1] == b->gutters[1] &&
         a->gutters[0] != b->gutters[0] &&
         (a->gutters[0] < a->gutters[1]) == (b->gutters[0] < b->gutters[1]);
}

/* The run of a way before that this one may join on its way to the same card. What joins must come
 * from another gutter than all that did, so that each has a part of the line for its words. */
static int
find_run_to_join (Channels *channels, guint index)
{
  const JwWay *way = jw_ways_get (channels->ways, index);
  int found = -1;

  for (guint i = channels->parts->len; i > 0; i--)
    {
      const Part *part = &g_array_index (channels->parts, Part, i - 1);
      const JwWay *other = jw_ways_get (channels->ways, part->way);

      if (other->to.card != way->to.card || other->key != way->key)
        continue;
      if (found < 0 && is_alike (way, other))
        found = (int)part->run;
      else if (found == (int)part->run && !is_alike (way, other))
        return -1;
    }
  return found;
}

static void
add_part (Channels *channels, guint index, guint i)
{
  Run run = make_run (channels, index, i);
  int joined =
      jw_ways_get (channels->ways, index)->n_gutters == 2 ? find_run_to_join (channels, index) : -1;
  Part part = { index, i, channels->runs->len };

  if (joined >= 0)
    {
      Run *other = &g_array_index (channels->runs, Run, joined);

      other->left = MIN (other->left, run.left);
      other->right = MAX (other->right, run.right);
      other->words = MAX (other->words, run.words);
      part.run = (guint)joined;
    }
  else
    g_array_append_val (channels->runs, run);
  g_array_append_val (channels->parts, part);
}

/* Short ones are nearest to the row; those without words nearer. */
static int
compare_runs_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  GArray *runs = data;
  const Run *one = &g_array_index (runs, Run, *(const guint *)a);
  const Run *other = &g_array_index (runs, Run, *(const guint *)b);
  double one_width = one->right - one->left, other_width = other->right - other->left;

  if (one->channel != other->channel)
    return one->channel < other->channel ? -1 : 1;
  if (one_width != other_width)
    return one_width < other_width ? -1 : 1;
  return one->first < other->first ? -1 : one->first > other->first;
}

/* Whether none of the runs from @order to before @end, all of one channel, is in the way. */
static gboolean
track_is_free (Channels *channels,
               const guint *tracks,
               const guint *order,
               const guint *end,
               const Run *run,
               guint track)
{
  double gap = 2 * channels->layout->unit;

  for (; order < end; order++)
    {
      const Run *other = &g_array_index (channels->runs, Run, *order);

      if (tracks[*order] == track && run->left < other->right + gap &&
          other->left < run->right + gap)
        return FALSE;
    }
  return TRUE;
}

static guint *
sort_runs (Channels *channels)
{
  guint n = channels->runs->len;
  guint *order = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int)n, sizeof (guint), compare_runs_cb, channels->runs);
  return order;
}

/* The track of each run, by its index. */
static guint *
find_tracks (Channels *channels)
{
  guint n = channels->runs->len;
  g_autofree guint *order = sort_runs (channels);
  guint *tracks = g_new0 (guint, n + 1);
  guint first = 0;

  for (guint i = 0; i < n; i++)
    {
      const Run *run = &g_array_index (channels->runs, Run, order[i]);

      if (run->channel != g_array_index (channels->runs, Run, order[first]).channel)
        first = i;
      while (!track_is_free (channels, tracks, order + first, order + i, run, tracks[order[i]]))
        tracks[order[i]]++;
    }
  return tracks;
}

/* How high each track of a channel is, and from those how far each is above the row. */
static void
measure_channels (Channels *channels, const guint *tracks)
{
  JwLayout *layout = channels->layout;
  for (guint i = 0; i < channels->runs->len; i++)
    {
      const Run *run = &g_array_index (channels->runs, Run, i);
      GArray **offsets = &channels->ways->offsets[run->channel];
      double *height;

      if (*offsets == NULL)
        *offsets = g_array_new (FALSE, TRUE, sizeof (double));
      if ((*offsets)->len <= tracks[i])
        g_array_set_size (*offsets, tracks[i] + 1);
      height = &g_array_index (*offsets, double, tracks[i]);
      *height = MAX (*height, run->words > 0 ? run->words + WORDS_LEAD * layout->unit
                                             : TRACK * layout->unit);
    }
  for (guint i = 0; i < channels->ways->n_channels; i++)
    {
      GArray *offsets = channels->ways->offsets[i];
      double sum = 0;

      for (guint j = 0; offsets != NULL && j < offsets->len; j++)
        {
          double height = g_array_index (offsets, double, j);

          g_array_index (offsets, double, j) = sum;
          sum += height;
        }
      channels->ways->heights[i] = offsets != NULL ? sum + LEAD * layout->unit : 0;
    }
}

void
jw_ways_assign_channels (JwLayout *layout, JwWays *ways)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));
  Channels channels = { layout, ways, runs, parts };
  g_autofree guint *tracks = NULL;

  for (guint i = 0; i < ways->list->len; i++)
    for (guint j = 0; j + 1 < jw_ways_get (ways, i)->n_gutters; j++)
      add_part (&channels, i, j);
  tracks = find_tracks (&channels);
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      jw_ways_get (ways, part->way)->tracks[part->i] = tracks[part->run];
    }
  measure_channels (&channels, tracks);
}

double
jw_way_get_channel_y (JwLayout *layout, const JwWay *way, guint i)
{
  JwScene *scene = layout->scene;
  guint channel = way->channels[i];
  double end = channel < scene->n_rows
                   ? jw_scene_row_y (scene, channel) + layout->ways->heights[channel]
                   : layout->rows_end;

  return end - g_array_index (layout->ways->offsets[channel], double, way->tracks[i]);
}
