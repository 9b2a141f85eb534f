#include "tests/bench/limit-xml.h"

#include <libxml/parser.h>
#include <libxml/xmlwriter.h>
#include <string.h>

#define MAX_ATTRIBUTES 4

/* An element as plain as it can be; names are the parser's own, values are copies. */
typedef struct
{
  const xmlChar *name;
  const xmlChar *names[MAX_ATTRIBUTES];
  char *values[MAX_ATTRIBUTES];
  char *text;
} Element;

struct _JwLimitMap
{
  GArray *elements;
  xmlDict *names;
};

typedef struct
{
  GArray *elements;
  GString *text;
  gboolean in_text;
} Reading;

static char *
copy_value (const xmlChar **attribute)
{
  return g_strndup ((const char *)attribute[3], (gsize)(attribute[4] - attribute[3]));
}

static void
start_cb (void *data,
          const xmlChar *name,
          const xmlChar *prefix,
          const xmlChar *uri,
          int n_namespaces,
          const xmlChar **namespaces,
          int n_attributes,
          int n_defaulted,
          const xmlChar **attributes)
{
  Reading *reading = data;
  Element element = { 0 };

  reading->in_text = strcmp ((const char *)name, "text") == 0;
  g_string_truncate (reading->text, 0);
  if (reading->in_text)
    return;
  element.name = name;
  for (int i = 0; i < MIN (n_attributes, MAX_ATTRIBUTES); i++, attributes += 5)
    {
      element.names[i] = attributes[0];
      element.values[i] = copy_value (attributes);
    }
  g_array_append_val (reading->elements, element);
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Reading *reading = data;

  if (reading->in_text && reading->elements->len > 0)
    g_array_index (reading->elements, Element, reading->elements->len - 1).text =
        g_strndup (reading->text->str, reading->text->len);
  reading->in_text = FALSE;
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  Reading *reading = data;

  if (reading->in_text)
    g_string_append_len (reading->text, (const char *)text, length);
}

static void
clear_element (gpointer data)
{
  Element *element = data;

  for (guint i = 0; i < MAX_ATTRIBUTES; i++)
    g_free (element->values[i]);
  g_free (element->text);
}

JwLimitMap *
jw_limit_read_xml (GBytes *bytes)
{
  JwLimitMap *map = g_new0 (JwLimitMap, 1);
  xmlParserCtxtPtr context = xmlNewParserCtxt ();
  Reading reading = { g_array_new (FALSE, FALSE, sizeof (Element)), g_string_new (NULL), FALSE };

  g_array_set_clear_func (reading.elements, clear_element);
  memset (context->sax, 0, sizeof *context->sax);
  context->sax->initialized = XML_SAX2_MAGIC;
  context->sax->startElementNs = start_cb;
  context->sax->endElementNs = end_cb;
  context->sax->characters = characters_cb;
  context->userData = &reading;
  xmlCtxtReadMemory (context, g_bytes_get_data (bytes, NULL), (int)g_bytes_get_size (bytes), NULL,
                     NULL, XML_PARSE_NONET);
  map->names = context->dict;
  xmlDictReference (map->names);
  xmlFreeParserCtxt (context);
  g_string_free (reading.text, TRUE);
  map->elements = reading.elements;
  return map;
}

void
jw_limit_map_free (JwLimitMap *map)
{
  g_array_unref (map->elements);
  xmlDictFree (map->names);
  g_free (map);
}

static void
write_element (xmlTextWriterPtr writer, const Element *element)
{
  xmlTextWriterStartElement (writer, element->name);
  for (guint i = 0; i < MAX_ATTRIBUTES && element->names[i] != NULL; i++)
    xmlTextWriterWriteAttribute (writer, element->names[i], (const xmlChar *)element->values[i]);
  if (element->text != NULL)
    xmlTextWriterWriteElement (writer, (const xmlChar *)"text", (const xmlChar *)element->text);
}

gsize
jw_limit_write_xml (JwLimitMap *map)
{
  xmlBufferPtr buffer = xmlBufferCreate ();
  xmlTextWriterPtr writer = xmlNewTextWriterMemory (buffer, 0);
  gsize size;

  xmlTextWriterSetIndent (writer, 1);
  xmlTextWriterStartDocument (writer, NULL, "UTF-8", NULL);
  for (guint i = 0; i < map->elements->len; i++)
    {
      write_element (writer, &g_array_index (map->elements, Element, i));
      /* The first one is the map, which holds the others. */
      if (i > 0)
        xmlTextWriterEndElement (writer);
    }
  xmlTextWriterEndDocument (writer);
  xmlFreeTextWriter (writer);
  size = (gsize)xmlBufferLength (buffer);
  xmlBufferFree (buffer);
  return size;
}
