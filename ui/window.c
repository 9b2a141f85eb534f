#include "ui/window-private.h"

#include <glib/gi18n-lib.h>

#include "model/templates.h"
#include "ui/actions.h"
#include "ui/application.h"
#include "ui/blank-selection.h"

/* Below this width, in pixels, the side panel lies over the sheet instead of beside it; below the
 * next, the header bar has room for little more than the menu. */
#define NARROW_WIDTH 800
#define NARROWEST_WIDTH 560

G_DEFINE_FINAL_TYPE (JwWindow, jw_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_SIDE_PANEL = 1,
};

static void
update_title (JwWindow *self)
{
  g_autofree char *title = jw_document_get_title (self->document);
  g_autofree char *state = jw_document_get_state (self->document);

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, state);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
document_changed_cb (JwDocument *document, JwWindow *self)
{
  update_title (self);
  jw_window_tell_difference (self);
}

static void
map_changed_cb (JwMap *map, JwChangeSet *changes, JwWindow *self)
{
  jw_window_take_changes_for_undo (self, changes);
  update_title (self);
  jw_window_update_actions (self);
}

static void
flags_cb (JwMap *map, GParamSpec *pspec, JwWindow *self)
{
  jw_window_describe_undo (self);
  jw_window_update_actions (self);
}

static void
selection_changed_cb (JwSelection *selection, JwWindow *self)
{
  jw_window_update_actions (self);
}

void
jw_window_stop_saying (JwWindow *self)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->said_toast);

  if (toast)
    jw_toasts_take_back (self->toasts, toast);
}

static void
canvas_message_cb (JwCanvas *canvas, const char *text, JwWindow *self)
{
  if (text)
    jw_window_say (self, text);
  else
    jw_window_stop_saying (self);
}

static void
canvas_menu_cb (JwCanvas *canvas, double x, double y, const char *node_id, JwWindow *self)
{
  jw_window_popup_menu (self, x, y, node_id);
}

static void
canvas_text_menu_cb (JwCanvas *canvas, double x, double y, JwWindow *self)
{
  jw_window_popup_text_menu (self, x, y);
}

static void
canvas_insert_cb (JwCanvas *canvas, double x, double y, guint kind, guint position, JwWindow *self)
{
  if (kind == JW_KIND_LANE)
    jw_window_popup_lanes (self, x, y, position);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.insert-stage", "u", position);
}

static void
canvas_deleted_cb (JwCanvas *canvas, guint n, JwWindow *self)
{
  jw_window_offer_undo (self, n);
}

static void
canvas_edit_elsewhere_cb (JwCanvas *canvas, const char *node_id, JwWindow *self)
{
  JwNode *node = jw_map_find (jw_window_get_map (self), node_id);

  if (node && jw_window_popup_line (self, node))
    return;
  g_object_set (self, "side-panel", TRUE, NULL);
  jw_inspector_focus (self->inspector);
}

