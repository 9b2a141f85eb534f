#include <glib/gi18n-lib.h>

#include "model/edit.h"
#include "model/file/excerpt.h"
#include "model/file/reader-private.h"
#include "model/node/refs.h"

static gboolean
is_resolved (JwMap *map, const JwProperty *row, const char *id)
{
  JwNode *target = id != NULL ? jw_map_find (map, id) : NULL;

  return target != NULL && jw_node_get_kind (target) == row->ref_kind;
}

/* What of the ids in @refs names a node of the right kind; %NULL if none does. */
static char *
keep_resolved (JwMap *map, const JwProperty *row, const char *refs)
{
  g_auto (GStrv) ids = g_strsplit (refs, " ", -1);
  char *kept = NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    if (is_resolved (map, row, ids[i]))
      {
        g_autofree char *before = kept;

        kept = jw_refs_with (before, ids[i]);
      }
  return kept;
}

static void
set_pending (JwReader *reader, JwPendingReference *pending)
{
  const JwProperty *row = jw_node_get_property_row (pending->node, pending->property);
  const char *element = jw_kind_get_class (row->ref_kind)->element;
  g_autofree char *kept = NULL;
  g_autofree char *found = NULL;

  if (row->type == JW_PROPERTY_REFS)
    kept = keep_resolved (reader->map, row, pending->id);
  else if (is_resolved (reader->map, row, pending->id))
    kept = g_strdup (pending->id);
  if (kept != NULL)
    jw_edit_set_string (pending->node, pending->property, kept, NULL);
  if (g_strcmp0 (kept, pending->id) == 0)
    return;
  found = jw_excerpt (pending->id);
  jw_reader_report (reader, pending->line, pending->node,
                    _ ("“%s” names “%s”, but no <%s> has this id. The reference is left out."),
                    row->name, found, element);
}

/* What a reader of the findings can search for: the first words of the node. */
static const char *
get_words (JwNode *node)
{
  guint n = jw_node_get_n_properties (node);

  for (guint i = 0; i < n; i++)
    {
      JwPropertyType type = jw_node_get_property_row (node, i)->type;

      if ((type == JW_PROPERTY_STRING || type == JW_PROPERTY_TEXT) && jw_node_has (node, i))
        return jw_node_get_string (node, i);
    }
  return NULL;
}

static void
report_removal (JwReader *reader, JwNode *node, const JwProperty *row)
{
  const char *element = jw_kind_get_class (row->ref_kind)->element;
  const char *words = get_words (node);
  g_autofree char *excerpt = words != NULL ? jw_excerpt (words) : NULL;

  if (!jw_property_is_reference (row))
    jw_reader_report (reader, 0, node, _ ("It cannot be without “%s”, so it is left out."),
                      row->name);
  else if (words != NULL)
    jw_reader_report (reader, 0, node,
                      _ ("It needs a “%s” that names a <%s>, so it is left out. It said “%s”."),
                      row->name, element, excerpt);
  else
    jw_reader_report (reader, 0, node, _ ("It needs a “%s” that names a <%s>, so it is left out."),
                      row->name, element);
}

/* Whether what a reference names is there; of several, those that are not are let go. */
static gboolean
mend_reference (JwReader *reader, JwNode *node, guint property)
{
  const JwProperty *row = jw_node_get_property_row (node, property);
  const char *refs = jw_node_get_string (node, property);
  g_autofree char *kept = NULL;

  if (row->type == JW_PROPERTY_REF)
    return is_resolved (reader->map, row, refs);
  kept = refs != NULL ? keep_resolved (reader->map, row, refs) : NULL;
  return kept != NULL && jw_edit_set_string (node, property, kept, NULL);
}

/* Takes out a node that lacks what it cannot be without; clears the optional references that name
 * what was taken out. TRUE if the node is gone. */
static gboolean
repair_node (JwReader *reader, JwNode *node)
{
  guint n = jw_node_get_n_properties (node);

  for (guint i = 0; i < n; i++)
    {
      const JwProperty *row = jw_node_get_property_row (node, i);
      gboolean is_whole =
          jw_property_is_reference (row) ? mend_reference (reader, node, i) : jw_node_has (node, i);

      if (is_whole)
        continue;
      if (row->flags & JW_PROPERTY_REQUIRED)
        {
          report_removal (reader, node, row);
          return jw_edit_remove (node, NULL);
        }
      if (jw_node_has (node, i))
        jw_edit_unset (node, i, NULL);
    }
  return FALSE;
}

static guint repair_children (JwReader *reader, JwNode *node);

static guint
repair_list (JwReader *reader, JwNode *parent, JwKind kind)
{
  JwNode *node = jw_node_get_first_child (parent, kind);
  guint n_removed = 0;

  while (node != NULL)
    {
      JwNode *next = jw_node_get_next (node);

      if (repair_node (reader, node))
        n_removed++;
      else
        n_removed += repair_children (reader, node);
      node = next;
    }
  return n_removed;
}

static guint
repair_children (JwReader *reader, JwNode *node)
{
  JwNodeClass *node_class = jw_kind_get_class (jw_node_get_kind (node));
  guint n_removed = 0;

  for (guint i = 0; i < node_class->n_child_kinds; i++)
    n_removed += repair_list (reader, node, node_class->child_kinds[i]);
  return n_removed;
}

void
jw_reader_resolve_references (JwReader *reader)
{
  for (guint i = 0; i < reader->pending->len; i++)
    set_pending (reader, &g_array_index (reader->pending, JwPendingReference, i));
  /* A node taken out may be what another one names. */
  while (reader->is_incomplete && repair_children (reader, JW_NODE (reader->map)) > 0)
    continue;
  /* The map names nodes, too; nothing that it needs can be missing. */
  if (reader->is_incomplete)
    repair_node (reader, JW_NODE (reader->map));
}
