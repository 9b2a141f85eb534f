#include "ui/inspector/checked-row.h"

#include <glib/gi18n-lib.h>

#include "ui/inspector/entry-text.h"
#include "ui/inspector/field.h"

struct _JwCheckedRow
{
  AdwEntryRow parent_instance;

  GtkMenuButton *button;
  GtkCalendar *calendar;
  GtkWidget *warning;
  guint pending;
};

static void jw_checked_row_field_init (JwFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JwCheckedRow,
                               jw_checked_row,
                               ADW_TYPE_ENTRY_ROW,
                               G_IMPLEMENT_INTERFACE (JW_TYPE_FIELD, jw_checked_row_field_init))

static void
show_error (JwCheckedRow *self, const GError *error)
{
  gtk_widget_set_visible (self->warning, error != NULL);
  gtk_widget_set_tooltip_text (self->warning, error ? error->message : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->warning), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  error ? error->message : "", -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (error)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
}

/* What is still being typed is no day or address yet: the map keeps the old one until it is. */
static gboolean
take_text_cb (gpointer user_data)
{
  JwCheckedRow *self = JW_CHECKED_ROW (user_data);
  JwField *row = JW_FIELD (self);
  const JwProperty *table_row = jw_field_get_table_row (row);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  g_autoptr (GError) error = NULL;

  self->pending = 0;
  if (table_row && *text && !jw_property_validate_string (table_row, text, &error))
    {
      show_error (self, error);
      return G_SOURCE_REMOVE;
    }
  show_error (self, NULL);
  jw_field_change (row, text);
  return G_SOURCE_REMOVE;
}

/* Typing over a selection is told as two changes, the first of which leaves nothing: both are
 * waited for. */
static void
changed_cb (GtkEditable *editable, gpointer user_data)
{
  JwCheckedRow *self = JW_CHECKED_ROW (editable);

  if (!jw_field_is_showing (JW_FIELD (self)) && !self->pending)
    self->pending = g_idle_add_full (G_PRIORITY_HIGH, take_text_cb, self, NULL);
}

/* Leaving the field takes back what was none. */
static void
leave_cb (GtkEventControllerFocus *controller, JwCheckedRow *self)
{
  jw_field_refresh (JW_FIELD (self));
}

static void
day_cb (GtkCalendar *calendar, JwCheckedRow *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%d");

  jw_field_choose (JW_FIELD (self), text);
}

/* The calendar costs more than the row, so it is made when it is first wanted. */
static void
create_calendar_cb (GtkMenuButton *button, gpointer user_data)
{
  JwCheckedRow *self = JW_CHECKED_ROW (user_data);
  JwField *row = JW_FIELD (self);
  const char *text = jw_node_get_string (jw_field_get_node (row), jw_field_get_property (row));
  g_autofree char *iso = text ? g_strconcat (text, "T12:00:00Z", NULL) : NULL;
  g_autoptr (GDateTime) date = iso ? g_date_time_new_from_iso8601 (iso, NULL) : NULL;
  GtkWidget *popover;

  if (!self->calendar)
    {
      popover = gtk_popover_new ();
      self->calendar = GTK_CALENDAR (gtk_calendar_new ());
      g_signal_connect (self->calendar, "day-selected", G_CALLBACK (day_cb), self);
      gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
      gtk_menu_button_set_popover (button, popover);
    }
  g_signal_handlers_block_by_func (self->calendar, day_cb, self);
  if (date)
    gtk_calendar_select_day (self->calendar, date);
  g_signal_handlers_unblock_by_func (self->calendar, day_cb, self);
}

static void
create_button (JwCheckedRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->button = GTK_MENU_BUTTON (button);
  gtk_menu_button_set_icon_name (self->button, "x-office-calendar-symbolic");
  gtk_menu_button_set_create_popup_func (self->button, create_calendar_cb, self, NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Choose from a calendar"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose from a calendar"), -1);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), button);
}

static void
show (JwField *row, JwNode *node, guint property)
{
  JwCheckedRow *self = JW_CHECKED_ROW (row);

  if (!self->button && jw_node_get_property_row (node, property)->type == JW_PROPERTY_DATE)
    create_button (self);
  jw_entry_show_text (GTK_EDITABLE (row), jw_node_get_string (node, property));
  show_error (self, NULL);
}

static void
jw_checked_row_field_init (JwFieldInterface *iface)
{
  iface->show = show;
}

static void
jw_checked_row_dispose (GObject *object)
{
  g_clear_handle_id (&JW_CHECKED_ROW (object)->pending, g_source_remove);
  G_OBJECT_CLASS (jw_checked_row_parent_class)->dispose (object);
}

static void
jw_checked_row_class_init (JwCheckedRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jw_checked_row_dispose;
}

static void
jw_checked_row_init (JwCheckedRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->warning = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_set_visible (self->warning, FALSE);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->warning);
  jw_entry_set_up (GTK_EDITABLE (self));
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
