#include "model/file/writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/error.h"
#include "model/file/escape.h"
#include "model/file/number.h"
#include "model/file/reader.h"
#include "model/file/writer-private.h"
#include "model/node/unknown.h"

/* Characters of base64 a line, as in MIME (RFC 2045, section 6.8). */
#define DATA_LINE 76

static void
append (GString *out, const char *text)
{
  jw_escape_append (out, text, strlen (text));
}

static void
append_indent (GString *out, guint depth)
{
  for (guint i = 0; i < depth; i++)
    jw_escape_append (out, "  ", 2);
}

static void
append_property (GString *out, JwNode *node, guint property)
{
  const JwProperty *row = jw_node_get_property_row (node, property);
  char buffer[JW_NUMBER_BUFFER];

  if (row->type == JW_PROPERTY_BOOLEAN)
    jw_escape_attribute (out, row->name, jw_node_get_boolean (node, property) ? "true" : "false");
  else if (jw_property_is_number (row))
    jw_escape_attribute (out, row->name,
                         jw_number_format (jw_node_get_number (node, property), buffer));
  else
    jw_escape_attribute (out, row->name, jw_node_get_string (node, property));
}

/* A map that holds what a newer minor version wrote stays one of that version. */
static void
append_version (GString *out, JwMap *map)
{
  guint minor = MAX (jw_unknown_get_minor_version (map), JW_FILE_MINOR_VERSION);
  g_autofree char *version = g_strdup_printf ("%d.%u", JW_FILE_MAJOR_VERSION, minor);

  jw_escape_attribute (out, "version", version);
}

static void
append_start_tag (GString *out, JwNode *node, const char *element, guint depth)
{
  guint64 mask = jw_node_get_set_mask (node);

  append_indent (out, depth);
  append (out, "<");
  append (out, element);
  if (jw_node_get_kind (node) == JW_KIND_MAP)
    {
      jw_escape_attribute (out, "xmlns", JW_FILE_NAMESPACE);
      append_version (out, JW_MAP (node));
    }
  else
    jw_escape_attribute (out, "id", jw_node_get_id (node));
  for (guint i = 0; mask >> i != 0; i++)
    if ((mask >> i & 1) && !jw_property_is_element (jw_node_get_property_row (node, i)))
      append_property (out, node, i);
  if (jw_unknown_get_attributes (node) != NULL)
    append (out, jw_unknown_get_attributes (node));
}

static void
append_tag (GString *out, const char *start, const char *name, const char *end)
{
  append (out, start);
  append (out, name);
  append (out, end);
}

static void
append_text_element (GString *out, const char *name, const char *text, guint depth)
{
  append_indent (out, depth);
  append_tag (out, "<", name, ">");
  jw_escape_text (out, text);
  append_tag (out, "</", name, ">\n");
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
  guint64 mask = jw_node_get_set_mask (node);

  for (guint i = 0; mask >> i != 0; i++)
    {
      const JwProperty *row = jw_node_get_property_row (node, i);

      if (!(mask >> i & 1) || !jw_property_is_element (row))
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
    for (JwNode *child = jw_node_get_first_child (node, node_class->child_kinds[i]); child != NULL;
         child = jw_node_get_next (child))
      append_node (out, child, depth);
}

static void
append_unknown (GString *out, JwNode *node, guint depth)
{
  const char *elements = jw_unknown_get_elements (node);

  if (elements == NULL)
    return;
  append_indent (out, depth);
  g_string_append (out, elements);
  g_string_append_c (out, '\n');
}

/* Where its content begins. */
static gsize
open_node (GString *out, JwNode *node, guint depth)
{
  append_start_tag (out, node, JW_NODE_GET_CLASS (node)->element, depth);
  append (out, ">\n");
  return out->len;
}

static void
close_node (GString *out, JwNode *node, guint depth, gsize content)
{
  append_unknown (out, node, depth + 1);
  if (out->len == content)
    {
      g_string_truncate (out, content - 2);
      append (out, "/>\n");
      return;
    }
  append_indent (out, depth);
  append_tag (out, "</", JW_NODE_GET_CLASS (node)->element, ">\n");
}

static void
append_node (GString *out, JwNode *node, guint depth)
{
  gsize content = open_node (out, node, depth);

  append_texts (out, node, depth + 1);
  append_children (out, node, JW_NODE_GET_CLASS (node), depth + 1);
  close_node (out, node, depth, content);
}

gsize
jw_writer_begin (GString *out, JwMap *map)
{
  gsize content;

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  content = open_node (out, JW_NODE (map), 0);
  append_texts (out, JW_NODE (map), 1);
  return content;
}

void
jw_writer_append_child (GString *out, JwNode *child)
{
  append_node (out, child, 1);
}

GBytes *
jw_writer_end (GString *written, JwMap *map, gsize content, GError **error)
{
  g_autoptr (GString) out = written;

  close_node (out, JW_NODE (map), 0, content);
  if (out->len <= JW_FILE_MAX_BYTES)
    return g_string_free_to_bytes (g_steal_pointer (&out));
  g_set_error (error, JW_ERROR, JW_ERROR_LIMIT,
               _ ("The map would take more than %d MiB. Make it smaller before it is saved."),
               JW_FILE_MAX_BYTES / (1024 * 1024));
  return NULL;
}

GBytes *
jw_writer_write (JwMap *map, GError **error)
{
  GString *out = g_string_sized_new (16 * 1024);
  gsize content = jw_writer_begin (out, map);

  append_children (out, JW_NODE (map), JW_NODE_GET_CLASS (map), 1);
  return jw_writer_end (out, map, content, error);
}

gboolean
jw_writer_verify (GBytes *written, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (JwMap) reloaded = jw_reader_read_bytes (written, NULL, &reason);
  g_autoptr (GBytes) again = NULL;

  if (reloaded != NULL)
    again = jw_writer_write (reloaded, &reason);
  if (again != NULL && g_bytes_equal (written, again))
    return TRUE;
  g_set_error (error, JW_ERROR, JW_ERROR_FORMAT,
               _ ("The map was not saved, because what was written could not be read back in full "
                  "(%s). The file on disk is unchanged. Undo the last changes and try again."),
               reason != NULL ? reason->message : _ ("the two differ"));
  return FALSE;
}

GBytes *
jw_writer_write_verified (JwMap *map, GError **error)
{
  g_autoptr (GBytes) written = jw_writer_write (map, error);

  return written != NULL && jw_writer_verify (written, error) ? g_steal_pointer (&written) : NULL;
}
