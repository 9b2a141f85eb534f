#include "ui/blank-selection.h"

static gboolean
is_blank (const char *text, const char *end)
{
  for (; text < end; text = g_utf8_next_char (text))
    if (g_unichar_isgraph (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static void
drop_in_entry (GtkEditable *entry)
{
  const char *text = gtk_editable_get_text (entry);
  int start, end;

  if (gtk_editable_get_selection_bounds (entry, &start, &end) &&
      is_blank (g_utf8_offset_to_pointer (text, start), g_utf8_offset_to_pointer (text, end)))
    gtk_editable_select_region (entry, end, end);
}

static void
drop_in_text (GtkTextBuffer *buffer)
{
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return;
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  if (is_blank (text, text + strlen (text)))
    gtk_text_buffer_place_cursor (buffer, &end);
}

static void
pressed_cb (GtkGestureClick *gesture, int n, double x, double y, GtkWidget *widget)
{
  GtkWidget *picked = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);

  if (picked && GTK_IS_TEXT (picked))
    drop_in_entry (GTK_EDITABLE (picked));
  else if (picked && GTK_IS_TEXT_VIEW (picked))
    drop_in_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (picked)));
}

void
jw_blank_selection_watch (GtkWidget *widget)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), widget);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}
