#include "render/layout.h"

#include <math.h>

#include "model/stage.h"
#include "render/fonts.h"
#include "render/layout/parts.h"
#include "render/layout/ways.h"
#include "render/theme-private.h"

/* A column is never narrower than so many text sizes: about twenty letters. */
#define MIN_COLUMN 11
/* The rail holds the longest of our own lane names on one line. */
#define RAIL 11.9
/* The margin as a part of the paper's longer side: 12 mm on A3. */
#define MARGIN 0.028
/* What is between chevrons or steps and the first row, in units. */
#define BELOW_COLUMNS 11
/* Between columns, in units: without lines there, with links, with paths and their shares. */
#define GAP 6
#define LINK_GAP 16
#define PATH_GAP 28
/* The text size at which the measures of the printed map hold, in points. */
#define NORMAL_BODY 9.75
/* So many cards that an edit touches are measured at once, wherever they stand. */
#define MAX_EXACT 64

struct _JwLayoutContext
{
  JwFonts *fonts;
  JwTextCache *texts;
  GHashTable *images; /* id of a picture -> JwImage */
};

static void
unref_image_cb (gpointer data)
{
  jw_image_unref (data);
}

JwLayoutContext *
jw_layout_context_new (void)
{
  JwLayoutContext *context = g_new0 (JwLayoutContext, 1);

  context->fonts = jw_fonts_new ();
  context->texts = jw_text_cache_new (context->fonts);
  context->images = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_image_cb);
  return context;
}

void
jw_layout_context_free (JwLayoutContext *context)
{
  jw_text_cache_free (context->texts);
  g_hash_table_unref (context->images);
  jw_fonts_unref (context->fonts);
  g_free (context);
}

guint64
jw_layout_context_get_n_shaped (JwLayoutContext *context)
{
  return jw_text_cache_get_n_shaped (context->texts);
}

JwFonts *
jw_layout_context_get_fonts (JwLayoutContext *context)
{
  return context->fonts;
}

static void
set_column_color (JwLayout *layout, JwColumns *columns, JwNode *stage, guint i)
{
  const char *own = jw_node_get_string (stage, JW_STAGE_COLOR);
  JwColor color;

  columns->colors[i].on = jw_theme_get_stage_color (layout->theme, own, layout->first_stage + i,
                                                    layout->n_stages, &color);
  columns->colors[i].color = jw_color_pack (&color);
}

static double
find_gap (JwLayout *layout)
{
  if (!jw_ways_any (layout))
    return GAP;
  return jw_node_get_first_child (JW_NODE (layout->map), JW_KIND_PATH) != NULL ? PATH_GAP
                                                                               : LINK_GAP;
}

/* How wide a stage is beside the others; alone it has all there is. */
static double
get_part (JwLayout *layout, guint i)
{
  if (layout->n_columns == 1)
    return 1;
  if (layout->widths != NULL)
    return layout->widths[layout->first_stage + i];
  return jw_node_get_number (
      jw_node_get_child (JW_NODE (layout->map), JW_KIND_STAGE, layout->first_stage + i),
      JW_STAGE_WIDTH);
}

static double
sum_parts (JwLayout *layout)
{
  double sum = 0;

  for (guint i = 0; i < layout->n_columns; i++)
    sum += get_part (layout, i);
  return sum;
}

static void
measure_sheet (JwLayout *layout)
{
  double body = layout->body;
  double needed;

  layout->unit = body / NORMAL_BODY;
  if (layout->margin <= 0)
    layout->margin = MARGIN * MAX (layout->paper_width, layout->paper_height);
  layout->gap = find_gap (layout) * layout->unit;
  /* The first gutter is beside the rail. */
  layout->rail_width = RAIL * body + layout->gap - GAP * layout->unit;
  needed = 2 * layout->margin + layout->rail_width + sum_parts (layout) * MIN_COLUMN * body +
           (layout->n_columns - 1.0) * layout->gap;
  layout->width = MAX (layout->paper_width, needed);
}

