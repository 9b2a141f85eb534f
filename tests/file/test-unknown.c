#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#include "model/clip/clip.h"
#include "model/edit/commands.h"
#include "model/error.h"
#include "model/lane.h"
#include "model/link.h"
#include "model/map.h"
#include "model/stage.h"
#include "model/node/unknown.h"
#include "tests/file/test-support.h"

/* What a newer minor version, or another program, put into a file is none of our business, and so
 * it has to be there afterwards. */

#define HEAD "<journey xmlns=\"" JW_FILE_NAMESPACE "\" version=\"1.7\""
#define BODY                                                                                       \
  "<stage id=\"s1\" name=\"One\"/><stage id=\"s2\" name=\"Two\"/>"                                 \
  "<lane id=\"l1\" type=\"text\"/>"
#define CARD "<card id=\"k1\" lane=\"l1\" stage=\"s1\""

typedef struct
{
  const char *name;
  const char *document;
} Case;

static const Case cases[] = {
  { "root-attribute", HEAD " mood=\"calm\">" BODY "</journey>" },
  { "root-element",
    HEAD ">" BODY "<team id=\"x1\" name=\"T\"><member>A</member></team></journey>" },
  { "attribute",
    HEAD ">" BODY CARD " mood=\"calm &amp; &quot;kind&quot; &lt;&#10;&gt;\"/></journey>" },
  { "attributes", HEAD ">" BODY CARD " b=\"1\" a=\"2\" z=\"\"/></journey>" },
  { "element", HEAD ">" BODY CARD "><mood/></card></journey>" },
  { "elements", HEAD ">" BODY CARD "><text>T</text><a/><b>x</b><a y=\"1\"/></card></journey>" },
  { "nested", HEAD ">" BODY CARD "><a><b><c d=\"e\"><f/></c></b><b/></a></card></journey>" },
  { "mixed", HEAD ">" BODY CARD "><a>one <b>two</b> three<c/> &amp; four</a></card></journey>" },
  { "cdata", HEAD ">" BODY CARD "><a><![CDATA[1 < 2 && 3]]></a></card></journey>" },
  { "white-space",
    HEAD ">" BODY CARD "><a xml:space=\"preserve\">  x\n\n  y\t</a></card></journey>" },
  { "our-names-elsewhere", HEAD ">" BODY "<stage id=\"s3\"><card id=\"x\"><text>T</text></card>"
                                "</stage></journey>" },
  { "prefixed-attribute", HEAD " xmlns:x=\"urn:x\">" BODY CARD " x:mood=\"calm\"/></journey>" },
  { "prefixed-root-attribute", HEAD " xmlns:x=\"urn:x\" x:mood=\"calm\">" BODY "</journey>" },
  { "two-prefixed-attributes", HEAD " xmlns:x=\"urn:x\" xmlns:y=\"urn:y\">" BODY CARD
                                    " x:mood=\"calm\" y:mood=\"wild\" x:b=\"1\"/></journey>" },
  { "prefixed-element",
    HEAD " xmlns:x=\"urn:x\">" BODY CARD "><x:a x:b=\"c\" d=\"e\"><x:f/></x:a></card></journey>" },
  { "nested-prefixes", HEAD " xmlns:x=\"urn:x\">" BODY CARD
                            "><x:a xmlns:x=\"urn:other\"><x:b/></x:a><x:c/></card></journey>" },
  { "default-namespace",
    HEAD ">" BODY CARD "><a xmlns=\"urn:a\"><b>x</b><c d=\"e\"/></a></card></journey>" },
  { "ours-in-foreign", HEAD ">" BODY CARD "><a xmlns=\"urn:a\"><text xmlns=\"" JW_FILE_NAMESPACE
                            "\">T<b/></text><c/></a></card></journey>" },
  { "ampersand-in-a-namespace", HEAD ">" BODY CARD "><a xmlns=\"urn:a?b=1&amp;c=2#d\"><b/></a>"
                                     "<x:a xmlns:x=\"&amp;\" x:b=\"1\"/></card></journey>" },
  { "no-namespace-in-foreign",
    HEAD ">" BODY CARD "><a xmlns=\"urn:a\"><b xmlns=\"\"><c/></b><d/></a></card></journey>" },
  { "prefix-for-ours",
    "<j:journey xmlns:j=\"" JW_FILE_NAMESPACE "\" version=\"1.7\"><j:stage id=\"s1\"><j:mood><j:a/>"
    "</j:mood></j:stage></j:journey>" },
  { "foreign-beside-ours-of-prefix", "<j:journey xmlns:j=\"" JW_FILE_NAMESPACE
                                     "\" version=\"1.7\" xmlns=\"urn:a\"><j:stage id=\"s1\">"
                                     "<mood><j:a/><b/></mood></j:stage></j:journey>" },
  { "language", HEAD ">" BODY CARD " xml:lang=\"de\"><a xml:lang=\"fr\">x</a></card></journey>" },
  { "lane-type", HEAD ">" BODY "<lane id=\"l2\" type=\"aromas\"/>"
                      "<card id=\"k1\" lane=\"l2\" stage=\"s1\"/></journey>" },
  { "lane-line", HEAD ">" BODY "<lane id=\"l2\" type=\"text\" line=\"trust\"/></journey>" },
  { "state", HEAD " state=\"was-once\">" BODY "</journey>" },
  { "status", HEAD ">" BODY CARD " status=\"in-doubt\" evidence=\"proven-2\"/></journey>" },
  { "link-type", HEAD ">" BODY CARD "/><link id=\"r1\" type=\"contradicts\" from=\"k1\" to=\"k1\"/>"
                      "</journey>" },
  { "on-every-level", HEAD
    ">" BODY "<persona id=\"p1\" u=\"1\"><v/></persona><phase id=\"h1\" u=\"1\"><v/></phase>"
    "<stage id=\"s3\"><step id=\"t1\" u=\"1\"><v/></step></stage>"
    "<lane id=\"l2\" type=\"emotion\"/>"
    "<lane id=\"l3\" type=\"numbers\"/><curve id=\"c1\" lane=\"l2\" u=\"1\"><point id=\"f1\" "
    "stage=\"s1\" u=\"1\"><v/></point>"
    "<v/></curve><measure id=\"n1\" lane=\"l3\" stage=\"s1\" u=\"1\"><v/></measure>" CARD
    "/><link id=\"r1\" type=\"causes\" from=\"k1\" to=\"k1\" u=\"1\"><v/></link>"
    "<path id=\"q1\" u=\"1\"><leg id=\"g1\" from=\"k1\" u=\"1\"><v/></leg><v/></path></journey>" },
};

