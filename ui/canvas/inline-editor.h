#pragma once

#include <gtk/gtk.h>

#include "model/map.h"
#include "render/scene.h"

G_BEGIN_DECLS

typedef struct _JwCanvas JwCanvas;

/**
 * JwInlineEditor:
 *
 * Edits the text of one node on the sheet. What is typed goes into the map at every key, so that
 * the sheet itself shows it in its own type at its own place; the editor only draws the caret and
 * what is selected of the text. One editing is one step of undo, and none if nothing came of it.
 */
#define JW_TYPE_INLINE_EDITOR (jw_inline_editor_get_type ())
G_DECLARE_FINAL_TYPE (JwInlineEditor, jw_inline_editor, JW, INLINE_EDITOR, GObject)

/* The canvas owns the editor; it is not referenced. */
JwInlineEditor *jw_inline_editor_new (JwCanvas *canvas);

/* Starts editing the text that an item shows of a node. With @label the node has just been added
 * in a transaction merging by jw_inline_editor_next_key(): the text joins that step, and the node
 * vanishes again if it stays empty. */
void jw_inline_editor_start (JwInlineEditor *self,
                             JwNode *node,
                             guint property,
                             JwItemKind item_kind,
                             const char *label);
/* A new key for the transactions of the next editing; owned by the editor. */
const char *jw_inline_editor_next_key (JwInlineEditor *self);
/* Whether there is something that Escape would take back. */
gboolean jw_inline_editor_has_typed (JwInlineEditor *self);
/* Ends it: keeps what was typed, or takes it back, so that redo brings it again. */
void jw_inline_editor_stop (JwInlineEditor *self, gboolean keep);

/* Whether a text is being edited. */
gboolean jw_inline_editor_is_active (JwInlineEditor *self);
/* What is edited; NULL if nothing is. */
JwNode *jw_inline_editor_get_node (JwInlineEditor *self);
guint jw_inline_editor_get_property (JwInlineEditor *self);
JwItemKind jw_inline_editor_get_item_kind (JwInlineEditor *self);
/* The item on the sheet; NULL while it has none. */
const JwSceneItem *jw_inline_editor_get_item (JwInlineEditor *self);

/* Replaces what is selected of the text. Refused with a message where it passes a limit. */
void jw_inline_editor_insert (JwInlineEditor *self, const char *text);
void jw_inline_editor_select_all (JwInlineEditor *self);
void jw_inline_editor_move_to_end (JwInlineEditor *self);
void jw_inline_editor_cut (JwInlineEditor *self);
void jw_inline_editor_copy (JwInlineEditor *self);
void jw_inline_editor_paste (JwInlineEditor *self);
/* Pastes what was last selected with the pointer, anywhere, at a place on the sheet, in points. */
void jw_inline_editor_paste_primary (JwInlineEditor *self, double x, double y);
/* Undo and redo within the text; FALSE if there is nothing left to take back or do again. */
gboolean jw_inline_editor_undo (JwInlineEditor *self);
gboolean jw_inline_editor_redo (JwInlineEditor *self);
gboolean jw_inline_editor_can_redo (JwInlineEditor *self);
/* What is new and edited stays even if no text is typed: where it was put says something. */
void jw_inline_editor_keep_without_text (JwInlineEditor *self);
/* Whether editing began with something new, into which nothing was typed so far. */
gboolean jw_inline_editor_is_untouched (JwInlineEditor *self);
/* A press or a drag at a place on the sheet, in points. Two presses take a word, three all. */
void
jw_inline_editor_press (JwInlineEditor *self, double x, double y, int n_press, gboolean extend);
void jw_inline_editor_drag_to (JwInlineEditor *self, double x, double y);

/* The caret's rectangle on the sheet, in points; FALSE while there is none. */
gboolean jw_inline_editor_get_caret_rect (JwInlineEditor *self, JwRect *rect);

/* The input method: %TRUE if it took the event. */
gboolean jw_inline_editor_filter (JwInlineEditor *self, GdkEvent *event);
/* Keys that move in the text or change it; %TRUE if it was one. */
gboolean jw_inline_editor_handle_key (JwInlineEditor *self, guint key, GdkModifierType state);
void jw_inline_editor_focus (JwInlineEditor *self, gboolean has_focus);

/* The map changed: what was not by the editor itself may have taken the node away. */
void jw_inline_editor_map_changed (JwInlineEditor *self);
/* Draws the caret, the selected text and the line under what is being composed. */
void jw_inline_editor_snapshot (JwInlineEditor *self, GtkSnapshot *snapshot);

G_END_DECLS
