#include "ui/inspector/entry-text.h"

#include "ui/inspector/text-difference.h"

void
jw_entry_set_up (GtkEditable *entry)
{
  GtkEditable *delegate = gtk_editable_get_delegate (entry);

  gtk_editable_set_enable_undo (entry, FALSE);
  if (GTK_IS_TEXT (delegate))
    gtk_text_set_truncate_multiline (GTK_TEXT (delegate), TRUE);
}

void
jw_entry_show_text (GtkEditable *entry, const char *text)
{
  JwTextDifference difference;
  int position;

  if (!jw_text_difference_find (gtk_editable_get_text (entry), text ? text : "", &difference))
    return;
  position = difference.start;
  gtk_editable_delete_text (entry, difference.start, difference.old_end);
  gtk_editable_insert_text (entry, difference.inserted, difference.n_inserted, &position);
}

void
jw_buffer_show_text (GtkTextBuffer *buffer, const char *text)
{
  g_autofree char *old_text = jw_buffer_get_text (buffer);
  JwTextDifference difference;
  GtkTextIter start, end;

  if (!jw_text_difference_find (old_text, text ? text : "", &difference))
    return;
  gtk_text_buffer_get_iter_at_offset (buffer, &start, difference.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, difference.old_end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, difference.inserted, difference.n_inserted);
}

char *
jw_buffer_get_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}
