#include <string.h>

#include "ui/canvas/inline-editor-private.h"
#include "ui/canvas/spoken/spoken-private.h"
#include "ui/canvas/spoken/spoken-words.h"

static char *
make_key (JwInlineEditor *editor)
{
  return g_strdup_printf ("%s/%u", jw_node_get_id (editor->node), editor->property);
}

/* A line that ends between two words ends with a line break, so that it is read as a line. */
static void
break_lines (JwInlineEditor *editor, GString *out)
{
  double x, y;
  JwText *text = jw_inline_editor_get_shown (editor, &x, &y);

  for (guint i = 1; text != NULL && i < jw_text_get_n_lines (text); i++)
    {
      JwRect rect;
      guint start;

      jw_text_get_line (text, i, &rect, &start, NULL);
      if (start > 0 && start <= out->len && out->str[start - 1] == ' ')
        out->str[start - 1] = '\n';
    }
}

static void
show_text (JwSpokenSheet *self)
{
  JwInlineEditor *editor = self->canvas->editor;
  g_autoptr (GString) out = g_string_new (editor->text->str);
  guint composed = 0;

  if (editor->preedit != NULL)
    {
      g_string_insert (out, editor->caret, editor->preedit);
      composed = editor->preedit_caret;
    }
  break_lines (editor, out);
  jw_spoken_text_show (self->text, out->str, editor->caret + composed,
                       composed > 0 ? editor->caret + composed : editor->anchor);
}

/* What a screen reader does with the text */

static void
moved_cb (JwSpokenText *text, guint caret, guint anchor, JwSpokenSheet *self)
{
  JwInlineEditor *editor = self->canvas->editor;

  if (editor->node == NULL || editor->preedit != NULL)
    return;
  editor->anchor = MIN (anchor, (guint)editor->text->len);
  jw_inline_editor_set_caret (editor, caret, TRUE);
}

static void
edited_cb (JwSpokenText *text, guint start, guint end, const char *inserted, JwSpokenSheet *self)
{
  JwInlineEditor *editor = self->canvas->editor;

  if (editor->node != NULL && editor->preedit == NULL && end <= editor->text->len)
    jw_inline_editor_replace (editor, start, end, inserted);
}

/* Beginning and end */

static void
take_away (JwSpokenSheet *self, JwSpokenText *text)
{
  jw_spoken_sheet_save_keyboard (self, GTK_WIDGET (text));
  gtk_widget_unparent (GTK_WIDGET (text));
}

void
jw_spoken_sheet_drop_text (JwSpokenSheet *self)
{
  g_clear_handle_id (&self->text_source, g_source_remove);
  g_clear_pointer (&self->text_key, g_free);
  if (self->text != NULL)
    take_away (self, g_steal_pointer (&self->text));
}

static void
begin_text (JwSpokenSheet *self, const char *key)
{
  JwInlineEditor *editor = self->canvas->editor;
  g_autofree char *label = jw_spoken_name_text (editor->node, editor->property);
  JwSpokenText *before = self->text;

  g_free (self->text_key);
  self->text_key = g_strdup (key);
  self->text = jw_spoken_text_new (label);
  g_signal_connect (self->text, "moved", G_CALLBACK (moved_cb), self);
  g_signal_connect (self->text, "edited", G_CALLBACK (edited_cb), self);
  gtk_widget_insert_before (GTK_WIDGET (self->text), GTK_WIDGET (self->canvas), NULL);
  show_text (self);
  jw_spoken_sheet_follow (self);
  if (before != NULL)
    take_away (self, before);
}

static gboolean
text_moved_cb (gpointer data)
{
  JwSpokenSheet *self = data;
  JwInlineEditor *editor = self->canvas->editor;
  g_autofree char *key = NULL;

  self->text_source = 0;
  if (editor->node == NULL)
    {
      jw_spoken_sheet_follow (self);
      jw_spoken_sheet_drop_text (self);
      return G_SOURCE_REMOVE;
    }
  key = make_key (editor);
  if (g_strcmp0 (key, self->text_key) == 0)
    show_text (self);
  else
    begin_text (self, key);
  return G_SOURCE_REMOVE;
}

void
jw_spoken_sheet_text_moved (JwSpokenSheet *self)
{
  if (self->text_source == 0)
    self->text_source = g_idle_add_full (G_PRIORITY_LOW, text_moved_cb, self, NULL);
}

void
jw_spoken_sheet_place_text (JwSpokenSheet *self)
{
  const JwSceneItem *item = jw_inline_editor_get_item (self->canvas->editor);
  graphene_rect_t place = { 0 };
  JwRect bounds;

  if (self->text == NULL)
    return;
  if (item != NULL)
    {
      jw_scene_item_get_bounds (item, &bounds);
      jw_canvas_rect_to_widget (self->canvas, &bounds, &place);
    }
  gtk_widget_measure (GTK_WIDGET (self->text), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL,
                      NULL);
  gtk_widget_allocate (GTK_WIDGET (self->text), (int)place.size.width, (int)place.size.height, -1,
                       gsk_transform_translate (NULL, &place.origin));
}