static void append_expanded (GString *out, xmlNode *node, JwNodeClass *klass);

static gint
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
append_name (GString *out, const xmlNs *ns, const xmlChar *name)
{
  g_string_append_printf (out, "{%s}%s", ns != NULL ? (const char *)ns->href : "",
                          (const char *)name);
}

static void
append_attributes (GString *out, xmlNode *node)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      GString *one = g_string_new (" ");
      xmlChar *value = xmlNodeGetContent ((xmlNode *)attribute);

      append_name (one, attribute->ns, attribute->name);
      g_string_append_printf (one, "=%s", (const char *)value);
      xmlFree (value);
      g_ptr_array_add (all, g_string_free (one, FALSE));
    }
  g_ptr_array_sort (all, compare_lines);
  for (guint i = 0; i < all->len; i++)
    g_string_append (out, all->pdata[i]);
}

static gboolean
is_ours (xmlNode *node)
{
  return node->ns != NULL && strcmp ((const char *)node->ns->href, JW_FILE_NAMESPACE) == 0;
}

/* Whether the child is a node or text that the element around it has in this version. */
static gboolean
is_known_in (JwNodeClass *klass, xmlNode *child)
{
  const char *name = (const char *)child->name;

  if (klass == NULL || !is_ours (child))
    return FALSE;
  for (guint i = 0; i < klass->n_child_kinds; i++)
    if (strcmp (jw_kind_get_class (klass->child_kinds[i])->element, name) == 0)
      return TRUE;
  for (guint i = 0; i < klass->n_properties; i++)
    if (strcmp (klass->properties[i].name, name) == 0)
      return TRUE;
  return FALSE;
}

