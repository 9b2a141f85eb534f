/* What leaves the program starts nothing where it is opened. */

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#include "model/card.h"
#include "model/clip/clip-private.h"
#include "model/edit.h"
#include "model/file/reader.h"
#include "model/lane.h"
#include "model/map.h"
#include "model/stage.h"
#include "render/export/export.h"

#define EVIL                                                                                       \
  "a) /OpenAction << /S /JavaScript /JS (x) >> \\(\\) ]]> file='/bin/sh' javascript:x \xc2\x9b"

static void
test_formulas (void)
{
  static const char *const texts[] = { "=1+1", "+1", "-1", "@SUM(A1)", "\tx", "=a\tb", "='x\"y" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *field = jw_table_write_field (texts[i]);
      g_autoptr (GPtrArray) rows = jw_table_read (field);
      GPtrArray *row = g_ptr_array_index (rows, 0);

      g_assert_null (strchr ("=+-@\t", field[*field == '"']));
      g_assert_cmpstr (g_ptr_array_index (row, 0), ==, texts[i]);
    }
}

/* Numbers and words stay what they are. */
static void
test_words (void)
{
  g_autofree char *words = jw_table_write_field ("5 = five");
  g_autofree char *quoted = jw_table_write_field ("'quoted'");

  g_assert_cmpstr (words, ==, "5 = five");
  g_assert_cmpstr (quoted, ==, "'quoted'");
}

/* A map of which a stage and two lanes hold a card each of these texts. */
static JwMap *
make_map_of_cards (const char *const *texts)
{
  JwMap *map = jw_map_new ();
  JwNode *stage, *lane;

  jw_edit_begin (map, "cards");
  stage = jw_edit_insert (JW_NODE (map), JW_KIND_STAGE, 0, NULL);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *id = g_strdup_printf ("k%u", i);
      JwNode *card;

      lane = jw_edit_insert (JW_NODE (map), JW_KIND_LANE, i, NULL);
      jw_edit_set_string (lane, JW_LANE_TYPE, "touchpoints", NULL);
      card = jw_edit_insert_with_id (JW_NODE (map), JW_KIND_CARD, i, id, NULL);
      jw_edit_set_string (card, JW_CARD_LANE, jw_node_get_id (lane), NULL);
      jw_edit_set_string (card, JW_CARD_STAGE, jw_node_get_id (stage), NULL);
      jw_edit_set_string (card, JW_CARD_TEXT, texts[i], NULL);
    }
  jw_edit_commit (map);
  return map;
}

/* Several cards below one another are a column to a spreadsheet, and come back as they were. */
static void
test_column (void)
{
  static const char *const texts[] = { "=1+1", "+1", "-1", "@SUM(A1)", "'=x", "plain", NULL };
  static const char *const ids[] = { "k0", "k1", "k2", "k3", "k4", "k5", NULL };
  g_autoptr (JwMap) map = make_map_of_cards (texts);
  g_autofree char *text = jw_clip_to_text (map, ids);
  g_autofree char *table = jw_clip_to_table (map, ids);
  g_auto (GStrv) made =
      jw_clip_paste_text (map, text, jw_node_get_child (JW_NODE (map), JW_KIND_LANE, 0),
                          jw_node_get_child (JW_NODE (map), JW_KIND_STAGE, 0), G_MAXUINT, NULL);

  g_assert_cmpstr (text, ==, "'=1+1\n'+1\n'-1\n'@SUM(A1)\n'=x\nplain\n");
  g_assert_cmpstr (table, ==, text);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpstr (jw_node_get_string (jw_map_find (map, made[i]), JW_CARD_TEXT), ==, texts[i]);
}

/* One alone is text, and stays what was typed. */
static void
test_one_card (void)
{
  static const char *const texts[] = { "- ten per cent\t=1\n'=x", NULL };
  static const char *const ids[] = { "k0", NULL };
  g_autoptr (JwMap) map = make_map_of_cards (texts);
  g_autofree char *text = jw_clip_to_text (map, ids);
  g_autofree char *table = jw_clip_to_table (map, ids);

  g_assert_cmpstr (text, ==, texts[0]);
  g_assert_cmpstr (table, ==, texts[0]);
}

