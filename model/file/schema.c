#include "model/file/schema.h"

#include "model/file/number.h"
#include "model/file/reader.h"
#include "model/file/writer.h"
#include "model/node/node.h"

#define NUMBER_PATTERN "[+\\-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+\\-]?[0-9]+)?"
#define DATE_PATTERN "[0-9]{4}-[0-9]{2}-[0-9]{2}"
#define COLOR_PATTERN "#[0-9a-f]{6}"
#define ID_PATTERN "[A-Za-z_][A-Za-z0-9_.\\-]{0,63}"
#define LINE_PATTERN "[^\\n\\r]*"
#define IDS_PATTERN ID_PATTERN "( " ID_PATTERN ")*"
#define LINK_PATTERN                                                                               \
  "([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:)[^ \\t\\n\\r\"'&lt;&gt;\\\\]*"

static const char head[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<!-- Made from the property tables in model/; \"make schema\" writes it anew. -->\n"
    "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\"\n"
    "         xmlns:a=\"http://relaxng.org/ns/compatibility/annotations/1.0\"\n"
    "         datatypeLibrary=\"http://www.w3.org/2001/XMLSchema-datatypes\"\n"
    "         ns=\"" JW_FILE_NAMESPACE "\">\n";

G_GNUC_PRINTF (3, 4)
static void
append_line (GString *out, guint depth, const char *format, ...)
{
  va_list args;

  for (guint i = 0; i < depth; i++)
    g_string_append (out, "  ");
  va_start (args, format);
  g_string_append_vprintf (out, format, args);
  va_end (args);
  g_string_append_c (out, '\n');
}

static void
append_pattern (GString *out, guint depth, const char *type, const char *pattern)
{
  append_line (out, depth, "<data type=\"%s\"><param name=\"pattern\">%s</param></data>", type,
               pattern);
}

static void
append_number (GString *out, guint depth, const JwProperty *row)
{
  char min[JW_NUMBER_BUFFER];
  char max[JW_NUMBER_BUFFER];

  append_line (out, depth, "<data type=\"double\">");
  append_line (out, depth + 1, "<param name=\"pattern\">%s</param>", NUMBER_PATTERN);
  append_line (out, depth + 1, "<param name=\"minInclusive\">%s</param>",
               jw_number_format (row->min, min));
  append_line (out, depth + 1, "<param name=\"maxInclusive\">%s</param>",
               jw_number_format (row->max, max));
  append_line (out, depth, "</data>");
}

static void
append_string (GString *out, guint depth, const char *pattern, guint max_length)
{
  append_line (out, depth, "<data type=\"string\">");
  if (pattern != NULL)
    append_line (out, depth + 1, "<param name=\"pattern\">%s</param>", pattern);
  append_line (out, depth + 1, "<param name=\"maxLength\">%u</param>", max_length);
  append_line (out, depth, "</data>");
}

static void
append_choice (GString *out, guint depth, const JwProperty *row)
{
  if (row->flags & JW_PROPERTY_OPEN)
    {
      append_string (out, depth, LINE_PATTERN, JW_MAX_STRING_BYTES);
      return;
    }
  append_line (out, depth, "<choice>");
  for (guint i = 0; row->choices[i].token != NULL; i++)
    append_line (out, depth + 1, "<value>%s</value>", row->choices[i].token);
  append_line (out, depth, "</choice>");
}

static void
append_type (GString *out, guint depth, const JwProperty *row)
{
  switch (row->type)
    {
    case JW_PROPERTY_TEXT:
      append_string (out, depth, NULL, JW_MAX_TEXT_BYTES);
      break;
    case JW_PROPERTY_CHOICE:
      append_choice (out, depth, row);
      break;
    case JW_PROPERTY_REF:
      append_line (out, depth, "<ref name=\"id\"/>");
      break;
    case JW_PROPERTY_REFS:
      append_string (out, depth, IDS_PATTERN, JW_MAX_STRING_BYTES);
      break;
    case JW_PROPERTY_LINK:
      append_string (out, depth, LINK_PATTERN, JW_MAX_STRING_BYTES);
      break;
    case JW_PROPERTY_DATA:
      append_line (out, depth, "<data type=\"base64Binary\"/>");
      break;
    case JW_PROPERTY_NUMBER:
      append_number (out, depth, row);
      break;
    case JW_PROPERTY_BOOLEAN:
      append_line (out, depth, "<data type=\"boolean\"/>");
      break;
    case JW_PROPERTY_DATE:
      append_pattern (out, depth, "date", DATE_PATTERN);
      break;
    case JW_PROPERTY_COLOR:
      append_pattern (out, depth, "string", COLOR_PATTERN);
      break;
    case JW_PROPERTY_STRING:
    default:
      append_string (out, depth, LINE_PATTERN, JW_MAX_STRING_BYTES);
      break;
    }
}

static void
append_property (GString *out, guint depth, const JwProperty *row)
{
  const char *form = jw_property_is_element (row) ? "element" : "attribute";
  g_autofree char *label = g_markup_escape_text (row->label, -1);
  gboolean optional = (row->flags & JW_PROPERTY_REQUIRED) == 0;

  if (optional)
    append_line (out, depth++, "<optional>");
  append_line (out, depth, "<%s name=\"%s\">", form, row->name);
  append_line (out, depth + 1, "<a:documentation>%s</a:documentation>", label);
  append_type (out, depth + 1, row);
  append_line (out, depth, "</%s>", form);
  if (optional)
    append_line (out, --depth, "</optional>");
}

static gboolean
is_interleaved (const JwProperty *row)
{
  return jw_property_is_element (row) || !(row->flags & JW_PROPERTY_REQUIRED);
}

/* In the order of the table: those that are interleaved, or the others. */
static void
append_properties (GString *out, guint depth, JwNodeClass *node_class, gboolean interleaved)
{
  for (guint i = 0; i < node_class->n_properties; i++)
    if (is_interleaved (&node_class->properties[i]) == interleaved)
      append_property (out, depth, &node_class->properties[i]);
}

/* The reader takes what is in an element in any order; the writer has one. Attributes have none,
 * yet the optional ones stand among the elements, too: where they follow one another, libxml2 takes
 * twice the time for each that an element has, and in an interleave one step more. */
static void
append_content (GString *out, guint depth, JwNodeClass *node_class)
{
  append_line (out, depth, "<interleave>");
  append_properties (out, depth + 1, node_class, TRUE);
  for (guint i = 0; i < node_class->n_child_kinds; i++)
    append_line (out, depth + 1, "<zeroOrMore><ref name=\"%s\"/></zeroOrMore>",
                 jw_kind_get_class (node_class->child_kinds[i])->element);
  append_line (out, depth, "</interleave>");
}

/* What an older minor version wrote is valid, too. */
static void
append_versions (GString *out)
{
  append_line (out, 3, "<attribute name=\"version\">");
  append_line (out, 4, "<choice>");
  for (int minor = 0; minor <= JW_FILE_MINOR_VERSION; minor++)
    append_line (out, 5, "<value>%d.%d</value>", JW_FILE_MAJOR_VERSION, minor);
  append_line (out, 4, "</choice>");
  append_line (out, 3, "</attribute>");
}

static void
append_class (GString *out, JwKind kind)
{
  JwNodeClass *node_class = jw_kind_get_class (kind);

  append_line (out, 1, "<define name=\"%s\">", node_class->element);
  append_line (out, 2, "<element name=\"%s\">", node_class->element);
  if (kind == JW_KIND_MAP)
    append_versions (out);
  else
    append_line (out, 3, "<attribute name=\"id\"><ref name=\"id\"/></attribute>");
  append_properties (out, 3, node_class, FALSE);
  append_content (out, 3, node_class);
  append_line (out, 2, "</element>");
  append_line (out, 1, "</define>");
}

char *
jw_schema_write (void)
{
  GString *out = g_string_new (head);

  append_line (out, 1, "<start><ref name=\"%s\"/></start>",
               jw_kind_get_class (JW_KIND_MAP)->element);
  append_line (out, 1, "<define name=\"id\">");
  append_pattern (out, 2, "string", ID_PATTERN);
  append_line (out, 1, "</define>");
  for (JwKind kind = 0; kind < JW_N_KINDS; kind++)
    append_class (out, kind);
  append_line (out, 0, "</grammar>");
  return g_string_free (out, FALSE);
}
