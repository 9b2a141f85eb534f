#include "ui/window-private.h"

#include <glib/gi18n-lib.h>

#include "model/clip/clip.h"
#include "model/edit/commands.h"
#include "model/lane.h"
#include "ui/sheet-picture.h"

static const char *const *
get_ids (JwWindow *self)
{
  return jw_selection_get_ids (jw_map_get_selection (jw_window_get_map (self)));
}

static GdkClipboard *
get_clipboard (JwWindow *self)
{
  return gtk_widget_get_clipboard (GTK_WIDGET (self));
}

static GdkContentProvider *
make_html_provider (JwMap *map, const char *const *ids)
{
  char *html = jw_clip_to_html (map, ids);
  g_autoptr (GBytes) bytes = html ? g_bytes_new_take (html, strlen (html)) : NULL;

  return bytes ? gdk_content_provider_new_for_bytes ("text/html", bytes) : NULL;
}

/* Gives other programs text, with a table where the cards stand in several cells, or a picture, and
 * other maps the whole. */
static GdkContentProvider *
make_provider (JwWindow *self, const char *const *ids, GBytes *bytes)
{
  JwMap *map = jw_window_get_map (self);
  g_autofree char *table = jw_clip_to_table (map, ids);
  g_autofree char *lines = jw_clip_to_text (map, ids);
  const char *text = strchr (table, '\t') != NULL ? table : lines;
  GdkContentProvider *html = make_html_provider (map, ids);
  GdkContentProvider *picture = jw_sheet_picture_new (jw_canvas_get_scene (self->canvas), ids);
  GdkContentProvider *providers[4] = {
    gdk_content_provider_new_for_bytes (JW_CLIP_MIME_TYPE, bytes),
    gdk_content_provider_new_typed (G_TYPE_STRING, text),
  };
  gsize n = 2;

  if (html)
    providers[n++] = html;
  if (picture)
    providers[n++] = picture;
  return gdk_content_provider_new_union (providers, n);
}

static gboolean
copy_selected (JwWindow *self)
{
  JwMap *map = jw_window_get_map (self);
  const char *const *ids = get_ids (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = jw_clip_copy (map, ids, &error);
  g_autoptr (GdkContentProvider) provider = NULL;

  if (!bytes)
    {
      jw_window_say (self, error->message);
      return FALSE;
    }
  provider = make_provider (self, ids, bytes);
  return gdk_clipboard_set_content (get_clipboard (self), provider);
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);

  if (!jw_canvas_edit_copy (self->canvas))
    copy_selected (self);
}

static void
cut_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);

  if (!jw_canvas_edit_cut (self->canvas) && copy_selected (self))
    gtk_widget_activate_action (widget, "win.delete", NULL);
}

/* Selects what has just come and tells who cannot see it. */
static void
show_pasted (JwWindow *self, GStrv ids, const GError *error)
{
  if (!ids)
    {
      jw_window_say (self, error->message);
      return;
    }
  jw_selection_set (jw_map_get_selection (jw_window_get_map (self)), (const char *const *)ids);
  if (*ids)
    jw_canvas_scroll_to (self->canvas, *ids);
}

/* Where to paste: beside what is selected, or in place of a new card that is still blank. */
typedef struct
{
  JwNode *lane, *stage;
  guint index;
  gboolean was_blank;
} Target;

static void
find_target (JwWindow *self, Target *target)
{
  target->was_blank = jw_canvas_edits_blank_card (self->canvas);
  jw_canvas_get_target (self->canvas, &target->lane, &target->stage, &target->index);
  if (target->was_blank)
    target->index--;
  jw_window_end_edit (self);
}

static guint
count_places (JwMap *map)
{
  return jw_node_get_n_children (JW_NODE (map), JW_KIND_STAGE) +
         jw_node_get_n_children (JW_NODE (map), JW_KIND_LANE);
}

/* Where cards went that had no place of their own. */
static void
say_where (JwWindow *self, const Target *to, GBytes *bytes, guint n_before)
{
  if (count_places (jw_window_get_map (self)) > n_before)
    jw_window_say (self, _ ("Stages or lanes were added, as the map had none like those that the "
                            "cards come from. To paste into the present ones, undo this and "
                            "choose a cell first."));
  else if (to->lane && to->stage && !jw_clip_cards_fit (bytes, to->lane, to->stage))
    jw_window_say (self, _ ("The cards take more room than there is from here on: what is beyond "
                            "the last stage or lane was put into that one."));
}

