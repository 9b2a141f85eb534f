#include "ui/canvas/inline-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/edit/commands.h"
#include "ui/canvas/inline-editor-private.h"
#include "ui/canvas/text-breaks.h"

G_DEFINE_FINAL_TYPE (JwInlineEditor, jw_inline_editor, G_TYPE_OBJECT)

static const char *
get_value (JwInlineEditor *self)
{
  const char *value = jw_node_get_string (self->node, self->property);

  return value != NULL ? value : "";
}

static guint
get_selected (JwInlineEditor *self, guint *end)
{
  *end = MAX (self->caret, self->anchor);
  return MIN (self->caret, self->anchor);
}

/* A line of text takes no line break; what XML cannot hold is dropped. */
static char *
sanitize (JwInlineEditor *self, const char *text)
{
  const JwProperty *row = jw_node_get_property_row (self->node, self->property);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] == '\n')
        continue;
      if (c == '\r' || c == '\n' || c == 0x2028 || c == 0x2029)
        g_string_append_c (clean, row->type == JW_PROPERTY_TEXT ? '\n' : ' ');
      else if (c == '\t')
        g_string_append_c (clean, ' ');
      else if (c >= 0x20 && c != 0x7f && c != 0xfffe && c != 0xffff)
        g_string_append_unichar (clean, c);
    }
  return g_string_free (clean, FALSE);
}

gboolean
jw_inline_editor_apply (JwInlineEditor *self)
{
  JwMap *map = jw_node_get_map (self->node);
  g_autoptr (GString) shown = g_string_new (self->text->str);
  g_autoptr (GError) error = NULL;
  gboolean ok;

  if (self->preedit != NULL)
    g_string_insert (shown, self->caret, self->preedit);
  if (g_str_equal (shown->str, get_value (self)))
    return TRUE;
  self->applying = TRUE;
  jw_edit_begin_merging (map, self->label, self->merge_key);
  ok = jw_edit_finish (map, jw_edit_change (self->node, self->property, shown->str, FALSE, &error));
  self->applying = FALSE;
  self->stepped |= ok;
  jw_canvas_report (self->canvas, error);
  return ok;
}

static gboolean
blink_cb (gpointer data)
{
  JwInlineEditor *self = data;

  self->caret_hidden = !self->caret_hidden;
  gtk_widget_queue_draw (GTK_WIDGET (self->canvas));
  return G_SOURCE_CONTINUE;
}

/* The caret stays while somebody types: each blink is a frame that the next key would wait for. */
static void
start_blinking (JwInlineEditor *self)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self->canvas));
  gboolean blink;
  int period;

  g_clear_handle_id (&self->blink_source, g_source_remove);
  g_object_get (settings, "gtk-cursor-blink", &blink, "gtk-cursor-blink-time", &period, NULL);
  if (blink && period > 0)
    self->blink_source = g_timeout_add ((guint)period / 2, blink_cb, self);
}

static void
stop_blinking (JwInlineEditor *self)
{
  g_clear_handle_id (&self->blink_source, g_source_remove);
  self->caret_hidden = FALSE;
}

void
jw_inline_editor_caret_moved (JwInlineEditor *self)
{
  JwRect caret;
  graphene_rect_t place;
  GdkRectangle cursor;

  self->caret_hidden = FALSE;
  start_blinking (self);
  if (jw_inline_editor_get_caret_rect (self, &caret))
    {
      jw_canvas_scroll_to_rect (self->canvas, &caret);
      jw_canvas_rect_to_widget (self->canvas, &caret, &place);
      cursor =
          (GdkRectangle){ (int)place.origin.x, (int)place.origin.y, 1, (int)place.size.height };
      gtk_im_context_set_cursor_location (self->im, &cursor);
    }
  jw_spoken_sheet_text_moved (self->canvas->spoken);
  gtk_widget_queue_draw (GTK_WIDGET (self->canvas));
}

