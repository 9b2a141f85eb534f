#include "ui/inspector/text-row.h"

#include "ui/inspector/entry-text.h"
#include "ui/inspector/field.h"

/* A longer text scrolls, so that the rows below stay within reach; in pixels. */
#define MAX_HEIGHT 220

struct _JwTextRow
{
  AdwPreferencesRow parent_instance;

  GtkTextView *view;
  GtkTextBuffer *buffer;
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

static void
show (JwField *row, JwNode *node, guint property)
{
  jw_buffer_show_text (JW_TEXT_ROW (row)->buffer, jw_node_get_string (node, property));
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
jw_text_row_class_init (JwTextRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = jw_text_row_grab_focus;
}

static GtkWidget *
create_view (JwTextRow *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  self->buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  /* A scroll bar would make room for itself in an empty field. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  return scrolled;
}

static void
jw_text_row_init (JwTextRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *caption = gtk_label_new (NULL);
  GtkWidget *scrolled = create_view (self);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "title");
  g_object_bind_property (self, "title", caption, "label", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_widget_add_css_class (box, "text-row");
  gtk_widget_add_css_class (GTK_WIDGET (self), "text");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  caption, NULL, -1);
  g_signal_connect (self->buffer, "changed", G_CALLBACK (changed_cb), self);
}
