#include <libxml/relaxng.h>
#include <string.h>

#include "model/clip/clip.h"
#include "model/file/number.h"
#include "model/file/schema.h"
#include "model/file/screen.h"
#include "model/node/refs.h"
#include "tests/file/test-support.h"

/* resources/doc/format.md is a promise to other programs, so it is held against the code. */

static char *
load_document (void)
{
  g_autoptr (GFile) file = jw_test_get_source_file ("resources/doc/format.md");
  g_autoptr (GError) error = NULL;
  char *document = NULL;

  g_file_load_contents (file, NULL, &document, NULL, NULL, &error);
  g_assert_no_error (error);
  return document;
}

static void
append_choices (GString *out, const JwProperty *row)
{
  for (const JwChoice *choice = row->choices; choice->token != NULL; choice++)
    g_string_append_printf (out, "%s`%s`", choice == row->choices ? "" : ", ", choice->token);
  if (row->flags & JW_PROPERTY_OPEN)
    g_string_append (out, " or another word");
}

static void
append_number (GString *out, const JwProperty *row)
{
  char min[JW_NUMBER_BUFFER], max[JW_NUMBER_BUFFER], normal[JW_NUMBER_BUFFER];

  g_string_append_printf (out, "number from %s to %s", jw_number_format (row->min, min),
                          jw_number_format (row->max, max));
  if (row->number < 0 || row->number > 0)
    g_string_append_printf (out, "; %s if not given", jw_number_format (row->number, normal));
}

/* What the document is to say that the property holds. */
static char *
describe (const JwProperty *row)
{
  static const char *const words[] = {
    [JW_PROPERTY_STRING] = "line",       [JW_PROPERTY_TEXT] = "text",
    [JW_PROPERTY_CHOICE] = "",           [JW_PROPERTY_REF] = "id of",
    [JW_PROPERTY_REFS] = "ids of",       [JW_PROPERTY_NUMBER] = "",
    [JW_PROPERTY_BOOLEAN] = "yes or no", [JW_PROPERTY_DATE] = "date",
    [JW_PROPERTY_COLOR] = "colour",      [JW_PROPERTY_LINK] = "link",
    [JW_PROPERTY_DATA] = "picture",
  };
  GString *out = g_string_new (words[row->type]);

  if (row->type == JW_PROPERTY_CHOICE)
    append_choices (out, row);
  else if (row->type == JW_PROPERTY_NUMBER)
    append_number (out, row);
  else if (jw_property_is_reference (row))
    g_string_append_printf (out, " `<%s>`", jw_kind_get_class (row->ref_kind)->element);
  if (row->flags & JW_PROPERTY_REQUIRED)
    g_string_append (out, "; needed");
  return g_string_free (out, FALSE);
}

/* The tables as the property tables have them: a line for each element, then its rows. */
static char *
list_expected (void)
{
  GString *out = g_string_new (NULL);

  for (JwKind kind = 0; kind < JW_N_KINDS; kind++)
    {
      JwNodeClass *klass = jw_kind_get_class (kind);

      g_string_append_printf (out, "<%s>:", klass->element);
      for (guint i = 0; i < klass->n_child_kinds; i++)
        g_string_append_printf (out, " <%s>", jw_kind_get_class (klass->child_kinds[i])->element);
      g_string_append_c (out, '\n');
      for (guint i = 0; i < klass->n_properties; i++)
        {
          const JwProperty *row = &klass->properties[i];
          g_autofree char *holds = describe (row);

          g_string_append_printf (out, "<%s> `%s` | %s | %s\n", klass->element, row->name,
                                  jw_property_is_element (row) ? "element" : "attribute", holds);
        }
    }
  return g_string_free (out, FALSE);
}

/* The elements named after "In it, in this order:" of the line below a heading. */
static void
append_content (GString *out, const char *line)
{
  const char *order = strstr (line, "In it, in this order: ");
  g_auto (GStrv) words = NULL;

  if (order == NULL)
    return;
  words = g_strsplit (order, "`", -1);
  for (guint i = 1; words[i] != NULL && words[i + 1] != NULL; i += 2)
    g_string_append_printf (out, " %s", words[i]);
}

/* "| `name` | attribute | line | What it means. |" */
static void
append_row (GString *out, const char *element, const char *line)
{
  g_auto (GStrv) cells = g_strsplit (line, " | ", 4);

  g_assert_cmpuint (g_strv_length (cells), ==, 4);
  g_assert_true (g_str_has_suffix (cells[3], ". |"));
  g_string_append_printf (out, "%s %s | %s | %s\n", element, cells[0] + 2, cells[1], cells[2]);
}

