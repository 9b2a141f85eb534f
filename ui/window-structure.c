#include <glib/gi18n-lib.h>

#include "model/edit/commands.h"
#include "model/stage.h"
#include "ui/sort-menu.h"
#include "ui/split-window.h"
#include "ui/stage-set-window.h"
#include "ui/window-private.h"

static JwNode *
get_selected_stage (JwWindow *self)
{
  JwNode *node = jw_window_get_selected (self);

  return node && jw_node_get_kind (node) == JW_KIND_STAGE ? node : NULL;
}

static void
change_stages_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);

  jw_window_end_edit (self);
  gtk_window_present (GTK_WINDOW (jw_stage_set_window_new (self)));
}

static void
split_stage_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);
  JwNode *stage;

  jw_window_end_edit (self);
  stage = get_selected_stage (self);
  if (stage)
    gtk_window_present (GTK_WINDOW (jw_split_window_new (self, stage)));
}

/* What is new wants a name: on the sheet, or else in the panel. */
static void
name_new (JwWindow *self, JwNode *node, const GError *error)
{
  if (!node)
    jw_window_say (self, error->message);
  else if (!jw_window_edit_node (self, node))
    jw_window_show_in_panel (self, node);
}

static void
add_part_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  JwNode *stage, *made;

  jw_window_end_edit (self);
  stage = get_selected_stage (self);
  if (!stage)
    return;
  if (g_str_equal (name, "win.add-step"))
    made = jw_edit_add_step (stage, _ ("New step"), &error);
  else
    made = jw_edit_add_phase (stage, _ ("New phase"), &error);
  name_new (self, made, error);
}

static void
merge_stage_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  JwNode *stage, *next;

  jw_window_end_edit (self);
  stage = get_selected_stage (self);
  next = stage ? jw_node_get_next (stage) : NULL;
  if (!next)
    return;
  if (!jw_edit_merge_stages (stage, next, &error))
    {
      jw_window_say (self, error->message);
      return;
    }
  jw_canvas_scroll_to (self->canvas, jw_node_get_id (stage));
  jw_window_update_actions (self);
}

static void
sort_cards_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);
  JwMap *map = jw_window_get_map (self);
  const char *lane_id, *stage_id;
  g_autoptr (GError) error = NULL;
  guint64 before;
  guint item, property;
  gboolean descending;

  g_variant_get (parameter, "(&s&su)", &lane_id, &stage_id, &item);
  jw_sort_menu_get_order (item, &property, &descending);
  jw_window_end_edit (self);
  before = jw_map_get_state (map);
  if (!jw_edit_sort_cards (map, jw_map_find (map, lane_id), jw_map_find (map, stage_id), property,
                           descending, &error))
    jw_window_say (self, error->message);
  else if (jw_map_get_state (map) == before)
    jw_window_say (self, _ ("The cards are in that order already."));
  else
    jw_window_say (self, _ ("The cards were sorted, each within its cell."));
}

void
jw_window_class_install_structure_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.change-stages", NULL, change_stages_cb);
  gtk_widget_class_install_action (widget_class, "win.add-step", NULL, add_part_cb);
  gtk_widget_class_install_action (widget_class, "win.add-phase", NULL, add_part_cb);
  gtk_widget_class_install_action (widget_class, "win.split-stage", NULL, split_stage_cb);
  gtk_widget_class_install_action (widget_class, "win.merge-stage", NULL, merge_stage_cb);
  gtk_widget_class_install_action (widget_class, "win.sort-cards", "(ssu)", sort_cards_cb);
}

void
jw_window_update_structure_actions (JwWindow *self)
{
  JwNode *stage = get_selected_stage (self);
  gboolean has_stages =
      jw_node_get_first_child (JW_NODE (jw_window_get_map (self)), JW_KIND_STAGE) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.add-step", stage != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.add-phase", stage != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.split-stage", stage != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.merge-stage",
                                 stage && jw_node_get_next (stage));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sort-cards", has_stages);
}
