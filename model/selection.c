#include "model/selection.h"

struct _JwSelection
{
  GObject parent_instance;

  GPtrArray *ids;    /* with a NULL at the end; never changed, but replaced */
  GHashTable *index; /* the same ids; made when it is first asked for */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JwSelection, jw_selection, G_TYPE_OBJECT)

static void
jw_selection_finalize (GObject *object)
{
  JwSelection *self = JW_SELECTION (object);

  g_clear_pointer (&self->index, g_hash_table_unref);
  g_ptr_array_unref (self->ids);
  G_OBJECT_CLASS (jw_selection_parent_class)->finalize (object);
}

static void
jw_selection_class_init (JwSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jw_selection_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static GPtrArray *
copy_ids (const char *const *ids)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    g_ptr_array_add (copy, g_strdup (ids[i]));
  g_ptr_array_add (copy, NULL);
  return copy;
}

static void
jw_selection_init (JwSelection *self)
{
  self->ids = copy_ids (NULL);
}

/* Takes @ids. */
static void
take_ids (JwSelection *self, GPtrArray *ids)
{
  g_autoptr (GPtrArray) old = self->ids;
  gboolean same =
      old == ids || g_strv_equal ((const char *const *)old->pdata, (const char *const *)ids->pdata);

  self->ids = ids;
  if (same)
    return;
  g_clear_pointer (&self->index, g_hash_table_unref);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A canvas asks for every card that it draws, so that walking all ids each time would add up. */
static GHashTable *
get_index (JwSelection *self)
{
  if (self->index != NULL)
    return self->index;
  self->index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i + 1 < self->ids->len; i++)
    g_hash_table_add (self->index, g_strdup (g_ptr_array_index (self->ids, i)));
  return self->index;
}

JwSelection *
jw_selection_new (void)
{
  return g_object_new (JW_TYPE_SELECTION, NULL);
}

const char *const *
jw_selection_get_ids (JwSelection *self)
{
  return (const char *const *)self->ids->pdata;
}

GPtrArray *
jw_selection_keep (JwSelection *self)
{
  return g_ptr_array_ref (self->ids);
}

void
jw_selection_restore (JwSelection *self, GPtrArray *kept)
{
  take_ids (self, g_ptr_array_ref (kept));
}

guint
jw_selection_get_n (JwSelection *self)
{
  return self->ids->len - 1;
}

const char *
jw_selection_get_single (JwSelection *self)
{
  return jw_selection_get_n (self) == 1 ? g_ptr_array_index (self->ids, 0) : NULL;
}

gboolean
jw_selection_contains (JwSelection *self, const char *id)
{
  return g_hash_table_contains (get_index (self), id);
}

void
jw_selection_set (JwSelection *self, const char *const *ids)
{
  take_ids (self, copy_ids (ids));
}

void
jw_selection_set_single (JwSelection *self, const char *id)
{
  const char *ids[] = { id, NULL };

  jw_selection_set (self, ids);
}

void
jw_selection_toggle (JwSelection *self, const char *id)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < jw_selection_get_n (self); i++)
    if (!g_str_equal (g_ptr_array_index (self->ids, i), id))
      g_ptr_array_add (ids, g_strdup (g_ptr_array_index (self->ids, i)));
  if (ids->len == jw_selection_get_n (self))
    g_ptr_array_add (ids, g_strdup (id));
  g_ptr_array_add (ids, NULL);
  take_ids (self, ids);
}

void
jw_selection_clear (JwSelection *self)
{
  jw_selection_set_single (self, NULL);
}