static void
paste_own (JwWindow *self, GBytes *bytes)
{
  JwMap *map = jw_window_get_map (self);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;
  guint n_before;
  Target to;

  find_target (self, &to);
  n_before = count_places (map);
  ids = jw_clip_paste (map, bytes, to.lane, to.stage, to.index, &error);
  show_pasted (self, ids, error);
  if (ids && *ids && jw_node_get_kind (jw_map_find (map, *ids)) == JW_KIND_CARD)
    say_where (self, &to, bytes, n_before);
}

static void
paste_text (JwWindow *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;
  Target to;

  find_target (self, &to);
  if (!to.lane || !to.stage)
    {
      jw_window_say (self, _ ("Choose a cell first; the text is pasted into it."));
      return;
    }
  ids = jw_clip_paste_text (jw_window_get_map (self), text, to.lane, to.stage, to.index, &error);
  show_pasted (self, ids, error);
  if (ids && !jw_clip_fits (text, to.lane, to.stage))
    jw_window_say (self,
                   _ ("The table is larger than the map from here on: what is beyond the last "
                      "stage or lane was put into that one."));
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JwWindow) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (jw_window_is_closed (self))
    return;
  if (!text)
    {
      jw_window_say (self, _ ("The clipboard holds nothing that can be pasted into a map."));
      return;
    }
  /* One line goes on as typing does. */
  if (jw_canvas_is_editing (self->canvas) && strpbrk (g_strchomp (text), "\t\r\n") == NULL)
    {
      jw_canvas_edit_insert (self->canvas, text);
      return;
    }
  paste_text (self, text);
}

/* Reads all that is in the input; @callback gets the memory stream. */
static void
read_all (GInputStream *input, GAsyncReadyCallback callback, JwWindow *self)
{
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();

  g_output_stream_splice_async (
      output, input, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
      G_PRIORITY_DEFAULT, NULL, callback, self);
}

/* %NULL where that failed, which is said, or where the window is gone meanwhile. */
static GBytes *
finish_read_all (JwWindow *self, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) >= 0;

  if (jw_window_is_closed (self))
    return NULL;
  if (ok)
    return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  jw_window_say (self, error->message);
  return NULL;
}

static void
spliced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JwWindow) self = user_data;
  g_autoptr (GBytes) bytes = finish_read_all (self, source, result);

  if (bytes)
    paste_own (self, bytes);
}

static void
own_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  JwWindow *self = user_data;
  const char *type = NULL;
  g_autoptr (GInputStream) input =
      gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, &type, NULL);

  if (input)
    read_all (input, spliced_cb, self);
  else
    gdk_clipboard_read_text_async (GDK_CLIPBOARD (source), NULL, text_read_cb, self);
}

/* A picture goes to who is selected, if that can have one, or else becomes a card of its own. */
static JwNode *
find_picture_place (JwWindow *self, const Target *to, GError **error)
{
  JwNode *node = to->was_blank ? NULL : jw_window_get_selected (self);

  if (node && node != JW_NODE (jw_window_get_map (self)) &&
      jw_node_get_picture_property (node) >= 0)
    return node;
  if (to->lane && to->stage && jw_lane_holds_cards (to->lane))
    return jw_edit_add_card (jw_window_get_map (self), to->lane, to->stage, to->index, NULL, error);
  jw_window_say (self, to->lane && to->stage
                           ? _ ("This cell holds no cards; choose one that does, or a card.")
                           : _ ("Choose a card or a cell first; the picture is pasted into it."));
  return NULL;
}

static void
paste_picture (JwWindow *self, GBytes *bytes, const char *name)
{
  JwMap *map = jw_window_get_map (self);
  g_autoptr (GError) error = NULL;
  JwNode *node;
  Target to;

  find_target (self, &to);
  jw_edit_begin (map, _ ("Paste picture"));
  node = find_picture_place (self, &to, &error);
  if (jw_edit_finish (map, node && jw_edit_set_picture (node, bytes, name, &error)))
    jw_selection_set_single (jw_map_get_selection (map), jw_node_get_id (node));
  if (error)
    jw_window_say (self, error->message);
}

