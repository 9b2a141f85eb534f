#include "model/card.h"
#include "render/layout/ways.h"

/* In units: the room for the head of an arrow before a card, what is free behind one, the greatest
 * distance of two lines, that of two ports, what is free above the first port, and the height of a
 * way from a card to itself. */
#define HEAD_ROOM 8.0
#define LEAD 3.0
#define PITCH 4.0
#define PORT_PITCH 6.0
#define PORT_INSET 4.0
#define LOOP 7.0
/* Ports of pills are beneath the arrow from pill to pill. */
#define PILL_SHIFT 6.0

/* Above all keys of ways. */
#define OWN_PORT 0x100000

/* One side of a card, at which ways of one kind or path meet. */
typedef struct
{
  JwNode *card;
  gboolean at_left;
  guint key;
  guint way;
  JwWayEnd *end;
} Port;

/* What a way, or several with one port, take of a gutter. */
typedef struct
{
  guint gutter, port;
  double top, bottom;
  guint way, i;
  guint track;
} Run;

typedef struct
{
  JwLayout *layout;
  JwWays *ways;
  GArray *runs; /* Run, one for each gutter of each way */
} Gutters;

double
jw_way_get_gutter (JwLayout *layout, guint gutter, double *width)
{
  guint n = layout->n_columns;

  *width = gutter < n ? layout->gap : MIN (layout->gap, 0.8 * layout->margin);
  return gutter < n ? layout->columns[gutter].x - layout->gap
                    : layout->columns[n - 1].x + layout->columns[n - 1].width;
}

/* Where the main item of a card is in its cell. */
static void
find_in_cell (const JwSceneCell *cell, const char *id, JwRect *rect)
{
  for (guint i = 0; i < cell->stack->n; i++)
    {
      const JwBlock *block = &cell->stack->blocks[i];
      const JwItem *item = jw_group_get (block->group, 0);

      if (item->kind != JW_ITEM_CARD || !g_str_equal (item->node_id, id))
        continue;
      *rect = (JwRect){ cell->item.x + item->x, block->y + item->y, item->width, item->height };
      return;
    }
}

static void
find_card (JwLayout *layout, JwWayEnd *end)
{
  JwSceneRow *row = jw_scene_row (layout->scene, end->row);

  find_in_cell (jw_row_cell (row, end->first), jw_node_get_id (end->card), &end->rect);
  end->rect.y += jw_scene_row_y (layout->scene, end->row);
  end->rect.x = jw_scene_mirror_x (layout->scene, end->rect.x, end->rect.width);
}

static void
find_cards (JwLayout *layout, JwWays *ways)
{
  for (guint i = 0; i < ways->list->len; i++)
    {
      JwWay *way = jw_ways_get (ways, i);

      find_card (layout, &way->from);
      if (way->to.card != NULL)
        find_card (layout, &way->to);
    }
}

static int
compare_ports_cb (gconstpointer a, gconstpointer b)
{
  const Port *one = a, *other = b;

  if (one->card != other->card)
    return one->card < other->card ? -1 : 1;
  if (one->at_left != other->at_left)
    return one->at_left ? -1 : 1;
  return one->key < other->key ? -1 : one->key > other->key;
}

/* What ends beside its card stands apart from what leads on. */
static guint
get_key (const JwWay *way)
{
  return way->form == JW_WAY_EXIT || way->form == JW_WAY_LOOP ? way->key + OWN_PORT : way->key;
}

static GArray *
list_ports (JwWays *ways)
{
  GArray *ports = g_array_new (FALSE, FALSE, sizeof (Port));

  for (guint i = 0; i < ways->list->len; i++)
    {
      JwWay *way = jw_ways_get (ways, i);
      Port from = { way->from.card, way->from.at_left, get_key (way), i, &way->from };
      Port to = { way->to.card, way->to.at_left, way->key, i, &way->to };

      g_array_append_val (ports, from);
      if (way->form == JW_WAY_ACROSS || way->form == JW_WAY_BESIDE)
        g_array_append_val (ports, to);
    }
  g_array_sort (ports, compare_ports_cb);
  return ports;
}

