#include "tests/ui/window/window-fixture.h"

#include <X11/Xlib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "model/file/reader.h"
#include "ui/inspector/inspector.h"

/* Newer versions of AdwMessageDialog measure a heading of more than some twenty letters for less
 * room than it takes, which GTK 4.18 warns of and GTK 4.8 does not. All else goes its usual way. */
static GLogWriterOutput
write_log_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (strcmp (fields[i].key, "MESSAGE") == 0 &&
        g_str_has_prefix (fields[i].value, "Trying to measure GtkLabel"))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, data);
}

static void
start_application (JwWindowFixture *self)
{
  GApplication *before = g_application_get_default ();
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("journeywright-XXXXXX", &error);
  g_assert_no_error (error);
  /* One for all tests of a process: GTK never lets go of one that was registered. */
  if (before != NULL)
    {
      self->application = JW_APPLICATION (before);
      return;
    }
  g_log_set_writer_func (write_log_cb, NULL, NULL);
  self->application = jw_application_new (G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (self->application), NULL, &error);
  g_assert_no_error (error);
  /* What moves by itself would keep the driver waiting. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink",
                FALSE, NULL);
}

static JwWindow *
get_newest_window (JwWindowFixture *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self->application));
  JwWindow *newest = NULL;
  guint newest_id = 0;

  for (GList *l = windows; l; l = l->next)
    if (JW_IS_WINDOW (l->data) && gtk_application_window_get_id (l->data) >= newest_id)
      {
        newest = l->data;
        newest_id = gtk_application_window_get_id (l->data);
      }
  return newest;
}

static gboolean
has_document (gpointer data)
{
  JwWindow *window = get_newest_window (data);

  return window && jw_window_get_document (window) && gtk_widget_get_mapped (GTK_WIDGET (window));
}

/* The driver is there before the window is, to wait for it; so wait without one first. */
static void
adopt_window (JwWindowFixture *self)
{
  gint64 begin = g_get_monotonic_time ();

  while (!has_document (self) && g_get_monotonic_time () - begin < 60 * G_USEC_PER_SEC)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (has_document (self));
  self->window = get_newest_window (self);
  self->driver =
      jw_driver_new_for_window (GTK_WINDOW (self->window), jw_window_get_canvas (self->window));
}

void
jw_window_fixture_set_up_new (JwWindowFixture *self, gconstpointer data)
{
  start_application (self);
  g_application_activate (G_APPLICATION (self->application));
  adopt_window (self);
}

void
jw_window_fixture_set_up_sample (JwWindowFixture *self, gconstpointer data)
{
  g_autofree char *sample =
      g_test_build_filename (G_TEST_DIST, "..", "resources", "samples", "mugs.journey", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) from = g_file_new_for_path (sample);
  g_autoptr (GFile) to = NULL;

  start_application (self);
  self->path = jw_window_fixture_name (self, "mugs.journey");
  to = g_file_new_for_path (self->path);
  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  jw_application_open_file (self->application, to, NULL);
  adopt_window (self);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder && (name = g_dir_read_name (folder)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_remove (child);
    }
  g_rmdir (path);
}

void
jw_window_fixture_tear_down (JwWindowFixture *self, gconstpointer data)
{
  GList *windows;
  gpointer window = self->window;

  g_object_add_weak_pointer (window, &window);
  while ((windows = gtk_application_get_windows (GTK_APPLICATION (self->application))))
    gtk_window_destroy (windows->data);
  jw_driver_free (self->driver);
  g_assert_null (window);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

char *
jw_window_fixture_name (JwWindowFixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static gboolean
has_stopped_loading (gpointer data)
{
  JwWindowFixture *self = data;

  return jw_window_fixture_has_question (self) || has_document (self);
}

void
jw_window_fixture_open (JwWindowFixture *self, const char *path)
{
  GFile *files[] = { g_file_new_for_path (path) };

  g_application_open (G_APPLICATION (self->application), files, 1, "");
  jw_driver_settle (self->driver);
  g_assert_true (jw_driver_wait_for (self->driver, has_stopped_loading, self));
  g_object_unref (files[0]);
}

JwMap *
jw_window_fixture_map (JwWindowFixture *self)
{
  return jw_window_get_map (self->window);
}

JwMap *
jw_window_fixture_read (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  JwMap *map = jw_reader_read_file (file, NULL, &error);

  g_assert_no_error (error);
  return map;
}

guint
jw_window_fixture_count_windows (JwWindowFixture *self)
{
  guint n = 0;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self->application)); l; l = l->next)
    n += JW_IS_WINDOW (l->data);
  return n;
}

