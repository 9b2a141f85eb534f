#pragma once

#include <gtk/gtk.h>

#include "model/map.h"

G_BEGIN_DECLS

/**
 * JwLinePopover:
 *
 * What is written at a link, at a leg of a path or at a path, and of which kind a link is, to be
 * changed where it stands. Enter and a click beside it keep what was typed, Escape gives it up.
 */
#define JW_TYPE_LINE_POPOVER (jw_line_popover_get_type ())
G_DECLARE_FINAL_TYPE (JwLinePopover, jw_line_popover, JW, LINE_POPOVER, GtkPopover)

/* Whether there is one for nodes of this kind. */
gboolean jw_line_popover_knows (JwKind kind);
/* A popover without a parent; @line is a link, a leg or a path. */
GtkWidget *jw_line_popover_new (JwNode *line);

G_END_DECLS