static char *
list_documented (const char *document)
{
  const char *start = strstr (document, "\n## Elements\n");
  g_auto (GStrv) lines = NULL;
  g_autofree char *element = NULL;
  GString *out = g_string_new (NULL);

  g_assert_nonnull (start);
  lines = g_strsplit (start, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "### `"))
      {
        g_free (element);
        element = g_strndup (lines[i] + 5, strlen (lines[i]) - 6);
        g_string_append_printf (out, "%s:", element);
        g_assert_cmpstr (lines[i + 1], ==, "");
        append_content (out, lines[i + 2]);
        g_string_append_c (out, '\n');
      }
    else if (g_str_has_prefix (lines[i], "| `"))
      append_row (out, element, lines[i]);
  return g_string_free (out, FALSE);
}

static void
test_tables (void)
{
  g_autofree char *document = load_document ();
  g_autofree char *documented = list_documented (document);
  g_autofree char *expected = list_expected ();

  jw_test_assert_same_text (documented, expected);
}

static void
assert_says (const char *document, const char *words)
{
  if (strstr (document, words) == NULL)
    g_test_message ("resources/doc/format.md lacks: %s", words);
  g_assert_nonnull (strstr (document, words));
}

static void
test_limits (void)
{
  static const struct
  {
    const char *what;
    guint limit;
  } limits[] = {
    { "bytes of the file", JW_FILE_MAX_BYTES },
    { "stages", JW_MAX_STAGES },
    { "lanes", JW_MAX_LANES },
    { "cards", JW_MAX_CARDS },
    { "bytes of a line", JW_MAX_STRING_BYTES },
    { "bytes of a text", JW_MAX_TEXT_BYTES },
    { "bytes of a picture", JW_MAX_PICTURE_BYTES },
    { "pixels of a picture", JW_MAX_PICTURE_PIXELS },
    { "levels of elements", JW_SCREEN_MAX_DEPTH },
    { "elements", JW_SCREEN_MAX_ELEMENTS },
    { "attributes of an element", JW_SCREEN_MAX_ATTRIBUTES },
    { "bytes of a tag", JW_SCREEN_MAX_TAG_BYTES },
  };
  g_autofree char *document = load_document ();
  g_autofree char *token = g_strdup_printf ("at most %d bytes long", JW_MAX_TOKEN_BYTES);

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autofree char *row = g_strdup_printf ("\n| %s | %u ", limits[i].what, limits[i].limit);

      assert_says (document, row);
    }
  assert_says (document, token);
}

static void
test_names (void)
{
  g_autofree char *document = load_document ();
  g_autofree char *version = g_strdup_printf ("`<journey version=\"%d.%d\">`",
                                              JW_FILE_MAJOR_VERSION, JW_FILE_MINOR_VERSION);

  assert_says (document, "`" JW_CLIP_MIME_TYPE "`");
  assert_says (document, "`" JW_FILE_NAMESPACE "`");
  assert_says (document, "`" JW_FILE_SUFFIX "`");
  assert_says (document, version);
}

static char *
extract_example (const char *document)
{
  const char *start = strstr (document, "```xml\n");
  const char *end;

  g_assert_nonnull (start);
  start += strlen ("```xml\n");
  end = strstr (start, "```\n");
  g_assert_nonnull (end);
  return g_strndup (start, (gsize)(end - start));
}

static void
test_example (void)
{
  g_autofree char *document = load_document ();
  g_autofree char *example = extract_example (document);
  g_autoptr (JwFindings) findings = jw_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map = jw_test_read_document (example, findings, &error);
  g_autofree char *written = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (jw_findings_get_n (findings), ==, 0);
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), JW_KIND_CARD), >=, 4);
  written = jw_test_write (map);
  jw_test_assert_same_text (written, example);
}

static void
test_example_is_valid (void)
{
  g_autofree char *document = load_document ();
  g_autofree char *example = extract_example (document);
  g_autofree char *schema_text = jw_schema_write ();
  xmlRelaxNGParserCtxtPtr parser =
      xmlRelaxNGNewMemParserCtxt (schema_text, (int)strlen (schema_text));
  xmlRelaxNGPtr schema = xmlRelaxNGParse (parser);
  xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt (schema);
  xmlDocPtr doc = xmlReadMemory (example, (int)strlen (example), NULL, NULL, XML_PARSE_NONET);

  g_assert_nonnull (doc);
  g_assert_cmpint (xmlRelaxNGValidateDoc (context, doc), ==, 0);
  xmlFreeDoc (doc);
  xmlRelaxNGFreeValidCtxt (context);
  xmlRelaxNGFree (schema);
  xmlRelaxNGFreeParserCtxt (parser);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/tables", test_tables);
  g_test_add_func ("/format/limits", test_limits);
  g_test_add_func ("/format/names", test_names);
  g_test_add_func ("/format/example", test_example);
  g_test_add_func ("/format/example-is-valid", test_example_is_valid);
  return g_test_run ();
}
