#include "tests/fuzz/fuzz-check.h"

#include <string.h>

#include "model/error.h"
#include "model/file/reader.h"
#include "model/file/writer.h"
#include "render/export/export.h"
#include "render/layout.h"
#include "render/painter.h"

#define WIDTH 160
#define HEIGHT 120

#define PAINT_EACH 256
#define PAINTS_FOR_A_PDF 16

#define BEGIN "<journey xmlns=\"" JW_FILE_NAMESPACE "\" version=\"1.0\" title=\"A\">"
#define PLACES                                                                                     \
  "<persona id=\"p1\" name=\"Ann\"/><phase id=\"f1\" name=\"F\"/>"                                 \
  "<stage id=\"s1\" name=\"See\"><step id=\"t1\" name=\"T\"/></stage><stage id=\"s2\" "            \
  "name=\"B\"/>"                                                                                   \
  "<lane id=\"l1\" type=\"touchpoints\"/><lane id=\"l2\" type=\"emotion\"/>"                       \
  "<lane id=\"l3\" type=\"numbers\"/><lane id=\"l4\" type=\"text\" persona=\"p1\"/>"

/* FNV-1a. */
static guint32
hash (const guint8 *data, gsize size)
{
  guint32 sum = 2166136261u;

  for (gsize i = 0; i < size; i++)
    sum = (sum ^ data[i]) * 16777619u;
  return sum;
}

void
jw_fuzz_check_map (JwMap *map)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) written = jw_writer_write (map, &error);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (JwFindings) findings = jw_findings_new ();
  g_autoptr (JwMap) back = NULL;

  /* Escaped, what just fitted may no longer fit. */
  if (g_error_matches (error, JW_ERROR, JW_ERROR_LIMIT))
    return;
  g_assert_no_error (error);
  back = jw_reader_read_bytes (written, findings, &error);
  g_assert_no_error (error);
  again = jw_writer_write (back, &error);
  g_assert_no_error (error);
  if (!g_bytes_equal (written, again))
    g_printerr ("%s\n-- repaired: %s\n-- to:\n%s\n", (const char *)g_bytes_get_data (written, NULL),
                jw_findings_get_n (findings) > 0 ? jw_findings_get (findings, 0)->message
                                                 : "nothing",
                (const char *)g_bytes_get_data (again, NULL));
  g_assert_true (g_bytes_equal (written, again));
}

static void
paint (JwMap *map)
{
  /* Fonts are loaded once for all inputs. */
  static JwLayoutContext *context;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  JwScene *scene;

  if (context == NULL)
    context = jw_layout_context_new ();
  scene = jw_layout (context, map, NULL, NULL);
  cairo_scale (cr, WIDTH / jw_scene_get_width (scene), HEIGHT / jw_scene_get_height (scene));
  jw_painter_paint (scene, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  jw_scene_unref (scene);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
draw_pdf (JwMap *map)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = jw_export_to_bytes (map, JW_EXPORT_PDF, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (pdf), >, 100);
}

static guint32
get_paint_each (void)
{
  const char *wanted = g_getenv ("JW_FUZZ_DRAW");
  guint32 each = wanted != NULL ? (guint32)g_ascii_strtoull (wanted, NULL, 10) : PAINT_EACH;

  return MAX (each, 1);
}

void
jw_fuzz_draw_map (JwMap *map, const guint8 *data, gsize size)
{
  guint32 chosen = hash (data, size);
  guint32 each = get_paint_each ();

  if (chosen % each == 0)
    paint (map);
  if (chosen % (each * PAINTS_FOR_A_PDF) == 0)
    draw_pdf (map);
}

GBytes *
jw_fuzz_make_document (guint8 choice)
{
  static const char *const maps[JW_FUZZ_N_MAPS] = {
    BEGIN PLACES
    "<card id=\"k1\" lane=\"l1\" stage=\"s1\" channel=\"shop\"><text>One</text></card>"
    "<card id=\"k2\" lane=\"l1\" stage=\"s1\" through=\"s2\"><text>Two</text></card>"
    "<card id=\"k3\" lane=\"l4\" stage=\"s2\" personas=\"p1\"><text>Three</text></card>"
    "<curve id=\"c1\" lane=\"l2\"><point id=\"o1\" stage=\"s1\" score=\"1\"/>"
    "<point id=\"o2\" stage=\"s2\" score=\"-2\"/></curve>"
    "<measure id=\"m1\" lane=\"l3\" stage=\"s1\" name=\"N\" value=\"5\"/>"
    "<link id=\"n1\" type=\"leads-to\" from=\"k1\" to=\"k2\"/>"
    "<path id=\"w1\"><leg id=\"e1\" from=\"k1\" to=\"k3\"/></path></journey>",
    BEGIN PLACES "</journey>",
    BEGIN "</journey>",
    BEGIN "<stage id=\"s1\"/><lane id=\"l1\" type=\"text\"/>"
          "<card id=\"k1\" lane=\"l1\" stage=\"s1\"/><x y=\"z\"><a/>b</x></journey>",
  };
  const char *document = maps[choice % JW_FUZZ_N_MAPS];

  return g_bytes_new_static (document, strlen (document));
}

JwMap *
jw_fuzz_make_map (guint8 choice)
{
  g_autoptr (GBytes) bytes = jw_fuzz_make_document (choice);
  g_autoptr (GError) error = NULL;
  JwMap *map = jw_reader_read_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  jw_map_set_seed (map, 1);
  return map;
}
