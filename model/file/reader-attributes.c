#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/file/escape.h"
#include "model/file/excerpt.h"
#include "model/file/reader-private.h"
#include "model/node/node-private.h"

/* Unless it is let loose on entities, libxml2 hands over each "&" of an attribute as "&#38;". */
void
jw_reader_unescape_ampersands (GString *value)
{
  char *to = strchr (value->str, '&');

  if (to == NULL)
    return;
  for (const char *at = to; *at != '\0';)
    {
      gboolean is_ampersand = *at == '&';

      *to++ = *at++;
      if (is_ampersand && strncmp (at, "#38;", 4) == 0)
        at += 4;
    }
  g_string_truncate (value, (gsize)(to - value->str));
}

static void
report_unknown (JwReader *reader, JwNode *node, const xmlChar **attribute)
{
  g_autofree char *name = jw_excerpt ((const char *)attribute[0]);
  g_autofree char *value = jw_excerpt (jw_reader_get_value (reader, attribute));

  jw_reader_report_kept (reader, node,
                         _ ("The attribute “%s” (“%s”) is not known here. It is kept as it is."),
                         name, value);
}

static void
keep_attribute (JwReader *reader, JwNode *node, const xmlChar **attribute)
{
  if (jw_reader_is_told (reader))
    report_unknown (reader, node, attribute);
  jw_reader_keep_attribute (reader, node, attribute);
}

static void
read_attribute (JwReader *reader, JwNode *node, const xmlChar **attribute)
{
  const char *value = (const char *)attribute[3];
  int property = attribute[2] == NULL
                     ? jw_reader_find_property (reader, node, (const char *)attribute[0])
                     : -1;

  if (property < 0 || jw_property_is_element (jw_node_get_property_row (node, (guint)property)))
    keep_attribute (reader, node, attribute);
  else if (!jw_reader_set_same_reference (reader, node, (guint)property, value,
                                          (gsize)((const char *)attribute[4] - value)))
    jw_reader_set_value (reader, node, (guint)property, jw_reader_get_value (reader, attribute));
}

const char *
jw_reader_get_value (JwReader *reader, const xmlChar **attribute)
{
  reader->value->len = 0;
  jw_escape_append (reader->value, (const char *)attribute[3],
                    (gsize)(attribute[4] - attribute[3]));
  jw_reader_unescape_ampersands (reader->value);
  return reader->value->str;
}

const xmlChar **
jw_reader_find_attribute (const xmlChar **attributes, int n, const char *name)
{
  for (int i = 0; i < n; i++, attributes += JW_ATTRIBUTE_FIELDS)
    if (attributes[2] == NULL && strcmp ((const char *)attributes[0], name) == 0)
      return attributes;
  return NULL;
}

int
jw_reader_find_property (JwReader *reader, JwNode *node, const char *name)
{
  const JwNodeClass *node_class = JW_NODE_GET_CLASS (node);
  gsize sum = ((gsize)name >> 2) + (gsize)node_class->kind;
  JwKnownName *known = &reader->known[sum % G_N_ELEMENTS (reader->known)];

  if (known->name != name || known->node_class != node_class)
    *known = (JwKnownName){ name, node_class, jw_node_find_property (node, name) };
  return known->property;
}

void
jw_reader_read_attributes (JwReader *reader,
                           JwNode *node,
                           const xmlChar **attributes,
                           int n,
                           const xmlChar **own)
{
  /* As many as there are attributes: in place of @own there is often a text. */
  jw_node_reserve (node, (guint)n);
  for (int i = 0; i < n; i++, attributes += JW_ATTRIBUTE_FIELDS)
    if (attributes != own)
      read_attribute (reader, node, attributes);
  jw_reader_complete_node (reader, node);
}
