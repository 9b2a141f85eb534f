#include <glib/gi18n-lib.h>

#include "model/file/escape.h"
#include "model/lane.h"
#include "model/stage.h"
#include "render/export/describe.h"
#include "render/export/svg-private.h"

/* Ours, one for other scripts, and whatever there is. */
#define FAMILIES "Inter, 'DejaVu Sans', 'Noto Sans', sans-serif"

typedef struct
{
  GString *out;
  JwMap *map;
  JwPage *page;
  const JwSceneRow *row; /* whose group is open */
  guint n_gradients, n_clips;
  gboolean is_mute; /* the paper of a picture without */
} Svg;

static void
append_labelled (GString *out, const char *element, const char *name, const char *words)
{
  g_string_append_printf (out, "<%s id=\"%s\">", element, name);
  jw_escape_text (out, words);
  g_string_append_printf (out, "</%s>\n", element);
}

/* "Awareness, Purchase" */
static char *
list_names (JwMap *map, JwKind kind, guint property)
{
  GString *names = g_string_new (NULL);

  for (JwNode *node = jw_node_get_first_child (JW_NODE (map), kind); node != NULL;
       node = jw_node_get_next (node))
    {
      const char *name = jw_node_get_string (node, property);

      if (name != NULL && *name != '\0')
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  return g_string_free (names, FALSE);
}

static void
append_about (Svg *svg)
{
  const char *title = jw_node_get_string (JW_NODE (svg->map), JW_MAP_TITLE);
  g_autofree char *stages = list_names (svg->map, JW_KIND_STAGE, JW_STAGE_NAME);
  g_autofree char *lanes = list_names (svg->map, JW_KIND_LANE, JW_LANE_NAME);
  g_autofree char *description =
      /* Translators: names of stages, names of lanes. */
      g_strdup_printf (_ ("A customer journey map. Stages: %s. Lanes: %s."), stages, lanes);

  append_labelled (svg->out, "title", "title", title != NULL ? title : _ ("Customer journey map"));
  append_labelled (svg->out, "desc", "description", description);
}

/* Which millimetres the points are is told by width and height. */
static void
begin (Svg *svg)
{
  JwPage *page = svg->page;
  GString *out = svg->out;

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                        "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" width=\"");
  jw_svg_append_number (out, page->width / 72 * 25.4);
  g_string_append (out, "mm\" height=\"");
  jw_svg_append_number (out, page->height / 72 * 25.4);
  g_string_append (out, "mm\" viewBox=\"0 0 ");
  jw_svg_append_number (out, page->width);
  g_string_append_c (out, ' ');
  jw_svg_append_number (out, page->height);
  g_string_append_printf (out,
                          "\" role=\"graphics-document document\" aria-labelledby=\"title\" "
                          "aria-describedby=\"description\" xml:lang=\"%s\" lang=\"%s\" "
                          "font-family=\"" FAMILIES
                          "\" style=\"font-variant-numeric:tabular-nums\">\n",
                          jw_describe_language (svg->map), jw_describe_language (svg->map));
  append_about (svg);
}

static void
append_ground (Svg *svg)
{
  JwColor paper;

  if (svg->page->options.is_transparent)
    return;
  jw_theme_get_color (jw_scene_get_theme (svg->page->scene), JW_ROLE_PAPER, &paper);
  g_string_append (svg->out, "<rect");
  jw_svg_append_attribute (svg->out, "width", svg->page->width);
  jw_svg_append_attribute (svg->out, "height", svg->page->height);
  g_string_append (svg->out, " fill=\"");
  jw_svg_append_color (svg->out, &paper);
  g_string_append (svg->out, "\"/>\n");
}

/* The sheet may be scaled down to its paper. */
static void
begin_sheet (Svg *svg)
{
  g_string_append (svg->out, "<g");
  if (svg->page->left > 1e-6 || svg->page->scale < 1)
    {
      char digits[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append (svg->out, " transform=\"translate(");
      jw_svg_append_number (svg->out, svg->page->left);
      g_string_append_printf (svg->out, ") scale(%s)\"",
                              g_ascii_formatd (digits, sizeof digits, "%.6f", svg->page->scale));
    }
  g_string_append (svg->out, ">\n");
}

static void
fill_cb (cairo_t *cr, gpointer data)
{
  Svg *svg = data;

  if (!svg->is_mute)
    jw_svg_append_fill (svg->out, cr);
}

static void
stroke_cb (cairo_t *cr, gpointer data)
{
  Svg *svg = data;

  if (!svg->is_mute)
    jw_svg_append_stroke (svg->out, cr, &svg->n_gradients);
}

static void
write_cb (JwText *text, cairo_t *cr, double x, double y, gpointer data)
{
  jw_svg_append_text (((Svg *)data)->out, text, cr, x, y);
}

/* Whether its bytes are sound shows when it is painted. */
static gboolean
is_sound (JwImage *image)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1, 1);
  cairo_t *cr = cairo_create (surface);
  const JwRect place = { 0, 0, 1, 1 };
  gboolean shown = jw_image_paint (image, cr, &place);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return shown;
}