gboolean
jw_inline_editor_replace (JwInlineEditor *self, guint start, guint end, const char *insert)
{
  g_autofree char *clean = sanitize (self, insert);
  g_autofree char *before = g_strdup (self->text->str);
  guint caret = self->caret, anchor = self->anchor;

  g_string_erase (self->text, start, end - start);
  g_string_insert (self->text, start, clean);
  self->caret = start + (guint)strlen (clean);
  if (!jw_inline_editor_apply (self))
    {
      g_string_assign (self->text, before);
      self->caret = caret;
      return FALSE;
    }
  self->anchor = self->caret;
  self->goal_x = -1;
  jw_inline_editor_remember (self, before, caret, anchor, start, end, clean);
  jw_inline_editor_caret_moved (self);
  return TRUE;
}

void
jw_inline_editor_set_caret (JwInlineEditor *self, guint caret, gboolean extend)
{
  self->caret = MIN (caret, (guint)self->text->len);
  if (!extend)
    self->anchor = self->caret;
  jw_inline_editor_caret_moved (self);
}

void
jw_inline_editor_insert (JwInlineEditor *self, const char *text)
{
  guint end, start = get_selected (self, &end);

  jw_inline_editor_replace (self, start, end, text);
}

void
jw_inline_editor_select_all (JwInlineEditor *self)
{
  self->anchor = 0;
  jw_inline_editor_set_caret (self, (guint)self->text->len, TRUE);
}

void
jw_inline_editor_move_to_end (JwInlineEditor *self)
{
  jw_inline_editor_set_caret (self, (guint)self->text->len, FALSE);
}

void
jw_inline_editor_copy (JwInlineEditor *self)
{
  guint end, start = get_selected (self, &end);
  g_autofree char *text = g_strndup (self->text->str + start, end - start);

  if (end > start)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->canvas)), text);
}

void
jw_inline_editor_cut (JwInlineEditor *self)
{
  guint end, start = get_selected (self, &end);

  jw_inline_editor_copy (self);
  jw_inline_editor_replace (self, start, end, "");
}

/* The clipboard of what is selected, which the middle button pastes. */
void
jw_inline_editor_offer_selected (JwInlineEditor *self)
{
  guint end, start = get_selected (self, &end);
  g_autofree char *text = g_strndup (self->text->str + start, end - start);

  if (end > start)
    gdk_clipboard_set_text (gtk_widget_get_primary_clipboard (GTK_WIDGET (self->canvas)), text);
}

static void
paste_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (JwInlineEditor) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL && self->node != NULL)
    jw_inline_editor_insert (self, text);
}

void
jw_inline_editor_paste (JwInlineEditor *self)
{
  GtkWidget *canvas = GTK_WIDGET (self->canvas);

  /* Instead of a new card there may come many, or a picture: that is not for the editor to say. */
  if (jw_canvas_edits_blank_card (self->canvas) &&
      gtk_widget_activate_action (canvas, "win.paste", NULL))
    return;
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (canvas), NULL, paste_cb,
                                 g_object_ref (self));
}

void
jw_inline_editor_paste_primary (JwInlineEditor *self, double x, double y)
{
  GtkWidget *canvas = GTK_WIDGET (self->canvas);
  gboolean enabled;

  g_object_get (gtk_widget_get_settings (canvas), "gtk-enable-primary-paste", &enabled, NULL);
  if (!enabled)
    return;
  jw_inline_editor_press (self, x, y, 1, FALSE);
  gdk_clipboard_read_text_async (gtk_widget_get_primary_clipboard (canvas), NULL, paste_cb,
                                 g_object_ref (self));
}

/* The input method */

static void
reset_im (JwInlineEditor *self)
{
  g_clear_pointer (&self->preedit, g_free);
  gtk_im_context_reset (self->im);
}

void
jw_inline_editor_drop_composed (JwInlineEditor *self)
{
  if (self->preedit == NULL)
    return;
  reset_im (self);
  jw_inline_editor_apply (self);
}

static void
commit_cb (JwInlineEditor *self, const char *text)
{
  g_clear_pointer (&self->preedit, g_free);
  if (self->node != NULL || jw_canvas_begin_typing (self->canvas))
    jw_inline_editor_insert (self, text);
  else
    jw_canvas_type_elsewhere (self->canvas, text);
}

