#include "model/selection.h"

#include <string.h>

struct _JwSelection
{
  GObject parent_instance;
  GStrv ids;
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
  g_strfreev (JW_SELECTION (object)->ids);
  G_OBJECT_CLASS (jw_selection_parent_class)->finalize (object);
}

static void
jw_selection_class_init (JwSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jw_selection_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
jw_selection_init (JwSelection *self)
{
  self->ids = g_new0 (char *, 1);
}

/* Takes @ids. */
static void
take_ids (JwSelection *self, GStrv ids)
{
  gboolean same = g_strv_equal ((const char *const *)self->ids, (const char *const *)ids);

  g_strfreev (self->ids);
  self->ids = ids;
  if (!same)
    g_signal_emit (self, signals[CHANGED], 0);
}

JwSelection *
jw_selection_new (void)
{
  return g_object_new (JW_TYPE_SELECTION, NULL);
}

const char *const *
jw_selection_get_ids (JwSelection *self)
{
  return (const char *const *)self->ids;
}

guint
jw_selection_get_n (JwSelection *self)
{
  return g_strv_length (self->ids);
}

const char *
jw_selection_get_single (JwSelection *self)
{
  return jw_selection_get_n (self) == 1 ? self->ids[0] : NULL;
}

gboolean
jw_selection_contains (JwSelection *self, const char *id)
{
  return g_strv_contains ((const char *const *)self->ids, id);
}

void
jw_selection_set (JwSelection *self, const char *const *ids)
{
  take_ids (self, g_strdupv ((GStrv)ids));
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
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean found = FALSE;

  for (guint i = 0; self->ids[i] != NULL; i++)
    if (strcmp (self->ids[i], id) == 0)
      found = TRUE;
    else
      g_strv_builder_add (builder, self->ids[i]);
  if (!found)
    g_strv_builder_add (builder, id);
  take_ids (self, g_strv_builder_end (builder));
}

void
jw_selection_clear (JwSelection *self)
{
  jw_selection_set_single (self, NULL);
}
