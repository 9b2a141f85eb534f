#include "ui/application.h"

#include <glib/gi18n-lib.h>

#include "render/fonts.h"
#include "ui/actions.h"
#include "ui/recovery-offer.h"
#include "ui/recovery-window.h"
#include "ui/shortcuts-window.h"
#include "ui/window.h"

/* Milliseconds: behind the first frame, which must not wait for the disk. */
#define OFFER_DELAY 300

struct _JwApplication
{
  AdwApplication parent_instance;

  JwOpening *opening; /* what was begun to be opened, until it is asked for */
  JwRecoveryStore *store;
  gboolean has_no_store;
  gboolean has_offered;
};

G_DEFINE_FINAL_TYPE (JwApplication, jw_application, ADW_TYPE_APPLICATION)

static JwWindow *
find_window_with (JwApplication *self, GFile *file)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l; l = l->next)
    if (JW_IS_WINDOW (l->data) && jw_window_has_file (l->data, file))
      return l->data;
  return NULL;
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_application_activate (G_APPLICATION (user_data));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  jw_application_quit (JW_APPLICATION (user_data));
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  gtk_window_present (GTK_WINDOW (jw_shortcuts_window_new (parent)));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  adw_show_about_window (parent, "application-name", "Journeywright", "application-icon",
                         JW_APPLICATION_ID, "version", JW_VERSION, "developer-name",
                         _ ("The Journeywright developers"), "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _ ("Draws ecommerce customer journeys."), NULL);
}

static void
recover_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  gtk_window_present (GTK_WINDOW (jw_recovery_window_new (JW_APPLICATION (user_data), parent)));
}

static void
jw_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "new", .activate = new_cb },     { .name = "recover", .activate = recover_cb },
    { .name = "quit", .activate = quit_cb },   { .name = "shortcuts", .activate = shortcuts_cb },
    { .name = "about", .activate = about_cb },
  };

  G_APPLICATION_CLASS (jw_application_parent_class)->startup (application);
  jw_fonts_lend ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  jw_actions_set_accels (GTK_APPLICATION (application));
}

static gboolean
is_opening (JwApplication *self, GFile *file)
{
  GFile *opened = self->opening ? jw_opening_get_file (self->opening) : NULL;

  return self->opening && (file && opened ? g_file_equal (file, opened) : file == opened);
}

/* @file %NULL for a new map. The caller owns what it gets. */
static JwOpening *
take_opening (JwApplication *self, GFile *file)
{
  return is_opening (self, file) ? g_steal_pointer (&self->opening) : jw_opening_new (file);
}

static void
jw_application_activate (GApplication *application)
{
  JwWindow *window = jw_window_new (GTK_APPLICATION (application));
  g_autoptr (JwOpening) opening = take_opening (JW_APPLICATION (application), NULL);

  jw_window_take_opening (window, opening);
}

static void
jw_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  JwApplication *self = JW_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    jw_application_open_file (self, files[i],
                              gtk_application_get_active_window (GTK_APPLICATION (self)));
}

static gboolean
offer_cb (gpointer user_data)
{
  JwApplication *self = JW_APPLICATION (user_data);

  if (gtk_application_get_active_window (GTK_APPLICATION (self)))
    jw_recovery_offer (self);
  return G_SOURCE_REMOVE;
}

/* Asks about what a crash has left behind, once the first window stands. */
static void
jw_application_window_added (GtkApplication *application, GtkWindow *window)
{
  JwApplication *self = JW_APPLICATION (application);

  GTK_APPLICATION_CLASS (jw_application_parent_class)->window_added (application, window);
  if (!self->has_offered)
    g_timeout_add_full (G_PRIORITY_LOW, OFFER_DELAY, offer_cb, g_object_ref (self), g_object_unref);
  self->has_offered = TRUE;
}

static void
jw_application_dispose (GObject *object)
{
  g_clear_object (&JW_APPLICATION (object)->opening);
  g_clear_object (&JW_APPLICATION (object)->store);
  G_OBJECT_CLASS (jw_application_parent_class)->dispose (object);
}

static void
jw_application_class_init (JwApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jw_application_dispose;
  GTK_APPLICATION_CLASS (klass)->window_added = jw_application_window_added;
  application_class->startup = jw_application_startup;
  application_class->activate = jw_application_activate;
  application_class->open = jw_application_open;
}

static void
jw_application_init (JwApplication *self)
{
}

JwApplication *
jw_application_new (GApplicationFlags flags)
{
  return g_object_new (JW_TYPE_APPLICATION, "application-id", JW_APPLICATION_ID, "flags",
                       flags | G_APPLICATION_HANDLES_OPEN, NULL);
}

void
jw_application_set_opening (JwApplication *self, JwOpening *opening)
{
  g_set_object (&self->opening, opening);
}

void
jw_application_open_file (JwApplication *self, GFile *file, gpointer preferred)
{
  JwWindow *window = find_window_with (self, file);
  g_autoptr (JwOpening) opening = NULL;

  if (window)
    {
      gtk_window_present (GTK_WINDOW (window));
      return;
    }
  if (preferred && JW_IS_WINDOW (preferred) && jw_window_is_free (preferred))
    window = preferred;
  else
    window = jw_window_new (GTK_APPLICATION (self));
  opening = take_opening (self, file);
  jw_window_take_opening (window, opening);
}

static JwWindow *
find_next_window (JwApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l; l = l->next)
    if (JW_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

/* The window is still in the application's list while it is being closed, hence the idle step. */
static gboolean
quit_next_cb (gpointer user_data)
{
  jw_application_quit (JW_APPLICATION (user_data));
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  JwApplication *self = JW_APPLICATION (user_data);

  if (jw_window_close_finish (JW_WINDOW (source), result))
    g_idle_add_full (G_PRIORITY_DEFAULT, quit_next_cb, g_object_ref (self), g_object_unref);
  g_application_release (G_APPLICATION (self));
}

void
jw_application_quit (JwApplication *self)
{
  JwWindow *window = find_next_window (self);

  if (!window)
    return;
  g_application_hold (G_APPLICATION (self));
  jw_window_close_async (window, closed_cb, self);
}

JwRecoveryStore *
jw_application_get_store (JwApplication *self)
{
  g_autoptr (GError) error = NULL;

  if (!self->store && !self->has_no_store)
    self->store = jw_recovery_store_new (NULL, &error);
  if (error)
    {
      g_printerr ("%s\n", error->message);
      self->has_no_store = TRUE;
    }
  return self->store;
}
