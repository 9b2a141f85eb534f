#include "render/layout.h"

#include <math.h>

#include "model/stage.h"
#include "render/fonts.h"
#include "render/layout/layout-private.h"
#include "render/theme-private.h"

/* A column is never narrower than so many text sizes: about twenty letters. */
#define MIN_COLUMN 11
/* The rail holds the longest of our own lane names on one line. */
#define RAIL 11.9
/* The margin as a part of the paper's longer side: 12 mm on A3. */
#define MARGIN 0.028
/* The text size at which the measures of the printed map hold, in points. */
#define NORMAL_BODY 9.75

struct _JwLayoutContext
{
  JwFonts *fonts;
  JwTextCache *texts;
};

JwLayoutContext *
jw_layout_context_new (void)
{
  JwLayoutContext *context = g_new0 (JwLayoutContext, 1);

  context->fonts = jw_fonts_new ();
  context->texts = jw_text_cache_new (context->fonts);
  return context;
}

void
jw_layout_context_free (JwLayoutContext *context)
{
  jw_text_cache_free (context->texts);
  jw_fonts_free (context->fonts);
  g_free (context);
}

guint64
jw_layout_context_get_n_shaped (JwLayoutContext *context)
{
  return jw_text_cache_get_n_shaped (context->texts);
}

static void
set_column_color (JwLayout *layout, JwColumn *column, guint position)
{
  const char *own = jw_node_get_string (column->stage, JW_STAGE_COLOR);
  JwColor color;

  column->on = jw_theme_get_stage_color (layout->theme, own, position, layout->n_columns, &color);
  column->color = jw_color_pack (&color);
  column->role = JW_ROLE_OWN;
}

static void
measure_sheet (JwLayout *layout)
{
  double body = layout->body;
  double needed;

  layout->unit = body / NORMAL_BODY;
  layout->margin = MARGIN * MAX (layout->paper_width, layout->paper_height);
  layout->rail_width = RAIL * body;
  layout->gap = 6 * layout->unit;
  needed = 2 * layout->margin + layout->rail_width +
           layout->n_columns * (MIN_COLUMN * body + layout->gap) - layout->gap;
  layout->width = MAX (layout->paper_width, needed);
  if (layout->n_columns > 0)
    layout->column_width = (layout->width - 2 * layout->margin - layout->rail_width + layout->gap) /
                               layout->n_columns -
                           layout->gap;
}

static void
place_columns (JwLayout *layout)
{
  JwScene *scene = layout->scene;
  double left = layout->margin + layout->rail_width;

  layout->columns = g_new0 (JwColumn, layout->n_columns + 1);
  scene->n_stages = layout->n_columns;
  scene->stage_ids = g_new0 (char *, layout->n_columns + 1);
  scene->stage_x = g_new0 (double, layout->n_columns + 1);
  scene->column_width = layout->column_width;
  scene->gap = layout->gap;
  for (guint i = 0; i < layout->n_columns; i++)
    {
      JwColumn *column = &layout->columns[i];

      column->stage = jw_node_get_child (JW_NODE (layout->map), JW_KIND_STAGE, i);
      column->x = left + i * (layout->column_width + layout->gap);
      set_column_color (layout, column, i);
      scene->stage_ids[i] = g_strdup (jw_node_get_id (column->stage));
      scene->stage_x[i] = column->x;
    }
}

static void
add_ground (JwLayout *layout)
{
  JwItem *item = jw_group_add (layout->scene->sheet, JW_ITEM_SHEET, 0, 0, layout->width, 0);

  item->shape = JW_SHAPE_RECT;
  item->fill = JW_ROLE_PAPER;
  jw_item_set_node (item, jw_node_get_id (JW_NODE (layout->map)), -1);
}

static void
read_options (JwLayout *layout, const JwLayoutOptions *options)
{
  jw_paper_get_size (layout->map, &layout->paper_width, &layout->paper_height);
  if (options == NULL || !(options->paper_width > 0) || !(options->paper_height > 0))
    return;
  layout->paper_width = options->paper_width;
  layout->paper_height = options->paper_height;
}

static void
build (JwLayout *layout)
{
  double y;

  measure_sheet (layout);
  layout->scene = jw_scene_new (layout->width, 0);
  layout->scene->theme = *layout->theme;
  place_columns (layout);
  add_ground (layout);
  y = jw_layout_head (layout, layout->margin * 0.8);
  layout->scene->columns_top = y;
  y = jw_layout_chevrons (layout, y);
  y = jw_layout_rows (layout, y);
  if (!layout->theme->is_blank)
    jw_layout_links (layout);
  layout->scene->height = jw_layout_foot (layout, y);
  jw_group_get (layout->scene->sheet, 0)->height = layout->scene->height;
}

JwScene *
jw_layout (JwLayoutContext *context,
           JwMap *map,
           const JwTheme *theme,
           const JwLayoutOptions *options)
{
  JwLayout layout = { .texts = context->texts, .map = map };
  JwTheme own;

  if (theme == NULL)
    jw_theme_read (map, NULL, &own);
  layout.theme = theme != NULL ? theme : &own;
  layout.body = jw_node_get_number (JW_NODE (map), JW_MAP_BODY) * layout.theme->type_scale;
  layout.n_columns = jw_node_get_n_children (JW_NODE (map), JW_KIND_STAGE);
  layout.many_personas = jw_node_get_n_children (JW_NODE (map), JW_KIND_PERSONA) > 1;
  layout.index = layout.theme->is_blank ? jw_cell_index_new_blank (map) : jw_cell_index_new (map);
  read_options (&layout, options);
  build (&layout);
  jw_cell_index_free (layout.index);
  g_free (layout.columns);
  jw_text_cache_end_layout (context->texts);
  return layout.scene;
}
