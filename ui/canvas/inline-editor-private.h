#pragma once

#include "ui/canvas/canvas-private.h"

G_BEGIN_DECLS

typedef enum
{
  JW_TEXT_CHANGE_OTHER,
  JW_TEXT_CHANGE_TYPED,  /* one character */
  JW_TEXT_CHANGE_DELETED /* the same */
} JwTextChange;

struct _JwInlineEditor
{
  GObject parent_instance;

  JwCanvas *canvas; /* it owns the editor */
  GtkIMContext *im;

  JwNode *node;
  guint property;
  JwItemKind item_kind;
  char *merge_key;
  char *label;
  guint n_edits; /* makes the merge keys differ */

  GString *text; /* what was typed, without what is being composed */
  char *original;
  guint caret, anchor; /* bytes in text */
  char *preedit;
  guint preedit_caret; /* bytes in preedit */
  double goal_x;       /* where Up and Down want to be, points; negative for unset */

  guint word_start, word_end; /* what a double press took: dragging on takes whole words */
  gboolean by_words;

  GPtrArray *done, *undone; /* states of the text, for undo within it; or NULL */
  JwTextChange last_change;
  guint last_caret; /* where the caret was after that */

  gboolean is_new;    /* the node came with this editing */
  gboolean says_more; /* and says something without a text, too */
  gboolean stepped;   /* there is a step of undo that is ours */
  gboolean applying;  /* the change that the map tells of is ours */

  guint blink_source;
  gboolean caret_hidden;
};

/* Puts the text with what is being composed into the map. FALSE if it was refused. */
gboolean jw_inline_editor_apply (JwInlineEditor *self);
gboolean
jw_inline_editor_replace (JwInlineEditor *self, guint start, guint end, const char *insert);
void jw_inline_editor_set_caret (JwInlineEditor *self, guint caret, gboolean extend);
/* Drops what was composed but not committed, from the map, too. */
void jw_inline_editor_drop_composed (JwInlineEditor *self);
/* The text shown, its origin on the sheet in points and the place of the caret in it. */
JwText *jw_inline_editor_get_shown (JwInlineEditor *self, double *x, double *y);
guint jw_inline_editor_get_shown_caret (JwInlineEditor *self);
/* Shows the caret, tells the input method where it is, and scrolls there. */
void jw_inline_editor_caret_moved (JwInlineEditor *self);
/* Lets the middle button paste what is selected. */
void jw_inline_editor_offer_selected (JwInlineEditor *self);

/* inline-editor-history.c */
/* Keeps, for undo, what the text, the caret and the other end of the selection were before the
 * bytes from @start to @end of it were replaced; what is typed on makes one step, a word each. */
void jw_inline_editor_remember (JwInlineEditor *self,
                                const char *before,
                                guint caret,
                                guint anchor,
                                guint start,
                                guint end,
                                const char *inserted);
void jw_inline_editor_forget_history (JwInlineEditor *self);

G_END_DECLS
