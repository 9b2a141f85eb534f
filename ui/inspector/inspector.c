#include "ui/inspector/inspector.h"

#include <glib/gi18n-lib.h>

#include "model/measure.h"
#include "ui/inspector/act-list.h"
#include "ui/inspector/checked-row.h"
#include "ui/inspector/page.h"

/* Milliseconds: changes that come so soon after one another are somebody typing. */
#define TYPING 150

struct _JwInspector
{
  AdwBin parent_instance;

  JwMap *map;
  GPtrArray *changes;  /* of the map, not shown yet */
  gint64 changed_at;   /* the last of them, in microseconds */
  guint source;        /* shows them */
  gboolean is_painted; /* the window has shown its first frame */
  GtkStack *stack;
  GtkAdjustment *scroll;        /* how far down the stack is seen from; the view's */
  GtkWidget *pages[JW_N_KINDS]; /* made when first wanted */
  GtkWidget *several;
  GtkLabel *several_heading;
};

G_DEFINE_FINAL_TYPE (JwInspector, jw_inspector, ADW_TYPE_BIN)

static JwInspectorPage *
get_visible_page (JwInspector *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->stack);

  return child && JW_IS_INSPECTOR_PAGE (child) ? JW_INSPECTOR_PAGE (child) : NULL;
}

static void
create_several_page (JwInspector *self)
{
  GtkWidget *heading = gtk_label_new (NULL);

  self->several = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->several_heading = GTK_LABEL (heading);
  gtk_label_set_xalign (self->several_heading, 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (self->several), heading);
  gtk_box_append (GTK_BOX (self->several), jw_act_list_new (JW_KIND_POINT));
  gtk_stack_add_child (self->stack, self->several);
}

static void
show_several (JwInspector *self, guint n)
{
  g_autofree char *text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u thing selected", "%u things selected", n), n);

  if (!self->several)
    create_several_page (self);
  gtk_label_set_text (self->several_heading, text);
  gtk_stack_set_visible_child (self->stack, self->several);
}

/* What has the keyboard, or holds it, of a type; %NULL where that is not in the panel. */
static GtkWidget *
find_focused (JwInspector *self, GType type)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *found = focus ? gtk_widget_get_ancestor (focus, type) : NULL;

  return found && gtk_widget_is_ancestor (found, GTK_WIDGET (self)) ? found : NULL;
}

/* What it is to show now may move the row of an open list away, beyond the screen, which GTK does
 * not stand. A calendar stays: it is what changes the map. */
static void
close_list (JwInspector *self)
{
  GtkWidget *list = find_focused (self, GTK_TYPE_POPOVER);

  if (list && !gtk_widget_get_ancestor (list, JW_TYPE_CHECKED_ROW))
    gtk_popover_popdown (GTK_POPOVER (list));
}

static void
show_node (JwInspector *self, JwNode *node)
{
  JwKind kind = jw_node_get_kind (node);

  if (!self->pages[kind])
    {
      self->pages[kind] = jw_inspector_page_new (kind);
      gtk_stack_add_child (self->stack, self->pages[kind]);
    }
  jw_inspector_page_bind (JW_INSPECTOR_PAGE (self->pages[kind]), node);
  gtk_stack_set_visible_child (self->stack, self->pages[kind]);
}

/* A page that is out of sight holds no node: it would be brought up to date for nobody. */
static void
let_others_go (JwInspector *self)
{
  GtkWidget *visible = gtk_stack_get_visible_child (self->stack);

  for (guint kind = 0; kind < JW_N_KINDS; kind++)
    if (self->pages[kind] && self->pages[kind] != visible)
      jw_inspector_page_bind (JW_INSPECTOR_PAGE (self->pages[kind]), NULL);
}

static gboolean
update_cb (gpointer user_data)
{
  JwInspector *self = JW_INSPECTOR (user_data);

  self->source = 0;
  jw_inspector_update (self);
  return G_SOURCE_REMOVE;
}

/* The sheet answers first: the panel follows when that is painted. */
static void
queue_update (JwInspector *self)
{
  if (!self->source && self->is_painted)
    self->source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, update_cb, self, NULL);
}

/* Idle sources run while the window waits for the display: the rows of the panel would be made
 * before there is anything to see. */
static gboolean
first_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  JwInspector *self = JW_INSPECTOR (widget);

  self->is_painted = TRUE;
  queue_update (self);
  return G_SOURCE_REMOVE;
}

/* A row that becomes higher moves all those below it, over several frames, and the next key would
 * wait for one of them: the panel follows when the keys pause. */
static void
queue_update_after_typing (JwInspector *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (TYPING, update_cb, self);
}

static void
changed_cb (JwMap *map, JwChangeSet *changes, JwInspector *self)
{
  gint64 now = g_get_monotonic_time ();
  gboolean is_typing = now - self->changed_at < TYPING * 1000;

  self->changed_at = now;
  if (!get_visible_page (self))
    return;
  g_ptr_array_add (self->changes, jw_change_set_ref (changes));
  if (is_typing && self->is_painted)
    queue_update_after_typing (self);
  else
    queue_update (self);
}