static GBytes *export(JwMap *map, JwExportFormat format)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = jw_export_to_bytes (map, format, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static JwMap *
make_evil_map (void)
{
  JwMap *map = jw_map_new ();

  jw_edit_begin (map, "evil");
  jw_edit_set_string (JW_NODE (map), JW_MAP_TITLE, EVIL, NULL);
  jw_edit_set_string (JW_NODE (map), JW_MAP_OWNER, EVIL, NULL);
  jw_edit_commit (map);
  return map;
}

/* The description in XML, which qpdf lays open. */
static void
cut_description (char *words)
{
  char *start = strstr (words, "<?xpacket begin");
  char *end = start != NULL ? strstr (start, "<?xpacket end") : NULL;

  g_assert_nonnull (end);
  memset (start, ' ', (gsize)(end - start));
}

/* The words of a PDF, with all objects that it packs laid open; streams, in which words are no
 * orders, stay packed. */
static char *
read_words (GBytes *bytes)
{
  g_autofree char *folder = g_dir_make_tmp ("jw-inert-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "map.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) qpdf = NULL;
  g_autoptr (GBytes) open = NULL;
  char *words;
  gsize size;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  qpdf = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "qpdf", "--stream-data=preserve",
                           "--object-streams=disable", path, "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate (qpdf, NULL, NULL, &open, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (qpdf));
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  words = g_bytes_unref_to_data (g_steal_pointer (&open), &size);
  /* Bytes of 0 would end what is searched. */
  for (gsize i = 0; i + 1 < size; i++)
    if (words[i] == '\0')
      words[i] = ' ';
  words[size - 1] = '\0';
  cut_description (words);
  return words;
}

/* A title outside ASCII is written as digits, so that no word of it can be one of the PDF's. */
static void
test_pdf (void)
{
  static const char *const words[] = {
    "/OpenAction",   "/JavaScript", "/JS",         "/Launch",   "/URI",       "/AA",
    "/EmbeddedFile", "/SubmitForm", "/ImportData", "/GoToR",    "/RichMedia", "/Rendition",
    "/Movie",        "/Sound",      "/XFA",        "/AcroForm", "/GoToE",     "/Filespec",
  };
  g_autoptr (JwMap) map = make_evil_map ();
  g_autoptr (GBytes) bytes = export(map, JW_EXPORT_PDF);
  g_autofree char *open = read_words (bytes);

  g_assert_nonnull (strstr (open, "/Title"));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (open, words[i]) != NULL)
      g_error ("The PDF holds %.80s", strstr (open, words[i]));
}

/* An address waits until a reader clicks on it, and it is one of the web or of mail. */
static void
test_links (void)
{
  static const char body[] =
      "<journey xmlns=\"https://journeywright.github.io/ns/journey/1\" version=\"1.1\">"
      "<stage id=\"s\"/><lane id=\"l\" type=\"touchpoints\"/>"
      "<card id=\"c1\" lane=\"l\" stage=\"s\" url=\"https://a.example/)/JS(x\"/>"
      "<card id=\"c2\" lane=\"l\" stage=\"s\" url=\"mailto:ann@a.example\"/>"
      "<card id=\"c3\" lane=\"l\" stage=\"s\" url=\"javascript:alert(1)\"/>"
      "<card id=\"c4\" lane=\"l\" stage=\"s\" url=\"file:///etc/passwd\"/>"
      "</journey>";
  g_autoptr (GBytes) file = g_bytes_new_static (body, sizeof body - 1);
  g_autoptr (JwFindings) findings = jw_findings_new ();
  g_autoptr (JwMap) map = jw_reader_read_bytes (file, findings, NULL);
  g_autoptr (GBytes) bytes = export(map, JW_EXPORT_PDF);
  g_autofree char *open = read_words (bytes);
  guint n = 0;

  for (const char *at = strstr (open, "/URI ("); at != NULL; at = strstr (at + 1, "/URI ("), n++)
    g_assert_true (g_str_has_prefix (at, "/URI (https://") ||
                   g_str_has_prefix (at, "/URI (mailto:"));
  g_assert_cmpuint (n, ==, 2);
  g_assert_null (strstr (open, "javascript"));
  g_assert_null (strstr (open, "passwd"));
  g_assert_null (strstr (open, "/AA"));
  g_assert_null (strstr (open, "/OpenAction"));
}

