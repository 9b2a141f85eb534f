#include <string.h>

#include "model/stage.h"
#include "tests/file/test-support.h"

#define STAGE "<stage id=\"s1\"/>\n"
#define LANE "<lane id=\"l1\" type=\"text\"/>\n"

/* What stands in a map, the one finding that it gives (line 1 is <journey …>), and what is written
 * of it afterwards. */
typedef struct
{
  const char *name;
  const char *body;
  guint n_findings;
  guint line;
  const char *where;
  const char *says;
  const char *kept;
} Repair;

static const Repair repairs[] = {
  { "dangling-required",
    STAGE LANE "<card id=\"k1\" lane=\"l1\" stage=\"s9\"><text>Hello</text></card>", 2, 4,
    "<card id=\"k1\">", "“stage” names “s9”, but no <stage> has this id",
    "  <stage id=\"s1\"/>\n  <lane id=\"l1\" type=\"text\"/>\n" },
  { "missing-required", STAGE LANE "<card id=\"k1\" lane=\"l1\"><text>Hello</text></card>", 1, 0,
    "<card id=\"k1\">",
    "It needs a “stage” that names a <stage>, so it is left out. It said “Hello”",
    "  <stage id=\"s1\"/>\n  <lane id=\"l1\" type=\"text\"/>\n" },
  { "wrong-kind", STAGE LANE "<card id=\"k1\" lane=\"l1\" stage=\"l1\"/>", 2, 4, "<card id=\"k1\">",
    "“stage” names “l1”, but no <stage> has this id",
    "  <stage id=\"s1\"/>\n  <lane id=\"l1\" type=\"text\"/>\n" },
  { "dangling-optional", STAGE LANE "<card id=\"k1\" lane=\"l1\" stage=\"s1\" personas=\"p9\"/>", 1,
    4, "<card id=\"k1\">", "“personas” names “p9”, but no <persona> has this id",
    "  <stage id=\"s1\"/>\n  <lane id=\"l1\" type=\"text\"/>\n"
    "  <card id=\"k1\" lane=\"l1\" stage=\"s1\"/>\n" },
  { "dangling-one-of-two",
    "<persona id=\"p1\"/>\n" STAGE LANE
    "<card id=\"k1\" lane=\"l1\" stage=\"s1\" personas=\"p9 p1\"/>",
    1, 5, "<card id=\"k1\">", "“personas” names “p9 p1”, but no <persona> has this id",
    "  <persona id=\"p1\"/>\n  <stage id=\"s1\"/>\n  <lane id=\"l1\" type=\"text\"/>\n"
    "  <card id=\"k1\" lane=\"l1\" stage=\"s1\" personas=\"p1\"/>\n" },
  { "picture-without-data", "<picture id=\"i1\"/>", 1, 0, "<picture id=\"i1\">",
    "cannot be without “data”", "" },
  { "picture-of-nothing", "<picture id=\"i1\"><data>aGVsbG8=</data></picture>", 2, 2,
    "<picture id=\"i1\">", "It is left out", "" },
  { "script-as-link",
    STAGE LANE "<card id=\"k1\" lane=\"l1\" stage=\"s1\" url=\"javascript:alert(1)\"/>", 1, 4,
    "<card id=\"k1\">", "https://",
    "  <stage id=\"s1\"/>\n  <lane id=\"l1\" type=\"text\"/>\n"
    "  <card id=\"k1\" lane=\"l1\" stage=\"s1\"/>\n" },
  { "dangling-chain",
    STAGE LANE
    "<card id=\"k1\" lane=\"l1\" stage=\"s1\"/><card id=\"k2\" lane=\"l1\" stage=\"s9\"/>\n"
    "<link id=\"r1\" type=\"serves\" from=\"k1\" to=\"k2\"/>",
    3, 4, "<card id=\"k2\">", "“stage” names “s9”",
    "  <stage id=\"s1\"/>\n  <lane id=\"l1\" type=\"text\"/>\n"
    "  <card id=\"k1\" lane=\"l1\" stage=\"s1\"/>\n" },
  { "dangling-parent",
    STAGE "<curve id=\"c1\" lane=\"l9\"><point id=\"f1\" stage=\"s1\" score=\"1\"/></curve>", 2, 3,
    "<curve id=\"c1\">", "“lane” names “l9”", "  <stage id=\"s1\"/>\n" },
  { "too-large", STAGE LANE "<card id=\"k1\" lane=\"l1\" stage=\"s1\" severity=\"9\"/>", 1, 4,
    "<card id=\"k1\">", "from 0 to 5",
    "  <stage id=\"s1\"/>\n  <lane id=\"l1\" type=\"text\"/>\n"
    "  <card id=\"k1\" lane=\"l1\" stage=\"s1\"/>\n" },
  { "no-number", STAGE LANE "<card id=\"k1\" lane=\"l1\" stage=\"s1\" severity=\"0x2\"/>", 1, 4,
    "<card id=\"k1\">", "“severity” takes a number. The value “0x2” is left out",
    "  <stage id=\"s1\"/>\n  <lane id=\"l1\" type=\"text\"/>\n"
    "  <card id=\"k1\" lane=\"l1\" stage=\"s1\"/>\n" },
  { "unknown-attribute", "<stage id=\"s1\" mood=\"fine\"/>", 1, 2, "<stage id=\"s1\">",
    "The attribute “mood” (“fine”) is not known here", "  <stage id=\"s1\" mood=\"fine\"/>\n" },
  { "foreign-attribute", "<stage id=\"s1\" xml:lang=\"de\"/>", 1, 2, "<stage id=\"s1\">",
    "The attribute “lang” (“de”) is not known here", "  <stage id=\"s1\" xml:lang=\"de\"/>\n" },
  { "text-as-attribute", "<stage id=\"s1\" note=\"n\"/>", 1, 2, "<stage id=\"s1\">",
    "The attribute “note” (“n”) is not known here", "  <stage id=\"s1\" note=\"n\"/>\n" },
  { "unknown-element", "<stage id=\"s1\">\n<mood><deep/>words</mood></stage>", 1, 3,
    "<stage id=\"s1\">", "<mood> is not known here (expected: <note>",
    "  <stage id=\"s1\">\n    <mood><deep/>words</mood>\n  </stage>\n" },
  { "element-elsewhere", "<stage id=\"s1\"><card id=\"k1\"/></stage>", 1, 2, "<stage id=\"s1\">",
    "<card> is not known here (expected: <note>",
    "  <stage id=\"s1\">\n    <card id=\"k1\"/>\n  </stage>\n" },
  { "foreign-element", "<stage xmlns=\"urn:other\" id=\"s1\"/>", 1, 2, "<journey>",
    "<stage> is not known here", "  <stage xmlns=\"urn:other\" id=\"s1\"/>\n" },
  { "stray-text", "<stage id=\"s1\">oh\n dear</stage>", 1, 3, "<stage id=\"s1\">",
    "There is text outside a text element: “oh  dear”", "  <stage id=\"s1\"/>\n" },
  { "marked-up-text", "<note>one <b>two</b> three</note>", 1, 2, "<journey>",
    "<b> stands inside a text", "  <note>one two three</note>\n" },
  { "second-text", "<note>one</note>\n<note>two</note>", 1, 3, "<journey>",
    "There is a second <note>", "  <note>one</note>\n" },
  { "text-with-attributes", "<note mood=\"x\">one</note>", 1, 2, "<journey>",
    "<note> has attributes", "  <note>one</note>\n" },
  { "comment", "<!-- mine --><stage id=\"s1\"/>", 1, 2, "<journey>", "There is a comment",
    "  <stage id=\"s1\"/>\n" },
  { "instruction", "<?style me?><stage id=\"s1\"/>", 1, 2, "<journey>", "<?style …?>",
    "  <stage id=\"s1\"/>\n" },
  { "no-type", "<lane id=\"l1\"/>", 1, 2, "<lane id=\"l1\">", "“type” is needed here. It is set to",
    "  <lane id=\"l1\" type=\"text\"/>\n" },
  { "unknown-type", "<lane id=\"l1\" type=\"smells\"/>", 2, 2, "<lane id=\"l1\">",
    "“smells” is none of the choices", "  <lane id=\"l1\" type=\"text\"/>\n" },
  { "unknown-link-type",
    STAGE LANE "<card id=\"k1\" lane=\"l1\" stage=\"s1\"/>"
               "<link id=\"r1\" type=\"likes\" from=\"k1\" to=\"k1\"/>",
    2, 4, "<link id=\"r1\">", "“likes” is none of the choices",
    "  <stage id=\"s1\"/>\n  <lane id=\"l1\" type=\"text\"/>\n"
    "  <card id=\"k1\" lane=\"l1\" stage=\"s1\"/>\n"
    "  <link id=\"r1\" type=\"leads-to\" from=\"k1\" to=\"k1\"/>\n" },
  { "colour-in-capitals", "<stage id=\"s1\" color=\"#AABBCC\"/>", 1, 2, "<stage id=\"s1\">",
    "What can be kept of it is kept", "  <stage id=\"s1\" color=\"#aabbcc\"/>\n" },
  { "no-colour", "<stage id=\"s1\" color=\"red\"/>", 1, 2, "<stage id=\"s1\">",
    "The value “red” is left out", "  <stage id=\"s1\"/>\n" },
  { "line-break", "<stage id=\"s1\" name=\"a&#10;b\"/>", 1, 2, "<stage id=\"s1\">",
    "What can be kept of it is kept", "  <stage id=\"s1\" name=\"a b\"/>\n" },
};

