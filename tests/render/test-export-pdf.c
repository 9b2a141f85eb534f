/* What an exported PDF holds beside its ink, read back by other programs. */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>
#include <poppler.h>
#include <string.h>

#include "model/error.h"
#include "model/stage.h"
#include "render/export/export.h"
#include "support.h"

#define MM (72 / 25.4)

typedef PopplerDocument Document;
typedef PopplerPage Page;
typedef PopplerStructureElement Element;
typedef PopplerStructureElementIter Elements;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Document, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Element, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Elements, poppler_structure_element_iter_free)

static const char *const samples[] = { "mugs",        "rail-travel",      "coffee-loop",
                                       "first-plant", "repair-blueprint", "toy-library" };

static GBytes *
export_map (JwMap *map, JwExportPages pages)
{
  const JwExportOptions options = { .pages = pages };
  g_autoptr (GError) error = NULL;
  GBytes *bytes = jw_export_to_bytes (map, JW_EXPORT_PDF, &options, &error);

  g_assert_no_error (error);
  return bytes;
}

static PopplerDocument *
open_pdf (JwMap *map, JwExportPages pages)
{
  g_autoptr (GBytes) bytes = export_map (map, pages);
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  return document;
}

/* What a program says of a PDF; it must say that nothing is wrong. */
static char *
ask_of (GBytes *bytes, const char *program, const char *option)
{
  g_autofree char *folder = g_dir_make_tmp ("jw-pdf-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "map.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  char *words = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE,
                              &error, program, option, path, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &words, NULL, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_error ("%s says: %s", program, words);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return words;
}

static char *
ask (JwMap *map, JwExportPages pages, const char *program, const char *option)
{
  g_autoptr (GBytes) bytes = export_map (map, pages);

  return ask_of (bytes, program, option);
}

static void
test_files_are_sound (void)
{
  static const JwExportPages pages[] = { JW_PAGES_ONE, JW_PAGES_STAGES, JW_PAGES_POSTER };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (JwMap) map = jw_test_read_named_sample (samples[i]);
      g_autofree char *words = ask (map, pages[i % G_N_ELEMENTS (pages)], "qpdf", "--check");

      g_assert_null (strstr (words, "WARNING"));
    }
}

static void
assert_order (const char *words, const char *const *parts)
{
  for (const char *at = words; *parts != NULL; parts++)
    {
      const char *found = strstr (at, *parts);

      if (found == NULL)
        g_error ("“%s” does not follow in: %s", *parts, words);
      at = found + strlen (*parts);
    }
}

/* Lane by lane, and in it stage by stage. */
static void
test_reading_order (void)
{
  static const char *const parts[] = {
    "H1",
    "Hand-thrown mugs: from stranger to ambassador",
    "Table",
    "THead",
    "/Scope /Col",
    "Awareness",
    "Advocacy",
    "TBody",
    "/Scope /Row",
    "Touchpoints",
    "LBody",
    "Instagram reel of the kiln opening Social Phone",
    "Product page",
    "Checkout",
    "Thinks",
    "Figure",
    "£6 for shipping?!",
    "12,400 visitors",
    "Scale 1:1",
    NULL,
  };
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autofree char *words = ask (map, JW_PAGES_ONE, "pdfinfo", "-struct-text");

  assert_order (words, parts);
}

/* Words at the ends of lines are words of their own. */
static void
test_words_are_apart (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autofree char *words = ask (map, JW_PAGES_ONE, "pdfinfo", "-struct-text");

  g_assert_nonnull (strstr (words, "late evening"));
  g_assert_nonnull (strstr (words, "goes on to the next stage"));
}

static void
test_stages_have_headings (void)
{
  static const char *const parts[] = {
    "H1", "Hand-thrown mugs", "H2", "Awareness",     "H3", "Touchpoints", "LBody",
    "H3", "Pain points",      "H2", "Consideration", "H3", "Touchpoints", NULL,
  };
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autofree char *words = ask (map, JW_PAGES_STAGES, "pdfinfo", "-struct-text");

  assert_order (words, parts);
}

/* Counts the elements of a kind; of figures those with a description. */
static guint
count_elements (Elements *elements, PopplerStructureElementKind kind)
{
  guint n = 0;

  do
    {
      g_autoptr (Element) element = poppler_structure_element_iter_get_element (elements);
      g_autoptr (Elements) kids = poppler_structure_element_iter_get_child (elements);
      g_autofree char *words = poppler_structure_element_get_alt_text (element);

      if (poppler_structure_element_get_kind (element) == kind &&
          (kind != POPPLER_STRUCTURE_ELEMENT_FIGURE || (words != NULL && strlen (words) > 4)))
        n++;
      if (kids != NULL)
        n += count_elements (kids, kind);
    }
  while (poppler_structure_element_iter_next (elements));
  return n;
}

