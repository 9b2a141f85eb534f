#include "render/layout/ways.h"
#include "render/layout/parts.h"

#include <string.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/leg.h"
#include "model/link.h"
#include "model/path.h"

/* Keys of paths begin after those of the kinds of links. */
#define FIRST_PATH_KEY 16

/* Where cards that span columns, or the name of a row's rule, lie over a gutter. */
typedef struct
{
  JwNode *card; /* NULL for the name of the rule, beneath all cards */
  guint first, last;
} Bar;

typedef struct
{
  JwLayout *layout;
  JwWays *ways;
  GArray **bars; /* Bar, by row, from the top; NULL until asked for */
} Finder;

gboolean
jw_ways_any (JwLayout *layout)
{
  JwNode *map = JW_NODE (layout->map);

  if (layout->theme->is_blank || layout->n_columns == 0)
    return FALSE;
  return jw_node_get_first_child (map, JW_KIND_LINK) != NULL ||
         jw_node_get_first_child (map, JW_KIND_PATH) != NULL;
}

/* Pills stand in one column. */
static gboolean
may_span (JwNode *lane)
{
  return jw_lane_get_lane_type (lane) != JW_LANE_MICRO_CONVERSIONS;
}

static void
add_bars_of_cell (Finder *finder, JwNode *lane, guint column, GArray *bars)
{
  JwLayout *layout = finder->layout;
  JwNode *stage = layout->columns[column].stage;
  guint n = jw_map_get_n_cell_cards (layout->map, lane, stage);

  for (guint i = 0; i < n; i++)
    {
      JwNode *card = jw_map_get_cell_card (layout->map, lane, stage, i);
      Bar bar = { card, column, jw_layout_get_last_column (layout, column, card) };

      if (bar.last > column)
        g_array_append_val (bars, bar);
    }
}

/* The name stands at the right end of the rule, and may be wider than the last column. */
static void
add_bar_of_rule (Finder *finder, JwNode *lane, GArray *bars)
{
  JwLayout *layout = finder->layout;
  double left = jw_layout_get_rule_name_left (layout, lane) - layout->unit;
  Bar bar = { NULL, layout->n_columns - 1, layout->n_columns - 1 };

  while (bar.first > 0 && layout->columns[bar.first].x > left)
    bar.first--;
  if (bar.first < bar.last)
    g_array_append_val (bars, bar);
}

static GArray *
get_bars (Finder *finder, guint row)
{
  JwLayout *layout = finder->layout;
  JwNode *lane;

  if (finder->bars[row] != NULL)
    return finder->bars[row];
  finder->bars[row] = g_array_new (FALSE, FALSE, sizeof (Bar));
  lane = jw_node_get_child (JW_NODE (layout->map), JW_KIND_LANE, layout->first_lane + row);
  for (guint i = 0; may_span (lane) && i < layout->n_columns; i++)
    add_bars_of_cell (finder, lane, i, finder->bars[row]);
  if (jw_node_get_choice (lane, JW_LANE_LINE) >= 0)
    add_bar_of_rule (finder, lane, finder->bars[row]);
  return finder->bars[row];
}

/* Whether a gutter is free in a row above a card (-1) or beneath it (1), or in all of it (0). Cards
 * that span are stacked over all others, in their order. */
static gboolean
is_free (Finder *finder, guint row, guint gutter, JwNode *card, int side)
{
  GArray *bars = get_bars (finder, row);
  gboolean passed = FALSE, spans = FALSE;

  for (guint i = 0; i < bars->len; i++)
    spans = spans || g_array_index (bars, Bar, i).card == card;
  for (guint i = 0; i < bars->len; i++)
    {
      const Bar *bar = &g_array_index (bars, Bar, i);
      gboolean covers = bar->first < gutter && gutter <= bar->last;
      gboolean above = bar->card != NULL && (!spans || !passed);

      passed = passed || bar->card == card;
      if (covers && bar->card != card && (side == 0 || above == (side < 0)))
        return FALSE;
    }
  return TRUE;
}

/* Whether a gutter is free in all rows from @first to before @end. */
static gboolean
is_free_between (Finder *finder, guint first, guint end, guint gutter)
{
  for (guint row = first; row < end; row++)
    if (!is_free (finder, row, gutter, NULL, 0))
      return FALSE;
  return TRUE;
}

/* The channel by which a way leaves or reaches a card in a gutter: above its row or beneath it,
 * whichever is free, rather @wanted. */
static guint
find_channel (Finder *finder, const JwWayEnd *end, guint gutter, guint wanted)
{
  int side = wanted > end->row ? 1 : -1;
  guint other = wanted > end->row ? end->row : end->row + 1;

  return is_free (finder, end->row, gutter, end->card, side) ||
                 !is_free (finder, end->row, gutter, end->card, -side)
             ? wanted
             : other;
}

