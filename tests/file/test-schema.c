#include <libxml/relaxng.h>
#include <string.h>

#include "model/file/schema.h"
#include "tests/file/test-support.h"

typedef struct
{
  xmlRelaxNGPtr schema;
} Fixture;

static void
ignore_problem_cb (void *data, const char *format, ...)
{
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = jw_schema_write ();
  xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewMemParserCtxt (text, (int)strlen (text));

  fixture->schema = xmlRelaxNGParse (parser);
  xmlRelaxNGFreeParserCtxt (parser);
  g_assert_nonnull (fixture->schema);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  xmlRelaxNGFree (fixture->schema);
}

static gboolean
is_valid (Fixture *fixture, const char *document)
{
  xmlDocPtr doc = xmlReadMemory (document, (int)strlen (document), NULL, NULL,
                                 XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt (fixture->schema);
  int result;

  g_assert_nonnull (doc);
  xmlRelaxNGSetValidErrors (context, ignore_problem_cb, ignore_problem_cb, NULL);
  result = xmlRelaxNGValidateDoc (context, doc);
  xmlRelaxNGFreeValidCtxt (context);
  xmlFreeDoc (doc);
  g_assert_cmpint (result, >=, 0);
  return result == 0;
}

/* "ninja schema" rewrites the file after a property table has changed. */
static void
test_committed (void)
{
  g_autoptr (GFile) file = jw_test_get_source_file ("resources/schema/journey.rng");
  g_autofree char *committed = NULL;
  g_autofree char *made = jw_schema_write ();
  g_autoptr (GError) error = NULL;

  g_file_load_contents (file, NULL, &committed, NULL, NULL, &error);
  g_assert_no_error (error);
  jw_test_assert_same_text (committed, made);
}

static void
assert_folder_is_valid (Fixture *fixture, const char *path, guint n_expected)
{
  g_autoptr (GFile) folder = jw_test_get_source_file (path);
  g_autoptr (GDir) dir = g_dir_open (g_file_peek_path (folder), 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (g_file_peek_path (folder), name, NULL);
      g_autofree char *document = NULL;

      if (!g_str_has_suffix (name, JW_FILE_SUFFIX))
        continue;
      g_assert_true (g_file_get_contents (file, &document, NULL, NULL));
      g_test_message ("%s", name);
      g_assert_true (is_valid (fixture, document));
      n++;
    }
  g_assert_cmpuint (n, >=, n_expected);
}

static void
test_shipped (Fixture *fixture, gconstpointer data)
{
  assert_folder_is_valid (fixture, "resources/samples", 1);
  assert_folder_is_valid (fixture, "resources/templates", 2);
}

/* Schema and reader judge alike: what the one refuses, the other finds fault with. */
static void
test_agrees_with_reader (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *body;
    gboolean valid;
  } cases[] = {
    { "", TRUE },
    { "<stage id=\"s1\"/>", TRUE },
    { "<stage id=\"s1\" name=\"\"/>", TRUE },
    { "<stage/>", FALSE },
    { "<stage id=\"1s\"/>", FALSE },
    { "<stage id=\"s1\" color=\"#0b6e99\"/>", TRUE },
    { "<stage id=\"s1\" color=\"#0B6E99\"/>", FALSE },
    { "<stage id=\"s1\" colour=\"#0b6e99\"/>", FALSE },
    { "<stage id=\"s1\"><note>x</note></stage>", TRUE },
    { "<stage id=\"s1\"><note>x<b/></note></stage>", FALSE },
    { "<stage id=\"s1\">x</stage>", FALSE },
    { "<lane id=\"l1\"/>", FALSE },
    { "<lane id=\"l1\" type=\"emotion\"/>", TRUE },
    { "<lane id=\"l1\" type=\"emotions\"/>", FALSE },
    { "<lane id=\"l1\" type=\"text\"/><stage id=\"s1\"/><note>late</note>", TRUE },
    { "<stage id=\"s1\"/><curve id=\"c1\" lane=\"l1\"><point id=\"f1\" stage=\"s1\" score=\"2\"/>"
      "</curve><lane id=\"l1\" type=\"emotion\"/>",
      TRUE },
    { "<stage id=\"s1\"/><curve id=\"c1\" lane=\"l1\"><point id=\"f1\" stage=\"s1\" score=\"999\"/>"
      "</curve><lane id=\"l1\" type=\"emotion\"/>",
      FALSE },
    { "<stage id=\"s1\"/><curve id=\"c1\" lane=\"l1\"><point id=\"f1\" stage=\"s1\" score=\"NaN\"/>"
      "</curve><lane id=\"l1\" type=\"emotion\"/>",
      FALSE },
    { "<stage id=\"s1\"/><point id=\"f1\" stage=\"s1\"/>", FALSE },
    { "<oops/>", FALSE },
    { "<stage id=\"s1\"/><lane id=\"l1\" type=\"text\"/><persona id=\"p1\"/><persona id=\"p2\"/>"
      "<card id=\"k1\" lane=\"l1\" stage=\"s1\" personas=\"p1 p2\" "
      "url=\"HTTPS://x.example/?a=1\"/>",
      TRUE },
    { "<stage id=\"s1\"/><lane id=\"l1\" type=\"text\"/>"
      "<card id=\"k1\" lane=\"l1\" stage=\"s1\" personas=\"p1  p2\"/>",
      FALSE },
    { "<stage id=\"s1\"/><lane id=\"l1\" type=\"text\"/>"
      "<card id=\"k1\" lane=\"l1\" stage=\"s1\" url=\"javascript:alert(1)\"/>",
      FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *document = g_strdup_printf (
          "<journey xmlns=\"%s\" version=\"1.0\">%s</journey>", JW_FILE_NAMESPACE, cases[i].body);
      g_autoptr (JwFindings) findings = jw_findings_new ();
      g_autoptr (JwMap) map = jw_test_read_document (document, findings, NULL);

      g_test_message ("%s", cases[i].body);
      g_assert_true (is_valid (fixture, document) == cases[i].valid);
      g_assert_nonnull (map);
      g_assert_true ((jw_findings_get_n (findings) == 0) == cases[i].valid);
    }
}

static void
test_map_attributes (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *attributes;
    gboolean valid;
  } cases[] = {
    { "title=\"T\" date=\"2026-05-14\" portrait=\"true\" body=\"9.75\" paper=\"a3\"", TRUE },
    { "date=\"14 May\"", FALSE },
    { "date=\"2026-02-30\"", FALSE },
    { "portrait=\"yes\"", FALSE },
    { "body=\"1e1\"", TRUE },
    { "body=\" 10\"", FALSE },
    { "body=\"500\"", FALSE },
    { "paper=\"a9\"", FALSE },
    { "id=\"m\"", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *document = g_strdup_printf ("<journey xmlns=\"%s\" version=\"1.0\" %s/>",
                                                   JW_FILE_NAMESPACE, cases[i].attributes);
      g_autoptr (JwFindings) findings = jw_findings_new ();
      g_autoptr (JwMap) map = jw_test_read_document (document, findings, NULL);

      g_test_message ("%s", cases[i].attributes);
      g_assert_true (is_valid (fixture, document) == cases[i].valid);
      g_assert_nonnull (map);
      g_assert_true ((jw_findings_get_n (findings) == 0) == cases[i].valid);
    }
}

static const char *
get_valid_value (const JwProperty *row)
{
  switch (row->type)
    {
    case JW_PROPERTY_CHOICE:
      return row->choices[0].token;
    case JW_PROPERTY_NUMBER:
      return "4";
    case JW_PROPERTY_BOOLEAN:
      return "true";
    case JW_PROPERTY_DATE:
      return "2026-05-14";
    case JW_PROPERTY_COLOR:
      return "#0b6e99";
    case JW_PROPERTY_LINK:
      return "https://shop.example/";
    case JW_PROPERTY_STRING:
    case JW_PROPERTY_TEXT:
    case JW_PROPERTY_REF:
    case JW_PROPERTY_REFS:
    case JW_PROPERTY_DATA:
    default:
      return "s1";
    }
}

/* With every attribute that the table has. */
static void
append_full_card (GString *out, guint number)
{
  JwNodeClass *klass = jw_kind_get_class (JW_KIND_CARD);

  g_string_append_printf (out, "<card id=\"k%u\"", number);
  for (guint i = 0; i < klass->n_properties; i++)
    if (!jw_property_is_element (&klass->properties[i]))
      g_string_append_printf (out, " %s=\"%s\"", klass->properties[i].name,
                              get_valid_value (&klass->properties[i]));
  g_string_append (out, "><text>x</text></card>");
}

/* libxml2 went through all subsets of what an element has: one such card took longer than a user
 * waits, and this would not end. */
static void
test_full_cards (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) out =
      g_string_new ("<journey xmlns=\"" JW_FILE_NAMESPACE "\" version=\"1.1\">");
  g_autofree char *broken = NULL;

  for (guint i = 0; i < 40; i++)
    append_full_card (out, i);
  g_string_append (out, "</journey>");
  g_assert_true (is_valid (fixture, out->str));
  broken = g_strdup (out->str);
  *strstr (broken, "severity=") = 'S';
  g_assert_false (is_valid (fixture, broken));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/committed", test_committed);
  g_test_add ("/schema/shipped", Fixture, NULL, set_up, test_shipped, tear_down);
  g_test_add ("/schema/agrees-with-reader", Fixture, NULL, set_up, test_agrees_with_reader,
              tear_down);
  g_test_add ("/schema/map-attributes", Fixture, NULL, set_up, test_map_attributes, tear_down);
  g_test_add ("/schema/full-cards", Fixture, NULL, set_up, test_full_cards, tear_down);
  return g_test_run ();
}
