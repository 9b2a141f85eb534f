#include <glib/gi18n-lib.h>

#include "model/edit/commands.h"
#include "model/edit/edit-private.h"
#include "model/error.h"

/* What a reference property names, if that is about to go. */
static gboolean
names_doomed (JwNode *node, guint property, GHashTable *doomed)
{
  if (jw_node_get_property_row (node, property)->type != JW_PROPERTY_REF)
    return FALSE;
  return jw_node_has (node, property) &&
         g_hash_table_contains (doomed, jw_node_get_string (node, property));
}

/* A node goes if it is doomed itself or cannot be without something that is. */
static gboolean
must_go (JwNode *node, GHashTable *doomed)
{
  if (g_hash_table_contains (doomed, jw_node_get_id (node)))
    return TRUE;
  for (guint i = 0; i < jw_node_get_n_properties (node); i++)
    if ((jw_node_get_property_row (node, i)->flags & JW_PROPERTY_REQUIRED) &&
        names_doomed (node, i, doomed))
      return TRUE;
  return FALSE;
}

static void
visit_descendants (JwNode *node, void (*visit) (JwNode *, gpointer), gpointer data)
{
  JwNodeClass *klass = JW_NODE_GET_CLASS (node);

  for (guint i = 0; i < klass->n_child_kinds; i++)
    for (JwNode *child = jw_node_get_first_child (node, klass->child_kinds[i]); child != NULL;
         child = jw_node_get_next (child))
      {
        visit (child, data);
        visit_descendants (child, visit, data);
      }
}

static void
doom (JwNode *node, gpointer data)
{
  GHashTable *doomed = data;
  JwNode *parent = jw_node_get_parent (node);

  if (must_go (node, doomed) || g_hash_table_contains (doomed, jw_node_get_id (parent)))
    g_hash_table_insert (doomed, (gpointer)jw_node_get_id (node), node);
}

/* Dooms what depends on the doomed, until nothing more does: a lane's cards, those cards' links. */
static void
spread (JwMap *map, GHashTable *doomed)
{
  guint before;

  do
    {
      before = g_hash_table_size (doomed);
      visit_descendants (JW_NODE (map), doom, doomed);
    }
  while (g_hash_table_size (doomed) > before);
}

typedef struct
{
  GHashTable *doomed;
  GPtrArray *tops;
  GError **error;
  gboolean ok;
} Cut;

/* Frees what stays from naming what goes, and collects what is to be removed: of a doomed tree
 * only the top. */
static void
cut (JwNode *node, gpointer data)
{
  Cut *cutting = data;

  if (g_hash_table_contains (cutting->doomed, jw_node_get_id (node)))
    {
      if (!g_hash_table_contains (cutting->doomed, jw_node_get_id (jw_node_get_parent (node))))
        g_ptr_array_add (cutting->tops, node);
      return;
    }
  for (guint i = 0; i < jw_node_get_n_properties (node); i++)
    if (names_doomed (node, i, cutting->doomed))
      cutting->ok = cutting->ok && jw_edit_unset (node, i, cutting->error);
}

static gboolean
remove_doomed (JwMap *map, GHashTable *doomed, GError **error)
{
  g_autoptr (GPtrArray) tops = g_ptr_array_new ();
  Cut cutting = { doomed, tops, error, TRUE };

  visit_descendants (JW_NODE (map), cut, &cutting);
  for (guint i = 0; cutting.ok && i < tops->len; i++)
    cutting.ok = jw_edit_remove (g_ptr_array_index (tops, i), error);
  return cutting.ok;
}

gboolean
jw_edit_delete (JwMap *map, const char *const *ids, GError **error)
{
  g_autoptr (GHashTable) doomed = g_hash_table_new (g_str_hash, g_str_equal);
  JwNode *first = NULL;
  const char *label;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      JwNode *node = jw_map_find (map, ids[i]);

      if (node == NULL || node == JW_NODE (map))
        continue;
      first = node;
      g_hash_table_insert (doomed, (gpointer)jw_node_get_id (node), node);
    }
  if (first == NULL)
    {
      g_set_error_literal (error, JW_ERROR, JW_ERROR_NOT_ALLOWED,
                           _ ("Nothing is selected that can be deleted."));
      return FALSE;
    }
  label = g_hash_table_size (doomed) == 1 ? jw_kind_get_delete_label (jw_node_get_kind (first))
                                          : _ ("Delete selection");
  spread (map, doomed);
  jw_edit_begin (map, label);
  return jw_edit_finish (map, remove_doomed (map, doomed, error));
}
