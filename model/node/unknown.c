#include "model/node/unknown.h"

#include "model/map.h"
#include "model/node/node-private.h"

/* Hung onto the few nodes that have any, so that it costs the others nothing. */
#define ATTRIBUTES "jw-unknown-attributes"
#define ELEMENTS "jw-unknown-elements"
#define MINOR_VERSION "jw-minor-version"
#define MARKS "jw-marks" /* of a map: id → minor version */

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

char *
jw_unknown_swap (JwNode *node, JwUnknownPart part, char *xml)
{
  const char *key = part == JW_UNKNOWN_ATTRIBUTES ? ATTRIBUTES : ELEMENTS;
  char *before = g_strdup (get_text (node, key));

  g_object_set_data (G_OBJECT (node), key, NULL);
  if (xml != NULL)
    append (node, key, xml);
  g_free (xml);
  return before;
}

void
jw_unknown_forget (JwNode *node)
{
  g_object_set_data (G_OBJECT (node), ATTRIBUTES, NULL);
  g_object_set_data (G_OBJECT (node), ELEMENTS, NULL);
}

/* Whether a newer version wrote something into the node that this one does not know. */
static gboolean
is_newer (JwNode *node)
{
  if (jw_unknown_get_attributes (node) != NULL || jw_unknown_get_elements (node) != NULL)
    return TRUE;
  for (guint i = 0; i < jw_node_get_n_properties (node); i++)
    {
      const JwProperty *row = jw_node_get_property_row (node, i);

      if (row->type == JW_PROPERTY_CHOICE && !(row->flags & JW_PROPERTY_OPEN) &&
          jw_node_has (node, i) && jw_property_choice_index (row, jw_node_get_string (node, i)) < 0)
        return TRUE;
    }
  return FALSE;
}

void
jw_unknown_copy (JwNode *source, JwNode *copy)
{
  JwMap *from = jw_node_get_map (source);
  guint minor = from != NULL ? jw_unknown_get_minor_version (from) : 0;

  if (minor > jw_unknown_get_minor_version (jw_node_get_map (copy)) && is_newer (source))
    jw_unknown_mark (copy, minor);
  if (jw_unknown_get_attributes (source) != NULL)
    jw_unknown_add_attributes (copy, jw_unknown_get_attributes (source));
  if (jw_unknown_get_elements (source) != NULL)
    jw_unknown_add_elements (copy, jw_unknown_get_elements (source));
}

guint
jw_unknown_get_minor_version (JwMap *map)
{
  GHashTable *marks = g_object_get_data (G_OBJECT (map), MARKS);
  guint newest = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (map), MINOR_VERSION));
  GHashTableIter iter;
  gpointer id, minor;

  if (marks == NULL)
    return newest;
  g_hash_table_iter_init (&iter, marks);
  while (g_hash_table_iter_next (&iter, &id, &minor))
    if (jw_map_find (map, id) != NULL)
      newest = MAX (newest, GPOINTER_TO_UINT (minor));
  return newest;
}

void
jw_unknown_set_minor_version (JwMap *map, guint minor)
{
  g_object_set_data (G_OBJECT (map), MINOR_VERSION, GUINT_TO_POINTER (minor));
}

guint
jw_unknown_get_mark (JwNode *node)
{
  GHashTable *marks = g_object_get_data (G_OBJECT (jw_node_get_map (node)), MARKS);

  return marks != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (marks, jw_node_get_id (node))) : 0;
}

void
jw_unknown_mark (JwNode *node, guint minor)
{
  GObject *map = G_OBJECT (jw_node_get_map (node));
  GHashTable *marks = g_object_get_data (map, MARKS);

  if (marks == NULL)
    {
      marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_object_set_data_full (map, MARKS, marks, (GDestroyNotify)g_hash_table_unref);
    }
  g_hash_table_insert (marks, g_strdup (jw_node_get_id (node)), GUINT_TO_POINTER (minor));
}