/* What is known is written in an order of its own, in front of what is not, which keeps its order.
 */
static void
append_children (GString *out, xmlNode *node, JwNodeClass *klass)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) unknown = g_string_new (NULL);

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      gboolean is_known = is_known_in (klass, child);
      JwKind kind;
      GString *one = is_known ? g_string_new (NULL) : unknown;

      append_expanded (one, child,
                       is_known && jw_kind_from_element ((const char *)child->name, &kind)
                           ? jw_kind_get_class (kind)
                           : NULL);
      if (is_known)
        g_ptr_array_add (known, g_string_free (one, FALSE));
    }
  g_ptr_array_sort (known, compare_lines);
  for (guint i = 0; i < known->len; i++)
    g_string_append (out, known->pdata[i]);
  g_string_append (out, unknown->str);
}

/* What the XML means, whatever the prefixes: the namespaces written out, white space between
 * elements left out. @klass is that of the element, if it is one that is known. */
static void
append_expanded (GString *out, xmlNode *node, JwNodeClass *klass)
{
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    {
      const char *text = (const char *)node->content;

      if (text[strspn (text, " \n\t")] != '\0')
        g_string_append_printf (out, "[%s]", text);
      return;
    }
  g_string_append_c (out, '<');
  append_name (out, node->ns, node->name);
  append_attributes (out, node);
  g_string_append_c (out, '>');
  append_children (out, node, klass);
  g_string_append (out, "</>\n");
}

static char *
expand (const char *document)
{
  xmlDocPtr doc = xmlReadMemory (document, (int)strlen (document), NULL, NULL, XML_PARSE_NONET);
  GString *out = g_string_new (NULL);

  g_assert_nonnull (doc);
  append_expanded (out, xmlDocGetRootElement (doc), jw_kind_get_class (JW_KIND_MAP));
  xmlFreeDoc (doc);
  return g_string_free (out, FALSE);
}

static JwMap *
read_whole (const char *document)
{
  g_autoptr (GError) error = NULL;
  JwMap *map = jw_test_read_document (document, NULL, &error);

  g_assert_no_error (error);
  return map;
}

/* Loaded and saved, the file means what it meant; saved again, it has the same bytes. */
static void
test_survives (gconstpointer data)
{
  const Case *kase = data;
  g_autoptr (JwMap) map = read_whole (kase->document);
  g_autofree char *written = jw_test_write (map);
  g_autoptr (JwMap) again = read_whole (written);
  g_autofree char *rewritten = jw_test_write (again);
  g_autofree char *meant = expand (kase->document);
  g_autofree char *means = expand (written);

  jw_test_assert_same_text (means, meant);
  jw_test_assert_same_text (rewritten, written);
  g_assert_nonnull (strstr (written, " version=\"1.7\""));
  g_assert_false (jw_map_is_modified (map));
}

/* Edits of what is known, undone and redone, leave what is not alone. */
static void
test_edits (gconstpointer data)
{
  const Case *kase = data;
  g_autoptr (JwMap) map = read_whole (kase->document);
  g_autofree char *before = jw_test_write (map);
  JwNode *stage = jw_map_find (map, "s1");
  g_autofree char *edited = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GString) expected = g_string_new (before);
  g_autoptr (GError) error = NULL;

  jw_edit_change (stage, JW_STAGE_WHO, "Somebody", FALSE, &error);
  g_assert_no_error (error);
  edited = jw_test_write (map);
  if (g_string_replace (expected, "<stage id=\"s1\" name=\"One\"",
                        "<stage id=\"s1\" name=\"One\" who=\"Somebody\"", 1) == 0)
    g_string_replace (expected, "<stage id=\"s1\"", "<stage id=\"s1\" who=\"Somebody\"", 1);
  jw_test_assert_same_text (edited, expected->str);
  g_assert_true (jw_map_undo (map));
  undone = jw_test_write (map);
  jw_test_assert_same_text (undone, before);
  g_assert_true (jw_map_redo (map));
  redone = jw_test_write (map);
  jw_test_assert_same_text (redone, edited);
}

