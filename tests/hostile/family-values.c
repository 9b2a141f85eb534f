/* Well-formed files whose values are wrong: ids, references, numbers, cycles, too many of all. */

#include <string.h>

#include "model/node/node.h"
#include "model/node/refs.h"
#include "tests/hostile/hostile.h"

/* What every other element may refer to. */
#define PLACES                                                                                     \
  "<persona id=\"p1\"/><phase id=\"f1\"/><stage id=\"s1\"><step id=\"t1\"/></stage>"               \
  "<stage id=\"s2\"/><lane id=\"l1\" type=\"text\"/><lane id=\"l2\" type=\"emotion\"/>"            \
  "<lane id=\"l3\" type=\"numbers\"/><card id=\"k1\" lane=\"l1\" stage=\"s1\"/>"

static const char *
get_element (JwKind kind)
{
  return jw_kind_get_class (kind)->element;
}

static const char *
get_parent (JwKind kind)
{
  for (JwKind parent = 0; parent < JW_N_KINDS; parent++)
    {
      JwNodeClass *node_class = jw_kind_get_class (parent);

      for (guint i = 0; i < node_class->n_child_kinds; i++)
        if (node_class->child_kinds[i] == kind && parent != JW_KIND_MAP)
          return node_class->element;
    }
  return NULL;
}

/* What an element of a kind needs to stay, as attributes. */
static const char *
get_needed (JwKind kind)
{
  switch (kind)
    {
    case JW_KIND_LANE:
      return "type=\"text\"";
    case JW_KIND_CARD:
      return "lane=\"l1\" stage=\"s1\"";
    case JW_KIND_CURVE:
      return "lane=\"l2\"";
    case JW_KIND_POINT:
      return "stage=\"s1\"";
    case JW_KIND_MEASURE:
      return "lane=\"l3\" stage=\"s1\"";
    case JW_KIND_LINK:
      return "type=\"serves\" from=\"k1\" to=\"k1\"";
    case JW_KIND_LEG:
      return "from=\"k1\"";
    case JW_KIND_MAP:
    case JW_KIND_PERSONA:
    case JW_KIND_PHASE:
    case JW_KIND_STAGE:
    case JW_KIND_STEP:
    case JW_KIND_PATH:
    case JW_KIND_PICTURE:
    case JW_N_KINDS:
    default:
      return "";
    }
}

/* Elements of a kind with ids of their own, inside a parent if they need one. */
static void
append_elements (GString *body, JwKind kind, guint n, const char *extra)
{
  const char *parent = get_parent (kind);

  if (parent != NULL)
    g_string_append_printf (body, "<%s id=\"parent\" lane=\"l2\">", parent);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (body, "<%s id=\"n%u\" %s %s/>\n", get_element (kind), i,
                            get_needed (kind), extra);
  if (parent != NULL)
    g_string_append_printf (body, "</%s>", parent);
}

static void
try_id (JwHostile *self, JwOutcome outcome, const char *attribute, const char *name)
{
  g_autofree char *body = g_strdup_printf ("<stage %s/>", attribute);

  jw_hostile_try_body (self, outcome, body, "%s", name);
}

static void
try_same_ids (JwHostile *self)
{
  for (JwKind first = JW_KIND_PERSONA; first < JW_N_KINDS; first++)
    for (JwKind second = first; second < JW_N_KINDS; second += 3)
      {
        g_autoptr (GString) body = g_string_new (PLACES);

        if (get_parent (first) != NULL || get_parent (second) != NULL)
          continue;
        g_string_append_printf (body, "<%s id=\"x\" %s/><%s id=\"x\" %s/>", get_element (first),
                                get_needed (first), get_element (second), get_needed (second));
        jw_hostile_try_body (self, JW_OUTCOME_MENDED, body->str, "one id for <%s> and <%s>",
                             get_element (first), get_element (second));
      }
}

static void
try_many_same_ids (JwHostile *self, guint n)
{
  g_autoptr (GString) body = g_string_new (PLACES);

  for (guint i = 0; i < n; i++)
    g_string_append (body, "<card id=\"same\" lane=\"l1\" stage=\"s1\"/>\n");
  jw_hostile_try_body (self, n > 1000 ? JW_OUTCOME_LARGE : JW_OUTCOME_MENDED, body->str,
                       "%u cards with one id", n);
}