static gboolean
is_for_user (Display *display, Window window)
{
  XWindowAttributes attributes;

  return XGetWindowAttributes (display, window, &attributes) &&
         attributes.map_state == IsViewable && !attributes.override_redirect &&
         attributes.width > 64;
}

void
jw_window_fixture_focus (JwWindowFixture *self)
{
  Display *display = XOpenDisplay (NULL);
  Window root = DefaultRootWindow (display), parent, *children = NULL;
  unsigned int n = 0;

  XQueryTree (display, root, &root, &parent, &children, &n);
  for (unsigned int i = n; i > 0; i--)
    if (is_for_user (display, children[i - 1]))
      {
        XSetInputFocus (display, children[i - 1], RevertToParent, CurrentTime);
        break;
      }
  XFree (children);
  XCloseDisplay (display);
  jw_driver_settle (self->driver);
}

static GtkWidget *
find_toplevel (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (toplevel, type) && gtk_widget_get_mapped (toplevel))
        found = toplevel;
    }
  return found;
}

static gboolean
has_question (gpointer data)
{
  return find_toplevel (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

static gboolean
has_file_dialog (gpointer data)
{
  return find_toplevel (GTK_TYPE_FILE_CHOOSER_DIALOG) != NULL;
}

static gboolean
has_no_file_dialog (gpointer data)
{
  return !has_file_dialog (data);
}

static gboolean
has_no_question (gpointer data)
{
  return !has_question (data);
}

gboolean
jw_window_fixture_has_question (JwWindowFixture *self)
{
  return has_question (NULL);
}

GtkWidget *
jw_window_fixture_find_icon (GtkWidget *root, const char *name)
{
  GtkWidget *found = NULL;

  if (GTK_IS_IMAGE (root) && g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (root)), name) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = jw_window_fixture_find_icon (child, name);
  return found;
}

static const char *
get_shown_text (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;
}

GtkWidget *
jw_window_fixture_find_text (GtkWidget *root, const char *text)
{
  if (g_strcmp0 (get_shown_text (root), text) == 0 && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = jw_window_fixture_find_text (child, text);

      if (found)
        return found;
    }
  return NULL;
}

void
jw_window_fixture_wait (JwWindowFixture *self, gboolean (*done) (gpointer), gpointer data)
{
  g_assert_true (jw_driver_wait_for (self->driver, done, data));
}

typedef struct
{
  JwWindowFixture *fixture;
  guint n;
} Windows;

static gboolean
has_windows (gpointer data)
{
  Windows *expected = data;

  return jw_window_fixture_count_windows (expected->fixture) == expected->n;
}

void
jw_window_fixture_expect_windows (JwWindowFixture *self, guint n)
{
  Windows expected = { self, n };

  jw_window_fixture_wait (self, has_windows, &expected);
}

/* Also in a popover, which is a surface of its own beside the window's. */
void
jw_window_fixture_click (JwWindowFixture *self, GtkWidget *widget)
{
  double x, y;
  GtkNative *native = gtk_widget_get_native (widget);

  jw_driver_locate_widget (self->driver, widget, &x, &y);
  for (GdkSurface *surface = gtk_native_get_surface (native); GDK_IS_POPUP (surface);
       surface = gdk_popup_get_parent (GDK_POPUP (surface)))
    {
      x += gdk_popup_get_position_x (GDK_POPUP (surface));
      y += gdk_popup_get_position_y (GDK_POPUP (surface));
    }
  jw_driver_click (self->driver, x, y, GDK_BUTTON_PRIMARY, 1, 0);
}

void
jw_window_fixture_answer (JwWindowFixture *self, const char *says, const char *label)
{
  GtkWidget *dialog, *button;
  AdwMessageDialog *question;

  jw_window_fixture_wait (self, has_question, NULL);
  jw_window_fixture_focus (self);
  dialog = find_toplevel (ADW_TYPE_MESSAGE_DIALOG);
  question = ADW_MESSAGE_DIALOG (dialog);
  if (!strstr (adw_message_dialog_get_heading (question), says) &&
      !strstr (adw_message_dialog_get_body (question), says))
    g_error ("“%s” and “%s” do not say “%s”", adw_message_dialog_get_heading (question),
             adw_message_dialog_get_body (question), says);
  button = jw_window_fixture_find_text (dialog, label);
  g_assert_nonnull (button);
  jw_window_fixture_click (self, button);
  jw_window_fixture_wait (self, has_no_question, NULL);
  jw_window_fixture_focus (self);
}

static gboolean
has_chosen (gpointer data)
{
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (find_toplevel (GTK_TYPE_FILE_CHOOSER_DIALOG));
  g_autoptr (GFile) file = gtk_file_chooser_get_file (chooser);

  return file != NULL && g_file_equal (file, data);
}

/* GTK's dialog reads folders in the background, so it is told the file instead of being typed at;
 * its buttons are clicked. */
void
jw_window_fixture_choose_file (JwWindowFixture *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  GtkFileChooser *chooser;
  gboolean saving;

  jw_window_fixture_wait (self, has_file_dialog, NULL);
  chooser = GTK_FILE_CHOOSER (find_toplevel (GTK_TYPE_FILE_CHOOSER_DIALOG));
  saving = gtk_file_chooser_get_action (chooser) == GTK_FILE_CHOOSER_ACTION_SAVE;
  if (saving)
    {
      gtk_file_chooser_set_current_folder (chooser, folder, NULL);
      gtk_file_chooser_set_current_name (chooser, name);
    }
  else
    gtk_file_chooser_set_file (chooser, file, NULL);
  jw_window_fixture_wait (self, has_chosen, file);
  jw_window_fixture_click (
      self, jw_window_fixture_find_text (GTK_WIDGET (chooser), saving ? "Save" : "Open"));
  jw_window_fixture_wait (self, has_no_file_dialog, NULL);
  jw_window_fixture_focus (self);
}

static GtkWidget *
find_menu_item (GtkWidget *root, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_POPOVER (child) && gtk_widget_get_mapped (child)
                             ? jw_window_fixture_find_text (child, label)
                             : find_menu_item (child, label);

      if (found)
        return found;
    }
  return NULL;
}