#define STRANGE_CARD                                                                               \
  "\n<card id=\"k1\" lane=\"l1\" stage=\"s1\" xmlns:x=\"urn:x\" x:mood=\"calm\" u=\"1\">"          \
  "<text>T</text><x:a>one <b/></x:a></card>"

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;
  return n;
}

static void
assert_strange_cards (JwMap *map, guint n)
{
  g_autofree char *written = jw_test_write (map);
  g_autoptr (JwMap) again = read_whole (written);

  g_assert_cmpuint (count (written, " x:mood=\"calm\" u=\"1\""), ==, n);
  g_assert_cmpuint (count (written, "<x:a xmlns:x=\"urn:x\">one <b/></x:a>"), ==, n);
  g_assert_nonnull (strstr (written, " version=\"1.7\""));
  jw_test_assert_same_map (again, map);
}

static void
test_delete (void)
{
  g_autoptr (JwMap) map = read_whole (HEAD ">" BODY STRANGE_CARD "</journey>");
  const char *const ids[] = { "k1", NULL };
  const char *const stages[] = { "s1", NULL };

  assert_strange_cards (map, 1);
  jw_edit_delete (map, ids, NULL);
  assert_strange_cards (map, 0);
  jw_map_undo (map);
  assert_strange_cards (map, 1);
  jw_edit_delete (map, stages, NULL);
  assert_strange_cards (map, 0);
  jw_map_undo (map);
  assert_strange_cards (map, 1);
}

static void
test_duplicate (void)
{
  g_autoptr (JwMap) map = read_whole (HEAD ">" BODY STRANGE_CARD "</journey>");
  const char *const cards[] = { "k1", NULL };
  const char *const stages[] = { "s1", NULL };
  g_auto (GStrv) first = jw_clip_duplicate (map, cards, NULL);
  g_auto (GStrv) second = NULL;

  g_assert_nonnull (first);
  assert_strange_cards (map, 2);
  second = jw_clip_duplicate (map, stages, NULL);
  g_assert_nonnull (second);
  assert_strange_cards (map, 4);
  jw_map_undo (map);
  jw_map_undo (map);
  assert_strange_cards (map, 1);
}

static void
test_move_and_merge (void)
{
  g_autoptr (JwMap) map = read_whole (HEAD ">" BODY STRANGE_CARD "</journey>");

  jw_edit_move_card (jw_map_find (map, "k1"), jw_map_find (map, "l1"), jw_map_find (map, "s2"), 0,
                     NULL);
  assert_strange_cards (map, 1);
  jw_edit_merge_stages (jw_map_find (map, "s1"), jw_map_find (map, "s2"), NULL);
  assert_strange_cards (map, 1);
}

/* What two stages have that is not known is had by the one that is left; what both say differently
 * is written down. */
static void
test_merge (void)
{
  g_autoptr (JwMap) map =
      read_whole (HEAD "><stage id=\"s1\" a=\"1\"><x/></stage><stage id=\"s2\" b=\"2\"><y/></stage>"
                       "<stage id=\"s3\" a=\"3\"><z/></stage></journey>");
  g_autofree char *before = jw_test_write (map);
  g_autofree char *merged = NULL;
  g_autofree char *undone = NULL;

  g_assert_true (jw_edit_merge_stages (jw_map_find (map, "s1"), jw_map_find (map, "s2"), NULL));
  merged = jw_test_write (map);
  g_assert_nonnull (strstr (merged, "<stage id=\"s1\" a=\"1\" b=\"2\">\n    <x/><y/>\n"));
  g_assert_true (jw_edit_merge_stages (jw_map_find (map, "s1"), jw_map_find (map, "s3"), NULL));
  g_free (merged);
  merged = jw_test_write (map);
  g_assert_nonnull (strstr (merged, "<stage id=\"s1\" a=\"1\" b=\"2\">\n"
                                    "    <note>a=\"3\"</note>\n    <x/><y/><z/>\n"));
  while (jw_map_undo (map))
    continue;
  undone = jw_test_write (map);
  jw_test_assert_same_text (undone, before);
}