static void
picture_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JwWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture =
      gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, &error);
  g_autoptr (GBytes) png = texture ? gdk_texture_save_to_png_bytes (texture) : NULL;

  if (jw_window_is_closed (self))
    return;
  if (png)
    paste_picture (self, png, NULL);
  else
    jw_window_say (self, _ ("The clipboard holds nothing that can be pasted into a map."));
}

static void
picture_spliced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JwWindow) self = user_data;
  g_autoptr (GBytes) bytes = finish_read_all (self, source, result);

  if (bytes)
    paste_picture (self, bytes, NULL);
}

static void
picture_stream_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  JwWindow *self = user_data;
  const char *type = NULL;
  g_autoptr (GInputStream) input =
      gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, &type, NULL);

  if (input)
    read_all (input, picture_spliced_cb, self);
  else
    gdk_clipboard_read_texture_async (GDK_CLIPBOARD (source), NULL, picture_read_cb, self);
}

/* A picture that is a file already is taken as it is: a photo would come out several times as
 * large, after seconds in which the window stands still. */
static void
read_picture (GdkClipboard *clipboard, GdkContentFormats *formats, JwWindow *self)
{
  gboolean is_png = gdk_content_formats_contain_mime_type (formats, "image/png");
  const char *types[] = { is_png ? "image/png" : "image/jpeg", NULL };

  if (gdk_content_formats_contain_mime_type (formats, *types))
    gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, picture_stream_cb,
                              g_object_ref (self));
  else
    gdk_clipboard_read_texture_async (clipboard, NULL, picture_read_cb, g_object_ref (self));
}

static void
file_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JwWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = jw_window_read_picture_finish (result, &name, &error);

  if (jw_window_is_closed (self))
    return;
  if (bytes)
    paste_picture (self, bytes, name);
  else
    jw_window_say (self, error->message);
}

static gboolean
is_picture_file (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *type = g_content_type_guess (name, NULL, 0, NULL);

  return g_file_is_native (file) &&
         (g_content_type_equals (type, "image/png") || g_content_type_equals (type, "image/jpeg"));
}

/* One picture that was copied in a file manager; else the names of the files are text. */
static void
files_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JwWindow) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  GSList *files = value ? g_value_get_boxed (value) : NULL;

  if (files && !files->next && is_picture_file (files->data))
    jw_window_read_picture_async (files->data, file_read_cb, g_object_ref (self));
  else
    gdk_clipboard_read_text_async (GDK_CLIPBOARD (source), NULL, text_read_cb, g_object_ref (self));
}

/* A picture alone: what comes with text, as from a table, is meant to be read. */
static gboolean
holds_picture (GdkContentFormats *formats)
{
  return gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE) &&
         !gdk_content_formats_contain_gtype (formats, G_TYPE_STRING);
}

static void
paste_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *own_types[] = { JW_CLIP_MIME_TYPE, NULL };
  JwWindow *self = JW_WINDOW (widget);
  GdkClipboard *clipboard = get_clipboard (self);
  g_autoptr (GdkContentFormats) formats = NULL;

  if (!jw_canvas_edits_blank_card (self->canvas) && jw_canvas_edit_paste (self->canvas))
    return;
  formats = gdk_content_formats_union_deserialize_gtypes (
      gdk_content_formats_ref (gdk_clipboard_get_formats (clipboard)));
  if (gdk_content_formats_contain_mime_type (formats, JW_CLIP_MIME_TYPE))
    gdk_clipboard_read_async (clipboard, own_types, G_PRIORITY_DEFAULT, NULL, own_read_cb,
                              g_object_ref (self));
  else if (holds_picture (formats))
    read_picture (clipboard, formats, self);
  else if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    files_read_cb, g_object_ref (self));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, g_object_ref (self));
}

static void
duplicate_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;

  jw_window_end_edit (self);
  ids = jw_clip_duplicate (jw_window_get_map (self), get_ids (self), &error);
  show_pasted (self, ids, error);
}

static void
select_all_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jw_canvas_select_all (JW_WINDOW (widget)->canvas);
}

void
jw_window_class_install_clipboard_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.cut", NULL, cut_cb);
  gtk_widget_class_install_action (widget_class, "win.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "win.paste", NULL, paste_cb);
  gtk_widget_class_install_action (widget_class, "win.select-all", NULL, select_all_cb);
  gtk_widget_class_install_action (widget_class, "win.duplicate", NULL, duplicate_cb);
}
