#include "render/layout/ways.h"

/* In units: what is between words and the lines at them, and a line with a head; the steps in which
 * a place is searched; what a corner takes of a run. */
#define CLEAR 1.5
#define BESIDE 4.7
#define STEP 3.0
#define CORNER 5.0

/* What is taken of the gutters: lines and words. */
typedef struct
{
  JwLayout *layout;
  JwWays *ways;
  GArray **taken; /* by gutter: Taken */
} Search;

typedef struct
{
  JwRect rect;
  guint way;
} Taken;

static void
take (Search *search, guint gutter, guint way, double x1, double y1, double x2, double y2)
{
  Taken taken = {
    { MIN (x1, x2), MIN (y1, y2), MAX (x1, x2) - MIN (x1, x2), MAX (y1, y2) - MIN (y1, y2) }, way
  };

  g_array_append_val (search->taken[gutter], taken);
}

/* What a way takes of one of its gutters: its run there, and from and to its cards. */
static void
take_gutter (Search *search, guint index, guint i)
{
  JwLayout *layout = search->layout;
  const JwWay *way = jw_ways_get (search->ways, index);
  guint gutter = way->gutters[i];
  gboolean ends = way->form == JW_WAY_ACROSS || way->form == JW_WAY_BESIDE;
  double a = i > 0 ? jw_way_get_channel_y (layout, way, i - 1) : way->from.y;
  double b = i + 1 < way->n_gutters ? jw_way_get_channel_y (layout, way, i)
             : ends                 ? way->to.y
                                    : way->from.y;
  double width, left = jw_way_get_gutter (layout, gutter, &width);
  double more = ends ? 0 : 4 * layout->unit;

  take (search, gutter, index, way->x[i], MIN (a, b) - more, way->x[i], MAX (a, b) + more);
  if (i == 0)
    take (search, gutter, index, way->from.at_left ? left + width : left, a - more, way->x[i],
          a + more);
  if (i + 1 == way->n_gutters && ends)
    take (search, gutter, index, way->x[i], b - 3 * layout->unit,
          way->to.at_left ? left + width : left, b + 3 * layout->unit);
}

static gboolean
is_free (Search *search, guint gutter, const JwRect *rect, guint but)
{
  double clear = CLEAR * search->layout->unit;

  for (guint i = 0; i < search->taken[gutter]->len; i++)
    {
      const Taken *taken = &g_array_index (search->taken[gutter], Taken, i);
      const JwRect *other = &taken->rect;

      if (taken->way != but && rect->x < other->x + other->width + clear &&
          other->x < rect->x + rect->width + clear && rect->y < other->y + other->height + clear &&
          other->y < rect->y + rect->height + clear)
        return FALSE;
    }
  return TRUE;
}

/* Whether it keeps clear of what is between rows. */
static gboolean
is_in_row (Search *search, const JwRect *rect)
{
  JwScene *scene = search->layout->scene;
  int row = jw_scene_find_row_at (scene, rect->y);
  double clear = CLEAR * search->layout->unit;

  return row >= 0 &&
         rect->y >= jw_scene_row_y (scene, row) + jw_scene_row (scene, row)->lead + clear &&
         rect->y + rect->height <=
             jw_scene_row_y (scene, row) + jw_scene_row (scene, row)->height - clear;
}

static void
add_words (Search *search, const JwWay *way, JwText *text, double x, double y)
{
  jw_layout_add_text (search->layout->scene->links, JW_ITEM_DECORATION, text, x, y,
                      way->path != NULL ? JW_ROLE_INK : JW_ROLE_MUTED);
}

JwText *
jw_way_shape (JwLayout *layout, const JwWay *way, const char *words)
{
  return jw_layout_text (layout, words, way->path != NULL ? JW_TYPE_LOW_NOTE : JW_TYPE_NOTE, -1);
}

/* On its run in the last channel, over a column, where nothing else is. Of several ways in one line
 * each has the part next to the gutter that it comes from. */
static gboolean
add_in_channel (Search *search, JwWay *way, const char *words)
{
  JwLayout *layout = search->layout;
  guint i = way->n_gutters - 2;
  guint out = way->gutters[i], in = way->gutters[i + 1];
  guint column = in > out ? out : out - 1;
  g_autoptr (JwText) text = jw_way_shape (search->layout, way, words);
  double y = jw_way_get_channel_y (layout, way, i) - jw_text_get_height (text) - layout->unit;
  double width;

  if (in == out)
    return FALSE;
  width = layout->columns[column].width;
  if (jw_text_get_width (text) > width)
    return FALSE;
  add_words (search, way, jw_text_ref (text),
             layout->columns[column].x + (width - jw_text_get_width (text)) / 2, y);
  return TRUE;
}