/* The words between <journey …> and </journey>, or "". */
static char *
write_body (JwMap *map)
{
  g_autofree char *written = jw_test_write (map);
  char *start = strstr (written, "<journey");
  char *end;

  start = strchr (start, '\n') + 1;
  end = g_strrstr (start, "</journey>");
  return end != NULL ? g_strndup (start, (gsize)(end - start)) : g_strdup ("");
}

static void
test_repair (gconstpointer data)
{
  const Repair *repair = data;
  g_autoptr (JwFindings) findings = jw_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map = jw_test_read (repair->body, findings, &error);
  g_autofree char *body = NULL;
  const JwFinding *finding;

  g_assert_no_error (error);
  for (guint i = 0; i < jw_findings_get_n (findings); i++)
    g_test_message ("%s", jw_findings_get (findings, i)->message);
  g_assert_cmpuint (jw_findings_get_n (findings), ==, repair->n_findings);
  finding = jw_findings_get (findings, 0);
  g_assert_cmpuint (finding->line, ==, repair->line);
  g_assert_cmpstr (finding->where, ==, repair->where);
  g_assert_nonnull (strstr (finding->message, repair->says));
  body = write_body (map);
  jw_test_assert_same_text (body, repair->kept);
  g_assert_false (jw_map_is_modified (map));
}