static void
zoom_cb (JwCanvas *canvas, GParamSpec *pspec, JwWindow *self)
{
  /* Translators: the zoom, as in "65 %" */
  g_autofree char *text =
      g_strdup_printf (_ ("%d %%"), (int)(jw_canvas_get_zoom (canvas) * 100 + 0.5));
  g_autofree char *name = NULL;
  gboolean fit = FALSE;

  g_object_get (canvas, "fit", &fit, NULL);
  gtk_label_set_text (self->zoom_label, text);
  /* Translators: the zoom, as in "Zoom 65 %, back to actual size" */
  name = g_strdup_printf (_ ("Zoom %s, back to actual size"), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->zoom_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  if (fit)
    gtk_widget_add_css_class (self->fit_button, "in-force");
  else
    gtk_widget_remove_css_class (self->fit_button, "in-force");
}

/* While it slides away it is still there. Keys that it had go to the sheet at once, and neither a
 * key nor a click reaches it any more: a menu that it opened would get all keys, out of sight. */
static void
reveal_cb (AdwFlap *flap, GParamSpec *pspec, JwWindow *self)
{
  GtkWidget *panel = GTK_WIDGET (self->inspector);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean is_revealed = adw_flap_get_reveal_flap (flap);

  if (!is_revealed)
    jw_window_close_menus (panel);
  if (!is_revealed && focus && gtk_widget_is_ancestor (focus, panel))
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  gtk_widget_set_can_focus (panel, is_revealed);
  gtk_widget_set_can_target (panel, is_revealed);
  g_object_notify (G_OBJECT (self), "side-panel");
}

static void
disconnect_document (JwWindow *self)
{
  JwMap *map;

  if (!self->document)
    return;
  map = jw_document_get_map (self->document);
  g_signal_handlers_disconnect_by_data (jw_map_get_selection (map), self);
  g_signal_handlers_disconnect_by_data (map, self);
  g_signal_handlers_disconnect_by_data (self->document, self);
}

static void
connect_document (JwWindow *self)
{
  JwMap *map = jw_document_get_map (self->document);

  g_signal_connect (self->document, "changed", G_CALLBACK (document_changed_cb), self);
  g_signal_connect (map, "changed", G_CALLBACK (map_changed_cb), self);
  g_signal_connect (map, "notify::can-undo", G_CALLBACK (flags_cb), self);
  g_signal_connect (map, "notify::can-redo", G_CALLBACK (flags_cb), self);
  g_signal_connect (jw_map_get_selection (map), "changed", G_CALLBACK (selection_changed_cb), self);
}

static void
create_canvas (JwWindow *self)
{
  self->canvas = JW_CANVAS (jw_canvas_new ());
  gtk_scrolled_window_set_child (self->desk, GTK_WIDGET (self->canvas));
  jw_canvas_set_cover (self->canvas, self->zoom_pill);
  g_signal_connect (self->canvas, "message", G_CALLBACK (canvas_message_cb), self);
  g_signal_connect (self->canvas, "context-menu", G_CALLBACK (canvas_menu_cb), self);
  g_signal_connect (self->canvas, "text-menu", G_CALLBACK (canvas_text_menu_cb), self);
  g_signal_connect (self->canvas, "insert", G_CALLBACK (canvas_insert_cb), self);
  g_signal_connect (self->canvas, "deleted", G_CALLBACK (canvas_deleted_cb), self);
  g_signal_connect (self->canvas, "edit-elsewhere", G_CALLBACK (canvas_edit_elsewhere_cb), self);
  g_signal_connect (self->canvas, "notify::zoom", G_CALLBACK (zoom_cb), self);
  g_signal_connect (self->canvas, "notify::fit", G_CALLBACK (zoom_cb), self);
}

/* When anything in the window takes another place, GTK sends a motion of the pointer, though it
 * stands still; the scrollbars of the desk show up then and fade away for a second, and each key
 * waits for a frame of that. */
static gboolean
motion_cb (GtkEventControllerLegacy *controller, GdkEvent *event)
{
  return gdk_event_get_event_type (event) == GDK_MOTION_NOTIFY &&
         gdk_event_get_time (event) == GDK_CURRENT_TIME;
}

static void
stop_false_motions (JwWindow *self)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "event", G_CALLBACK (motion_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self->overlay), controller);
}

static void
create_inspector (JwWindow *self)
{
  self->inspector = JW_INSPECTOR (jw_inspector_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->inspector), 330, -1);
  adw_flap_set_flap (self->flap, GTK_WIDGET (self->inspector));
  jw_window_set_up_panel (self);
}

static void
describe_buttons (JwWindow *self)
{
  GtkWidget *buttons[] = {
    self->new_button,     self->open_button,    self->undo_button,     self->redo_button,
    self->find_button,    self->present_button, self->panel_button,    self->zoom_button,
    self->zoom_in_button, self->fit_button,     self->zoom_out_button, self->export_button,
  };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    jw_actions_describe (buttons[i], NULL);
}

/* Those whose acts are in the main menu, too. */
static void
show_spare_buttons (JwWindow *self)
{
  GtkWidget *first[] = { self->new_button, self->open_button, self->find_button,
                         self->present_button };
  GtkWidget *second[] = { self->export_button, self->redo_button, self->panel_button };

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    gtk_widget_set_visible (first[i], self->narrowness < 1);
  for (guint i = 0; i < G_N_ELEMENTS (second); i++)
    gtk_widget_set_visible (second[i], self->narrowness < 2);
}

