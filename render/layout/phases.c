#include "model/phase.h"
#include "model/stage.h"
#include "render/layout/layout-private.h"

/* In units: the room round the name, what is between the band and the chevrons, and the outline of
 * a band that is not filled. */
#define PAD_X 11.0
#define PAD_Y 2.0
#define LEAD 3.0
#define OUTLINE 1.0

/* Stages of one phase that stand side by side. */
typedef struct
{
  JwNode *phase;
  guint first, last;
  JwText *name;
} Band;

static JwNode *
find_phase (JwLayout *layout, guint column)
{
  const char *id = jw_node_get_string (layout->columns[column].stage, JW_STAGE_PHASE);
  JwNode *phase = id != NULL ? jw_map_find (layout->map, id) : NULL;

  return phase != NULL && jw_node_get_kind (phase) == JW_KIND_PHASE ? phase : NULL;
}

static double
get_width (JwLayout *layout, const Band *band)
{
  return layout->columns[band->last].x + layout->columns[band->last].width -
         layout->columns[band->first].x;
}

static GArray *
list_bands (JwLayout *layout)
{
  GArray *bands = g_array_new (FALSE, FALSE, sizeof (Band));

  for (guint i = 0; i < layout->n_columns; i++)
    {
      Band band = { find_phase (layout, i), i, i, NULL };

      while (band.last + 1 < layout->n_columns && find_phase (layout, band.last + 1) == band.phase)
        band.last++;
      i = band.last;
      if (band.phase == NULL)
        continue;
      band.name =
          jw_layout_text (layout, jw_node_get_string (band.phase, JW_PHASE_NAME),
                          JW_TYPE_PHASE_NAME, get_width (layout, &band) - 2 * PAD_X * layout->unit);
      g_array_append_val (bands, band);
    }
  return bands;
}

/* In its own colour, or quiet without one; returns the role of text on it. */
static JwRole
style_band (JwLayout *layout, const Band *band, JwItem *item)
{
  const char *own = jw_node_get_string (band->phase, JW_PHASE_COLOR);
  JwColor color;
  JwRole on;

  item->shape = JW_SHAPE_RECT;
  item->radius = JW_CARD_RADIUS / 2 * layout->unit;
  if (layout->theme->is_filled && jw_color_parse (own, &color))
    {
      on = jw_theme_correct_fill (layout->theme, &color);
      item->fill = JW_ROLE_OWN;
      item->own = jw_color_pack (&color);
      return on;
    }
  item->fill = JW_ROLE_WASH;
  item->line = JW_ROLE_MUTED;
  item->line_width = OUTLINE * layout->unit;
  return JW_ROLE_INK;
}

static void
add_band (JwLayout *layout, const Band *band, double y, double height)
{
  double x = layout->columns[band->first].x;
  JwItem *item =
      jw_group_add (layout->scene->sheet, JW_ITEM_PHASE, x, y, get_width (layout, band), height);
  JwRole on = style_band (layout, band, item);

  jw_item_set_node (item, jw_node_get_id (band->phase), JW_PHASE_NAME);
  jw_item_take_text (item, band->name, x + PAD_X * layout->unit,
                     y + (height - jw_text_get_height (band->name)) / 2, on);
}

double
jw_layout_phases (JwLayout *layout, double y)
{
  g_autoptr (GArray) bands = list_bands (layout);
  double height = 0;

  for (guint i = 0; i < bands->len; i++)
    height = MAX (height, jw_text_get_height (g_array_index (bands, Band, i).name) +
                              2 * PAD_Y * layout->unit);
  for (guint i = 0; i < bands->len; i++)
    add_band (layout, &g_array_index (bands, Band, i), y, height);
  return bands->len > 0 ? y + height + LEAD * layout->unit : y;
}