/* The first keeps its id and what refers to it; the second gets an id of its own. */
static void
test_duplicate_id (void)
{
  g_autoptr (JwFindings) findings = jw_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map =
      jw_test_read ("<stage id=\"x\" name=\"one\"/>\n<stage id=\"x\" name=\"two\"/>"
                    "<lane id=\"l1\" type=\"text\"/><card id=\"k1\" lane=\"l1\" stage=\"x\"/>",
                    findings, &error);
  JwNode *second;

  g_assert_no_error (error);
  g_assert_cmpuint (jw_findings_get_n (findings), ==, 1);
  g_assert_cmpuint (jw_findings_get (findings, 0)->line, ==, 3);
  g_assert_nonnull (strstr (jw_findings_get (findings, 0)->message, "“x” is taken"));
  second = jw_node_get_child (JW_NODE (map), JW_KIND_STAGE, 1);
  g_assert_cmpstr (jw_node_get_string (second, JW_STAGE_NAME), ==, "two");
  g_assert_cmpstr (jw_node_get_id (second), !=, "x");
  g_assert_true (jw_map_find (map, jw_node_get_id (second)) == second);
  g_assert_true (jw_map_find (map, "x") == jw_node_get_first_child (JW_NODE (map), JW_KIND_STAGE));
}

