#include <string.h>

#include "model/file/escape.h"
#include "model/file/reader-private.h"
#include "model/node/unknown.h"

/* What libxml2 hands over an attribute: local name, prefix, namespace, start and end of value. */
enum
{
  LOCAL_NAME,
  PREFIX,
  NAMESPACE,
};

static char *
make_qualified_name (const char *prefix, const char *name)
{
  return prefix != NULL ? g_strconcat (prefix, ":", name, NULL) : g_strdup (name);
}

/* Declares a namespace on the element that starts at @tag, unless it already does. */
static void
declare_namespace (GString *out, gsize tag, const char *prefix, const char *uri)
{
  g_autofree char *name =
      prefix != NULL ? g_strconcat ("xmlns:", prefix, NULL) : g_strdup ("xmlns");
  g_autofree char *start = g_strconcat (" ", name, "=", NULL);
  g_autoptr (GString) value = g_string_new (uri);

  jw_reader_unescape_ampersands (value);
  if (g_strcmp0 (prefix, "xml") != 0 && strstr (out->str + tag, start) == NULL)
    jw_escape_attribute (out, name, value->str);
}

static void
append_attribute (GString *out, gsize tag, const xmlChar **attribute, const char *value)
{
  const char *prefix = (const char *)attribute[PREFIX];
  g_autofree char *name = make_qualified_name (prefix, (const char *)attribute[LOCAL_NAME]);

  if (prefix != NULL)
    declare_namespace (out, tag, prefix, (const char *)attribute[NAMESPACE]);
  jw_escape_attribute (out, name, value);
}

static void
close_start_tag (JwReader *reader)
{
  if (reader->is_start_tag_open)
    g_string_append_c (reader->kept, '>');
  reader->is_start_tag_open = FALSE;
}

void
jw_reader_keep_attribute (JwReader *reader, JwNode *node, const xmlChar **attribute)
{
  const char *before = jw_unknown_get_attributes (node);
  g_autoptr (GString) all = g_string_new (before);
  gsize length = all->len;

  append_attribute (all, 0, attribute, jw_reader_get_value (reader, attribute));
  jw_unknown_add_attributes (node, all->str + length);
}

void
jw_reader_keep_start (JwReader *reader, const JwElement *element)
{
  gboolean is_ours = g_strcmp0 (element->uri, JW_FILE_NAMESPACE) == 0;
  const char *prefix = is_ours ? NULL : element->prefix;
  g_autofree char *name = make_qualified_name (prefix, element->name);
  const xmlChar **attribute = element->attributes;
  gsize tag;

  close_start_tag (reader);
  tag = reader->kept->len;
  g_string_append_printf (reader->kept, "<%s", name);
  /* Inside an element of a foreign default namespace ours has to be named again. */
  if (!is_ours || reader->has_foreign_default)
    declare_namespace (reader->kept, tag, prefix, element->uri);
  reader->has_foreign_default |= !is_ours && prefix == NULL;
  for (int i = 0; i < element->n_attributes; i++, attribute += JW_ATTRIBUTE_FIELDS)
    append_attribute (reader->kept, tag, attribute, jw_reader_get_value (reader, attribute));
  reader->is_start_tag_open = TRUE;
}

void
jw_reader_keep_text (JwReader *reader, const char *text, gsize length)
{
  g_autofree char *copy = g_strndup (text, length);

  close_start_tag (reader);
  jw_escape_text (reader->kept, copy);
}

void
jw_reader_keep_end (JwReader *reader, const char *name, const char *prefix, const char *uri)
{
  gboolean is_ours = g_strcmp0 (uri, JW_FILE_NAMESPACE) == 0;
  g_autofree char *full = make_qualified_name (is_ours ? NULL : prefix, name);

  if (reader->is_start_tag_open)
    g_string_append (reader->kept, "/>");
  else
    g_string_append_printf (reader->kept, "</%s>", full);
  reader->is_start_tag_open = FALSE;
}

void
jw_reader_keep_finish (JwReader *reader, JwNode *node)
{
  jw_unknown_add_elements (node, reader->kept->str);
  g_string_truncate (reader->kept, 0);
  reader->has_foreign_default = FALSE;
}
