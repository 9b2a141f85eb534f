#include "model/file/writing.h"

#include "model/file/writer-private.h"
#include "model/map-private.h"

struct _JwWriting
{
  JwMap *map;
  GString *out;
  gsize content;
  guint kind;   /* of the children, how many kinds were begun */
  JwNode *next; /* %NULL behind the last of a kind */
  gboolean is_stale;
};

static void
changed_cb (JwMap *map, JwChangeSet *changes, JwWriting *self)
{
  self->is_stale = TRUE;
}

JwWriting *
jw_writing_new (JwMap *map)
{
  JwWriting *self = g_new0 (JwWriting, 1);

  self->map = g_object_ref (map);
  self->out = g_string_new (NULL);
  self->is_stale = TRUE;
  g_signal_connect (map, "changed", G_CALLBACK (changed_cb), self);
  return self;
}

void
jw_writing_free (JwWriting *self)
{
  g_signal_handlers_disconnect_by_data (self->map, self);
  g_object_unref (self->map);
  if (self->out != NULL)
    g_string_free (self->out, TRUE);
  g_free (self);
}

static void
begin (JwWriting *self)
{
  g_string_truncate (self->out, 0);
  self->content = jw_writer_begin (self->out, self->map);
  self->kind = 0;
  self->next = NULL;
  self->is_stale = FALSE;
}

/* FALSE if there is none left. */
static gboolean
append_next (JwWriting *self)
{
  JwNode *map = JW_NODE (self->map);
  JwNodeClass *map_class = JW_NODE_GET_CLASS (map);

  while (self->next == NULL && self->kind < map_class->n_child_kinds)
    self->next = jw_node_get_first_child (map, map_class->child_kinds[self->kind++]);
  if (self->next == NULL)
    return FALSE;
  jw_writer_append_child (self->out, self->next);
  self->next = jw_node_get_next (self->next);
  return TRUE;
}

/* What an open transaction did nobody has been told yet. */
gboolean
jw_writing_go_on (JwWriting *self, gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;

  if (jw_journal_is_open (jw_map_get_journal (self->map)))
    return FALSE;
  if (self->is_stale)
    begin (self);
  while (append_next (self))
    if (g_get_monotonic_time () >= end)
      return FALSE;
  return TRUE;
}

GBytes *
jw_writing_finish (JwWriting *self, GError **error)
{
  return jw_writer_end (g_steal_pointer (&self->out), self->map, self->content, error);
}
