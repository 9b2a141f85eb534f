#include "ui/canvas/spoken/spoken-text.h"

#include "ui/inspector/entry-text.h"
#include "ui/inspector/text-difference.h"

struct _JwSpokenText
{
  GtkTextView parent_instance;

  char *shown;
  gboolean is_showing; /* the buffer changes because of us */
};

enum
{
  MOVED,
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JwSpokenText, jw_spoken_text, GTK_TYPE_TEXT_VIEW)

static guint
get_index (JwSpokenText *self, GtkTextMark *mark)
{
  glong n = g_utf8_strlen (self->shown, -1);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (gtk_text_mark_get_buffer (mark), &iter, mark);
  return (guint)(g_utf8_offset_to_pointer (self->shown, MIN (gtk_text_iter_get_offset (&iter), n)) -
                 self->shown);
}

static void
mark_set_cb (GtkTextBuffer *buffer, GtkTextIter *where, GtkTextMark *mark, JwSpokenText *self)
{
  GtkTextMark *caret = gtk_text_buffer_get_insert (buffer);
  GtkTextMark *anchor = gtk_text_buffer_get_selection_bound (buffer);

  if (!self->is_showing && (mark == caret || mark == anchor))
    g_signal_emit (self, signals[MOVED], 0, get_index (self, caret), get_index (self, anchor));
}

static void
changed_cb (GtkTextBuffer *buffer, JwSpokenText *self)
{
  g_autofree char *text = jw_buffer_get_text (buffer);
  g_autofree char *before = NULL;
  g_autofree char *inserted = NULL;
  JwTextDifference difference;

  if (self->is_showing || !jw_text_difference_find (self->shown, text, &difference))
    return;
  before = self->shown;
  self->shown = g_steal_pointer (&text);
  inserted = g_strndup (difference.inserted, (gsize)difference.n_inserted);
  g_signal_emit (self, signals[EDITED], 0,
                 (guint)(g_utf8_offset_to_pointer (before, difference.start) - before),
                 (guint)(g_utf8_offset_to_pointer (before, difference.old_end) - before), inserted);
}

/* What a text view does with keys, the pointer and the input method the canvas does. */
static void
silence_controllers (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static void
jw_spoken_text_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = 0;
}

/* A text view offers what is selected to the middle button, and lets go of the selection when
 * somebody else does: that, too, is up to the canvas. */
static void
jw_spoken_text_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (jw_spoken_text_parent_class)->realize (widget);
  gtk_text_buffer_remove_selection_clipboard (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)),
                                              gtk_widget_get_primary_clipboard (widget));
}

static void
jw_spoken_text_unrealize (GtkWidget *widget)
{
  gtk_text_buffer_add_selection_clipboard (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)),
                                           gtk_widget_get_primary_clipboard (widget));
  GTK_WIDGET_CLASS (jw_spoken_text_parent_class)->unrealize (widget);
}

static void
jw_spoken_text_finalize (GObject *object)
{
  g_free (JW_SPOKEN_TEXT (object)->shown);
  G_OBJECT_CLASS (jw_spoken_text_parent_class)->finalize (object);
}

static void
jw_spoken_text_class_init (JwSpokenTextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jw_spoken_text_finalize;
  GTK_WIDGET_CLASS (klass)->measure = jw_spoken_text_measure;
  GTK_WIDGET_CLASS (klass)->realize = jw_spoken_text_realize;
  GTK_WIDGET_CLASS (klass)->unrealize = jw_spoken_text_unrealize;
  signals[MOVED] = g_signal_new ("moved", JW_TYPE_SPOKEN_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[EDITED] = g_signal_new ("edited", JW_TYPE_SPOKEN_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_STRING);
}

static void
jw_spoken_text_init (JwSpokenText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  self->shown = g_strdup ("");
  gtk_text_view_set_cursor_visible (view, FALSE);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_opacity (GTK_WIDGET (self), 0);
  silence_controllers (GTK_WIDGET (self));
  g_signal_connect_object (buffer, "mark-set", G_CALLBACK (mark_set_cb), self, 0);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, 0);
}

JwSpokenText *
jw_spoken_text_new (const char *label)
{
  JwSpokenText *self = g_object_new (JW_TYPE_SPOKEN_TEXT, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return self;
}

void
jw_spoken_text_show (JwSpokenText *self, const char *text, guint caret, guint anchor)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter at, other;

  self->is_showing = TRUE;
  jw_buffer_show_text (buffer, text);
  g_free (self->shown);
  self->shown = g_strdup (text);
  gtk_text_buffer_get_iter_at_offset (buffer, &at, (int)g_utf8_strlen (text, (gssize)caret));
  gtk_text_buffer_get_iter_at_offset (buffer, &other, (int)g_utf8_strlen (text, (gssize)anchor));
  gtk_text_buffer_select_range (buffer, &at, &other);
  self->is_showing = FALSE;
}
