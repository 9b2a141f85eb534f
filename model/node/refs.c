#include "model/node/refs.h"

#include <string.h>

/* Where @id stands in @refs as a whole word, or NULL. */
static const char *
find_word (const char *refs, const char *id)
{
  gsize length = strlen (id);

  for (const char *p = refs; p != NULL && (p = strstr (p, id)) != NULL; p++)
    if ((p == refs || p[-1] == ' ') && (p[length] == '\0' || p[length] == ' '))
      return p;
  return NULL;
}

gboolean
jw_refs_contain (const char *refs, const char *id)
{
  return find_word (refs, id) != NULL;
}

char *
jw_refs_without (const char *refs, const char *id)
{
  const char *word = find_word (refs, id);
  GString *rest;

  if (word == NULL)
    return g_strdup (refs);
  rest = g_string_new_len (refs, word - refs);
  word += strlen (id);
  g_string_append (rest, *word == ' ' ? word + 1 : word);
  if (rest->len > 0 && rest->str[rest->len - 1] == ' ')
    g_string_truncate (rest, rest->len - 1);
  return g_string_free (rest, rest->len == 0);
}

char *
jw_refs_with (const char *refs, const char *id)
{
  if (refs == NULL)
    return g_strdup (id);
  return find_word (refs, id) != NULL ? g_strdup (refs) : g_strconcat (refs, " ", id, NULL);
}

gboolean
jw_property_is_reference (const JwProperty *property)
{
  return property->type == JW_PROPERTY_REF || property->type == JW_PROPERTY_REFS;
}

gboolean
jw_node_refers_to (JwNode *node, guint property, const char *id)
{
  return jw_property_is_reference (jw_node_get_property_row (node, property)) &&
         jw_refs_contain (jw_node_get_string (node, property), id);
}
