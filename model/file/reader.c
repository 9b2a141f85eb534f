#include "model/file/reader.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlerror.h>
#include <string.h>

#include "model/edit.h"
#include "model/error.h"
#include "model/file/bytes.h"
#include "model/file/escape.h"
#include "model/file/excerpt.h"
#include "model/file/reader-private.h"
#include "model/file/writer.h"
#include "model/map-private.h"

guint
jw_reader_get_line (JwReader *reader)
{
  xmlParserInputPtr input = reader->context->input;

  return input != NULL && input->line > 0 ? (guint)input->line : 1;
}

static char *
describe_node (JwNode *node)
{
  const char *element = jw_kind_get_class (jw_node_get_kind (node))->element;

  if (jw_node_get_kind (node) == JW_KIND_MAP)
    return g_strdup_printf ("<%s>", element);
  return g_strdup_printf ("<%s id=\"%s\">", element, jw_node_get_id (node));
}

gboolean
jw_reader_is_told (JwReader *reader)
{
  return reader->findings != NULL && !jw_findings_is_full (reader->findings);
}

void
jw_reader_report (JwReader *reader, guint line, JwNode *node, const char *format, ...)
{
  g_autofree char *message = NULL;
  g_autofree char *where = NULL;
  va_list args;

  if (!jw_reader_is_told (reader))
    return;
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  where = describe_node (node);
  jw_findings_add (reader->findings, line, where, "%s", message);
}

void
jw_reader_report_kept (JwReader *reader, JwNode *node, const char *format, ...)
{
  g_autofree char *message = NULL;
  g_autofree char *where = NULL;
  va_list args;

  if (!jw_reader_is_told (reader))
    return;
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  where = describe_node (node);
  jw_findings_add_kept (reader->findings, jw_reader_get_line (reader), where, "%s", message);
}

void
jw_reader_fail (JwReader *reader, JwError code, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  if (reader->error != NULL)
    return;
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (&reader->error, JW_ERROR, (int)code, _ ("Line %u: %s"), jw_reader_get_line (reader),
               message);
  xmlStopParser (reader->context);
}

static JwFrame *
get_frame (JwReader *reader)
{
  return reader->depth > 0 ? &reader->frames[reader->depth - 1] : NULL;
}

static void
push_frame (JwReader *reader, JwFrameType type, JwNode *node, guint property)
{
  g_return_if_fail (reader->depth < G_N_ELEMENTS (reader->frames));
  reader->frames[reader->depth++] = (JwFrame){ .type = type, .node = node, .property = property };
}

/* What is in a node, once the attribute @own is read, by which it is known. */
static void
start_content (JwReader *reader,
               JwNode *node,
               const xmlChar **attributes,
               int n,
               const xmlChar **own)
{
  jw_reader_read_attributes (reader, node, attributes, n, own);
  push_frame (reader, JW_FRAME_NODE, node, 0);
}

static void
start_map (JwReader *reader, const char *name, const char *uri, const xmlChar **attributes, int n)
{
  const xmlChar **version = jw_reader_find_attribute (attributes, n, "version");

  if (!jw_reader_check_root (reader, name, uri) ||
      !jw_reader_check_version (reader,
                                version != NULL ? jw_reader_get_value (reader, version) : ""))
    return;
  reader->namespace = uri;
  start_content (reader, JW_NODE (reader->map), attributes, n, version);
}

/* The kind of the children of the frame's node that the element stands for. Mostly it is the one
 * before: the parser keeps each name once, so that equal pointers are equal names. */
static gboolean
find_child_kind (JwFrame *frame, const char *element, JwKind *kind)
{
  JwNodeClass *node_class = JW_NODE_GET_CLASS (frame->node);

  for (guint i = 0; frame->child != element && i < node_class->n_child_kinds; i++)
    if (strcmp (jw_kind_get_class (node_class->child_kinds[i])->element, element) == 0)
      {
        frame->child = element;
        frame->child_kind = node_class->child_kinds[i];
      }
  *kind = frame->child_kind;
  return frame->child == element;
}

