/* The limit that exports are held against: a generated map read by SAX2 and drawn by cairo and
 * pango as plainly as can be, on one A3 page, with the detail that the product gives it: title,
 * arrows of stages, names of lanes, and for each card a rounded rectangle, a coloured edge and two
 * lines of wrapped text. Each text is shaped once; nothing is kept, checked or looked up. */

#include <cairo-pdf.h>
#include <libxml/parser.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <string.h>

#include "tests/bench/limit-png.h"

#define PAGE_WIDTH 1190.55
#define PAGE_HEIGHT 841.89
#define DPI 150.0

/* Points, as the product draws such a map. */
#define MARGIN 30.0
#define RAIL 106.0
#define PITCH 113.0
#define CARD_WIDTH 107.0
#define INSET 10.0
#define PADDING 6.0
#define GAP 5.5
#define FIRST_ROW 150.0
#define ARROW_TOP 75.0
#define ARROW_HEIGHT 50.0

typedef struct
{
  char *lane;
  char *stage;
  PangoLayout *layout;
} Card;

typedef struct
{
  GPtrArray *stages; /* ids, then names, in turns */
  GPtrArray *lanes;
  GArray *cards;
  GString *text;
  gboolean in_text;
  PangoContext *context;
  PangoFontDescription *font;
} Map;

static char *
copy_attribute (const xmlChar **attributes, int n, const char *name)
{
  for (int i = 0; i < n; i++, attributes += 5)
    if (strcmp ((const char *)attributes[0], name) == 0)
      return g_strndup ((const char *)attributes[3], (gsize)(attributes[4] - attributes[3]));
  return NULL;
}

static void
start_cb (void *data,
          const xmlChar *element,
          const xmlChar *prefix,
          const xmlChar *uri,
          int n_namespaces,
          const xmlChar **namespaces,
          int n,
          int n_defaulted,
          const xmlChar **attributes)
{
  const char *name = (const char *)element;
  Map *map = data;
  Card card = { 0 };

  map->in_text = strcmp (name, "text") == 0;
  g_string_truncate (map->text, 0);
  if (strcmp (name, "stage") == 0 || strcmp (name, "lane") == 0)
    {
      GPtrArray *list = *name == 's' ? map->stages : map->lanes;

      g_ptr_array_add (list, copy_attribute (attributes, n, "id"));
      g_ptr_array_add (list, copy_attribute (attributes, n, "name"));
    }
  if (strcmp (name, "card") != 0)
    return;
  card.lane = copy_attribute (attributes, n, "lane");
  card.stage = copy_attribute (attributes, n, "stage");
  g_array_append_val (map->cards, card);
}

static PangoLayout *
shape (Map *map, const char *text, int length, double width, PangoWeight weight)
{
  PangoLayout *layout = pango_layout_new (map->context);

  pango_font_description_set_weight (map->font, weight);
  pango_layout_set_font_description (layout, map->font);
  pango_layout_set_width (layout, (int)(width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, length);
  return layout;
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Map *map = data;

  if (map->in_text && map->cards->len > 0)
    g_array_index (map->cards, Card, map->cards->len - 1).layout =
        shape (map, map->text->str, (int)map->text->len, CARD_WIDTH - INSET - PADDING,
               PANGO_WEIGHT_NORMAL);
  map->in_text = FALSE;
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  Map *map = data;

  if (map->in_text)
    g_string_append_len (map->text, (const char *)text, length);
}

static void
read_map (Map *map, const char *path)
{
  xmlParserCtxtPtr parser = xmlNewParserCtxt ();

  memset (parser->sax, 0, sizeof *parser->sax);
  parser->sax->initialized = XML_SAX2_MAGIC;
  parser->sax->startElementNs = start_cb;
  parser->sax->endElementNs = end_cb;
  parser->sax->characters = characters_cb;
  parser->userData = map;
  xmlCtxtReadFile (parser, path, NULL, XML_PARSE_NONET);
  xmlFreeParserCtxt (parser);
}

static void
init_map (Map *map)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  *map = (Map){ g_ptr_array_new (), g_ptr_array_new (), g_array_new (FALSE, FALSE, sizeof (Card)),
                g_string_new (NULL), FALSE };
  map->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  map->font = pango_font_description_from_string ("Inter 9.75");
  pango_cairo_context_set_resolution (map->context, 72);
  pango_cairo_context_set_font_options (map->context, options);
  pango_context_set_round_glyph_positions (map->context, FALSE);
  cairo_font_options_destroy (options);
}

static void
set_color (cairo_t *cr, guint color)
{
  cairo_set_source_rgb (cr, (color >> 16 & 0xff) / 255.0, (color >> 8 & 0xff) / 255.0,
                        (color & 0xff) / 255.0);
}

static void
show (cairo_t *cr, PangoLayout *layout, double x, double y, guint color)
{
  set_color (cr, color);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  g_object_unref (layout);
}

static guint
get_stage_color (guint number)
{
  static const guint ring[] = { 0x0b6e99, 0x5b5fc7, 0x9a3f86, 0xb4532a, 0x3f7d3a };

  return ring[number % G_N_ELEMENTS (ring)];
}

