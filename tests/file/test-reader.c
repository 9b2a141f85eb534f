#include <string.h>

#include "model/error.h"
#include "model/persona.h"
#include "tests/file/test-support.h"

#define JOURNEY "<journey xmlns=\"" JW_FILE_NAMESPACE "\" version=\"" JW_FILE_VERSION "\""

/* A document that cannot be read, and what the message must say: line, element, expectation. */
typedef struct
{
  const char *name;
  const char *document;
  JwError code;
  const char *says[4];
} Refusal;

static const Refusal refusals[] = {
  { "no-xml", "hello", JW_ERROR_FORMAT, { "Line 1", "<journey> was expected" } },
  { "other-root", "\n<svg/>", JW_ERROR_FORMAT, { "Line 2", "<svg>", "<journey> was expected" } },
  { "no-namespace",
    "<journey version=\"1.0\"/>",
    JW_ERROR_FORMAT,
    { "Line 1", "<journey>", JW_FILE_NAMESPACE } },
  { "other-namespace",
    "<journey xmlns=\"urn:other\" version=\"1.0\"/>",
    JW_ERROR_FORMAT,
    { "Line 1", "urn:other", JW_FILE_NAMESPACE } },
  { "newer-namespace",
    "<journey xmlns=\"https://journeywright.github.io/ns/journey/2\" version=\"2.0\"/>",
    JW_ERROR_NEWER_VERSION,
    { "Line 1", "newer version", "Install" } },
  { "newer-version",
    "<journey xmlns=\"" JW_FILE_NAMESPACE "\" version=\"2.3\"/>",
    JW_ERROR_NEWER_VERSION,
    { "Line 1", "2.3", "newer" } },
  { "no-version",
    "<journey xmlns=\"" JW_FILE_NAMESPACE "\"/>",
    JW_ERROR_FORMAT,
    { "Line 1", "<journey>", "“" JW_FILE_VERSION "” was expected" } },
  { "odd-version",
    "<journey xmlns=\"" JW_FILE_NAMESPACE "\" version=\"one\"/>",
    JW_ERROR_FORMAT,
    { "Line 1", "“one”", "“" JW_FILE_VERSION "” was expected" } },
  { "cut-off",
    JOURNEY ">\n  <stage id=\"s1\"/>\n  <persona id=\"p1\">\n",
    JW_ERROR_FORMAT,
    { "Line 4", "</persona> was expected", "cut off" } },
  { "mismatch",
    JOURNEY ">\n  <persona id=\"p1\">\n  </stage>\n</journey>",
    JW_ERROR_FORMAT,
    { "Line 3", "</stage>", "</persona> was expected", "line 2" } },
  { "bare-ampersand",
    JOURNEY ">\n<stage id=\"s1\" name=\"a &copy; b\"/></journey>",
    JW_ERROR_FORMAT,
    { "Line 2", "“&copy;”", "“&amp;”" } },
  { "attribute-twice",
    JOURNEY ">\n<stage id=\"s1\" name=\"a\" name=\"b\"/></journey>",
    JW_ERROR_FORMAT,
    { "Line 2", "“name” stands twice" } },
  { "after-the-end", JOURNEY "/>\n<journey/>", JW_ERROR_FORMAT, { "Line 2", "after </journey>" } },
  { "unbound-prefix",
    JOURNEY ">\n<x:stage id=\"s1\"/></journey>",
    JW_ERROR_FORMAT,
    { "Line 2", "x" } },
  { "control-character",
    JOURNEY ">\n<stage id=\"s1\" name=\"a\x0b\"/></journey>",
    JW_ERROR_FORMAT,
    { "Line 2" } },
  { "character-reference",
    JOURNEY ">\n\n<stage id=\"s1\" name=\"&#1;\"/></journey>",
    JW_ERROR_FORMAT,
    { "Line 3" } },
};

static void
test_refusal (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr (JwFindings) findings = jw_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map = jw_test_read_document (refusal->document, findings, &error);

  g_assert_null (map);
  g_assert_error (error, JW_ERROR, (int)refusal->code);
  g_test_message ("%s", error->message);
  for (guint i = 0; i < G_N_ELEMENTS (refusal->says) && refusal->says[i] != NULL; i++)
    g_assert_nonnull (strstr (error->message, refusal->says[i]));
}

