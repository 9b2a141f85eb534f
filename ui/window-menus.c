#include "ui/window-private.h"

#include <glib/gi18n-lib.h>

#include "model/card.h"
#include "model/clip/clip.h"
#include "model/curve.h"
#include "model/lane.h"
#include "model/point.h"
#include "ui/actions.h"
#include "ui/lane-menu.h"
#include "ui/line-popover.h"
#include "ui/sort-menu.h"

#define NAMES(...)                                                                                 \
  (const char *const[]) { __VA_ARGS__, NULL }

static void
append_lane_types (GMenu *menu)
{
  g_autoptr (GMenuModel) types = jw_lane_menu_new ();

  g_menu_append_submenu (menu, _ (jw_actions_find ("win.add-lane")->title), types);
}

static void
append_add_lane (GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  append_lane_types (section);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* "Sort Cards": those of a lane, of a cell, or of the whole map. */
static void
append_orders (GMenu *menu, const char *lane_id, const char *stage_id)
{
  g_autoptr (GMenuModel) orders = jw_sort_menu_new (lane_id, stage_id);

  g_menu_append_submenu (menu, _ (jw_actions_find ("win.sort-cards")->title), orders);
}

static void
append_sort_cards (GMenu *menu, const char *lane_id, const char *stage_id)
{
  g_autoptr (GMenu) section = g_menu_new ();

  append_orders (section, lane_id, stage_id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* What is done to the map as a whole. */
static void
append_arrange_map (GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  jw_actions_append (section, NAMES ("win.change-stages"));
  append_orders (section, NULL, NULL);
  jw_actions_append (section, NAMES ("win.balance-columns", "win.equal-columns", "win.fit-text"));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static GMenuModel *
build_add_menu (void)
{
  GMenu *menu = g_menu_new ();

  jw_actions_append (menu, NAMES ("win.add-card", "win.add-stage"));
  append_lane_types (menu);
  jw_actions_append (menu, NAMES ("win.add-persona"));
  jw_actions_append_section (menu, NAMES ("win.draw-link", "win.draw-path"));
  return G_MENU_MODEL (menu);
}

static GMenuModel *
build_main_menu (void)
{
  GMenu *menu = g_menu_new ();

  jw_actions_append_section (menu, NAMES ("app.new", "win.open", "win.save", "win.save-as",
                                          "win.versions", "app.recover"));
  jw_actions_append_section (menu, NAMES ("win.export", "win.print"));
  jw_actions_append_section (menu, NAMES ("win.undo", "win.redo"));
  append_arrange_map (menu);
  jw_actions_append_section (menu, NAMES ("win.find", "win.replace"));
  jw_actions_append_section (menu, NAMES ("win.present", "win.full-screen"));
  jw_actions_append_section (menu, NAMES ("win.zoom-in", "win.zoom-out", "win.zoom-actual",
                                          "win.zoom-fit", "win.zoom-stage", "win.side-panel"));
  jw_actions_append_section (menu, NAMES ("app.shortcuts", "app.about", "app.quit"));
  return G_MENU_MODEL (menu);
}

/* A menu leaves the keyboard to its button, from where typing would not reach the sheet. The menu
 * itself stays until the next one: its action is carried out after it is closed. */
static void
menu_closed_cb (GtkPopover *popover, JwWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  jw_canvas_hold_edit (self->canvas, FALSE);
}

void
jw_window_close_menus (GtkWidget *within)
{
  if (GTK_IS_POPOVER (within) && gtk_widget_get_visible (within))
    gtk_popover_popdown (GTK_POPOVER (within));
  for (GtkWidget *child = gtk_widget_get_first_child (within); child;
       child = gtk_widget_get_next_sibling (child))
    jw_window_close_menus (child);
}

static void
fill_menu (JwWindow *self, GtkMenuButton *button, GMenuModel *menu)
{
  gtk_menu_button_set_menu_model (button, menu);
  gtk_menu_button_set_create_popup_func (button, NULL, NULL, NULL);
  g_signal_connect (gtk_menu_button_get_popover (button), "closed", G_CALLBACK (menu_closed_cb),
                    self);
  g_object_unref (menu);
}

static void
fill_add_menu_cb (GtkMenuButton *button, gpointer data)
{
  fill_menu (JW_WINDOW (data), button, build_add_menu ());
}

static void
fill_main_menu_cb (GtkMenuButton *button, gpointer data)
{
  fill_menu (JW_WINDOW (data), button, build_main_menu ());
}

/* Each is made when it is opened for the first time: their many widgets are not to keep the
 * window's first frame waiting. */
void
jw_window_set_up_menus (JwWindow *self)
{
  gtk_menu_button_set_create_popup_func (self->add_button, fill_add_menu_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->menu_button, fill_main_menu_cb, self, NULL);
}

static void
append_add_before (GMenu *menu, JwNode *stage)
{
  g_autoptr (GMenuItem) item =
      g_menu_item_new (_ (jw_actions_find ("win.insert-stage")->title), NULL);

  g_menu_item_set_action_and_target (item, "win.insert-stage", "u", jw_node_get_position (stage));
  g_menu_append_item (menu, item);
}

static void
append_add_above (GMenu *menu, JwNode *lane)
{
  g_autoptr (GMenuModel) types = jw_lane_menu_new_at (jw_node_get_position (lane));

  g_menu_append_submenu (menu, _ (jw_actions_find ("win.insert-lane")->title), types);
}

static JwNode *
find_named (JwNode *node, guint property)
{
  return jw_map_find (jw_node_get_map (node), jw_node_get_string (node, property));
}

static void
append_feelings_of_point (GMenu *menu, JwNode *point)
{
  jw_window_append_feeling_items (menu, find_named (jw_node_get_parent (point), JW_CURVE_LANE),
                                  find_named (point, JW_POINT_STAGE));
}

static void
append_node_items (GMenu *menu, JwNode *node)
{
  switch (jw_node_get_kind (node))
    {
    case JW_KIND_CARD:
      jw_actions_append_section (menu, NAMES ("win.edit", "win.add-card", "win.add-card-above"));
      jw_actions_append_section (menu, NAMES ("win.merge-cards"));
      append_sort_cards (menu, jw_node_get_string (node, JW_CARD_LANE),
                         jw_node_get_string (node, JW_CARD_STAGE));
      jw_window_append_link_items (menu, node);
      jw_actions_append_section (menu, NAMES ("win.add-picture", "win.remove-picture"));
      break;
    case JW_KIND_STAGE:
      jw_actions_append_section (
          menu, NAMES ("win.rename", "win.add-stage", "win.add-step", "win.add-phase"));
      append_add_before (menu, node);
      jw_actions_append_section (menu, NAMES ("win.merge-stage", "win.split-stage"));
      jw_actions_append_section (menu, NAMES ("win.stage-left", "win.stage-right"));
      jw_actions_append_section (menu, NAMES ("win.change-stages", "win.zoom-stage"));
      break;
    case JW_KIND_LANE:
      jw_actions_append_section (menu, NAMES ("win.rename"));
      append_add_lane (menu);
      append_add_above (menu, node);
      append_sort_cards (menu, jw_node_get_id (node), NULL);
      jw_window_append_feeling_items (
          menu, node, jw_node_get_first_child (JW_NODE (jw_node_get_map (node)), JW_KIND_STAGE));
      jw_actions_append_section (menu, NAMES ("win.lane-up", "win.lane-down"));
      break;
    case JW_KIND_POINT:
      jw_actions_append_section (menu, NAMES ("win.edit"));
      append_feelings_of_point (menu, node);
      break;
    case JW_KIND_LINK:
    case JW_KIND_LEG:
    case JW_KIND_PATH:
      jw_actions_append_section (menu, NAMES ("win.edit"));
      jw_window_append_link_items (menu, node);
      break;
    default:
      jw_actions_append_section (menu, NAMES ("win.edit"));
      break;
    }
  if (jw_clip_can_copy (node))
    jw_actions_append_section (menu, NAMES ("win.cut", "win.copy", "win.paste", "win.duplicate"));
  jw_actions_append_section (menu, NAMES ("win.delete"));
}

/* "Add pain point", or what else the cell's lane holds. */
static void
append_cell_item (JwWindow *self, GMenu *menu, const JwSceneItem *item)
{
  JwNode *lane = jw_map_find (jw_window_get_map (self), jw_scene_item_get_lane_id (item));
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenuItem) entry = NULL;

  if (!lane)
    return;
  entry = g_menu_item_new (jw_lane_type_add_label (jw_lane_get_lane_type (lane)), NULL);
  g_menu_item_set_action_and_target (entry, "win.add-here", "(ss)",
                                     jw_scene_item_get_lane_id (item),
                                     jw_scene_item_get_stage_id (item));
  g_menu_append_item (section, entry);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  jw_window_append_feeling_items (
      menu, lane, jw_map_find (jw_window_get_map (self), jw_scene_item_get_stage_id (item)));
}

static const JwSceneItem *
find_cell (JwWindow *self, double x, double y)
{
  JwScene *scene = jw_canvas_get_scene (self->canvas);
  const JwSceneItem *item;
  double sheet_x, sheet_y;

  jw_canvas_widget_to_sheet (self->canvas, x, y, &sheet_x, &sheet_y);
  item = scene ? jw_scene_hit (scene, sheet_x, sheet_y, 0) : NULL;
  return item && jw_scene_item_get_kind (item) == JW_ITEM_CELL ? item : NULL;
}

static GMenuModel *
build_context_menu (JwWindow *self, double x, double y, const char *node_id)
{
  GMenu *menu = g_menu_new ();
  JwMap *map = jw_window_get_map (self);
  JwNode *node = jw_map_find (map, node_id);
  const JwSceneItem *cell = find_cell (self, x, y);

  if (node && node != JW_NODE (map))
    append_node_items (menu, node);
  else
    {
      if (node)
        jw_actions_append_section (menu, NAMES ("win.edit"));
      if (cell)
        append_cell_item (self, menu, cell);
      jw_actions_append_section (menu, NAMES ("win.paste"));
      if (cell)
        append_sort_cards (menu, jw_scene_item_get_lane_id (cell),
                           jw_scene_item_get_stage_id (cell));
      jw_actions_append_section (menu, NAMES ("win.add-stage", "win.change-stages"));
      append_add_lane (menu);
    }
  return G_MENU_MODEL (menu);
}

/* Shows a popover, which is taken over, at a place of the sheet; at the edge of the view if that is
 * out of sight, as GTK does not stand a popover beyond the screen. */
static void
popup (JwWindow *self, GtkWidget *popover, double x, double y)
{
  graphene_point_t from = GRAPHENE_POINT_INIT ((float)x, (float)y);
  graphene_point_t to = from;
  int width = gtk_widget_get_width (GTK_WIDGET (self->overlay));
  int height = gtk_widget_get_height (GTK_WIDGET (self->overlay));

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = popover;
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self->overlay));
  if (!gtk_widget_compute_point (GTK_WIDGET (self->canvas), GTK_WIDGET (self->overlay), &from, &to))
    to = from;
  gtk_popover_set_pointing_to (
      GTK_POPOVER (self->menu),
      &(GdkRectangle){ CLAMP ((int)to.x, 0, width - 1), CLAMP ((int)to.y, 0, height - 1), 1, 1 });
  g_signal_connect (self->menu, "closed", G_CALLBACK (menu_closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* Its corner is at the pointer. Beside that it is moved up where the screen ends, beneath it would
 * be cut to what is left and scrolled. */
static GtkWidget *
create_menu (GMenuModel *model)
{
  GtkWidget *menu = gtk_popover_menu_new_from_model (model);

  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_popover_set_position (
      GTK_POPOVER (menu),
      gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? GTK_POS_LEFT : GTK_POS_RIGHT);
  gtk_widget_set_valign (menu, GTK_ALIGN_START);
  return menu;
}

/* In the middle of what is seen of the item. */
static void
find_middle (JwWindow *self, const JwSceneItem *item, double *x, double *y)
{
  GtkWidget *canvas = GTK_WIDGET (self->canvas);
  GdkRectangle view = { 0, 0, gtk_widget_get_width (canvas), gtk_widget_get_height (canvas) };
  GdkRectangle place, seen;
  JwRect bounds;

  jw_scene_item_get_bounds (item, &bounds);
  jw_canvas_sheet_to_widget (self->canvas, &bounds, &place);
  if (!gdk_rectangle_intersect (&place, &view, &seen))
    seen = view;
  *x = seen.x + seen.width / 2.0;
  *y = seen.y + seen.height / 2.0;
}

gboolean
jw_window_popup_line (JwWindow *self, JwNode *line)
{
  const JwSceneItem *item =
      jw_scene_find (jw_canvas_get_scene (self->canvas), jw_node_get_id (line));
  double x, y;

  if (!item || !jw_line_popover_knows (jw_node_get_kind (line)))
    return FALSE;
  find_middle (self, item, &x, &y);
  popup (self, jw_line_popover_new (line), x, y);
  return TRUE;
}

void
jw_window_popup_menu (JwWindow *self, double x, double y, const char *node_id)
{
  g_autoptr (GMenuModel) model = build_context_menu (self, x, y, node_id);

  popup (self, create_menu (model), x, y);
}

void
jw_window_popup_text_menu (JwWindow *self, double x, double y)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  jw_actions_append_section (menu, NAMES ("win.cut", "win.copy", "win.paste"));
  jw_actions_append_section (menu, NAMES ("win.select-all"));
  jw_canvas_hold_edit (self->canvas, TRUE);
  popup (self, create_menu (G_MENU_MODEL (menu)), x, y);
}

void
jw_window_popup_lanes (JwWindow *self, double x, double y, guint position)
{
  g_autoptr (GMenuModel) model = jw_lane_menu_new_at (position);

  popup (self, create_menu (model), x, y);
}