static double
get_port_y (JwLayout *layout, const Port *port, guint i, guint n)
{
  const JwRect *rect = &port->end->rect;
  JwNode *lane = jw_card_get_lane (port->end->card);
  double room = rect->height - 2 * PORT_INSET * layout->unit;
  double pitch = n > 1 ? MIN (PORT_PITCH * layout->unit, room / (n - 1)) : 0;
  double shift = jw_lane_get_lane_type (lane) == JW_LANE_MICRO_CONVERSIONS ? PILL_SHIFT : 0;

  return rect->y + rect->height / 2 + shift * layout->unit + (i - (n - 1) / 2.0) * pitch;
}

/* The ports of one side of one card, from @first to before @end, stand one under the other. */
static void
place_ports (JwLayout *layout, GArray *ports, guint first, guint end)
{
  guint n = 1, at = 0;

  for (guint i = first + 1; i < end; i++)
    n += g_array_index (ports, Port, i).key != g_array_index (ports, Port, i - 1).key;
  for (guint i = first; i < end; i++)
    {
      Port *port = &g_array_index (ports, Port, i);

      at += i > first && port->key != port[-1].key;
      port->end->port = first + at;
      port->end->y = get_port_y (layout, port, at, n);
    }
}

static void
assign_ports (JwLayout *layout, JwWays *ways)
{
  g_autoptr (GArray) ports = list_ports (ways);

  for (guint first = 0, end; first < ports->len; first = end)
    {
      const Port *port = &g_array_index (ports, Port, first);

      for (end = first + 1;
           end < ports->len && g_array_index (ports, Port, end).card == port->card &&
           g_array_index (ports, Port, end).at_left == port->at_left;
           end++)
        ;
      place_ports (layout, ports, first, end);
    }
}

/* A way to the card beside it runs straight where both reach so far. */
static void
straighten (JwLayout *layout, JwWay *way)
{
  double inset = PORT_INSET * layout->unit;
  const JwRect *rect = &way->from.rect;

  if (way->form != JW_WAY_ACROSS || way->n_gutters > 1 || way->from.at_left ||
      rect->width < layout->columns[way->from.last].width)
    return;
  if (way->to.y > rect->y + inset && way->to.y < rect->y + rect->height - inset)
    way->from.y = way->to.y;
}

/* Between which heights a way runs in one of its gutters. */
static void
get_reach (JwLayout *layout, const JwWay *way, guint i, double *top, double *bottom)
{
  double loop = LOOP / 2 * layout->unit;
  double a = i > 0 ? jw_way_get_channel_y (layout, way, i - 1) : way->from.y;
  double b = i + 1 < way->n_gutters ? jw_way_get_channel_y (layout, way, i) : way->to.y;

  if (way->form == JW_WAY_LOOP || way->form == JW_WAY_EXIT)
    {
      a = way->from.y - loop;
      b = way->from.y + loop;
    }
  *top = MIN (a, b);
  *bottom = MAX (a, b);
}

static void
list_runs (Gutters *gutters)
{
  for (guint i = 0; i < gutters->ways->list->len; i++)
    {
      JwWay *way = jw_ways_get (gutters->ways, i);

      for (guint j = 0; j < way->n_gutters; j++)
        {
          gboolean is_last =
              j + 1 == way->n_gutters && way->form != JW_WAY_EXIT && way->form != JW_WAY_LOOP;
          Run run = { .gutter = way->gutters[j], .way = i, .i = j };

          /* What has no card at either end is alone. */
          run.port = is_last ? way->to.port : j == 0 ? way->from.port : G_MAXUINT - i;
          get_reach (gutters->layout, way, j, &run.top, &run.bottom);
          g_array_append_val (gutters->runs, run);
        }
    }
}