void
jw_hostile_ids (JwHostile *self)
{
  static const char *const bad[] = { "",          " ",  "1",   "-a",   "a b",
                                     "a:b",       "é",  "a/b", "../a", "a\xe2\x80\x8b",
                                     "a&#0010;",  "#a", "a%",  "日本", "A&quot;B",
                                     "&lt;a&gt;", "'",  ".a" };
  static const char *const good[] = { "a",           "_",    "a-b",     "a.b", "A1", "__proto__",
                                      "constructor", "null", "journey", "s1",  "id" };
  g_autofree char *longest = g_strdup_printf ("id=\"a%063d\"", 1);
  g_autofree char *too_long = g_strdup_printf ("id=\"a%064d\"", 1);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *attribute = g_strdup_printf ("id=\"%s\"", bad[i]);

      try_id (self, JW_OUTCOME_MENDED, attribute, attribute);
    }
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *attribute = g_strdup_printf ("id=\"%s\"", good[i]);

      try_id (self, JW_OUTCOME_CLEAN, attribute, attribute);
    }
  try_id (self, JW_OUTCOME_MENDED, "", "no id");
  try_id (self, JW_OUTCOME_MENDED, "ID=\"a\"", "an id in capitals");
  try_id (self, JW_OUTCOME_CLEAN, longest, "the longest id");
  try_id (self, JW_OUTCOME_MENDED, too_long, "an id that is too long");
  try_same_ids (self);
  try_many_same_ids (self, 1000);
  try_many_same_ids (self, 19000);
}

/* Each reference of each kind, named by each of these. */
static void
try_reference (JwHostile *self, JwKind kind, const JwProperty *row)
{
  static const char *const targets[] = { "nothing", "n0",   "p1", "s1",    "k1",
                                         "l1",      "",     " ",  "s1 s1", "p1 nothing p1",
                                         "é",       "&#10;" };
  const char *parent = get_parent (kind);
  g_autoptr (GString) body = g_string_new (PLACES);

  if (parent != NULL)
    g_string_append_printf (body, "<%s id=\"parent\" lane=\"l2\">", parent);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr (GString) needed = g_string_new (get_needed (kind));
      g_autofree char *own = g_strdup_printf ("%s=", row->name);
      char *at = strstr (needed->str, own);

      /* In place of the one that is needed. */
      if (at != NULL)
        g_string_erase (needed, at - needed->str, (gssize)strlen (own) + 4);
      g_string_append_printf (body, "<%s id=\"n%u\" %s %s=\"%s\"/>\n", get_element (kind), i,
                              needed->str, row->name, targets[i]);
    }
  if (parent != NULL)
    g_string_append_printf (body, "</%s>", parent);
  jw_hostile_try_body (self, JW_OUTCOME_MENDED, body->str, "“%s” of <%s>", row->name,
                       get_element (kind));
}

void
jw_hostile_references (JwHostile *self)
{
  for (JwKind kind = JW_KIND_PERSONA; kind < JW_N_KINDS; kind++)
    {
      JwNodeClass *node_class = jw_kind_get_class (kind);

      for (guint i = 0; i < node_class->n_properties; i++)
        if (jw_property_is_reference (&node_class->properties[i]))
          try_reference (self, kind, &node_class->properties[i]);
    }
}

/* What no property takes, or only a few. */
static const char *const odd_values[] = {
  "NaN",
  "nan",
  "-nan",
  "inf",
  "-Infinity",
  "INF",
  "0x10",
  "0x1p3",
  "1e999",
  "-1e999",
  "1e-999",
  "1,5",
  "1.5.2",
  "1 000",
  " 1",
  "1 ",
  "+1",
  "-0",
  ".5",
  "5.",
  "1e",
  "1e+",
  "--1",
  "١٢٣",
  "１２",
  "99999999999999999999999999999999",
  "0.0000000000000000000000000000001",
  "1_000",
  "1e5e5",
  "true",
  "TRUE",
  "yes",
  "2",
  "",
  " ",
  "2026-02-30",
  "0000-00-00",
  "9999-12-31",
  "26-1-1",
  "2026-13-01",
  "2026-1-1",
  "2026/01/01",
  "2026-01-01T00:00",
  "-001-01-01",
  "red",
  "#fff",
  "#GGGGGG",
  "#0b6e99 ",
  "#0B6E99",
  "rgb(0,0,0)",
  "#0b6e9",
  "#0b6e999",
  "javascript:alert(1)",
  "JaVaScRiPt:x",
  "data:x,y",
  "file:///etc/passwd",
  "http://",
  "https://a b",
  "http://a&quot;b",
  "http://a'b",
  "http://a\\b",
  "mailto:",
  "mailto:a@b?attach=/etc/passwd",
  "//a/b",
  "vbscript:x",
  "\xe2\x80\xaehttp://x",
  "http://x/\xe2\x80\xae",
  "https://x/&#10;y",
  "%s%n%n%n",
  "../../etc/passwd",
  "$(id)",
  "`id`",
  "=1+1",
  "\\",
  "&lt;b&gt;",
  "&amp;amp;",
  "\xf0\x9f\x98\x80",
};

