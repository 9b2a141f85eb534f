/* An exported SVG, read back as XML and drawn by another program. */

#include <cairo.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <string.h>

#include "render/export/export.h"
#include "support.h"

#define DPI 72

static GBytes *
export_map (JwMap *map, JwExportFormat format, const JwExportOptions *options)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = jw_export_to_bytes (map, format, options, &error);

  g_assert_no_error (error);
  return bytes;
}

static xmlDocPtr
read_svg (JwMap *map, const JwExportOptions *options)
{
  g_autoptr (GBytes) bytes = export_map (map, JW_EXPORT_SVG, options);
  xmlDocPtr document = xmlReadMemory (g_bytes_get_data (bytes, NULL), (int)g_bytes_get_size (bytes),
                                      NULL, NULL, XML_PARSE_NONET);

  g_assert_nonnull (document);
  return document;
}

static char *
get_attribute (xmlNodePtr node, const char *name)
{
  return (char *)xmlGetNoNsProp (node, (const xmlChar *)name);
}

/* The child of a name, with its content appended; aborts without it. */
static char *
get_content (xmlNodePtr parent, const char *name)
{
  xmlNodePtr node = parent->children;

  while (node != NULL && g_strcmp0 ((const char *)node->name, name) != 0)
    node = node->next;
  g_assert_nonnull (node);
  return (char *)xmlNodeGetContent (node);
}

static void
test_it_says_what_it_is (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  xmlDocPtr document = read_svg (map, NULL);
  xmlNodePtr root = xmlDocGetRootElement (document);
  char *title = get_content (root, "title"), *words = get_content (root, "desc");
  char *width = get_attribute (root, "width"), *height = get_attribute (root, "height");
  char *language = get_attribute (root, "lang"), *role = get_attribute (root, "role");

  g_assert_cmpstr (title, ==, "Hand-thrown mugs: from stranger to ambassador");
  g_assert_nonnull (strstr (words, "Awareness, Consideration, Conversion"));
  g_assert_nonnull (strstr (words, "Touchpoints"));
  g_assert_cmpstr (width, ==, "420mm");
  g_assert_cmpstr (height, ==, "297mm");
  g_assert_cmpstr (language, ==, "en");
  g_assert_nonnull (strstr (role, "document"));
  for (char **all = (char *[]){ title, words, width, height, language, role, NULL }; *all; all++)
    xmlFree (*all);
  xmlFreeDoc (document);
}

/* Nothing but drawing; what is not in the file itself is not loaded. */
static void
check_node (xmlNodePtr node, GString *texts)
{
  static const char *const allowed[] = { "svg",  "title",    "desc",  "g",
                                         "rect", "path",     "text",  "tspan",
                                         "stop", "clipPath", "image", "linearGradient" };
  gboolean is_allowed = FALSE;

  for (; node != NULL; node = node->next)
    {
      if (node->type != XML_ELEMENT_NODE)
        continue;
      is_allowed = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (allowed); i++)
        is_allowed = is_allowed || strcmp ((const char *)node->name, allowed[i]) == 0;
      if (!is_allowed)
        g_error ("There is an element <%s>", node->name);
      for (xmlAttrPtr attribute = node->properties; attribute != NULL; attribute = attribute->next)
        {
          char *value = (char *)xmlNodeGetContent ((xmlNodePtr)attribute);

          g_assert_false (g_str_has_prefix ((const char *)attribute->name, "on"));
          if (strcmp ((const char *)attribute->name, "href") == 0)
            g_assert_true (g_str_has_prefix (value, "data:image/"));
          if (strstr (value, "url(") != NULL)
            g_assert_true (g_str_has_prefix (value, "url(#"));
          xmlFree (value);
        }
      if (strcmp ((const char *)node->name, "text") == 0)
        {
          char *words = (char *)xmlNodeGetContent (node);

          g_string_append_printf (texts, "%s\n", words);
          xmlFree (words);
        }
      check_node (node->children, texts);
    }
}

static char *
check_drawing (JwMap *map)
{
  xmlDocPtr document = read_svg (map, NULL);
  GString *texts = g_string_new (NULL);

  check_node (xmlDocGetRootElement (document), texts);
  xmlFreeDoc (document);
  return g_string_free (texts, FALSE);
}

static void
test_it_only_draws (void)
{
  g_autoptr (JwMap) map = jw_test_read_named_sample ("first-plant");
  g_autofree char *texts = check_drawing (map);

  g_assert_nonnull (strstr (texts, "The first plant: feelings in their own words\n"));
  g_assert_nonnull (strstr (texts, "Card: what a yellow leaf means\n"));
}