static gboolean
picture_cb (JwImage *image, cairo_t *cr, const JwRect *place, gpointer data)
{
  Svg *svg = data;
  GString *out = svg->out;

  if (!is_sound (image))
    return FALSE;
  g_string_append_printf (out, "<clipPath id=\"clip-%u\"><path", ++svg->n_clips);
  jw_svg_append_path (out, cr);
  g_string_append_printf (out, "/></clipPath>\n<image clip-path=\"url(#clip-%u)\"", svg->n_clips);
  jw_svg_append_attribute (out, "x", place->x);
  jw_svg_append_attribute (out, "y", place->y);
  jw_svg_append_attribute (out, "width", place->width);
  jw_svg_append_attribute (out, "height", place->height);
  g_string_append_printf (out,
                          " preserveAspectRatio=\"xMidYMid slice\" xlink:href=\"data:%s;base64,",
                          jw_image_get_mime (image));
  g_string_append (out, jw_image_get_base64 (image));
  g_string_append (out, "\"/>\n");
  return TRUE;
}

static void
end_row (Svg *svg)
{
  if (svg->row != NULL)
    g_string_append (svg->out, "</g>\n");
  svg->row = NULL;
}

/* A lane is a group with its name. */
static void
go_to_row (Svg *svg, const JwSceneRow *row)
{
  JwNode *lane;
  const char *name;

  if (row == svg->row)
    return;
  end_row (svg);
  svg->row = row;
  if (row == NULL)
    return;
  lane = jw_map_find (svg->map, row->lane_id);
  name = lane != NULL ? jw_node_get_string (lane, JW_LANE_NAME) : NULL;
  g_string_append (svg->out, "<g role=\"graphics-object group\"");
  if (name != NULL && *name != '\0')
    jw_escape_attribute (svg->out, "aria-label", name);
  g_string_append (svg->out, ">\n");
}

/* What a drawing stands for; takes the words over. */
static gboolean
begin_picture (Svg *svg, char *words)
{
  g_string_append (svg->out, "<g role=\"graphics-symbol img\"");
  jw_escape_attribute (svg->out, "aria-label", words);
  g_string_append (svg->out, "><title>");
  jw_escape_text (svg->out, words);
  g_string_append (svg->out, "</title>\n");
  g_free (words);
  return TRUE;
}

static gboolean
begin_cb (const JwItem *item, const JwSpot *at, gpointer data)
{
  Svg *svg = data;

  go_to_row (svg, at->row);
  svg->is_mute = item->kind == JW_ITEM_SHEET && svg->page->options.is_transparent;
  switch (item->kind)
    {
    case JW_ITEM_CURVE:
      return begin_picture (svg, jw_describe_curve (svg->map, item->node_id));
    case JW_ITEM_LINK:
      return begin_picture (svg, jw_describe_link (svg->map, item->node_id));
    case JW_ITEM_LEG:
      return begin_picture (svg, jw_describe_leg (svg->map, item->node_id));
    case JW_ITEM_PICTURE:
      return begin_picture (svg, jw_describe_picture (svg->map, item->node_id));
    default:
      return FALSE;
    }
}

/* What stands together is a group, item by item. */
static gboolean
begin_group_cb (const JwGroup *group, const JwSpot *at, gpointer data)
{
  go_to_row (data, at->row);
  return FALSE;
}

static void
end_cb (gpointer data)
{
  g_string_append (((Svg *)data)->out, "</g>\n");
}

static void
paint (Svg *svg)
{
  const JwPainterMarks marks = { begin_group_cb, begin_cb, end_cb, svg };
  const JwPainterPen pen = { fill_cb, stroke_cb, write_cb, picture_cb, svg };
  /* Paths are put together on it. It has no edges, so that all is told. */
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  jw_painter_paint_marked (svg->page->scene, cr, &marks, &pen);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

GBytes *
jw_export_svg (JwMap *map, JwPage *page, GError **error)
{
  Svg svg = { g_string_new (NULL), map, page };

  begin (&svg);
  append_ground (&svg);
  begin_sheet (&svg);
  paint (&svg);
  end_row (&svg);
  g_string_append (svg.out, "</g>\n</svg>\n");
  return g_string_free_to_bytes (svg.out);
}
