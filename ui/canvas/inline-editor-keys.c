#include "ui/canvas/inline-editor-private.h"
#include "ui/canvas/text-breaks.h"

/* What is being composed is shown, too, but is no part of the text yet. */
static guint
get_index_at (JwInlineEditor *self, double sheet_x, double sheet_y)
{
  double x, y;
  JwText *text = jw_inline_editor_get_shown (self, &x, &y);

  if (text == NULL)
    return self->caret;
  return MIN (jw_text_get_index_at (text, sheet_x - x, sheet_y - y), (guint)self->text->len);
}

static guint
find_beside (JwInlineEditor *self, int direction)
{
  double x, y;
  JwText *text = jw_inline_editor_get_shown (self, &x, &y);

  if (text == NULL)
    return self->caret;
  return jw_text_move_visually (text, jw_inline_editor_get_shown_caret (self), direction);
}

/* The begin and the end of the line that the caret is in: as far to the sides as a click could be.
 * Returns TRUE if it begins on the right, as Arabic and Hebrew do. */
static gboolean
find_line (JwInlineEditor *self, guint *begin, guint *end)
{
  JwRect caret;
  guint left = 0, right = (guint)self->text->len;

  if (jw_inline_editor_get_caret_rect (self, &caret))
    {
      left = get_index_at (self, -1e6, caret.y + caret.height / 2);
      right = get_index_at (self, 1e6, caret.y + caret.height / 2);
    }
  *begin = MIN (left, right);
  *end = MAX (left, right);
  return left > right;
}

static gboolean
goes_back (JwInlineEditor *self, int direction)
{
  guint begin, end;

  return find_line (self, &begin, &end) ? direction > 0 : direction < 0;
}

static void
move_beside (JwInlineEditor *self, int direction, gboolean by_word, gboolean extend)
{
  guint start = MIN (self->caret, self->anchor), end = MAX (self->caret, self->anchor);
  const char *text = self->text->str;

  self->goal_x = -1;
  if (by_word)
    jw_inline_editor_set_caret (self,
                                goes_back (self, direction)
                                    ? jw_text_breaks_previous_word (text, self->caret)
                                    : jw_text_breaks_next_word (text, self->caret),
                                extend);
  else if (start < end && !extend)
    jw_inline_editor_set_caret (self, goes_back (self, direction) ? start : end, FALSE);
  else
    jw_inline_editor_set_caret (self, find_beside (self, direction), extend);
}

static void
move_by_line (JwInlineEditor *self, int direction, gboolean extend)
{
  JwRect caret;
  double goal, y;

  if (!jw_inline_editor_get_caret_rect (self, &caret))
    return;
  goal = self->goal_x >= 0 ? self->goal_x : caret.x;
  y = direction < 0 ? caret.y - caret.height / 2 : caret.y + caret.height * 1.5;
  jw_inline_editor_set_caret (self, get_index_at (self, goal, y), extend);
  self->goal_x = goal;
}

static void
move_to_line_end (JwInlineEditor *self, int direction, gboolean whole_text, gboolean extend)
{
  guint begin = 0, end = (guint)self->text->len;

  self->goal_x = -1;
  if (!whole_text)
    find_line (self, &begin, &end);
  jw_inline_editor_set_caret (self, direction < 0 ? begin : end, extend);
}

static void
delete_beside (JwInlineEditor *self, int direction, gboolean by_word)
{
  guint start = MIN (self->caret, self->anchor), end = MAX (self->caret, self->anchor);
  const char *text = self->text->str;

  if (start == end && direction < 0)
    start = by_word ? jw_text_breaks_previous_word (text, start)
                    : jw_text_breaks_previous_char (text, start);
  else if (start == end)
    end = by_word ? jw_text_breaks_next_word (text, end) : jw_text_breaks_next_char (text, end);
  if (start < end)
    jw_inline_editor_replace (self, start, end, "");
}

static gboolean
handle_clipboard_key (JwInlineEditor *self, guint key, gboolean shift)
{
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_z:
      return shift ? jw_inline_editor_redo (self) : jw_inline_editor_undo (self);
    case GDK_KEY_y:
      return jw_inline_editor_redo (self);
    case GDK_KEY_a:
      jw_inline_editor_select_all (self);
      return TRUE;
    case GDK_KEY_c:
    case GDK_KEY_Insert:
      jw_inline_editor_copy (self);
      return TRUE;
    case GDK_KEY_x:
      jw_inline_editor_cut (self);
      return TRUE;
    case GDK_KEY_v:
      jw_inline_editor_paste (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
handle_move_key (JwInlineEditor *self, guint key, gboolean control, gboolean shift)
{
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move_beside (self, key == GDK_KEY_Left || key == GDK_KEY_KP_Left ? -1 : 1, control, shift);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_by_line (self, key == GDK_KEY_Up || key == GDK_KEY_KP_Up ? -1 : 1, shift);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      move_to_line_end (self, key == GDK_KEY_Home || key == GDK_KEY_KP_Home ? -1 : 1, control,
                        shift);
      return TRUE;
    default:
      return FALSE;
    }
}

/* The keys of the clipboard from before there was Ctrl+C. */
static gboolean
handle_old_clipboard_key (JwInlineEditor *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_Insert:
    case GDK_KEY_KP_Insert:
      jw_inline_editor_paste (self);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      if (self->caret == self->anchor)
        return FALSE;
      jw_inline_editor_cut (self);
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
jw_inline_editor_handle_key (JwInlineEditor *self, guint key, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0, shift = (state & GDK_SHIFT_MASK) != 0;

  if (handle_move_key (self, key, control, shift))
    {
      if (shift)
        jw_inline_editor_offer_selected (self);
      return TRUE;
    }
  if (shift && !control && handle_old_clipboard_key (self, key))
    return TRUE;
  if (key == GDK_KEY_BackSpace || key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete)
    {
      delete_beside (self, key == GDK_KEY_BackSpace ? -1 : 1, control);
      return TRUE;
    }
  return control && handle_clipboard_key (self, key, shift);
}

static void
take_word (JwInlineEditor *self, guint index)
{
  jw_text_breaks_word_at (self->text->str, index, &self->word_start, &self->word_end);
  self->by_words = TRUE;
  self->anchor = self->word_start;
  jw_inline_editor_set_caret (self, self->word_end, TRUE);
}

void
jw_inline_editor_press (JwInlineEditor *self, double x, double y, int n_press, gboolean extend)
{
  guint index;

  jw_inline_editor_drop_composed (self);
  self->goal_x = -1;
  self->by_words = FALSE;
  index = get_index_at (self, x, y);
  if (n_press == 1)
    jw_inline_editor_set_caret (self, index, extend);
  else if (n_press == 2)
    take_word (self, index);
  else
    jw_inline_editor_select_all (self);
  if (n_press > 1 || extend)
    jw_inline_editor_offer_selected (self);
}

/* From the word that was pressed on to that at @index. */
static void
extend_by_words (JwInlineEditor *self, guint index)
{
  guint start, end;

  jw_text_breaks_word_at (self->text->str, index, &start, &end);
  self->anchor = index < self->word_start ? self->word_end : self->word_start;
  jw_inline_editor_set_caret (self, index < self->word_start ? start : MAX (end, self->word_end),
                              TRUE);
}

void
jw_inline_editor_drag_to (JwInlineEditor *self, double x, double y)
{
  guint index = get_index_at (self, x, y);

  if (self->by_words)
    extend_by_words (self, index);
  else
    jw_inline_editor_set_caret (self, index, TRUE);
  jw_inline_editor_offer_selected (self);
}
