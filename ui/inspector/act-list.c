#include "ui/inspector/act-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ui/actions.h"
#include "ui/lane-menu.h"

#define MAX_ACTS 8

static const char *const acts[JW_N_KINDS][MAX_ACTS + 1] = {
  [JW_KIND_MAP] = { "win.add-card", "win.add-stage", "win.add-lane", "win.add-persona",
                    "win.change-stages", "win.add-picture" },
  [JW_KIND_STAGE] = { "win.add-stage", "win.add-step", "win.add-card", "win.stage-left",
                      "win.stage-right", "win.merge-stage", "win.split-stage", "win.delete" },
  [JW_KIND_LANE] = { "win.add-card", "win.add-lane", "win.lane-up", "win.lane-down", "win.delete" },
  [JW_KIND_CARD] = { "win.add-card", "win.add-picture", "win.delete" },
  [JW_KIND_PERSONA] = { "win.add-persona", "win.add-picture", "win.delete" },
  [JW_KIND_POINT] = { "win.delete" },
  [JW_KIND_MEASURE] = { "win.delete" },
};

/* The kinds without a line of their own can at least be deleted. */
static const char *const other_acts[] = { "win.delete", NULL };

static gboolean
is_in_window (GtkWidget *widget)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  graphene_rect_t place, room = GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (window),
                                                    (float)gtk_widget_get_height (window));

  return gtk_widget_compute_bounds (widget, window, &place) &&
         graphene_rect_intersection (&place, &room, NULL);
}

/* As the widget that the row activates the button would wait a quarter of a second, as for a key,
 * and the panel may have slid away by then. A screen reader may press a row that is scrolled away:
 * it is brought into sight, as GTK does not stand a list beyond the screen. */
static void
open_lanes_cb (GtkWidget *row, GtkMenuButton *button)
{
  if (is_in_window (GTK_WIDGET (button)))
    gtk_menu_button_popup (button);
  else
    gtk_widget_grab_focus (row);
}

/* There are many types of lane: a click opens the list of them. */
static void
add_lane_button (AdwActionRow *row, const JwAction *action)
{
  g_autoptr (GMenuModel) menu = jw_lane_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "pan-down-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (action->title), -1);
  adw_action_row_add_suffix (row, button);
  g_signal_connect_object (row, "activated", G_CALLBACK (open_lanes_cb), button, 0);
}

static GtkWidget *
create_row (const JwAction *action)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (action->title));
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), action->icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (g_str_equal (action->name, "win.add-lane"))
    add_lane_button (ADW_ACTION_ROW (row), action);
  else
    gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action->name);
  if (g_str_equal (action->name, "win.delete"))
    gtk_widget_add_css_class (row, "delete");
  return row;
}

GtkWidget *
jw_act_list_new (JwKind kind)
{
  GtkWidget *list = gtk_list_box_new ();
  const char *const *names = acts[kind][0] ? acts[kind] : other_acts;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "acts");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What can be done with it"), -1);
  for (guint i = 0; names[i]; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), create_row (jw_actions_find (names[i])));
  return list;
}
