#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/**
 * JwRandomEditor:
 * @map: the map to edit; may be another one later, the counts go on
 *
 * Does random edits: each public command, and sets of any property of any node.
 */
typedef struct _JwRandomEditor JwRandomEditor;

JwRandomEditor *jw_random_editor_new (void);
void jw_random_editor_free (JwRandomEditor *editor);
/* Turns to another map, and begins the sequence of @seed. */
void jw_random_editor_begin (JwRandomEditor *editor, JwMap *map, guint32 seed);
/* Does one edit. It may be refused, or be a transaction that is cancelled, or an undo or a redo. */
void jw_random_editor_step (JwRandomEditor *editor);

/* The kinds of edit there are, and how often one was done (not refused); %NULL past the last. */
const char *jw_random_editor_get_name (guint edit);
guint jw_random_editor_get_n_done (JwRandomEditor *editor, guint edit);
/* How many different properties, of all classes, were set. */
guint jw_random_editor_get_n_properties (JwRandomEditor *editor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwRandomEditor, jw_random_editor_free)

G_END_DECLS