static void
assert_limit (const char *format, guint n, gboolean fits)
{
  g_autoptr (GString) body = g_string_new ("<stage id=\"first\"/><lane id=\"l\" type=\"text\"/>\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map = NULL;

  for (guint i = 1; i < n; i++)
    g_string_append_printf (body, "<%s id=\"x%u\"%s/>\n", format, i,
                            strcmp (format, "card") == 0   ? " stage=\"first\" lane=\"l\""
                            : strcmp (format, "lane") == 0 ? " type=\"text\""
                                                           : "");
  map = jw_test_read (body->str, NULL, &error);
  if (fits)
    {
      g_assert_no_error (error);
      return;
    }
  g_assert_error (error, JW_ERROR, JW_ERROR_LIMIT);
  g_assert_true (g_str_has_prefix (error->message, "Line "));
  g_assert_nonnull (strstr (error->message, format));
}

/* A map past the limits is refused, not cut: whoever wrote it wants it all. */
static void
test_limits (void)
{
  assert_limit ("stage", JW_MAX_STAGES, TRUE);
  assert_limit ("stage", JW_MAX_STAGES + 1, FALSE);
  assert_limit ("lane", JW_MAX_LANES, TRUE);
  assert_limit ("lane", JW_MAX_LANES + 1, FALSE);
  assert_limit ("card", JW_MAX_CARDS + 1, TRUE);
  assert_limit ("card", JW_MAX_CARDS + 2, FALSE);
}

static void
test_fresh (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map = jw_test_read ("<stage id=\"s1\" name=\"One\"/>", NULL, &error);

  g_assert_no_error (error);
  g_assert_false (jw_map_is_modified (map));
  g_assert_false (jw_map_can_undo (map));
  g_assert_false (jw_map_can_redo (map));
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), JW_KIND_STAGE), ==, 1);
}

static void
test_byte_order_mark (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map = jw_test_read_document (
      "\xef\xbb\xbf<?xml version='1.0' encoding='utf-8'?>\r\n" JOURNEY " title=\"Größe\"/>", NULL,
      &error);

  g_assert_no_error (error);
  g_assert_cmpstr (jw_node_get_string (JW_NODE (map), JW_MAP_TITLE), ==, "Größe");
}

static void
test_order (void)
{
  g_autoptr (JwFindings) findings = jw_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map = jw_test_read ("<link id=\"r1\" type=\"answers\" from=\"k1\" to=\"k2\"/>\n"
                                        "<card id=\"k1\" lane=\"l1\" stage=\"s1\"/>\n"
                                        "<card id=\"k2\" lane=\"l1\" stage=\"s1\"/>\n"
                                        "<lane id=\"l1\" type=\"text\"/><stage id=\"s1\"/>",
                                        findings, &error);
  g_autofree char *written = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (jw_findings_get_n (findings), ==, 0);
  written = jw_test_write (map);
  jw_test_assert_same_text (written, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" JOURNEY ">\n"
                                     "  <stage id=\"s1\"/>\n"
                                     "  <lane id=\"l1\" type=\"text\"/>\n"
                                     "  <card id=\"k1\" lane=\"l1\" stage=\"s1\"/>\n"
                                     "  <card id=\"k2\" lane=\"l1\" stage=\"s1\"/>\n"
                                     "  <link id=\"r1\" type=\"answers\" from=\"k1\" to=\"k2\"/>\n"
                                     "</journey>\n");
}

/* The ways that XML has to write the same words. */
static void
test_spellings (void)
{
  g_autoptr (JwFindings) findings = jw_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map =
      jw_test_read ("<persona id=\"p1\" name='&#x41;&quot;&apos;&lt;&#38;#38;&amp;amp;'>"
                    "<about>a &lt;b&gt; <![CDATA[<c> & ]]>&#13;\r\n&amp;amp;</about></persona>"
                    "<j:stage xmlns:j=\"" JW_FILE_NAMESPACE "\" id=\"s1\"/>",
                    findings, &error);
  JwNode *persona;

  g_assert_no_error (error);
  g_assert_cmpuint (jw_findings_get_n (findings), ==, 0);
  persona = jw_node_get_first_child (JW_NODE (map), JW_KIND_PERSONA);
  g_assert_cmpstr (jw_node_get_string (persona, JW_PERSONA_NAME), ==, "A\"'<&#38;&amp;");
  g_assert_cmpstr (jw_node_get_string (persona, JW_PERSONA_ABOUT), ==, "a <b> <c> & \r\n&amp;");
  g_assert_nonnull (jw_map_find (map, "s1"));
}

static void
test_long_text (void)
{
  g_autofree char *text = g_strnfill (JW_MAX_TEXT_BYTES, 'x');
  g_autofree char *body = g_strdup_printf ("<note>%s</note>", text);
  g_autoptr (JwMap) map = jw_test_read_told (body, 0);

  g_assert_cmpstr (jw_node_get_string (JW_NODE (map), JW_MAP_NOTE), ==, text);
}

static void
test_no_findings_wanted (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map = jw_test_read ("<stage/><oops/>text<!-- c --><?p i?>", NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (map);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/reader/refusal/", refusals[i].name, NULL);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  g_test_add_func ("/reader/limits", test_limits);
  g_test_add_func ("/reader/fresh", test_fresh);
  g_test_add_func ("/reader/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/reader/order", test_order);
  g_test_add_func ("/reader/spellings", test_spellings);
  g_test_add_func ("/reader/long-text", test_long_text);
  g_test_add_func ("/reader/no-findings-wanted", test_no_findings_wanted);
  return g_test_run ();
}