/* A file of a newer version that is written as ours are is saved with the bytes that it had. */
static void
test_same_bytes (void)
{
  static const char document[] =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" HEAD " title=\"T\" zest=\"1\" mood=\"calm\">\n"
      "  <persona id=\"p1\" name=\"Kim\" z=\"1\" a=\"2\">\n    <wants>W</wants>\n    <v/><a/>\n"
      "  </persona>\n"
      "  <phase id=\"h1\" u=\"1\"/>\n"
      "  <stage id=\"s1\" u=\"1\">\n    <step id=\"t1\" u=\"1\">\n      <v>x</v>\n    </step>\n"
      "    <forecast year=\"2030\">rain &amp; <b>sun</b></forecast>\n  </stage>\n"
      "  <lane id=\"l1\" type=\"scents\" u=\"1\"/>\n"
      "  <lane id=\"l2\" type=\"emotion\"/>\n"
      "  <lane id=\"l3\" type=\"numbers\"/>\n"
      "  <card id=\"k1\" lane=\"l1\" stage=\"s1\" status=\"in-doubt\" u=\"1\" b=\"2\">\n"
      "    <text>T</text>\n    <v/><forecast/>\n  </card>\n"
      "  <curve id=\"c1\" lane=\"l2\" u=\"1\">\n"
      "    <point id=\"f1\" stage=\"s1\" score=\"1\" u=\"1\">\n      <v/>\n    </point>\n"
      "    <v/>\n  </curve>\n"
      "  <measure id=\"n1\" lane=\"l3\" stage=\"s1\" u=\"1\"/>\n"
      "  <link id=\"r1\" type=\"contradicts\" from=\"k1\" to=\"k1\" u=\"1\"/>\n"
      "  <path id=\"q1\" u=\"1\">\n    <leg id=\"g1\" from=\"k1\" u=\"1\"/>\n    <v/>\n"
      "  </path>\n"
      "  <forecast year=\"2031\"><card id=\"k9\"/></forecast><weather/>\n"
      "</journey>\n";
  g_autoptr (JwMap) map = read_whole (document);
  g_autofree char *written = jw_test_write (map);

  jw_test_assert_same_text (written, document);
}

static void
test_paste (void)
{
  g_autoptr (JwMap) map = read_whole (HEAD ">" BODY STRANGE_CARD "</journey>");
  const char *const ids[] = { "k1", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) clip = jw_clip_copy (map, ids, &error);
  g_auto (GStrv) pasted = NULL;

  g_assert_no_error (error);
  pasted = jw_clip_paste (map, clip, jw_map_find (map, "l1"), jw_map_find (map, "s2"), 0, &error);
  g_assert_no_error (error);
  g_assert_nonnull (pasted);
  assert_strange_cards (map, 2);
}

/* A map of our own version becomes one of the newer version for as long as it holds something of
 * it; what the program knows all of changes nothing. */
