#include <glib/gi18n-lib.h>

#include "ui/actions.h"
#include "ui/window-private.h"

static void
hits_cb (JwFindBar *bar, GStrv ids, const char *needle, guint flags, JwWindow *self)
{
  jw_canvas_set_marks (self->canvas, (const char *const *)ids, needle, (JwFindFlags)flags);
}

/* A hit in a text that the sheet does not show is in the side panel. */
static void
hit_shown_cb (JwFindBar *bar, const char *id, JwWindow *self)
{
  jw_window_show_node (self, jw_map_find (jw_window_get_map (self), id));
}

static void
message_cb (JwFindBar *bar, const char *text, JwWindow *self)
{
  jw_window_say (self, text);
}

static void
closed_cb (JwFindBar *bar, JwWindow *self)
{
  gtk_revealer_set_reveal_child (self->find_revealer, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
open_bar (JwWindow *self, gboolean replace)
{
  jw_window_end_edit (self);
  gtk_revealer_set_reveal_child (self->find_revealer, TRUE);
  jw_find_bar_open (self->find_bar, replace);
}

static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);

  if (g_str_equal (name, "win.find") || !jw_find_bar_is_open (self->find_bar))
    open_bar (self, g_str_equal (name, "win.replace"));
  else if (g_str_equal (name, "win.replace"))
    open_bar (self, TRUE);
  else if (g_str_equal (name, "win.find-next"))
    jw_find_bar_step (self->find_bar, 1);
  else if (g_str_equal (name, "win.find-previous"))
    jw_find_bar_step (self->find_bar, -1);
  else if (g_str_equal (name, "win.replace-one"))
    jw_find_bar_replace (self->find_bar);
  else if (g_str_equal (name, "win.replace-all"))
    jw_find_bar_replace_all (self->find_bar);
}

static void
find_close_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jw_find_bar_close (JW_WINDOW (widget)->find_bar);
}

void
jw_window_class_install_find_actions (GtkWidgetClass *widget_class)
{
  static const char *const names[] = { "win.find",          "win.replace",     "win.find-next",
                                       "win.find-previous", "win.replace-one", "win.replace-all" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (widget_class, names[i], NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "win.find-close", NULL, find_close_cb);
}

void
jw_window_create_find_bar (JwWindow *self)
{
  self->find_bar = JW_FIND_BAR (jw_find_bar_new ());
  gtk_revealer_set_child (self->find_revealer, GTK_WIDGET (self->find_bar));
  g_signal_connect (self->find_bar, "hits", G_CALLBACK (hits_cb), self);
  g_signal_connect (self->find_bar, "hit-shown", G_CALLBACK (hit_shown_cb), self);
  g_signal_connect (self->find_bar, "message", G_CALLBACK (message_cb), self);
  g_signal_connect (self->find_bar, "closed", G_CALLBACK (closed_cb), self);
}