/* Inserts under the id of the file, or, where that cannot be had, under a new one. */
static JwNode *
insert_node (JwReader *reader, JwNode *parent, JwKind kind, const char *id, GError **error)
{
  JwNode *node = id != NULL ? jw_map_load_node (reader->map, parent, kind, id) : NULL;
  g_autofree char *found = NULL;

  if (node != NULL)
    return node;
  node = jw_edit_insert (parent, kind, G_MAXUINT, error);
  if (node == NULL)
    return NULL;
  found = jw_excerpt (id != NULL ? id : "");
  if (id == NULL)
    jw_reader_report (reader, jw_reader_get_line (reader), node,
                      _ ("The element has no id. It is given this one."));
  else if (jw_map_find (reader->map, id) != NULL)
    jw_reader_report (reader, jw_reader_get_line (reader), node,
                      _ ("The id “%s” is taken by an element before. This one is given a new id."),
                      found);
  else
    jw_reader_report (reader, jw_reader_get_line (reader), node,
                      _ ("The id “%s” cannot be an id. The element is given this one."), found);
  return node;
}

static void
start_node (JwReader *reader, JwNode *parent, JwKind kind, const xmlChar **attributes, int n)
{
  const xmlChar **attribute = jw_reader_find_attribute (attributes, n, "id");
  const char *id = attribute != NULL ? jw_reader_get_value (reader, attribute) : NULL;
  g_autoptr (GError) error = NULL;
  JwNode *node = insert_node (reader, parent, kind, id, &error);

  if (node == NULL)
    {
      jw_reader_fail (reader, JW_ERROR_LIMIT, _ ("<%s> is one too many. %s"),
                      jw_kind_get_class (kind)->element, error->message);
      return;
    }
  start_content (reader, node, attributes, n, attribute);
}

static void
start_text (JwReader *reader, JwNode *node, guint property, int n_attributes)
{
  const char *name = jw_node_get_property_row (node, property)->name;

  if (jw_node_has (node, property))
    {
      jw_reader_report (reader, jw_reader_get_line (reader), node,
                        _ ("There is a second <%s>, and one was expected. The second is left out."),
                        name);
      push_frame (reader, JW_FRAME_SKIPPED, node, 0);
      return;
    }
  if (n_attributes > 0)
    jw_reader_report (reader, jw_reader_get_line (reader), node,
                      _ ("<%s> has attributes, and none was expected. They are left out."), name);
  g_string_truncate (reader->text, 0);
  push_frame (reader, JW_FRAME_TEXT, node, property);
}

/* Names what was expected: the texts and children of the node. */
static char *
list_expected (JwNode *node)
{
  JwNodeClass *node_class = jw_kind_get_class (jw_node_get_kind (node));
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < node_class->n_properties; i++)
    if (jw_property_is_element (&node_class->properties[i]))
      g_string_append_printf (list, "%s<%s>", list->len > 0 ? ", " : "",
                              node_class->properties[i].name);
  for (guint i = 0; i < node_class->n_child_kinds; i++)
    g_string_append_printf (list, "%s<%s>", list->len > 0 ? ", " : "",
                            jw_kind_get_class (node_class->child_kinds[i])->element);
  if (list->len == 0)
    g_string_append (list, _ ("no element"));
  return g_string_free (list, FALSE);
}

static void
report_unknown (JwReader *reader, JwNode *node, const JwElement *element)
{
  g_autofree char *expected = list_expected (node);
  g_autofree char *found = jw_excerpt (element->name);

  jw_reader_report_kept (
      reader, node,
      _ ("<%s> is not known here (expected: %s). It is kept as it is, with what is in it."), found,
      expected);
}

static void
keep_element (JwReader *reader, JwNode *node, const JwElement *element)
{
  if (jw_reader_is_told (reader))
    report_unknown (reader, node, element);
  jw_reader_keep_start (reader, element);
  push_frame (reader, JW_FRAME_KEPT, node, 0);
}

static gboolean
is_ours (JwReader *reader, const char *uri)
{
  return uri == reader->namespace || g_strcmp0 (uri, JW_FILE_NAMESPACE) == 0;
}

static void
start_in_node (JwReader *reader, JwFrame *frame, const JwElement *element)
{
  JwNode *parent = frame->node;
  gboolean ours = is_ours (reader, element->uri);
  int property;
  JwKind kind;

  if (ours && find_child_kind (frame, element->name, &kind))
    {
      start_node (reader, parent, kind, element->attributes, element->n_attributes);
      return;
    }
  property = ours ? jw_reader_find_property (reader, parent, element->name) : -1;
  if (property >= 0 && jw_property_is_element (jw_node_get_property_row (parent, (guint)property)))
    start_text (reader, parent, (guint)property, element->n_attributes);
  else
    keep_element (reader, parent, element);
}

