#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Leaves undo to the map, whose history is one for everything, and keeps pasted text in one line.
 */
void jw_entry_set_up (GtkEditable *entry);
/* Shows another text in an entry or text buffer; the cursor stays at the character that it was
 * at, as far as that one is still there. %NULL is no text. */
void jw_entry_show_text (GtkEditable *entry, const char *text);
void jw_buffer_show_text (GtkTextBuffer *buffer, const char *text);
/* The whole text of a buffer. Free with g_free(). */
char *jw_buffer_get_text (GtkTextBuffer *buffer);

G_END_DECLS
