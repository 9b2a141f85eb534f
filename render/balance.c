#include "render/balance.h"

#include <math.h>
#include <string.h>

#include "model/stage.h"
#include "render/scene-private.h"
#include "render/text-private.h"

/* Widths are tried in tenths of the mean, from half of it to two and a half times. */
#define FIRST 5
#define LAST 25
#define MEAN 10
/* The height of a row is that of its highest cell. So that the next highest ones count, too, a mean
 * of this power stands for it. */
#define POWER 10
/* So many columns that would gain the most are tried in each step, by so many tenths at most. */
#define CANDIDATES 6
#define MAX_STEPS 100
#define MOST_MOVED 12
/* What is gained is worth it from a part of the height on. */
#define WORTH 0.003
#define TINY 0.001
/* Maps of more cards are laid out by fewer widths. */
#define MANY_CARDS 100
#define STRIDE 2
#define MOST_CARDS 2000
#define LONG_STRIDE 5
/* No column is narrower than so many text sizes, unless all are. */
#define LEAST_WIDTH 8.0

/**
 * Table:
 *
 * How high each cell is by each width, out of layouts with columns of one width.
 *
 * @powers: by width, row and column, the height's power
 * @bases: by row, that of what is in no cell
 * @least: by column, the first width at which no word is broken that need not be
 * @widths: those chosen so far
 * @sums: by row, of the powers by those widths
 */
typedef struct
{
  guint n_columns, n_rows;
  double *powers[LAST + 1];
  double *bases;
  guint least[JW_MAX_STAGES];
  guint widths[JW_MAX_STAGES];
  double *sums;
} Table;

/* What is laid out again and again, and what it was at first. */
typedef struct
{
  JwLayoutContext *context;
  JwMap *map;
  const JwTheme *theme;
  JwLayoutOptions options; /* of a sheet with columns of one width */
  double widths[JW_MAX_STAGES];
  double width; /* of the sheet */
  double column_width;
} Sheet;

/* The rail's lower end, and the least that a row has. */
static double
find_base (const JwSceneRow *row)
{
  double bottom = row->n_cells > 0 && row->holds_cards ? row->add_top + row->add_height : 0;
  double highest = 0;

  for (guint i = 0; i + 1 < row->rail->n; i++)
    {
      const JwItem *item = jw_group_get (row->rail, i);

      if (item->text != NULL)
        bottom = MAX (bottom, item->text_y + jw_text_get_height (item->text));
    }
  for (guint i = 0; i < row->n_cells; i++)
    highest = MAX (highest, row->cells[i].stack->height);
  return highest > 0 ? bottom : row->height;
}

static guint
count_broken (const JwStack *stack)
{
  guint n = 0;

  for (guint i = 0; i < stack->n; i++)
    for (guint j = 0; j < stack->blocks[i].group->n; j++)
      {
        const JwItem *item = jw_group_get (stack->blocks[i].group, j);

        n += item->text != NULL && jw_text_breaks_words (item->text);
      }
  return n;
}

/* By column, how many texts of it have broken words. */
static guint *
count_broken_words (JwScene *scene)
{
  guint n = scene->columns->n;
  guint *broken = g_new0 (guint, n + 1);

  for (guint r = 0; r < scene->n_rows; r++)
    for (guint c = 0; c < n; c++)
      broken[c] += count_broken (jw_scene_row (scene, r)->cells[c].stack);
  return broken;
}

/* A layout with columns of one width, in tenths of what they have on the sheet. */
static JwScene *
lay_out_alike (Sheet *sheet, guint width, guint n)
{
  JwLayoutOptions options = sheet->options;
  double factor = width / (double)MEAN;

  for (guint i = 0; i < n; i++)
    sheet->widths[i] = factor;
  options.widths = sheet->widths;
  options.paper_width = sheet->width + n * (factor - 1) * sheet->column_width;
  return jw_layout (sheet->context, sheet->map, sheet->theme, &options);
}

static double *
read_heights (Table *table, JwScene *scene)
{
  double *powers = g_new (double, table->n_rows * table->n_columns + 1);

  for (guint r = 0; r < table->n_rows; r++)
    for (guint c = 0; c < table->n_columns; c++)
      powers[r * table->n_columns + c] =
          pow (jw_scene_row (scene, r)->cells[c].stack->height, POWER);
  return powers;
}

static guint
find_stride (JwMap *map)
{
  guint n = jw_node_get_n_children (JW_NODE (map), JW_KIND_CARD);

  return n > MOST_CARDS ? LONG_STRIDE : n > MANY_CARDS ? STRIDE : 1;
}

