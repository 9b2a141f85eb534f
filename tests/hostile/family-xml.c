/* What XML itself offers to those who want to harm: entities, depth, attributes, structure. */

#include <string.h>

#include "tests/hostile/hostile.h"

#define ROOT "<journey xmlns=\"https://journeywright.github.io/ns/journey/1\" version=\"1.0\">"

static void
try_all (JwHostile *self, JwOutcome outcome, const char *const *bodies, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    jw_hostile_try_body (self, outcome, bodies[i], "%s %u", name, i);
}

#define TRY_ALL(self, outcome, bodies, name)                                                       \
  try_all (self, outcome, bodies, G_N_ELEMENTS (bodies), name)

/* Each entity is @factor of the one before. */
static void
try_laughs (JwHostile *self, guint levels, guint factor, const char *kind)
{
  g_autoptr (GString) document = g_string_new ("<!DOCTYPE journey [<!ENTITY e0 \"ha\">");

  for (guint i = 1; i < levels; i++)
    {
      g_string_append_printf (document, "<!ENTITY %se%u \"", kind, i);
      for (guint j = 0; j < factor; j++)
        g_string_append_printf (document, "&e%u;", i - 1);
      g_string_append (document, "\">");
    }
  g_string_append_printf (document, "]>" ROOT "<note>&e%u;</note></journey>", levels - 1);
  jw_hostile_try (self, JW_OUTCOME_REFUSED, document->str, -1, "%u laughs of %u", levels, factor);
}

static void
try_quadratic (JwHostile *self)
{
  g_autofree char *long_text = g_strnfill (50000, 'x');
  g_autoptr (GString) document = g_string_new (NULL);

  g_string_printf (document, "<!DOCTYPE journey [<!ENTITY e \"%s\">]>" ROOT "<note>", long_text);
  for (guint i = 0; i < 50000; i++)
    g_string_append (document, "&e;");
  g_string_append (document, "</note></journey>");
  jw_hostile_try (self, JW_OUTCOME_REFUSED, document->str, -1, "quadratic entities");
}

static void
try_document_types (JwHostile *self)
{
  static const char *const types[] = {
    "<!DOCTYPE journey>",
    "<!doctype journey>",
    "<!DOCTYPE journey SYSTEM \"file:///etc/passwd\">",
    "<!DOCTYPE journey SYSTEM \"http://127.0.0.1:9/x.dtd\">",
    "<!DOCTYPE journey PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"http://127.0.0.1/x.dtd\">",
    "<!DOCTYPE journey [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
    "<!DOCTYPE journey [<!ENTITY x SYSTEM \"/dev/zero\">]>",
    "<!DOCTYPE journey [<!ENTITY x SYSTEM \"http://127.0.0.1:9/\">]>",
    "<!DOCTYPE journey [<!ENTITY % x SYSTEM \"file:///etc/passwd\"> %x;]>",
    "<!DOCTYPE journey [<!ENTITY % x \"<!ENTITY y 'z'>\"> %x;]>",
    "<!DOCTYPE journey [<!ENTITY x \"&x;\">]>",
    "<!DOCTYPE journey [<!ENTITY x \"&y;\"><!ENTITY y \"&x;\">]>",
    "<!DOCTYPE journey [<!ATTLIST journey title CDATA \"given\">]>",
    "<!DOCTYPE journey [<!ELEMENT journey ANY>]>",
    "<!DOCTYPE journey [<!NOTATION x SYSTEM \"/bin/sh\">]>",
    "<!DOCTYPE",
    "<!DOCTYPE journey [",
    "<!DOCTYPE journey [<!ENTITY x \"",
    "<!ENTITY x \"y\">",
    "<!ELEMENT journey ANY>",
    "<!>",
    "<!x",
    "<![INCLUDE[ x ]]>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *before = g_strconcat ("<?xml version=\"1.0\"?>", types[i],
                                             ROOT "<note>&x;</note></journey>", NULL);

      jw_hostile_try (self, JW_OUTCOME_REFUSED, before, -1, "document type %u", i);
      jw_hostile_try_body (self, JW_OUTCOME_REFUSED, types[i], "document type inside %u", i);
    }
}