static void
test_paste_into_older (void)
{
  g_autoptr (JwMap) newer = read_whole (
      HEAD ">" BODY "<lane id=\"l2\" type=\"aromas\" name=\"Smells\" line=\"trust\" u=\"1\"/>"
           "<card id=\"k1\" lane=\"l2\" stage=\"s1\" status=\"in-doubt\"><text>T</text></card>"
           "</journey>");
  g_autoptr (JwMap) older = jw_test_read (BODY, NULL, NULL);
  g_autoptr (JwMap) untouched = jw_test_read (BODY, NULL, NULL);
  const char *const ids[] = { "l2", NULL };
  g_autoptr (GBytes) clip = jw_clip_copy (newer, ids, NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) pasted = jw_clip_paste (older, clip, NULL, NULL, 0, &error);
  g_autofree char *written = NULL;
  g_autoptr (JwMap) again = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (pasted), ==, 1);
  written = jw_test_write (older);
  g_assert_nonnull (strstr (written, " version=\"1.7\""));
  g_assert_nonnull (strstr (written, " type=\"aromas\" name=\"Smells\" line=\"trust\" u=\"1\"/>"));
  g_assert_nonnull (strstr (written, " status=\"in-doubt\">"));
  again = read_whole (written);
  jw_test_assert_same_map (again, older);

  g_assert_true (jw_map_undo (older));
  jw_test_assert_same_map (older, untouched);
  g_assert_true (jw_map_redo (older));
  jw_test_assert_same_map (again, older);
}

static void
test_paste_known_into_older (void)
{
  g_autoptr (JwMap) newer =
      read_whole (HEAD " u=\"1\">" BODY CARD "><text>T</text></card></journey>");
  g_autoptr (JwMap) older = jw_test_read (BODY, NULL, NULL);
  const char *const ids[] = { "k1", NULL };
  g_autoptr (GBytes) clip = jw_clip_copy (newer, ids, NULL);
  g_auto (GStrv) pasted = jw_clip_paste (older, clip, NULL, NULL, 0, NULL);
  g_autofree char *written = jw_test_write (older);

  g_assert_cmpuint (g_strv_length (pasted), ==, 1);
  g_assert_nonnull (strstr (written, " version=\"" JW_FILE_VERSION "\""));
}

/* A choice that is not known looks like the one to fall back on, and is only lost to another. */
static void
test_choice (void)
{
  g_autoptr (JwMap) map =
      read_whole (HEAD ">" BODY "<lane id=\"l2\" type=\"aromas\" name=\"Smells\"/></journey>");
  JwNode *lane = jw_map_find (map, "l2");
  g_autofree char *before = jw_test_write (map);
  g_autofree char *after = NULL;

  g_assert_cmpint (jw_lane_get_lane_type (lane), ==, JW_LANE_TEXT);
  jw_edit_add_card (map, lane, jw_map_find (map, "s1"), 0, "Cinnamon", NULL);
  jw_edit_change (lane, JW_LANE_NAME, "Scents", FALSE, NULL);
  g_assert_cmpstr (jw_node_get_string (lane, JW_LANE_TYPE), ==, "aromas");
  jw_edit_change (lane, JW_LANE_TYPE, "goals", FALSE, NULL);
  g_assert_cmpint (jw_lane_get_lane_type (lane), ==, JW_LANE_GOALS);
  while (jw_map_can_undo (map))
    jw_map_undo (map);
  after = jw_test_write (map);
  jw_test_assert_same_text (after, before);
}

/* In a file of our own version such a word is a fault, and so is what is no word at all. */
static void
test_no_choice (void)
{
  static const char *const documents[] = {
    "<journey xmlns=\"" JW_FILE_NAMESPACE "\" version=\"1.0\" state=\"was-once\"/>",
    HEAD " state=\"Was Once\"/>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (JwFindings) findings = jw_findings_new ();
      g_autoptr (JwMap) map = jw_test_read_document (documents[i], findings, NULL);

      g_assert_cmpuint (jw_findings_get_n (findings), >=, 1);
      g_assert_false (jw_node_has (JW_NODE (map), JW_MAP_STATE));
    }
}