static JwColumns *
make_columns (JwLayout *layout)
{
  JwColumns *columns = jw_columns_new (layout->n_columns);
  double x = layout->margin + layout->rail_width;
  double room = layout->width - layout->margin - x + layout->gap - layout->n_columns * layout->gap;
  double part = room / MAX (sum_parts (layout), G_MINDOUBLE);

  columns->gap = layout->gap;
  for (guint i = 0; i < layout->n_columns; i++)
    {
      JwNode *stage =
          jw_node_get_child (JW_NODE (layout->map), JW_KIND_STAGE, layout->first_stage + i);

      columns->ids[i] = g_strdup (jw_node_get_id (stage));
      columns->x[i] = x;
      columns->widths[i] = get_part (layout, i) * part;
      x += columns->widths[i] + layout->gap;
      set_column_color (layout, columns, stage, i);
    }
  return columns;
}

static void
read_columns (JwLayout *layout, const JwColumns *columns)
{
  layout->columns = g_new0 (JwColumn, layout->n_columns + 1);
  for (guint i = 0; i < layout->n_columns; i++)
    layout->columns[i] =
        (JwColumn){ jw_map_find (layout->map, columns->ids[i]), columns->x[i], columns->widths[i],
                    columns->colors[i].color, columns->colors[i].on };
}

int
jw_layout_find_column (JwLayout *layout, const char *stage_id)
{
  if (layout->stages == NULL)
    {
      layout->stages = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < layout->n_columns; i++)
        g_hash_table_insert (layout->stages, layout->scene->columns->ids[i],
                             GUINT_TO_POINTER (i + 1));
    }
  return stage_id != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (layout->stages, stage_id)) - 1
                          : -1;
}

static void
add_ground (JwLayout *layout)
{
  JwScene *scene = layout->scene;
  JwItem *item;

  scene->ground = jw_group_new ();
  item = jw_group_add (scene->ground, JW_ITEM_SHEET, 0, 0, scene->width, scene->height);
  item->shape = JW_SHAPE_RECT;
  item->fill = JW_ROLE_PAPER;
  jw_item_set_node (item, jw_node_get_id (JW_NODE (layout->map)), -1);
}

static void
make_head (JwLayout *layout)
{
  JwScene *scene = layout->scene;

  scene->sheet = jw_group_new ();
  scene->columns_top = jw_layout_phases (layout, jw_layout_head (layout, layout->margin * 0.8));
  scene->rows_top = jw_layout_chevrons (layout, jw_layout_stage_loops (layout, scene->columns_top));
  if (layout->n_columns > 0)
    scene->rows_top = jw_layout_steps (layout, scene->rows_top) + BELOW_COLUMNS * layout->unit;
  if (layout->n_rows > 0)
    jw_layout_add_rule (layout, scene->sheet, scene->rows_top);
  jw_layout_finish_group (layout, scene->sheet, layout->width);
}

static double
read_body (JwMap *map, const JwLayoutOptions *options)
{
  if (options != NULL && options->body > 0)
    return options->body;
  return jw_node_get_number (JW_NODE (map), JW_MAP_BODY);
}

static void
share_head (JwLayout *layout)
{
  JwScene *scene = layout->scene;

  scene->sheet = jw_group_ref (layout->before->sheet);
  scene->columns_top = layout->before->columns_top;
  scene->rows_top = layout->before->rows_top;
}

static void
begin_scene (JwLayout *layout)
{
  /* Rows of a sheet to be written on follow from each other. */
  gboolean shares = layout->before != NULL && !layout->touched->everything &&
                    !layout->theme->is_blank &&
                    layout->before->is_mirrored == layout->is_mirrored &&
                    layout->before->columns->gap == layout->gap;
  JwScene *scene;

  layout->scene = scene = jw_scene_new (
      shares ? jw_columns_ref (layout->before->columns) : make_columns (layout), layout->before);
  scene->width = layout->width;
  scene->is_mirrored = layout->is_mirrored;
  scene->theme = *layout->theme;
  read_columns (layout, scene->columns);
  if (!shares)
    layout->before = NULL;
}

/* Which gutters and channels they take follows from little of the map. */
static JwWays *
take_ways (JwLayout *layout)
{
  JwScene *before = layout->before;

  if (before != NULL && before->ways != NULL && !layout->touched->ways)
    return jw_ways_ref (before->ways);
  return jw_ways_new (layout);
}

