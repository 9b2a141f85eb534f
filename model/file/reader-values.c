#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/edit.h"
#include "model/error.h"
#include "model/file/excerpt.h"
#include "model/file/number.h"
#include "model/file/reader-private.h"
#include "model/node/node-private.h"

static void
report_left_out (JwReader *reader, JwNode *node, const char *value, const char *reason)
{
  g_autofree char *found = jw_excerpt (value);

  jw_reader_report (reader, jw_reader_get_line (reader), node, _ ("%s The value “%s” is left out."),
                    reason, found);
}

static void
set_number (JwReader *reader, JwNode *node, guint property, const char *value)
{
  const JwProperty *row = jw_node_get_property_row (node, property);
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;
  double number = 0;

  if (!jw_number_parse (value, &number))
    {
      reason = g_strdup_printf (_ ("“%s” takes a number."), row->name);
      report_left_out (reader, node, value, reason);
    }
  else if (!jw_edit_set_number (node, property, number, &error))
    report_left_out (reader, node, value, error->message);
}

static void
set_boolean (JwReader *reader, JwNode *node, guint property, const char *value)
{
  const JwProperty *row = jw_node_get_property_row (node, property);
  gboolean yes = strcmp (value, "true") == 0 || strcmp (value, "1") == 0;
  g_autofree char *reason = NULL;

  if (yes || strcmp (value, "false") == 0 || strcmp (value, "0") == 0)
    {
      jw_edit_set_number (node, property, yes ? 1 : 0, NULL);
      return;
    }
  reason = g_strdup_printf (_ ("“%s” takes “true” or “false”."), row->name);
  report_left_out (reader, node, value, reason);
}

static JwNode **
get_recent (JwReader *reader, guint property)
{
  return &reader->recent[property % G_N_ELEMENTS (reader->recent)];
}

/* What the gateway would do while a map is loaded, once it has looked at the value. No attribute
 * stands twice, so that nothing was there before. */
static gboolean
refer (JwNode *node, guint property, JwNode *target)
{
  const JwProperty *row = jw_node_get_property_row (node, property);

  if (row->type != JW_PROPERTY_REF || target == NULL || jw_node_get_kind (target) != row->ref_kind)
    return FALSE;
  jw_node_add_string (node, property, g_ref_string_acquire (jw_node_get_shared_id (target)));
  return TRUE;
}

/* Cards of one cell follow each other: mostly a lane or stage is the one that was named before. */
gboolean
jw_reader_set_same_reference (JwReader *reader,
                              JwNode *node,
                              guint property,
                              const char *value,
                              gsize length)
{
  JwNode *recent = *get_recent (reader, property);
  const char *id;

  if (recent == NULL)
    return FALSE;
  id = jw_node_get_id (recent);
  return strncmp (id, value, length) == 0 && id[length] == '\0' && refer (node, property, recent);
}

static void
set_reference (JwReader *reader, JwNode *node, guint property, const char *value)
{
  JwNode **recent = get_recent (reader, property);
  JwPendingReference pending;

  *recent = jw_map_find (reader->map, value);
  if (refer (node, property, *recent))
    return;
  pending = (JwPendingReference){
    .node = node,
    .property = property,
    .id = g_strdup (value),
    .line = jw_reader_get_line (reader),
  };
  g_array_append_val (reader->pending, pending);
}

static gsize
get_max_bytes (const JwProperty *row)
{
  return row->type == JW_PROPERTY_TEXT ? JW_MAX_TEXT_BYTES : JW_MAX_STRING_BYTES;
}

/* Words are worth more than their form: as much of them as the property takes. */
static char *
mend (const JwProperty *row, const char *value)
{
  gsize max = get_max_bytes (row);
  gsize length = strlen (value);
  char *mended;

  if (row->type == JW_PROPERTY_COLOR)
    return g_ascii_strdown (value, -1);
  if (row->type == JW_PROPERTY_DATA)
    return g_strdup (value);
  while (length > max)
    length = (gsize)(g_utf8_find_prev_char (value, value + length) - value);
  mended = g_strndup (value, length);
  return row->type == JW_PROPERTY_TEXT ? mended : g_strdelimit (mended, "\r\n", ' ');
}

static void
set_string (JwReader *reader, JwNode *node, guint property, const char *value)
{
  const JwProperty *row = jw_node_get_property_row (node, property);
  g_autoptr (GError) error = NULL;
  g_autofree char *mended = NULL;

  if (*value != '\0' && jw_property_validate_string (row, value, NULL))
    {
      jw_node_add_string (node, property, jw_value_keep_string (row, NULL, value));
      return;
    }
  if (jw_edit_set_string (node, property, value, &error))
    return;
  mended = mend (row, value);
  if (jw_edit_set_string (node, property, mended, NULL))
    jw_reader_report (reader, jw_reader_get_line (reader), node,
                      _ ("%s What can be kept of it is kept."), error->message);
  else
    report_left_out (reader, node, value, error->message);
}

/* Line breaks and indentation in data mean nothing. */
static void
set_data (JwReader *reader, JwNode *node, guint property, const char *value)
{
  g_autoptr (GString) data = g_string_sized_new (strlen (value));
  g_autoptr (GError) error = NULL;
  gsize n;

  while (*(value += strspn (value, " \t\r\n")) != '\0')
    {
      n = strcspn (value, " \t\r\n");
      g_string_append_len (data, value, (gssize)n);
      value += n;
    }
  if (!jw_edit_set_string (node, property, data->str, &error) && error != NULL)
    jw_reader_report (reader, jw_reader_get_line (reader), node, _ ("%s It is left out."),
                      error->message);
}

void
jw_reader_set_value (JwReader *reader, JwNode *node, guint property, const char *value)
{
  switch (jw_node_get_property_row (node, property)->type)
    {
    case JW_PROPERTY_NUMBER:
      set_number (reader, node, property, value);
      break;
    case JW_PROPERTY_BOOLEAN:
      set_boolean (reader, node, property, value);
      break;
    case JW_PROPERTY_DATA:
      set_data (reader, node, property, value);
      break;
    case JW_PROPERTY_REF:
    case JW_PROPERTY_REFS:
      set_reference (reader, node, property, value);
      break;
    case JW_PROPERTY_STRING:
    case JW_PROPERTY_TEXT:
    case JW_PROPERTY_CHOICE:
    case JW_PROPERTY_DATE:
    case JW_PROPERTY_COLOR:
    case JW_PROPERTY_LINK:
    default:
      set_string (reader, node, property, value);
      break;
    }
}

static void
set_fallback (JwReader *reader, JwNode *node, guint property)
{
  const JwProperty *row = jw_node_get_property_row (node, property);
  const char *token = row->choices[(int)row->number].token;

  if (jw_edit_set_string (node, property, token, NULL))
    jw_reader_report (reader, jw_reader_get_line (reader), node,
                      _ ("“%s” is needed here. It is set to “%s”."), row->name, token);
}

void
jw_reader_complete_node (JwReader *reader, JwNode *node)
{
  guint64 missing = JW_NODE_GET_CLASS (node)->required & ~jw_node_get_set_mask (node);

  for (guint i = 0; missing >> i != 0; i++)
    {
      if (!(missing >> i & 1))
        continue;
      if (jw_node_get_property_row (node, i)->type == JW_PROPERTY_CHOICE)
        set_fallback (reader, node, i);
      else
        reader->is_incomplete = TRUE;
    }
}
