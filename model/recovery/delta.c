#include "model/recovery/delta.h"

#include <glib/gi18n-lib.h>

#include "model/edit.h"
#include "model/edit/edit-private.h"
#include "model/error.h"
#include "model/file/number.h"
#include "model/node/node-private.h"
#include "model/node/unknown.h"

/* As the table of properties in model/map.h names it. */
#define TITLE "title"

typedef enum
{
  STEP_REMOVE = 'r',             /* id */
  STEP_INSERT = 'i',             /* id, parent's id, element, position */
  STEP_SET = 's',                /* id, property, value */
  STEP_UNSET = 'u',              /* id, property */
  STEP_UNKNOWN_ATTRIBUTES = 'a', /* id, XML */
  STEP_UNKNOWN_ELEMENTS = 'e',   /* id, XML */
  STEP_MARK = 'm',               /* id, "", "", minor version */
} StepType;

static void
add_step (GVariantBuilder *steps,
          StepType type,
          JwNode *node,
          const char *a,
          const char *b,
          guint n)
{
  g_variant_builder_add (steps, "(ysssu)", (guchar)type, jw_node_get_id (node), a, b, n);
}

static void
add_value (GVariantBuilder *steps, JwNode *node, guint property)
{
  const JwProperty *row = jw_node_get_property_row (node, property);
  char buffer[JW_NUMBER_BUFFER];

  if (!jw_node_has (node, property))
    add_step (steps, STEP_UNSET, node, row->name, "", 0);
  else if (jw_property_is_number (row))
    add_step (steps, STEP_SET, node, row->name,
              jw_number_format (jw_node_get_number (node, property), buffer), 0);
  else
    add_step (steps, STEP_SET, node, row->name, jw_node_get_string (node, property), 0);
}

static void
add_insertion (JwNode *node, gpointer data)
{
  GVariantBuilder *steps = data;
  const char *element = JW_NODE_GET_CLASS (node)->element;

  add_step (steps, STEP_INSERT, node, jw_node_get_id (jw_node_get_parent (node)), element,
            jw_node_get_position (node));
}

static void
add_unknown (GVariantBuilder *steps, JwNode *node)
{
  const char *attributes = jw_unknown_get_attributes (node);
  const char *elements = jw_unknown_get_elements (node);

  add_step (steps, STEP_UNKNOWN_ATTRIBUTES, node, attributes != NULL ? attributes : "", "", 0);
  add_step (steps, STEP_UNKNOWN_ELEMENTS, node, elements != NULL ? elements : "", "", 0);
}

static void
add_all_values (JwNode *node, gpointer data)
{
  GVariantBuilder *steps = data;

  /* First, or the map would not take the choices that only a newer version knows. */
  if (jw_unknown_get_mark (node) > 0)
    add_step (steps, STEP_MARK, node, "", "", jw_unknown_get_mark (node));
  for (guint i = 0; i < jw_node_get_n_properties (node); i++)
    if (jw_node_has (node, i))
      add_value (steps, node, i);
  if (jw_node_has_unknown (node))
    add_unknown (steps, node);
}

static gboolean
has_new_place (const JwChange *change)
{
  return (change->flags & (JW_CHANGE_ADDED | JW_CHANGE_MOVED)) != 0;
}

/* Whether the node stands somewhere below another one that is put in place anyway. */
static gboolean
comes_with_parent (JwNode *node, JwChangeSet *changes)
{
  for (JwNode *parent = jw_node_get_parent (node); parent != NULL;
       parent = jw_node_get_parent (parent))
    {
      const JwChange *change = jw_change_set_find (changes, parent);

      if (change != NULL && has_new_place (change))
        return TRUE;
    }
  return FALSE;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  guint first = jw_node_get_position (*(JwNode *const *)a);
  guint second = jw_node_get_position (*(JwNode *const *)b);

  return (first > second) - (first < second);
}

/* The tops of what is put in place, by their final positions: inserted in that order each stands
 * right, since what did not move keeps its order. */
static GPtrArray *
collect_placed (JwMap *map, JwChangeSet *changes)
{
  GPtrArray *placed = g_ptr_array_new ();

  for (guint i = 0; i < jw_change_set_get_n (changes); i++)
    {
      const JwChange *change = jw_change_set_get (changes, i);

      if (has_new_place (change) &&
          jw_map_find (map, jw_node_get_id (change->node)) == change->node &&
          !comes_with_parent (change->node, changes))
        g_ptr_array_add (placed, change->node);
    }
  g_ptr_array_sort (placed, compare_places);
  return placed;
}

/* What stood somewhere before: gone now, or about to stand somewhere else. */
static void
add_removals (GVariantBuilder *steps, JwChangeSet *changes)
{
  for (guint i = 0; i < jw_change_set_get_n (changes); i++)
    {
      const JwChange *change = jw_change_set_get (changes, i);

      if (change->flags & (JW_CHANGE_REMOVED | JW_CHANGE_MOVED))
        add_step (steps, STEP_REMOVE, change->node, "", "", 0);
    }
}

static void
add_placed (GVariantBuilder *steps, GPtrArray *placed)
{
  for (guint i = 0; i < placed->len; i++)
    {
      add_insertion (g_ptr_array_index (placed, i), steps);
      jw_node_visit (g_ptr_array_index (placed, i), add_insertion, steps);
    }
  for (guint i = 0; i < placed->len; i++)
    {
      add_all_values (g_ptr_array_index (placed, i), steps);
      jw_node_visit (g_ptr_array_index (placed, i), add_all_values, steps);
    }
}