/* All odd values for one property of one kind. */
static void
try_values (JwHostile *self, JwKind kind, const JwProperty *row)
{
  const char *parent = get_parent (kind);
  g_autoptr (GString) body = g_string_new (PLACES);
  gboolean is_element = jw_property_is_element (row);

  if (parent != NULL)
    g_string_append_printf (body, "<%s id=\"parent\" lane=\"l2\">", parent);
  for (guint i = 0; i < G_N_ELEMENTS (odd_values); i++)
    {
      gboolean is_given = strstr (get_needed (kind), row->name) != NULL;

      g_string_append_printf (body, "<%s id=\"n%u\" %s", get_element (kind), i,
                              is_given ? "" : get_needed (kind));
      if (is_element)
        g_string_append_printf (body, "><%s>%s</%s></%s>\n", row->name, odd_values[i], row->name,
                                get_element (kind));
      else
        g_string_append_printf (body, " %s=\"%s\"/>\n", row->name, odd_values[i]);
    }
  if (parent != NULL)
    g_string_append_printf (body, "</%s>", parent);
  jw_hostile_try_body (self, JW_OUTCOME_LOADED, body->str, "values of “%s” of <%s>", row->name,
                       get_element (kind));
}

void
jw_hostile_values (JwHostile *self)
{
  for (JwKind kind = JW_KIND_PERSONA; kind < JW_N_KINDS; kind++)
    {
      JwNodeClass *node_class = jw_kind_get_class (kind);

      for (guint i = 0; i < node_class->n_properties; i++)
        if (!jw_property_is_reference (&node_class->properties[i]))
          try_values (self, kind, &node_class->properties[i]);
    }
}

/* What goes in circles, backwards, or where it cannot be. */
void
jw_hostile_cycles (JwHostile *self)
{
  static const char *const bodies[] = {
    "<link id=\"a\" type=\"leads-to\" from=\"k1\" to=\"k1\"/>",
    "<card id=\"k2\" lane=\"l1\" stage=\"s2\"/>"
    "<link id=\"a\" type=\"causes\" from=\"k1\" to=\"k2\"/>"
    "<link id=\"b\" type=\"causes\" from=\"k2\" to=\"k1\"/>",
    "<card id=\"k2\" lane=\"l1\" stage=\"s2\" through=\"s1\"/>",
    "<card id=\"k2\" lane=\"l1\" stage=\"s2\" step=\"t1\"/>",
    "<card id=\"k2\" lane=\"l2\" stage=\"s1\"/><card id=\"k3\" lane=\"l3\" stage=\"s1\"/>",
    "<curve id=\"c\" lane=\"l1\"/><measure id=\"m\" lane=\"l1\" stage=\"s1\"/>",
    "<curve id=\"c\" lane=\"l2\" low=\"5\" high=\"-5\"><point id=\"o\" stage=\"s1\" "
    "score=\"1\"/></curve>",
    "<curve id=\"c\" lane=\"l2\" low=\"2\" high=\"2\"><point id=\"o\" stage=\"s1\" "
    "score=\"1\"/></curve>",
    "<curve id=\"c\" lane=\"l2\"><point id=\"o\" stage=\"s1\" score=\"99\"/></curve>",
    "<curve id=\"c\" lane=\"l2\"><point id=\"o\" stage=\"s2\" score=\"1\"/>"
    "<point id=\"q\" stage=\"s1\" score=\"2\"/><point id=\"r\" stage=\"s1\" score=\"-2\"/></curve>",
    "<stage id=\"s3\" phase=\"f1\"/><stage id=\"s4\"/><stage id=\"s5\" phase=\"f1\"/>",
    "<path id=\"w\"><leg id=\"e\" from=\"k1\" to=\"k1\"/><leg id=\"g\" from=\"k1\" "
    "to=\"k1\"/></path>",
    "<path id=\"w\"><leg id=\"e\" from=\"k1\"/></path><path id=\"v\"/>",
    "<measure id=\"m\" lane=\"l3\" stage=\"s1\" value=\"1e15\" target=\"-1e15\"/>",
    "<measure id=\"m\" lane=\"l3\" stage=\"s1\" from=\"2026-05-02\" until=\"2026-05-01\"/>",
    "<card id=\"k2\" lane=\"l9\" stage=\"s1\"/><link id=\"a\" type=\"serves\" from=\"k2\" "
    "to=\"k1\"/>"
    "<path id=\"w\"><leg id=\"e\" from=\"k2\"/></path>",
  };
  g_autoptr (GString) ring = g_string_new (PLACES);

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *body = g_strconcat (PLACES, bodies[i], NULL);

      jw_hostile_try_body (self, JW_OUTCOME_LOADED, body, "cycle %u", i);
    }
  for (guint i = 0; i < 500; i++)
    g_string_append_printf (ring, "<card id=\"r%u\" lane=\"l1\" stage=\"s1\"/>", i);
  for (guint i = 0; i < 500; i++)
    g_string_append_printf (ring, "<link id=\"x%u\" type=\"leads-to\" from=\"r%u\" to=\"r%u\"/>", i,
                            i, (i + 1) % 500);
  jw_hostile_try_body (self, JW_OUTCOME_CLEAN, ring->str, "a ring of 500 cards");
}

