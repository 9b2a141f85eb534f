#include "ui/keeper.h"

struct _JwKeeper
{
  GObject parent_instance;
  JwRecoveryStore *store;
  JwDocument *document;
  JwRecovery *recovery; /* NULL while there is nothing to lose */
  gboolean has_failed;
};

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JwKeeper, jw_keeper, G_TYPE_OBJECT)

static void
stop (JwKeeper *self)
{
  if (self->recovery)
    jw_recovery_discard (self->recovery);
  g_clear_object (&self->recovery);
}

static void
jw_keeper_dispose (GObject *object)
{
  JwKeeper *self = JW_KEEPER (object);

  if (self->document)
    {
      g_signal_handlers_disconnect_by_data (self->document, self);
      g_signal_handlers_disconnect_by_data (jw_document_get_map (self->document), self);
    }
  stop (self);
  g_clear_object (&self->document);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (jw_keeper_parent_class)->dispose (object);
}

static void
jw_keeper_class_init (JwKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jw_keeper_dispose;
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
jw_keeper_init (JwKeeper *self)
{
}

static void
failed_cb (JwRecovery *recovery, const char *message, JwKeeper *self)
{
  g_signal_emit (self, signals[FAILED], 0, message);
}

/* Told once: who works on a full disk need not hear it at every key. */
static void
tell_failure (JwKeeper *self, const GError *error)
{
  if (!self->has_failed)
    g_signal_emit (self, signals[FAILED], 0, error->message);
  self->has_failed = TRUE;
}

gboolean
jw_keeper_begin (JwKeeper *self)
{
  g_autoptr (GError) error = NULL;

  if (self->recovery)
    return TRUE;
  self->recovery = jw_recovery_new (self->store, jw_document_get_map (self->document),
                                    jw_document_get_file (self->document), &error);
  if (self->recovery)
    g_signal_connect_object (self->recovery, "failed", G_CALLBACK (failed_cb), self, 0);
  else
    tell_failure (self, error);
  return self->recovery != NULL;
}

static void
map_changed_cb (JwMap *map, JwChangeSet *changes, JwKeeper *self)
{
  if (jw_map_is_modified (map))
    jw_keeper_begin (self);
}

/* Saved, or undone to what is on disk. */
static void
document_changed_cb (JwDocument *document, JwKeeper *self)
{
  if (!jw_document_is_modified (document))
    stop (self);
}

JwKeeper *
jw_keeper_new (JwRecoveryStore *store, JwDocument *document)
{
  JwKeeper *self = g_object_new (JW_TYPE_KEEPER, NULL);

  self->store = g_object_ref (store);
  self->document = g_object_ref (document);
  g_signal_connect (jw_document_get_map (document), "changed", G_CALLBACK (map_changed_cb), self);
  g_signal_connect (document, "changed", G_CALLBACK (document_changed_cb), self);
  return self;
}
