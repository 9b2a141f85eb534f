#include <glib/gi18n-lib.h>

#include "model/edit/commands.h"
#include "model/node/property.h"
#include "model/picture-data.h"
#include "ui/file-dialog.h"
#include "ui/window-private.h"

/* A pattern as a shell has it: png, jpg and jpeg, in small letters and capitals. */
static const JwFileType picture_type = { N_ ("PNG and JPEG pictures"), ".[pPjJ]*[gG]" };

/* Who is to have the picture, once it is chosen and read. */
typedef struct
{
  JwWindow *window;
  JwMap *map;
  char *id;
} Errand;

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->window);
  g_object_unref (errand->map);
  g_free (errand->id);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static JwNode *
get_node (JwWindow *self)
{
  JwNode *node = jw_window_get_selected (self);

  return node && jw_node_get_picture_property (node) >= 0 ? node : NULL;
}

static gboolean
has_picture (JwNode *node)
{
  return node && jw_node_has (node, (guint)jw_node_get_picture_property (node));
}

/* How many bytes the file says to have; 0 where it does not say. */
static guint64
get_size (GFileInputStream *input)
{
  g_autoptr (GFileInfo) info =
      g_file_input_stream_query_info (input, G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, NULL);

  return info ? g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_STANDARD_SIZE) : 0;
}

/* One byte more than a picture may have is enough to know that it has too many: whatever was
 * chosen, no more is read. */
static void
read_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) input = g_file_read (data, cancellable, &error);
  g_autofree guint8 *bytes = g_malloc (JW_MAX_PICTURE_BYTES + 1);
  gsize n = 0;

  if (input && jw_picture_check_length (get_size (input), &error) &&
      g_input_stream_read_all (G_INPUT_STREAM (input), bytes, JW_MAX_PICTURE_BYTES + 1, &n,
                               cancellable, &error))
    g_task_return_pointer (task, g_bytes_new (bytes, n), (GDestroyNotify)g_bytes_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
jw_window_read_picture_async (GFile *file, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);

  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_cb);
}

GBytes *
jw_window_read_picture_finish (GAsyncResult *result, char **name, GError **error)
{
  g_autofree char *base = g_file_get_basename (g_task_get_task_data (G_TASK (result)));

  *name = g_filename_display_name (base);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
was_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = jw_window_read_picture_finish (result, &name, &error);
  JwNode *node = jw_map_find (errand->map, errand->id);

  /* It may have been deleted, or the window closed, in the meantime. */
  if (bytes && node)
    jw_edit_set_picture (node, bytes, name, &error);
  if (error && !jw_window_is_closed (errand->window))
    jw_window_say (errand->window, error->message);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GFile) file = jw_file_dialog_finish (result, NULL);

  if (file)
    jw_window_read_picture_async (file, was_read_cb, g_steal_pointer (&errand));
}

static void
add_picture_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);
  JwNode *node = get_node (self);
  Errand *errand;

  jw_window_end_edit (self);
  if (!node)
    return;
  errand = g_new (Errand, 1);
  *errand = (Errand){ g_object_ref (self), g_object_ref (jw_window_get_map (self)),
                      g_strdup (jw_node_get_id (node)) };
  jw_file_dialog_open_async (GTK_WINDOW (self), _ ("Choose a Picture"), &picture_type, NULL,
                             chosen_cb, errand);
}

static void
remove_picture_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);
  JwNode *node = get_node (self);
  g_autoptr (GError) error = NULL;

  if (has_picture (node) && !jw_edit_remove_picture (node, &error))
    jw_window_say (self, error->message);
}

void
jw_window_class_install_picture_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.add-picture", NULL, add_picture_cb);
  gtk_widget_class_install_action (widget_class, "win.remove-picture", NULL, remove_picture_cb);
}

void
jw_window_update_picture_actions (JwWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "win.add-picture", get_node (self) != NULL);
  gtk_widget_action_set_enabled (widget, "win.remove-picture", has_picture (get_node (self)));
}
