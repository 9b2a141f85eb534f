#include "render/export/pdf-about.h"

#include <cairo-pdf.h>

#include "model/persona.h"
#include "model/stage.h"
#include "render/export/describe.h"
#include "render/text.h"

/* The date of a map that has none: the same map shall give the same bytes. */
#define NO_DATE "1970-01-01"
#define PROGRAM "Journeywright " JW_VERSION

static const char *
find_author (JwMap *map)
{
  static const guint properties[] = { JW_MAP_AUTHORS, JW_MAP_OWNER, JW_MAP_BUSINESS };
  const char *author = NULL;

  for (guint i = 0; author == NULL && i < G_N_ELEMENTS (properties); i++)
    author = jw_node_get_string (JW_NODE (map), properties[i]);
  return author;
}

static char *
make_date (JwMap *map)
{
  const char *date = jw_node_get_string (JW_NODE (map), JW_MAP_DATE);

  return g_strconcat (date != NULL ? date : NO_DATE, "T00:00:00Z", NULL);
}

static void
append_keyword (GString *words, const char *word)
{
  if (word != NULL && *word != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", word);
}

/* Whose journey it is, and its stages. */
static char *
list_keywords (JwMap *map)
{
  static const struct
  {
    JwKind kind;
    guint name;
  } kinds[] = { { JW_KIND_PERSONA, JW_PERSONA_NAME }, { JW_KIND_STAGE, JW_STAGE_NAME } };
  GString *words = g_string_new (NULL);

  append_keyword (words, jw_node_get_string (JW_NODE (map), JW_MAP_BUSINESS));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (JwNode *node = jw_node_get_first_child (JW_NODE (map), kinds[i].kind); node != NULL;
         node = jw_node_get_next (node))
      append_keyword (words, jw_node_get_string (node, kinds[i].name));
  return g_string_free (words, FALSE);
}

static void
set_text (cairo_surface_t *surface, cairo_pdf_metadata_t what, const char *text)
{
  g_autofree char *exchangeable = text != NULL ? jw_text_make_exchangeable (text, -1) : NULL;

  if (text != NULL && *text != '\0')
    cairo_pdf_surface_set_metadata (surface, what, exchangeable);
}

void
jw_pdf_about_begin (JwMap *map, cairo_surface_t *surface)
{
  JwNode *node = JW_NODE (map);
  g_autofree char *date = make_date (map);
  g_autofree char *keywords = list_keywords (map);

  set_text (surface, CAIRO_PDF_METADATA_TITLE, jw_node_get_string (node, JW_MAP_TITLE));
  set_text (surface, CAIRO_PDF_METADATA_AUTHOR, find_author (map));
  set_text (surface, CAIRO_PDF_METADATA_SUBJECT, jw_node_get_string (node, JW_MAP_SCOPE));
  set_text (surface, CAIRO_PDF_METADATA_KEYWORDS, keywords);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, PROGRAM);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

/* An XML element with a text; nothing without one. */
static void
append_element (GString *xmp, const char *start, const char *text, const char *end)
{
  g_autofree char *exchangeable = text != NULL ? jw_text_make_exchangeable (text, -1) : NULL;
  g_autofree char *escaped = text != NULL ? g_markup_escape_text (exchangeable, -1) : NULL;

  if (text != NULL && *text != '\0')
    g_string_append_printf (xmp, "%s%s%s\n", start, escaped, end);
}

static GString *
make_xmp (JwMap *map)
{
  JwNode *node = JW_NODE (map);
  g_autofree char *date = make_date (map);
  g_autofree char *keywords = list_keywords (map);
  GString *xmp = g_string_new (
      "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
      "<dc:format>application/pdf</dc:format>\n");

  append_element (xmp, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
                  jw_node_get_string (node, JW_MAP_TITLE), "</rdf:li></rdf:Alt></dc:title>");
  append_element (xmp, "<dc:creator><rdf:Seq><rdf:li>", find_author (map),
                  "</rdf:li></rdf:Seq></dc:creator>");
  append_element (xmp, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
                  jw_node_get_string (node, JW_MAP_SCOPE), "</rdf:li></rdf:Alt></dc:description>");
  append_element (xmp, "<dc:rights><rdf:Alt><rdf:li xml:lang=\"x-default\">",
                  jw_node_get_string (node, JW_MAP_RIGHTS), "</rdf:li></rdf:Alt></dc:rights>");
  append_element (xmp, "<dc:language><rdf:Bag><rdf:li>", jw_describe_language (map),
                  "</rdf:li></rdf:Bag></dc:language>");
  append_element (xmp, "<pdf:Keywords>", keywords, "</pdf:Keywords>");
  append_element (xmp, "<xmp:CreatorTool>", PROGRAM, "</xmp:CreatorTool>");
  append_element (xmp, "<xmp:CreateDate>", date, "</xmp:CreateDate>");
  append_element (xmp, "<xmp:ModifyDate>", date, "</xmp:ModifyDate>");
  g_string_append (xmp, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
  return xmp;
}

void
jw_pdf_about_finish (JwMap *map, JwPdfFile *file)
{
  g_autoptr (GString) xmp = make_xmp (map);
  guint number = jw_pdf_file_reserve (file, 1);
  g_autoptr (GString) entries = g_string_new ("/Lang");

  jw_pdf_append_string (entries, jw_describe_language (map));
  g_string_append (entries, "/ViewerPreferences<</DisplayDocTitle true>>");
  if (jw_pdf_file_add_stream (file, number, "/Type/Metadata/Subtype/XML", xmp))
    g_string_append_printf (entries, "/Metadata %u 0 R", number);
  jw_pdf_file_extend (file, jw_pdf_file_get_catalog (file), entries->str);
}