/* Words that a line ends between are words of their own; markup in a text is no markup. */
static void
test_texts_are_texts (void)
{
  g_autoptr (JwMap) sample = jw_test_read_sample ();
  g_autoptr (JwMap) evil = jw_test_read_body (
      "title=\"&lt;script>alert(1)&lt;/script> &amp; ]]&gt;\" language='\"&gt;&lt;x'",
      "<stage id=\"s\" name=\"&lt;b&gt;\"/><lane id=\"l\" type=\"touchpoints\" name='\"/>'/>"
      "<card id=\"c\" lane=\"l\" stage=\"s\"><text>a\tb\nc &#x9b; \xef\xb7\x90</text></card>");
  g_autoptr (JwMap) random = jw_test_make_random_map (3, 4, 3);
  g_autofree char *texts = check_drawing (sample);
  g_autofree char *evil_texts = check_drawing (evil);
  g_autofree char *random_texts = check_drawing (random);

  g_assert_nonnull (strstr (texts, "on the phone, late evening."));
  g_assert_nonnull (strstr (evil_texts, "<script>alert(1)</script> & ]]>\n"));
  g_assert_cmpuint (strlen (random_texts), >, 500);
}

static void
test_same_map_same_bytes (void)
{
  g_autoptr (JwMap) map = jw_test_read_named_sample ("rail-travel");
  g_autoptr (JwMap) twin = jw_test_read_named_sample ("rail-travel");
  g_autoptr (GBytes) first = export_map (map, JW_EXPORT_SVG, NULL);
  g_autoptr (GBytes) again = export_map (map, JW_EXPORT_SVG, NULL);
  g_autoptr (GBytes) other = export_map (twin, JW_EXPORT_SVG, NULL);

  g_assert_true (g_bytes_equal (first, again));
  g_assert_true (g_bytes_equal (first, other));
}

/* The paper is the only thing that is left out. */
static void
test_transparent (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  const JwExportOptions options = { .is_transparent = TRUE };
  g_autoptr (GBytes) bytes = export_map (map, JW_EXPORT_SVG, &options);
  g_autoptr (GBytes) opaque = export_map (map, JW_EXPORT_SVG, NULL);
  static const char paper[] = "d=\"M0 0L1190.55 0L1190.55 841.89L0 841.89Z\"";

  g_assert_nonnull (
      g_strstr_len (g_bytes_get_data (opaque, NULL), (gssize)g_bytes_get_size (opaque), paper));
  g_assert_null (
      g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), paper));
  g_assert_cmpuint (g_bytes_get_size (opaque) - g_bytes_get_size (bytes), <, 300);
}

static void
write_file (const char *path, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
}

/* An SVG as a picture on white, as rsvg-convert draws it. */
static cairo_surface_t *
draw_svg (const char *path, const char *picture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "rsvg-convert", "-d", G_STRINGIFY (DPI),
                        "-p", G_STRINGIFY (DPI), "-o", picture, path, NULL);

  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
  return cairo_image_surface_create_from_png (picture);
}

static void
test_it_looks_like_the_picture (void)
{
  g_autofree char *folder = g_dir_make_tmp ("jw-svg-XXXXXX", NULL);
  g_autofree char *svg_path = g_build_filename (folder, "map.svg", NULL);
  g_autofree char *drawn_path = g_build_filename (folder, "drawn.png", NULL);
  g_autofree char *png_path = g_build_filename (folder, "map.png", NULL);
  g_autoptr (JwMap) map = jw_test_read_named_sample ("first-plant");
  const JwExportOptions options = { .dpi = DPI };
  g_autoptr (GBytes) svg = export_map (map, JW_EXPORT_SVG, NULL);
  g_autoptr (GBytes) png = export_map (map, JW_EXPORT_PNG, &options);
  cairo_surface_t *drawn, *picture;

  write_file (svg_path, svg);
  write_file (png_path, png);
  drawn = draw_svg (svg_path, drawn_path);
  picture = cairo_image_surface_create_from_png (png_path);
  g_assert_cmpfloat (jw_test_get_difference (drawn, picture), <, 5);
  g_assert_cmpfloat (jw_test_get_difference (drawn, picture), >, 0.01);
  cairo_surface_destroy (drawn);
  cairo_surface_destroy (picture);
  g_assert_cmpint (g_remove (svg_path), ==, 0);
  g_assert_cmpint (g_remove (drawn_path), ==, 0);
  g_assert_cmpint (g_remove (png_path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/svg/about", test_it_says_what_it_is);
  g_test_add_func ("/svg/drawing", test_it_only_draws);
  g_test_add_func ("/svg/texts", test_texts_are_texts);
  g_test_add_func ("/svg/same-bytes", test_same_map_same_bytes);
  g_test_add_func ("/svg/transparent", test_transparent);
  g_test_add_func ("/svg/picture", test_it_looks_like_the_picture);
  return g_test_run ();
}
