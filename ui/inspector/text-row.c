#include "ui/inspector/text-row.h"

#include "ui/inspector/entry-text.h"
#include "ui/inspector/field.h"

/* How much of what is around the cursor stays in sight, in pixels. */
#define CURSOR_MARGIN 24
/* So high is an empty field, in pixels. */
#define LINE_HEIGHT 20

struct _JwTextRow
{
  AdwPreferencesRow parent_instance;

  GtkTextView *view;
  GtkTextBuffer *buffer;
  guint idle;
  guint fit_idle;
};

static void jw_text_row_field_init (JwFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JwTextRow,
                               jw_text_row,
                               ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (JW_TYPE_FIELD, jw_text_row_field_init))

static void
changed_cb (GtkTextBuffer *buffer, JwTextRow *self)
{
  g_autofree char *text = jw_buffer_get_text (buffer);

  jw_field_change (JW_FIELD (self), text);
}

/* GTK measures a text view before it has laid its text out, and does not ask again after. */
static gboolean
fit_cb (gpointer user_data)
{
  JwTextRow *self = JW_TEXT_ROW (user_data);
  GtkWidget *view = GTK_WIDGET (self->view);
  int height = 0;

  self->fit_idle = 0;
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (view), &height, NULL,
                      NULL, NULL);
  if (height != gtk_widget_get_height (view))
    gtk_widget_queue_resize (view);
  return G_SOURCE_REMOVE;
}

static void
queue_fit (JwTextRow *self)
{
  if (!self->fit_idle)
    self->fit_idle = g_idle_add_full (G_PRIORITY_LOW, fit_cb, self, NULL);
}

static void
show (JwField *row, JwNode *node, guint property)
{
  jw_buffer_show_text (JW_TEXT_ROW (row)->buffer, jw_node_get_string (node, property));
  queue_fit (JW_TEXT_ROW (row));
}

static void
jw_text_row_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (jw_text_row_parent_class)->map (widget);
  queue_fit (JW_TEXT_ROW (widget));
}

static gboolean
jw_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JW_TEXT_ROW (widget)->view));
}

static void
jw_text_row_field_init (JwFieldInterface *iface)
{
  iface->show = show;
}

static void
jw_text_row_dispose (GObject *object)
{
  g_clear_handle_id (&JW_TEXT_ROW (object)->idle, g_source_remove);
  g_clear_handle_id (&JW_TEXT_ROW (object)->fit_idle, g_source_remove);
  G_OBJECT_CLASS (jw_text_row_parent_class)->dispose (object);
}

static void
jw_text_row_class_init (JwTextRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jw_text_row_dispose;
  GTK_WIDGET_CLASS (klass)->map = jw_text_row_map;
  GTK_WIDGET_CLASS (klass)->grab_focus = jw_text_row_grab_focus;
}

/* The panel scrolls as a whole, so that a text has no scroll bar of its own: the panel follows the
 * cursor. */
static gboolean
show_cursor_cb (gpointer user_data)
{
  JwTextRow *self = JW_TEXT_ROW (user_data);
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  GtkTextIter iter;
  GdkRectangle place;
  graphene_point_t at;
  double top;

  self->idle = 0;
  if (!scrolled || !gtk_widget_has_focus (GTK_WIDGET (self->view)))
    return G_SOURCE_REMOVE;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, gtk_text_buffer_get_insert (self->buffer));
  gtk_text_view_get_iter_location (self->view, &iter, &place);
  if (!gtk_widget_compute_point (GTK_WIDGET (self->view), scrolled,
                                 &GRAPHENE_POINT_INIT (0, (float)place.y), &at))
    return G_SOURCE_REMOVE;
  top = gtk_adjustment_get_value (adjustment) + at.y;
  gtk_adjustment_clamp_page (adjustment, top - CURSOR_MARGIN, top + place.height + CURSOR_MARGIN);
  return G_SOURCE_REMOVE;
}

/* Once the text has its new height. */
static void
cursor_cb (GtkTextBuffer *buffer, GParamSpec *pspec, JwTextRow *self)
{
  if (!self->idle)
    self->idle = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_cursor_cb, self, NULL);
}

/* A new row may be idle before it is given its width, without which each letter is a line. */
static void
fit_to_width (JwTextRow *self)
{
  GtkAdjustment *width = gtk_adjustment_new (0, 0, 0, 0, 0, 0);

  gtk_scrollable_set_hadjustment (GTK_SCROLLABLE (self->view), width);
  g_signal_connect_object (width, "notify::page-size", G_CALLBACK (queue_fit), self,
                           G_CONNECT_SWAPPED);
}

static void
create_view (JwTextRow *self)
{
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  self->buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_widget_set_size_request (GTK_WIDGET (self->view), -1, LINE_HEIGHT);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  fit_to_width (self);
  g_signal_connect (self->buffer, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self->buffer, "notify::cursor-position", G_CALLBACK (cursor_cb), self);
}

static void
jw_text_row_init (JwTextRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *caption = gtk_label_new (NULL);

  create_view (self);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "title");
  g_object_bind_property (self, "title", caption, "label", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  gtk_widget_add_css_class (box, "text-row");
  gtk_widget_add_css_class (GTK_WIDGET (self), "text");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  caption, NULL, -1);
}