/* From the widest on: what is broken there is broken everywhere. */
static void
read_widths (Table *table, Sheet *sheet)
{
  guint stride = find_stride (sheet->map);
  g_autofree guint *unavoidable = NULL;

  for (guint width = LAST; width >= FIRST; width -= stride)
    {
      g_autoptr (JwScene) scene = lay_out_alike (sheet, width, table->n_columns);
      g_autofree guint *broken = count_broken_words (scene);

      if (unavoidable == NULL)
        unavoidable = g_memdup2 (broken, (table->n_columns + 1) * sizeof (guint));
      table->powers[width] = read_heights (table, scene);
      for (guint c = 0; c < table->n_columns; c++)
        if (broken[c] <= unavoidable[c] && (width == LAST || table->least[c] == width + stride))
          table->least[c] = width;
    }
}

/* In between, a cell is as high as by the next smaller width that was tried. */
static double
get_power (const Table *table, guint width, guint row, guint column)
{
  while (table->powers[width] == NULL)
    width--;
  return table->powers[width][row * table->n_columns + column];
}

static void
read_bases (Table *table, JwScene *scene)
{
  table->bases = g_new (double, table->n_rows + 1);
  table->sums = g_new (double, table->n_rows + 1);
  for (guint r = 0; r < table->n_rows; r++)
    table->bases[r] = pow (find_base (jw_scene_row (scene, r)), POWER);
}

static void
begin_with_means (Table *table)
{
  for (guint c = 0; c < table->n_columns; c++)
    table->widths[c] = MEAN;
  for (guint r = 0; r < table->n_rows; r++)
    {
      table->sums[r] = table->bases[r];
      for (guint c = 0; c < table->n_columns; c++)
        table->sums[r] += get_power (table, MEAN, r, c);
    }
}

/* What a column adds to the sums of the rows. */
static void
change (Table *table, guint column, int tenths)
{
  guint width = (guint)((int)table->widths[column] + tenths);

  for (guint r = 0; r < table->n_rows; r++)
    table->sums[r] +=
        get_power (table, width, r, column) - get_power (table, table->widths[column], r, column);
  table->widths[column] = width;
}

static double
get_height (const Table *table)
{
  double height = 0;

  for (guint r = 0; r < table->n_rows; r++)
    height += pow (MAX (table->sums[r], 0), 1.0 / POWER);
  return height;
}

/* The height after one column changed. */
static double
try_change (Table *table, guint column, int tenths)
{
  double height;

  change (table, column, tenths);
  height = get_height (table);
  change (table, column, -tenths);
  return height;
}

static gboolean
may_lose (const Table *table, guint column, guint floor)
{
  return table->widths[column] > MAX (table->least[column], floor);
}

/* The column that would lose the least by a tenth, but for one of them; -1 if none may. */
static int
find_donor (Table *table, guint but, guint floor)
{
  double least = G_MAXDOUBLE;
  int found = -1;

  for (guint c = 0; c < table->n_columns; c++)
    {
      double height;

      if (c == but || !may_lose (table, c, floor))
        continue;
      height = try_change (table, c, -1);
      /* Of those that lose nothing, the widest. */
      if (height < least - TINY ||
          (height < least + TINY && table->widths[c] > table->widths[found]))
        {
          least = MIN (height, least);
          found = (int)c;
        }
    }
  return found;
}

static void
copy_choice (const Table *from, Table *to)
{
  memcpy (to->widths, from->widths, from->n_columns * sizeof *from->widths);
  memcpy (to->sums, from->sums, from->n_rows * sizeof *from->sums);
}

/* Gives a column tenth after tenth of what the others need the least; keeps in @best how that is
 * lowest. */
static void
widen (Table *table, guint column, guint floor, double *lowest, Table *best)
{
  for (guint i = 0; i < MOST_MOVED && table->widths[column] < LAST; i++)
    {
      int donor = find_donor (table, column, floor);
      double height;

      if (donor < 0)
        return;
      change (table, (guint)donor, -1);
      change (table, column, 1);
      height = get_height (table);
      if (height >= *lowest - TINY)
        continue;
      *lowest = height;
      copy_choice (table, best);
    }
}

/* The columns that would gain the most from being as wide as is tried; returns their number. */
static guint
find_candidates (Table *table, guint *found)
{
  double heights[CANDIDATES + 1];
  guint n = 0;

  for (guint c = 0; c < table->n_columns; c++)
    {
      int more = (int)MIN (MOST_MOVED, LAST - table->widths[c]);
      double height = try_change (table, c, more);
      guint at = n;

      for (; at > 0 && heights[at - 1] > height; at--)
        {
          heights[at] = heights[at - 1];
          found[at] = found[at - 1];
        }
      heights[at] = height;
      found[at] = c;
      n = MIN (n + 1, CANDIDATES);
    }
  return n;
}