static JwScene *
build (JwLayout *layout)
{
  double y;

  measure_sheet (layout);
  begin_scene (layout);
  if (layout->before != NULL && !layout->touched->head)
    share_head (layout);
  else
    make_head (layout);
  layout->ways = take_ways (layout);
  y = jw_layout_rows (layout, layout->scene->rows_top);
  if (!layout->theme->is_blank)
    jw_layout_links (layout);
  layout->scene->height = jw_layout_foot (layout, y);
  add_ground (layout);
  g_clear_pointer (&layout->stages, g_hash_table_unref);
  g_clear_pointer (&layout->columns, g_free);
  g_clear_pointer (&layout->ways, jw_ways_unref);
  jw_parts_clear (layout);
  jw_text_cache_end_layout (layout->texts);
  return layout->scene;
}

/* Theme and paper are the map's where nothing else was asked for. */
static JwScene *
lay_out (JwLayout *layout, const JwTheme *theme, const JwLayoutOptions *options)
{
  JwNode *map = JW_NODE (layout->map);
  JwTheme own;
  JwScene *scene;

  if (theme == NULL)
    jw_theme_read (layout->map, NULL, &own);
  layout->theme = theme != NULL ? theme : &own;
  layout->body = read_body (layout->map, options) * layout->theme->type_scale;
  jw_parts_choose (layout, &options->part);
  layout->many_personas = jw_node_get_n_children (map, JW_KIND_PERSONA) > 1;
  layout->is_mirrored = jw_layout_is_right_to_left (layout->map);
  layout->may_estimate = options->may_estimate;
  layout->margin = options->margin;
  layout->widths = options->widths;
  layout->page_number = options->page_number;
  layout->n_pages = options->n_pages;
  jw_paper_get_size (layout->map, &layout->paper_width, &layout->paper_height);
  if (options->paper_width > 0 && options->paper_height > 0)
    {
      layout->paper_width = options->paper_width;
      layout->paper_height = options->paper_height;
    }
  scene = build (layout);
  scene->has_own_theme = theme != NULL;
  scene->options = *options;
  scene->options.widths = NULL;
  return scene;
}

JwScene *
jw_layout (JwLayoutContext *context,
           JwMap *map,
           const JwTheme *theme,
           const JwLayoutOptions *options)
{
  const JwLayoutOptions none = { 0 };
  JwLayout layout = { .texts = context->texts, .images = context->images, .map = map };

  return lay_out (&layout, theme, options != NULL ? options : &none);
}

JwScene *
jw_layout_update (JwLayoutContext *context, JwScene *before, JwMap *map, JwChangeSet *changes)
{
  g_autoptr (JwTouched) touched = jw_touched_new (map, before, changes);
  JwLayout layout = {
    .texts = context->texts, .images = context->images, .map = map, .before = before
  };

  layout.touched = touched;
  layout.n_exact = MAX_EXACT;
  return lay_out (&layout, before->has_own_theme ? &before->theme : NULL, &before->options);
}

JwScene *
jw_layout_settle (JwLayoutContext *context,
                  JwScene *before,
                  JwMap *map,
                  double top,
                  double bottom,
                  gint64 deadline)
{
  g_autoptr (JwTouched) touched = NULL;
  JwLayout layout = {
    .texts = context->texts, .images = context->images, .map = map, .before = before
  };

  if (before->n_estimates == 0)
    return jw_scene_ref (before);
  layout.touched = touched = jw_touched_new_empty (map);
  layout.settle_top = top;
  layout.settle_bottom = bottom;
  layout.deadline = deadline;
  return lay_out (&layout, before->has_own_theme ? &before->theme : NULL, &before->options);
}

JwText *
jw_layout_shape_label (JwLayoutContext *context, JwMap *map, const char *label)
{
  JwLayout layout = { .texts = context->texts, .map = map };
  JwTheme theme;

  jw_theme_read (map, NULL, &theme);
  layout.body = read_body (map, NULL) * theme.type_scale;
  return jw_layout_text (&layout, label, JW_TYPE_BODY, -1);
}