static const char *const bad_references[] = {
  "&x;",
  "&nbsp;",
  "&eacute;",
  "&",
  "& ",
  "&amp",
  "&;",
  "&#;",
  "&#x;",
  "&#0;",
  "&#x0;",
  "&#1;",
  "&#11;",
  "&#x1f;",
  "&#xd800;",
  "&#xdfff;",
  "&#xfffe;",
  "&#xffff;",
  "&#x110000;",
  "&#4294967361;",
  "&#99999999999999999999;",
  "&#-1;",
  "&#x 41;",
  "&#65",
  "&#xg;",
  "&amp&amp;",
  "&&amp;",
  "&lt",
  "&#x41",
  "%x;&y;",
  "&xml:lang;",
  "&é;",
};

static void
try_references (JwHostile *self)
{
  static const char *const good[] = {
    "&amp;lt;",
    "&#38;lt;",
    "&lt;!DOCTYPE&gt;",
    "&#65;&#x1F600;&#x10FFFF;",
    "&quot;&apos;&#xd;",
    "%x;",
    "<![CDATA[&x; <!DOCTYPE a>]]>",
    "&#00000000000000000000000000000000065;",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad_references); i++)
    {
      g_autofree char *text = g_strdup_printf ("<note>%s</note>", bad_references[i]);
      g_autofree char *attribute =
          g_strdup_printf ("<stage id=\"s\" name=\"%s\"/>", bad_references[i]);

      jw_hostile_try_body (self, JW_OUTCOME_REFUSED, text, "reference %s in a text",
                           bad_references[i]);
      jw_hostile_try_body (self, JW_OUTCOME_REFUSED, attribute, "reference %s in a word",
                           bad_references[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *text = g_strdup_printf ("<note>%s</note>", good[i]);

      jw_hostile_try_body (self, JW_OUTCOME_CLEAN, text, "good reference %u", i);
    }
}

/* What other readers of XML go and fetch. */
static void
try_fetching (JwHostile *self)
{
  static const char *const bodies[] = {
    "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"/etc/passwd\" "
    "parse=\"text\"/>",
    "<note xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"/etc/passwd\"/></note>",
    "<?xml-stylesheet href=\"file:///etc/passwd\" type=\"text/xsl\"?>",
    "<?php system('id'); ?>",
    "<x xml:base=\"file:///etc/\" href=\"passwd\"/>",
    "<x xmlns:s=\"http://www.w3.org/2001/XMLSchema-instance\" s:schemaLocation=\"a "
    "http://127.0.0.1/\"/>",
    "<x xmlns:l=\"http://www.w3.org/1999/xlink\" l:href=\"http://127.0.0.1/\" l:show=\"embed\"/>",
    "<script xmlns=\"http://www.w3.org/1999/xhtml\">alert(1)</script>",
    "<picture id=\"b\" data=\"/etc/passwd\"/>",
    "<picture id=\"b\"><data>file:///etc/passwd</data></picture>",
    "<picture id=\"b\"><data href=\"/etc/passwd\"/></picture>",
  };

  TRY_ALL (self, JW_OUTCOME_MENDED, bodies, "fetching");
}

void
jw_hostile_entities (JwHostile *self)
{
  try_laughs (self, 10, 10, "");
  try_laughs (self, 30, 2, "");
  try_laughs (self, 3, 5000, "");
  try_laughs (self, 10, 10, "% ");
  try_quadratic (self);
  try_document_types (self);
  try_references (self);
  try_fetching (self);
}

static void
try_nested (JwHostile *self, JwOutcome outcome, const char *name, guint depth, gboolean close)
{
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append_printf (body, "<%s>", name);
  for (guint i = 0; close && i < depth; i++)
    g_string_append_printf (body, "</%s>", name);
  jw_hostile_try_body (self, outcome, body->str, "%u of <%s>%s", depth, name,
                       close ? "" : ", unclosed");
}

void
jw_hostile_depth (JwHostile *self)
{
  static const guint too_deep[] = { 32, 33, 34, 64, 100, 256, 257, 1000, 10000, 100000, 500000 };

  try_nested (self, JW_OUTCOME_MENDED, "x", 30, TRUE);
  try_nested (self, JW_OUTCOME_MENDED, "x", 31, TRUE);
  try_nested (self, JW_OUTCOME_MENDED, "journey", 5, TRUE);
  try_nested (self, JW_OUTCOME_MENDED, "stage", 20, TRUE);
  try_nested (self, JW_OUTCOME_MENDED, "card", 20, TRUE);
  try_nested (self, JW_OUTCOME_MENDED, "note", 20, TRUE);
  try_nested (self, JW_OUTCOME_REFUSED, "a:x xmlns:a='b'", 1, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (too_deep); i++)
    {
      try_nested (self, JW_OUTCOME_REFUSED, "x", too_deep[i], TRUE);
      try_nested (self, JW_OUTCOME_REFUSED, "note", too_deep[i], FALSE);
    }
}

static void
try_many_attributes (JwHostile *self, JwOutcome outcome, guint n, const char *form)
{
  g_autoptr (GString) body = g_string_new ("<stage id=\"s\"");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (body, " a%u%s", i, form);
  g_string_append (body, "/>");
  jw_hostile_try_body (self, outcome, body->str, "%u attributes%s", n, form);
}

static void
try_long_attribute (JwHostile *self, JwOutcome outcome, gsize n, const char *form)
{
  g_autofree char *fill = g_strnfill (n, 'x');
  g_auto (GStrv) parts = g_strsplit (form, "%", 2);
  g_autofree char *body = g_strconcat (parts[0], fill, parts[1], NULL);

  jw_hostile_try_body (self, outcome, body, "%zu bytes in %s", n, form);
}

static void
try_odd_attributes (JwHostile *self)
{
  static const char *const refused[] = {
    "<stage id='s' id='s'/>",
    "<stage id='s' name='a' name='b'/>",
    "<stage id='s' name/>",
    "<stage id='s' name=/>",
    "<stage id='s' name=a/>",
    "<stage id='s' name='a'who='b'/>",
    "<stage id='s' name='a<b'/>",
    "<stage id='s' name='a/>",
    "<stage id='s' name=\"a'/>",
    "<stage id='s' ='a'/>",
    "<stage id='s' 1a='a'/>",
    "<stage id='s' a:b='a'/>",
    "<stage id='s' :a='a'/>",
    "<stage id='s' a:='a'/>",
    "<stage id='s' a:b:c='a'/>",
    "<stage id='s' xmlns:a=''/>",
    "<stage id='s' xmlns:xml='a'/>",
    "<stage id='s' xmlns:xmlns='a'/>",
    "<stage id='s' xmlns:a='x' xmlns:b='x' a:c='' b:c=''/>",
    "<stage id='s' xmlns:a='x' xmlns:a='y'/>",
    "<stage id='s' xmlns='a' xmlns='b'/>",
    "<stage id='s' <x/>",
    "<stage id='s' name='a' / >",
    "<stage id='s' name='a' =>",
    "<stage id='s' é́='a'\x07/>",
    "<stage id='s' name='a'",
    "<a:stage id='s'/>",
    "< stage id='s'/>",
    "<stage\x01id='s'/>",
  };
  static const char *const loaded[] = {
    "<stage id='s' Name='a'/>",
    "<stage id='s' é='a'/>",
    "<stage id='s' xml:space='x'/>",
    "<stage id='s' xml:lang='x-very-odd'/>",
    "<stage id='s' xml:id='s'/>",
    "<stage id='s' xmlns:a='b' a:name='c'/>",
    "<stage id='s' name='a\nb\rc\td'/>",
    "<stage id='s' name='&#10;&#13;&#9;'/>",
    "<stage id='s' xmlns:a='https://journeywright.github.io/ns/journey/1' a:name='c'/>",
    "<stage id='s' a_.-·='x'/>",
    "<stage id='s' xmlns=''/>",
    "<stage\tid\n=\r's'  />",
  };

  TRY_ALL (self, JW_OUTCOME_REFUSED, refused, "odd attribute");
  TRY_ALL (self, JW_OUTCOME_LOADED, loaded, "odd attribute that is allowed");
}

void
jw_hostile_attributes (JwHostile *self)
{
  try_many_attributes (self, JW_OUTCOME_MENDED, 62, "=\"\"");
  try_many_attributes (self, JW_OUTCOME_REFUSED, 64, "=\"\"");
  try_many_attributes (self, JW_OUTCOME_REFUSED, 1000, "='x'");
  try_many_attributes (self, JW_OUTCOME_REFUSED, 100000, "=\"\"");
  try_many_attributes (self, JW_OUTCOME_REFUSED, 100000, "");
  try_many_attributes (self, JW_OUTCOME_REFUSED, 100000, "=");
  try_many_attributes (self, JW_OUTCOME_REFUSED, 60, ":b=\"\"");
  for (gsize n = 100; n <= 10000000; n *= 10)
    {
      JwOutcome outcome = n > 200000 ? JW_OUTCOME_REFUSED : JW_OUTCOME_ANY;

      try_long_attribute (self, outcome, n, "<stage id='s' name='%'/>");
      try_long_attribute (self, outcome, n, "<stage id='s' votes='%'/>");
      try_long_attribute (self, outcome, n, "<card id='s' votes='%'/>");
      try_long_attribute (self, outcome, n, "<stage id='%'/>");
      try_long_attribute (self, outcome, n, "<stage id='s' %='a'/>");
      try_long_attribute (self, outcome, n, "<stage id='s' xmlns:%='a'/>");
      try_long_attribute (self, outcome, n, "<stage id='s' xmlns:a='%' a:b='c'/>");
      try_long_attribute (self, outcome, n, "<%/>");
      try_long_attribute (self, outcome, n, "<x%");
    }
  try_odd_attributes (self);
}

static const char *const refused_structures[] = {
  "<stage id='s'>",
  "</stage>",
  "<stage id='s'></Stage>",
  "<stage id='s'></stage ",
  "<stage id='s'></>",
  "<>",
  "<",
  "</",
  "<stage id='s'/",
  "<!-- -- -->",
  "<!-- ",
  "<!-- --",
  "<!-- x --->",
  "<![CDATA[",
  "<note><![CDATA[</note>",
  "<note>]]></note>",
  "<?",
  "<?x",
  "<?xml version='1.0'?>",
  "<?XML x?>",
  "<? x?>",
  "<note><b></note></b>",
  "</journey>",
  "</journey><journey>",
  "<note>a</note></journey>x<journey>",
  "<1/>",
  "<-a/>",
  "<.a/>",
  "<a b/>",
  "<a\xc2\xa0/>",
  "<note>&amp;<</note>",
  "<note></note/>",
  "<?x ",
  "<a:b:c/>",
};

static const char *const mended_structures[] = {
  "words outside",
  "<![CDATA[words outside]]>",
  "<!-- a comment -->",
  "<!--->-->",
  "<?x y?>",
  "<?xml-model?>",
  "<note>a</note><note>b</note>",
  "<note>a<b>c</b>d</note>",
  "<note><stage id='s'/></note>",
  "<Stage id='s'/>",
  "<STAGE ID='s'/>",
  "<step id='t'/>",
  "<point id='t'/>",
  "<stage id='s'><card id='k'/></stage>",
  "<journey/>",
  "<a/><b/><c/>",
  "<é/>",
  "<日本語>文</日本語>",
  "<note x='y'>a</note>",
  "<stage xmlns='urn:other' id='s'/>",
  "<stage id='s'>words</stage>",
  "<title>A</title>",
  "<data>AAAA</data>",
  "<text>x</text>",
  "<note><!-- c -->a</note>",
  "<_/>",
};

static const char *const refused_surroundings[] = {
  "x" ROOT "</journey>",
  ROOT "</journey>x",
  ROOT "</journey><a/>",
  " <?xml version='1.0'?>" ROOT "</journey>",
  "<?xml?>" ROOT "</journey>",
  "<?xml version='1.0'>" ROOT "</journey>",
  "<?xml version='1.1'?><x/>",
  "<?xml version='9'?><x/>",
  "<?xml encoding='UTF-8'?><x/>",
  "<?xml version='1.0' x='y'?><x/>",
  ROOT,
  "<journey",
  "<journey>",
  "</journey>",
  "<!-- only a comment -->",
  "<?only an-instruction?>",
  ROOT "</journey>" ROOT "</journey>",
  "journey",
  "<?xml version='1.0' standalone='maybe'?><x/>",
  "<?xml version='1.0' encoding=''?><x/>",
};

void
jw_hostile_structure (JwHostile *self)
{

  TRY_ALL (self, JW_OUTCOME_REFUSED, refused_structures, "structure");
  TRY_ALL (self, JW_OUTCOME_MENDED, mended_structures, "structure to mend");
  for (guint i = 0; i < G_N_ELEMENTS (refused_surroundings); i++)
    jw_hostile_try (self, JW_OUTCOME_REFUSED, refused_surroundings[i], -1, "around %u", i);
}
