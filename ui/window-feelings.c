#include "ui/window-private.h"

#include <glib/gi18n-lib.h>

#include "model/curve.h"
#include "model/edit/commands.h"
#include "model/lane.h"
#include "model/persona.h"
#include "ui/actions.h"

/* Selected, so that it can be dragged and told about in the side panel. */
static void
show_point (JwWindow *self, JwNode *point, const GError *error)
{
  if (point)
    jw_window_go_to_node (self, point);
  else
    jw_window_say (self, error->message);
}

/* Both actions name two nodes by their ids; FALSE if one of them is gone. */
static gboolean
find_both (JwWindow *self, GVariant *parameter, JwNode **first, JwNode **second)
{
  JwMap *map = jw_window_get_map (self);
  const char *a, *b;

  jw_window_end_edit (self);
  g_variant_get (parameter, "(&s&s)", &a, &b);
  *first = jw_map_find (map, a);
  *second = jw_map_find (map, b);
  return *first && *second;
}

static void
add_curve_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  JwNode *lane, *stage;

  if (find_both (self, parameter, &lane, &stage))
    show_point (self, jw_edit_add_curve (jw_window_get_map (self), lane, stage, &error), error);
}

static void
add_feeling_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  JwNode *curve, *stage;

  if (find_both (self, parameter, &curve, &stage))
    show_point (self, jw_edit_add_point (curve, stage, &error), error);
}

/* A curve as a whole has no place of its own on the sheet: its name, persona and scale are in the
 * side panel. */
static void
edit_curve_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);
  JwNode *curve;

  jw_window_end_edit (self);
  curve = jw_map_find (jw_window_get_map (self), g_variant_get_string (parameter, NULL));
  if (curve)
    jw_window_show_in_panel (self, curve);
}

void
jw_window_class_install_feeling_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.add-curve", "(ss)", add_curve_cb);
  gtk_widget_class_install_action (widget_class, "win.add-feeling", "(ss)", add_feeling_cb);
  gtk_widget_class_install_action (widget_class, "win.edit-curve", "s", edit_curve_cb);
}

/* Its own name, its persona's, or which one it is. */
static char *
make_name (JwMap *map, JwNode *curve, guint number)
{
  const char *name = jw_node_get_string (curve, JW_CURVE_NAME);
  const char *persona_id = jw_node_get_string (curve, JW_CURVE_PERSONA);
  JwNode *persona = persona_id ? jw_map_find (map, persona_id) : NULL;
  g_autofree char *plain = NULL;

  if (!name && persona)
    name = jw_node_get_string (persona, JW_PERSONA_NAME);
  plain = name ? g_strdup (name) : g_strdup_printf (_ ("Curve %u"), number);
  return jw_actions_escape (plain);
}

static void
append_item (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
append_curve_items (GMenu *menu, JwNode *curve, JwNode *stage, const char *name)
{
  /* Translators: %s is the name of a curve of feelings */
  g_autofree char *add = g_strdup_printf (_ ("Add Feeling to “%s”"), name);
  /* Translators: %s is the name of a curve of feelings */
  g_autofree char *edit = g_strdup_printf (_ ("Name and Scale of “%s”"), name);

  if (!jw_curve_find_point (curve, stage))
    append_item (menu, add, "win.add-feeling",
                 g_variant_new ("(ss)", jw_node_get_id (curve), jw_node_get_id (stage)));
  append_item (menu, edit, "win.edit-curve", g_variant_new_string (jw_node_get_id (curve)));
}

void
jw_window_append_feeling_items (GMenu *menu, JwNode *lane, JwNode *stage)
{
  JwMap *map = lane ? jw_node_get_map (lane) : NULL;
  g_autoptr (GMenu) section = g_menu_new ();
  guint number = 0;

  if (!lane || !stage || jw_lane_get_lane_type (lane) != JW_LANE_EMOTION)
    return;
  for (JwNode *curve = jw_lane_get_next_in (lane, JW_KIND_CURVE, NULL); curve;
       curve = jw_lane_get_next_in (lane, JW_KIND_CURVE, curve))
    {
      g_autofree char *name = make_name (map, curve, ++number);

      append_curve_items (section, curve, stage, name);
    }
  if (number > 0)
    append_item (section, _ (jw_actions_find ("win.add-curve")->title), "win.add-curve",
                 g_variant_new ("(ss)", jw_node_get_id (lane), jw_node_get_id (stage)));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}