static void
test_odd_ids (void)
{
  g_autoptr (JwFindings) findings = jw_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map = jw_test_read (
      "<stage/>\n<stage id=\"\"/>\n<stage id=\"a b\"/>\n<stage id=\"map\"/>", findings, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (jw_findings_get_n (findings), ==, 4);
  g_assert_nonnull (strstr (jw_findings_get (findings, 0)->message, "has no id"));
  g_assert_nonnull (strstr (jw_findings_get (findings, 1)->message, "“” cannot be an id"));
  g_assert_nonnull (strstr (jw_findings_get (findings, 2)->message, "“a b” cannot be an id"));
  g_assert_nonnull (strstr (jw_findings_get (findings, 3)->message, "“map” is taken"));
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), JW_KIND_STAGE), ==, 4);
}

static void
test_newer_minor_version (void)
{
  g_autoptr (JwFindings) findings = jw_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map = jw_test_read_document ("<journey xmlns=\"" JW_FILE_NAMESPACE
                                                 "\" version=\"1.7\" title=\"T\" smell=\"s\">\n"
                                                 "<scent id=\"x\"/></journey>",
                                                 findings, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (jw_findings_get_n (findings), ==, 3);
  g_assert_false (jw_findings_tell_repairs (findings));
  g_assert_nonnull (strstr (jw_findings_get (findings, 0)->message, "1.7"));
  g_assert_nonnull (strstr (jw_findings_get (findings, 1)->message, "“smell”"));
  g_assert_nonnull (strstr (jw_findings_get (findings, 2)->message, "<scent>"));
  g_assert_cmpstr (jw_node_get_string (JW_NODE (map), JW_MAP_TITLE), ==, "T");
}

/* Too long a text is cut between characters, and told. */
static void
test_cut_text (void)
{
  g_autoptr (GString) body = g_string_new ("<note>");
  g_autoptr (JwMap) map = NULL;
  const char *note;

  for (guint i = 0; i < JW_MAX_TEXT_BYTES / 3 + 1; i++)
    g_string_append (body, "€");
  g_string_append (body, "</note>");
  map = jw_test_read_told (body->str, 1);
  note = jw_node_get_string (JW_NODE (map), JW_MAP_NOTE);
  g_assert_cmpuint (strlen (note), ==, JW_MAX_TEXT_BYTES / 3 * 3);
  g_assert_true (g_utf8_validate (note, -1, NULL));
}

static void
test_many_findings (void)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (JwFindings) findings = jw_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map = NULL;
  guint n;

  for (guint i = 0; i < 5000; i++)
    g_string_append (body, "<oops/>\n");
  map = jw_test_read (body->str, findings, &error);
  g_assert_no_error (error);
  n = jw_findings_get_n (findings);
  g_assert_cmpuint (n, ==, 1001);
  g_assert_nonnull (strstr (jw_findings_get (findings, n - 1)->message, "more of the same"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (repairs); i++)
    {
      g_autofree char *path = g_strconcat ("/repairs/", repairs[i].name, NULL);

      g_test_add_data_func (path, &repairs[i], test_repair);
    }
  g_test_add_func ("/repairs/duplicate-id", test_duplicate_id);
  g_test_add_func ("/repairs/odd-ids", test_odd_ids);
  g_test_add_func ("/repairs/newer-minor-version", test_newer_minor_version);
  g_test_add_func ("/repairs/cut-text", test_cut_text);
  g_test_add_func ("/repairs/many-findings", test_many_findings);
  return g_test_run ();
}
