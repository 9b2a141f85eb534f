#include "tests/ui/touch.h"

#include <math.h>

#define DESKTOP "org.gnome.Mutter.RemoteDesktop"
#define CAST "org.gnome.Mutter.ScreenCast"
#define DESKTOP_PATH "/org/gnome/Mutter/RemoteDesktop"
#define CAST_PATH "/org/gnome/Mutter/ScreenCast"
#define WAIT_USEC (30 * G_USEC_PER_SEC)
/* What a place may be off, in pixels. */
#define NEAR 1.0

struct _JwTouch
{
  GDBusConnection *bus;
  char *session; /* object paths */
  char *stream;
  GtkWindow *window;
  GtkEventController *watcher;
  GdkEventType awaited;
  double x, y;
  gboolean has_come;
};

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
jw_touch_wait (gboolean (*done) (gpointer data), gpointer data)
{
  gint64 end = g_get_monotonic_time () + WAIT_USEC;
  guint source = g_timeout_add (5, wake_cb, NULL);

  while (!done (data) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
  g_assert_true (done (data));
}

static GVariant *
call (JwTouch *self,
      const char *name,
      const char *path,
      const char *interface,
      const char *method,
      GVariant *parameters)
{
  g_autoptr (GError) error = NULL;
  GVariant *result = g_dbus_connection_call_sync (self->bus, name, path, interface, method,
                                                  parameters, NULL, 0, -1, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static void
notify (JwTouch *self, const char *method, GVariant *parameters)
{
  g_autoptr (GVariant) result =
      call (self, DESKTOP, self->session, DESKTOP ".Session", method, parameters);
}

static char *
get_session_id (JwTouch *self)
{
  g_autoptr (GVariant) boxed =
      call (self, DESKTOP, self->session, "org.freedesktop.DBus.Properties", "Get",
            g_variant_new ("(ss)", DESKTOP ".Session", "SessionId"));
  g_autoptr (GVariant) id = NULL;

  g_variant_get (boxed, "(v)", &id);
  return g_variant_dup_string (id, NULL);
}

/* A finger's place is told on the picture of a monitor, so there has to be one. */
static void
begin_session (JwTouch *self)
{
  g_autoptr (GVariant) created = call (self, DESKTOP, DESKTOP_PATH, DESKTOP, "CreateSession", NULL);
  g_autoptr (GVariant) cast = NULL;
  g_autoptr (GVariant) recorded = NULL;
  g_autofree char *id = NULL;
  GVariantBuilder options;
  const char *path;

  g_variant_get (created, "(o)", &self->session);
  id = get_session_id (self);
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "remote-desktop-session-id", g_variant_new_string (id));
  cast = call (self, CAST, CAST_PATH, CAST, "CreateSession", g_variant_new ("(a{sv})", &options));
  g_variant_get (cast, "(&o)", &path);
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  recorded = call (self, CAST, path, CAST ".Session", "RecordMonitor",
                   g_variant_new ("(sa{sv})", "", &options));
  g_variant_get (recorded, "(o)", &self->stream);
  notify (self, "Start", NULL);
}

static gboolean
watch_cb (GtkEventControllerLegacy *watcher, GdkEvent *event, JwTouch *self)
{
  double x, y, left, top;

  if (gdk_event_get_event_type (event) != self->awaited || !gdk_event_get_position (event, &x, &y))
    return FALSE;
  gtk_native_get_surface_transform (GTK_NATIVE (self->window), &left, &top);
  if (self->awaited == GDK_TOUCH_END ||
      (fabs (x - left - self->x) <= NEAR && fabs (y - top - self->y) <= NEAR))
    self->has_come = TRUE;
  return FALSE;
}

static gboolean
has_come (gpointer data)
{
  return ((JwTouch *)data)->has_come;
}

static void
await (JwTouch *self, GdkEventType type)
{
  self->awaited = type;
  self->has_come = FALSE;
}

static void
send (JwTouch *self, const char *method, guint finger, double x, double y)
{
  self->x = x;
  self->y = y;
  notify (self, method, g_variant_new ("(sudd)", self->stream, finger, x, y));
  jw_touch_wait (has_come, self);
}

static gboolean
fills_screen (gpointer data)
{
  return gtk_window_is_fullscreen (data) && gtk_widget_get_width (data) >= 1280;
}

void
jw_touch_down (JwTouch *self, guint finger, double x, double y)
{
  await (self, GDK_TOUCH_BEGIN);
  send (self, "NotifyTouchDown", finger, x, y);
}

void
jw_touch_move (JwTouch *self, guint finger, double x, double y)
{
  await (self, GDK_TOUCH_UPDATE);
  send (self, "NotifyTouchMotion", finger, x, y);
}

void
jw_touch_up (JwTouch *self, guint finger)
{
  await (self, GDK_TOUCH_END);
  notify (self, "NotifyTouchUp", g_variant_new ("(u)", finger));
  jw_touch_wait (has_come, self);
}

/* The first finger of all makes mutter add a touch screen, and is not told to who has not heard of
 * it by then. */
static void
warm_up (JwTouch *self)
{
  gint64 end = g_get_monotonic_time () + WAIT_USEC;

  await (self, GDK_TOUCH_BEGIN);
  self->x = self->y = 2;
  while (!self->has_come && g_get_monotonic_time () < end)
    {
      notify (self, "NotifyTouchDown", g_variant_new ("(sudd)", self->stream, 0, 2.0, 2.0));
      notify (self, "NotifyTouchUp", g_variant_new ("(u)", 0));
      for (guint i = 0; i < 20 && !self->has_come; i++)
        {
          g_usleep (5000);
          g_main_context_iteration (NULL, FALSE);
        }
    }
  g_assert_true (self->has_come);
  /* Those that are still under way come before the next. */
  jw_touch_down (self, 0, 4, 4);
  jw_touch_up (self, 0);
}

JwTouch *
jw_touch_new (GtkWindow *window)
{
  JwTouch *self = g_new0 (JwTouch, 1);
  g_autoptr (GError) error = NULL;

  self->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  self->window = window;
  self->watcher = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (self->watcher, GTK_PHASE_CAPTURE);
  g_signal_connect (self->watcher, "event", G_CALLBACK (watch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (window), self->watcher);
  begin_session (self);
  gtk_window_fullscreen (window);
  gtk_window_present (window);
  jw_touch_wait (fills_screen, window);
  warm_up (self);
  return self;
}

void
jw_touch_free (JwTouch *self)
{
  notify (self, "Stop", NULL);
  gtk_widget_remove_controller (GTK_WIDGET (self->window), self->watcher);
  g_object_unref (self->bus);
  g_free (self->session);
  g_free (self->stream);
  g_free (self);
}
