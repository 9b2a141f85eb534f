#include "model/file/writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/error.h"
#include "model/file/number.h"
#include "model/file/reader.h"

/* Characters of base64 a line, as in MIME (RFC 2045, section 6.8). */
#define DATA_LINE 76

typedef enum
{
  ESCAPE_TEXT,
  ESCAPE_ATTRIBUTE,
} Escape;

static const char *
get_entity (char c, Escape escape)
{
  switch (c)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '\r':
      return "&#13;";
    case '"':
      return escape == ESCAPE_ATTRIBUTE ? "&quot;" : NULL;
    case '\n':
      return escape == ESCAPE_ATTRIBUTE ? "&#10;" : NULL;
    case '\t':
      return escape == ESCAPE_ATTRIBUTE ? "&#9;" : NULL;
    default:
      return NULL;
    }
}

/* A parser turns bare line breaks and tabs of an attribute into spaces, and a bare CR into LF. */
static void
append_escaped (GString *out, const char *text, Escape escape)
{
  const char *special = escape == ESCAPE_TEXT ? "&<>\r" : "&<>\r\"\n\t";

  for (;;)
    {
      gsize plain = strcspn (text, special);

      g_string_append_len (out, text, (gssize)plain);
      text += plain;
      if (*text == 0)
        return;
      g_string_append (out, get_entity (*text++, escape));
    }
}

static void
append_indent (GString *out, guint depth)
{
  for (guint i = 0; i < depth; i++)
    g_string_append_len (out, "  ", 2);
}

static void
append_attribute (GString *out, const char *name, const char *value)
{
  g_string_append_c (out, ' ');
  g_string_append (out, name);
  g_string_append_len (out, "=\"", 2);
  append_escaped (out, value, ESCAPE_ATTRIBUTE);
  g_string_append_c (out, '"');
}

static void
append_property (GString *out, JwNode *node, guint property)
{
  const JwProperty *row = jw_node_get_property_row (node, property);
  char buffer[JW_NUMBER_BUFFER];

  if (row->type == JW_PROPERTY_BOOLEAN)
    append_attribute (out, row->name, jw_node_get_boolean (node, property) ? "true" : "false");
  else if (jw_property_is_number (row))
    append_attribute (out, row->name,
                      jw_number_format (jw_node_get_number (node, property), buffer));
  else
    append_attribute (out, row->name, jw_node_get_string (node, property));
}

static void
append_start_tag (GString *out, JwNode *node, const char *element, guint depth)
{
  guint n = jw_node_get_n_properties (node);

  append_indent (out, depth);
  g_string_append_c (out, '<');
  g_string_append (out, element);
  if (jw_node_get_kind (node) == JW_KIND_MAP)
    {
      append_attribute (out, "xmlns", JW_FILE_NAMESPACE);
      append_attribute (out, "version", JW_FILE_VERSION);
    }
  else
    append_attribute (out, "id", jw_node_get_id (node));
  for (guint i = 0; i < n; i++)
    if (jw_node_has (node, i) && !jw_property_is_element (jw_node_get_property_row (node, i)))
      append_property (out, node, i);
}

static void
append_text_element (GString *out, const char *name, const char *text, guint depth)
{
  append_indent (out, depth);
  g_string_append_printf (out, "<%s>", name);
  append_escaped (out, text, ESCAPE_TEXT);
  g_string_append_printf (out, "</%s>\n", name);
}

/* Long lines of data would make every change of a picture one change of a huge line. */
static void
append_data_element (GString *out, const char *name, const char *data, guint depth)
{
  gsize rest = strlen (data);

  append_indent (out, depth);
  g_string_append_printf (out, "<%s>\n", name);
  while (rest > 0)
    {
      gsize n = MIN (rest, DATA_LINE);

      g_string_append_len (out, data, (gssize)n);
      g_string_append_c (out, '\n');
      data += n;
      rest -= n;
    }
  append_indent (out, depth);
  g_string_append_printf (out, "</%s>\n", name);
}

static void
append_texts (GString *out, JwNode *node, guint depth)
{
  guint n = jw_node_get_n_properties (node);

  for (guint i = 0; i < n; i++)
    {
      const JwProperty *row = jw_node_get_property_row (node, i);

      if (!jw_property_is_element (row) || !jw_node_has (node, i))
        continue;
      if (row->type == JW_PROPERTY_DATA)
        append_data_element (out, row->name, jw_node_get_string (node, i), depth);
      else
        append_text_element (out, row->name, jw_node_get_string (node, i), depth);
    }
}

static void append_node (GString *out, JwNode *node, guint depth);

static void
append_children (GString *out, JwNode *node, JwNodeClass *node_class, guint depth)
{
  for (guint i = 0; i < node_class->n_child_kinds; i++)
    {
      GListModel *list = jw_node_get_children (node, node_class->child_kinds[i]);
      guint n = g_list_model_get_n_items (list);

      for (guint j = 0; j < n; j++)
        {
          g_autoptr (JwNode) child = g_list_model_get_item (list, j);

          append_node (out, child, depth);
        }
    }
}

static void
append_node (GString *out, JwNode *node, guint depth)
{
  JwNodeClass *node_class = jw_kind_get_class (jw_node_get_kind (node));
  gsize content;

  append_start_tag (out, node, node_class->element, depth);
  g_string_append_len (out, ">\n", 2);
  content = out->len;
  append_texts (out, node, depth + 1);
  append_children (out, node, node_class, depth + 1);
  if (out->len == content)
    {
      g_string_truncate (out, content - 2);
      g_string_append_len (out, "/>\n", 3);
      return;
    }
  append_indent (out, depth);
  g_string_append_printf (out, "</%s>\n", node_class->element);
}

GBytes *
jw_writer_write (JwMap *map, GError **error)
{
  g_autoptr (GString) out = g_string_sized_new (16 * 1024);

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  append_node (out, JW_NODE (map), 0);
  if (out->len > JW_FILE_MAX_BYTES)
    {
      g_set_error (error, JW_ERROR, JW_ERROR_LIMIT,
                   _ ("The map would take more than %d MiB. Make it smaller before it is saved."),
                   JW_FILE_MAX_BYTES / (1024 * 1024));
      return NULL;
    }
  return g_string_free_to_bytes (g_steal_pointer (&out));
}

GBytes *
jw_writer_write_verified (JwMap *map, GError **error)
{
  g_autoptr (GBytes) written = jw_writer_write (map, error);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (JwMap) reloaded = NULL;
  g_autoptr (GError) reason = NULL;

  if (written == NULL)
    return NULL;
  reloaded = jw_reader_read_bytes (written, NULL, &reason);
  if (reloaded != NULL)
    again = jw_writer_write (reloaded, &reason);
  if (again != NULL && g_bytes_equal (written, again))
    return g_steal_pointer (&written);
  g_set_error (error, JW_ERROR, JW_ERROR_FORMAT,
               _ ("The map was not saved, because what was written could not be read back in full "
                  "(%s). The file on disk is unchanged. Undo the last changes and try again."),
               reason != NULL ? reason->message : _ ("the two differ"));
  return NULL;
}
