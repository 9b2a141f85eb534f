#include "ui/toasts.h"

/* libadwaita shows a message within 500 ms and hides one within 300: after this it cannot be hidden
 * before it is shown. */
#define COMING_MS 300

struct _JwToasts
{
  GObject parent_instance;

  AdwToastOverlay *overlay;
  AdwToast *current;
  gulong dismissed_id;
  gint64 shown_at;
  guint hiding; /* the source that takes @current back, or 0 */
  GQueue waiting;
};

G_DEFINE_FINAL_TYPE (JwToasts, jw_toasts, G_TYPE_OBJECT)

static void
let_go (JwToasts *self)
{
  g_clear_handle_id (&self->hiding, g_source_remove);
  if (self->current != NULL)
    g_clear_signal_handler (&self->dismissed_id, self->current);
  g_clear_object (&self->current);
}

static void show_next (JwToasts *self);

static void
dismissed_cb (JwToasts *self)
{
  let_go (self);
  show_next (self);
}

static void
show_next (JwToasts *self)
{
  self->current = g_queue_pop_head (&self->waiting);
  if (self->current == NULL)
    return;
  self->shown_at = g_get_monotonic_time ();
  adw_toast_overlay_add_toast (self->overlay, g_object_ref (self->current));
  /* After the overlay has heard of it. */
  self->dismissed_id =
      g_signal_connect_swapped (self->current, "dismissed", G_CALLBACK (dismissed_cb), self);
}

static gboolean
has_come_up_cb (gpointer user_data)
{
  JwToasts *self = user_data;

  self->hiding = 0;
  adw_toast_dismiss (self->current);
  return G_SOURCE_REMOVE;
}

static void
jw_toasts_dispose (GObject *object)
{
  JwToasts *self = JW_TOASTS (object);

  let_go (self);
  g_queue_clear_full (&self->waiting, g_object_unref);
  G_OBJECT_CLASS (jw_toasts_parent_class)->dispose (object);
}

static void
jw_toasts_class_init (JwToastsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jw_toasts_dispose;
}

static void
jw_toasts_init (JwToasts *self)
{
  g_queue_init (&self->waiting);
}

JwToasts *
jw_toasts_new (AdwToastOverlay *overlay)
{
  JwToasts *self = g_object_new (JW_TYPE_TOASTS, NULL);

  self->overlay = overlay;
  return self;
}

void
jw_toasts_add (JwToasts *self, AdwToast *toast)
{
  g_return_if_fail (JW_IS_TOASTS (self));

  g_queue_push_tail (&self->waiting, g_object_ref (toast));
  if (self->current == NULL)
    show_next (self);
}

void
jw_toasts_take_back (JwToasts *self, AdwToast *toast)
{
  gint64 age = (g_get_monotonic_time () - self->shown_at) / 1000;

  g_return_if_fail (JW_IS_TOASTS (self));

  if (toast != self->current)
    {
      if (g_queue_remove (&self->waiting, toast))
        g_object_unref (toast);
    }
  else if (age >= COMING_MS)
    adw_toast_dismiss (toast);
  else if (self->hiding == 0)
    self->hiding = g_timeout_add ((guint)(COMING_MS - age), has_come_up_cb, self);
}
