#include "ui/inspector/field.h"

#include <glib/gi18n-lib.h>

#include "model/edit/commands.h"
#include "ui/inspector/boolean-row.h"
#include "ui/inspector/checked-row.h"
#include "ui/inspector/choice-row.h"
#include "ui/inspector/color-row.h"
#include "ui/inspector/number-row.h"
#include "ui/inspector/open-choice-row.h"
#include "ui/inspector/rating-row.h"
#include "ui/inspector/ref-row.h"
#include "ui/inspector/refs-row.h"
#include "ui/inspector/string-row.h"
#include "ui/inspector/text-row.h"

/* What every row knows, whatever its class. */
typedef struct
{
  JwNode *node;
  guint property;
  gboolean showing;
} Binding;

G_DEFINE_INTERFACE (JwField, jw_field, GTK_TYPE_WIDGET)

static void
jw_field_default_init (JwFieldInterface *iface)
{
}

static void
binding_free (Binding *binding)
{
  g_clear_object (&binding->node);
  g_free (binding);
}

static Binding *
get_binding (JwField *row)
{
  return g_object_get_data (G_OBJECT (row), "jw-binding");
}

static GType
find_row_type (const JwProperty *row)
{
  switch (row->type)
    {
    case JW_PROPERTY_TEXT:
      return JW_TYPE_TEXT_ROW;
    case JW_PROPERTY_CHOICE:
      return row->flags & JW_PROPERTY_OPEN ? JW_TYPE_OPEN_CHOICE_ROW : JW_TYPE_CHOICE_ROW;
    case JW_PROPERTY_REF:
      return JW_TYPE_REF_ROW;
    case JW_PROPERTY_NUMBER:
      return row->flags & JW_PROPERTY_RATING ? JW_TYPE_RATING_ROW : JW_TYPE_NUMBER_ROW;
    case JW_PROPERTY_BOOLEAN:
      return JW_TYPE_BOOLEAN_ROW;
    case JW_PROPERTY_REFS:
      return JW_TYPE_REFS_ROW;
    case JW_PROPERTY_DATE:
    case JW_PROPERTY_LINK:
      return JW_TYPE_CHECKED_ROW;
    case JW_PROPERTY_COLOR:
      return JW_TYPE_COLOR_ROW;
    case JW_PROPERTY_STRING:
    case JW_PROPERTY_DATA:
    default:
      return JW_TYPE_STRING_ROW;
    }
}

/* What is typed next in the same row, after something else was done, is another act. */
static void
leave_cb (GtkEventControllerFocus *controller, JwField *row)
{
  JwMap *map = get_binding (row)->node ? jw_node_get_map (get_binding (row)->node) : NULL;

  if (map)
    jw_edit_end_merging (map);
}

GtkWidget *
jw_field_new (const JwProperty *row, guint property)
{
  GtkWidget *widget = g_object_new (find_row_type (row), "title", _ (row->label), NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  Binding *binding = g_new0 (Binding, 1);

  g_signal_connect (focus, "leave", G_CALLBACK (leave_cb), widget);
  gtk_widget_add_controller (widget, focus);
  binding->property = property;
  g_object_set_data_full (G_OBJECT (widget), "jw-binding", binding, (GDestroyNotify)binding_free);
  return widget;
}

void
jw_field_bind (JwField *row, JwNode *node)
{
  g_set_object (&get_binding (row)->node, node);
  jw_field_refresh_choices (row);
  jw_field_refresh (row);
}

void
jw_field_refresh (JwField *row)
{
  Binding *binding = get_binding (row);

  if (!binding->node)
    return;
  binding->showing = TRUE;
  JW_FIELD_GET_IFACE (row)->show (row, binding->node, binding->property);
  binding->showing = FALSE;
}

void
jw_field_refresh_choices (JwField *row)
{
  Binding *binding = get_binding (row);
  JwFieldInterface *iface = JW_FIELD_GET_IFACE (row);

  if (!binding->node || !iface->show_choices)
    return;
  binding->showing = TRUE;
  iface->show_choices (row, binding->node, binding->property);
  binding->showing = FALSE;
}

JwNode *
jw_field_get_node (JwField *row)
{
  Binding *binding = get_binding (row);

  return binding ? binding->node : NULL;
}

guint
jw_field_get_property (JwField *row)
{
  return get_binding (row)->property;
}

const JwProperty *
jw_field_get_table_row (JwField *row)
{
  Binding *binding = get_binding (row);

  if (!binding || !binding->node)
    return NULL;
  return jw_node_get_property_row (binding->node, binding->property);
}

gboolean
jw_field_is_showing (JwField *row)
{
  Binding *binding = get_binding (row);

  return !binding || binding->showing;
}

static gboolean
is_same_value (Binding *binding, const char *value)
{
  const JwProperty *row = jw_node_get_property_row (binding->node, binding->property);

  if (!value || !*value)
    return !jw_node_has (binding->node, binding->property);
  return !jw_property_is_number (row) &&
         g_strcmp0 (jw_node_get_string (binding->node, binding->property), value) == 0;
}

/* A node that was deleted while its row had the focus cannot be changed any more. */
static gboolean
can_change (JwField *row)
{
  Binding *binding = get_binding (row);

  return !jw_field_is_showing (row) && binding->node && jw_node_get_map (binding->node);
}

void
jw_field_refuse (JwField *row, const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "win.say", "s", error->message);
  jw_field_refresh (row);
}

static void
change (JwField *row, const char *value, gboolean merge)
{
  Binding *binding = get_binding (row);
  g_autoptr (GError) error = NULL;

  if (!can_change (row) || is_same_value (binding, value))
    return;
  if (!jw_edit_change (binding->node, binding->property, value, merge, &error))
    jw_field_refuse (row, error);
}

void
jw_field_change (JwField *row, const char *value)
{
  change (row, value, TRUE);
}

void
jw_field_choose (JwField *row, const char *value)
{
  change (row, value, FALSE);
}

void
jw_field_change_number (JwField *row, double value)
{
  Binding *binding = get_binding (row);
  g_autoptr (GError) error = NULL;

  if (!can_change (row))
    return;
  if (!jw_edit_change_number (binding->node, binding->property, value, TRUE, &error))
    jw_field_refuse (row, error);
}