/* Folding is put off: it asks for a new layout, which must not happen within one. */
static gboolean
fold_cb (gpointer user_data)
{
  JwWindow *self = JW_WINDOW (user_data);

  self->narrow_idle = 0;
  show_spare_buttons (self);
  if ((self->narrowness > 0) ==
      (adw_flap_get_fold_policy (self->flap) == ADW_FLAP_FOLD_POLICY_ALWAYS))
    return G_SOURCE_REMOVE;
  adw_flap_set_fold_policy (self->flap, self->narrowness > 0 ? ADW_FLAP_FOLD_POLICY_ALWAYS
                                                             : ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_reveal_flap (self->flap, self->narrowness == 0 && !self->presents);
  return G_SOURCE_REMOVE;
}

static void
jw_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  JwWindow *self = JW_WINDOW (widget);
  int narrowness = (width < NARROW_WIDTH) + (width < NARROWEST_WIDTH);

  GTK_WIDGET_CLASS (jw_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (narrowness == self->narrowness)
    return;
  self->narrowness = narrowness;
  if (!self->narrow_idle)
    self->narrow_idle = g_idle_add (fold_cb, self);
}

static gboolean
jw_window_close_request (GtkWindow *window)
{
  JwWindow *self = JW_WINDOW (window);

  jw_window_close_async (self, NULL, NULL);
  return TRUE;
}

static void
jw_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  JwWindow *self = JW_WINDOW (object);

  if (id == PROP_SIDE_PANEL)
    adw_flap_set_reveal_flap (self->flap, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
jw_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  JwWindow *self = JW_WINDOW (object);

  if (id == PROP_SIDE_PANEL)
    g_value_set_boolean (value, self->flap && adw_flap_get_reveal_flap (self->flap));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
jw_window_dispose (GObject *object)
{
  JwWindow *self = JW_WINDOW (object);

  g_clear_handle_id (&self->narrow_idle, g_source_remove);
  g_clear_handle_id (&self->seen_source, g_source_remove);
  g_clear_handle_id (&self->keyboard_idle, g_source_remove);
  disconnect_document (self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->undo_toast);
  g_clear_object (&self->said_toast);
  g_clear_object (&self->toasts);
  g_clear_pointer (&self->removed, g_free);
  g_clear_object (&self->loading);
  g_clear_object (&self->keeper);
  jw_window_stop_watching (self);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (jw_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/journeywright/Journeywright/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, JwWindow, title);
  gtk_widget_class_bind_template_child (widget_class, JwWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, JwWindow, find_revealer);
  gtk_widget_class_bind_template_child (widget_class, JwWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, JwWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, JwWindow, desk);
  gtk_widget_class_bind_template_child (widget_class, JwWindow, said);
  gtk_widget_class_bind_template_child (widget_class, JwWindow, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, JwWindow, new_button);
  gtk_widget_class_bind_template_child (widget_class, JwWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, JwWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, JwWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, JwWindow, panel_button);
  gtk_widget_class_bind_template_child (widget_class, JwWindow, find_button);
  gtk_widget_class_bind_template_child (widget_class, JwWindow, present_button);
  gtk_widget_class_bind_template_child (widget_class, JwWindow, header);
  gtk_widget_class_bind_template_child (widget_class, JwWindow, zoom_pill);
  gtk_widget_class_bind_template_child (widget_class, JwWindow, zoom_out_button);
  gtk_widget_class_bind_template_child (widget_class, JwWindow, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, JwWindow, zoom_in_button);
  gtk_widget_class_bind_template_child (widget_class, JwWindow, fit_button);
  gtk_widget_class_bind_template_child (widget_class, JwWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, JwWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, JwWindow, menu_button);
}

static void
jw_window_class_init (JwWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jw_window_dispose;
  object_class->set_property = jw_window_set_property;
  object_class->get_property = jw_window_get_property;
  widget_class->size_allocate = jw_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = jw_window_close_request;

  g_object_class_install_property (
      object_class, PROP_SIDE_PANEL,
      g_param_spec_boolean ("side-panel", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  bind_template (widget_class);
  gtk_widget_class_install_property_action (widget_class, "win.side-panel", "side-panel");
  jw_window_class_install_actions (widget_class);
  jw_window_class_install_undo_actions (widget_class);
  jw_window_class_install_file_actions (widget_class);
  jw_window_class_install_disk_actions (widget_class);
  jw_window_class_install_export_actions (widget_class);
  jw_window_class_install_clipboard_actions (widget_class);
  jw_window_class_install_find_actions (widget_class);
  jw_window_class_install_picture_actions (widget_class);
  jw_window_class_install_structure_actions (widget_class);
  jw_window_class_install_link_actions (widget_class);
  jw_window_class_install_feeling_actions (widget_class);
  jw_window_class_install_present_actions (widget_class);
}

static gboolean
keep_keyboard_cb (gpointer data)
{
  JwWindow *self = data;

  self->keyboard_idle = 0;
  if (!gtk_window_get_focus (GTK_WINDOW (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  return G_SOURCE_REMOVE;
}

/* What had the keyboard may go, as parts of the side panel do when something else is selected. Keys
 * would then reach nothing, and GTK does not stand Enter in a menu: the sheet has them. */
static void
focus_cb (JwWindow *self)
{
  if (!gtk_window_get_focus (GTK_WINDOW (self)) && !self->keyboard_idle &&
      !gtk_widget_in_destruction (GTK_WIDGET (self)))
    self->keyboard_idle = g_idle_add_full (G_PRIORITY_HIGH, keep_keyboard_cb, self, NULL);
}

static void
jw_window_init (JwWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->toasts = jw_toasts_new (self->toast_overlay);
  create_canvas (self);
  stop_false_motions (self);
  jw_blank_selection_watch (GTK_WIDGET (self));
  create_inspector (self);
  jw_window_create_find_bar (self);
  describe_buttons (self);
  jw_window_set_up_menus (self);
  jw_window_look_when_active (self);
  jw_window_set_up_presenting (self);
  g_signal_connect (self->flap, "notify::reveal-flap", G_CALLBACK (reveal_cb), self);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_cb), NULL);
}

JwWindow *
jw_window_new (GtkApplication *application)
{
  return g_object_new (JW_TYPE_WINDOW, "application", application, NULL);
}

static void
keeping_failed_cb (JwKeeper *keeper, const char *message, JwWindow *self)
{
  jw_window_say (self, message);
}

static void
set_up_keeper (JwWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  JwRecoveryStore *store = JW_IS_APPLICATION (application)
                               ? jw_application_get_store (JW_APPLICATION (application))
                               : NULL;

  g_clear_object (&self->keeper);
  if (!store)
    return;
  self->keeper = jw_keeper_new (store, self->document);
  g_signal_connect_object (self->keeper, "failed", G_CALLBACK (keeping_failed_cb), self, 0);
}

void
jw_window_set_document (JwWindow *self, JwDocument *document)
{
  jw_window_show_document (self, document, NULL);
}

void
jw_window_show_document (JwWindow *self, JwDocument *document, JwFirstSight *sight)
{
  JwMap *map = jw_document_get_map (document);

  disconnect_document (self);
  g_set_object (&self->document, document);
  connect_document (self);
  set_up_keeper (self);
  jw_window_watch (self);
  jw_canvas_set_map_seen (self->canvas, map, sight);
  jw_inspector_set_map (self->inspector, map);
  jw_find_bar_set_map (self->find_bar, map);
  update_title (self);
  jw_window_describe_undo (self);
  jw_window_update_actions (self);
  zoom_cb (self->canvas, NULL, self);
}

void
jw_window_show_new_map (JwWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JwDocument) document = jw_document_new_from_template ("five-phases", &error);

  /* A template is part of the program: without it the program is broken. */
  if (!document)
    g_error ("%s", error->message);
  jw_window_set_document (self, document);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  jw_canvas_start (self->canvas);
}

void
jw_window_end_edit (JwWindow *self)
{
  jw_canvas_end_edit (self->canvas);
  jw_inspector_end_edit (self->inspector);
}

JwDocument *
jw_window_get_document (JwWindow *self)
{
  return self->document;
}

JwMap *
jw_window_get_map (JwWindow *self)
{
  return self->document ? jw_document_get_map (self->document) : NULL;
}

JwCanvas *
jw_window_get_canvas (JwWindow *self)
{
  return self->canvas;
}

GtkWidget *
jw_window_get_inspector (JwWindow *self)
{
  return GTK_WIDGET (self->inspector);
}

JwNode *
jw_window_get_selected (JwWindow *self)
{
  JwMap *map = jw_window_get_map (self);

  return jw_map_find (map, jw_selection_get_single (jw_map_get_selection (map)));
}

gboolean
jw_window_has_file (JwWindow *self, GFile *file)
{
  if (self->loading && g_file_equal (self->loading, file))
    return TRUE;
  return self->document && jw_document_is_in_file (self->document, file);
}

gboolean
jw_window_is_closed (JwWindow *self)
{
  return gtk_window_get_application (GTK_WINDOW (self)) == NULL;
}

gboolean
jw_window_is_free (JwWindow *self)
{
  if (self->loading || jw_canvas_is_editing (self->canvas))
    return FALSE;
  return !self->document || jw_document_is_untouched (self->document);
}

AdwToast *
jw_window_make_toast (JwWindow *self, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  gtk_label_set_text (self->said, text);
  return adw_toast_new (markup);
}

void
jw_window_say (JwWindow *self, const char *text)
{
  /* At once: messages do not wait for each other until none is about what was done last. */
  jw_window_stop_saying (self);
  self->said_toast = jw_window_make_toast (self, text);
  adw_toast_set_timeout (self->said_toast, 4);
  jw_toasts_add (self->toasts, self->said_toast);
}

const char *
jw_window_get_last_said (JwWindow *self)
{
  return gtk_label_get_text (self->said);
}