static void
trace_box (cairo_t *cr, double x, double y, double height)
{
  double r = 4;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + CARD_WIDTH - r, y + r, r, -G_PI_2, 0);
  cairo_arc (cr, x + CARD_WIDTH - r, y + height - r, r, 0, G_PI_2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static double
draw_card (cairo_t *cr, const Card *card, double x, double y, guint color)
{
  PangoRectangle extents;
  double height;

  pango_layout_get_extents (card->layout, NULL, &extents);
  height = (double)extents.height / PANGO_SCALE + 2 * PADDING;
  trace_box (cr, x, y, height);
  set_color (cr, 0xffffff);
  cairo_fill_preserve (cr);
  set_color (cr, 0xd9dee4);
  cairo_set_line_width (cr, 0.75);
  cairo_stroke (cr);
  set_color (cr, color);
  cairo_rectangle (cr, x, y, 3, height);
  cairo_fill (cr);
  show (cr, card->layout, x + INSET, y + PADDING, 0x1f2933);
  return height;
}

static void
draw_arrow (Map *map, cairo_t *cr, guint number)
{
  const char *name = g_ptr_array_index (map->stages, 2 * number + 1);
  double x = MARGIN + RAIL + number * PITCH;

  cairo_move_to (cr, x, ARROW_TOP);
  cairo_line_to (cr, x + CARD_WIDTH - 11, ARROW_TOP);
  cairo_line_to (cr, x + CARD_WIDTH, ARROW_TOP + ARROW_HEIGHT / 2);
  cairo_line_to (cr, x + CARD_WIDTH - 11, ARROW_TOP + ARROW_HEIGHT);
  cairo_line_to (cr, x, ARROW_TOP + ARROW_HEIGHT);
  cairo_line_to (cr, x + 11, ARROW_TOP + ARROW_HEIGHT / 2);
  cairo_close_path (cr);
  set_color (cr, get_stage_color (number));
  cairo_fill (cr);
  show (cr, shape (map, name, -1, CARD_WIDTH - 20, PANGO_WEIGHT_BOLD), x + 14, ARROW_TOP + 18,
        0xffffff);
}

static guint
find (GPtrArray *list, const char *id)
{
  guint i = 0;

  while (i + 2 < list->len && strcmp (g_ptr_array_index (list, i), id) != 0)
    i += 2;
  return i / 2;
}

/* The cards of one lane, which are together in a generated map; returns the row's height. */
static double
draw_row (Map *map, cairo_t *cr, guint *next, guint lane, double y)
{
  const char *id = g_ptr_array_index (map->lanes, 2 * lane);
  g_autofree double *bottoms = g_new0 (double, map->stages->len);
  double height = 0;

  for (; *next < map->cards->len; ++*next)
    {
      Card *card = &g_array_index (map->cards, Card, *next);
      guint stage = find (map->stages, card->stage);

      if (strcmp (card->lane, id) != 0)
        break;
      bottoms[stage] += GAP + draw_card (cr, card, MARGIN + RAIL + stage * PITCH,
                                         y + bottoms[stage], get_stage_color (stage));
      height = fmax (height, bottoms[stage]);
    }
  show (cr, shape (map, g_ptr_array_index (map->lanes, 2 * lane + 1), -1, RAIL, PANGO_WEIGHT_BOLD),
        MARGIN, y, 0x1f2933);
  show (cr, shape (map, "where we meet", -1, RAIL, PANGO_WEIGHT_NORMAL), MARGIN, y + 14, 0x52606d);
  return height + 18;
}

static int
compare_lanes (gconstpointer a, gconstpointer b, gpointer data)
{
  Map *map = data;

  return (int)find (map->lanes, ((const Card *)a)->lane) -
         (int)find (map->lanes, ((const Card *)b)->lane);
}

/* How large the sheet becomes is only known once its cards are measured. */
static double
measure_height (Map *map)
{
  guint n_rows = map->lanes->len / 2;
  double a_cell = (double)map->cards->len / MAX (n_rows * (map->stages->len / 2), 1);

  return FIRST_ROW + n_rows * (ceil (a_cell) * (2 * 12 + 2 * PADDING + GAP) + 18) + 40;
}

static void
draw_map (Map *map, cairo_t *cr)
{
  double width = 2 * MARGIN + RAIL + PITCH * (map->stages->len / 2);
  double scale = fmin (1, fmin (PAGE_WIDTH / width, PAGE_HEIGHT / measure_height (map)));
  double y = FIRST_ROW;
  guint next = 0;

  cairo_translate (cr, (PAGE_WIDTH - width * scale) / 2, 0);
  cairo_scale (cr, scale, scale);
  show (cr, shape (map, "A map to be measured", -1, width, PANGO_WEIGHT_BOLD), MARGIN, 30,
        0x1f2933);
  for (guint i = 0; i < map->stages->len / 2; i++)
    draw_arrow (map, cr, i);
  g_array_sort_with_data (map->cards, compare_lanes, map);
  for (guint lane = 0; lane < map->lanes->len / 2; lane++)
    y += draw_row (map, cr, &next, lane, y);
}

static int
write_pdf (Map *map, const char *path)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, PAGE_WIDTH, PAGE_HEIGHT);
  cairo_t *cr = cairo_create (surface);

  draw_map (map, cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return 0;
}

static int
write_png (Map *map, const char *path, gboolean by_cairo)
{
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int)round (PAGE_WIDTH * DPI / 72), (int)round (PAGE_HEIGHT * DPI / 72));
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, DPI / 72, DPI / 72);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  draw_map (map, cr);
  cairo_destroy (cr);
  if (by_cairo)
    return (int)cairo_surface_write_to_png (surface, path);
  return limit_write_png (surface, path);
}

int
main (int argc, char **argv)
{
  Map map;

  if (argc < 3)
    {
      fprintf (stderr, "usage: limit-draw MAP.journey OUT.png|OUT.pdf [cairo]\n");
      return 2;
    }
  init_map (&map);
  read_map (&map, argv[1]);
  /* What is left is given back by the end of the program, quicker than by freeing. */
  return g_str_has_suffix (argv[2], ".pdf") ? write_pdf (&map, argv[2])
                                            : write_png (&map, argv[2], argc > 3);
}