/* The gutter nearest to @wanted that is free between two channels; the outer ones always are. */
static guint
find_gutter (Finder *finder, guint a, guint b, guint wanted)
{
  guint n = finder->layout->n_columns;

  for (guint i = 0; i <= n; i++)
    {
      if (wanted + i <= n && is_free_between (finder, MIN (a, b), MAX (a, b), wanted + i))
        return wanted + i;
      if (i <= wanted && is_free_between (finder, MIN (a, b), MAX (a, b), wanted - i))
        return wanted - i;
    }
  return wanted;
}

/* Through one gutter, where nothing is in the way there. */
static gboolean
goes_straight (Finder *finder, const JwWay *way, guint gutter)
{
  const JwWayEnd *from = &way->from, *to = &way->to;
  int side = to->row > from->row ? 1 : -1;

  if (from->row == to->row)
    return is_free (finder, from->row, gutter, from->card, 0) ||
           is_free (finder, from->row, gutter, to->card, 0);
  return is_free (finder, from->row, gutter, from->card, side) &&
         is_free (finder, to->row, gutter, to->card, -side) &&
         is_free_between (finder, MIN (from->row, to->row) + 1, MAX (from->row, to->row), gutter);
}

static void
go_through_channels (Finder *finder, JwWay *way, guint out, guint in)
{
  guint leave = way->to.row > way->from.row ? way->from.row + 1 : way->from.row;

  way->channels[1] = find_channel (finder, &way->to, in, way->to.row);
  leave = find_channel (finder, &way->from, out, leave);
  way->gutters[0] = out;
  /* The first gutter leads on to the last channel if it can. */
  if (is_free_between (finder, MIN (leave, way->channels[1]), MAX (leave, way->channels[1]), out))
    {
      way->channels[0] = way->channels[1];
      way->gutters[1] = in;
      way->n_gutters = 2;
      return;
    }
  way->channels[0] = leave;
  way->gutters[1] = find_gutter (finder, leave, way->channels[1], in);
  way->gutters[2] = in;
  way->n_gutters = way->gutters[1] == in ? 2 : 3;
}

static guint
get_gutter (const JwWayEnd *end)
{
  return end->at_left ? end->first : end->last + 1;
}

static gboolean
is_open (Finder *finder, const JwWayEnd *end)
{
  guint gutter = get_gutter (end);

  return is_free (finder, end->row, gutter, end->card, -1) ||
         is_free (finder, end->row, gutter, end->card, 1);
}

/* Cards that span over and under one may leave it open on one side only. FALSE if on none. */
static gboolean
open_side (Finder *finder, JwWayEnd *end)
{
  if (is_open (finder, end))
    return TRUE;
  end->at_left = !end->at_left;
  return is_open (finder, end);
}

/* FALSE if there is none. */
static gboolean
find_way (Finder *finder, JwWay *way)
{
  guint out = get_gutter (&way->from), in;

  way->to.at_left = way->form == JW_WAY_ACROSS;
  way->gutters[0] = out;
  way->n_gutters = 1;
  if (way->form == JW_WAY_LOOP || way->form == JW_WAY_EXIT)
    return TRUE;
  in = get_gutter (&way->to);
  if (out == in && goes_straight (finder, way, out))
    return TRUE;
  if (!open_side (finder, &way->from) || !open_side (finder, &way->to))
    return FALSE;
  go_through_channels (finder, way, get_gutter (&way->from), get_gutter (&way->to));
  return TRUE;
}

static gboolean
read_end (JwLayout *layout, const char *card_id, JwWayEnd *end)
{
  JwNode *card = card_id != NULL ? jw_map_find (layout->map, card_id) : NULL;
  JwNode *lane = card != NULL && JW_IS_CARD (card) ? jw_card_get_lane (card) : NULL;
  int column =
      lane != NULL ? jw_layout_find_column (layout, jw_node_get_string (card, JW_CARD_STAGE)) : -1;

  if (column < 0 || jw_node_get_kind (lane) != JW_KIND_LANE || !jw_lane_holds_cards (lane) ||
      !jw_parts_has_card (layout, card))
    return FALSE;
  end->card = card;
  end->row = jw_node_get_position (lane) - layout->first_lane;
  end->first = (guint)column;
  end->last = may_span (lane) ? jw_layout_get_last_column (layout, end->first, card) : end->first;
  return TRUE;
}

/* A link of two cards of one column goes round one of them if it has something to say; what is said
 * of legs, a share mostly, has room in a gutter. */
