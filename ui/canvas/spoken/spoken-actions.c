#include "ui/canvas/canvas-private.h"
#include "ui/canvas/spoken/spoken-item.h"
#include "ui/canvas/spoken/spoken-sheet.h"

/* Puts the keyboard at what the item stands for; %NULL if that is gone, or has no place. */
static JwCanvas *
go_to (GtkWidget *widget, JwPlace *place)
{
  JwSpokenItem *item = JW_SPOKEN_ITEM (widget);
  JwCanvas *canvas = JW_CANVAS (gtk_widget_get_ancestor (widget, JW_TYPE_CANVAS));
  const JwCellRef cell = { (char *)jw_spoken_item_get_lane_id (item),
                           (char *)jw_spoken_item_get_stage_id (item) };
  const char *id = jw_spoken_item_get_node_id (item);
  JwNode *node = id != NULL ? jw_map_find (canvas->map, id) : NULL;

  jw_canvas_end_edit (canvas);
  if (node != NULL ? !jw_place_of_node (node, place) : !jw_canvas_find_cell (canvas, &cell, place))
    return NULL;
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  jw_canvas_set_place (canvas, place);
  return canvas;
}

static void
select_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwPlace place;

  go_to (widget, &place);
}

static void
edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwPlace place;
  JwCanvas *canvas = go_to (widget, &place);

  if (canvas != NULL)
    jw_canvas_edit_place (canvas, &place);
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwPlace place;
  JwCanvas *canvas = go_to (widget, &place);

  if (canvas != NULL && place.lane != NULL && place.stage != NULL)
    jw_canvas_add_here (canvas, &place, -1);
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwPlace place;
  JwCanvas *canvas = go_to (widget, &place);

  if (canvas != NULL && place.node != NULL)
    jw_canvas_delete_selection (canvas);
}

static void
menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwPlace place;
  JwCanvas *canvas = go_to (widget, &place);

  if (canvas != NULL)
    jw_canvas_open_menu_here (canvas);
}

void
jw_spoken_class_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "part.select", NULL, select_cb);
  gtk_widget_class_install_action (klass, "part.edit", NULL, edit_cb);
  gtk_widget_class_install_action (klass, "part.add", NULL, add_cb);
  gtk_widget_class_install_action (klass, "part.delete", NULL, delete_cb);
  gtk_widget_class_install_action (klass, "part.menu", NULL, menu_cb);
}
