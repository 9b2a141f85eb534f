#include "ui/keeper.h"

struct _JwKeeper
{
  GObject parent_instance;
  JwDocument *document;
  JwRecovery *recovery;
};

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JwKeeper, jw_keeper, G_TYPE_OBJECT)

static void
jw_keeper_dispose (GObject *object)
{
  JwKeeper *self = JW_KEEPER (object);

  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->recovery)
    jw_recovery_discard (self->recovery);
  g_clear_object (&self->recovery);
  g_clear_object (&self->document);
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

gboolean
jw_keeper_begin (JwKeeper *self, guint n_tries)
{
  g_autoptr (GError) error = NULL;

  jw_recovery_set_tries (self->recovery, n_tries);
  if (jw_recovery_begin (self->recovery, &error))
    return TRUE;
  failed_cb (self->recovery, error->message, self);
  return FALSE;
}

void
jw_keeper_take_seen (JwKeeper *self)
{
  jw_recovery_clear_tries (self->recovery);
}

/* Saved, undone to what is on disk, edited, or gone from there. */
static void
document_changed_cb (JwDocument *document, JwKeeper *self)
{
  jw_recovery_mark (self->recovery, jw_document_get_file (document),
                    !jw_document_is_modified (document));
}

JwKeeper *
jw_keeper_new (JwRecoveryStore *store, JwDocument *document)
{
  JwKeeper *self = g_object_new (JW_TYPE_KEEPER, NULL);

  self->document = g_object_ref (document);
  self->recovery =
      jw_recovery_new (store, jw_document_get_map (document), jw_document_get_file (document));
  g_signal_connect_object (self->recovery, "failed", G_CALLBACK (failed_cb), self, 0);
  g_signal_connect (document, "changed", G_CALLBACK (document_changed_cb), self);
  return self;
}