static int
compare_by_port_cb (gconstpointer a, gconstpointer b)
{
  const Run *one = a, *other = b;

  if (one->gutter != other->gutter)
    return one->gutter < other->gutter ? -1 : 1;
  if (one->port != other->port)
    return one->port < other->port ? -1 : 1;
  return one->way < other->way ? -1 : one->way > other->way;
}

static int
compare_by_top_cb (gconstpointer a, gconstpointer b)
{
  const Run *one = a, *other = b;

  if (one->top != other->top)
    return one->top < other->top ? -1 : 1;
  if (one->bottom != other->bottom)
    return one->bottom < other->bottom ? -1 : 1;
  return one->way < other->way ? -1 : one->way > other->way;
}

/* Runs of one port in one gutter are one line. Returns those lines; of each run, @line_of says
 * which. */
static GArray *
join_runs (GArray *runs, guint first, guint end, guint *line_of)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Run));

  for (guint i = first; i < end; i++)
    {
      Run run = g_array_index (runs, Run, i);

      if (i > first && run.port == g_array_index (runs, Run, i - 1).port)
        {
          Run *line = &g_array_index (lines, Run, lines->len - 1);

          line->top = MIN (line->top, run.top);
          line->bottom = MAX (line->bottom, run.bottom);
        }
      else
        {
          run.track = lines->len;
          g_array_append_val (lines, run);
        }
      line_of[i] = lines->len - 1;
    }
  return lines;
}

/* Gives each line, in the order of their tops, the first track that is free; returns how many
 * tracks there are. A line's track was its number before; @tracks is by that. */
static guint
find_tracks (GArray *lines, double gap, guint *tracks)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (double));

  g_array_sort (lines, compare_by_top_cb);
  for (guint i = 0; i < lines->len; i++)
    {
      const Run *line = &g_array_index (lines, Run, i);
      guint track = 0;

      while (track < ends->len && g_array_index (ends, double, track) + gap > line->top)
        track++;
      if (track == ends->len)
        g_array_append_val (ends, line->bottom);
      g_array_index (ends, double, track) = line->bottom;
      tracks[line->track] = track;
    }
  return ends->len;
}

/* The lines of one gutter, side by side. */
static void
place_runs (Gutters *gutters, guint first, guint end)
{
  JwLayout *layout = gutters->layout;
  g_autofree guint *line_of = g_new0 (guint, gutters->runs->len + 1);
  g_autoptr (GArray) lines = join_runs (gutters->runs, first, end, line_of);
  g_autofree guint *tracks = g_new0 (guint, lines->len + 1);
  guint n = find_tracks (lines, layout->unit, tracks);
  guint gutter = g_array_index (gutters->runs, Run, first).gutter;
  double width, left = jw_way_get_gutter (layout, gutter, &width);
  double room = width - (LEAD + HEAD_ROOM) * layout->unit;
  double pitch = n > 1 ? MIN (PITCH * layout->unit, room / (n - 1)) : 0;
  double x = left + LEAD * layout->unit + MAX (0, room - (n - 1) * pitch) / 2;

  for (guint i = first; i < end; i++)
    {
      const Run *run = &g_array_index (gutters->runs, Run, i);

      jw_ways_get (gutters->ways, run->way)->x[run->i] = x + tracks[line_of[i]] * pitch;
    }
}

void
jw_ways_assign_gutters (JwLayout *layout, JwWays *ways)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));
  Gutters gutters = { layout, ways, runs };

  find_cards (layout, ways);
  assign_ports (layout, ways);
  for (guint i = 0; i < ways->list->len; i++)
    straighten (layout, jw_ways_get (ways, i));
  list_runs (&gutters);
  g_array_sort (runs, compare_by_port_cb);
  for (guint first = 0, end; first < runs->len; first = end)
    {
      guint gutter = g_array_index (runs, Run, first).gutter;

      for (end = first + 1; end < runs->len && g_array_index (runs, Run, end).gutter == gutter;)
        end++;
      place_runs (&gutters, first, end);
    }
}
