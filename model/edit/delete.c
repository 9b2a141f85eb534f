#include <glib/gi18n-lib.h>

#include "model/edit/commands.h"
#include "model/edit/edit-private.h"
#include "model/error.h"
#include "model/measure.h"
#include "model/node/refs.h"

/* How many of the nodes that the property names are about to go. */
static guint
count_doomed (JwNode *node, guint property, GHashTable *doomed)
{
  g_auto (GStrv) ids = NULL;
  guint n = 0;

  if (!jw_property_is_reference (jw_node_get_property_row (node, property)) ||
      !jw_node_has (node, property))
    return 0;
  ids = g_strsplit (jw_node_get_string (node, property), " ", -1);
  for (guint i = 0; ids[i] != NULL; i++)
    n += g_hash_table_contains (doomed, ids[i]);
  return n;
}

/* A node goes if it is doomed itself or cannot be without something that is. */
static gboolean
must_go (JwNode *node, GHashTable *doomed)
{
  if (g_hash_table_contains (doomed, jw_node_get_id (node)))
    return TRUE;
  for (guint i = 0; i < jw_node_get_n_properties (node); i++)
    if ((jw_node_get_property_row (node, i)->flags & JW_PROPERTY_REQUIRED) &&
        count_doomed (node, i, doomed) > 0)
      return TRUE;
  return FALSE;
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
      jw_node_visit (JW_NODE (map), doom, doomed);
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

/* Takes the doomed out of what a property names. */
static gboolean
keep_the_rest (JwNode *node, guint property, GHashTable *doomed, GError **error)
{
  g_auto (GStrv) ids = g_strsplit (jw_node_get_string (node, property), " ", -1);
  g_autofree char *kept = NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    if (!g_hash_table_contains (doomed, ids[i]))
      {
        g_autofree char *before = g_steal_pointer (&kept);

        kept = jw_refs_with (before, ids[i]);
      }
  return jw_edit_set_string (node, property, kept, error);
}

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
  for (guint i = 0; cutting->ok && i < jw_node_get_n_properties (node); i++)
    if (count_doomed (node, i, cutting->doomed) > 0)
      cutting->ok = keep_the_rest (node, i, cutting->doomed, cutting->error);
}

static gboolean
remove_doomed (JwMap *map, GHashTable *doomed, GError **error)
{
  g_autoptr (GPtrArray) tops = g_ptr_array_new ();
  Cut cutting = { doomed, tops, error, TRUE };

  cut (JW_NODE (map), &cutting);
  jw_node_visit (JW_NODE (map), cut, &cutting);
  for (guint i = 0; cutting.ok && i < tops->len; i++)
    cutting.ok = jw_edit_remove (g_ptr_array_index (tops, i), error);
  return cutting.ok;
}

/* The stage beside one that goes, or NULL if none stays. */
static JwNode *
find_neighbour (JwNode *stage, GHashTable *doomed)
{
  JwNode *next = stage;
  JwNode *previous = stage;

  while (next != NULL && g_hash_table_contains (doomed, jw_node_get_id (next)))
    next = jw_node_get_next (next);
  while (previous != NULL && g_hash_table_contains (doomed, jw_node_get_id (previous)))
    previous = jw_node_get_previous (previous);
  return next != NULL ? next : previous;
}

/* A number of the whole journey is only shown at a stage, and does not go with it. */
static gboolean
keep_whole_measures (JwMap *map, GHashTable *doomed, GError **error)
{
  for (JwNode *measure = jw_node_get_first_child (JW_NODE (map), JW_KIND_MEASURE); measure != NULL;
       measure = jw_node_get_next (measure))
    {
      const char *stage_id = jw_node_get_string (measure, JW_MEASURE_STAGE);
      JwNode *stage = jw_map_find (map, stage_id);
      JwNode *other = NULL;

      if (jw_node_get_boolean (measure, JW_MEASURE_WHOLE) && stage != NULL &&
          g_hash_table_contains (doomed, stage_id))
        other = find_neighbour (stage, doomed);
      if (other != NULL &&
          !jw_edit_set_string (measure, JW_MEASURE_STAGE, jw_node_get_id (other), error))
        return FALSE;
    }
  return TRUE;
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
  jw_edit_begin (map, label);
  if (!keep_whole_measures (map, doomed, error))
    return jw_edit_finish (map, FALSE);
  spread (map, doomed);
  return jw_edit_finish (map, remove_doomed (map, doomed, error));
}
