#include "ui/inspector/number-row.h"
#include "ui/window-private.h"

/*
 * From the side panel back to the sheet: with Escape, or with Enter from a number, which is typed
 * on the sheet but entered here, so that arrows lead to the next.
 */

static gboolean
is_plain_enter (guint key, GdkModifierType state)
{
  return (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter) &&
         (state & gtk_accelerator_get_default_mod_mask ()) == 0;
}

static void
go_to_sheet (JwWindow *self)
{
  jw_window_end_edit (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

/* Before the field sees it. */
static gboolean
enter_cb (GtkEventControllerKey *controller,
          guint key,
          guint keycode,
          GdkModifierType state,
          JwWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  JwNode *node = jw_inspector_get_node (self->inspector);

  if (!is_plain_enter (key, state) || !GTK_IS_TEXT (focus) || !node ||
      jw_node_get_kind (node) != JW_KIND_MEASURE ||
      !gtk_widget_get_ancestor (focus, JW_TYPE_NUMBER_ROW))
    return FALSE;
  go_to_sheet (self);
  return TRUE;
}

/* After what has a use of its own for it. */
static gboolean
escape_cb (GtkEventControllerKey *controller,
           guint key,
           guint keycode,
           GdkModifierType state,
           JwWindow *self)
{
  if (key != GDK_KEY_Escape)
    return FALSE;
  go_to_sheet (self);
  return TRUE;
}

static void
add_keys (JwWindow *self, GtkPropagationPhase phase, GCallback callback)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, phase);
  g_signal_connect (controller, "key-pressed", callback, self);
  gtk_widget_add_controller (GTK_WIDGET (self->inspector), controller);
}

void
jw_window_set_up_panel (JwWindow *self)
{
  add_keys (self, GTK_PHASE_CAPTURE, G_CALLBACK (enter_cb));
  add_keys (self, GTK_PHASE_BUBBLE, G_CALLBACK (escape_cb));
}
