#include "ui/export/export-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/file/writer.h"
#include "ui/export/export-dialog-private.h"

/* Below this width, in pixels, the choices lie beneath the sheet instead of beside it; and how wide
 * they are beside it. */
#define NARROW_WIDTH 720
#define SIDE_WIDTH 380
/* Beneath the sheet, that takes at least so many pixels. */
#define LEAST_PREVIEW 180

G_DEFINE_FINAL_TYPE (JwExportDialog, jw_export_dialog, ADW_TYPE_WINDOW)

/* --- The sheet as it will come out --- */

static char *
describe_page (JwSheets *sheets, guint page, guint n)
{
  const char *label = n > 0 ? jw_sheets_get_label (sheets, page) : NULL;

  /* Translators: where one is among the pages; the sheets of a poster have names. */
  if (label == NULL || g_ascii_isdigit (*label))
    return g_strdup_printf (_ ("Page %u of %u"), n > 0 ? page + 1 : 0, n);
  return g_strdup_printf (_ ("Page %u of %u: %s"), page + 1, n, label);
}

static void
show_page (JwExportDialog *self)
{
  JwSheets *sheets = self->draft != NULL ? self->draft->sheets : NULL;
  guint n = sheets != NULL ? jw_sheets_get_n (sheets) : 0;
  g_autofree char *words = NULL;

  self->page = n > 0 ? MIN (self->page, n - 1) : 0;
  words = describe_page (sheets, self->page, n);
  jw_export_preview_show (self->preview, sheets, self->page,
                          self->choices->is_transparent && self->choices->format != JW_EXPORT_PDF);
  gtk_label_set_text (self->page_label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
  gtk_widget_set_visible (self->flip, n > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.previous-page", self->page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.next-page", self->page + 1 < n);
}

static void
show_trouble (JwExportDialog *self, const char *message)
{
  gtk_label_set_text (self->trouble, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), message != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.go", message == NULL);
}

static void
take_draft (JwExportDialog *self, JwDraft *draft, const GError *error)
{
  g_clear_pointer (&self->draft, jw_draft_free);
  self->draft = draft;
  self->is_stale = FALSE;
  gtk_spinner_stop (self->spinner);
  show_trouble (self, error != NULL ? error->message : NULL);
  show_page (self);
  jw_export_dialog_list_warnings (self);
}

static void start_drawing (JwExportDialog *self);

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JwExportDialog) self = JW_EXPORT_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (JwDraft) draft = jw_draft_finish (result, &error);

  g_clear_object (&self->drawing);
  /* The dialog may have been closed, or something else been chosen, meanwhile. */
  if (self->bytes == NULL)
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    start_drawing (self);
  else
    take_draft (self, g_steal_pointer (&draft), error);
}

static void
start_drawing (JwExportDialog *self)
{
  self->drawing = g_cancellable_new ();
  jw_draft_async (self->bytes, self->choices, self->drawing, drawn_cb, g_object_ref (self));
}

void
jw_export_dialog_draw (JwExportDialog *self)
{
  if (self->bytes == NULL)
    return;
  self->is_stale = TRUE;
  gtk_spinner_start (self->spinner);
  if (self->drawing != NULL)
    g_cancellable_cancel (self->drawing);
  else
    start_drawing (self);
}

static void
flip_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwExportDialog *self = JW_EXPORT_DIALOG (widget);

  self->page += g_str_equal (name, "export.next-page") ? 1 : -1u;
  show_page (self);
}

/* --- The dialog --- */

/* Turning is put off: it asks for a new layout, which must not happen within one. */
static gboolean
turn_cb (gpointer user_data)
{
  JwExportDialog *self = JW_EXPORT_DIALOG (user_data);

  self->narrow_idle = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->split), self->narrow
                                                                    ? GTK_ORIENTATION_VERTICAL
                                                                    : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_size_request (self->side, self->narrow ? -1 : SIDE_WIDTH, -1);
  gtk_widget_set_vexpand (self->side, self->narrow);
  gtk_widget_set_vexpand (GTK_WIDGET (self->place), !self->narrow);
  gtk_widget_set_size_request (GTK_WIDGET (self->preview), -1, self->narrow ? LEAST_PREVIEW : -1);
  return G_SOURCE_REMOVE;
}

static void
jw_export_dialog_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  JwExportDialog *self = JW_EXPORT_DIALOG (widget);
  gboolean narrow = width < NARROW_WIDTH;

  GTK_WIDGET_CLASS (jw_export_dialog_parent_class)->size_allocate (widget, width, height, baseline);
  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  if (!self->narrow_idle)
    self->narrow_idle = g_idle_add (turn_cb, self);
}

static gboolean
jw_export_dialog_close_request (GtkWindow *window)
{
  JwExportDialog *self = JW_EXPORT_DIALOG (window);

  if (self->exporting == NULL)
    return GTK_WINDOW_CLASS (jw_export_dialog_parent_class)->close_request (window);
  jw_export_dialog_stop (self);
  return TRUE;
}

