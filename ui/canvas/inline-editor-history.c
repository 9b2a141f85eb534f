#include "model/edit/commands.h"
#include "ui/canvas/inline-editor-private.h"

/* What the text was before a change. */
typedef struct
{
  char *text;
  guint caret, anchor;
} State;

static void
free_state (gpointer data)
{
  State *state = data;

  g_free (state->text);
  g_free (state);
}

static GPtrArray *
get_states (GPtrArray **states)
{
  if (*states == NULL)
    *states = g_ptr_array_new_with_free_func (free_state);
  return *states;
}

static void
push (GPtrArray **states, const char *text, guint caret, guint anchor)
{
  State *state = g_new (State, 1);

  *state = (State){ g_strdup (text), caret, anchor };
  g_ptr_array_add (get_states (states), state);
}

static JwTextChange
get_change (const char *before, guint start, guint end, const char *inserted)
{
  if (*inserted == '\0' && start < end)
    return g_utf8_next_char (before + start) == before + end ? JW_TEXT_CHANGE_DELETED
                                                             : JW_TEXT_CHANGE_OTHER;
  if (*inserted != '\0' && *g_utf8_next_char (inserted) == '\0')
    return JW_TEXT_CHANGE_TYPED;
  return JW_TEXT_CHANGE_OTHER;
}

/* A word is taken back as a whole; what it was typed over comes back with it. */
static gboolean
begins_word (const char *before, guint start, guint end, const char *inserted)
{
  return start < end || (*inserted != ' ' && start > 0 && before[start - 1] == ' ');
}

void
jw_inline_editor_remember (JwInlineEditor *self,
                           const char *before,
                           guint caret,
                           guint anchor,
                           guint start,
                           guint end,
                           const char *inserted)
{
  JwTextChange change = get_change (before, start, end, inserted);
  gboolean goes_on =
      change == self->last_change && caret == self->last_caret && change != JW_TEXT_CHANGE_OTHER &&
      (change != JW_TEXT_CHANGE_TYPED || !begins_word (before, start, end, inserted));

  if (!goes_on)
    push (&self->done, before, caret, anchor);
  if (self->undone != NULL)
    g_ptr_array_set_size (self->undone, 0);
  self->last_change = change;
  self->last_caret = self->caret;
}

void
jw_inline_editor_forget_history (JwInlineEditor *self)
{
  g_clear_pointer (&self->done, g_ptr_array_unref);
  g_clear_pointer (&self->undone, g_ptr_array_unref);
  self->last_change = JW_TEXT_CHANGE_OTHER;
}

/* Where nothing is left of what was typed, no step of undo is either. */
static void
take_back_step (JwInlineEditor *self)
{
  if (!self->stepped || self->is_new || !g_str_equal (self->text->str, self->original))
    return;
  self->applying = TRUE;
  jw_edit_revert_last (jw_node_get_map (self->node));
  self->applying = self->stepped = FALSE;
  jw_inline_editor_next_key (self);
}

/* Goes to the last state of one list, and keeps the present one in the other. */
static gboolean
swap (JwInlineEditor *self, GPtrArray *from, GPtrArray **to)
{
  State *state;

  if (from == NULL || from->len == 0)
    return FALSE;
  jw_inline_editor_drop_composed (self);
  push (to, self->text->str, self->caret, self->anchor);
  state = g_ptr_array_index (from, from->len - 1);
  g_string_assign (self->text, state->text);
  self->caret = state->caret;
  self->anchor = state->anchor;
  g_ptr_array_set_size (from, (int)from->len - 1);
  self->goal_x = -1;
  self->last_change = JW_TEXT_CHANGE_OTHER;
  jw_inline_editor_apply (self);
  take_back_step (self);
  jw_inline_editor_caret_moved (self);
  return TRUE;
}

gboolean
jw_inline_editor_undo (JwInlineEditor *self)
{
  return swap (self, self->done, &self->undone);
}

gboolean
jw_inline_editor_redo (JwInlineEditor *self)
{
  return swap (self, self->undone, &self->done);
}

gboolean
jw_inline_editor_can_redo (JwInlineEditor *self)
{
  return self->undone != NULL && self->undone->len > 0;
}