/* Beside or over a short line out of a card; in the middle of its run in the gutter, which makes
 * room; from the middle to both ends. */
static gboolean
try_at (Search *search, guint index, JwText *text, double x, double y, gboolean cuts)
{
  JwWay *way = jw_ways_get (search->ways, index);
  JwRect rect = { x, y, jw_text_get_width (text), jw_text_get_height (text) };
  double clear = CLEAR * search->layout->unit;
  double width, left = jw_way_get_gutter (search->layout, way->gutters[0], &width);

  if (rect.x < left + clear || rect.x + rect.width > left + width - clear ||
      !is_in_row (search, &rect) || !is_free (search, way->gutters[0], &rect, index))
    return FALSE;
  add_words (search, way, jw_text_ref (text), x, y);
  take (search, way->gutters[0], G_MAXINT, x, y, x + rect.width, y + rect.height);
  if (cuts)
    {
      way->cut_top = y - 0.5 * search->layout->unit;
      way->cut_bottom = y + rect.height + 0.5 * search->layout->unit;
    }
  return TRUE;
}

static gboolean
add_on_run (Search *search, guint index, JwText *text)
{
  const JwWay *way = jw_ways_get (search->ways, index);
  double step = STEP * search->layout->unit, height = jw_text_get_height (text);
  double corner = CORNER * search->layout->unit;
  double top = MIN (way->from.y, way->to.y) + corner;
  double bottom = MAX (way->from.y, way->to.y) - corner;
  double width, left = jw_way_get_gutter (search->layout, way->gutters[0], &width);
  double x = left + (width - jw_text_get_width (text)) / 2;
  double middle = (top + bottom - height) / 2;

  if (x > way->x[0] || x + jw_text_get_width (text) < way->x[0])
    return FALSE;
  for (double away = 0; middle - away >= top; away += step)
    if (try_at (search, index, text, x, middle - away, TRUE) ||
        try_at (search, index, text, x, middle + away, TRUE))
      return TRUE;
  return FALSE;
}

static gboolean
add_in_gutter (Search *search, guint index, const char *words)
{
  JwWay *way = jw_ways_get (search->ways, index);
  JwLayout *layout = search->layout;
  g_autoptr (JwText) text = jw_way_shape (layout, way, words);
  double beside = BESIDE * layout->unit;
  double clear = 2 * CLEAR * layout->unit, height = jw_text_get_height (text);
  double width, left = jw_way_get_gutter (layout, way->gutters[0], &width);
  double middle = left + (width - jw_text_get_width (text)) / 2;

  if (way->form == JW_WAY_LOOP || way->form == JW_WAY_EXIT)
    return try_at (search, index, text, way->x[0] + clear, way->from.y - height / 2, FALSE) ||
           try_at (search, index, text, middle, way->from.y - height - 2 * clear, FALSE) ||
           try_at (search, index, text, middle, way->from.y + 2 * clear, FALSE);
  if (way->from.y == way->to.y)
    return try_at (search, index, text, middle, way->to.y - height - beside, FALSE) ||
           try_at (search, index, text, middle, way->to.y + beside, FALSE);
  return add_on_run (search, index, text);
}

static gboolean
add (Search *search, guint index, const char *words)
{
  JwWay *way = jw_ways_get (search->ways, index);

  return way->n_gutters > 1 ? add_in_channel (search, way, words)
                            : add_in_gutter (search, index, words);
}

static void
add_all (Search *search)
{
  for (guint i = 0; i < search->ways->list->len; i++)
    for (guint j = 0; j < jw_ways_get (search->ways, i)->n_gutters; j++)
      take_gutter (search, i, j);
  for (guint i = 0; i < search->ways->list->len; i++)
    {
      JwWay *way = jw_ways_get (search->ways, i);

      if (way->words == NULL)
        continue;
      way->is_said = add (search, i, way->words);
      if (!way->is_said && way->share != NULL)
        way->is_said = add (search, i, way->share) && g_str_equal (way->share, way->words);
    }
}

void
jw_ways_add_words (JwLayout *layout, JwWays *ways)
{
  guint n = layout->n_columns + 1;
  Search search = { layout, ways, g_new (GArray *, n) };

  for (guint i = 0; i < n; i++)
    search.taken[i] = g_array_new (FALSE, FALSE, sizeof (Taken));
  add_all (&search);
  for (guint i = 0; i < n; i++)
    g_array_unref (search.taken[i]);
  g_free (search.taken);
}
