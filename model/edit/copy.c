#include "model/card.h"
#include "model/edit/edit-private.h"
#include "model/map-private.h"
#include "model/node/refs.h"
#include "model/node/size.h"
#include "model/node/unknown.h"

void
jw_node_visit (JwNode *node, void (*visit) (JwNode *, gpointer), gpointer data)
{
  JwNodeClass *klass = JW_NODE_GET_CLASS (node);

  for (guint i = 0; i < klass->n_child_kinds; i++)
    for (JwNode *child = jw_node_get_first_child (node, klass->child_kinds[i]); child != NULL;
         child = jw_node_get_next (child))
      {
        visit (child, data);
        jw_node_visit (child, visit, data);
      }
}

static char *
translate (const char *refs, JwMap *map, GHashTable *ids)
{
  g_auto (GStrv) old = g_strsplit (refs, " ", -1);
  char *result = NULL;

  for (guint i = 0; old[i] != NULL; i++)
    {
      g_autofree char *before = result;
      const char *id = g_hash_table_lookup (ids, old[i]);

      id = id != NULL ? id : old[i];
      result =
          jw_map_find (map, id) != NULL ? jw_refs_with (before, id) : g_steal_pointer (&before);
    }
  return result;
}

/* A newer version's choice that @copy's map cannot hold is no reason to lose the rest. */
static gboolean
copy_choice (JwNode *source, JwNode *copy, guint property, GError **error)
{
  const JwProperty *row = jw_node_get_property_row (source, property);

  if (jw_edit_set_string (copy, property, jw_node_get_string (source, property), NULL))
    return TRUE;
  return !(row->flags & JW_PROPERTY_REQUIRED) ||
         jw_edit_set_string (copy, property, row->choices[(int)row->number].token, error);
}

static gboolean
copy_property (JwNode *source, JwNode *copy, guint property, GHashTable *ids, GError **error)
{
  const JwProperty *row = jw_node_get_property_row (source, property);
  g_autofree char *refs = NULL;

  if (!jw_node_has (source, property))
    return TRUE;
  if (jw_property_is_number (row))
    return jw_edit_set_number (copy, property, jw_node_get_number (source, property), error);
  if (row->type == JW_PROPERTY_CHOICE)
    return copy_choice (source, copy, property, error);
  if (!jw_property_is_reference (row))
    return jw_edit_set_string (copy, property, jw_node_get_string (source, property), error);
  refs = translate (jw_node_get_string (source, property), jw_node_get_map (copy), ids);
  return refs == NULL || jw_edit_set_string (copy, property, refs, error);
}

static gboolean
copy_children (JwNode *source, JwNode *copy, GHashTable *ids, GError **error)
{
  JwNodeClass *klass = JW_NODE_GET_CLASS (source);

  for (guint i = 0; i < klass->n_child_kinds; i++)
    for (JwNode *child = jw_node_get_first_child (source, klass->child_kinds[i]); child != NULL;
         child = jw_node_get_next (child))
      if (jw_edit_copy_node (child, copy, G_MAXUINT, ids, error) == NULL)
        return FALSE;
  return TRUE;
}

JwNode *
jw_edit_copy_node (JwNode *source, JwNode *target, guint position, GHashTable *ids, GError **error)
{
  const char *id = g_hash_table_lookup (ids, jw_node_get_id (source));
  JwKind kind = jw_node_get_kind (source);
  JwNode *copy = id != NULL ? jw_edit_insert_with_id (target, kind, position, id, error)
                            : jw_edit_insert (target, kind, position, error);

  if (copy == NULL)
    return NULL;
  if (id == NULL)
    g_hash_table_insert (ids, g_strdup (jw_node_get_id (source)), g_strdup (jw_node_get_id (copy)));
  jw_unknown_copy (source, copy);
  /* What is not known was not there yet when the new node was counted. */
  jw_map_add_size (jw_node_get_map (copy), jw_size_of_node (copy), 0);
  for (guint i = 0; i < jw_node_get_n_properties (source); i++)
    if (!copy_property (source, copy, i, ids, error))
      return NULL;
  return copy_children (source, copy, ids, error) ? copy : NULL;
}

typedef struct
{
  const char *from;
  const char *to;
  GError **error;
  gboolean ok;
} Redirection;

static void
redirect_node (JwNode *node, gpointer data)
{
  Redirection *redirection = data;

  for (guint i = 0; redirection->ok && i < jw_node_get_n_properties (node); i++)
    if (jw_node_refers_to (node, i, redirection->from))
      {
        g_autofree char *rest = jw_refs_without (jw_node_get_string (node, i), redirection->from);
        g_autofree char *refs = jw_refs_with (rest, redirection->to);

        redirection->ok = jw_edit_set_string (node, i, refs, redirection->error);
      }
}

gboolean
jw_edit_redirect (JwMap *map, const char *from, const char *to, GError **error)
{
  Redirection redirection = { from, to, error, TRUE };

  redirect_node (JW_NODE (map), &redirection);
  jw_node_visit (JW_NODE (map), redirect_node, &redirection);
  return redirection.ok;
}