static void
try_count (JwHostile *self, JwOutcome outcome, JwKind kind, guint n, const char *extra)
{
  g_autoptr (GString) body = g_string_new (PLACES);

  append_elements (body, kind, n, extra);
  jw_hostile_try_body (self, outcome, body->str, "%u of <%s %s>", n, get_element (kind), extra);
}

static void
try_many (JwHostile *self, JwOutcome outcome, guint n, const char *piece)
{
  g_autoptr (GString) body = g_string_sized_new (n * strlen (piece));

  for (guint i = 0; i < n; i++)
    g_string_append (body, piece);
  jw_hostile_try_body (self, outcome, body->str, "%u of “%s”", n, piece);
}

void
jw_hostile_counts (JwHostile *self)
{
  try_count (self, JW_OUTCOME_CLEAN, JW_KIND_STAGE, 198, "");
  try_count (self, JW_OUTCOME_REFUSED, JW_KIND_STAGE, 199, "");
  try_count (self, JW_OUTCOME_REFUSED, JW_KIND_STAGE, 100000, "");
  try_count (self, JW_OUTCOME_CLEAN, JW_KIND_LANE, 197, "");
  try_count (self, JW_OUTCOME_REFUSED, JW_KIND_LANE, 198, "");
  try_count (self, JW_OUTCOME_LARGE, JW_KIND_CARD, 19999, "");
  try_count (self, JW_OUTCOME_REFUSED, JW_KIND_CARD, 20000, "");
  for (JwKind kind = JW_KIND_PERSONA; kind < JW_N_KINDS; kind++)
    {
      try_count (self, JW_OUTCOME_ANY, kind, 150, "");
      try_count (self, JW_OUTCOME_ANY, kind, 150, "mood=\"x\"");
      if (kind != JW_KIND_STAGE && kind != JW_KIND_LANE && kind != JW_KIND_CARD)
        try_count (self, JW_OUTCOME_LARGE, kind, 19000, "");
    }
  try_count (self, JW_OUTCOME_LARGE, JW_KIND_CARD, 19000, "votes=\"x\" mood=\"y\" url=\"z\"");
  try_count (self, JW_OUTCOME_LARGE, JW_KIND_CARD, 19000, "personas=\"a b c\" picture=\"d\"");
  try_many (self, JW_OUTCOME_LARGE, 100000, "<x/>");
  try_many (self, JW_OUTCOME_REFUSED, 500000, "<x/>");
  try_many (self, JW_OUTCOME_LARGE, 30000, "<x a=\"b\">c</x>\n");
  try_many (self, JW_OUTCOME_LARGE, 100000, "<note>a</note>");
  try_many (self, JW_OUTCOME_LARGE, 100000, "<!-- c -->");
  try_many (self, JW_OUTCOME_LARGE, 100000, "<?x y?>");
  try_many (self, JW_OUTCOME_LARGE, 100000, "<![CDATA[x]]>");
  try_many (self, JW_OUTCOME_LARGE, 20000, "<x xmlns=\"urn:x\"/>");
  try_many (self, JW_OUTCOME_LARGE, 20000, "<a:x xmlns:a=\"urn:x\" a:b=\"c\"/>");
}