void
jw_window_fixture_click_item (JwWindowFixture *self, const char *label)
{
  GtkWidget *item = find_menu_item (GTK_WIDGET (self->window), label);

  if (!item)
    g_error ("There is no menu item “%s”", label);
  jw_window_fixture_click (self, item);
}

void
jw_window_fixture_open_menu (JwWindowFixture *self, const char *node_id)
{
  double x, y;

  jw_driver_locate (self->driver, node_id, -1, &x, &y);
  jw_driver_click (self->driver, x, y, GDK_BUTTON_SECONDARY, 1, 0);
}

static gboolean
is_saved (gpointer data)
{
  JwDocument *document = jw_window_get_document (JW_WINDOW (data));

  return !jw_document_is_saving (document) && !jw_document_is_modified (document);
}

gboolean
jw_window_fixture_wait_until_saved (JwWindowFixture *self)
{
  return jw_driver_wait_for (self->driver, is_saved, self->window);
}

void
jw_window_fixture_save (JwWindowFixture *self)
{
  jw_driver_key (self->driver, GDK_KEY_s, GDK_CONTROL_MASK);
  g_assert_true (jw_window_fixture_wait_until_saved (self));
}

GtkWidget *
jw_window_fixture_get_row (JwWindowFixture *self, guint property)
{
  JwInspector *panel = JW_INSPECTOR (jw_window_get_inspector (self->window));
  GtkWidget *row = jw_inspector_get_row (panel, property);

  g_assert_nonnull (row);
  jw_driver_settle (self->driver);
  return row;
}