static void
report_element_in_text (JwReader *reader, JwNode *node, const char *name)
{
  g_autofree char *found = jw_excerpt (name);

  jw_reader_report (reader, jw_reader_get_line (reader), node,
                    _ ("<%s> stands inside a text, which takes words alone. Its words are kept."),
                    found);
}

static void
start_in_frame (JwReader *reader, JwFrame *frame, const JwElement *element)
{
  switch (frame->type)
    {
    case JW_FRAME_NODE:
      start_in_node (reader, frame, element);
      break;
    case JW_FRAME_KEPT:
      jw_reader_keep_start (reader, element);
      push_frame (reader, JW_FRAME_KEPT, frame->node, 0);
      break;
    case JW_FRAME_SKIPPED:
      push_frame (reader, JW_FRAME_SKIPPED, frame->node, 0);
      break;
    case JW_FRAME_TEXT:
    default:
      report_element_in_text (reader, frame->node, element->name);
      push_frame (reader, JW_FRAME_TEXT, frame->node, frame->property);
      break;
    }
}

static void
start_element_cb (void *data,
                  const xmlChar *name,
                  const xmlChar *prefix,
                  const xmlChar *uri,
                  int n_namespaces,
                  const xmlChar **namespaces,
                  int n_attributes,
                  int n_defaulted,
                  const xmlChar **attributes)
{
  JwReader *reader = data;
  JwFrame *frame = get_frame (reader);
  JwElement element = { (const char *)name, (const char *)prefix, (const char *)uri, attributes,
                        n_attributes };

  if (reader->error != NULL)
    return;
  if (frame == NULL)
    start_map (reader, element.name, element.uri, attributes, n_attributes);
  else
    start_in_frame (reader, frame, &element);
}

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  JwReader *reader = data;
  JwFrame *frame = get_frame (reader);
  JwFrame *outer;

  if (reader->error != NULL || frame == NULL)
    return;
  reader->depth--;
  outer = get_frame (reader);
  if (frame->type == JW_FRAME_KEPT)
    {
      jw_reader_keep_end (reader, (const char *)name, (const char *)prefix, (const char *)uri);
      if (outer != NULL && outer->type != JW_FRAME_KEPT)
        jw_reader_keep_finish (reader, frame->node);
    }
  /* An element inside a text ends as a part of it. */
  if (frame->type == JW_FRAME_TEXT && outer != NULL && outer->type != JW_FRAME_TEXT)
    jw_reader_set_value (reader, frame->node, frame->property, reader->text->str);
}

static gboolean
is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] != ' ' && text[i] != '\n' && text[i] != '\t' && text[i] != '\r')
      return FALSE;
  return TRUE;
}

/* Of words that are too long only as many are held as tell that they are. */
static void
append_text (JwReader *reader, JwFrame *frame, const char *text, gsize length)
{
  const JwProperty *row = jw_node_get_property_row (frame->node, frame->property);
  gsize max = row->type == JW_PROPERTY_DATA ? JW_FILE_MAX_BYTES : JW_MAX_TEXT_BYTES;
  gsize n = MIN (length, max + 1 - MIN (max + 1, reader->text->len));

  while (n < length && ((guint8)text[n] & 0xc0) == 0x80)
    n++;
  jw_escape_append (reader->text, text, n);
}

static void
report_stray_text (JwReader *reader, JwFrame *frame, const char *text, gsize length)
{
  g_autofree char *excerpt = jw_excerpt_n (text, length);

  frame->has_stray_text = TRUE;
  jw_reader_report (reader, jw_reader_get_line (reader), frame->node,
                    _ ("There is text outside a text element: “%s”. It is left out."), excerpt);
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  JwReader *reader = data;
  JwFrame *frame = get_frame (reader);

  if (reader->error != NULL || frame == NULL || frame->type == JW_FRAME_SKIPPED)
    return;
  if (frame->type == JW_FRAME_TEXT)
    append_text (reader, frame, (const char *)text, (gsize)length);
  else if (frame->type == JW_FRAME_KEPT)
    jw_reader_keep_text (reader, (const char *)text, (gsize)length);
  else if (!frame->has_stray_text && !is_blank ((const char *)text, (gsize)length))
    report_stray_text (reader, frame, (const char *)text, (gsize)length);
}

