#include "ui/canvas/canvas.h"

#include <glib/gi18n-lib.h>

#include "ui/canvas/canvas-private.h"

enum
{
  SIGNAL_CONTEXT_MENU,
  SIGNAL_MESSAGE,
  SIGNAL_DELETED,
  SIGNAL_EDIT_ELSEWHERE,
  SIGNAL_INSERT,
  N_SIGNALS
};

enum
{
  PROPERTY_0,
  PROPERTY_MAP,
  PROPERTY_ZOOM,
  PROPERTY_FIT,
  N_PROPERTIES,
  PROPERTY_HADJUSTMENT = N_PROPERTIES,
  PROPERTY_VADJUSTMENT,
  PROPERTY_HSCROLL_POLICY,
  PROPERTY_VSCROLL_POLICY,
};

G_DEFINE_FINAL_TYPE_WITH_CODE (JwCanvas,
                               jw_canvas,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

JwSelection *
jw_canvas_get_selection (JwCanvas *self)
{
  return jw_map_get_selection (self->map);
}

void
jw_canvas_emit_message (JwCanvas *self, const char *text)
{
  g_signal_emit_by_name (self, "message", text);
}

void
jw_canvas_report (JwCanvas *self, GError *error)
{
  if (error != NULL)
    jw_canvas_emit_message (self, error->message);
}

void
jw_cell_ref_set (JwCellRef *ref, const char *lane_id, const char *stage_id)
{
  char *lane = g_strdup (lane_id), *stage = g_strdup (stage_id);

  g_free (ref->lane_id);
  g_free (ref->stage_id);
  *ref = (JwCellRef){ lane, stage };
}

gboolean
jw_cell_ref_is (const JwCellRef *ref, const char *lane_id, const char *stage_id)
{
  return lane_id != NULL && stage_id != NULL && g_strcmp0 (ref->lane_id, lane_id) == 0 &&
         g_strcmp0 (ref->stage_id, stage_id) == 0;
}

/* What a screen reader says of the sheet as a whole. */
static void
update_accessible (JwCanvas *self)
{
  const char *title =
      self->map != NULL ? jw_node_get_string (JW_NODE (self->map), JW_MAP_TITLE) : NULL;
  g_autofree char *label = title != NULL && *title != '\0'
                               ? g_strdup_printf (_ ("Journey map: %s"), title)
                               : g_strdup (_ ("Journey map"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* A sheet that grew is made to fit again, but never while someone is typing on it. */
void
jw_canvas_refit (JwCanvas *self)
{
  if (self->fit && !jw_inline_editor_is_active (self->editor) && self->drag.kind == JW_DRAG_NONE)
    jw_canvas_apply_fit (self);
  jw_canvas_configure_view (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drop_lost_cell (JwCanvas *self, JwCellRef *ref)
{
  JwPlace place;

  if (!jw_canvas_find_cell (self, ref, &place))
    jw_cell_ref_set (ref, NULL, NULL);
}

static void
map_changed_cb (JwCanvas *self, JwChangeSet *changes)
{
  jw_canvas_follow (self, changes);
  drop_lost_cell (self, &self->cell);
  drop_lost_cell (self, &self->hover_cell);
  g_clear_pointer (&self->hover_id, g_free);
  jw_inline_editor_map_changed (self->editor);
  jw_canvas_drop_lost_trail (self);
  update_accessible (self);
  jw_spoken_sheet_queue (self->spoken, changes);
}

static void
note_cell (JwCanvas *self)
{
  JwPlace place;

  if (jw_canvas_get_place (self, &place) && place.lane != NULL && place.stage != NULL)
    jw_cell_ref_set (&self->last_cell, jw_node_get_id (place.lane), jw_node_get_id (place.stage));
  else
    jw_cell_ref_set (&self->last_cell, NULL, NULL);
}

/* Undo, for one, takes away what is selected: the next key or paste still means its cell. */
static void
stay_in_cell (JwCanvas *self)
{
  JwPlace place;

  if (jw_selection_get_n (jw_canvas_get_selection (self)) == 0 && self->cell.lane_id == NULL &&
      jw_canvas_find_cell (self, &self->last_cell, &place))
    jw_canvas_set_cell (self, jw_node_get_id (place.lane), jw_node_get_id (place.stage));
}

static void
selection_changed_cb (JwCanvas *self)
{
  if (!self->is_selecting)
    self->range.holds = FALSE;
  if (jw_selection_get_n (jw_canvas_get_selection (self)) > 0)
    {
      jw_cell_ref_set (&self->cell, NULL, NULL);
      note_cell (self);
    }
  else
    stay_in_cell (self);
  jw_spoken_sheet_follow (self->spoken);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
clear_map (JwCanvas *self)
{
  if (self->map == NULL)
    return;
  jw_canvas_cancel_drag (self);
  jw_canvas_end_edit (self);
  jw_canvas_end_trail (self, TRUE);
  g_signal_handlers_disconnect_by_data (self->map, self);
  g_signal_handlers_disconnect_by_data (jw_canvas_get_selection (self), self);
  jw_cell_ref_set (&self->cell, NULL, NULL);
  jw_cell_ref_set (&self->last_cell, NULL, NULL);
  jw_cell_ref_set (&self->hover_cell, NULL, NULL);
  jw_cell_ref_set (&self->range.anchor, NULL, NULL);
  jw_cell_ref_set (&self->range.head, NULL, NULL);
  self->range.holds = FALSE;
  g_clear_pointer (&self->marks, g_strfreev);
  g_clear_pointer (&self->marked_words, g_free);
  g_clear_pointer (&self->hover_id, g_free);
  g_clear_pointer (&self->click_id, g_free);
  jw_spoken_sheet_clear (self->spoken);
  jw_canvas_forget_scene (self);
  g_clear_object (&self->map);
}

void
jw_canvas_set_map (JwCanvas *self, JwMap *map)
{
  jw_canvas_set_map_seen (self, map, NULL);
}

void
jw_canvas_set_map_seen (JwCanvas *self, JwMap *map, JwFirstSight *sight)
{
  g_return_if_fail (JW_IS_CANVAS (self));
  g_return_if_fail (map == NULL || JW_IS_MAP (map));
  g_return_if_fail (map != NULL || sight == NULL);

  if (map == self->map)
    {
      g_clear_pointer (&sight, jw_first_sight_free);
      return;
    }
  clear_map (self);
  if (map != NULL)
    {
      self->map = g_object_ref (map);
      g_signal_connect_swapped (map, "changed", G_CALLBACK (map_changed_cb), self);
      g_signal_connect_swapped (jw_map_get_selection (map), "changed",
                                G_CALLBACK (selection_changed_cb), self);
      jw_canvas_lay_out (self, sight);
      jw_spoken_sheet_queue (self->spoken, NULL);
    }
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify (G_OBJECT (self), "map");
}

JwMap *
jw_canvas_get_map (JwCanvas *self)
{
  g_return_val_if_fail (JW_IS_CANVAS (self), NULL);
  return self->map;
}

void
jw_canvas_set_presenting (JwCanvas *self, gboolean presenting)
{
  g_return_if_fail (JW_IS_CANVAS (self));

  if (presenting == self->presents)
    return;
  self->presents = presenting;
  if (self->map == NULL)
    return;
  jw_canvas_cancel_drag (self);
  jw_canvas_end_edit (self);
  jw_canvas_lay_out (self, NULL);
  jw_canvas_zoom_fit (self);
}

gboolean
jw_canvas_is_busy (JwCanvas *self)
{
  g_return_val_if_fail (JW_IS_CANVAS (self), FALSE);
  return jw_canvas_is_editing (self) || jw_canvas_is_drawing (self) ||
         self->drag.kind != JW_DRAG_NONE;
}

JwScene *
jw_canvas_get_scene (JwCanvas *self)
{
  g_return_val_if_fail (JW_IS_CANVAS (self), NULL);
  return self->scene;
}

static void
jw_canvas_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 800 : 560;
}

static void
jw_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  JwCanvas *self = JW_CANVAS (widget);

  if (self->fit)
    jw_canvas_apply_fit (self);
  jw_canvas_configure_view (self);
  jw_spoken_sheet_allocate (self->spoken);
}

/* The map is one stop of the Tab key, whatever stands for its parts. */
static gboolean
jw_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (gtk_widget_get_focus_child (widget) != NULL || gtk_widget_is_focus (widget))
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static gboolean
jw_canvas_grab_focus (GtkWidget *widget)
{
  GtkWidget *current = jw_spoken_sheet_get_current (JW_CANVAS (widget)->spoken);

  if (current != NULL)
    return gtk_widget_grab_focus (current);
  return GTK_WIDGET_CLASS (jw_canvas_parent_class)->grab_focus (widget);
}

static void
scale_factor_cb (JwCanvas *self)
{
  jw_canvas_configure_view (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
jw_canvas_say (JwCanvas *self, const char *sentence)
{
  g_return_if_fail (JW_IS_CANVAS (self));
  jw_spoken_sheet_say (self->spoken, sentence);
}

static void
jw_canvas_get_gobject_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  JwCanvas *self = JW_CANVAS (object);

  switch (id)
    {
    case PROPERTY_MAP:
      g_value_set_object (value, self->map);
      break;
    case PROPERTY_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROPERTY_FIT:
      g_value_set_boolean (value, self->fit);
      break;
    case PROPERTY_HADJUSTMENT:
    case PROPERTY_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[id - PROPERTY_HADJUSTMENT]);
      break;
    case PROPERTY_HSCROLL_POLICY:
    case PROPERTY_VSCROLL_POLICY:
      g_value_set_enum (value, (int)self->policies[id - PROPERTY_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jw_canvas_set_gobject_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  JwCanvas *self = JW_CANVAS (object);

  switch (id)
    {
    case PROPERTY_MAP:
      jw_canvas_set_map (self, g_value_get_object (value));
      break;
    case PROPERTY_ZOOM:
      jw_canvas_zoom_at (self, g_value_get_double (value), -1, -1);
      break;
    case PROPERTY_FIT:
      if (g_value_get_boolean (value))
        jw_canvas_zoom_fit (self);
      else
        jw_canvas_set_fit (self, FALSE);
      break;
    case PROPERTY_HADJUSTMENT:
    case PROPERTY_VADJUSTMENT:
      jw_canvas_set_adjustment (self, (GtkOrientation)(id - PROPERTY_HADJUSTMENT),
                                g_value_get_object (value));
      break;
    case PROPERTY_HSCROLL_POLICY:
    case PROPERTY_VSCROLL_POLICY:
      self->policies[id - PROPERTY_HSCROLL_POLICY] = (GtkScrollablePolicy)g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jw_canvas_dispose (GObject *object)
{
  JwCanvas *self = JW_CANVAS (object);

  clear_map (self);
  jw_canvas_cancel_drag (self);
  g_clear_pointer (&self->spoken, jw_spoken_sheet_free);
  for (int axis = 0; axis < 2; axis++)
    if (self->adjustments[axis] != NULL)
      {
        g_signal_handlers_disconnect_by_data (self->adjustments[axis], self);
        g_clear_object (&self->adjustments[axis]);
      }
  g_clear_weak_pointer (&self->cover);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (jw_canvas_parent_class)->dispose (object);
}

static void
jw_canvas_finalize (GObject *object)
{
  JwCanvas *self = JW_CANVAS (object);

  jw_tiles_free (self->tiles);
  g_clear_pointer (&self->layout, jw_layout_context_free);
  G_OBJECT_CLASS (jw_canvas_parent_class)->finalize (object);
}

static void
add_signals (GType type)
{
  g_signal_new ("context-menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                G_TYPE_DOUBLE, G_TYPE_DOUBLE, G_TYPE_STRING);
  g_signal_new ("text-menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  g_signal_new ("message", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
  g_signal_new ("deleted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_UINT);
  g_signal_new ("insert", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4,
                G_TYPE_DOUBLE, G_TYPE_DOUBLE, G_TYPE_UINT, G_TYPE_UINT);
  g_signal_new ("edit-elsewhere", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
}

static void
add_properties (GObjectClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  g_object_class_install_property (
      klass, PROPERTY_MAP,
      g_param_spec_object ("map", NULL, "What the sheet shows", JW_TYPE_MAP, flags));
  g_object_class_install_property (klass, PROPERTY_ZOOM,
                                   g_param_spec_double ("zoom", NULL,
                                                        "1.0 is 96 pixels to 72 points",
                                                        JW_ZOOM_MIN, JW_ZOOM_MAX, 1.0, flags));
  g_object_class_install_property (
      klass, PROPERTY_FIT,
      g_param_spec_boolean ("fit", NULL, "Whether the zoom follows the window", TRUE, flags));
  g_object_class_override_property (klass, PROPERTY_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (klass, PROPERTY_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (klass, PROPERTY_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (klass, PROPERTY_VSCROLL_POLICY, "vscroll-policy");
}

/* The clipboard is the window's, but its keys are the canvas's: an entry elsewhere has its own. */
static void
add_clipboard_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_x, "win.cut" },
    { GDK_KEY_c, "win.copy" },
    { GDK_KEY_v, "win.paste" },
    { GDK_KEY_d, "win.duplicate" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, GDK_CONTROL_MASK,
                                         keys[i].action, NULL);
}

static void
jw_canvas_class_init (JwCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jw_canvas_dispose;
  object_class->finalize = jw_canvas_finalize;
  object_class->get_property = jw_canvas_get_gobject_property;
  object_class->set_property = jw_canvas_set_gobject_property;
  widget_class->measure = jw_canvas_measure;
  widget_class->size_allocate = jw_canvas_size_allocate;
  widget_class->snapshot = jw_canvas_snapshot;
  widget_class->focus = jw_canvas_focus;
  widget_class->grab_focus = jw_canvas_grab_focus;
  add_properties (object_class);
  add_signals (G_TYPE_FROM_CLASS (klass));
  add_clipboard_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "jwcanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
jw_canvas_init (JwCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->zoom = 1.0;
  self->fit = TRUE;
  self->tiles = jw_tiles_new ();
  self->editor = jw_inline_editor_new (self);
  self->spoken = jw_spoken_sheet_new (self);
  jw_canvas_set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  jw_canvas_set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_widget_set_vexpand (widget, TRUE);
  jw_canvas_add_key_controllers (self);
  jw_canvas_add_pointer_controllers (self);
  jw_canvas_add_drag_controllers (self);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (scale_factor_cb), NULL);
  update_accessible (self);
}

GtkWidget *
jw_canvas_new (void)
{
  return g_object_new (JW_TYPE_CANVAS, NULL);
}