/* Each text that a map takes is one that wants out of where it is written. */
static JwMap *
make_map_of_evil_nodes (void)
{
  static const char *const texts[] = { EVIL, "</text><script>x()</script>", "\" onload=\"x()",
                                       "<image href=\"http://a.example/\"/>", NULL };
  JwMap *map = make_map_of_cards (texts);

  jw_edit_begin (map, "evil");
  for (guint i = 0; i < JW_MAP_CLIP; i++)
    if (!jw_property_is_number (jw_node_get_property_row (JW_NODE (map), i)))
      jw_edit_set_string (JW_NODE (map), i, EVIL "</title><script/>", NULL);
  jw_edit_set_string (jw_node_get_child (JW_NODE (map), JW_KIND_STAGE, 0), JW_STAGE_NAME,
                      "</desc><foreignObject/>", NULL);
  jw_edit_set_string (jw_map_find (map, "k0"), JW_CARD_URL, "https://a.example/\"onclick=\"x()",
                      NULL);
  jw_edit_commit (map);
  return map;
}

static void
check_svg_attribute (xmlAttr *attribute)
{
  g_autofree char *name = g_ascii_strdown ((const char *)attribute->name, -1);
  xmlChar *value = xmlNodeGetContent ((xmlNode *)attribute);
  const char *url = strstr ((const char *)value, "url(");

  g_assert_false (g_str_has_prefix (name, "on"));
  if (strcmp (name, "href") == 0)
    g_assert_true (g_str_has_prefix ((const char *)value, "data:image/"));
  g_assert_true (url == NULL || g_str_has_prefix (url, "url(#"));
  xmlFree (value);
}

/* Shapes and words alone: no script, no frame, no style sheet, no animation, nothing to fetch. */
static void
check_svg (xmlNode *node)
{
  static const char *const known[] = { "svg",   "title",          "desc",  "g",    "rect",
                                       "path",  "text",           "tspan", "stop", "clipPath",
                                       "image", "linearGradient", NULL };

  for (; node != NULL; node = node->next)
    {
      g_assert_true (node->type == XML_ELEMENT_NODE || node->type == XML_TEXT_NODE);
      if (node->type == XML_ELEMENT_NODE && !g_strv_contains (known, (const char *)node->name))
        g_error ("The SVG holds <%s>", node->name);
      for (xmlAttr *at = node->type == XML_ELEMENT_NODE ? node->properties : NULL; at != NULL;
           at = at->next)
        check_svg_attribute (at);
      check_svg (node->children);
    }
}

static void
test_svg (void)
{
  g_autoptr (JwMap) map = make_map_of_evil_nodes ();
  g_autoptr (GBytes) bytes = export(map, JW_EXPORT_SVG);
  xmlDoc *document = xmlReadMemory (g_bytes_get_data (bytes, NULL), (int)g_bytes_get_size (bytes),
                                    NULL, NULL, XML_PARSE_NONET);

  g_assert_nonnull (document);
  g_assert_null (document->intSubset);
  check_svg (document->children);
  xmlFreeDoc (document);
}

static void
test_png (void)
{
  static const char *const chunks[] = { "tEXt", "iTXt", "zTXt", "eXIf", "iCCP" };
  g_autoptr (JwMap) map = make_evil_map ();
  g_autoptr (GBytes) bytes = export(map, JW_EXPORT_PNG);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gsize at = 8; at + 8 <= size;)
    {
      guint32 length;

      memcpy (&length, data + at, 4);
      for (guint i = 0; i < G_N_ELEMENTS (chunks); i++)
        g_assert_true (memcmp (data + at + 4, chunks[i], 4) != 0);
      at += 12 + (gsize)GUINT32_FROM_BE (length);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/inert/formulas", test_formulas);
  g_test_add_func ("/inert/words", test_words);
  g_test_add_func ("/inert/column", test_column);
  g_test_add_func ("/inert/one-card", test_one_card);
  g_test_add_func ("/inert/pdf", test_pdf);
  g_test_add_func ("/inert/links", test_links);
  g_test_add_func ("/inert/svg", test_svg);
  g_test_add_func ("/inert/png", test_png);
  return g_test_run ();
}