/* The newer version is told once, and each thing that is not known by its line. */
static void
test_told (void)
{
  g_autoptr (JwFindings) findings = jw_findings_new ();
  g_autoptr (JwMap) map = jw_test_read_document (
      HEAD ">\n" BODY "\n" CARD " mood=\"calm\">\n<a/></card></journey>", findings, NULL);

  g_assert_nonnull (map);
  g_assert_cmpuint (jw_findings_get_n (findings), ==, 3);
  g_assert_nonnull (strstr (jw_findings_get (findings, 0)->message, "1.7"));
  g_assert_cmpuint (jw_findings_get (findings, 1)->line, ==, 3);
  g_assert_nonnull (strstr (jw_findings_get (findings, 1)->message, "“mood”"));
  g_assert_cmpuint (jw_findings_get (findings, 2)->line, ==, 4);
  g_assert_nonnull (strstr (jw_findings_get (findings, 2)->message, "<a>"));
}

/* Major and minor are whole numbers each: 1.100 is not 1.1, and no map of 4.100 is one of 4.1. */
static void
test_version_numbers (void)
{
  static const struct
  {
    const char *version;
    guint minor;
  } versions[] = { { "1.0", 0 }, { "1.9", 9 }, { "1.10", 10 }, { "1.100", 100 } };

  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autofree char *document = g_strdup_printf (
          "<journey xmlns=\"" JW_FILE_NAMESPACE "\" version=\"%s\"/>", versions[i].version);
      g_autoptr (JwFindings) findings = jw_findings_new ();
      g_autoptr (JwMap) map = jw_test_read_document (document, findings, NULL);
      g_autofree char *written = jw_test_write (map);
      g_autofree char *expected =
          g_strdup_printf (" version=\"1.%u\"", MAX (versions[i].minor, JW_FILE_MINOR_VERSION));

      g_assert_cmpuint (jw_unknown_get_minor_version (map), ==, versions[i].minor);
      g_assert_cmpuint (jw_findings_get_n (findings), ==,
                        versions[i].minor > JW_FILE_MINOR_VERSION ? 1 : 0);
      g_assert_nonnull (strstr (written, expected));
    }
}

static void
test_newer_major (void)
{
  static const char *const documents[] = {
    "<journey xmlns=\"" JW_FILE_NAMESPACE "\" version=\"2.0\"/>",
    "<journey xmlns=\"" JW_FILE_NAMESPACE "\" version=\"12.3\"><what/></journey>",
    "<journey xmlns=\"https://journeywright.github.io/ns/journey/2\" version=\"2.0\"/>",
    "<map xmlns=\"https://journeywright.github.io/ns/journey/3\"/>",
    "<journey xmlns=\"" JW_FILE_NAMESPACE "\" version=\"4.100\"/>",
    "<journey xmlns=\"https://journeywright.github.io/ns/journey/4.100\" version=\"4.100\"/>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JwMap) map = jw_test_read_document (documents[i], NULL, &error);

      g_assert_null (map);
      g_assert_error (error, JW_ERROR, JW_ERROR_NEWER_VERSION);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, "newer"));
      g_assert_nonnull (strstr (error->message, "nstall"));
    }
}

static void
add_cases (const char *name, GTestDataFunc test)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/unknown/%s/%s", name, cases[i].name);

      g_test_add_data_func (path, &cases[i], test);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_cases ("survives", test_survives);
  add_cases ("edits", test_edits);
  g_test_add_func ("/unknown/delete", test_delete);
  g_test_add_func ("/unknown/duplicate", test_duplicate);
  g_test_add_func ("/unknown/move-and-merge", test_move_and_merge);
  g_test_add_func ("/unknown/merge", test_merge);
  g_test_add_func ("/unknown/same-bytes", test_same_bytes);
  g_test_add_func ("/unknown/paste", test_paste);
  g_test_add_func ("/unknown/paste-into-older", test_paste_into_older);
  g_test_add_func ("/unknown/paste-known-into-older", test_paste_known_into_older);
  g_test_add_func ("/unknown/choice", test_choice);
  g_test_add_func ("/unknown/no-choice", test_no_choice);
  g_test_add_func ("/unknown/told", test_told);
  g_test_add_func ("/unknown/version-numbers", test_version_numbers);
  g_test_add_func ("/unknown/newer-major", test_newer_major);
  return g_test_run ();
}