static void
cancel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* The dialog is closed. What draws or exports may keep it a while, longer than its parent lives,
 * which GTK would look for at the end. */
static void
jw_export_dialog_unrealize (GtkWidget *widget)
{
  JwExportDialog *self = JW_EXPORT_DIALOG (widget);

  if (self->drawing != NULL)
    g_cancellable_cancel (self->drawing);
  if (self->exporting != NULL)
    g_cancellable_cancel (self->exporting);
  g_clear_handle_id (&self->narrow_idle, g_source_remove);
  g_clear_handle_id (&self->ticking, g_source_remove);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  GTK_WIDGET_CLASS (jw_export_dialog_parent_class)->unrealize (widget);
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
}

static void
jw_export_dialog_finalize (GObject *object)
{
  JwExportDialog *self = JW_EXPORT_DIALOG (object);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->file);
  g_clear_object (&self->exporting);
  g_free (self->name);
  g_free (self->target_name);
  g_clear_pointer (&self->choices, jw_export_choices_free);
  g_clear_pointer (&self->draft, jw_draft_free);
  g_ptr_array_unref (self->warning_rows);
  G_OBJECT_CLASS (jw_export_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, JwExportDialog, name)
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/journeywright/Journeywright/ui/export-dialog.ui");
  BIND (title);
  BIND (go_button);
  BIND (stack);
  BIND (split);
  BIND (place);
  BIND (side);
  BIND (trouble);
  BIND (spinner);
  BIND (flip);
  BIND (page_label);
  BIND (busy_label);
  BIND (progress);
#undef BIND
  jw_export_dialog_bind_rows (widget_class);
}

static void
jw_export_dialog_class_init (JwExportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = jw_export_dialog_finalize;
  widget_class->size_allocate = jw_export_dialog_size_allocate;
  widget_class->unrealize = jw_export_dialog_unrealize;
  GTK_WINDOW_CLASS (klass)->close_request = jw_export_dialog_close_request;

  g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "export.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "export.previous-page", NULL, flip_cb);
  gtk_widget_class_install_action (widget_class, "export.next-page", NULL, flip_cb);
  jw_export_dialog_install_go_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "export.cancel", NULL);
}

/* Before the list of choices takes the keys for scrolling. */
static void
add_flip_keys (JwExportDialog *self)
{
  static const struct
  {
    const char *key, *action;
  } keys[] = {
    { "<Control>Page_Up", "export.previous-page" },
    { "<Control>Page_Down", "export.next-page" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].key),
                          gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
jw_export_dialog_init (JwExportDialog *self)
{
  self->warning_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->preview = JW_EXPORT_PREVIEW (jw_export_preview_new ());
  add_flip_keys (self);
  gtk_overlay_set_child (self->place, GTK_WIDGET (self->preview));
  gtk_widget_set_size_request (self->side, SIDE_WIDTH, -1);
}

static void
take_errand (JwExportDialog *self, const JwExportErrand *errand)
{
  const char *title = jw_node_get_string (JW_NODE (errand->map), JW_MAP_TITLE);
  g_autoptr (GError) error = NULL;

  self->bytes = jw_writer_write (errand->map, &error);
  if (error != NULL)
    show_trouble (self, error->message);
  self->file = errand->file != NULL ? g_object_ref (errand->file) : NULL;
  self->name = g_strdup (errand->name);
  self->prints = errand->prints;
  self->choices =
      self->file != NULL ? jw_export_choices_load (self->file) : jw_export_choices_new ();
  /* What is printed has pages. */
  if (self->prints)
    self->choices->format = JW_EXPORT_PDF;
  adw_window_title_set_title (self->title, self->prints ? _ ("Print") : _ ("Export"));
  adw_window_title_set_subtitle (self->title, title != NULL ? title : "");
  gtk_window_set_title (GTK_WINDOW (self), self->prints ? _ ("Print") : _ ("Export"));
  gtk_button_set_label (GTK_BUTTON (self->go_button),
                        self->prints ? _ ("_Print…") : _ ("_Export…"));
}

JwExportDialog *
jw_export_dialog_new (GtkWindow *parent, const JwExportErrand *errand)
{
  JwExportDialog *self = g_object_new (JW_TYPE_EXPORT_DIALOG, "transient-for", parent,
                                       "destroy-with-parent", TRUE, NULL);

  take_errand (self, errand);
  jw_export_dialog_set_up_rows (self, errand->map);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->go_button);
  gtk_widget_grab_focus (self->go_button);
  show_page (self);
  jw_export_dialog_draw (self);
  return self;
}

gboolean
jw_export_dialog_is_settled (JwExportDialog *self)
{
  return !self->is_stale;
}