/* Always widens the column by which the rows become lowest, until none lowers them any more. */
static void
search (Table *table, guint floor)
{
  g_autofree double *sums = g_new (double, table->n_rows + 1);
  g_autofree double *best_sums = g_new (double, table->n_rows + 1);
  double lowest = get_height (table);
  Table start = *table, best = *table;

  start.sums = sums;
  best.sums = best_sums;
  copy_choice (table, &best);
  for (guint step = 0; step < MAX_STEPS; step++)
    {
      guint found[CANDIDATES + 1];
      guint n = find_candidates (table, found);
      double before = lowest;

      copy_choice (table, &start);
      for (guint i = 0; i < n; i++)
        {
          widen (table, found[i], floor, &lowest, &best);
          copy_choice (&start, table);
        }
      copy_choice (&best, table);
      if (lowest >= before)
        return;
    }
}

/* What was gained for nothing is given back, so that columns differ for a reason only. */
static void
relax (Table *table)
{
  double height = get_height (table);

  for (guint to = 0; to < table->n_columns; to++)
    for (guint from = 0; from < table->n_columns; from++)
      while (table->widths[to] < MEAN && table->widths[from] > MEAN)
        {
          change (table, to, 1);
          change (table, from, -1);
          if (may_lose (table, from, FIRST - 1) && get_height (table) < height + TINY)
            continue;
          change (table, to, -1);
          change (table, from, 1);
          break;
        }
}

/* The size of the names of the stages, which is one; 0 without any. */
static double
get_name_size (JwScene *scene)
{
  for (guint i = 0; i < scene->sheet->n; i++)
    if (jw_group_get (scene->sheet, i)->kind == JW_ITEM_STAGE)
      return jw_text_get_size (jw_group_get (scene->sheet, i)->text);
  return 0;
}

/* Lays out what was found; TRUE if it is lower than @height, which it becomes. */
static gboolean
is_lower (Sheet *sheet, const Table *table, double name_size, double *height)
{
  JwLayoutOptions options = sheet->options;
  g_autoptr (JwScene) scene = NULL;

  for (guint c = 0; c < table->n_columns; c++)
    sheet->widths[c] = table->widths[c] / (double)MEAN;
  options.widths = sheet->widths;
  scene = jw_layout (sheet->context, sheet->map, sheet->theme, &options);
  if (get_name_size (scene) < name_size || scene->height_of_rows >= *height * (1 - WORTH))
    return FALSE;
  *height = scene->height_of_rows;
  return TRUE;
}

/* Names of stages are made smaller rather than broken: they say, in the end, how narrow columns may
 * be. */
static double *
choose (Sheet *sheet, Table *table, JwScene *alike, double *height)
{
  double size = get_name_size (alike);
  guint floor = (guint)ceil (MEAN * LEAST_WIDTH * sheet->options.body / sheet->column_width);
  double *found = NULL;

  for (floor = CLAMP (floor, FIRST, MEAN); floor <= MEAN; floor++)
    {
      begin_with_means (table);
      search (table, floor);
      relax (table);
      if (!is_lower (sheet, table, size, height))
        continue;
      g_free (found);
      found = g_memdup2 (sheet->widths, table->n_columns * sizeof (double));
    }
  return found;
}

static void
begin_sheet (Sheet *sheet, JwScene *alike)
{
  sheet->width = alike->width;
  sheet->column_width = alike->columns->widths[0];
  sheet->options.margin = jw_scene_row (alike, 0)->item.x;
  if (sheet->options.paper_width <= 0)
    jw_paper_get_size (sheet->map, &sheet->options.paper_width, &sheet->options.paper_height);
  if (sheet->options.body <= 0)
    sheet->options.body = jw_node_get_number (JW_NODE (sheet->map), JW_MAP_BODY);
}

double *
jw_balance_columns (JwLayoutContext *context,
                    JwMap *map,
                    const JwTheme *theme,
                    const JwLayoutOptions *options,
                    double *before,
                    double *after)
{
  Sheet sheet = { context, map, theme, *options };
  Table table = { .n_columns = jw_node_get_n_children (JW_NODE (map), JW_KIND_STAGE),
                  .n_rows = jw_node_get_n_children (JW_NODE (map), JW_KIND_LANE) };
  g_autoptr (JwScene) now = NULL, alike = NULL;
  double height, *found;

  if (table.n_columns < 2 || table.n_rows == 0)
    return NULL;
  now = jw_layout (context, map, theme, options);
  for (guint i = 0; i < table.n_columns; i++)
    sheet.widths[i] = 1;
  sheet.options.widths = sheet.widths;
  alike = jw_layout (context, map, theme, &sheet.options);
  begin_sheet (&sheet, alike);
  read_bases (&table, alike);
  read_widths (&table, &sheet);
  height = now->height_of_rows;
  found = choose (&sheet, &table, alike, &height);
  if (before != NULL)
    *before = now->height_of_rows;
  if (after != NULL)
    *after = height;
  for (guint width = FIRST; width <= LAST; width++)
    g_free (table.powers[width]);
  g_free (table.bases);
  g_free (table.sums);
  return found;
}