static void
selection_changed_cb (JwInspector *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  queue_update (self);
}

static void
take_changes (JwInspector *self)
{
  JwInspectorPage *page = get_visible_page (self);

  for (guint i = 0; page && i < self->changes->len; i++)
    jw_inspector_page_take_changes (page, g_ptr_array_index (self->changes, i));
  g_ptr_array_set_size (self->changes, 0);
}

static void
disconnect_map (JwInspector *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_ptr_array_set_size (self->changes, 0);
  if (!self->map)
    return;
  g_signal_handlers_disconnect_by_data (jw_map_get_selection (self->map), self);
  g_signal_handlers_disconnect_by_data (self->map, self);
  g_clear_object (&self->map);
}

static void
jw_inspector_dispose (GObject *object)
{
  disconnect_map (JW_INSPECTOR (object));
  G_OBJECT_CLASS (jw_inspector_parent_class)->dispose (object);
}

static void
jw_inspector_finalize (GObject *object)
{
  g_ptr_array_unref (JW_INSPECTOR (object)->changes);
  G_OBJECT_CLASS (jw_inspector_parent_class)->finalize (object);
}

static void
jw_inspector_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (jw_inspector_parent_class)->map (widget);
  if (JW_INSPECTOR (widget)->is_painted)
    queue_update (JW_INSPECTOR (widget));
  else
    gtk_widget_add_tick_callback (widget, first_frame_cb, NULL, NULL);
}

static gboolean
opens_menu (guint key, GdkModifierType state)
{
  return key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK));
}

static gboolean
presses_button (guint key)
{
  return key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter ||
         key == GDK_KEY_space || key == GDK_KEY_KP_Space;
}

static gboolean
opens_something (GtkWidget *focus, guint key, GdkModifierType state)
{
  return opens_menu (key, state) ||
         (presses_button (key) && !GTK_IS_TEXT (focus) && !GTK_IS_TEXT_VIEW (focus));
}

/* Where in another widget the keyboard is: in a long text, at its caret. */
static gboolean
find_keyboard (GtkWidget *focus, GtkWidget *within, graphene_rect_t *place)
{
  GdkRectangle caret;
  graphene_point_t at;
  int x, y;

  if (!GTK_IS_TEXT_VIEW (focus))
    return gtk_widget_compute_bounds (focus, within, place);
  gtk_text_view_get_cursor_locations (GTK_TEXT_VIEW (focus), NULL, &caret, NULL);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (focus), GTK_TEXT_WINDOW_WIDGET, caret.x,
                                         caret.y, &x, &y);
  if (!gtk_widget_compute_point (focus, within, &GRAPHENE_POINT_INIT ((float)x, (float)y), &at))
    return FALSE;
  graphene_rect_init (place, at.x, at.y, 1, (float)caret.height);
  return TRUE;
}

/* The panel comes and goes from beyond the window's edge, where the screen may end, too. */
static gboolean
is_on_its_way (JwInspector *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  graphene_rect_t place;

  return !gtk_widget_compute_bounds (GTK_WIDGET (self), window, &place) || place.origin.x < 0 ||
         place.origin.x + place.size.width > (float)gtk_widget_get_width (window);
}

/* The middle: where little of it is to be seen, what opens from it may be beyond the screen. */
static gboolean
is_in_sight (const graphene_rect_t *place, GtkWidget *scrolled)
{
  float middle = place->origin.y + place->size.height / 2;

  return middle >= 0 && middle < (float)gtk_widget_get_height (scrolled);
}

/* A place in the stack. */
static void
bring_into_sight (JwInspector *self, const graphene_rect_t *place)
{
  gtk_adjustment_clamp_page (self->scroll, place->origin.y, place->origin.y + place->size.height);
}

/* GTK lets a button that is pressed by a key open its list a quarter of a second later, where it
 * may have been scrolled away. */
static gboolean
open_at_once (GtkWidget *focus, guint key)
{
  if (!presses_button (key) || !GTK_IS_TOGGLE_BUTTON (focus) ||
      gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (focus)))
    return FALSE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (focus), TRUE);
  return TRUE;
}

/* What has the keyboard may have been scrolled away: a key brings it into sight. Where it would
 * open a list or a menu, that is all it does, as GTK does not stand one beyond the screen. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint keycode,
                GdkModifierType state,
                JwInspector *self)
{
  GtkWidget *scrolled = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (scrolled));
  graphene_rect_t place;

  /* Rows that are yet to come or go would move what has opened. */
  if (focus && (is_on_its_way (self) || self->source) && opens_something (focus, key, state))
    return TRUE;
  /* Not by what the view was scrolled to: until the next frame things stand where they stood. */
  if (!focus || !find_keyboard (focus, scrolled, &place))
    return FALSE;
  if (is_in_sight (&place, scrolled))
    return open_at_once (focus, key);
  if (find_keyboard (focus, GTK_WIDGET (self->stack), &place))
    bring_into_sight (self, &place);
  return opens_something (focus, key, state);
}