static guint
count_in (Document *document, PopplerStructureElementKind kind)
{
  g_autoptr (Elements) elements = poppler_structure_element_iter_new (document);

  g_assert_nonnull (elements);
  return count_elements (elements, kind);
}

/* A row for each lane and one for the stages, all as wide; an entry for each card. */
static void
test_table_is_whole (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (Document) document = open_pdf (map, JW_PAGES_ONE);
  guint n_lanes = jw_node_get_n_children (JW_NODE (map), JW_KIND_LANE);
  guint n_stages = jw_node_get_n_children (JW_NODE (map), JW_KIND_STAGE);

  g_assert_cmpuint (count_in (document, POPPLER_STRUCTURE_ELEMENT_TABLE), ==, 1);
  g_assert_cmpuint (count_in (document, POPPLER_STRUCTURE_ELEMENT_TABLE_ROW), ==, n_lanes + 1);
  g_assert_cmpuint (count_in (document, POPPLER_STRUCTURE_ELEMENT_TABLE_HEADING), ==,
                    n_lanes + n_stages);
  g_assert_cmpuint (count_in (document, POPPLER_STRUCTURE_ELEMENT_TABLE_DATA), ==,
                    n_lanes * n_stages + 1);
  g_assert_cmpuint (count_in (document, POPPLER_STRUCTURE_ELEMENT_LIST_ITEM), ==,
                    jw_node_get_n_children (JW_NODE (map), JW_KIND_CARD));
}

/* Curves, pictures and arrows, those of pictures by what their maker wrote. */
static void
test_pictures_are_described (void)
{
  g_autoptr (JwMap) map = jw_test_read_named_sample ("first-plant");
  g_autoptr (Document) document = open_pdf (map, JW_PAGES_ONE);
  g_autoptr (JwMap) other = jw_test_read_sample ();
  g_autofree char *words = ask (map, JW_PAGES_ONE, "qpdf", "--json");
  g_autofree char *curve = ask (other, JW_PAGES_ONE, "qpdf", "--json");

  g_assert_cmpuint (count_in (document, POPPLER_STRUCTURE_ELEMENT_FIGURE), >=,
                    jw_node_get_n_children (JW_NODE (map), JW_KIND_PICTURE));
  g_assert_nonnull (strstr (words, "u:A plant with five leaves in a clay pot"));
  g_assert_nonnull (strstr (curve, "Curve of feelings from −2 to 2: Awareness"));
  g_assert_nonnull (strstr (words, "\"/Lang\": \"u:en-GB\""));
  g_assert_nonnull (strstr (words, "\"/DisplayDocTitle\": true"));
}

static guint
count_links (Document *document, PopplerActionType type, const char *address)
{
  guint n = 0;

  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      g_autoptr (Page) page = poppler_document_get_page (document, i);
      GList *links = poppler_page_get_link_mapping (page);

      for (GList *link = links; link != NULL; link = link->next)
        {
          PopplerAction *action = ((PopplerLinkMapping *)link->data)->action;

          n += action->type == type &&
               (address == NULL || g_strcmp0 (action->uri.uri, address) == 0);
        }
      poppler_page_free_link_mapping (links);
    }
  return n;
}

static void
test_links_are_alive (void)
{
  static const char body[] =
      "<stage id=\"s1\"/><stage id=\"s2\"/><lane id=\"l\" type=\"touchpoints\"/>"
      "<card id=\"c1\" lane=\"l\" stage=\"s1\" url=\"https://a.example/ä b\"/>"
      "<card id=\"c2\" lane=\"l\" stage=\"s2\"/>"
      "<link id=\"k\" type=\"leads-to\" from=\"c1\" to=\"c2\"/>";
  g_autoptr (JwMap) map = jw_test_read_named_sample ("first-plant");
  g_autoptr (JwMap) arrow = jw_test_read_body ("", body);
  g_autoptr (Document) document = open_pdf (map, JW_PAGES_ONE);
  g_autoptr (Document) other = open_pdf (arrow, JW_PAGES_ONE);
  g_autoptr (Document) poster = open_pdf (arrow, JW_PAGES_POSTER);

  g_assert_cmpuint (
      count_links (document, POPPLER_ACTION_URI, "https://glasshouse.example/rubber-plant"), ==, 1);
  g_assert_cmpuint (count_links (other, POPPLER_ACTION_GOTO_DEST, NULL), ==, 2);
  g_assert_cmpint ((int)count_links (poster, POPPLER_ACTION_GOTO_DEST, NULL), ==,
                   poppler_document_get_n_pages (poster) - 1);
}

