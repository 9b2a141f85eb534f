#include "ui/window-private.h"

#include <glib/gi18n-lib.h>

#include "model/lane.h"

/* Presenting shows the sheet alone: full screen, in the theme for projectors, first the whole map
 * and then stage by stage. It is the same window, so that what is said in the room is typed at
 * once.
 */

static JwNode *
get_stage (JwWindow *self, int number)
{
  JwNode *map = JW_NODE (jw_window_get_map (self));

  return number >= 0 && (guint)number < jw_node_get_n_children (map, JW_KIND_STAGE)
             ? jw_node_get_child (map, JW_KIND_STAGE, (guint)number)
             : NULL;
}

/* Beyond the last stage, and before the first, is the whole map. */
static void
show_stage (JwWindow *self, int number)
{
  JwSelection *selection = jw_map_get_selection (jw_window_get_map (self));
  JwNode *stage = get_stage (self, number);

  jw_window_end_edit (self);
  self->presented_stage = stage ? number : -1;
  if (stage)
    {
      jw_selection_set_single (selection, jw_node_get_id (stage));
      jw_canvas_zoom_stage (self->canvas);
    }
  else
    {
      jw_selection_clear (selection);
      jw_canvas_zoom_fit (self->canvas);
    }
}

static void
show_chrome (JwWindow *self, gboolean visible)
{
  gtk_widget_set_visible (self->header, visible);
  gtk_widget_set_visible (self->zoom_pill, visible);
  if (!visible)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.find-close", NULL);
  adw_flap_set_reveal_flap (self->flap, visible && self->had_panel);
}

static void
begin (JwWindow *self)
{
  self->presents = TRUE;
  self->presented_stage = -1;
  self->had_panel = adw_flap_get_reveal_flap (self->flap);
  show_chrome (self, FALSE);
  jw_canvas_set_presenting (self->canvas, TRUE);
  gtk_window_fullscreen (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  jw_window_say (self, _ ("Page Down shows the stages one by one. Escape ends presenting."));
}

static void
end (JwWindow *self)
{
  self->presents = FALSE;
  jw_canvas_set_presenting (self->canvas, FALSE);
  show_chrome (self, TRUE);
  gtk_window_unfullscreen (GTK_WINDOW (self));
}

static void
present_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);

  if (self->presents)
    end (self);
  else
    begin (self);
}

static void
full_screen_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);

  if (self->presents)
    end (self);
  else if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
    gtk_window_unfullscreen (GTK_WINDOW (self));
  else
    gtk_window_fullscreen (GTK_WINDOW (self));
}

/* The sheet has it as a whole, or one of its parts that a screen reader is at. */
static gboolean
has_keyboard (JwCanvas *canvas)
{
  GtkWidget *widget = GTK_WIDGET (canvas);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* Before the sheet sees them: Escape, and what the buttons of a remote control send. */
static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint keycode,
        GdkModifierType state,
        JwWindow *self)
{
  if (!self->presents || jw_canvas_is_busy (self->canvas) || !has_keyboard (self->canvas))
    return FALSE;
  if (key == GDK_KEY_Escape)
    end (self);
  else if (key == GDK_KEY_Page_Down || key == GDK_KEY_KP_Page_Down)
    show_stage (self, self->presented_stage + 1);
  else if (key == GDK_KEY_Page_Up || key == GDK_KEY_KP_Page_Up)
    show_stage (
        self,
        self->presented_stage < 0
            ? (int)jw_node_get_n_children (JW_NODE (jw_window_get_map (self)), JW_KIND_STAGE) - 1
            : self->presented_stage - 1);
  else
    return FALSE;
  return TRUE;
}

/* The window manager can end it, too. */
static void
fullscreened_cb (JwWindow *self)
{
  gboolean was = self->is_fullscreen;

  self->is_fullscreen = gtk_window_is_fullscreen (GTK_WINDOW (self));
  if (was && !self->is_fullscreen && self->presents)
    end (self);
}

void
jw_window_set_up_presenting (JwWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (fullscreened_cb), NULL);
}

void
jw_window_class_install_present_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.present", NULL, present_cb);
  gtk_widget_class_install_action (widget_class, "win.full-screen", NULL, full_screen_cb);
}