static void
preedit_changed_cb (JwInlineEditor *self)
{
  g_autofree char *text = NULL;
  int caret;
  guint end, start;

  gtk_im_context_get_preedit_string (self->im, &text, NULL, &caret);
  if (*text == '\0' && self->preedit == NULL)
    return;
  if (self->node == NULL && !jw_canvas_begin_typing (self->canvas))
    return;
  start = get_selected (self, &end);
  if (start < end)
    jw_inline_editor_replace (self, start, end, "");
  g_free (self->preedit);
  self->preedit_caret = (guint)(g_utf8_offset_to_pointer (text, caret) - text);
  self->preedit = *text != '\0' ? g_steal_pointer (&text) : NULL;
  jw_inline_editor_apply (self);
  jw_inline_editor_caret_moved (self);
}

static gboolean
retrieve_surrounding_cb (JwInlineEditor *self)
{
  if (self->node == NULL)
    return FALSE;
  gtk_im_context_set_surrounding_with_selection (self->im, self->text->str, (int)self->text->len,
                                                 (int)self->caret, (int)self->anchor);
  return TRUE;
}

static gboolean
delete_surrounding_cb (JwInlineEditor *self, int offset, int n_chars)
{
  glong at, length;
  const char *text;

  if (self->node == NULL)
    return FALSE;
  text = self->text->str;
  length = g_utf8_strlen (text, -1);
  at = CLAMP (g_utf8_pointer_to_offset (text, text + self->caret) + offset, 0, length);
  return jw_inline_editor_replace (
      self, (guint)(g_utf8_offset_to_pointer (text, at) - text),
      (guint)(g_utf8_offset_to_pointer (text, MIN (at + n_chars, length)) - text), "");
}

gboolean
jw_inline_editor_filter (JwInlineEditor *self, GdkEvent *event)
{
  return gtk_im_context_filter_keypress (self->im, event);
}

void
jw_inline_editor_focus (JwInlineEditor *self, gboolean has_focus)
{
  gtk_im_context_set_client_widget (self->im, GTK_WIDGET (self->canvas));
  if (has_focus)
    gtk_im_context_focus_in (self->im);
  else
    gtk_im_context_focus_out (self->im);
}

/* Beginning and end */

const char *
jw_inline_editor_next_key (JwInlineEditor *self)
{
  g_free (self->merge_key);
  self->merge_key = g_strdup_printf ("edit-in-place-%u", ++self->n_edits);
  return self->merge_key;
}

void
jw_inline_editor_start (JwInlineEditor *self,
                        JwNode *node,
                        guint property,
                        JwItemKind item_kind,
                        const char *label)
{
  const char *what = _ (jw_node_get_property_row (node, property)->label);

  jw_inline_editor_stop (self, TRUE);
  if (label == NULL)
    {
      jw_edit_end_merging (jw_node_get_map (node));
      jw_inline_editor_next_key (self);
    }
  self->node = g_object_ref (node);
  self->property = property;
  self->item_kind = item_kind;
  self->is_new = self->stepped = label != NULL;
  self->says_more = FALSE;
  /* Translators: the name of an undo step; %s is what was edited, such as "Text" */
  self->label = label != NULL ? g_strdup (label) : g_strdup_printf (_ ("Edit “%s”"), what);
  self->original = g_strdup (get_value (self));
  self->text = g_string_new (self->original);
  self->caret = self->anchor = (guint)self->text->len;
  self->goal_x = -1;
  jw_inline_editor_caret_moved (self);
}

static void
forget (JwInlineEditor *self)
{
  stop_blinking (self);
  g_clear_object (&self->node);
  g_clear_pointer (&self->original, g_free);
  g_clear_pointer (&self->label, g_free);
  if (self->text != NULL)
    g_string_free (g_steal_pointer (&self->text), TRUE);
  g_clear_pointer (&self->preedit, g_free);
  jw_inline_editor_forget_history (self);
  jw_spoken_sheet_text_moved (self->canvas->spoken);
  gtk_widget_queue_draw (GTK_WIDGET (self->canvas));
}

/* What nobody would call typed: white space round the text, a new thing left empty, or nothing
 * changed. */
