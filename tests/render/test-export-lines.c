/* The same lines of text in every output, at every scale. */
#include <math.h>
#include <poppler.h>
#include <string.h>

#include "render/export/export.h"
#include "render/text-private.h"
#include "support.h"

typedef PopplerDocument Document;
typedef PopplerPage Page;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Document, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, g_object_unref)

/* A line of the text of an item, where it stands on the sheet. */
typedef struct
{
  JwRect rect;
  char *words;
} Line;

static void
clear_line (gpointer data)
{
  g_free (((Line *)data)->words);
}

/* Those of texts that were wrapped; of others there is nothing to tell. */
static gboolean
add_lines_cb (const JwItem *item, const JwSpot *at, gpointer data)
{
  for (guint i = 0; item->text != NULL && jw_text_get_n_lines (item->text) > 1 &&
                    i < jw_text_get_n_lines (item->text);
       i++)
    {
      Line line;
      guint start, end;

      jw_text_get_line (item->text, i, &line.rect, &start, &end);
      line.rect.x += item->text_x + at->dx;
      line.rect.y += item->text_y + at->dy;
      line.words = g_strndup (jw_text_get_string (item->text) + start, end - start);
      g_strstrip (line.words);
      g_array_append_val ((GArray *)data, line);
    }
  return FALSE;
}

static GArray *
list_wrapped (JwScene *scene)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  g_array_set_clear_func (lines, clear_line);
  jw_scene_visit (scene, add_lines_cb, lines);
  g_assert_cmpuint (lines->len, >, 10);
  return lines;
}

static GBytes *
export_map (JwMap *map, JwExportFormat format, double dpi)
{
  const JwExportOptions options = { .dpi = dpi };
  g_autoptr (GError) error = NULL;
  GBytes *bytes = jw_export_to_bytes (map, format, &options, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
test_pdf (void)
{
  g_autoptr (JwMap) map = jw_test_read_named_sample ("school-benches");
  g_autoptr (JwScene) scene = jw_test_layout (map);
  g_autoptr (GArray) lines = list_wrapped (scene);
  g_autoptr (GBytes) bytes = export_map (map, JW_EXPORT_PDF, 72);
  g_autoptr (Document) document = poppler_document_new_from_bytes (bytes, NULL, NULL);
  g_autoptr (Page) page = poppler_document_get_page (document, 0);

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      PopplerRectangle area = { line->rect.x - 1, line->rect.y + 0.3 * line->rect.height,
                                line->rect.x + line->rect.width + 1,
                                line->rect.y + 0.7 * line->rect.height };
      g_autofree char *found =
          poppler_page_get_selected_text (page, POPPLER_SELECTION_GLYPH, &area);

      g_autoptr (GString) words = g_string_new (line->words);

      g_string_replace (words, "\302\240", " ", 0);
      g_assert_cmpstr (g_strstrip (found), ==, words->str);
    }
}

static void
test_svg (void)
{
  g_autoptr (JwMap) map = jw_test_read_named_sample ("school-benches");
  g_autoptr (JwScene) scene = jw_test_layout (map);
  g_autoptr (GArray) lines = list_wrapped (scene);
  g_autoptr (GBytes) bytes = export_map (map, JW_EXPORT_SVG, 72);
  const char *svg = g_bytes_get_data (bytes, NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      g_autofree char *escaped = g_markup_escape_text (line->words, -1);
      g_autofree char *element = g_strdup_printf (">%s<", escaped);

      if (strstr (svg, element) == NULL)
        g_error ("no text of its own in the SVG: “%s”", element);
    }
}

/* The darkest of a part of a picture, as the distance from white. */
static double
find_ink (cairo_surface_t *picture, double left, double top, double right, double bottom)
{
  const guint8 *data = cairo_image_surface_get_data (picture);
  int stride = cairo_image_surface_get_stride (picture), darkest = 255;

  for (int y = (int)ceil (top); y < (int)floor (bottom); y++)
    for (int x = (int)ceil (left); x < (int)floor (right); x++)
      darkest = MIN (darkest, data[y * stride + 4 * x + 1]);
  return 255 - darkest;
}

/* A line that was wrapped elsewhere would end elsewhere: each has its last letters where the layout
 * has them, and nothing behind them. Lines of cards alone have white behind them. */
static void
assert_picture_has_lines (JwScene *scene, cairo_surface_t *picture, double zoom)
{
  g_autoptr (GPtrArray) cards = jw_test_list_kind (scene, JW_ITEM_CARD);
  guint n = 0;

  for (guint i = 0; i < cards->len; i++)
    {
      JwRect card, rect;
      double x, y;
      JwText *text = jw_scene_item_get_text (g_ptr_array_index (cards, i), &x, &y);

      jw_scene_item_get_bounds (g_ptr_array_index (cards, i), &card);
      for (guint j = 0; text != NULL && j < jw_text_get_n_lines (text); j++)
        {
          double end, bottom;

          jw_text_get_line (text, j, &rect, NULL, NULL);
          end = (x + rect.x + rect.width) * zoom;
          bottom = (y + rect.y + rect.height) * zoom;
          if (rect.width < 8 || end / zoom + 12 > card.x + card.width)
            continue;
          n++;
          g_assert_cmpfloat (
              find_ink (picture, end - 6 * zoom - 1, (y + rect.y) * zoom, end + 1, bottom), >, 30);
          g_assert_cmpfloat (find_ink (picture, end + zoom + 1, bottom - 0.75 * rect.height * zoom,
                                       end + 7 * zoom, bottom - 0.25 * rect.height * zoom),
                             <, 12);
        }
    }
  g_assert_cmpuint (n, >, 15);
}

static void
test_pictures (void)
{
  static const double zooms[] = { 0.25, 0.5, 0.67, 0.87, 1, 1.37, 2, 4 };
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (JwScene) scene = jw_test_layout (map);

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      g_autoptr (GBytes) bytes = export_map (map, JW_EXPORT_PNG, 72 * zooms[i]);
      cairo_surface_t *png = jw_test_read_png (bytes);
      cairo_surface_t *painted = jw_test_paint (scene, zooms[i]);

      g_test_message ("at %g", zooms[i]);
      assert_picture_has_lines (scene, png, zooms[i]);
      assert_picture_has_lines (scene, painted, zooms[i]);
      cairo_surface_destroy (png);
      cairo_surface_destroy (painted);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lines/pdf", test_pdf);
  g_test_add_func ("/lines/svg", test_svg);
  g_test_add_func ("/lines/pictures", test_pictures);
  return g_test_run ();
}