static void
add_changed_values (GVariantBuilder *steps, JwMap *map, JwChangeSet *changes)
{
  for (guint i = 0; i < jw_change_set_get_n (changes); i++)
    {
      const JwChange *change = jw_change_set_get (changes, i);

      if (jw_map_find (map, jw_node_get_id (change->node)) != change->node)
        continue;
      for (guint k = 0; k < jw_node_get_n_properties (change->node); k++)
        if (change->properties & (G_GUINT64_CONSTANT (1) << k))
          add_value (steps, change->node, k);
      if (change->flags & JW_CHANGE_UNKNOWN)
        add_unknown (steps, change->node);
    }
}

GVariant *
jw_delta_encode (JwMap *map, JwChangeSet *changes)
{
  GVariantBuilder steps;
  g_autoptr (GPtrArray) placed = collect_placed (map, changes);

  g_variant_builder_init (&steps, G_VARIANT_TYPE (JW_DELTA_TYPE));
  add_removals (&steps, changes);
  add_placed (&steps, placed);
  add_changed_values (&steps, map, changes);
  return g_variant_builder_end (&steps);
}

static gboolean
set_value (JwNode *node, const char *name, const char *value, GError **error)
{
  int property = jw_node_find_property (node, name);
  double number = 0;

  if (property < 0)
    return TRUE; /* of a version that knew more; the rest is worth having */
  if (value == NULL)
    return jw_edit_unset (node, (guint)property, error);
  if (!jw_property_is_number (jw_node_get_property_row (node, (guint)property)))
    return jw_edit_set_string (node, (guint)property, value, error);
  return jw_number_parse (value, &number) &&
         jw_edit_set_number (node, (guint)property, number, error);
}

static gboolean
insert (JwMap *map,
        const char *id,
        const char *parent_id,
        const char *element,
        guint position,
        GError **error)
{
  JwNode *parent = jw_map_find (map, parent_id);
  JwKind kind;

  return parent != NULL && jw_kind_from_element (element, &kind) &&
         jw_node_get_children (parent, kind) != NULL &&
         jw_edit_insert_with_id (parent, kind, position, id, error) != NULL;
}

static gboolean
apply_to_node (JwNode *node, StepType type, const char *a, const char *b, guint n, GError **error)
{
  switch (type)
    {
    case STEP_SET:
      return set_value (node, a, b, error);
    case STEP_UNSET:
      return set_value (node, a, NULL, error);
    case STEP_REMOVE:
      return jw_node_get_parent (node) != NULL && jw_edit_remove (node, error);
    case STEP_UNKNOWN_ATTRIBUTES:
      return jw_edit_set_unknown (node, JW_UNKNOWN_ATTRIBUTES, a, error);
    case STEP_UNKNOWN_ELEMENTS:
      return jw_edit_set_unknown (node, JW_UNKNOWN_ELEMENTS, a, error);
    case STEP_MARK:
      jw_unknown_mark (node, n);
      return TRUE;
    case STEP_INSERT:
    default:
      return FALSE;
    }
}

static gboolean
apply_step (JwMap *map,
            StepType type,
            const char *id,
            const char *a,
            const char *b,
            guint n,
            GError **error)
{
  JwNode *node = jw_map_find (map, id);

  if (type == STEP_INSERT)
    return node == NULL && insert (map, id, a, b, n, error);
  /* A node that came and went within the transaction was never there; neither was one that went
   * with its parent. */
  if (node == NULL)
    return type == STEP_REMOVE;
  return apply_to_node (node, type, a, b, n, error);
}

gboolean
jw_delta_apply (JwMap *map, GVariant *delta, GError **error)
{
  GVariantIter iter;
  guchar type;
  const char *id, *a, *b;
  guint n;

  g_variant_iter_init (&iter, delta);
  while (g_variant_iter_next (&iter, "(y&s&s&su)", &type, &id, &a, &b, &n))
    {
      g_autoptr (GError) reason = NULL;

      if (apply_step (map, type, id, a, b, n, &reason))
        continue;
      g_set_error (error, JW_ERROR, JW_ERROR_FORMAT,
                   _ ("The record of the last changes does not fit the map from here on (%s)."),
                   reason != NULL ? reason->message : id);
      return FALSE;
    }
  return TRUE;
}

gboolean
jw_delta_find_title (GBytes *record, char **title)
{
  g_autoptr (GVariant) delta =
      g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (JW_DELTA_TYPE), record, FALSE));
  const char *id, *name, *value;
  gboolean is_found = FALSE;
  GVariantIter iter;
  guchar type;

  *title = NULL;
  g_variant_iter_init (&iter, delta);
  while (g_variant_iter_next (&iter, "(y&s&s&su)", &type, &id, &name, &value, NULL))
    if ((type == STEP_SET || type == STEP_UNSET) && g_str_equal (id, JW_MAP_NODE_ID) &&
        g_str_equal (name, TITLE))
      {
        g_free (*title);
        *title = type == STEP_SET ? g_strdup (value) : NULL;
        is_found = TRUE;
      }
  return is_found;
}
