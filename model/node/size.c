#include "model/node/size.h"

#include <string.h>

#include "model/node/unknown.h"

/* Quotes, brackets, indentation and line breaks around a value and around a node, rounded up. */
#define AROUND_VALUE 24
#define AROUND_NODE 120
#define NUMBER 26
/* The longest escape of a byte of text, "&quot;". */
#define LONGEST_ESCAPE 6

/* Runs over every text at every key: a look into a string for each byte took ten times as long. */
static gsize
count_escaped (const char *text)
{
  gsize length = 0;

  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '&':
      case '<':
      case '>':
      case '"':
      case '\r':
      case '\n':
      case '\t':
        length += LONGEST_ESCAPE;
        break;
      default:
        length++;
        break;
      }
  return length;
}

gsize
jw_size_of_string (const JwProperty *property, const char *value)
{
  gsize names = 2 * strlen (property->name) + AROUND_VALUE;
  gsize length;

  if (value == NULL)
    return 0;
  if (property->type != JW_PROPERTY_DATA)
    return names + count_escaped (value);
  length = strlen (value);
  return names + length + length / 64;
}

gsize
jw_size_of_property (JwNode *node, guint property)
{
  const JwProperty *row = jw_node_get_property_row (node, property);

  if (!jw_node_has (node, property))
    return 0;
  if (jw_property_is_number (row))
    return strlen (row->name) + NUMBER;
  return jw_size_of_string (row, jw_node_get_string (node, property));
}

gsize
jw_size_least_of_property (JwNode *node, guint property)
{
  if (!jw_node_has (node, property) ||
      jw_property_is_number (jw_node_get_property_row (node, property)))
    return 0;
  return strlen (jw_node_get_string (node, property));
}

static gsize
count_unknown (JwNode *node)
{
  const char *attributes = jw_unknown_get_attributes (node);
  const char *elements = jw_unknown_get_elements (node);

  return (attributes != NULL ? strlen (attributes) : 0) +
         (elements != NULL ? strlen (elements) : 0);
}

static gsize
sum_up (JwNode *node, gsize around, gsize (*count) (JwNode *, guint))
{
  JwNodeClass *klass = JW_NODE_GET_CLASS (node);
  gsize size = around + strlen (jw_node_get_id (node)) + count_unknown (node);

  for (guint i = 0; i < klass->n_properties; i++)
    size += count (node, i);
  for (guint i = 0; i < klass->n_child_kinds; i++)
    for (JwNode *child = jw_node_get_first_child (node, klass->child_kinds[i]); child != NULL;
         child = jw_node_get_next (child))
      size += sum_up (child, around, count);
  return size;
}

gsize
jw_size_of_node (JwNode *node)
{
  return sum_up (node, AROUND_NODE, jw_size_of_property);
}

gsize
jw_size_least_of_node (JwNode *node)
{
  return sum_up (node, 0, jw_size_least_of_property);
}