static void
comment_cb (void *data, const xmlChar *text)
{
  JwReader *reader = data;

  if (reader->error == NULL)
    jw_reader_report (reader, jw_reader_get_line (reader), JW_NODE (reader->map),
                      _ ("There is a comment. It is left out when the map is saved."));
}

static void
processing_instruction_cb (void *data, const xmlChar *target, const xmlChar *text)
{
  JwReader *reader = data;
  g_autofree char *found = jw_excerpt ((const char *)target);

  if (reader->error == NULL)
    jw_reader_report (reader, jw_reader_get_line (reader), JW_NODE (reader->map),
                      _ ("There is an instruction for another program (<?%s …?>). It is left out "
                         "when the map is saved."),
                      found);
}

static void
parser_error_cb (void *data, JwParserError problem)
{
  JwReader *reader = data;
  g_autofree char *reason = NULL;

  /* Namespace faults are not fatal to libxml2, but what they stand on has no meaning. A name of a
   * namespace that could be no address is a name all the same. */
  if (problem->level == XML_ERR_WARNING || problem->code == XML_WAR_NS_URI || reader->error != NULL)
    return;
  reason = jw_reader_explain (problem);
  g_set_error (&reader->error, JW_ERROR, JW_ERROR_FORMAT, _ ("Line %d: %s"),
               problem->line > 0 ? problem->line : 1, reason);
}

/* Whatever is not set is not done: no entities, no document type, nothing external. */
static const xmlSAXHandler handlers = {
  .initialized = XML_SAX2_MAGIC,
  .startElementNs = start_element_cb,
  .endElementNs = end_element_cb,
  .characters = characters_cb,
  .ignorableWhitespace = characters_cb,
  .cdataBlock = characters_cb,
  .comment = comment_cb,
  .processingInstruction = processing_instruction_cb,
  .serror = (xmlStructuredErrorFunc)parser_error_cb,
};

static void
clear_pending (gpointer data)
{
  g_free (((JwPendingReference *)data)->id);
}

static void
run_parser (JwReader *reader, const char *data, gsize size)
{
  reader->context = xmlNewParserCtxt ();
  if (reader->context == NULL)
    {
      g_set_error_literal (&reader->error, JW_ERROR, JW_ERROR_LIMIT,
                           _ ("There is too little memory to read the map. Close other programs."));
      return;
    }
  *reader->context->sax = handlers;
  reader->context->userData = reader;
  xmlCtxtReadMemory (reader->context, data, (int)size, NULL, NULL,
                     XML_PARSE_NONET | XML_PARSE_BIG_LINES);
  if (reader->error == NULL && !reader->context->wellFormed)
    jw_reader_fail (reader, JW_ERROR_FORMAT, _ ("the file is damaged here. Look for a backup."));
  if (reader->error == NULL)
    {
      jw_reader_resolve_references (reader);
      jw_reader_mend_places (reader);
    }
  xmlFreeParserCtxt (reader->context);
}

JwMap *
jw_reader_read_bytes (GBytes *bytes, JwFindings *findings, GError **error)
{
  g_autoptr (JwMap) map = NULL;
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  JwReader reader = { .findings = findings };

  if (!jw_screen_check (data, size, error))
    return NULL;
  map = jw_map_new ();
  reader.map = map;
  reader.text = g_string_new (NULL);
  reader.value = g_string_new (NULL);
  reader.kept = g_string_new (NULL);
  reader.pending = g_array_new (FALSE, FALSE, sizeof (JwPendingReference));
  g_array_set_clear_func (reader.pending, clear_pending);
  jw_map_begin_load (map);
  jw_map_set_size (map, size);
  jw_map_expect_bytes (map, size);
  run_parser (&reader, data, size);
  jw_map_end_load (map);
  g_array_unref (reader.pending);
  g_string_free (reader.value, TRUE);
  g_string_free (reader.kept, TRUE);
  g_string_free (reader.text, TRUE);
  if (reader.error == NULL)
    return g_steal_pointer (&map);
  g_propagate_error (error, reader.error);
  return NULL;
}

JwMap *
jw_reader_read_file (GFile *file, JwFindings *findings, GError **error)
{
  g_autoptr (GBytes) bytes = jw_bytes_read_file (file, JW_FILE_MAX_BYTES, error);

  return bytes != NULL ? jw_reader_read_bytes (bytes, findings, error) : NULL;
}
