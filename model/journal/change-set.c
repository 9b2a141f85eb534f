#include "model/journal/change-set.h"

struct _JwChangeSet
{
  GArray *changes;
  GHashTable *index; /* JwNode → index + 1; made only when there are many */
  gboolean everything;
};

/* Below this many changes a look through the array is faster than a hash table. */
#define MANY 8

G_DEFINE_BOXED_TYPE (JwChangeSet, jw_change_set, jw_change_set_ref, jw_change_set_unref)

static void
clear_change (gpointer data)
{
  g_object_unref (((JwChange *)data)->node);
}

static void
clear_change_set (gpointer data)
{
  JwChangeSet *self = data;

  g_array_unref (self->changes);
  g_clear_pointer (&self->index, g_hash_table_unref);
}

static JwChange *
find_change (JwChangeSet *self, JwNode *node)
{
  if (self->index != NULL)
    {
      guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->index, node));

      return found > 0 ? &g_array_index (self->changes, JwChange, found - 1) : NULL;
    }
  for (guint i = 0; i < self->changes->len; i++)
    if (g_array_index (self->changes, JwChange, i).node == node)
      return &g_array_index (self->changes, JwChange, i);
  return NULL;
}

static void
index_changes (JwChangeSet *self)
{
  self->index = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->changes->len; i++)
    g_hash_table_insert (self->index, g_array_index (self->changes, JwChange, i).node,
                         GUINT_TO_POINTER (i + 1));
}

JwChangeSet *
jw_change_set_new (void)
{
  JwChangeSet *self = g_rc_box_new0 (JwChangeSet);

  self->changes = g_array_new (FALSE, FALSE, sizeof (JwChange));
  g_array_set_clear_func (self->changes, clear_change);
  return self;
}

JwChangeSet *
jw_change_set_ref (JwChangeSet *self)
{
  return g_rc_box_acquire (self);
}

void
jw_change_set_unref (JwChangeSet *self)
{
  g_rc_box_release_full (self, clear_change_set);
}

void
jw_change_set_add (JwChangeSet *self, JwNode *node, JwChangeFlags flags, guint64 properties)
{
  JwChange *change = find_change (self, node);
  JwChange added = { node, flags, properties };

  if (change != NULL)
    {
      change->flags |= flags;
      change->properties |= properties;
      return;
    }
  g_object_ref (node);
  g_array_append_val (self->changes, added);
  if (self->index != NULL)
    g_hash_table_insert (self->index, node, GUINT_TO_POINTER (self->changes->len));
  else if (self->changes->len > MANY)
    index_changes (self);
}

void
jw_change_set_add_everything (JwChangeSet *self)
{
  self->everything = TRUE;
}

gboolean
jw_change_set_is_everything (JwChangeSet *self)
{
  return self->everything;
}

guint
jw_change_set_get_n (JwChangeSet *self)
{
  return self->changes->len;
}

const JwChange *
jw_change_set_get (JwChangeSet *self, guint index)
{
  g_return_val_if_fail (index < self->changes->len, NULL);
  return &g_array_index (self->changes, JwChange, index);
}

const JwChange *
jw_change_set_find (JwChangeSet *self, JwNode *node)
{
  return find_change (self, node);
}