static JwWayForm
find_form (const JwWay *way)
{
  if (way->to.card == NULL)
    return JW_WAY_EXIT;
  if (way->to.card == way->from.card)
    return JW_WAY_LOOP;
  if (way->from.last != way->to.last)
    return JW_WAY_ACROSS;
  return way->path != NULL || way->words == NULL ? JW_WAY_BESIDE : JW_WAY_ACROSS;
}

static void
clear_way (gpointer data)
{
  JwWay *way = data;

  g_free (way->words);
  g_free (way->share);
}

static void
read_way (Finder *finder, JwWay way, const char *from_id, const char *to_id)
{
  JwLayout *layout = finder->layout;

  if (!read_end (layout, from_id, &way.from) ||
      (to_id != NULL && !read_end (layout, to_id, &way.to)))
    return;
  if (way.path == NULL && (way.to.card == NULL || way.to.card == way.from.card))
    return;
  way.words =
      way.path != NULL ? jw_leg_describe (way.node, &way.share) : jw_link_describe (way.node);
  way.is_said = way.words == NULL;
  way.form = find_form (&way);
  if (find_way (finder, &way))
    g_array_append_val (finder->ways->list, way);
  else
    clear_way (&way);
}

static void
read_links (Finder *finder)
{
  for (JwNode *link = jw_node_get_first_child (JW_NODE (finder->layout->map), JW_KIND_LINK);
       link != NULL; link = jw_node_get_next (link))
    {
      JwWay way = { .node = link, .key = (guint)MAX (jw_node_get_choice (link, JW_LINK_TYPE), 0) };

      read_way (finder, way, jw_node_get_string (link, JW_LINK_FROM),
                jw_node_get_string (link, JW_LINK_TO));
    }
}

static void
read_paths (Finder *finder)
{
  JwNode *path = jw_node_get_first_child (JW_NODE (finder->layout->map), JW_KIND_PATH);

  for (guint key = FIRST_PATH_KEY; path != NULL; key++, path = jw_node_get_next (path))
    for (JwNode *leg = jw_node_get_first_child (path, JW_KIND_LEG); leg != NULL;
         leg = jw_node_get_next (leg))
      {
        JwWay way = { .node = leg, .path = path, .key = key };

        read_way (finder, way, jw_node_get_string (leg, JW_LEG_FROM),
                  jw_node_get_string (leg, JW_LEG_TO));
      }
}

static JwWays *
make_ways (guint n_channels)
{
  JwWays *ways = g_new0 (JwWays, 1);

  g_ref_count_init (&ways->refs);
  ways->list = g_array_new (FALSE, FALSE, sizeof (JwWay));
  g_array_set_clear_func (ways->list, clear_way);
  ways->n_channels = n_channels;
  ways->heights = g_new0 (double, n_channels);
  ways->offsets = g_new0 (GArray *, n_channels);
  return ways;
}

JwWays *
jw_ways_new (JwLayout *layout)
{
  guint n_rows = layout->n_rows;
  JwWays *ways = make_ways (n_rows + 1);
  Finder finder = { layout, ways, g_new0 (GArray *, n_rows + 1) };

  if (jw_ways_any (layout))
    {
      read_links (&finder);
      read_paths (&finder);
      jw_ways_assign_channels (layout, ways);
    }
  for (guint i = 0; i < n_rows; i++)
    g_clear_pointer (&finder.bars[i], g_array_unref);
  g_free (finder.bars);
  return ways;
}

JwWays *
jw_ways_ref (JwWays *ways)
{
  g_ref_count_inc (&ways->refs);
  return ways;
}

void
jw_ways_unref (JwWays *ways)
{
  if (!g_ref_count_dec (&ways->refs))
    return;
  for (guint i = 0; i < ways->n_channels; i++)
    g_clear_pointer (&ways->offsets[i], g_array_unref);
  g_free (ways->offsets);
  g_free (ways->heights);
  g_array_unref (ways->list);
  g_free (ways);
}

JwWays *
jw_ways_copy (JwWays *ways)
{
  JwWays *copy = make_ways (ways->n_channels);

  memcpy (copy->heights, ways->heights, ways->n_channels * sizeof (double));
  for (guint i = 0; i < ways->n_channels; i++)
    if (ways->offsets[i] != NULL)
      copy->offsets[i] = g_array_ref (ways->offsets[i]);
  for (guint i = 0; i < ways->list->len; i++)
    {
      JwWay way = *jw_ways_get (ways, i);

      way.words = g_strdup (way.words);
      way.share = g_strdup (way.share);
      way.is_said = way.words == NULL;
      way.cut_top = way.cut_bottom = 0;
      g_array_append_val (copy->list, way);
    }
  return copy;
}
