#include "ui/opening.h"

/* About the view of a new window, in pixels: only how much is measured depends on it. */
#define VIEW_WIDTH 950
#define VIEW_HEIGHT 800

struct _JwOpening
{
  GObject parent_instance;

  GThread *thread;
  GFile *file;
  int has_ended; /* atomic: the thread has */
  JwOpeningReady ready;
  gpointer data;

  /* The thread's until it ended. */
  JwDocument *document;
  JwFirstSight *sight;
  GError *error;
};

G_DEFINE_FINAL_TYPE (JwOpening, jw_opening, G_TYPE_OBJECT)

static void
tell (JwOpening *self)
{
  JwOpeningReady ready = g_steal_pointer (&self->ready);

  if (ready != NULL)
    ready (self, self->data);
}

static gboolean
ended_cb (gpointer data)
{
  jw_opening_end (JW_OPENING (data));
  tell (JW_OPENING (data));
  return G_SOURCE_REMOVE;
}

static gpointer
open_in_thread (gpointer data)
{
  JwOpening *self = data;

  self->document = self->file != NULL ? jw_document_open (self->file, &self->error)
                                      : jw_document_new_from_template ("five-phases", &self->error);
  if (self->document != NULL)
    self->sight =
        jw_first_sight_new (jw_document_get_map (self->document), VIEW_WIDTH, VIEW_HEIGHT);
  g_atomic_int_set (&self->has_ended, TRUE);
  g_idle_add_full (G_PRIORITY_DEFAULT, ended_cb, self, g_object_unref);
  return NULL;
}

static void
jw_opening_finalize (GObject *object)
{
  JwOpening *self = JW_OPENING (object);

  g_clear_pointer (&self->sight, jw_first_sight_free);
  g_clear_object (&self->document);
  g_clear_object (&self->file);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (jw_opening_parent_class)->finalize (object);
}

static void
jw_opening_class_init (JwOpeningClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jw_opening_finalize;
}

static void
jw_opening_init (JwOpening *self)
{
}

JwOpening *
jw_opening_new (GFile *file)
{
  JwOpening *self = g_object_new (JW_TYPE_OPENING, NULL);

  g_set_object (&self->file, file);
  self->thread = g_thread_new ("opening", open_in_thread, g_object_ref (self));
  return self;
}

GFile *
jw_opening_get_file (JwOpening *self)
{
  return self->file;
}

void
jw_opening_wait (JwOpening *self, JwOpeningReady ready, gpointer data)
{
  self->ready = ready;
  self->data = data;
  if (g_atomic_int_get (&self->has_ended))
    tell (self);
}

void
jw_opening_end (JwOpening *self)
{
  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));
}

JwDocument *
jw_opening_take (JwOpening *self, JwFirstSight **sight, GError **error)
{
  jw_opening_end (self);
  *sight = g_steal_pointer (&self->sight);
  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  return g_steal_pointer (&self->document);
}