/* Its row, with the caption; of a text that is higher than the view, the place of the caret. */
static gboolean
find_row (JwInspector *self, GtkWidget *focus, graphene_rect_t *place)
{
  GtkWidget *row = gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);

  if (row && gtk_widget_get_height (row) <= gtk_adjustment_get_page_size (self->scroll))
    return gtk_widget_compute_bounds (row, GTK_WIDGET (self->stack), place);
  return find_keyboard (focus, GTK_WIDGET (self->stack), place);
}

/* GTK's own viewport would follow the keyboard into a list that has opened, too, and move the row
 * away under it, in the end beyond the screen. */
static void
focus_changed_cb (JwInspector *self)
{
  GtkWidget *stack = GTK_WIDGET (self->stack);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (stack));
  graphene_rect_t place;

  if (focus && gtk_widget_is_ancestor (focus, stack) &&
      gtk_widget_get_native (focus) == gtk_widget_get_native (stack) &&
      find_row (self, focus, &place))
    bring_into_sight (self, &place);
}

static void
jw_inspector_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (jw_inspector_parent_class)->root (widget);
  g_signal_connect_swapped (gtk_widget_get_root (widget), "notify::focus-widget",
                            G_CALLBACK (focus_changed_cb), widget);
}

static void
jw_inspector_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_changed_cb, widget);
  GTK_WIDGET_CLASS (jw_inspector_parent_class)->unroot (widget);
}

static void
watch_keys (JwInspector *self, GtkWidget *scrolled)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (scrolled, keys);
}

static void
jw_inspector_class_init (JwInspectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jw_inspector_dispose;
  G_OBJECT_CLASS (klass)->finalize = jw_inspector_finalize;
  GTK_WIDGET_CLASS (klass)->map = jw_inspector_map;
  GTK_WIDGET_CLASS (klass)->root = jw_inspector_root;
  GTK_WIDGET_CLASS (klass)->unroot = jw_inspector_unroot;
}

static void
jw_inspector_init (JwInspector *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify)jw_change_set_unref);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->stack), "inspector");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->stack));
  gtk_viewport_set_scroll_to_focus (
      GTK_VIEWPORT (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled))), FALSE);
  self->scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  gtk_accessible_update_property (GTK_ACCESSIBLE (scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Side panel"), -1);
  watch_keys (self, scrolled);
  adw_bin_set_child (ADW_BIN (self), scrolled);
  gtk_widget_add_css_class (GTK_WIDGET (self), "side-panel");
}

GtkWidget *
jw_inspector_new (void)
{
  return g_object_new (JW_TYPE_INSPECTOR, NULL);
}

void
jw_inspector_set_map (JwInspector *self, JwMap *map)
{
  disconnect_map (self);
  for (guint kind = 0; kind < JW_N_KINDS; kind++)
    if (self->pages[kind])
      jw_inspector_page_bind (JW_INSPECTOR_PAGE (self->pages[kind]), NULL);
  self->map = g_object_ref (map);
  g_signal_connect (map, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (jw_map_get_selection (map), "changed",
                            G_CALLBACK (selection_changed_cb), self);
  queue_update (self);
}

void
jw_inspector_update (JwInspector *self)
{
  JwSelection *selection;
  JwNode *node;

  g_clear_handle_id (&self->source, g_source_remove);
  if (!self->map)
    return;
  selection = jw_map_get_selection (self->map);
  node = jw_map_find (self->map, jw_selection_get_single (selection));
  if (!node && jw_selection_get_n (selection) <= 1)
    node = JW_NODE (self->map);
  if (self->changes->len > 0 || node != jw_inspector_get_node (self))
    close_list (self);
  take_changes (self);
  if (jw_selection_get_n (selection) > 1)
    show_several (self, jw_selection_get_n (selection));
  else
    show_node (self, node);
  let_others_go (self);
}

JwNode *
jw_inspector_get_node (JwInspector *self)
{
  JwInspectorPage *page = get_visible_page (self);

  return page ? jw_inspector_page_get_node (page) : NULL;
}

GtkWidget *
jw_inspector_get_row (JwInspector *self, guint property)
{
  JwInspectorPage *page = get_visible_page (self);

  return page ? jw_inspector_page_get_row (page, property) : NULL;
}

void
jw_inspector_end_edit (JwInspector *self)
{
  GtkWidget *spin = find_focused (self, GTK_TYPE_SPIN_BUTTON);

  if (spin)
    gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
}

void
jw_inspector_focus (JwInspector *self)
{
  JwNode *node;

  jw_inspector_update (self);
  node = jw_inspector_get_node (self);
  if (node && jw_node_get_kind (node) == JW_KIND_MEASURE)
    gtk_widget_mnemonic_activate (jw_inspector_get_row (self, JW_MEASURE_VALUE), FALSE);
  else if (gtk_stack_get_visible_child (self->stack))
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}
