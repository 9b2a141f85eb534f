#include "ui/window-private.h"

/* For so long a restored map is on screen before it is taken for one that can be shown. */
#define SEEN_SECONDS 5

static gboolean
seen_cb (gpointer user_data)
{
  JwWindow *self = JW_WINDOW (user_data);

  self->seen_source = 0;
  if (self->keeper)
    jw_keeper_take_seen (self->keeper);
  return G_SOURCE_REMOVE;
}

/* The first frame is done. With the lowest priority the rest comes first, such as what is drawn in
 * turns. */
static void
painted_cb (GdkFrameClock *clock, JwWindow *self)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  g_clear_handle_id (&self->seen_source, g_source_remove);
  self->seen_source =
      g_timeout_add_seconds_full (G_PRIORITY_LOW, SEEN_SECONDS, seen_cb, self, NULL);
}

gboolean
jw_window_show_restored (JwWindow *self, JwMap *map, guint n_tries)
{
  g_autoptr (JwDocument) document = jw_document_new_for_map (map);
  gboolean is_kept;

  jw_window_set_document (self, document);
  is_kept = self->keeper && jw_keeper_begin (self->keeper, n_tries);
  gtk_window_present (GTK_WINDOW (self));
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (self)), "after-paint",
                           G_CALLBACK (painted_cb), self, 0);
  return is_kept;
}
