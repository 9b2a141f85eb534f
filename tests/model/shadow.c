#include "tests/model/shadow.h"

#include "tests/model/support.h"

struct _JwTestShadow
{
  JwMap *map;
  GHashTable *nodes; /* JwNode → GPtrArray: its values as text, and at last its parent's id */
  guint n_signals;
};

static char *
read_value (JwNode *node, guint property)
{
  if (!jw_node_has (node, property))
    return NULL;
  if (jw_property_is_number (jw_node_get_property_row (node, property)))
    return g_strdup_printf ("%.17g", jw_node_get_number (node, property));
  return g_strdup (jw_node_get_string (node, property));
}

static char *
read_parent (JwNode *node)
{
  JwNode *parent = jw_node_get_parent (node);

  return parent != NULL ? g_strdup (jw_node_get_id (parent)) : NULL;
}

static GPtrArray *
read_node (JwNode *node)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < jw_node_get_n_properties (node); i++)
    g_ptr_array_add (values, read_value (node, i));
  g_ptr_array_add (values, read_parent (node));
  return values;
}

static void
learn (JwNode *node, gpointer data)
{
  JwTestShadow *shadow = data;

  g_hash_table_insert (shadow->nodes, g_object_ref (node), read_node (node));
}

static void
forget (JwNode *node, gpointer data)
{
  JwTestShadow *shadow = data;

  g_hash_table_remove (shadow->nodes, node);
}

static void
learn_everything (JwTestShadow *shadow)
{
  g_hash_table_remove_all (shadow->nodes);
  learn (JW_NODE (shadow->map), shadow);
  jw_test_visit (JW_NODE (shadow->map), learn, shadow);
}

static void
learn_properties (JwTestShadow *shadow, const JwChange *change)
{
  GPtrArray *values = g_hash_table_lookup (shadow->nodes, change->node);

  g_assert_nonnull (values);
  for (guint i = 0; i < jw_node_get_n_properties (change->node); i++)
    if (change->properties & (G_GUINT64_CONSTANT (1) << i))
      {
        g_free (g_ptr_array_index (values, i));
        g_ptr_array_index (values, i) = read_value (change->node, i);
      }
}

/* Of what went only the top is told. */
static void
assert_removal_is_told (JwChangeSet *changes, JwNode *node)
{
  JwNode *top = node;

  while (jw_node_get_parent (top) != NULL)
    top = jw_node_get_parent (top);
  g_assert_nonnull (jw_change_set_find (changes, top));
  g_assert_true (jw_change_set_find (changes, top)->flags & JW_CHANGE_REMOVED);
}

/* What came and went in one transaction has both flags; where it ended, its map says. */
static void
learn_change (JwTestShadow *shadow, JwChangeSet *changes, const JwChange *change)
{
  gboolean is_there = jw_node_get_map (change->node) == shadow->map;

  g_assert_cmpint (change->flags, !=, 0);
  g_assert_true (((change->flags & JW_CHANGE_SET) != 0) == (change->properties != 0));
  if (!is_there)
    {
      assert_removal_is_told (changes, change->node);
      forget (change->node, shadow);
      jw_test_visit (change->node, forget, shadow);
    }
  else if (change->flags & (JW_CHANGE_ADDED | JW_CHANGE_REMOVED))
    {
      learn (change->node, shadow);
      jw_test_visit (change->node, learn, shadow);
    }
  else if (change->flags & JW_CHANGE_SET)
    learn_properties (shadow, change);
}

static void
changed_cb (JwMap *map, JwChangeSet *changes, gpointer data)
{
  JwTestShadow *shadow = data;

  shadow->n_signals++;
  if (jw_change_set_is_everything (changes))
    learn_everything (shadow);
  else
    g_assert_cmpuint (jw_change_set_get_n (changes), >, 0);
  /* A property may be told of a node whose parent comes later in the set: parents first. */
  for (guint i = 0; i < jw_change_set_get_n (changes); i++)
    if (jw_change_set_get (changes, i)->flags & (JW_CHANGE_ADDED | JW_CHANGE_REMOVED))
      learn_change (shadow, changes, jw_change_set_get (changes, i));
  for (guint i = 0; i < jw_change_set_get_n (changes); i++)
    if (jw_node_get_map (jw_change_set_get (changes, i)->node) == map)
      learn_change (shadow, changes, jw_change_set_get (changes, i));
}

JwTestShadow *
jw_test_shadow_new (JwMap *map)
{
  JwTestShadow *shadow = g_new0 (JwTestShadow, 1);

  shadow->map = g_object_ref (map);
  shadow->nodes =
      g_hash_table_new_full (NULL, NULL, g_object_unref, (GDestroyNotify)g_ptr_array_unref);
  learn_everything (shadow);
  g_signal_connect (map, "changed", G_CALLBACK (changed_cb), shadow);
  return shadow;
}

void
jw_test_shadow_free (JwTestShadow *shadow)
{
  g_signal_handlers_disconnect_by_data (shadow->map, shadow);
  g_hash_table_unref (shadow->nodes);
  g_object_unref (shadow->map);
  g_free (shadow);
}

guint
jw_test_shadow_get_n_signals (JwTestShadow *shadow)
{
  return shadow->n_signals;
}

typedef struct
{
  JwTestShadow *shadow;
  guint n;
} Comparison;

static void
compare (JwNode *node, gpointer data)
{
  Comparison *comparison = data;
  GPtrArray *known = g_hash_table_lookup (comparison->shadow->nodes, node);
  g_autoptr (GPtrArray) actual = read_node (node);

  g_assert_nonnull (known);
  for (guint i = 0; i < actual->len; i++)
    g_assert_cmpstr (g_ptr_array_index (known, i), ==, g_ptr_array_index (actual, i));
  comparison->n++;
}

void
jw_test_shadow_assert_equal (JwTestShadow *shadow)
{
  Comparison comparison = { shadow, 0 };

  compare (JW_NODE (shadow->map), &comparison);
  jw_test_visit (JW_NODE (shadow->map), compare, &comparison);
  g_assert_cmpuint (comparison.n, ==, g_hash_table_size (shadow->nodes));
}
