#include "model/node/unknown.h"

#include "model/map.h"
#include "model/node/node-private.h"

/* Hung onto the few nodes that have any, so that it costs the others nothing. */
#define ATTRIBUTES "jw-unknown-attributes"
#define ELEMENTS "jw-unknown-elements"
#define MINOR_VERSION "jw-minor-version"

static void
free_text_cb (gpointer data)
{
  g_string_free (data, TRUE);
}

/* A damaged file may hold hundreds of thousands of pieces: each is appended, not the whole copied.
 */
static void
append (JwNode *node, const char *key, const char *xml)
{
  GString *text = g_object_get_data (G_OBJECT (node), key);

  if (text == NULL)
    {
      text = g_string_new (NULL);
      g_object_set_data_full (G_OBJECT (node), key, text, free_text_cb);
      jw_node_mark_unknown (node);
    }
  g_string_append (text, xml);
}

static const char *
get_text (JwNode *node, const char *key)
{
  GString *text = jw_node_has_unknown (node) ? g_object_get_data (G_OBJECT (node), key) : NULL;

  return text != NULL ? text->str : NULL;
}

const char *
jw_unknown_get_attributes (JwNode *node)
{
  return get_text (node, ATTRIBUTES);
}

const char *
jw_unknown_get_elements (JwNode *node)
{
  return get_text (node, ELEMENTS);
}

void
jw_unknown_add_attributes (JwNode *node, const char *xml)
{
  append (node, ATTRIBUTES, xml);
}

void
jw_unknown_add_elements (JwNode *node, const char *xml)
{
  append (node, ELEMENTS, xml);
}

void
jw_unknown_copy (JwNode *source, JwNode *copy)
{
  if (jw_unknown_get_attributes (source) != NULL)
    jw_unknown_add_attributes (copy, jw_unknown_get_attributes (source));
  if (jw_unknown_get_elements (source) != NULL)
    jw_unknown_add_elements (copy, jw_unknown_get_elements (source));
}

guint
jw_unknown_get_minor_version (JwMap *map)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (map), MINOR_VERSION));
}

void
jw_unknown_set_minor_version (JwMap *map, guint minor)
{
  g_object_set_data (G_OBJECT (map), MINOR_VERSION, GUINT_TO_POINTER (minor));
}
