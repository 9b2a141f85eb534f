/* The limit that exports are held against: the cards of a map read by SAX2 and drawn by cairo and
 * pango as plainly as they can be, on one A3 page, with the same detail a card: a rounded
 * rectangle, a coloured edge, two lines of wrapped text. */

#include <cairo-pdf.h>
#include <libxml/parser.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <string.h>

#define PAGE_WIDTH 1190.55
#define PAGE_HEIGHT 841.89
#define N_COLUMNS 10
#define CARD_WIDTH 200.0
#define CARD_HEIGHT 40.0
#define GAP 4.5
#define DPI 150.0

typedef struct
{
  GPtrArray *texts;
  GString *text;
  gboolean in_text;
} Reading;

static void
start_cb (void *data,
          const xmlChar *name,
          const xmlChar *prefix,
          const xmlChar *uri,
          int n_namespaces,
          const xmlChar **namespaces,
          int n_attributes,
          int n_defaulted,
          const xmlChar **attributes)
{
  Reading *reading = data;

  reading->in_text = strcmp ((const char *)name, "text") == 0;
  g_string_truncate (reading->text, 0);
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Reading *reading = data;

  if (reading->in_text)
    g_ptr_array_add (reading->texts, g_strdup (reading->text->str));
  reading->in_text = FALSE;
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  Reading *reading = data;

  if (reading->in_text)
    g_string_append_len (reading->text, (const char *)text, length);
}

static GPtrArray *
read_texts (const char *path)
{
  xmlParserCtxtPtr context = xmlNewParserCtxt ();
  Reading reading = { g_ptr_array_new_with_free_func (g_free), g_string_new (NULL), FALSE };

  memset (context->sax, 0, sizeof *context->sax);
  context->sax->initialized = XML_SAX2_MAGIC;
  context->sax->startElementNs = start_cb;
  context->sax->endElementNs = end_cb;
  context->sax->characters = characters_cb;
  context->userData = &reading;
  xmlCtxtReadFile (context, path, NULL, XML_PARSE_NONET);
  xmlFreeParserCtxt (context);
  g_string_free (reading.text, TRUE);
  return reading.texts;
}

static void
draw_box (cairo_t *cr, double x, double y)
{
  double r = 4.5;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + CARD_WIDTH - r, y + r, r, -G_PI_2, 0);
  cairo_arc (cr, x + CARD_WIDTH - r, y + CARD_HEIGHT - r, r, 0, G_PI_2);
  cairo_arc (cr, x + r, y + CARD_HEIGHT - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0.85, 0.87, 0.89);
  cairo_set_line_width (cr, 0.75);
  cairo_stroke (cr);
  cairo_set_source_rgb (cr, 0.04, 0.43, 0.6);
  cairo_rectangle (cr, x, y, 3, CARD_HEIGHT);
  cairo_fill (cr);
}

static void
draw_text (cairo_t *cr,
           PangoContext *context,
           PangoFontDescription *font,
           const char *text,
           double x,
           double y)
{
  PangoLayout *layout = pango_layout_new (context);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int)((CARD_WIDTH - 14) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  cairo_set_source_rgb (cr, 0.12, 0.16, 0.2);
  cairo_move_to (cr, x + 8, y + 5);
  pango_cairo_show_layout (cr, layout);
  g_object_unref (layout);
}

static void
draw_cards (cairo_t *cr, GPtrArray *texts)
{
  guint n_rows = (texts->len + N_COLUMNS - 1) / N_COLUMNS;
  double width = N_COLUMNS * (CARD_WIDTH + GAP);
  double height = n_rows * (CARD_HEIGHT + GAP);
  double scale = fmin (1, fmin (PAGE_WIDTH / width, PAGE_HEIGHT / fmax (height, 1)));
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font = pango_font_description_from_string ("Inter 9.75");

  pango_cairo_context_set_resolution (context, 72);
  cairo_scale (cr, scale, scale);
  for (guint i = 0; i < texts->len; i++)
    {
      double x = i % N_COLUMNS * (CARD_WIDTH + GAP);
      double y = i / N_COLUMNS * (CARD_HEIGHT + GAP);

      draw_box (cr, x, y);
      draw_text (cr, context, font, g_ptr_array_index (texts, i), x, y);
    }
  pango_font_description_free (font);
  g_object_unref (context);
}

int
main (int argc, char **argv)
{
  gboolean is_pdf = argc == 3 && g_str_has_suffix (argv[2], ".pdf");
  GPtrArray *texts;
  cairo_surface_t *surface;
  cairo_t *cr;

  if (argc != 3)
    {
      fprintf (stderr, "usage: limit-draw MAP.journey OUT.png|OUT.pdf\n");
      return 2;
    }
  texts = read_texts (argv[1]);
  surface = is_pdf ? cairo_pdf_surface_create (argv[2], PAGE_WIDTH, PAGE_HEIGHT)
                   : cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)(PAGE_WIDTH * DPI / 72),
                                                 (int)(PAGE_HEIGHT * DPI / 72));
  cr = cairo_create (surface);
  if (!is_pdf)
    cairo_scale (cr, DPI / 72, DPI / 72);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  draw_cards (cr, texts);
  cairo_destroy (cr);
  if (!is_pdf)
    cairo_surface_write_to_png (surface, argv[2]);
  cairo_surface_destroy (surface);
  g_ptr_array_unref (texts);
  return 0;
}