/* In millimetres, as poppler reads them back. */
static void
assert_box (const char *words, const char *name, double left, double right, double bottom)
{
  const char *at = strstr (words, name);
  double box[4];
  char *next;

  g_assert_nonnull (at);
  next = (char *)at + strlen (name);
  for (guint i = 0; i < 4; i++)
    box[i] = g_ascii_strtod (next, &next) / 72 * 25.4;
  g_assert_cmpfloat_with_epsilon (box[0], left, 0.1);
  g_assert_cmpfloat_with_epsilon (box[1], left, 0.1);
  g_assert_cmpfloat_with_epsilon (box[2], right, 0.1);
  g_assert_cmpfloat_with_epsilon (box[3], bottom, 0.1);
}

static GBytes *
export_with (JwMap *map, const JwExportOptions *options, GError **error)
{
  return jw_export_to_bytes (map, JW_EXPORT_PDF, options, error);
}

/* A4 with 3 mm of bleed and 7 mm of marks around it. */
static void
test_pages_can_be_cut (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  JwExportOptions options = { .paper_width = 297 * MM,
                              .paper_height = 210 * MM,
                              .theme = "projector" };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *words = NULL;

  options.bleed = 3 * MM;
  options.has_marks = TRUE;
  bytes = export_with (map, &options, NULL);
  words = ask_of (bytes, "pdfinfo", "-box");
  assert_box (words, "MediaBox:", 0, 317, 230);
  assert_box (words, "BleedBox:", 7, 310, 223);
  assert_box (words, "TrimBox:", 10, 307, 220);
}

static guint32
get_pixel (cairo_surface_t *surface, double x, double y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) +
                      (int)(y * MM) * cairo_image_surface_get_stride (surface);

  return ((const guint32 *)(gconstpointer)row)[(int)(x * MM)] & 0xffffff;
}

/* The paper's colour reaches over the edge, the marks do not reach into the bleed. */
static void
test_bleed_is_painted (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  JwExportOptions options = { .paper_width = 297 * MM,
                              .paper_height = 210 * MM,
                              .theme = "projector" };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 900, 660);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (Document) document = NULL;
  g_autoptr (Page) page = NULL;

  options.bleed = 3 * MM;
  options.has_marks = TRUE;
  bytes = export_with (map, &options, NULL);
  document = poppler_document_new_from_bytes (bytes, NULL, NULL);
  page = poppler_document_get_page (document, 0);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_assert_cmphex (get_pixel (surface, 8, 100), ==, get_pixel (surface, 11, 100));
  g_assert_cmphex (get_pixel (surface, 8, 100), !=, 0xffffff);
  g_assert_cmphex (get_pixel (surface, 5, 100), ==, 0xffffff);
  g_assert_cmphex (get_pixel (surface, 3, 9.9), !=, 0xffffff);
  cairo_surface_destroy (surface);
}

static void
test_bad_borders_are_refused (void)
{
  static const struct
  {
    double margin, bleed;
    gboolean has_marks;
    JwExportPages pages;
  } cases[] = { { 200 * MM, 0, FALSE, JW_PAGES_ONE },
                { -1, 0, FALSE, JW_PAGES_ONE },
                { NAN, 0, FALSE, JW_PAGES_ONE },
                { 0, 51 * MM, FALSE, JW_PAGES_ONE },
                { 0, 0, TRUE, JW_PAGES_POSTER } };
  g_autoptr (JwMap) map = jw_test_read_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const JwExportOptions options = { .margin = cases[i].margin,
                                        .bleed = cases[i].bleed,
                                        .has_marks = cases[i].has_marks,
                                        .pages = cases[i].pages };
      g_autoptr (GError) error = NULL;

      g_assert_null (export_with (map, &options, &error));
      g_assert_error (error, JW_ERROR, JW_ERROR_USAGE);
    }
}

static void
test_keywords (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (Document) document = open_pdf (map, JW_PAGES_ONE);
  g_autofree char *keywords = poppler_document_get_keywords (document);
  g_autofree char *metadata = poppler_document_get_metadata (document);

  g_assert_nonnull (strstr (keywords, "Gift buyer, 34, Awareness, Consideration"));
  g_assert_nonnull (strstr (metadata, "Alder &amp; Ash pottery"));
  g_assert_nonnull (strstr (metadata, "<xmp:CreateDate>2026-05-14T00:00:00Z"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/sound", test_files_are_sound);
  g_test_add_func ("/pdf/reading-order", test_reading_order);
  g_test_add_func ("/pdf/words", test_words_are_apart);
  g_test_add_func ("/pdf/headings", test_stages_have_headings);
  g_test_add_func ("/pdf/table", test_table_is_whole);
  g_test_add_func ("/pdf/pictures", test_pictures_are_described);
  g_test_add_func ("/pdf/links", test_links_are_alive);
  g_test_add_func ("/pdf/cut", test_pages_can_be_cut);
  g_test_add_func ("/pdf/bleed", test_bleed_is_painted);
  g_test_add_func ("/pdf/bad-borders", test_bad_borders_are_refused);
  g_test_add_func ("/pdf/keywords", test_keywords);
  return g_test_run ();
}