static gboolean
came_to_nothing (JwInlineEditor *self)
{
  if (self->is_new)
    return self->text->len == 0 && !self->says_more;
  return g_str_equal (self->text->str, self->original);
}

gboolean
jw_inline_editor_has_typed (JwInlineEditor *self)
{
  return self->node != NULL && self->stepped && !came_to_nothing (self);
}

void
jw_inline_editor_stop (JwInlineEditor *self, gboolean keep)
{
  JwMap *map;

  if (self->node == NULL)
    return;
  map = jw_node_get_map (self->node);
  reset_im (self);
  if (keep)
    {
      g_strstrip (self->text->str);
      self->text->len = strlen (self->text->str);
      self->caret = self->anchor = 0;
      jw_inline_editor_apply (self);
    }
  self->applying = TRUE;
  if (!self->stepped)
    jw_edit_end_merging (map);
  else if (came_to_nothing (self))
    jw_edit_revert_last (map);
  else if (!keep)
    jw_map_undo (map);
  else
    jw_edit_end_merging (map);
  self->applying = FALSE;
  forget (self);
}

void
jw_inline_editor_map_changed (JwInlineEditor *self)
{
  if (self->node == NULL || self->applying)
    return;
  if (jw_node_get_map (self->node) == NULL || jw_node_get_parent (self->node) == NULL)
    {
      if (jw_node_get_kind (self->node) != JW_KIND_MAP)
        forget (self);
      return;
    }
  /* Someone else's step is the last one now: it is not ours to take back. */
  self->stepped = self->is_new = FALSE;
  jw_inline_editor_forget_history (self);
  g_string_assign (self->text, get_value (self));
  jw_inline_editor_next_key (self);
  jw_inline_editor_set_caret (self, self->caret, FALSE);
}

void
jw_inline_editor_keep_without_text (JwInlineEditor *self)
{
  self->says_more = TRUE;
}

gboolean
jw_inline_editor_is_untouched (JwInlineEditor *self)
{
  return self->node != NULL && self->is_new && self->text->len == 0 && self->preedit == NULL;
}

gboolean
jw_inline_editor_is_active (JwInlineEditor *self)
{
  return self->node != NULL;
}

JwNode *
jw_inline_editor_get_node (JwInlineEditor *self)
{
  return self->node;
}

guint
jw_inline_editor_get_property (JwInlineEditor *self)
{
  return self->property;
}

JwItemKind
jw_inline_editor_get_item_kind (JwInlineEditor *self)
{
  return self->item_kind;
}

const JwSceneItem *
jw_inline_editor_get_item (JwInlineEditor *self)
{
  if (self->node == NULL || self->canvas->scene == NULL)
    return NULL;
  return jw_scene_find_kind (self->canvas->scene, jw_node_get_id (self->node), self->item_kind);
}

static void
jw_inline_editor_finalize (GObject *object)
{
  JwInlineEditor *self = JW_INLINE_EDITOR (object);

  stop_blinking (self);
  g_clear_object (&self->node);
  g_clear_object (&self->im);
  g_free (self->merge_key);
  g_free (self->label);
  g_free (self->original);
  g_free (self->preedit);
  jw_inline_editor_forget_history (self);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  G_OBJECT_CLASS (jw_inline_editor_parent_class)->finalize (object);
}

static void
jw_inline_editor_class_init (JwInlineEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jw_inline_editor_finalize;
}

static void
jw_inline_editor_init (JwInlineEditor *self)
{
  self->im = gtk_im_multicontext_new ();
  g_signal_connect_swapped (self->im, "commit", G_CALLBACK (commit_cb), self);
  g_signal_connect_swapped (self->im, "preedit-changed", G_CALLBACK (preedit_changed_cb), self);
  g_signal_connect_swapped (self->im, "retrieve-surrounding", G_CALLBACK (retrieve_surrounding_cb),
                            self);
  g_signal_connect_swapped (self->im, "delete-surrounding", G_CALLBACK (delete_surrounding_cb),
                            self);
}

JwInlineEditor *
jw_inline_editor_new (JwCanvas *canvas)
{
  JwInlineEditor *self = g_object_new (JW_TYPE_INLINE_EDITOR, NULL);

  self->canvas = canvas;
  return self;
}
