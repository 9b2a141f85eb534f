#include "tests/bench/limit-xml.h"

#include <libxml/parser.h>
#include <libxml/xmlwriter.h>
#include <string.h>

/* A card as plain as it can be. */
typedef struct
{
  char *id;
  char *lane;
  char *stage;
  char *text;
} Card;

typedef struct
{
  GArray *cards;
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
  Card card = { 0 };

  reading->in_text = strcmp ((const char *)name, "text") == 0;
  g_string_truncate (reading->text, 0);
  if (strcmp ((const char *)name, "card") != 0)
    return;
  for (int i = 0; i < n_attributes; i++, attributes += 5)
    if (strcmp ((const char *)attributes[0], "id") == 0)
      card.id = copy_value (attributes);
    else if (strcmp ((const char *)attributes[0], "lane") == 0)
      card.lane = copy_value (attributes);
    else if (strcmp ((const char *)attributes[0], "stage") == 0)
      card.stage = copy_value (attributes);
  g_array_append_val (reading->cards, card);
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Reading *reading = data;

  if (reading->in_text && reading->cards->len > 0)
    g_array_index (reading->cards, Card, reading->cards->len - 1).text =
        g_strdup (reading->text->str);
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
clear_card (gpointer data)
{
  Card *card = data;

  g_free (card->id);
  g_free (card->lane);
  g_free (card->stage);
  g_free (card->text);
}

static GArray *
read_cards (GBytes *bytes)
{
  xmlParserCtxtPtr context = xmlNewParserCtxt ();
  Reading reading = { g_array_new (FALSE, FALSE, sizeof (Card)), g_string_new (NULL), FALSE };

  g_array_set_clear_func (reading.cards, clear_card);
  memset (context->sax, 0, sizeof *context->sax);
  context->sax->initialized = XML_SAX2_MAGIC;
  context->sax->startElementNs = start_cb;
  context->sax->endElementNs = end_cb;
  context->sax->characters = characters_cb;
  context->userData = &reading;
  xmlCtxtReadMemory (context, g_bytes_get_data (bytes, NULL), (int)g_bytes_get_size (bytes), NULL,
                     NULL, XML_PARSE_NONET);
  xmlFreeParserCtxt (context);
  g_string_free (reading.text, TRUE);
  return reading.cards;
}

guint
jw_limit_read_xml (GBytes *bytes)
{
  g_autoptr (GArray) cards = read_cards (bytes);

  return cards->len;
}

static void
write_attribute (xmlTextWriterPtr writer, const char *name, const char *value)
{
  xmlTextWriterWriteAttribute (writer, (const xmlChar *)name, (const xmlChar *)value);
}

gsize
jw_limit_write_xml (GBytes *bytes)
{
  /* Read once, kept for good: only the writing is to be measured. */
  static GArray *cards;
  static GBytes *last;
  xmlBufferPtr buffer = xmlBufferCreate ();
  xmlTextWriterPtr writer = xmlNewTextWriterMemory (buffer, 0);
  gsize size;

  if (last != bytes)
    cards = read_cards (last = bytes);
  xmlTextWriterSetIndent (writer, 1);
  xmlTextWriterStartDocument (writer, NULL, "UTF-8", NULL);
  xmlTextWriterStartElement (writer, (const xmlChar *)"journey");
  for (guint i = 0; i < cards->len; i++)
    {
      Card *card = &g_array_index (cards, Card, i);

      xmlTextWriterStartElement (writer, (const xmlChar *)"card");
      write_attribute (writer, "id", card->id);
      write_attribute (writer, "lane", card->lane);
      write_attribute (writer, "stage", card->stage);
      xmlTextWriterWriteElement (writer, (const xmlChar *)"text", (const xmlChar *)card->text);
      xmlTextWriterEndElement (writer);
    }
  xmlTextWriterEndDocument (writer);
  xmlFreeTextWriter (writer);
  size = (gsize)xmlBufferLength (buffer);
  xmlBufferFree (buffer);
  return size;
}
